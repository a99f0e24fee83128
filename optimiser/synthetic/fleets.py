"""A fleet for a made-up day: so many vehicles that each trust can carry its own with nobody sharing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from optimiser.money import round_half_up
from optimiser.synthetic.duties import Task, duties
from optimiser.synthetic.movement_rows import ConsignmentRow, DepotRow, JourneyRow, VehicleRow
from optimiser.synthetic.places import Place
from optimiser.synthetic.rates import (
    AMBULANCE,
    BREAK,
    BREAK_AFTER,
    CAR,
    KINDS,
    MAX_DUTY,
    MINIBUS,
    SHIFT,
    VAN,
    Kind,
    vehicle_code,
)
from optimiser.synthetic.region import Region
from optimiser.synthetic.sharing_table import PATIENT

_SERVICE = {"walker": 2, "wheelchair": 4, "stretcher": 6, "bariatric": 10}
_GOODS_SERVICE, _CLEANING = 3, 15
_SPARE = 10  # one vehicle more than needed, and one more for as many
_MOST_IN_CAR, _BUS_EVERY = 3, 3


def journey_task(row: JourneyRow, places: Mapping[str, Place]) -> Task:
    """Return a journey as a vehicle sees it.

    Parameters
    ----------
    row
        The journey.
    places
        By code.
    """
    service = _SERVICE[row.mobility]
    late = 24 * 60
    return Task(
        places[row.origin],
        places[row.destination],
        (row.pickup_from or 0, late if row.pickup_to is None else row.pickup_to),
        (row.delivery_from or 0, late if row.delivery_to is None else row.delivery_to),
        service,
        service + (_CLEANING if row.alone else 0),
        PATIENT,
    )


def goods_task(row: ConsignmentRow, places: Mapping[str, Place]) -> Task:
    """Return a consignment as a vehicle sees it.

    Parameters
    ----------
    row
        The consignment.
    places
        By code.
    """
    pickup, delivery = (row.pickup_from, row.pickup_to), (row.delivery_from, row.delivery_to)
    ways = (places[row.origin], places[row.destination])
    return Task(*ways, pickup, delivery, _GOODS_SERVICE, _GOODS_SERVICE, row.goods)


def kind_for(row: JourneyRow, number: int) -> Kind:
    """Return the kind of vehicle that a patient is fetched with by his own trust.

    Parameters
    ----------
    row
        The journey.
    number
        Its place in the day; every third who could go by car goes by minibus, so that seats are left free.
    """
    if row.skills or row.mobility in {"stretcher", "bariatric"}:
        return AMBULANCE
    if row.mobility == "wheelchair" or row.escorts >= _MOST_IN_CAR or number % _BUS_EVERY == 0:
        return MINIBUS
    return CAR


@dataclass(frozen=True)
class Fleet:
    """Vehicles, their depots, and what the day costs with nobody sharing.

    Parameters
    ----------
    vehicles, depots
        Rows.
    journeys_pence, goods_pence
        What the day costs when every movement rides by itself; an upper estimate, illustrative [pence].
    """

    vehicles: list[VehicleRow]
    depots: list[DepotRow]
    journeys_pence: int
    goods_pence: int


def make_fleet(
    region: Region, journeys: Sequence[JourneyRow], consignments: Sequence[ConsignmentRow], rounds: Mapping[str, int]
) -> Fleet:
    """Make vehicles for every trust.

    Parameters
    ----------
    region
        Where.
    journeys, consignments
        What is to be carried.
    rounds
        How many vans its rounds need at once, by van.
    """
    places = {place.code: place for place in (*region.areas, *region.sites)}
    tasks: dict[tuple[str, str, str], list[Task]] = {}
    for number, row in enumerate(journeys):
        task = journey_task(row, places)
        depot = region.depot_near(row.trust, task.origin)
        tasks.setdefault((row.trust, depot.code, kind_for(row, number).name), []).append(task)
    for parcel in consignments:
        task = goods_task(parcel, places)
        depot = region.depot_near(parcel.trust, task.origin)
        tasks.setdefault((parcel.trust, depot.code, VAN.name), []).append(task)
    vehicles, depots, spent = [], [], {True: Fraction(0), False: Fraction(0)}
    for member in region.members:
        for number, depot in enumerate(region.depots[member.trust]):
            made = []
            for kind in KINDS:
                done = duties(tasks.get((member.trust, depot.code, kind.name), ()), depot)
                code = vehicle_code(member.trust, kind.name, number)
                needed = max(len(done), rounds.get(code, 0) if kind is VAN else 0)
                spent[kind is VAN] += sum((duty.pence(kind) for duty in done), Fraction(0))
                if needed:
                    made.append(_vehicles(code, member.trust, number, kind, needed))
            vehicles += made
            if made:
                depots.append(DepotRow(_depot_code(member.trust, number), member.trust, depot.code))
    return Fleet(vehicles, depots, round_half_up(spent[False]), round_half_up(spent[True]))


def _depot_code(trust: str, number: int) -> str:
    return f"illustrative-{trust}-{number + 1}"


def _vehicles(code: str, trust: str, depot: int, kind: Kind, needed: int) -> VehicleRow:
    """Return one row of vehicles, some more than are needed."""
    return VehicleRow(
        code,
        trust,
        _depot_code(trust, depot),
        needed + 1 + needed // _SPARE,
        "leased",
        kind.layouts,
        kind.litres or None,
        kind.kg or None,
        kind.cages,
        *SHIFT,
        kind.day,
        kind.hour,
        kind.km,
        kind.factor,
        MAX_DUTY,
        BREAK_AFTER,
        BREAK,
        kind.skills,
        kind.goods,
    )
