"""Tasks that nobody can drive, each with the reason."""

from __future__ import annotations

from dataclasses import dataclass

from models.fleet.duty import after_task
from models.fleet.instance import NO_ROAD, FleetInstance


@dataclass(frozen=True)
class Uncrewed:
    """A task that no duty can hold.

    Parameters
    ----------
    task
        Its number.
    reason
        In words: what stands against the vehicle that comes nearest.
    """

    task: int
    reason: str


def tasks_without_crew(instance: FleetInstance) -> tuple[Uncrewed, ...]:
    """Return the tasks that no duty of any vehicle can hold, in their order.

    Parameters
    ----------
    instance
        The data.
    """
    reasons = ((task, _reason(instance, task)) for task in range(len(instance.tasks)))
    return tuple(Uncrewed(task, reason) for task, reason in reasons if reason)


def _reason(instance: FleetInstance, task: int) -> str:
    """Return why no vehicle can do a task, or nothing where one can; the reason of those that come furthest."""
    route = instance.tasks[task]
    allowed = [
        number
        for number, vehicle in enumerate(instance.vehicles)
        if vehicle.number and (not route.vehicles or vehicle.name in route.vehicles)
    ]
    if not allowed:
        return "there is no vehicle that may do it"
    ways = [(instance.vehicles[number].depot, route.start_place, route.end_place) for number in allowed]
    if all(NO_ROAD in (instance.travel[depot, one], instance.travel[other, depot]) for depot, one, other in ways):
        return "no road leads from a depot to its beginning and back from its end"
    in_shift = [number for number in allowed if instance.may_do(number, task)]
    if not in_shift:
        return "no vehicle that may do it is on duty at its hours"
    if any(_within_hours(instance, number, task) for number in in_shift):
        return ""
    return "it is longer than the drivers' hours of every vehicle that may do it"


def _within_hours(instance: FleetInstance, vehicle: int, number: int) -> bool:
    """Whether some duty may hold a task: with other tasks a duty is no shorter, but it may have more breaks."""
    means, task = instance.vehicles[vehicle], instance.tasks[number]
    ways = int(instance.travel[means.depot, task.start_place] + instance.travel[task.end_place, means.depot])
    return (
        (means.longest_duty is None or task.end - task.start + ways <= means.longest_duty)
        and (means.longest_driving is None or task.driving + ways <= means.longest_driving)
        and after_task(means, task, task.start) is not None
    )
