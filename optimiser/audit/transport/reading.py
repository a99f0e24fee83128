"""What the record says was driven: routes, stops, requests and roads, by day and plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from optimiser.audit.reading import Row, RunRecord
from optimiser.money import round_half_up, split_pence

_PENCE_UNITS = 90_000_000
"""A whole number of which every cost of a route in pence is a multiple of its reciprocal: times are in seconds of an
hour (1/3600), distances in metres of a kilometre at millionths of a pound (1/10,000,000)."""


@dataclass(frozen=True)
class Driven:
    """One route.

    Parameters
    ----------
    row
        Its row of ``transport_routes``.
    vehicle
        Row of ``vehicles`` of what drives it.
    depot
        Place of the vehicle's depot.
    stops
        Rows of ``transport_stops`` in order.
    """

    row: Row
    vehicle: Row
    depot: str
    stops: tuple[Row, ...]

    @property
    def duration(self) -> int:
        """Time from departure to return [s]."""
        return int(self.row["return_s"] - self.row["depart_s"])

    @property
    def hours_pence(self) -> Fraction:
        """What its hours cost by the vehicle's rate [pence]."""
        return Fraction(self.duration * (self.vehicle["cost_hour_pence"] or 0), 3600)


@dataclass(frozen=True)
class Movements:
    """Everything that was driven in a run.

    Parameters
    ----------
    routes
        Routes by day and plan, in the order of their numbers.
    requests
        Rows of ``transport_requests`` by day and name.
    roads
        Seconds and metres by origin and destination.
    journeys
        Rows of the input table ``journeys`` by row.
    """

    routes: Mapping[tuple[str, str], tuple[Driven, ...]]
    requests: Mapping[tuple[str, str], Row]
    roads: Mapping[tuple[str, str], tuple[int, int]]
    journeys: Mapping[int, Row]

    def way(self, origin: str, destination: str) -> tuple[int, int]:
        """Return seconds and metres from one place to another; below 0 where there is no road.

        Parameters
        ----------
        origin, destination
            Places.
        """
        return (0, 0) if origin == destination else self.roads.get((origin, destination), (-1, -1))

    def metres(self, route: Driven) -> int:
        """Return the way of a route from depot to depot [m].

        Parameters
        ----------
        route
            One route.
        """
        places = [route.depot, *(stop["place"] for stop in route.stops), route.depot]
        return sum(self.way(here, there)[1] for here, there in pairwise(places))

    def exact_pence(self, route: Driven) -> Fraction:
        """Return what a route costs by its vehicle's rates [pence].

        Parameters
        ----------
        route
            One route.
        """
        rates = {name: route.vehicle[f"cost_{name}_pence"] or 0 for name in ("day", "journey")}
        per_metre = Fraction(route.vehicle["cost_km_gbp_millionths"] or 0, 10_000 * 1000)
        return rates["day"] + route.hours_pence + per_metre * self.metres(route) + rates["journey"] * riders(route)

    def pence(self, day: str, plan: str, recorded: Mapping[str, Row]) -> dict[int, int]:
        """Return what each route of a plan costs, by its number [pence].

        Parameters
        ----------
        day, plan
            Which plan.
        recorded
            Rows of ``recorded_routes`` by code.
        """
        routes = self.routes[day, plan]
        exact = [self.exact_pence(route) for route in routes]
        if plan == "as_run":
            costs = [recorded[route.row["recorded"]]["cost_pence"] for route in routes]
            pence = [round_half_up(own) if cost is None else cost for own, cost in zip(exact, costs, strict=True)]
        else:
            total = round_half_up(sum(exact, Fraction(0)))
            pence = split_pence(total, [int(own * _PENCE_UNITS) for own in exact]) if total else [0] * len(exact)
        return {route.row["route"]: cost for route, cost in zip(routes, pence, strict=True)}

    def weights(self, day: str, route: Driven) -> dict[str, int]:
        """Return the direct metres of each trust's requests on a route; a count where there are none.

        Parameters
        ----------
        day, route
            Which route.
        """
        own = [self.requests[day, name] for name in dict.fromkeys(stop["request"] for stop in route.stops)]
        direct = [self.way(row["pickup_place"], row["delivery_place"])[1] for row in own]
        found: dict[str, int] = defaultdict(int)
        for row, metres in zip(own, direct if any(direct) else [1] * len(direct), strict=True):
            found[row["trust"]] += metres
        return dict(sorted(found.items()))


def riders(route: Driven) -> int:
    """Return how many requests a route carries."""
    return len(route.stops) // 2


def layouts_of(vehicle: Row) -> list[tuple[int, ...]]:
    """Return the layouts of a vehicle: places for staff, seats, stretchers and wheelchairs.

    Parameters
    ----------
    vehicle
        Row of ``vehicles``.
    """
    return [tuple(int(part) for part in text.split("/")) for text in vehicle["layouts"].split(";") if text.strip()]


def may_carry_patients(vehicle: Row) -> bool:
    """Whether a vehicle is not kept for goods.

    Parameters
    ----------
    vehicle
        Row of ``vehicles``.
    """
    classes = {name for name in vehicle["goods"].split(";") if name}
    return not classes or "patient" in classes


def movements_of(run: RunRecord) -> Movements | None:
    """Read what was driven; ``None`` where nothing was planned.

    Parameters
    ----------
    run
        The run.
    """
    if not run.findings.get("transport_requests"):
        return None
    vehicles = {row["vehicle"]: row for row in run.rows("vehicles")}
    depots = {row["depot"]: row["place"] for row in run.rows("depots")}
    stops: dict[tuple[str, str, int], list[Row]] = defaultdict(list)
    for row in run.findings.get("transport_stops", []):
        stops[row["day_type"], row["plan"], row["route"]].append(row)
    routes: dict[tuple[str, str], list[Driven]] = defaultdict(list)
    for row in sorted(run.findings.get("transport_routes", []), key=lambda row: int(row["route"])):
        vehicle = vehicles[row["vehicle"]]
        own = sorted(stops[row["day_type"], row["plan"], row["route"]], key=lambda stop: int(stop["stop"]))
        depot = str(depots.get(vehicle["depot"], vehicle["depot"]))
        routes[row["day_type"], row["plan"]].append(Driven(row, vehicle, depot, tuple(own)))
    roads = {
        (row["origin"], row["destination"]): (row["seconds"], row["metres"])
        for row in run.findings.get("transport_travel", [])
    }
    requests = {(row["day_type"], row["request"]): row for row in run.findings.get("transport_requests", [])}
    journeys = {row["row"]: row for row in run.rows("journeys")}
    return Movements({key: tuple(own) for key, own in routes.items()}, requests, roads, journeys)
