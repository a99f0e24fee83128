"""Prices of requests from the routes known so far: the linear programme that chooses among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import highspy
import numpy as np
import numpy.typing as npt

from optimiser.solve.highs import run_briefly

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Column:
    """A route as the linear programme sees it.

    Parameters
    ----------
    cost
        Its cost [cost units].
    carried
        How often it carries each request.
    group
        Row of its vehicles.
    """

    cost: float
    carried: Mapping[int, int]
    group: int


class BoundMaster:
    """Cheapest mix of routes that serves every request, as far as vehicles go.

    Parameters
    ----------
    unserved
        What leaving each request out costs; so much that it happens only where it must [cost units].
    vehicles
        Number of vehicles of each group.
    """

    def __init__(self, unserved: Floats, vehicles: Sequence[int]) -> None:
        self._size = len(unserved)
        # The solver's tolerances are absolute: a request should weigh about a thousand.
        self._scale = max(1.0, float(unserved.mean()) / 1e3) if self._size else 1.0
        infinite = highspy.kHighsInf
        highs = self._highs = highspy.Highs()  # type: ignore[no-untyped-call]
        highs.setOptionValue("output_flag", False)
        highs.setOptionValue("threads", 1)
        none = np.zeros(0, dtype=np.int32), np.zeros(0)
        for _ in range(self._size):
            highs.addRow(1.0, infinite, 0, *none)
        for number in vehicles:
            highs.addRow(-infinite, float(number), 0, *none)
        for request, cost in enumerate(unserved):
            row = np.array([request], dtype=np.int32)
            highs.addCol(float(cost) / self._scale, 0.0, infinite, 1, row, np.ones(1))

    def add(self, columns: Sequence[Column]) -> None:
        """Let routes be chosen.

        Parameters
        ----------
        columns
            The routes.
        """
        for column in columns:
            rows = [*sorted(column.carried), self._size + column.group]
            values = [float(column.carried[row]) for row in rows[:-1]] + [1.0]
            self._highs.addCol(
                column.cost / self._scale,
                0.0,
                highspy.kHighsInf,
                len(rows),
                np.array(rows, dtype=np.int32),
                np.array(values),
            )

    def prices(self) -> tuple[float, Floats, Floats]:
        """Return the cost of the best mix, the price of each request, and of a vehicle of each group, 0 or less.

        Raises
        ------
        SolverError
            If the solver fails.
        """
        run_briefly(self._highs)
        dual = np.array(self._highs.getSolution().row_dual) * self._scale
        value = self._highs.getInfo().objective_function_value * self._scale
        return float(value), np.maximum(dual[: self._size], 0.0), np.minimum(dual[self._size :], 0.0)
