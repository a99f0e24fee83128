"""A duty: the tasks one vehicle does in a day, in order, and the times and the cost that follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from models.fleet.instance import DutyVehicle, FleetInstance, Task


@dataclass(frozen=True, order=True)
class Duty:
    """One vehicle's day.

    Parameters
    ----------
    vehicle
        Number of the vehicle in the instance.
    tasks
        Numbers of its tasks, in order.
    """

    vehicle: int
    tasks: tuple[int, ...]


@dataclass(frozen=True)
class DutyTimes:
    """What follows from a duty.

    Parameters
    ----------
    departure, back
        When the vehicle leaves its depot and is back [ticks].
    driving
        Time at the wheel [ticks].
    empty
        The part of it between depot and tasks and between tasks [ticks].
    distance
        From depot to depot, tasks included [units of distance].
    cost
        Cost [cost units].
    keeps_hours
        Whether the drivers' hours are kept.
    """

    departure: int
    back: int
    driving: int
    empty: int
    distance: int
    cost: int
    keeps_hours: bool


def duty_times(instance: FleetInstance, duty: Duty) -> DutyTimes | None:
    """Return the times and the cost of a duty; ``None`` where its vehicle cannot do it whatever the drivers' hours.

    The vehicle leaves its depot as late as it can, drives on at once and waits where the next task begins.

    Parameters
    ----------
    instance
        The data.
    duty
        At least one task.
    """
    vehicle = instance.vehicles[duty.vehicle]
    tasks = [instance.tasks[task] for task in duty.tasks]
    possible = all(instance.may_do(duty.vehicle, task) for task in duty.tasks)
    if not possible or not all(instance.follows(second, first) for first, second in pairwise(duty.tasks)):
        return None
    stops = [vehicle.depot, *(place for task in tasks for place in (task.start_place, task.end_place)), vehicle.depot]
    ways = list(zip(stops[::2], stops[1::2], strict=True))
    legs = [int(instance.travel[way]) for way in ways]
    distance = sum(int(instance.distance[way]) for way in ways) + sum(task.distance for task in tasks)
    departure, back = tasks[0].start - legs[0], tasks[-1].end + legs[-1]
    driving = sum(legs) + sum(task.driving for task in tasks)
    cost = vehicle.cost_fixed + vehicle.cost_tick * (back - departure) + vehicle.cost_distance * distance
    kept = (
        (vehicle.longest_duty is None or back - departure <= vehicle.longest_duty)
        and (vehicle.longest_driving is None or driving <= vehicle.longest_driving)
        and _has_breaks(vehicle, tasks, legs)
    )
    return DutyTimes(departure, back, driving, sum(legs), distance, cost, kept)


def _has_breaks(vehicle: DutyVehicle, tasks: Sequence[Task], legs: Sequence[int]) -> bool:
    """Whether no stretch of work is longer than the vehicle's drivers may work without a break."""
    if not vehicle.break_after:
        return True
    since: int | None = after_task(vehicle, tasks[0], tasks[0].start - legs[0])
    for (before, task), leg in zip(pairwise(tasks), legs[1:-1], strict=True):
        if since is not None:
            since = after_task(vehicle, task, after_way(vehicle, since, before.end, leg, task.start))
    return since is not None and tasks[-1].end + legs[-1] - since <= vehicle.break_after


def after_way(vehicle: DutyVehicle, since: int, end: int, leg: int, start: int) -> int | None:
    """Return since when the driver is at work as the next task begins, the latest possible; ``None`` where none is.

    A break is taken before the way, after it, or both, if the time allows one; work that begins later leaves more for
    the rest of the day, so the latest beginning is the best one.

    Parameters
    ----------
    vehicle
        Whose rule it is.
    since
        Since when the driver is at work [ticks].
    end, leg, start
        End of the task before, the way to the next one, and its beginning [ticks].
    """
    spare = start - end - leg
    if not vehicle.break_after or spare < vehicle.break_length:
        return since
    rested_after = end + leg - since <= vehicle.break_after
    rested_before = end - since <= vehicle.break_after
    twice = rested_before and spare >= 2 * vehicle.break_length and leg <= vehicle.break_after
    if rested_after or twice:
        return start
    return start - leg if rested_before else None


def after_task(vehicle: DutyVehicle, task: Task, since: int | None) -> int | None:
    """Return since when the driver is at work as a task ends; ``None`` where work has lasted too long.

    Parameters
    ----------
    vehicle
        Whose rule it is.
    task
        The task; its own breaks count if they are long enough.
    since
        Since when the driver is at work as it begins [ticks]; ``None`` where work has lasted too long.
    """
    if since is None or not vehicle.break_after:
        return since
    for begin, finish in task.rests:
        if finish - begin >= vehicle.break_length:
            if begin - since > vehicle.break_after:
                return None
            since = finish
    return since if task.end - since <= vehicle.break_after else None
