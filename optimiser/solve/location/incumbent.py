"""The best answer so far, and what cost is still of interest."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np

from models.location.check import check, cost
from models.location.instance import LocationInstance
from models.location.solution import LocationSolution
from models.tolerances import PROVEN_GAP
from optimiser.solve.limits import Limits
from optimiser.solve.location.arrays import Booleans, LocationArrays
from optimiser.solve.location.assign import assign, assignment_cost
from optimiser.solve.location.transport import best_shares
from optimiser.solve.outcome import SolverError

_PART_OF_GAP = 0.9
"""Parts are dropped at this part of the gap that is asked, so that rounding cannot carry the bound past it."""
_PART_OF_PROOF = 0.01
"""The same where a proof is asked: a sharper bound costs next to nothing there."""
_NEARLY_ONE = 0.99


class Incumbent:
    """The best answer so far.

    Parameters
    ----------
    instance, arrays
        The data, and as arrays.
    limits
        What gap is asked.
    """

    def __init__(self, instance: LocationInstance, arrays: LocationArrays, limits: Limits) -> None:
        self._instance = instance
        self._arrays = arrays
        self._limits = limits
        self._tried: set[bytes] = set()
        self.solution: LocationSolution | None = None
        self.cost: Fraction | None = None

    @property
    def target(self) -> float:
        """Cost of the best answer [smallest unit of money]; infinite before the first."""
        return math.inf if self.cost is None else float(self.cost)

    @property
    def above(self) -> float:
        """Cost above which nothing is wanted any more [smallest unit of money]; infinite before the first answer."""
        if self.cost is None:
            return math.inf
        best = float(self.cost)
        part = _PART_OF_GAP if self._limits.gap > PROVEN_GAP else _PART_OF_PROOF
        step = max(self._limits.gap_absolute * _PART_OF_GAP, self._limits.gap * best * part)
        if self._instance.single_source:
            # Whole costs: an answer better than the best is better by one at least.
            step = max(step, _NEARLY_ONE)
        return best - step

    def offer(self, solution: LocationSolution) -> bool:
        """Take an answer if it is better than the best; say whether it was.

        Parameters
        ----------
        solution
            An answer; it is checked.

        Raises
        ------
        SolverError
            If it breaks a rule: whoever found it is not to be trusted.
        """
        broken = check(self._instance, solution)
        if broken:
            raise SolverError(f"An answer breaks the rule {broken[0].rule}.")
        total = cost(self._instance, solution)
        if self.cost is not None and total >= self.cost:
            return False
        self.solution, self.cost = solution, total
        return True

    def try_open(self, opened: Booleans) -> bool:
        """Look for an answer with given open facilities, once for each choice; say whether it is the best now.

        Parameters
        ----------
        opened
            Open facilities, by facility.
        """
        key = np.packbits(opened).tobytes()
        if key in self._tried or not opened.any():
            return False
        self._tried.add(key)
        if self._arrays.single_source:
            assignment = assign(self._arrays, opened)
            if assignment is None or assignment_cost(self._arrays, assignment) >= self.target:
                return False
            return self.offer(LocationSolution.of_assignment(tuple(int(place) for place in assignment)))
        found = best_shares(self._arrays, opened)
        return found is not None and self.offer(found[0])
