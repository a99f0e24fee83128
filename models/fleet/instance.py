"""The data of a vehicle scheduling problem: routes with fixed times, and the vehicles that may drive them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.int64]
NO_ROAD = -1
"""Stands in a travel matrix where no road leads."""


@dataclass(frozen=True)
class Task:
    """A route that is settled: what is left to decide is who drives it.

    Parameters
    ----------
    name
        Unique name.
    owner
        Trust whose route it is; empty where that does not matter.
    start_place, end_place
        Places, by their number in the instance.
    start, end
        When it begins and ends [ticks].
    driving
        Time at the wheel within it [ticks].
    distance
        Distance driven within it [units of distance].
    vehicles
        Names of the vehicles that may do it; empty for all.
    rests
        Breaks within it that count as the driver's, from and to, in order [ticks].
    """

    name: str
    owner: str
    start_place: int
    end_place: int
    start: int
    end: int
    driving: int = 0
    distance: int = 0
    vehicles: frozenset[str] = frozenset()
    rests: tuple[tuple[int, int], ...] = ()

    def __post_init__(self) -> None:
        times = [self.start, *(moment for rest in self.rests for moment in rest), self.end]
        _refuse(times != sorted(times), f"the times of {self.name} are not in order")
        _refuse(self.end == self.start, f"{self.name} takes no time")
        _refuse(not 0 <= self.driving <= self.end - self.start, f"{self.name} is longer at the wheel than on its way")
        _refuse(self.distance < 0, f"{self.name} has a distance below 0")


@dataclass(frozen=True)
class DutyVehicle:
    """Several vehicles alike at one depot, with the rules their drivers work by.

    Parameters
    ----------
    name
        Unique name.
    owner
        Trust that owns or hires them; empty where they serve everybody.
    depot
        Place they start from and come back to, by its number in the instance.
    number
        How many there are [vehicles].
    shift
        First departure and last return [ticks].
    hired
        Whether they are paid for by the day from somebody else.
    longest_duty, longest_driving
        Longest time from departure to return, and at the wheel [ticks]; ``None`` for no such rule.
    break_after, break_length
        Longest work without a break, and how long a break is at least [ticks]; 0 and 0 where there is no such rule.
    cost_fixed
        Cost of a duty [cost units].
    cost_tick
        Cost of its time from departure to return [cost units per tick].
    cost_distance
        Cost of distance, that of its tasks and that between them [cost units per unit of distance].
    """

    name: str
    owner: str
    depot: int
    number: int
    shift: tuple[int, int]
    hired: bool = False
    longest_duty: int | None = None
    longest_driving: int | None = None
    break_after: int = 0
    break_length: int = 0
    cost_fixed: int = 0
    cost_tick: int = 0
    cost_distance: int = 0

    def __post_init__(self) -> None:
        costs = (self.cost_fixed, self.cost_tick, self.cost_distance)
        longest = (self.longest_duty or 0, self.longest_driving or 0)
        below = min(self.number, self.break_after, self.break_length, *costs, *longest) < 0
        _refuse(below, f"{self.name} has a number below 0")
        _refuse(self.shift[0] > self.shift[1], f"{self.name}: its shift ends before it begins")
        both = bool(self.break_after) == bool(self.break_length)
        _refuse(not both, f"{self.name} needs both the work before a break and the break's length, or neither")

    @property
    def has_hours(self) -> bool:
        """Whether its drivers' hours limit a duty as a whole, beyond its shift."""
        return self.longest_duty is not None or self.longest_driving is not None or bool(self.break_after)


@dataclass(frozen=True, eq=False)
class FleetInstance:
    """The routes of a day, the vehicles, and the ways between their places.

    Parameters
    ----------
    places
        Names, each once.
    travel
        Driving time from place to place [ticks]; :data:`NO_ROAD` where there is no way. A way over a third place is
        never shorter, and the way from a place to itself takes no time.
    distance
        Distance from place to place [units of distance].
    tasks, vehicles
        What is to be driven, and with what.
    """

    places: tuple[str, ...]
    travel: Matrix
    distance: Matrix
    tasks: tuple[Task, ...]
    vehicles: tuple[DutyVehicle, ...]

    def __post_init__(self) -> None:
        size = (len(self.places), len(self.places))
        _refuse(len(set(self.places)) < len(self.places), "two places have one name")
        _refuse(self.travel.shape != size or self.distance.shape != size, "a matrix has not one row for each place")
        _refuse(bool((self.travel < NO_ROAD).any() or (self.distance < 0).any()), "a time or a distance is below 0")
        away = np.diag(self.travel).any() or np.diag(self.distance).any()
        _refuse(bool(away), "a place is away from itself")
        _refuse(len({task.name for task in self.tasks}) < len(self.tasks), "two tasks have one name")
        names = {vehicle.name for vehicle in self.vehicles}
        _refuse(len(names) < len(self.vehicles), "two vehicles have one name")
        for task in self.tasks:
            there = all(0 <= place < size[0] for place in (task.start_place, task.end_place))
            _refuse(not there, f"{task.name} is at a place that is not there")
            _refuse(not task.vehicles <= names, f"{task.name} may have a vehicle that is not there")
        for vehicle in self.vehicles:
            _refuse(not 0 <= vehicle.depot < size[0], f"the depot of {vehicle.name} is a place that is not there")

    @cached_property
    def in_order(self) -> tuple[int, ...]:
        """Numbers of the tasks by beginning, then end, then number."""
        return tuple(sorted(range(len(self.tasks)), key=lambda one: (self.tasks[one].start, self.tasks[one].end, one)))

    def may_do(self, vehicle: int, task: int) -> bool:
        """Whether a vehicle may do a task and reaches it from its depot and back within its shift.

        Parameters
        ----------
        vehicle, task
            Their numbers.
        """
        means, route = self.vehicles[vehicle], self.tasks[task]
        if route.vehicles and means.name not in route.vehicles:
            return False
        there = int(self.travel[means.depot, route.start_place])
        back = int(self.travel[route.end_place, means.depot])
        if NO_ROAD in (there, back):
            return False
        return route.start - there >= means.shift[0] and route.end + back <= means.shift[1]

    def follows(self, task: int, after: int) -> bool:
        """Whether a vehicle can do one task after another.

        Parameters
        ----------
        task, after
            Their numbers.
        """
        first, second = self.tasks[after], self.tasks[task]
        way = int(self.travel[first.end_place, second.start_place])
        return way != NO_ROAD and first.end + way <= second.start


def _refuse(wrong: bool, message: str) -> None:
    if wrong:
        raise ValueError(message)
