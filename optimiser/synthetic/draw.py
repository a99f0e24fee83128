"""Random whole numbers from one seed: the same on every machine, for no floating point takes part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import numpy as np
import numpy.typing as npt

T = TypeVar("T")


class Draw:
    """A stream of random whole numbers.

    Parameters
    ----------
    seed
        One number or several; the same numbers give the same stream, and streams of other numbers have nothing to do
        with it.
    """

    def __init__(self, *seed: int) -> None:
        self._generator = np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed)))

    def between(self, low: int, high: int) -> int:
        """Return a whole number.

        Parameters
        ----------
        low, high
            The least and the most it can be.
        """
        return int(self._generator.integers(low, high, endpoint=True))

    def many(self, low: int, high: int, count: int) -> npt.NDArray[np.int64]:
        """Return several whole numbers.

        Parameters
        ----------
        low, high
            The least and the most each can be.
        count
            How many.
        """
        return self._generator.integers(low, high, size=count, dtype=np.int64, endpoint=True)

    def chance(self, per_cent: int) -> bool:
        """Say yes in so many of a hundred cases.

        Parameters
        ----------
        per_cent
            How many [per cent].
        """
        return self.between(1, 100) <= per_cent

    def pick(self, choices: Sequence[T]) -> T:
        """Return one of several.

        Parameters
        ----------
        choices
            At least one.
        """
        return choices[self.between(0, len(choices) - 1)]

    def some(self, choices: Sequence[T], weights: Sequence[int], count: int) -> list[T]:
        """Return several different ones, in the order of the choices; the heavier are drawn more often.

        Parameters
        ----------
        choices
            What there is.
        weights
            One positive weight a choice.
        count
            How many; no more than there are.
        """
        left = list(range(len(choices)))
        drawn = set()
        for _ in range(count):
            at = self.between(1, sum(weights[k] for k in left))
            for k in left:
                at -= weights[k]
                if at <= 0:
                    drawn.add(k)
                    left.remove(k)
                    break
        return [choices[k] for k in sorted(drawn)]
