"""A linear programme of few columns and many rows, solved in whole numbers: nothing is rounded or guessed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import Any

import numpy as np

_PATIENCE = 30


class ExactProgramme:
    r"""Minimise the last column under rows :math:`a z \ge h`, some of them as equalities, by the dual simplex method.

    A basis is as many independent rows as there are columns. Its inverse is kept as whole numbers over the basis's
    determinant, which a pivot divides without remainder [1]_.

    Parameters
    ----------
    rows
        Whole numbers, a line for each row, the equalities first.
    least
        The right-hand sides, whole numbers.
    equalities
        How many rows, from the first, hold as equalities; independent of each other.
    pause
        Called before every step; may raise to stop.

    References
    ----------
    .. [1] J. Edmonds, Systems of distinct representatives and linear algebra, Journal of Research of the National
       Bureau of Standards 71B, 1967, 241-245.
    """

    def __init__(
        self, rows: np.ndarray[Any, Any], least: np.ndarray[Any, Any], equalities: int, pause: Callable[[], None]
    ) -> None:
        self._rows, self._least, self._equalities, self._pause = rows, least, equalities, pause
        self.basis: list[int] = []
        self._inverse: np.ndarray[Any, Any] = np.empty((0, 0), dtype=object)
        self._determinant = 1
        self.steps = 0

    def minimise(self, first: Sequence[int], candidates: Iterable[int]) -> None:
        """Find an optimal basis.

        Parameters
        ----------
        first
            Independent rows, without the equalities, that prove some lower bound: with multipliers of at least 0 they
            add up, with the equalities, to the objective.
        candidates
            Rows from which the basis is filled up, in order of preference.

        Raises
        ------
        ValueError
            If the rows cannot all hold, or the candidates do not suffice.
        """
        self._begin([*range(self._equalities), *first], candidates)
        patience = _PATIENCE
        while True:
            self._pause()
            missing = self._least * self._determinant - self._rows @ self._point()
            # The first of the broken rows instead of the most broken one, once the bound stands still: Bland's rule.
            entering = int(np.argmax(missing) if patience > 0 else np.argmax(missing > 0))
            if missing[entering] <= 0:
                return
            moved = self._enter(entering)
            patience = _PATIENCE if moved else patience - 1
            self.steps += 1

    @property
    def point(self) -> list[Fraction]:
        """The value of every column."""
        return [Fraction(value, self._determinant) for value in self._point()]

    @property
    def multipliers(self) -> dict[int, Fraction]:
        """The rows of the basis that have a multiplier other than 0: they prove the optimum."""
        prices = self._inverse[-1]
        return {row: Fraction(price, self._determinant) for row, price in zip(self.basis, prices, strict=True) if price}

    def _point(self) -> np.ndarray[Any, Any]:
        """Return the columns' values times the determinant."""
        return np.asarray(self._inverse @ self._least[self.basis])

    def _begin(self, basis: list[int], candidates: Iterable[int]) -> None:
        """Fill the basis up and invert it."""
        size = self._rows.shape[1]
        span = Elimination(size)
        if not all(span.add(self._rows[row]) for row in basis):
            msg = "the first rows of the basis depend on each other"
            raise ValueError(msg)
        for row in candidates:
            if len(basis) == size:
                break
            if span.add(self._rows[row]):
                basis.append(row)
        if len(basis) < size:
            msg = "there are not enough independent rows for a basis"
            raise ValueError(msg)
        self.basis = basis
        self._inverse, self._determinant = invert(self._rows[basis])

    def _enter(self, entering: int) -> bool:
        """Exchange a row of the basis for one that is broken; return whether the bound has moved."""
        step = self._rows[entering] @ self._inverse
        prices = self._inverse[-1]
        places = [place for place in range(self._equalities, len(self.basis)) if step[place] > 0]
        if not places:
            msg = "the rows contradict each other"
            raise ValueError(msg)
        leaving = min(places, key=lambda place: (Fraction(prices[place], step[place]), self.basis[place]))
        moved = bool(prices[leaving] > 0)
        pivot, column = step[leaving], self._inverse[:, leaving].copy()
        self._inverse = (self._inverse * pivot - np.outer(column, step)) // self._determinant
        self._inverse[:, leaving] = column
        self._determinant = pivot
        self.basis[leaving] = entering
        return moved


class Elimination:
    """Independent vectors, and whether another one depends on them.

    Parameters
    ----------
    size
        Length of the vectors.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._rows: list[tuple[int, list[Fraction]]] = []

    @property
    def rank(self) -> int:
        """How many independent vectors there are."""
        return len(self._rows)

    def add(self, vector: Iterable[Fraction | int]) -> bool:
        """Take a vector in if it depends on none that is there; return whether it was.

        Parameters
        ----------
        vector
            As long as all the others.
        """
        rest = [Fraction(value) for value in vector]
        for place, row in self._rows:
            factor = rest[place]
            if factor:
                rest = [own - factor * part for own, part in zip(rest, row, strict=True)]
        first = next((place for place, value in enumerate(rest) if value), None)
        if first is None:
            return False
        self._rows.append((first, [value / rest[first] for value in rest]))
        return True


def invert(matrix: np.ndarray[Any, Any]) -> tuple[np.ndarray[Any, Any], int]:
    """Return a matrix's inverse as whole numbers, and the size of its determinant, by which they are too large.

    Parameters
    ----------
    matrix
        Whole numbers; its rows are independent.
    """
    size = len(matrix)
    left = [[Fraction(value) for value in row] for row in matrix]
    right = [[Fraction(place == other) for other in range(size)] for place in range(size)]
    determinant = Fraction(1)
    for column in range(size):
        pivot = next(place for place in range(column, size) if left[place][column])
        left[column], left[pivot] = left[pivot], left[column]
        right[column], right[pivot] = right[pivot], right[column]
        factor = left[column][column]
        determinant *= factor
        left[column] = [value / factor for value in left[column]]
        right[column] = [value / factor for value in right[column]]
        for place in range(size):
            factor = left[place][column]
            if place != column and factor:
                left[place] = [own - factor * other for own, other in zip(left[place], left[column], strict=True)]
                right[place] = [own - factor * other for own, other in zip(right[place], right[column], strict=True)]
    whole = int(abs(determinant))
    return np.array([[int(value * whole) for value in row] for row in right], dtype=object), whole
