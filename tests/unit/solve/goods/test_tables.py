"""The tables PyVRP reads of a day."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from optimiser.solve.goods.problem import problem_of
from optimiser.solve.goods.tables import arcs_of, fleet_of, shipments_of
from optimiser.solve.transport.arrays import day_arrays
from tests.unit.models.transport.day_sample import day, request
from tests.unit.solve.goods.goods_sample import goods_day


def test_large_numbers_are_made_smaller() -> None:
    """Ten million ticks to the minute fit: the longest drive is some millions of units, and so is the dearest."""
    instance = goods_day(3)
    fine = replace(
        instance,
        travel=instance.travel * 10**7,
        distance=instance.distance * 10**7,
        vehicles=(replace(instance.vehicles[0], shift=(0, 10**10), cost_tick=3),),
    )
    problem = problem_of(fine)
    assert 10**6 < problem.data.duration_matrix(0).max() < 10**8
    assert 10**6 < problem.dearest < 10**8


@pytest.mark.parametrize(("rule", "open_arcs"), [("yes", 12), ("changeover", 4 + 2), ("no", 4)])
def test_classes_that_do_not_go_together(rule: str, open_arcs: int) -> None:
    """Where both may be on board every arc is open; after a changeover only from delivery to pickup; else none."""
    pair = {("food", "food"): "yes", ("food", "waste"): rule, ("waste", "waste"): "yes"}
    instance = day(request("F", group="food"), request("W", group="waste"), sharing=pair, changeover=30)
    problem = problem_of(instance)
    times = problem.data.duration_matrix(0)[:4, :4]
    off_diagonal = ~np.eye(4, dtype=bool)
    assert int(((times <= 1000) & off_diagonal).sum()) == open_arcs
    assert problem.knows_all == (rule == "yes")
    if rule == "changeover":
        assert times[2, 1] == times[3, 0] == 20 + 30


def test_whoever_travels_alone() -> None:
    """From the pickup of one alone the only way leads to its delivery."""
    instance = day(request("A", alone=True), request("B"), sharing={("patient", "patient"): "yes"})
    times = problem_of(instance).data.duration_matrix(0)
    assert (times[0, 1] > 1000, times[0, 2] > 1000, times[0, 3] > 1000) == (True, False, True)


def test_a_kind_that_may_not_carry() -> None:
    """No way of a van without the skill leads to who needs it."""
    instance = day(request("A", skills=frozenset({"crew"})), request("B"))
    times = problem_of(instance).data.duration_matrix(0)
    assert (times[1:, 0] > 1000).all()
    assert (times[0, 1:] <= 1000).sum() == 3


def test_windows_are_narrowed_by_the_time_on_board() -> None:
    """Whoever must be there by 300 and rides for 50 at most is not picked up before 250 less the loading."""
    instance = day(request("A", delivery_window=(300, 310), max_on_board=50, pickup_service=4))
    arrays = day_arrays(instance)
    (found,) = shipments_of(instance, arrays, 1, 1)
    assert (found.pickup.tw_early, found.pickup.tw_late) == (300 - 50 - 4, 310 - 20 - 4)
    assert (found.required, found.prize) == (True, 0)
    (left,) = shipments_of(replace(instance, unserved_cost=700), arrays, 1, 7)
    assert (left.required, left.prize) == (False, 100)


def test_a_place_without_a_road() -> None:
    """Where no road leads the arc is closed, for every kind of vehicle."""
    instance = day(request("A", 1, 3), request("B", 2, 4))
    travel = instance.travel.copy()
    travel[1, 2] = -1
    instance = replace(instance, travel=travel)
    arrays = day_arrays(instance)
    arcs = arcs_of(instance, arrays)
    assert arcs.closed[0, 1]
    assert not arcs.closed[1, 0]
    assert fleet_of(instance, arrays, arcs).times[0][0, 1] == arcs.never
