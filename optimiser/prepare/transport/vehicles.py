"""Rows of vehicles to kinds of vehicle: layouts, shifts, and costs in whole cost units."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from models.transport.places_on_board import GOODS, PEOPLE, people_capacity
from models.transport.vehicle import Vehicle
from optimiser.case import Case
from optimiser.prepare.transport.day import COST_UNITS, UNITS_OF_METRE_RATE, UNITS_OF_SECOND_RATE, VehicleSource
from optimiser.prepare.transport.requests import PATIENT, Movement
from optimiser.prepare.transport.rows import Row, rows_of
from optimiser.prepare.transport.windows import DAY
from optimiser.tables.layouts import read_layouts

_METRES_MILLIONTHS = 1_000_000 * 1_000


@dataclass(frozen=True)
class Fleet:
    """Vehicles of the case.

    Parameters
    ----------
    rows
        Their rows, by code.
    depot
        Place of each depot.
    factor
        Emissions by factor [kgCO2e per m].
    """

    rows: tuple[Row, ...]
    depot: dict[str, str]
    factor: dict[str, Fraction]

    def place(self, row: Row) -> str:
        """Return the place that a vehicle starts from and comes back to; without a table of depots it is named."""
        return self.depot.get(row.text("depot"), row.text("depot"))

    @property
    def hours(self) -> tuple[int, int]:
        """First departure and last return of any vehicle [s]; the whole day where there is none."""
        shifts = [_shift(row) for row in self.rows]
        return (min(first for first, _ in shifts), max(last for _, last in shifts)) if shifts else (0, DAY)

    @property
    def carries_people(self) -> bool:
        """Whether some vehicle has places for people."""
        return any(_carries_people(row) for row in self.rows)


def fleet_of(case: Case) -> Fleet:
    """Return the vehicles of a case, by code.

    Parameters
    ----------
    case
        The checked tables.
    """
    return Fleet(
        rows=tuple(sorted(rows_of(case, "vehicles"), key=lambda row: row.text("vehicle"))),
        depot={row.text("depot"): row.text("place") for row in rows_of(case, "depots")},
        factor={
            row.text("factor"): Fraction(row.whole("kgco2e_per_km_millionths") or 0, _METRES_MILLIONTHS)
            for row in rows_of(case, "factors")
        },
    )


def vehicles_for(fleet: Fleet, movements: Iterable[Movement], recorded: Collection[str]) -> tuple[Row, ...]:
    """Return the vehicles that have a part in a day: all of them, or those with places for people where no goods go.

    Parameters
    ----------
    fleet
        Vehicles of the case.
    movements
        What is to be moved.
    recorded
        Codes of the vehicles that the recorded routes of patients name: they stay, whatever places they have, so that
        the check can tell what the record breaks.
    """
    if any(movement.table == "consignments" for movement in movements):
        return fleet.rows
    return tuple(row for row in fleet.rows if _carries_people(row) or row.text("vehicle") in recorded)


def vehicle_of(row: Row, depot: int, most: tuple[int, ...]) -> Vehicle:
    """Return the kind of vehicle that a row describes.

    Parameters
    ----------
    row
        Of ``vehicles``.
    depot
        Its place in the instance.
    most
        Load of all goods of the day together: what a vehicle has room for that states some of its space, where it
        leaves volume or weight open.
    """
    people = [people_capacity(*layout) for layout in read_layouts(row.text("layouts")) or ()] or [(0,) * len(PEOPLE)]
    goods = _goods_capacity(row, most)
    return Vehicle(
        name=row.text("vehicle"),
        trust=row.text("trust"),
        depot=depot,
        number=row.whole("vehicles") or 0,
        layouts=tuple((*layout, *goods) for layout in people),
        shift=_shift(row),
        max_duration=row.seconds("max_duty_min"),
        break_after=row.seconds("break_after_min") or 0,
        break_length=row.seconds("break_min") or 0,
        skills=row.codes("skills"),
        groups=row.codes("goods"),
        cost_fixed=COST_UNITS * (row.whole("cost_day_pence") or 0),
        cost_tick=UNITS_OF_SECOND_RATE * (row.whole("cost_hour_pence") or 0),
        cost_distance=UNITS_OF_METRE_RATE * (row.whole("cost_km_gbp_millionths") or 0),
        cost_request=COST_UNITS * (row.whole("cost_journey_pence") or 0),
    )


def source_of(row: Row, fleet: Fleet) -> VehicleSource:
    """Return where a kind of vehicle stands in the case, and its rates.

    Parameters
    ----------
    row
        Of ``vehicles``.
    fleet
        Which knows the emission factors.
    """
    return VehicleSource(
        code=row.text("vehicle"),
        row=row.number,
        ownership=row.text("ownership"),
        kgco2e_per_metre=fleet.factor.get(row.text("factor")),
        cost_day_pence=row.whole("cost_day_pence") or 0,
        cost_hour_pence=row.whole("cost_hour_pence") or 0,
        cost_km_millionths=row.whole("cost_km_gbp_millionths") or 0,
        cost_journey_pence=row.whole("cost_journey_pence") or 0,
    )


def _carries_people(row: Row) -> bool:
    """Whether a patient could find a place in a vehicle: seats beside the driver are for escorts and staff."""
    layouts = read_layouts(row.text("layouts")) or ()
    places = any(sum(layout[1:]) for layout in layouts)
    groups = row.codes("goods")
    return places and (not groups or PATIENT in groups)


def _shift(row: Row) -> tuple[int, int]:
    first, last = row.seconds("shift_from"), row.seconds("shift_to")
    return (0 if first is None else first, DAY if last is None else last)


def _goods_capacity(row: Row, most: tuple[int, ...]) -> tuple[int, ...]:
    """Return millilitres, grams and cages, rounded down; roll cages need a floor and a lift, so they must be stated."""
    litres, kg, cages = row.exact("litres"), row.exact("kg"), row.whole("cages")
    if litres is None and kg is None and cages is None:
        return (0,) * len(GOODS)
    volume = most[0] if litres is None else floor(1000 * litres)
    weight = most[1] if kg is None else floor(1000 * kg)
    return (volume, weight, cages or 0)
