"""All routes up to a reduced cost, held against every route that can be driven."""

from __future__ import annotations

import numpy as np
import pytest

from models.transport.instance import TransportInstance
from optimiser.solve.transport.exact_routes import TooManyRoutesError, enumerate_routes
from tests.unit.models.transport.day_sample import day, request, vehicle
from tests.unit.solve.transport.exact_sample import LARGE, PAIRS, THREE, TWO, every_route, priced, stretches_of

REPEATED = day(*(request(name, 1, 2, pickup_window=(0, 200)) for name in ("a", "b")))
# a ends near at 50 at the earliest, 60 is too late for c in the middle; the other way round it goes.
LATER = day(request("a", 3, 1), request("c", 2, 3, pickup_window=(0, 55)))
SORTED = day(request("a", 1, 2, group="clean"), request("b", 1, 3, group="dirty"), sharing={("clean", "dirty"): "no"})


def routes(
    instance: TransportInstance, allowance: float = LARGE, most: int = 1000, duals: tuple[float, ...] | None = None
) -> dict[tuple[int, ...], float]:
    """Return the reduced cost of the routes that are found, by their stops."""
    network = stretches_of(instance)
    prices, _, completion = priced(network, *(duals or (0.0,) * instance.size))
    found = enumerate_routes(instance, network, prices, completion, allowance, most)
    assert len(dict(found)) == len(found)
    return dict(found)


def cheapest(costs: dict[tuple[int, ...], float], size: int) -> dict[frozenset[int], float]:
    """Return the least cost by the requests that are carried."""
    least: dict[frozenset[int], float] = {}
    for stops, cost in costs.items():
        own = frozenset(stop % size for stop in stops)
        least[own] = min(cost, least.get(own, np.inf))
    return least


@pytest.mark.parametrize(
    "instance",
    [TWO, THREE, PAIRS, REPEATED, LATER, SORTED],
    ids=["two", "three", "pairs", "repeated", "later", "sorted"],
)
def test_every_set_of_requests_has_its_cheapest_route(instance: TransportInstance) -> None:
    """And every route that is found costs what its timetable does, each request on it once."""
    exact = {stops: float(cost) for stops, cost in every_route(instance).items()}
    found = routes(instance)
    assert cheapest(found, instance.size) == cheapest(exact, instance.size)
    assert {stops: exact[stops] for stops in found} == found


def test_prices_are_taken_off() -> None:
    """At 100 and 150 both together are left with 30."""
    found = routes(TWO, duals=(100.0, 150.0))
    assert cheapest(found, 2) == {frozenset({0}): 120.0, frozenset({1}): 130.0, frozenset({0, 1}): 30.0}


def test_dear_routes_are_left_out() -> None:
    """Of three who go the same way one and two cost 280, three cost more and need a second way."""
    assert set(routes(TWO, 220.0)) == {(0, 2)}
    assert cheapest(routes(TWO, 279.0), 2) == {frozenset({0}): 220.0}
    assert set(cheapest(routes(TWO, 280.0), 2)) == {frozenset({0}), frozenset({1}), frozenset({0, 1})}


def test_classes_that_may_not_share_a_vehicle_do_not() -> None:
    """Neither on board nor one after the other on the same day."""
    assert {len(stops) for stops in routes(SORTED)} == {2}
    both = day(*SORTED.requests, sharing={("clean", "dirty"): "yes"})
    assert {len(stops) for stops in routes(both)} == {2, 4}


def test_no_route_is_longer_than_its_vehicle_may_be_out() -> None:
    """In 50 ticks a can be fetched, which takes 40, and b cannot, which takes 60."""
    short = day(*TWO.requests, vehicles=(vehicle(max_duration=50),))
    assert set(routes(short)) == {(0, 2)}


def test_with_breaks_all_orders_are_kept() -> None:
    """A break may forbid the cheaper of two, so that none is beaten."""
    apart = day(request("a", 1, 2, pickup_window=(0, 40)), request("b", 1, 2, pickup_window=(0, 40)))
    plain = {stops for stops in routes(apart) if len(stops) == 4}
    resting = day(*apart.requests, vehicles=(vehicle(break_after=500, break_length=10),))
    kept = {stops for stops in routes(resting) if len(stops) == 4}
    assert plain < kept


@pytest.mark.parametrize("most", [1, 2])
def test_too_many_routes_are_too_many(most: int) -> None:
    """The day of two has four at least."""
    with pytest.raises(TooManyRoutesError):
        routes(TWO, most=most)


def test_nothing_within_the_allowance() -> None:
    """No route costs less than 220."""
    assert routes(TWO, 219.0) == {}
