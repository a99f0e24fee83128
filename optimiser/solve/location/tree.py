"""Branching on facilities alone: the parts still open, and the bound over them."""

from __future__ import annotations

import heapq
import itertools
import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np

from models.location.instance import LocationInstance
from models.location.solution import LocationSolution
from optimiser.solve.limits import Clock, Limits
from optimiser.solve.location.arrays import Floats, LocationArrays
from optimiser.solve.location.ascent import Ascent, ascend
from optimiser.solve.location.incumbent import Incumbent
from optimiser.solve.location.leaf import solve_leaf
from optimiser.solve.location.relaxation import Part, Relaxed, reduced, relax
from optimiser.solve.location.transport import best_shares
from optimiser.solve.outcome import Outcome, Progress, Status

ProgressListener = Callable[[Progress], None]

_ROOT_ROUNDS = 10
_ROOT_ITERATIONS = 60
_FEW_ITERATIONS = 5
"""A problem that goes to the solver as it is needs an answer to start from, and no sharp bound."""
_ROOT_STEP = 1.5
_ITERATIONS = 40
_STEP = 0.6
_NEAR = 0.002
"""How far above its bound the answer for given facilities is looked for [part of the bound]."""
LEAF_PAIRS = {True: 300, False: 2_500}
"""A part with no more pairs than this left goes to the solver as it is; by whether sources are single."""


@dataclass(order=True)
class _Node:
    bound: float
    number: int
    part: Part = field(compare=False)
    multipliers: Floats = field(compare=False)
    usage: Floats = field(compare=False)


class LocationTree:
    """The search over open and closed facilities, best bound first.

    Parameters
    ----------
    instance, arrays
        The data, and as arrays.
    limits
        When to stop.
    clock
        How long it may still run.
    progress
        Told of each better answer.
    """

    def __init__(
        self,
        instance: LocationInstance,
        arrays: LocationArrays,
        limits: Limits,
        clock: Clock,
        progress: ProgressListener | None = None,
    ) -> None:
        self.incumbent = Incumbent(instance, arrays, limits)
        self.nodes = 0
        self.iterations = 0
        self._instance = instance
        self._arrays = arrays
        self._limits = limits
        self._clock = clock
        self._progress = progress
        self._dived: set[bytes] = set()
        self._open: list[_Node] = []
        self._numbers = itertools.count()
        # Least bound of what was given up unproven, for want of time, and bound of what is being worked on.
        self._given_up = math.inf
        self._at_hand = -math.inf

    @property
    def bound(self) -> float:
        """A bound on every answer [smallest unit of money]; infinite once it is proven that there is none.

        What has been dropped had a bound above what was wanted then, and no more is wanted now.
        """
        waiting = self._open[0].bound if self._open else math.inf
        return min(self._given_up, self._at_hand, self.incumbent.above, waiting)

    @property
    def proven(self) -> bool:
        """Whether nothing is left that could be better by more than the gap asked."""
        return self.bound == self.incumbent.above

    def search(self) -> None:
        """Search until everything is proven or a limit is reached."""
        root = self._root()
        if root is not None:
            self._settle(*root, -math.inf)
        self._at_hand = math.inf
        while self._open and not self._stop():
            node = heapq.heappop(self._open)
            if node.bound > self.incumbent.above:
                self._open.clear()
                return
            self._at_hand = node.bound
            self._branch(node)
            self._at_hand = math.inf

    def _stop(self) -> bool:
        return self._out_of_time() or (self._limits.nodes is not None and self.nodes >= self._limits.nodes)

    def _out_of_time(self) -> bool:
        return self._clock.left <= 0

    def _root(self) -> tuple[Part, Ascent] | None:
        """Bound the whole problem, leaving out what the best answer so far makes superfluous; ``None`` where proven."""
        arrays = self._arrays
        shape = arrays.service.shape
        part = Part(np.zeros(shape[0], dtype=bool), np.ones(shape[0], dtype=bool), np.isfinite(arrays.service))
        part.pairs[:] &= (arrays.demand[None, :] <= arrays.capacity[:, None]) | (not arrays.single_source)
        ranked = np.sort(arrays.service, axis=0)
        multipliers = np.where(np.isfinite(ranked[1]), ranked[1], ranked[0]) if shape[0] > 1 else ranked[0]
        if not np.isfinite(multipliers).all():
            return None
        step, before = _ROOT_STEP, -math.inf
        for _ in range(_ROOT_ROUNDS):
            iterations = _FEW_ITERATIONS if self._is_small(part) else _ROOT_ITERATIONS
            ascent = self._ascend(part, multipliers, iterations, step)
            found = ascent.best
            if found.bound > self.incumbent.above or found.bound == math.inf:
                return None
            self._at_hand = max(self._at_hand, found.bound)
            self.incumbent.try_open(ascent.usage > 0.5)
            part = reduced(arrays, part, found, self.incumbent.above)
            self._dive(found)
            multipliers, step = found.multipliers, ascent.step
            if self._out_of_time() or self._is_small(part) or found.bound - before < 1e-6 * abs(found.bound):
                break
            before = found.bound
        return part, ascent

    def _is_small(self, part: Part) -> bool:
        return int(part.pairs.sum()) <= LEAF_PAIRS[self._arrays.single_source]

    def _ascend(self, part: Part, multipliers: Floats, iterations: int, step: float) -> Ascent:
        """Improve the bound of a part, trying the open facilities of each better relaxation for an answer."""

        def seen(relaxed: Relaxed) -> None:
            if math.isfinite(relaxed.bound) and self.incumbent.try_open(relaxed.opened):
                self._tell()

        looks_for_answers = self.nodes == 0 or not self._arrays.single_source
        ascent = ascend(
            self._arrays,
            part,
            multipliers,
            iterations=iterations,
            step=step,
            interest=self.incumbent,
            stop=self._out_of_time,
            seen=seen if looks_for_answers else None,
        )
        self.iterations += ascent.iterations
        return ascent

    def _tell(self) -> None:
        if self._progress is not None and self.incumbent.cost is not None:
            bound = self.bound
            told = bound if math.isfinite(bound) else None
            self._progress(Progress(self._clock.spent, float(self.incumbent.cost), told, self.nodes))

    def _branch(self, node: _Node) -> None:
        """Split a part at the facility of which the relaxation is least sure."""
        undecided = node.part.undecided
        facility = int(undecided[np.argmin(np.abs(node.usage[undecided] - 0.5))])
        for opened in (True, False):
            self.nodes += 1
            part = node.part.with_facility(facility, opened)
            if not part.pairs.any(axis=0).all():
                continue
            ascent = self._ascend(part, node.multipliers, _ITERATIONS, _STEP)
            self._dive(ascent.best)
            self._settle(part, ascent, node.bound)

    def _dive(self, relaxed: Relaxed) -> None:
        """Look for the best answer with the facilities that a relaxation opens, once for each choice of them."""
        if not self._arrays.single_source or not math.isfinite(relaxed.bound) or self._out_of_time():
            return
        key = np.packbits(relaxed.opened).tobytes()
        if key in self._dived or not relaxed.opened.any() or relaxed.bound > self.incumbent.above:
            return
        self._dived.add(key)
        pairs = np.isfinite(self._arrays.service) & relaxed.opened[:, None]
        part = Part(relaxed.opened, relaxed.opened, pairs)
        ascent = self._ascend(part, relaxed.multipliers, _ITERATIONS, _STEP)
        above = self.incumbent.above
        near = above if self.incumbent.cost is None else min(above, ascent.best.bound * (1.0 + _NEAR))
        if ascent.best.bound <= above:
            self._solve_build(reduced(self._arrays, part, ascent.best, near), near)

    def _settle(self, part: Part, ascent: Ascent, at_least: float) -> None:
        """Drop a part, solve it as a leaf, or keep it for branching; its bound is at least that of what it is of."""
        above = self.incumbent.above
        if ascent.best.bound > above:
            return
        part = reduced(self._arrays, part, ascent.best, above)
        if not part.pairs.any(axis=0).all():
            return
        bound = max(ascent.best.bound, at_least)
        decided = not len(part.undecided)
        if self._out_of_time():
            self._given_up = min(self._given_up, bound)
        elif self._is_small(part) or (decided and self._arrays.single_source):
            self._leaf(part, bound)
        elif decided:
            self._share_out(part, bound)
        else:
            node = _Node(bound, next(self._numbers), part, ascent.best.multipliers, ascent.usage)
            heapq.heappush(self._open, node)

    def _leaf(self, part: Part, bound: float) -> None:
        """Solve a part of which little is left, or whose facilities are decided, by its build."""
        below = self.incumbent.above if self._arrays.single_source else math.inf
        outcome = self._solve_build(part, below)
        if outcome.status is Status.INFEASIBLE:
            return
        proven = max(bound, bound if outcome.bound is None else outcome.bound)
        if proven <= self.incumbent.above:
            self._given_up = min(self._given_up, proven)

    def _share_out(self, part: Part, bound: float) -> None:
        """Solve a part whose facilities are decided and whose customers may be split: a transportation problem."""
        found = best_shares(self._arrays, part.must_open)
        if found is None:
            return
        solution, multipliers = found
        if self.incumbent.offer(solution):
            self._tell()
        proven = max(bound, relax(self._arrays, part, multipliers).bound)
        if proven <= self.incumbent.above:
            self._given_up = min(self._given_up, proven)

    def _solve_build(self, part: Part, below: float) -> Outcome:
        """Solve the build of a part for an answer of at most some cost."""
        limits = replace(
            self._limits,
            seconds=self._clock.left_or_none,
            nodes=None,
            gap=self._limits.gap / 2,
            gap_absolute=self._limits.gap_absolute / 2,
        )
        leaf = solve_leaf(self._instance, part, below, limits)
        if leaf.solution is not None and self._take(leaf.solution):
            self._tell()
        return leaf.outcome

    def _take(self, solution: LocationSolution) -> bool:
        """Take an answer of the solver; of one with split customers only what is open, and the best shares for that."""
        if self._arrays.single_source:
            return self.incumbent.offer(solution)
        opened = np.zeros(len(self._arrays.opening), dtype=np.bool_)
        opened[list(solution.opened)] = True
        return self.incumbent.try_open(opened)
