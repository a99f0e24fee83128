"""What a choice of tiers costs: one linear program, kept warm from choice to choice."""

from __future__ import annotations

from typing import Any

import highspy
import numpy as np

from optimiser.solve.award.separable import CLOSED, Floats, Ints, Separable
from optimiser.solve.highs import run_interruptibly
from optimiser.solve.limits import Clock

_MARGIN = 0.01
"""By how much a break measured in money is overshot, so that rounding quantities cannot fall below it [GBP]."""


class TierLp:
    """The award with the choice of every group fixed. Tops are left out: who buys more gets the better tier anyway.

    Parameters
    ----------
    arrays
        The award.

    Attributes
    ----------
    prices
        What one more of each need would have cost in the last answer [GBP].
    """

    def __init__(self, arrays: Separable) -> None:
        self.arrays = arrays
        self.prices: Floats = np.zeros(len(arrays.optional))
        pairs, needs, groups = len(arrays.need), len(arrays.optional), len(arrays.least)
        model: Any = highspy.HighsLp()
        model.num_col_, model.num_row_ = pairs, needs + groups
        model.col_cost_ = np.zeros(pairs)
        model.col_lower_, model.col_upper_ = np.zeros(pairs), arrays.most
        model.row_lower_ = np.concatenate([np.where(arrays.optional, -highspy.kHighsInf, 1.0), np.zeros(groups)])
        model.row_upper_ = np.concatenate([np.ones(needs), np.full(groups, highspy.kHighsInf)])
        model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        model.a_matrix_.start_ = np.arange(0, 2 * pairs + 1, 2, dtype=np.int32)
        index = np.stack([arrays.need, needs + arrays.group], axis=1).astype(np.int32)
        model.a_matrix_.index_ = index.ravel()
        model.a_matrix_.value_ = np.stack([np.ones(pairs), arrays.weight], axis=1).ravel()
        self._highs: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        self._highs.setOptionValue("output_flag", False)
        self._highs.setOptionValue("threads", 1)
        self._highs.passModel(model)

    def cost(self, choice: Ints, clock: Clock) -> tuple[float, Floats] | None:
        """Return what a choice costs and the shares behind it; ``None`` where it cannot be, or time is over.

        Parameters
        ----------
        choice
            One of every group.
        clock
            Stops the solve when its time is over.
        """
        arrays = self.arrays
        groups, pairs = np.arange(len(choice)), len(arrays.need)
        needs = len(arrays.optional)
        columns = np.arange(pairs, dtype=np.int32)
        self._highs.changeColsCost(pairs, columns, arrays.cost[np.arange(pairs), choice[arrays.group]])
        least = arrays.least[groups, choice]
        top = np.where(choice == CLOSED, 0.0, np.where(arrays.allowed, arrays.top, 0.0).max(axis=1))
        least = np.minimum(np.where(arrays.in_pence & (least > 0), least + _MARGIN, least), top)
        for group in groups:
            self._highs.changeRowBounds(int(needs + group), float(least[group]), float(top[group]))
        if not np.isinf(clock.left):
            self._highs.setOptionValue("time_limit", self._highs.getRunTime() + clock.left)
        run_interruptibly(self._highs)
        if self._highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        constant = float(arrays.constant[groups, choice].sum())
        value = self._highs.getInfo().objective_function_value + constant
        answer = self._highs.getSolution()
        self.prices = np.array(answer.row_dual)[:needs]
        return float(value), np.array(answer.col_value)
