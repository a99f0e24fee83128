"""Duties that keep the drivers' hours and cost less than the prices of their tasks, by labels over tasks in order."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from models.fleet.duty import Duty, after_task, after_way
from models.fleet.duty_choice import PooledDuty
from models.fleet.instance import FleetInstance


@dataclass(frozen=True)
class _Label:
    """The beginning of a duty: what it costs less the prices, and what the drivers' hours have left of it.

    Parameters
    ----------
    value, cost
        Cost so far less prices, and cost so far [cost units].
    departure, driving, since
        When it left, time at the wheel, and since when the driver is at work [ticks].
    tasks
        In order.
    """

    value: float
    cost: int
    departure: int
    driving: int
    since: int
    tasks: tuple[int, ...]

    def beats(self, other: _Label) -> bool:
        """Whether whatever can follow the other can follow this one, at no more."""
        return (
            self.value <= other.value
            and self.departure >= other.departure
            and self.driving <= other.driving
            and self.since >= other.since
        )


class DutyLabels:
    """The duties of one kind of vehicle.

    Parameters
    ----------
    instance
        The data.
    vehicle
        Number of the kind of vehicle.
    """

    def __init__(self, instance: FleetInstance, vehicle: int) -> None:
        self._instance, self._vehicle = instance, vehicle
        self._means = instance.vehicles[vehicle]
        self._own = [task for task in instance.in_order if instance.may_do(vehicle, task)]

    @cached_property
    def _before(self) -> dict[int, list[int]]:
        """Return the tasks that may come straight before each task."""
        instance = self._instance
        return {task: [one for one in self._own if instance.follows(task, one)] for task in self._own}

    def cheapest(self, prices: Sequence[float], most: int) -> list[tuple[float, PooledDuty]]:
        """Return the duties of lowest cost beyond the prices of their tasks, one for each last task at most.

        Parameters
        ----------
        prices
            Of each task [cost units].
        most
            How many at most.
        """
        labels: dict[int, list[_Label]] = {}
        best: list[tuple[float, PooledDuty]] = []
        for task in self._own:
            kept: list[_Label] = []
            for label in sorted(self._reaching(task, prices, labels), key=lambda one: (one.value, one.tasks)):
                if not any(other.beats(label) for other in kept):
                    kept.append(label)
            labels[task] = kept
            best += [min(map(self._closed, kept), key=lambda closed: closed[0])] if kept else []
        return sorted(best, key=lambda closed: (closed[0], closed[1].duty))[:most]

    def within(self, prices: Sequence[float], window: float, most: int) -> list[PooledDuty] | None:
        """Return every duty that costs no more than a window beyond the prices of its tasks.

        Parameters
        ----------
        prices
            Of each task [cost units].
        window
            The most that it may cost beyond them [cost units].
        most
            How many beginnings of duties are looked at, at most; with more of them, ``None``.
        """
        rest = self._least_after(prices)
        labels: dict[int, list[_Label]] = {}
        found: list[PooledDuty] = []
        looked = 0
        for task in self._own:
            labels[task] = [
                label for label in self._reaching(task, prices, labels) if label.value + rest[task] <= window
            ]
            looked += len(labels[task])
            if looked > most:
                return None
            closed = map(self._closed, labels[task])
            found += [duty for value, duty in closed if value <= window and math.isfinite(value)]
        return found

    def _least_after(self, prices: Sequence[float]) -> dict[int, float]:
        """Return the least that what follows each task adds, way home included, whatever the drivers' hours."""
        least: dict[int, float] = {task: float(self._home_cost(task)) for task in self._own}
        for task in reversed(self._own):
            for before in self._before[task]:
                added = self._step_cost(before, task) - prices[task] + least[task]
                least[before] = min(least[before], added)
        return least

    def _reaching(self, task: int, prices: Sequence[float], labels: dict[int, list[_Label]]) -> Iterator[_Label]:
        """Yield each beginning of a duty that ends with a task and can still come home within the drivers' hours."""
        first = self._alone(task, prices[task])
        if first is not None:
            yield first
        for before in self._before[task]:
            way = self._step_cost(before, task)
            for label in labels[before]:
                longer = self._longer(label, before, task, way, prices[task])
                if longer is not None:
                    yield longer

    def _alone(self, number: int, price: float) -> _Label | None:
        task, means = self._instance.tasks[number], self._means
        way = int(self._instance.travel[means.depot, task.start_place])
        since = after_task(means, task, task.start - way)
        if since is None:
            return None
        metres = int(self._instance.distance[means.depot, task.start_place]) + task.distance
        cost = means.cost_fixed + means.cost_tick * (task.end - task.start + way) + means.cost_distance * metres
        label = _Label(cost - price, cost, task.start - way, way + task.driving, since, (number,))
        return label if self._gets_home(label) else None

    def _longer(self, label: _Label, before: int, number: int, way_cost: int, price: float) -> _Label | None:
        instance, means = self._instance, self._means
        last, task = instance.tasks[before], instance.tasks[number]
        way = int(instance.travel[last.end_place, task.start_place])
        since = after_task(means, task, after_way(means, label.since, last.end, way, task.start))
        if since is None:
            return None
        longer = _Label(
            label.value + way_cost - price,
            label.cost + way_cost,
            label.departure,
            label.driving + way + task.driving,
            since,
            (*label.tasks, number),
        )
        return longer if self._gets_home(longer) else None

    def _gets_home(self, label: _Label) -> bool:
        """Whether the duty could end here; if not, it cannot go on either, for no way home gets shorter."""
        task, means = self._instance.tasks[label.tasks[-1]], self._means
        way = int(self._instance.travel[task.end_place, means.depot])
        return (means.longest_duty is None or task.end + way - label.departure <= means.longest_duty) and (
            means.longest_driving is None or label.driving + way <= means.longest_driving
        )

    def _closed(self, label: _Label) -> tuple[float, PooledDuty]:
        """Return the duty that ends here, with its cost beyond the prices; infinite where a break is missing."""
        task, means = self._instance.tasks[label.tasks[-1]], self._means
        home = self._home_cost(label.tasks[-1])
        way = int(self._instance.travel[task.end_place, means.depot])
        late = means.break_after and task.end + way - label.since > means.break_after
        value = float("inf") if late else label.value + home
        return value, PooledDuty(Duty(self._vehicle, label.tasks), label.cost + home)

    def _step_cost(self, before: int, number: int) -> int:
        """Return what a task after another adds to the cost of a duty [cost units]."""
        instance, means = self._instance, self._means
        last, task = instance.tasks[before], instance.tasks[number]
        metres = int(instance.distance[last.end_place, task.start_place]) + task.distance
        return means.cost_tick * (task.end - last.end) + means.cost_distance * metres

    def _home_cost(self, number: int) -> int:
        place, depot = self._instance.tasks[number].end_place, self._means.depot
        way, metres = int(self._instance.travel[place, depot]), int(self._instance.distance[place, depot])
        return self._means.cost_tick * way + self._means.cost_distance * metres
