"""Near requests are found, groups leave no route out, and what is taken out lies together."""

from __future__ import annotations

from optimiser.solve.transport.arrays import day_arrays
from optimiser.solve.transport.chance import Chance
from optimiser.solve.transport.neighbourhoods import groups_of_routes, nearest_requests, taken_out
from tests.unit.models.transport.day_sample import day, request

MORNING, NOON = (100, 120), (700, 720)


def test_the_nearest_are_those_that_could_ride_along() -> None:
    """Of two journeys on the same way the one at the same hour is nearer; everybody is nearest to itself."""
    instance = day(
        request("A", 1, 3, pickup_window=MORNING),
        request("B", 1, 3, pickup_window=NOON),
        request("C", 1, 3, pickup_window=MORNING),
    )
    assert nearest_requests(day_arrays(instance)).tolist() == [[0, 2, 1], [1, 0, 2], [2, 0, 1]]


def test_who_can_be_fetched_next_is_near() -> None:
    """A journey back that begins where and when one ends is nearer than one at the same time elsewhere."""
    instance = day(
        request("out", 1, 4, pickup_window=MORNING, delivery_window=(130, 150)),
        request("back", 4, 1, pickup_window=(135, 155)),
        request("away", 4, 1, pickup_window=MORNING, delivery_window=(130, 150)),
    )
    assert nearest_requests(day_arrays(instance)).tolist()[0] == [0, 1, 2]


def test_every_route_is_in_one_group_with_its_neighbours() -> None:
    """Four routes in two places make two groups of neighbours, whatever chance says."""
    here = [request(f"H{at}", 1, 2, pickup_window=MORNING) for at in range(2)]
    there = [request(f"T{at}", 3, 4, pickup_window=NOON) for at in range(2)]
    instance = day(*here, *there)
    near = nearest_requests(day_arrays(instance))[:, :2]
    for seed in range(5):
        groups = groups_of_routes(Chance(seed), [0, 1, 2, 3], near, 4, 2, ["S", "T", "S", "T"])
        assert sorted(groups) == [[0, 1], [2, 3]]


def test_what_is_taken_out_is_served_and_stands_in_few_routes() -> None:
    """Only requests with a route come out, each once; with a mean of one, from one or two routes."""
    routes = [[0, 1, 6, 7], [2, 8, 3, 9], [4, 10]]
    owner = {0: 0, 1: 0, 2: 1, 3: 1, 4: 2}
    near = [[one, *(other for other in range(6) if other != one)] for one in range(6)]
    seen = set()
    for seed in range(40):
        out = taken_out(Chance(seed), routes, owner, near, 1)
        assert len(set(out)) == len(out) > 0
        assert set(out) <= set(owner)
        seen |= set(out)
    assert seen == set(owner)
    assert taken_out(Chance(1), [[], []], {}, near, 3) == []
