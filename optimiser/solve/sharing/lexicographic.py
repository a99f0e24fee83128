"""The largest of many linear figures made as small as can be, then the next largest, and so on, in exact numbers."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from optimiser.solve.sharing.exact_lp import Elimination, ExactProgramme, invert

Line = tuple[Sequence[int], Fraction]
"""Whole coefficients of the unknowns, and a constant."""


@dataclass(frozen=True)
class Figures:
    """What is made small, and what must hold meanwhile, of a few unknowns.

    Parameters
    ----------
    figures
        Coefficients of the unknowns, a line for each figure, and its constant: the figure is their sum.
    opposite
        For each figure another one that moves the other way: the two add up to a constant wherever the equalities hold.
    equalities
        Coefficients that add up to exactly the number; independent of each other.
    floors
        Coefficients that add up to at least the number.
    """

    figures: tuple[np.ndarray[Any, Any], Sequence[Fraction]]
    opposite: Sequence[int]
    equalities: Sequence[Line]
    floors: Sequence[Line]


@dataclass(frozen=True)
class Round:
    """One level of the search.

    Parameters
    ----------
    level
        The least that the largest open figure can be.
    multipliers
        Weights above 0, adding up to 1, of the figures that prove it; they are at the level in every best answer.
    """

    level: Fraction
    multipliers: dict[int, Fraction]


def first_round(figures: Figures, pause: Callable[[], None] = lambda: None) -> Round:
    """Return how small the largest figure can be, with its proof.

    Parameters
    ----------
    figures
        What is made small; at least one figure is not settled by the equalities.
    pause
        Called before every step; may raise to stop.
    """
    return _Search(figures, pause).next_round()


def lexicographic_minimum(
    figures: Figures, pause: Callable[[], None] = lambda: None
) -> tuple[tuple[Fraction, ...], tuple[Round, ...]]:
    """Return the unknowns at which the figures, sorted from the largest, are as small as can be one after the other.

    A round settles those figures whose multiplier is above 0: by complementary slackness they are at the level in
    every best answer of the round, not only in the one found [1]_.

    Parameters
    ----------
    figures
        What is made small; together with the equalities the figures settle every unknown.
    pause
        Called before every step; may raise to stop.

    References
    ----------
    .. [1] M. Guajardo and K. Jörnsten, Common mistakes in computing the nucleolus, European Journal of Operational
       Research 241, 2015, 931-935.
    """
    search, rounds = _Search(figures, pause), []
    while not search.is_settled:
        rounds.append(search.next_round())
    return search.unknowns(), tuple(rounds)


class _Search:
    """What is settled so far."""

    def __init__(self, figures: Figures, pause: Callable[[], None]) -> None:
        self._given, self._pause = figures, pause
        self._lines, self._constants = figures.figures
        self._size = self._lines.shape[1]
        self._settled: list[Line] = []
        self._span = Elimination(self._size)
        for line, number in figures.equalities:
            self._settle(line, number)
        self._last: list[int] = []

    @property
    def is_settled(self) -> bool:
        return bool(self._span.rank == self._size)

    def next_round(self) -> Round:
        """Make the largest open figure small, and settle what is at that level in every best answer."""
        open_figures = self._open_figures()
        programme, scale = self._programme(open_figures)
        before = len(self._settled) + len(self._given.floors)
        row_of = {figure: before + place for place, figure in enumerate(open_figures)}
        # Half of a figure and half of its opposite add up to a bound, so the search can begin there.
        preferred = [figure for figure in [*self._last, *open_figures] if figure in row_of]
        first = [row_of[preferred[0]], row_of[self._given.opposite[preferred[0]]]]
        programme.minimise(first, [row_of[figure] for figure in preferred])
        figure_of = {row: figure for figure, row in row_of.items()}
        self._last = [figure_of[row] for row in programme.basis if row in figure_of]
        level, found = programme.point[-1] / scale, sorted(programme.multipliers.items())
        multipliers = {figure_of[row]: weight for row, weight in found if row in figure_of}
        for figure in multipliers:
            self._settle(self._lines[figure], level - self._constants[figure])
        return Round(level, multipliers)

    def unknowns(self) -> tuple[Fraction, ...]:
        """Solve the equalities for the unknowns."""
        inverse, scale = invert(np.array([line for line, _ in self._settled], dtype=object))
        return tuple(Fraction(value) / scale for value in inverse @ np.array([number for _, number in self._settled]))

    def _settle(self, line: Sequence[int], number: Fraction) -> None:
        if self._span.add(line):
            self._settled.append((line, number))

    def _open_figures(self) -> list[int]:
        """Return the figures that can still change."""
        changing = (self._lines @ self._directions() != 0).any(axis=1)
        return [int(figure) for figure in np.flatnonzero(changing)]

    def _directions(self) -> np.ndarray[Any, Any]:
        """Return whole vectors, as columns, that span all directions in which nothing settled changes."""
        span, units = Elimination(self._size), np.eye(self._size, dtype=int).tolist()
        rows = [line for line in [*(line for line, _ in self._settled), *units] if span.add(line)]
        # A column of the inverse moves its own row alone.
        return invert(np.array(rows, dtype=object))[0][:, len(self._settled) :]

    def _programme(self, open_figures: Sequence[int]) -> tuple[ExactProgramme, int]:
        """Return the round as a programme, and by what its right-hand sides have been multiplied to be whole."""
        numbers = [number for _, number in (*self._settled, *self._given.floors)]
        numbers += [self._constants[figure] for figure in open_figures]
        scale = math.lcm(*(number.denominator for number in numbers))
        fixed = [(*line, 0) for line, _ in (*self._settled, *self._given.floors)]
        moving = np.ones((len(open_figures), self._size + 1), dtype=object)
        moving[:, :-1] = -self._lines[list(open_figures)]
        rows = np.vstack([np.array(fixed, dtype=object).reshape(len(fixed), self._size + 1), moving])
        least = np.array([int(number * scale) for number in numbers], dtype=object)
        return ExactProgramme(rows, least, len(self._settled), self._pause), scale
