"""The duties of each owner by itself, and of all owners together: never dearer than apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from models.fleet.duty import Duty
from models.fleet.instance import FleetInstance
from models.fleet.solution import FleetSolution
from models.fleet.use import SharedFleet, shared_fleet
from optimiser.solve.fleet.answer import FleetAnswer
from optimiser.solve.fleet.method import solve_duties
from optimiser.solve.limits import Limits


@dataclass(frozen=True)
class OwnersAnswer:
    """Duties apart and together; vehicles and tasks are numbered as in the whole instance.

    Parameters
    ----------
    alone
        By owner.
    together
        Of all.
    sharing
        What sharing saves; ``None`` where some of the answers has no duties.
    """

    alone: Mapping[str, FleetAnswer]
    together: FleetAnswer
    sharing: SharedFleet | None


def solve_owners(instance: FleetInstance, limits: Limits) -> OwnersAnswer:
    """Chain the routes of each owner with its own vehicles, then all routes with all vehicles.

    Vehicles without an owner serve everybody, each owner by itself as if they were all there for it; where they do not
    suffice for all at once, the duties apart are no start for the duties together.

    Parameters
    ----------
    instance
        The routes and vehicles of all owners.
    limits
        When to stop; the time is for each solve.

    Raises
    ------
    SolverError
        If a solver failed, or an answer does not keep the rules.
    """
    alone = {owner: _alone(instance, owner, limits) for owner in sorted({task.owner for task in instance.tasks})}
    apart = {owner: answer.solution.duties for owner, answer in alone.items() if answer.solution is not None}
    start = FleetSolution.of(duty for duties in apart.values() for duty in duties)
    together = solve_duties(instance, limits, start=start if len(apart) == len(alone) else None)
    sharing = None
    if together.solution is not None and len(apart) == len(alone):
        sharing = shared_fleet(instance, apart, together.solution.duties)
    return OwnersAnswer(alone, together, sharing)


def _alone(instance: FleetInstance, owner: str, limits: Limits) -> FleetAnswer:
    """Return the duties of one owner, in the numbers of the whole instance."""
    tasks = [number for number, task in enumerate(instance.tasks) if task.owner == owner]
    vehicles = [number for number, vehicle in enumerate(instance.vehicles) if vehicle.owner in ("", owner)]
    names = frozenset(instance.vehicles[number].name for number in vehicles)
    own = [instance.tasks[number] for number in tasks]
    if not all(not task.vehicles or task.vehicles & names for task in own):
        # Without vehicles it is told as it is: no duties.
        vehicles, names = [], frozenset()
    part = replace(
        instance,
        tasks=tuple(replace(task, vehicles=task.vehicles & names) for task in own),
        vehicles=tuple(instance.vehicles[number] for number in vehicles),
    )
    answer = solve_duties(part, limits)
    if answer.solution is None:
        return answer
    duties = [
        Duty(vehicles[duty.vehicle], tuple(tasks[task] for task in duty.tasks)) for duty in answer.solution.duties
    ]
    return replace(answer, solution=FleetSolution.of(duties))
