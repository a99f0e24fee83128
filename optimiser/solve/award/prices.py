"""Bounds on a separable award: a price for every need, and the best tier of every supplier at these prices."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from models.tolerances import BOUND_SAFETY
from optimiser.solve.award.separable import CLOSED, Flags, Floats, Ints, Separable
from optimiser.solve.limits import Clock


@dataclass(frozen=True, eq=False)
class Priced:
    """What prices on the needs come to.

    Parameters
    ----------
    bound
        The bound they prove, lowered by the safety of double precision [GBP].
    value
        Of every group and choice, what it is worth at these prices [GBP]; infinite where it has none.
    choice
        The best choice of every group.
    missing
        Of every need, what part of it nobody supplies; negative where it is supplied more than once.
    """

    bound: float
    value: Floats
    choice: Ints
    missing: Floats


class PriceBound:
    r"""The Lagrangian of a separable award: the needs are not asked for but paid for.

    .. math:: L(\lambda) = \sum_n \lambda_n + \sum_g \min_q \Big( f_{gq} + \min_x \big\{ \sum_{p \in P_g}
        (c_{pq} - \lambda_{n(p)}) x_p : b_{gq} \le \sum_p w_p x_p \le t_{gq},\ 0 \le x \le \bar{x} \big\} \Big)

    For a group and a choice the inner minimum is a continuous knapsack: offers by rising cost for each measured unit,
    taken as long as they pay or the break is not reached. Its best value over the prices is that of the strong linear
    relaxation.

    Parameters
    ----------
    arrays
        The award.
    """

    def __init__(self, arrays: Separable) -> None:
        self.arrays = arrays
        groups = len(arrays.least)
        count = np.bincount(arrays.group, minlength=groups)
        self._pair = np.full((groups, int(count.max(initial=1))), -1, dtype=np.intp)
        for at in range(groups):
            self._pair[at, : count[at]] = np.flatnonzero(arrays.group == at)
        empty = self._pair < 0
        self._need = np.where(empty, 0, arrays.need[self._pair])
        self._weight = np.where(empty, 0.0, arrays.weight[self._pair] * arrays.most[self._pair])
        self._most = np.where(empty, 0.0, arrays.most[self._pair])
        costs = arrays.cost[self._pair].transpose(0, 2, 1)[:, 1:, :]
        self._cost = np.where(empty[:, None, :], 0.0, costs * self._most[:, None, :])

    def at(self, prices: Floats, allowed: Flags) -> Priced:
        """Return what prices on the needs prove.

        Parameters
        ----------
        prices
            One for each need [GBP for all of it].
        allowed
            The choices of each group that are still open.
        """
        arrays = self.arrays
        row_group, row_tier = np.nonzero(allowed[:, 1:])
        weight = self._weight[row_group]
        reduced = self._cost[row_group, row_tier] - (self._most * prices[self._need])[row_group]
        heavy = weight > 0
        ratio = np.where(heavy, reduced / np.where(heavy, weight, 1.0), np.where(reduced < 0, -np.inf, np.inf))
        order = np.argsort(ratio, axis=1, kind="stable")
        weights, gains = np.take_along_axis(weight, order, 1), np.take_along_axis(reduced, order, 1)
        paying = np.where(gains < 0, weights, 0.0).sum(1)
        least, top = arrays.least[row_group, row_tier + 1], arrays.top[row_group, row_tier + 1]
        target = np.clip(paying, least, np.maximum(least, top))
        before = np.cumsum(weights, 1) - weights
        part = np.clip((target[:, None] - before) / np.where(weights > 0, weights, 1.0), 0.0, 1.0)
        part = np.where(weights > 0, part, gains < 0)
        value = np.where(allowed, 0.0, np.inf)
        value[row_group, row_tier + 1] = (gains * part).sum(1) + arrays.constant[row_group, row_tier + 1]
        choice = np.argmin(value, axis=1)
        row_of = np.full(allowed.shape, -1)
        row_of[row_group, row_tier + 1] = np.arange(len(row_group))
        missing = np.ones(len(arrays.optional))
        for group in np.flatnonzero(choice != CLOSED):
            row = row_of[group, choice[group]]
            taken = order[row]
            np.subtract.at(missing, self._need[group, taken], part[row] * self._most[group, taken])
        best = value[np.arange(len(choice)), choice]
        size = float(np.abs(prices).sum() + np.abs(best[np.isfinite(best)]).sum())
        return Priced(float(prices.sum() + best.sum()) - BOUND_SAFETY * size, value, choice, missing)


@dataclass(eq=False)
class Ascent:
    """The best prices found, and how often each choice was taken on the way.

    Parameters
    ----------
    prices
        The best prices [GBP].
    priced
        What they prove.
    weight
        Of every group and choice, the part of the last iterations in which it was best.
    """

    prices: Floats
    priced: Priced
    weight: Floats


def raise_bound(
    problem: PriceBound, prices: Floats, allowed: Flags, aim: float, effort: tuple[int, float], clock: Clock
) -> Ascent:
    """Improve prices by deflected subgradients until they stall.

    Parameters
    ----------
    problem
        The award.
    prices
        Where to start [GBP].
    allowed
        The choices that are open.
    aim
        The cost of the best award known [GBP].
    effort
        The most iterations, and the part of the way to the aim that the first step goes.
    clock
        Stops the ascent when its time is over.
    """
    best = Ascent(prices, problem.at(prices, allowed), np.zeros(allowed.shape))
    iterations, step = effort
    now, priced, stalled = prices, best.priced, 0
    direction = priced.missing
    for _ in range(iterations):
        length = float(direction @ direction)
        if length <= 1e-12 or step < 1e-5 or best.priced.bound >= aim or clock.left <= 0:
            break
        now = now + step * max(aim - priced.bound, 0.0) * direction / length
        now = np.where(problem.arrays.optional, np.minimum(now, 0.0), now)
        priced = problem.at(now, allowed)
        best.weight *= 0.95
        best.weight[np.arange(len(priced.choice)), priced.choice] += 0.05
        stalled += 1
        if priced.bound > best.priced.bound:
            stalled = stalled if priced.bound - best.priced.bound < 1e-7 * abs(aim) else 0
            best.prices, best.priced = now, priced
        direction = 0.7 * direction + 0.3 * priced.missing
        if stalled > 12:
            step, stalled, now, priced = step * 0.6, 0, best.prices, best.priced
            direction = priced.missing
    return best
