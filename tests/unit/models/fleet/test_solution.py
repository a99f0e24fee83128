"""Duties read off flows, and turned into them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from models.fleet.build import build
from models.fleet.duty import Duty
from models.fleet.instance import Task
from models.fleet.network import time_space
from models.fleet.solution import FleetSolution, carry, duties_of_flow, read_solution
from tests.unit.models.fleet.drawn import VAN, drawn, with_van

BEST = FleetSolution((Duty(0, (0, 1)), Duty(0, (2,))))


def test_duties_are_sorted_and_none_is_empty() -> None:
    """What has no task is left out."""
    assert FleetSolution.of([Duty(0, (2,)), Duty(1, ()), Duty(0, (0, 1))]) == BEST


@pytest.mark.parametrize("tick", [0, 2])
def test_what_is_carried_is_read_again(tick: int) -> None:
    """Early, an empty drive and late, with back by the hired vehicle: no row is broken, the cost is theirs."""
    day = with_van(cost_tick=tick)
    solution = FleetSolution((Duty(0, (0, 2)), Duty(1, (1,))))
    model = build(day)
    carry(model, day, solution)
    assert model.broken_rows() == []
    assert model.problem.objective.value() == 245 + tick * 70
    assert read_solution(model) == solution


def test_two_of_a_kind() -> None:
    """Vehicles of one kind go along one arc together."""
    model = build(drawn())
    carry(model, drawn(), BEST)
    assert model.broken_rows() == []
    assert model.problem.objective.value() == 225
    assert len(read_solution(model).duties) == 2


def test_a_ring_of_drives_that_take_no_time_is_left_out() -> None:
    """Between places that are no way apart a flow can go round; the duties do not."""
    nowhere = np.zeros((2, 2), dtype=np.int64)
    crossing = (Task("a", "", 0, 1, 10, 20), Task("b", "", 1, 0, 10, 20))
    tasks = (*crossing, Task("c", "", 0, 0, 20, 30), Task("d", "", 1, 1, 20, 30))
    day = drawn(travel=nowhere, distance=nowhere, tasks=tasks, vehicles=(replace(VAN, number=2),))
    network = time_space(day, 0)
    model = build(day)
    carry(model, day, FleetSolution((Duty(0, (0, 2)), Duty(0, (1, 3)))))
    flow = np.array([int(model.variables.along[0, arc].varValue) for arc in range(network.arcs)])
    ring = (network.word == 2) & (network.time[network.tail] == 20) & (network.time[network.head] == 20)
    flow[ring] += 1
    assert ring.sum() == 2
    assert sorted(task for duty in duties_of_flow(network, flow) for task in duty.tasks) == [0, 1, 2, 3]


@pytest.mark.parametrize(("tasks", "name"), [((2, 0), "early"), ((2, 1), "back")])
def test_a_duty_without_a_way_is_refused(tasks: tuple[int, ...], name: str) -> None:
    """Nothing before late ends can follow it, at the same place or at another one."""
    with pytest.raises(ValueError, match=f"no way to {name}"):
        carry(build(drawn()), drawn(), FleetSolution((Duty(0, tasks),)))
