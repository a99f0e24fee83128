"""The independent check of duties."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from models.fleet.check import certify, check, cost
from models.fleet.duty import Duty
from models.fleet.instance import FleetInstance
from models.fleet.solution import FleetSolution
from tests.unit.models.fleet.drawn import BACK, EARLY, LATE, drawn, with_van
from tests.unit.models.fleet.test_instance import np_no_road

BEST = FleetSolution((Duty(0, (0, 1)), Duty(0, (2,))))


def test_good_duties_break_nothing() -> None:
    """Their cost is recomputed, and with the bound at it nothing is left to gain."""
    found = certify(drawn(), BEST, Fraction(225))
    assert (found.cost, found.holds, found.gap) == (Fraction(225), True, 0.0)
    assert cost(with_van(cost_tick=3), BEST) == 225 + 3 * (50 + 30)


def test_a_bound_above_the_cost_is_wrong() -> None:
    """Whoever claims it is told so."""
    (found,) = certify(drawn(), BEST, Fraction(226)).violations
    assert (found.rule, found.amount) == ("bound_is_below_cost", Fraction(1))


@pytest.mark.parametrize(
    ("instance", "duties", "rule", "amount"),
    [
        (drawn(), [Duty(0, (0, 1))], "task_is_done_once", 1),
        (drawn(), [Duty(0, (0, 1)), Duty(0, (2,)), Duty(1, (1,))], "task_is_done_once", 1),
        (with_van(number=1), BEST.duties, "vehicles_are_enough", 1),
        (drawn(), [Duty(0, (0,)), Duty(0, (1, 2))], "way_is_in_time", 10),
        (with_van(shift=(60, 129)), BEST.duties, "way_is_in_time", 1),
        (with_van(shift=(61, 130)), BEST.duties, "way_is_in_time", 1),
        (drawn(travel=np_no_road()), [Duty(0, (0, 1)), Duty(1, (2,))], "way_exists", 0),
        (
            drawn(tasks=(EARLY, BACK, replace(LATE, vehicles=frozenset({"hired"})))),
            BEST.duties,
            "vehicle_may_do_task",
            0,
        ),
        (with_van(longest_duty=49), BEST.duties, "duty_is_not_too_long", 1),
        (with_van(longest_driving=29), BEST.duties, "driving_is_not_too_long", 1),
        (with_van(break_after=45, break_length=11), BEST.duties, "breaks_are_taken", 0),
    ],
)
def test_each_rule_is_held(instance: FleetInstance, duties: list[Duty], rule: str, amount: int) -> None:
    """What breaks one rule is told by that rule's name, and by how much."""
    rules = {(violation.rule, violation.amount) for violation in check(instance, FleetSolution(tuple(duties)))}
    assert rules == {(rule, Fraction(amount))}
