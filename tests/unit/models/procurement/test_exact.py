"""The rounding rule of the mathematics."""

from __future__ import annotations

from fractions import Fraction

import pytest

from models.procurement.exact import round_half_up
from optimiser.money import round_half_up as rule_of_the_program


@pytest.mark.parametrize(("halves", "whole"), [(1, 1), (3, 2), (-1, -1), (-3, -2), (0, 0), (4, 2), (-4, -2)])
def test_halves_go_away_from_zero(halves: int, whole: int) -> None:
    """A half is rounded away from zero on either side, and a whole number stays."""
    assert round_half_up(Fraction(halves, 2)) == whole


def test_both_rounding_rules_agree() -> None:
    """The rule of models/, which may not import the program's, is the same rule."""
    values = [Fraction(numerator, denominator) for numerator in range(-40, 41) for denominator in range(1, 9)]
    assert [round_half_up(value) for value in values] == [rule_of_the_program(value) for value in values]
