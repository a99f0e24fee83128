"""Random small vehicle scheduling problems, and their best cost by trying everything."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from hypothesis import strategies as st

from models.fleet.check import check, cost
from models.fleet.duty import Duty
from models.fleet.instance import DutyVehicle, FleetInstance, Task
from models.fleet.solution import FleetSolution

_OF_ONE = {"task_is_done_once", "vehicles_are_enough"}


@st.composite
def instances(draw: st.DrawFn, *, hours: bool, kinds: int = 2) -> FleetInstance:
    """Draw one to six tasks between places on a line, and vehicles at one or two of them."""
    size = draw(st.integers(2, 4))
    where = draw(st.lists(st.integers(0, 12), min_size=size, max_size=size))
    line = np.array([[abs(one - other) for other in where] for one in where], dtype=np.int64)
    names = [f"v{number}" for number in range(draw(st.integers(1, kinds)))]
    return FleetInstance(
        places=tuple(f"p{number}" for number in range(size)),
        travel=line,
        distance=3 * line,
        tasks=tuple(draw(_tasks(number, size, names)) for number in range(draw(st.integers(1, 6)))),
        vehicles=tuple(draw(_vehicles(name, size, hours)) for name in names),
    )


@st.composite
def _tasks(draw: st.DrawFn, number: int, places: int, names: list[str]) -> Task:
    start, length = draw(st.integers(20, 80)), draw(st.integers(1, 20))
    rest = draw(st.integers(0, length))
    return Task(
        name=f"t{number}",
        owner=draw(st.sampled_from(["RXX", "RYY"])),
        start_place=draw(st.integers(0, places - 1)),
        end_place=draw(st.integers(0, places - 1)),
        start=start,
        end=start + length,
        driving=draw(st.integers(0, length)),
        distance=draw(st.integers(0, 20)),
        vehicles=draw(st.sampled_from([frozenset(), frozenset(), frozenset(names[:1])])),
        rests=((start + rest // 2, start + rest),) if draw(st.booleans()) else (),
    )


@st.composite
def _vehicles(draw: st.DrawFn, name: str, places: int, hours: bool) -> DutyVehicle:
    limit = st.one_of(st.none(), st.integers(20, 70)) if hours else st.none()
    rest = draw(st.integers(0, 6)) if hours else 0
    return DutyVehicle(
        name=name,
        owner="RXX",
        depot=draw(st.integers(0, places - 1)),
        number=draw(st.integers(1, 5)),
        shift=(draw(st.integers(0, 20)), draw(st.integers(90, 120))),
        longest_duty=draw(limit),
        longest_driving=draw(limit),
        break_after=draw(st.integers(15, 40)) if rest else 0,
        break_length=rest,
        cost_fixed=draw(st.integers(0, 200)),
        cost_tick=draw(st.integers(0, 4)),
        cost_distance=draw(st.integers(0, 5)),
    )


def can_be_driven(instance: FleetInstance, duty: Duty) -> bool:
    """Whether a duty by itself breaks no rule, by the independent check."""
    return {violation.rule for violation in check(instance, FleetSolution((duty,)))} <= _OF_ONE


def best_cost(instance: FleetInstance) -> int | None:
    """Return the least cost, or ``None`` where there are no duties, by trying everything."""
    good = {duty for group in _subsets(instance) for duty in group}
    costs = [
        cost(instance, solution)
        for duties in _splits(instance, instance.in_order)
        if set(duties) <= good and not check(instance, solution := FleetSolution.of(duties))
    ]
    return min(costs, default=None)


def _subsets(instance: FleetInstance) -> Iterator[list[Duty]]:
    order = instance.in_order
    for chosen in range(1, 2 ** len(order)):
        tasks = tuple(task for place, task in enumerate(order) if chosen >> place & 1)
        duties = [Duty(vehicle, tasks) for vehicle in range(len(instance.vehicles))]
        yield [duty for duty in duties if can_be_driven(instance, duty)]


def _splits(instance: FleetInstance, order: tuple[int, ...]) -> Iterator[tuple[Duty, ...]]:
    """Yield every way to deal the tasks out to duties of vehicles."""
    if not order:
        yield ()
        return
    for duties in _splits(instance, order[:-1]):
        for place, duty in enumerate(duties):
            yield (*duties[:place], Duty(duty.vehicle, (*duty.tasks, order[-1])), *duties[place + 1 :])
        for vehicle in range(len(instance.vehicles)):
            yield (*duties, Duty(vehicle, (order[-1],)))
