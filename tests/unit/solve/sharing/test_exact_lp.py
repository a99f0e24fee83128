"""Linear programmes in whole numbers."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from optimiser.solve.sharing.exact_lp import Elimination, ExactProgramme, invert


def _programme(rows: list[list[int]], least: list[int], equalities: int, **more: Any) -> ExactProgramme:
    pause = more.get("pause", lambda: None)
    return ExactProgramme(np.array(rows, dtype=object), np.array(least, dtype=object), equalities, pause)


# The larger of x and 4 - 3x, with x at least 0: least at x = 1.
TWO_LINES = ([[-1, 1], [3, 1], [1, 0]], [0, 4, 0])


def test_the_optimum_is_exact_and_proven() -> None:
    """Multipliers above 0 add the rows up to the objective and their right-hand sides to its value."""
    found = _programme(*TWO_LINES, 0)
    found.minimise([0, 1], [])
    assert found.point == [1, 1]
    assert found.multipliers == {0: Fraction(3, 4), 1: Fraction(1, 4)}


def test_a_step_exchanges_a_row_that_is_broken() -> None:
    """With x at least 2 the first basis is left, and the row that is broken proves the new optimum."""
    found = _programme([*TWO_LINES[0], [2, 0]], [*TWO_LINES[1], 5], 0)
    found.minimise([0, 1], [])
    assert found.point == [Fraction(5, 2), Fraction(5, 2)]
    assert found.multipliers == {0: 1, 3: Fraction(1, 2)}
    assert found.steps == 1


def test_an_equality_stays_and_may_have_any_multiplier() -> None:
    """With x + y = 2 the larger of x and y is least at 1 each."""
    found = _programme([[1, 1, 0], [-1, 0, 1], [0, -1, 1], [1, 0, 0]], [2, 0, 0, 0], 1)
    found.minimise([1, 2], [])
    assert found.point == [1, 1, 1]
    assert found.multipliers == {0: Fraction(1, 2), 1: Fraction(1, 2), 2: Fraction(1, 2)}


def test_right_hand_sides_too_large_for_a_machine_number() -> None:
    """A difference of 1 in 10 to the 40th decides."""
    large = 10**40
    found = _programme([[-1, 1], [1, 1], [0, 1]], [large, -large, 1], 0)
    found.minimise([0, 1], [])
    assert found.point[1] == 1


def test_rows_that_contradict_each_other() -> None:
    """At least 3 and at most 2 is told."""
    found = _programme([*TWO_LINES[0], [-1, 0], [1, 0]], [*TWO_LINES[1], -2, 3], 0)
    with pytest.raises(ValueError, match="contradict"):
        found.minimise([0, 1], [])


def test_a_basis_must_be_one() -> None:
    """Rows that depend on each other, and too few of them, are refused."""
    with pytest.raises(ValueError, match="depend on each other"):
        _programme([[1, 1], [2, 2]], [0, 0], 0).minimise([0, 1], [])
    with pytest.raises(ValueError, match="not enough"):
        _programme([[1, 1], [2, 2]], [0, 0], 0).minimise([0], [1])


def test_it_can_be_stopped() -> None:
    """What the pause raises comes out."""

    def stop() -> None:
        raise TimeoutError

    with pytest.raises(TimeoutError):
        _programme(*TWO_LINES, 0, pause=stop).minimise([0, 1], [])


def test_elimination_tells_what_depends() -> None:
    """The sum of two vectors adds nothing to them; the rank counts what did."""
    span = Elimination(3)
    assert [span.add(vector) for vector in ([1, 1, 0], [0, 1, 1], [1, 2, 1], [0, 0, 0], [1, 0, 0])] == [
        *(True, True, False, False, True)
    ]
    assert span.rank == 3


def test_an_inverse_in_whole_numbers() -> None:
    """Times the matrix it is the determinant's size on the diagonal, whatever the determinant's sign."""
    matrix = np.array([[0, 2, 1], [3, 0, 0], [1, 1, 0]], dtype=object)
    inverse, size = invert(matrix)
    assert size == 3
    assert (matrix @ inverse == 3 * np.eye(3, dtype=int)).all()
