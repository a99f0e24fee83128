"""A search over the tiers of every supplier: bounds from prices on the needs, awards from a linear program a choice."""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from models.tolerances import PROVEN_DISTANCE, PROVEN_GAP
from optimiser.solve.award.prices import Ascent, PriceBound, raise_bound
from optimiser.solve.award.separable import Flags, Floats, Ints, Separable
from optimiser.solve.award.tier_lp import TierLp
from optimiser.solve.limits import Clock, Limits

_ROOT_EFFORT, _NODE_EFFORT = (1500, 0.5), (60, 0.1)
_ROOT_TRIES, _NODE_TRIES = 250, 4
"""How many choices are costed at the root and at a node; then bounding goes on."""
_PAIRED_MOVES = 400
"""Up to how many single moves their pairs are ranked too."""


@dataclass
class TierSearch:
    """Branch and bound over the choices of tier, with a local search for awards beside it.

    Parameters
    ----------
    arrays
        The award.
    limits
        When to stop.
    """

    arrays: Separable
    limits: Limits
    best: float = np.inf
    bound: float = -np.inf
    choice: Ints | None = None
    shares: Floats | None = None
    nodes: int = 0
    exhausted: bool = False
    _settled: float = np.inf
    _known: dict[bytes, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Lay out the bound and the linear program."""
        self._clock = Clock(self.limits.seconds)
        self._prices = PriceBound(self.arrays)
        self._lp = TierLp(self.arrays)

    def run(self) -> None:
        """Search until the award is proven, nothing is left, or a limit is reached."""
        arrays = self.arrays
        cheapest = np.full(len(arrays.optional), np.inf)
        open_costs = np.where(arrays.allowed[arrays.group][:, 1:], arrays.cost[:, 1:], np.inf)
        np.minimum.at(cheapest, arrays.need, open_costs.min(axis=1))
        start = np.where(arrays.optional, np.minimum(cheapest, 0.0), np.where(np.isfinite(cheapest), cheapest, 0.0))
        self._try(np.where(arrays.allowed[:, 1], 1, 0))
        aim = self.best if np.isfinite(self.best) else float(np.abs(start).sum()) * 1.5
        root = raise_bound(self._prices, start, arrays.allowed, aim, _ROOT_EFFORT, self._clock)
        self.bound = root.priced.bound
        self._improve(root, _ROOT_TRIES)
        heap: list[tuple[float, int, Ascent, Flags]] = [(root.priced.bound, 0, root, arrays.allowed)]
        while heap and not self._stop:
            below, _, ascent, allowed = heapq.heappop(heap)
            self.bound = max(self.bound, min(below, self.best, self._settled))
            if self._closes(below):
                heap.clear()
                break
            for part in self._branch(ascent, allowed):
                child = self._bounded(ascent, part)
                if child is not None:
                    heapq.heappush(heap, (max(below, child[0].priced.bound), self.nodes, *child))
        if not heap and not self._stop_by_limit:
            self.exhausted = True
            self.bound = max(self.bound, min(self.best - self._margin, self._settled))

    @property
    def _margin(self) -> float:
        return max(PROVEN_DISTANCE, 0.5 * max(PROVEN_GAP, self.limits.gap) * abs(self.best))

    def _closes(self, bound: float) -> bool:
        return bool(np.isfinite(self.best) and bound >= self.best - self._margin)

    @property
    def closed(self) -> bool:
        """Whether the best award is proven."""
        return self._closes(self.bound)

    @property
    def _stop_by_limit(self) -> bool:
        return self._clock.left <= 0 or (self.limits.nodes is not None and self.nodes >= self.limits.nodes)

    @property
    def _stop(self) -> bool:
        return self._stop_by_limit or self._closes(self.bound)

    def _bounded(self, parent: Ascent, allowed: Flags) -> tuple[Ascent, Flags] | None:
        """Bound a part of the choices, drop those that cannot be in a better award, and try the likeliest."""
        self.nodes += 1
        aim = self.best if np.isfinite(self.best) else abs(parent.priced.bound) * 1.05
        for _ in range(2):
            ascent = raise_bound(self._prices, parent.prices, allowed, aim, _NODE_EFFORT, self._clock)
            if not np.isfinite(ascent.priced.bound) or self._closes(ascent.priced.bound):
                return None
            kept = self._without_hopeless(ascent, allowed)
            if (kept == allowed).all():
                break
            allowed, parent = kept, ascent
        if not allowed.any(axis=1).all():
            return None
        self._improve(ascent, _NODE_TRIES)
        if (allowed.sum(axis=1) == 1).all():
            self._settle(ascent, allowed)
            return None
        return ascent, allowed

    def _settle(self, ascent: Ascent, allowed: Flags) -> None:
        """Close a node in which nothing is left to choose by the prices of its own linear program."""
        choice = np.argmax(allowed, axis=1)
        self._try(choice)
        found = self._lp.cost(choice, self._clock)
        below = ascent.priced.bound
        if found is not None:
            below = max(below, self._prices.at(self._lp.prices, allowed).bound)
        self._settled = min(self._settled, below)

    def _without_hopeless(self, ascent: Ascent, allowed: Flags) -> Flags:
        """Drop every choice that costs at least what would make the award no better than the best known."""
        if not np.isfinite(self.best):
            return allowed
        value = ascent.priced.value
        penalty = value - value.min(axis=1, keepdims=True)
        hopeful: Flags = ascent.priced.bound + penalty < self.best - self._margin
        return allowed & hopeful

    def _branch(self, ascent: Ascent, allowed: Flags) -> list[Flags]:
        """Split the choices of the group that is least decided into a lower and an upper part."""
        weight = np.where(allowed, ascent.weight, 0.0) + np.where(allowed, 1e-6, 0.0)
        weight /= weight.sum(axis=1, keepdims=True)
        several = allowed.sum(axis=1) > 1
        undecided = np.where(several, 1.0 - weight.max(axis=1), -1.0)
        group = int(np.argmax(undecided))
        open_choices = np.flatnonzero(allowed[group])
        heavy = np.cumsum(weight[group][open_choices])
        cut = int(np.clip(np.searchsorted(heavy, 0.5), 0, len(open_choices) - 2))
        low, high = allowed.copy(), allowed.copy()
        low[group, open_choices[cut + 1 :]] = False
        high[group, open_choices[: cut + 1]] = False
        return [low, high]

    def _improve(self, ascent: Ascent, tries: int) -> None:
        """Try the likeliest choice, then neighbours of the best one in the order of the bounds the prices give them."""
        self._try(np.where(self.arrays.allowed, ascent.weight, -1.0).argmax(axis=1))
        until = len(self._known) + tries
        while self.choice is not None and len(self._known) < until and self._one_round(ascent, until):
            pass

    def _one_round(self, ascent: Ascent, until: int) -> bool:
        """Try neighbours of the best choice until one is better; whether one was."""
        base = self.choice
        assert base is not None
        # A choice that is closed here may still be open elsewhere: it is ranked last.
        value = np.where(np.isfinite(ascent.priced.value), ascent.priced.value, abs(self.best))
        groups = np.arange(len(base))
        moves = [(int(g), int(q)) for g in groups for q in np.flatnonzero(self.arrays.allowed[g]) if q != base[g]]
        extra = {move: value[move] - value[move[0], base[move[0]]] for move in moves}
        level = ascent.priced.bound + float((value[groups, base] - value.min(axis=1)).sum())
        ranked: list[tuple[float, tuple[tuple[int, int], ...]]] = [(level + extra[move], (move,)) for move in moves]
        if len(moves) <= _PAIRED_MOVES:
            ranked += [
                (level + extra[one] + extra[two], (one, two)) for one, two in combinations(moves, 2) if one[0] != two[0]
            ]
        ranked.sort()
        for bound, changed in ranked:
            if bound >= self.best - self._margin or self._stop_by_limit or len(self._known) >= until:
                return False
            trial = base.copy()
            for group, choice in changed:
                trial[group] = choice
            if self._try(trial):
                return True
        return False

    def _try(self, choice: Ints) -> bool:
        """Cost a choice; whether it is the best so far."""
        key = choice.tobytes()
        if key in self._known:
            return False
        found = self._lp.cost(choice, self._clock)
        self._known[key] = np.inf if found is None else found[0]
        if found is None or found[0] >= self.best:
            return False
        self.best, self.shares, self.choice = found[0], found[1], choice.copy()
        return True
