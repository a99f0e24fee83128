"""A case and a scenario to the days that transport is planned for, or to one error that carries every problem."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from models.network.closure import closed
from models.transport.instance import NO_ROAD, Matrix, TransportInstance
from models.transport.places_on_board import PEOPLE
from models.transport.request import Request
from optimiser.case import Case, weakest_basis
from optimiser.config.scenario import Scenario
from optimiser.issues import IssueLog
from optimiser.prepare.transport.day import COST_UNITS, RequestSource, TransportDay
from optimiser.prepare.transport.recorded import recorded_routes, recorded_vehicles
from optimiser.prepare.transport.refusal import record
from optimiser.prepare.transport.requests import RESOURCES, Kinds, Movement, movements_of
from optimiser.prepare.transport.rows import Row
from optimiser.prepare.transport.servable import refusal_of
from optimiser.prepare.transport.sharing import sharing_of
from optimiser.prepare.transport.timings import TimedMovement, timed_movements
from optimiser.prepare.transport.travel import TravelModel, travel_model
from optimiser.prepare.transport.vehicles import Fleet, fleet_of, source_of, vehicle_of, vehicles_for
from optimiser.prepare.transport.worth import unserved_cost

_ALWAYS = ("vehicles", "depots", "factors", "compatibility", "areas", "sites", "travel_times", "roads")
_RECORDED = ("recorded_routes", "recorded_stops")
JOURNEYS: Kinds = ("journeys",)


@dataclass(frozen=True)
class _Draft:
    """A day before its instance is made.

    Parameters
    ----------
    day_type
        Kind of day.
    movements
        What is to be moved.
    vehicles
        Rows of the vehicles that have a part in it.
    places
        Every place needed, sorted.
    """

    day_type: str
    movements: tuple[Movement, ...]
    vehicles: tuple[Row, ...]
    places: tuple[str, ...]


def transport_days(case: Case, scenario: Scenario, kinds: Kinds = JOURNEYS) -> tuple[TransportDay, ...]:
    """Return one day for each kind of day, sorted; none where nothing of these kinds is to be moved.

    Parameters
    ----------
    case, scenario
        What is planned.
    kinds
        Tables of what is to be moved: journeys, consignments or both. Where goods are among them, every vehicle has a
        part, and goods that no vehicle can take are no error: overlap is found without vehicles too.

    Raises
    ------
    InputError
        If a place is not known or not reached, a window is shorter than its ride, a limit on board cannot be kept, or
        no vehicle of anybody can take a journey; it carries every such issue.
    """
    movements = movements_of(case, scenario, kinds)
    fleet = fleet_of(case)
    drafts = [_draft(case, fleet, name, movements) for name in sorted({one.day_type for one in movements})]
    if not drafts:
        return ()
    places = tuple(sorted({place for draft in drafts for place in draft.places}))
    travel = travel_model(case, places)
    log = IssueLog()
    ways = closed(travel.seconds, travel.metres)
    days = tuple(_day(case, scenario, fleet, _cut(travel, ways, places, draft), draft, log) for draft in drafts)
    log.raise_if_errors()
    return days


def check_days(case: Case, scenarios: Iterable[Scenario]) -> None:
    """Make every day of a case for nothing but its errors.

    Parameters
    ----------
    case
        The checked tables.
    scenarios
        Settings to try; those that say the same of transport are tried once.

    Raises
    ------
    InputError
        As :func:`transport_days` says.
    """
    seen = []
    for scenario in scenarios:
        if scenario.transport not in seen:
            seen.append(scenario.transport)
            transport_days(case, scenario, ("journeys", "consignments"))


@dataclass(frozen=True, eq=False)
class _Travel:
    """Roads between the places of one day, in its own numbers.

    Parameters
    ----------
    told
        Driving time from place to place as the case tells it [s]; :data:`models.transport.instance.NO_ROAD` where there
        is no way.
    seconds, metres
        Time of the fastest way, which may lead over a third place, and its length [s, m].
    number
        Number of each place.
    coordinates
        Latitude and longitude by number, where they are known.
    """

    told: Matrix
    seconds: Matrix
    metres: Matrix
    number: dict[str, int]
    coordinates: dict[int, tuple[float, float]]

    def direct(self, movement: Movement) -> int:
        """Return the time of a direct ride [s]; none where the case says that no road leads."""
        pair = self.number[movement.origin], self.number[movement.destination]
        return NO_ROAD if self.told[pair] == NO_ROAD else int(self.seconds[pair])


def _draft(case: Case, fleet: Fleet, day_type: str, movements: Sequence[Movement]) -> _Draft:
    """Collect what one kind of day needs."""
    own = tuple(movement for movement in movements if movement.day_type == day_type)
    vehicles = vehicles_for(fleet, own, recorded_vehicles(case, day_type))
    ends = {place for movement in own for place in (movement.origin, movement.destination)}
    return _Draft(day_type, own, vehicles, tuple(sorted(ends | {fleet.place(row) for row in vehicles})))


def _cut(travel: TravelModel, ways: tuple[Matrix, Matrix], places: Sequence[str], draft: _Draft) -> _Travel:
    """Return the part of a travel model that one day needs."""
    number = {place: at for at, place in enumerate(places)}
    rows = np.array([number[place] for place in draft.places], dtype=np.int64)
    own = {place: at for at, place in enumerate(draft.places)}
    known = {own[place]: travel.coordinates[place] for place in draft.places if place in travel.coordinates}
    part = np.ix_(rows, rows)
    fastest, length = ways
    return _Travel(travel.seconds[part], fastest[part], length[part], own, known)


def _day(case: Case, scenario: Scenario, fleet: Fleet, travel: _Travel, draft: _Draft, log: IssueLog) -> TransportDay:
    """Return one day without the movements that are refused, and record why they are."""
    timed = timed_movements(
        draft.movements,
        travel.direct,
        scenario.transport,
        fleet.hours,
        lambda movement, refusal: record(log, case, movement.table, movement.row, refusal),
    )
    instance = _instance(case, scenario, fleet, travel, draft, timed)
    if fleet.carries_people:
        for number, one in enumerate(timed):
            refusal = refusal_of(instance, number) if one.movement.table == "journeys" else None
            if refusal is not None:
                record(log, case, one.movement.table, one.movement.row, refusal)
    copies: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(timed):
        if one.movement.table == "journeys":
            copies[one.movement.code].append(number)
    numbers = {vehicle.name: number for number, vehicle in enumerate(instance.vehicles)}
    # A record of journeys some of which are refused cannot be told; the error that follows says why.
    recorded = (
        recorded_routes(case, draft.day_type, copies, numbers, instance.size) if copies and not log.errors else ()
    )
    return TransportDay(
        day_type=draft.day_type,
        instance=instance,
        requests=tuple(_source(one) for one in timed),
        vehicles=tuple(source_of(row, fleet) for row in draft.vehicles),
        latitude_longitude=travel.coordinates,
        recorded=recorded,
        basis=_basis(case, {movement.table for movement in draft.movements}, bool(recorded)),
    )


def _instance(
    case: Case, scenario: Scenario, fleet: Fleet, travel: _Travel, draft: _Draft, timed: Sequence[TimedMovement]
) -> TransportInstance:
    """Return the instance of one day."""
    goods = len(PEOPLE)
    loads = [movement.load[goods:] for movement in draft.movements]
    most = tuple(sum(load[part] for load in loads) for part in range(len(RESOURCES) - goods))
    instance = TransportInstance(
        places=draft.places,
        travel=travel.seconds,
        distance=travel.metres,
        requests=tuple(_request(one, travel.number) for one in timed),
        vehicles=tuple(vehicle_of(row, travel.number[fleet.place(row)], most) for row in draft.vehicles),
        resources=RESOURCES,
        sharing=sharing_of(case),
        changeover=60 * scenario.transport.changeover_minutes,
        cleaning=60 * scenario.transport.cleaning_minutes,
        cost_units=COST_UNITS,
    )
    return replace(instance, unserved_cost=unserved_cost(instance))


def _request(one: TimedMovement, number: dict[str, int]) -> Request:
    """Return the request of a movement."""
    movement = one.movement
    return Request(
        name=movement.name,
        trust=movement.trust,
        kind="journey" if movement.table == "journeys" else "consignment",
        pickup=number[movement.origin],
        delivery=number[movement.destination],
        pickup_window=one.timing.pickup,
        delivery_window=one.timing.delivery,
        pickup_service=movement.service,
        delivery_service=movement.service,
        load=movement.load,
        max_on_board=one.timing.limit,
        group=movement.group,
        alone=movement.alone,
        skills=movement.skills,
        mobility=movement.mobility,
    )


def _source(one: TimedMovement) -> RequestSource:
    movement = one.movement
    return RequestSource(movement.table, movement.code, movement.row, one.timing.given_way)


def _basis(case: Case, tables: Iterable[str], recorded: bool) -> str:
    """Return the weakest basis of the tables that a day rests on."""
    used = [*tables, *_ALWAYS, *(_RECORDED if recorded else ())]
    return weakest_basis(case.tables[name].basis for name in used if name in case)
