"""Rounds against brute force on tiny days, with every rule there is and with vehicles first."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import patch

from hypothesis import event, given, settings
from hypothesis import strategies as st

from models.transport.check import check
from models.transport.instance import TransportInstance
from models.transport.timetable import timetable
from optimiser.solve.goods import search as module
from optimiser.solve.goods.problem import problem_of
from optimiser.solve.goods.processes import Lanes
from optimiser.solve.goods.search import RoundsSearch
from optimiser.solve.limits import Clock, Limits
from tests.property.ride_cases import best_cost, days, plan_cost

ONE_VEHICLE = 10_000
"""More than any driving on these days."""


def _search(instance: TransportInstance, work: int, *, vehicles_first: bool = False) -> RoundsSearch:
    with Lanes(instance, 1) as lanes, patch.object(module, "_ROUNDS", 4):
        search = RoundsSearch(instance, lanes, Limits(), Clock(), vehicles_first=vehicles_first)
        search.run(work, None, lambda _: None)
    return search


def _able(instance: TransportInstance) -> bool:
    return any(vehicle.number for vehicle in instance.vehicles)


@settings(max_examples=40)
@given(days(3, 2).filter(_able))
def test_every_rule_is_kept_and_nothing_is_cheaper_than_the_best(instance: TransportInstance) -> None:
    """Whatever PyVRP does not know: the plan passes the check, and costs the best or more; where all can be served."""
    search = _search(instance, 60)
    least = best_cost(instance)
    if search.best is None:
        event("no plan")
        return
    assert check(instance, search.best) == []
    assert least is not None
    assert search.cost == plan_cost(instance, search.best) >= least
    event("the best" if search.cost == least else "dearer")


@settings(max_examples=25)
@given(days(3, 1).filter(_able))
def test_what_pyvrp_knows_is_the_best(instance: TransportInstance) -> None:
    """Without limits on the time on board, breaks, classes and layouts, tiny days come out at the least cost."""
    plain = replace(
        instance,
        requests=tuple(replace(one, max_on_board=None, group="goods", alone=False) for one in instance.requests),
        vehicles=tuple(
            replace(one, layouts=one.layouts[:1], break_after=0, break_length=0) for one in instance.vehicles
        ),
        sharing={},
        unserved_cost=1000,
    )
    assert problem_of(plain).knows_all
    assert _search(plain, 90).cost == best_cost(plain)


@settings(max_examples=15)
@given(days(3, 1), st.integers(2, 3))
def test_vehicles_first(instance: TransportInstance, number: int) -> None:
    """As few vehicles as brute force finds; their plan costs no less than the best with so many."""
    roomy = replace(
        instance,
        travel=abs(instance.travel),
        requests=tuple(
            replace(
                one,
                pickup_window=(0, 45),
                delivery_window=(0, 45),
                max_on_board=None,
                group="goods",
                alone=False,
                skills=frozenset(),
                load=(1, 0),
            )
            for one in instance.requests
        ),
        vehicles=tuple(
            replace(
                one, number=number, layouts=((2, 0),), shift=(0, 45), max_duration=None, break_after=0, break_length=0
            )
            for one in instance.vehicles
        ),
        sharing={},
        unserved_cost=None,
    )
    heavy = replace(
        roomy, vehicles=tuple(replace(one, cost_fixed=one.cost_fixed + ONE_VEHICLE) for one in roomy.vehicles)
    )
    least = best_cost(heavy)
    search = _search(roomy, 90, vehicles_first=True)
    event("none" if search.best is None else f"{len(search.best.routes)} vehicles")
    if search.best is not None:
        assert least is not None
        assert check(roomy, search.best) == []
        assert len(search.best.routes) == least // ONE_VEHICLE
        assert all(timetable(roomy, route) is not None for route in search.best.routes)
        assert search.cost is not None
        assert search.cost >= least % ONE_VEHICLE
