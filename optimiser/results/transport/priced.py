"""Plans of a day with times and pounds: every route priced, its cost shared out among those who ride."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from models.transport.instance import NO_ROAD
from models.transport.plan import Plan, Route
from models.transport.timetable import Timetable, route_distance, timetable
from optimiser.errors import VerificationError
from optimiser.money import round_half_up, split_pence
from optimiser.prepare.transport.day import COST_UNITS, RecordedRoute, TransportDay

_THOUSAND = 1000
_HOUR = 3600


@dataclass(frozen=True)
class PricedRoute:
    """One route with its times and its cost.

    Parameters
    ----------
    number
        Its number in the plan, from 1.
    route
        The decisions.
    departure, arrival
        When the vehicle leaves and is back [s].
    begins
        When each stop begins [s]; ``None`` where a record is silent.
    breaks_before
        Positions of the stops that a break is taken before; the number of stops for the way home.
    metres
        Way from depot to depot [m].
    pence
        Its cost; the parts of a plan add up to the plan's [pence].
    pence_by_trust
        The same by trust that pays: in proportion to the direct distance of its requests on the route [pence].
    share_by_trust
        The proportion [fraction].
    code
        Identifier of a recorded route; empty for a planned one.
    """

    number: int
    route: Route
    departure: int
    arrival: int
    begins: tuple[int | None, ...]
    breaks_before: tuple[int, ...]
    metres: int
    pence: int
    pence_by_trust: Mapping[str, int]
    share_by_trust: Mapping[str, Fraction]
    code: str = ""

    @property
    def km(self) -> Fraction:
        """Way from depot to depot [km]."""
        return Fraction(self.metres, _THOUSAND)

    @property
    def hours(self) -> Fraction:
        """Time from departure to return [h]."""
        return Fraction(self.arrival - self.departure, _HOUR)


@dataclass(frozen=True)
class PricedPlan:
    """A plan of a day with its cost.

    Parameters
    ----------
    name
        as_run, alone or together.
    routes
        In the plan's order.
    plan
        The decisions.
    """

    name: str
    routes: tuple[PricedRoute, ...]
    plan: Plan

    @property
    def pence(self) -> int:
        """Cost of the plan [pence]."""
        return sum(route.pence for route in self.routes)


def priced_plan(day: TransportDay, name: str, routes: Iterable[Route]) -> PricedPlan:
    """Return a plan with times and pounds: the plan's cost is rounded once and then split over its routes.

    Parameters
    ----------
    day
        The day.
    name
        alone or together.
    routes
        Feasible routes.

    Raises
    ------
    VerificationError
        If a route has no timetable.
    """
    plan = Plan.of(routes, day.instance.size)
    tables = [_timed(day, route) for route in plan.routes]
    total = round_half_up(Fraction(sum(table.cost for table in tables), COST_UNITS))
    pence = split_pence(total, [table.cost for table in tables]) if total else [0] * len(tables)
    priced = tuple(
        _priced(day, number, route, table, cost)
        for number, (route, table, cost) in enumerate(zip(plan.routes, tables, pence, strict=True), start=1)
    )
    return PricedPlan(name, priced, plan)


def _timed(day: TransportDay, route: Route) -> Timetable:
    found = timetable(day.instance, route)
    if found is None:
        raise VerificationError("A planned route has no timetable.", "This is a fault of the program: report it.")
    return found


def _priced(day: TransportDay, number: int, route: Route, table: Timetable, pence: int) -> PricedRoute:
    shares = shares_of(day, route.requests(day.instance.size))
    return PricedRoute(
        number,
        route,
        table.departure,
        table.arrival,
        table.begins,
        table.breaks_before,
        table.distance,
        pence,
        _split(pence, shares),
        shares,
    )


def shares_of(day: TransportDay, requests: Sequence[int]) -> dict[str, Fraction]:
    """Return which part of a route each trust pays: that of the direct distance of its requests on it.

    Parameters
    ----------
    day
        The day.
    requests
        Requests on the route. Where none has a distance, each counts the same.
    """
    instance = day.instance
    direct = [
        int(instance.distance[instance.requests[one].pickup, instance.requests[one].delivery]) for one in requests
    ]
    weights = direct if any(direct) else [1] * len(direct)
    parts: dict[str, int] = {}
    for one, weight in zip(requests, weights, strict=True):
        trust = instance.requests[one].trust
        parts[trust] = parts.get(trust, 0) + weight
    total = sum(weights)
    return {trust: Fraction(part, total) for trust, part in sorted(parts.items())}


def _split(pence: int, shares: Mapping[str, Fraction]) -> dict[str, int]:
    """Split the cost of a route to the penny."""
    if not shares:
        return {}
    scale = 1
    for share in shares.values():
        scale = scale * share.denominator
    parts = split_pence(pence, [int(share * scale) for share in shares.values()])
    return dict(zip(shares, parts, strict=True))


def priced_records(day: TransportDay) -> PricedPlan | None:
    """Return the recorded plan with its pounds, ``None`` where nothing is recorded.

    A route costs what the record says, else what the vehicle's rates make of its recorded hours (those of its shortest
    timetable where the record has none) and of the distance over its stops.

    Parameters
    ----------
    day
        The day.
    """
    plan = day.recorded_plan
    if plan is None or not plan.routes:
        return None
    kept = [record for record in day.recorded if record.stops]
    records = sorted(kept, key=lambda record: (Route(record.vehicle, record.stops), record.code))
    priced = tuple(_recorded(day, number, record) for number, record in enumerate(records, start=1))
    return PricedPlan("as_run", priced, plan)


def _recorded(day: TransportDay, number: int, record: RecordedRoute) -> PricedRoute:
    instance, route = day.instance, Route(record.vehicle, record.stops)
    vehicle = instance.vehicles[record.vehicle]
    metres = route_distance(instance, vehicle, record.stops)
    departure, arrival, breaks = _hours(day, record)
    units = vehicle.cost_fixed + vehicle.cost_tick * (arrival - departure) + vehicle.cost_distance * metres
    units += vehicle.cost_request * (len(record.stops) // 2)
    pence = round_half_up(Fraction(units, COST_UNITS)) if record.cost_pence is None else record.cost_pence
    shares = shares_of(day, tuple(dict.fromkeys(stop % instance.size for stop in record.stops)))
    return PricedRoute(
        number,
        route,
        departure,
        arrival,
        record.begins,
        breaks,
        metres,
        pence,
        _split(pence, shares),
        shares,
        record.code,
    )


def _hours(day: TransportDay, record: RecordedRoute) -> tuple[int, int, tuple[int, ...]]:
    """Return departure and return of a recorded route, and where its breaks would be [s]."""
    if record.depart is not None and record.back is not None:
        return record.depart, max(record.depart, record.back), ()
    found = timetable(day.instance, Route(record.vehicle, record.stops))
    if found is not None:
        return found.departure, found.arrival, found.breaks_before
    # A record that cannot be driven as it says: the hours of driving and loading alone.
    instance, vehicle = day.instance, day.instance.vehicles[record.vehicle]
    places = [vehicle.depot, *(instance.place[stop] for stop in record.stops), vehicle.depot]
    drives = [int(instance.travel[here, there]) for here, there in pairwise(places)]
    work = sum(drive for drive in drives if drive != NO_ROAD) + sum(instance.service[stop] for stop in record.stops)
    departure = vehicle.shift[0] if record.depart is None else record.depart
    return departure, departure + work, ()
