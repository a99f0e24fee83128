"""The best duties so far, checked, with the bound so far."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

from models.fleet.check import check, cost
from models.fleet.duty import Duty
from models.fleet.instance import FleetInstance
from models.fleet.solution import FleetSolution
from models.tolerances import BOUND_SAFETY
from optimiser.solve.limits import Clock, Limits
from optimiser.solve.outcome import Progress, Status, status_of_gap

ProgressListener = Callable[[Progress], None]


class Incumbent:
    """The best duties so far and the best bound, in whole cost units.

    Parameters
    ----------
    instance
        The data.
    unit
        Every cost is a multiple of it [cost units].
    limits
        The gap that was asked for.
    clock
        Time since the start.
    progress
        Told of each better answer and bound.
    """

    def __init__(
        self, instance: FleetInstance, unit: int, limits: Limits, clock: Clock, progress: ProgressListener | None
    ) -> None:
        self._instance, self._unit, self._limits = instance, unit, limits
        self._clock, self._progress = clock, progress
        self.solution: FleetSolution | None = None
        self.cost: int | None = None
        self.bound: int | None = None
        self.nodes = 0

    def offer(self, duties: Iterable[Duty]) -> bool:
        """Take duties that are cheaper than the best so far and break no rule; return whether they were.

        Parameters
        ----------
        duties
            The duties.
        """
        solution = FleetSolution.of(duties)
        total = cost(self._instance, solution)
        if (self.cost is not None and total >= self.cost) or check(self._instance, solution):
            return False
        self.solution, self.cost = solution, total
        self._tell()
        return True

    def raise_bound(self, bound: float) -> None:
        """Take a bound that is higher than the best so far; costs are whole, so it is rounded up to one.

        Parameters
        ----------
        bound
            Proven [cost units]; infinite where it was proven that nothing better than the best so far exists.
        """
        if math.isinf(bound):
            bound = bound if self.cost is None else self.cost
        if math.isinf(bound):
            return
        whole = bound if isinstance(bound, int) else math.ceil(bound - BOUND_SAFETY * abs(bound))
        whole = -(-whole // self._unit) * self._unit
        if self.cost is not None:
            whole = min(whole, self.cost)
        if self.bound is None or whole > self.bound:
            self.bound = whole
            self._tell()

    @property
    def status(self) -> Status:
        """How good the best duties are known to be."""
        if self.cost is None:
            return Status.LIMIT
        bound = None if self.bound is None else float(self.bound)
        return status_of_gap(float(self.cost), bound, self._limits.gap, self._limits.gap_absolute)

    @property
    def done(self) -> bool:
        """Whether the gap that was asked for is reached, or the time is up."""
        return self.status in {Status.OPTIMAL, Status.WITHIN_GAP} or self._clock.left <= 0

    def _tell(self) -> None:
        if self._progress is not None:
            objective = None if self.cost is None else float(self.cost)
            bound = None if self.bound is None else float(self.bound)
            self._progress(Progress(self._clock.spent, objective, bound, self.nodes))
