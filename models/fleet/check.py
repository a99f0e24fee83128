"""The independent check of duties: from the decisions and the data alone."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from models.fleet.duty import Duty
from models.fleet.instance import DutyVehicle, FleetInstance, Task
from models.fleet.solution import FleetSolution
from models.protocol import Certificate, Violation


def cost(instance: FleetInstance, solution: FleetSolution) -> int:
    """Return what duties cost [cost units], whether or not they can be driven.

    Parameters
    ----------
    instance
        The data.
    solution
        The decisions.
    """
    return sum(_cost_of(instance, duty) for duty in solution.duties)


def _cost_of(instance: FleetInstance, duty: Duty) -> int:
    vehicle = instance.vehicles[duty.vehicle]
    first, last = instance.tasks[duty.tasks[0]], instance.tasks[duty.tasks[-1]]
    out = int(instance.travel[vehicle.depot, first.start_place])
    home = int(instance.travel[last.end_place, vehicle.depot])
    ticks = last.end + home - (first.start - out)
    return vehicle.cost_fixed + vehicle.cost_tick * ticks + vehicle.cost_distance * _distance(instance, duty)


def _distance(instance: FleetInstance, duty: Duty) -> int:
    depot = instance.vehicles[duty.vehicle].depot
    total, place = 0, depot
    for number in duty.tasks:
        task = instance.tasks[number]
        total += int(instance.distance[place, task.start_place]) + task.distance
        place = task.end_place
    return total + int(instance.distance[place, depot])


def check(instance: FleetInstance, solution: FleetSolution) -> list[Violation]:
    """Return every rule that an answer breaks; none for one that may be told.

    Parameters
    ----------
    instance
        The data.
    solution
        The decisions.
    """
    found = [*_tasks_not_done_once(instance, solution), *_vehicles_that_are_not_there(instance, solution)]
    for duty in solution.duties:
        found += [*_work_it_may_not_do(instance, duty), *_ways_too_long(instance, duty)]
        found += _hours_not_kept(instance, duty)
    return found


def certify(instance: FleetInstance, solution: FleetSolution, bound: Fraction | None) -> Certificate:
    """Return what is known of an answer: its cost recomputed, the bound, and the rules it breaks.

    Parameters
    ----------
    instance
        The data.
    solution
        The decisions.
    bound
        A proven lower bound on the cost of every answer [cost units]; ``None`` where there is none.
    """
    violations, total = check(instance, solution), Fraction(cost(instance, solution))
    if bound is not None and not violations and bound > total:
        violations = [Violation("bound_is_below_cost", (), "the bound contradicts the answer", bound - total)]
    return Certificate(total, bound, tuple(violations))


def _tasks_not_done_once(instance: FleetInstance, solution: FleetSolution) -> Iterator[Violation]:
    times = [0] * len(instance.tasks)
    for duty in solution.duties:
        for task in duty.tasks:
            times[task] += 1
    for done, number in zip(instance.tasks, times, strict=True):
        if number != 1:
            message = f"{done.name} is done {number} times"
            yield Violation("task_is_done_once", (done.name,), message, Fraction(abs(number - 1)))


def _vehicles_that_are_not_there(instance: FleetInstance, solution: FleetSolution) -> Iterator[Violation]:
    for number, vehicle in enumerate(instance.vehicles):
        used = sum(duty.vehicle == number for duty in solution.duties)
        if used > vehicle.number:
            message = f"{used} duties of {vehicle.name}, of which there are {vehicle.number}"
            yield Violation("vehicles_are_enough", (vehicle.name,), message, Fraction(used - vehicle.number))


def _work_it_may_not_do(instance: FleetInstance, duty: Duty) -> Iterator[Violation]:
    vehicle = instance.vehicles[duty.vehicle]
    for number in duty.tasks:
        task = instance.tasks[number]
        if task.vehicles and vehicle.name not in task.vehicles:
            yield Violation("vehicle_may_do_task", (vehicle.name, task.name), f"{vehicle.name} may not do {task.name}")


def _ways_too_long(instance: FleetInstance, duty: Duty) -> Iterator[Violation]:
    """Yield each way that does not exist or is longer than the time there is for it."""
    vehicle = instance.vehicles[duty.vehicle]
    place, free, before = vehicle.depot, vehicle.shift[0], vehicle.name
    for number in duty.tasks:
        task = instance.tasks[number]
        yield from _way_too_long(instance, (place, task.start_place), task.start - free, (before, task.name))
        place, free, before = task.end_place, task.end, task.name
    yield from _way_too_long(instance, (place, vehicle.depot), vehicle.shift[1] - free, (before, vehicle.name))


def _way_too_long(
    instance: FleetInstance, way: tuple[int, int], time: int, where: tuple[str, str]
) -> Iterator[Violation]:
    needed = int(instance.travel[way])
    if needed < 0:
        yield Violation("way_exists", where, f"no road from {where[0]} to {where[1]}")
    elif needed > time:
        message = f"{needed} from {where[0]} to {where[1]}, and {time} for it"
        yield Violation("way_is_in_time", where, message, Fraction(needed - time))


def _hours_not_kept(instance: FleetInstance, duty: Duty) -> Iterator[Violation]:
    vehicle = instance.vehicles[duty.vehicle]
    tasks = [instance.tasks[number] for number in duty.tasks]
    where = (vehicle.name, tasks[0].name)
    places = [vehicle.depot, *(place for task in tasks for place in (task.start_place, task.end_place)), vehicle.depot]
    ways = [int(instance.travel[one, other]) for one, other in zip(places[::2], places[1::2], strict=True)]
    lasts = tasks[-1].end + ways[-1] - (tasks[0].start - ways[0])
    if vehicle.longest_duty is not None and lasts > vehicle.longest_duty:
        over = Fraction(lasts - vehicle.longest_duty)
        yield Violation("duty_is_not_too_long", where, f"a duty of {lasts}, and {vehicle.longest_duty} allowed", over)
    driving = sum(ways) + sum(task.driving for task in tasks)
    if vehicle.longest_driving is not None and driving > vehicle.longest_driving:
        over = Fraction(driving - vehicle.longest_driving)
        message = f"{driving} at the wheel, and {vehicle.longest_driving} allowed"
        yield Violation("driving_is_not_too_long", where, message, over)
    if vehicle.break_after and not _can_rest(vehicle, tasks, ways):
        message = f"no breaks of {vehicle.break_length} keep work to {vehicle.break_after}"
        yield Violation("breaks_are_taken", where, message)


def _can_rest(vehicle: DutyVehicle, tasks: list[Task], ways: list[int]) -> bool:
    """Whether breaks can be placed: a search over every choice of the pauses that are long enough to be one.

    A stretch of work is from the end of one break to the beginning of the next one.
    """
    reach = {tasks[0].start - ways[0]}
    for place, task in enumerate(tasks):
        if place:
            choices = _pauses(tasks[place - 1].end, ways[place], task.start, vehicle.break_length)
            reach = reach.union(*(_rested(vehicle, reach, pauses) for pauses in choices))
        for rest in task.rests:
            reach = reach | _rested(vehicle, reach, [rest])
    end = tasks[-1].end + ways[-1]
    return any(end - since <= vehicle.break_after for since in reach)


def _pauses(end: int, way: int, start: int, rest: int) -> list[list[tuple[int, int]]]:
    """Return the ways to spend the spare time of a drive: at its beginning, at its end, or some at either."""
    return [
        [(end, start - way)],
        [(end + way, start)],
        [(end, start - way - rest), (start - rest, start)],
    ]


def _rested(vehicle: DutyVehicle, reach: set[int], pauses: list[tuple[int, int]]) -> set[int]:
    """Return since when work may last after some breaks in a row; nothing where one is too short or comes too late."""
    for begin, finish in pauses:
        if finish - begin < vehicle.break_length:
            return set()
        reach = {finish for since in reach if begin - since <= vehicle.break_after}
    return reach
