"""The linear program over routes, with answers known by hand."""

from __future__ import annotations

import pytest

from optimiser.solve.limits import Clock
from optimiser.solve.transport.exact_master import Column, Master, keys_of_route

ALONE = [Column(0, (0, 2), 220.0), Column(0, (1, 3), 280.0)]
SHARED = Column(0, (0, 1, 2, 3), 300.0)


def master(*columns: Column, vehicles: int = 2, unserved: float = 1000.0) -> Master:
    """Return the linear program of two requests with some routes."""
    made = Master(2, [vehicles], unserved)
    made.add(list(columns))
    return made


def solved(made: Master) -> Master:
    """Return the linear program with its answer."""
    assert made.solve(Clock())
    return made


@pytest.mark.parametrize(
    ("stops", "keys"),
    [
        ((0, 2), [(-1, 0), (0, 2), (2, -1)]),
        ((0, 1, 2, 3), [(-1, 0), (0, 1, 2, 3), (3, -1)]),
        ((1, 3, 0, 2), [(-1, 1), (1, 3), (3, 0), (0, 2), (2, -1)]),
    ],
)
def test_a_route_is_its_steps(stops: tuple[int, ...], keys: list[tuple[int, ...]]) -> None:
    """The way out, stretches from empty to empty with the drives between them, and the way home."""
    assert keys_of_route(stops, 2) == keys


def test_each_request_is_served_at_least_cost() -> None:
    """Both by themselves cost 500, together 300; the prices add up to that."""
    assert solved(master(*ALONE)).value == pytest.approx(500)
    both = solved(master(*ALONE, SHARED))
    assert both.value == pytest.approx(300)
    assert both.duals.sum() == pytest.approx(300)
    assert both.shares.tolist() == pytest.approx([0, 0, 1])
    assert both.unserved == pytest.approx(0)


def test_prices_are_no_higher_than_routes_cost() -> None:
    """Nobody pays more than a way by itself."""
    duals = solved(master(*ALONE, SHARED)).duals
    assert duals[0] <= 220 + 1e-6
    assert duals[1] <= 280 + 1e-6


def test_vehicles_run_out_and_have_a_price() -> None:
    """With one van b stays: 220 + 1000; another van would save 720."""
    one = solved(master(*ALONE, vehicles=1))
    assert one.value == pytest.approx(1220)
    assert one.unserved == pytest.approx(1)
    assert one.vehicle_duals.tolist() == pytest.approx([-720])


def test_vehicles_are_counted_by_kind() -> None:
    """One van of each kind: the second kind takes b for 290."""
    made = Master(2, [1, 1], 1000.0)
    made.add([*ALONE, Column(1, (1, 3), 290.0)])
    assert solved(made).value == pytest.approx(220 + 290)


def test_what_is_unserved_may_change() -> None:
    """At 50 each nobody is worth a van."""
    made = master(*ALONE, SHARED)
    made.set_unserved(50.0)
    assert solved(made).value == pytest.approx(100)
    assert made.unserved == pytest.approx(2)
    assert solved(made.fewer([SHARED])).value == pytest.approx(100)


def test_some_routes_alone_may_be_allowed() -> None:
    """Without the shared route it costs 500 again, and with all of them 300."""
    made = master(*ALONE, SHARED)
    made.allow([True, True, False])
    assert solved(made).value == pytest.approx(500)
    made.allow([True, True, True])
    assert solved(made).value == pytest.approx(300)


def test_a_look_keeps_the_last_answer() -> None:
    """What would come of other routes is told, and prices stay those of the answer."""
    made = solved(master(*ALONE, SHARED))
    before = made.duals.tolist()
    made.allow([True, False, False])
    assert made.peek() == pytest.approx(1220)
    assert made.value == pytest.approx(300)
    assert made.duals.tolist() == before


def test_a_route_is_added_once() -> None:
    """The same stops of the same kind are one route; of another kind they are another."""
    made = Master(2, [1, 1], 1000.0)
    assert made.add([ALONE[0], ALONE[0], Column(1, (0, 2), 220.0)]) == 2
    assert made.add(ALONE) == 1
    assert [column.kind for column in made.columns] == [0, 1, 0]
    assert made.keys[0] == {(-1, 0), (0, 2), (2, -1)}


def test_a_route_that_comes_twice_serves_twice() -> None:
    """Half of a route that takes a both times and costs 240 serves a for 120."""
    made = Master(1, [5], 1000.0)
    made.add([Column(0, (0, 1, 0, 1), 240.0)])
    assert solved(made).value == pytest.approx(120)


def test_fewer_routes_are_a_program_of_their_own() -> None:
    """The first keeps its routes."""
    made = master(*ALONE, SHARED)
    fewer = solved(made.fewer(ALONE))
    assert fewer.value == pytest.approx(500)
    assert fewer.columns == ALONE
    assert solved(made).value == pytest.approx(300)
