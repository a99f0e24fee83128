"""Answers: read from a model, and carried by one."""

from __future__ import annotations

from fractions import Fraction

import pytest

from models.location.build import build
from models.location.solution import LocationSolution, carry, read_solution
from tests.unit.models.location.drawn import drawn

SPLIT = LocationSolution(
    (0, 1), {(0, 0): Fraction(1), (1, 0): Fraction(1, 4), (1, 1): Fraction(3, 4), (2, 0): Fraction(1)}
)


def test_what_a_model_carries_is_read_again() -> None:
    """An answer put into a model comes out the same, and keeps its rows."""
    model = build(drawn())
    carry(model, SPLIT)
    assert model.broken_rows() == []
    assert read_solution(model, drawn()) == SPLIT


def test_a_solvers_rounding_is_cleaned() -> None:
    """Shares become whole units of what the customer needs, and what is nearly nothing is nothing."""
    model = build(drawn())
    carry(model, SPLIT)
    model.variables.share[1, 0].varValue = 0.2500001
    model.variables.share[0, 1].varValue = 1e-9
    model.variables.is_open[0].varValue = 0.9999999
    assert read_solution(model, drawn()) == SPLIT


def test_half_an_opening_is_refused() -> None:
    """A facility that is neither open nor closed is no answer."""
    model = build(drawn())
    carry(model, SPLIT)
    model.variables.is_open[0].varValue = 0.5
    with pytest.raises(ValueError, match="no whole number"):
        read_solution(model, drawn())


def test_an_assignment_opens_what_it_uses() -> None:
    """Facilities without customers stay closed."""
    assert LocationSolution.of_assignment((2, 0, 2)) == LocationSolution(
        (0, 2), {(0, 2): Fraction(1), (1, 0): Fraction(1), (2, 2): Fraction(1)}
    )
