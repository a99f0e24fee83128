"""Figures made small one after the other."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from optimiser.solve.sharing.lexicographic import Figures, Line, first_round, lexicographic_minimum


def _loads(constants: list[int], total: int, floors: list[Line] | None = None) -> Figures:
    """Return each of some unknowns plus a constant, and each taken away, of which there is a given total."""
    size = len(constants)
    lines = np.array([*np.eye(size, dtype=int), *-np.eye(size, dtype=int)], dtype=object)
    numbers = [Fraction(constant) for constant in (*constants, *[-100] * size)]
    opposite = [*range(size, 2 * size), *range(size)]
    return Figures((lines, numbers), opposite, [([1] * size, Fraction(total))], floors or [])


def test_levels_come_one_after_the_other() -> None:
    """Two towers of 10 and 4 and one of 0 fill up from below; a floor of 2 keeps the highest from being cut further."""
    found, rounds = lexicographic_minimum(_loads([10, 4, 0], 5, [([1, 0, 0], Fraction(2))]))
    assert list(found) == [2, Fraction(-1, 2), Fraction(7, 2)]
    assert [one.level for one in rounds] == [12, Fraction(7, 2)]


def test_a_round_tells_its_proof() -> None:
    """The weights of the figures that hold the level add up to 1."""
    found = first_round(_loads([10, 4, 0], 5, [([1, 0, 0], Fraction(2))]))
    assert found.level == 12
    assert found.multipliers == {0: Fraction(1)}
    free = first_round(_loads([10, 4, 0], 5))
    assert free.level == Fraction(19, 3)
    assert free.multipliers == dict.fromkeys(range(3), Fraction(1, 3))


def test_only_what_is_tight_in_every_best_answer_is_settled() -> None:
    """Levels fall from round to round, and the weights of each add up to 1."""
    _, rounds = lexicographic_minimum(_loads([10, 4, 0, 4], 9, [([1, 0, 0, 0], Fraction(2))]))
    levels = [one.level for one in rounds]
    assert levels == sorted(levels, reverse=True)
    assert [sum(one.multipliers.values()) for one in rounds] == [1] * len(rounds)


def test_it_can_be_stopped() -> None:
    """What the pause raises comes out."""

    def stop() -> None:
        raise TimeoutError

    with pytest.raises(TimeoutError):
        lexicographic_minimum(_loads([1, 2], 3), stop)
