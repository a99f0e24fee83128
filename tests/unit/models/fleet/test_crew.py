"""Tasks that nobody can drive."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.fleet.crew import Uncrewed, tasks_without_crew
from models.fleet.instance import FleetInstance
from tests.unit.models.fleet.drawn import EARLY, HIRED, LATE, VAN, drawn
from tests.unit.models.fleet.test_instance import np_no_road


def test_a_day_that_can_be_driven() -> None:
    """Nothing is told."""
    assert tasks_without_crew(drawn()) == ()


@pytest.mark.parametrize(
    ("instance", "words"),
    [
        (drawn(vehicles=(replace(VAN, number=0),)), "there is no vehicle that may do it"),
        (drawn(travel=np_no_road(), vehicles=(VAN,), tasks=(EARLY,)), "no road leads"),
        (drawn(vehicles=(replace(VAN, shift=(70, 140)), replace(HIRED, shift=(55, 200)))), "on duty at its hours"),
        (drawn(tasks=(EARLY,), vehicles=(replace(VAN, longest_duty=29),)), "longer than the drivers' hours"),
        (drawn(tasks=(EARLY,), vehicles=(replace(VAN, longest_driving=24),)), "longer than the drivers' hours"),
        (
            drawn(tasks=(EARLY,), vehicles=(replace(VAN, break_after=19, break_length=5),)),
            "longer than the drivers' hours",
        ),
    ],
)
def test_each_reason(instance: FleetInstance, words: str) -> None:
    """The first task has nobody, and the reason is that of the vehicles that come furthest."""
    found = tasks_without_crew(instance)
    assert found[0].task == 0
    assert words in found[0].reason


def test_only_the_task_concerned_is_told() -> None:
    """Where one vehicle can, nothing is wrong."""
    day = drawn(tasks=(EARLY, replace(LATE, vehicles=frozenset({"hired"}))), vehicles=(VAN, replace(HIRED, number=0)))
    assert tasks_without_crew(day) == (Uncrewed(1, "there is no vehicle that may do it"),)
