"""The independent check finds what was planted."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest

from models.location.check import certify, check, cost
from models.location.solution import LocationSolution
from tests.unit.models.location.drawn import drawn

ONE, HALF = Fraction(1), Fraction(1, 2)
GOOD = {(0, 0): ONE, (1, 0): Fraction(1, 4), (1, 1): Fraction(3, 4), (2, 0): ONE}
WHOLE = {(0, 0): ONE, (1, 1): ONE, (2, 0): ONE}


def test_a_good_answer_breaks_nothing() -> None:
    """The best split answer and the best single-source answer pass."""
    assert check(drawn(), LocationSolution((0, 1), GOOD)) == []
    assert check(drawn(single_source=True), LocationSolution((0, 1), WHOLE)) == []


@pytest.mark.parametrize(
    ("opened", "shares", "rule", "where", "amount"),
    [
        ((0, 1), {**GOOD, (1, 1): HALF}, "demand_is_met", ("bob",), Fraction(1, 4)),
        ((0, 1), {**GOOD, (1, 0): Fraction(0), (1, 1): ONE, (2, 0): HALF}, "demand_is_met", ("cat",), HALF),
        ((0,), GOOD, "service_needs_open", ("bob", "far"), Fraction(3, 4)),
        ((0, 1), {**GOOD, (1, 0): HALF, (1, 1): HALF}, "capacity_is_kept", ("near",), ONE),
        ((0, 1), {**GOOD, (2, 0): HALF, (2, 1): HALF}, "pair_is_possible", ("cat", "far"), HALF),
    ],
)
def test_what_was_planted_is_found(
    opened: tuple[int, ...],
    shares: Mapping[tuple[int, int], Fraction],
    rule: str,
    where: tuple[str, ...],
    amount: Fraction,
) -> None:
    """One broken rule is named, with whom it is about and by how much, and no other rule is."""
    found = check(drawn(), LocationSolution(opened, shares))
    assert [(one.rule, one.where, one.amount) for one in found] == [(rule, where, amount)]


def test_two_sources_are_found() -> None:
    """A split customer breaks the single-source rule once for each part."""
    found = check(drawn(single_source=True), LocationSolution((0, 1), GOOD))
    assert [(one.rule, one.where) for one in found] == [
        ("source_is_single", ("bob", "near")),
        ("source_is_single", ("bob", "far")),
    ]


def test_a_negative_share_is_found() -> None:
    """A share below 0 that makes up for one above 1 is no way to meet a need."""
    shares = {**GOOD, (1, 0): Fraction(-1, 4), (1, 1): Fraction(5, 4)}
    assert [one.rule for one in check(drawn(), LocationSolution((0, 1), shares))] == ["share_is_a_part"] * 2


def test_the_cost_is_exact() -> None:
    """Opening and service add up as fractions: 30 + 4 + 8/3 + 12 * 2/3 + 3."""
    shares = {(0, 0): ONE, (1, 0): Fraction(1, 3), (1, 1): Fraction(2, 3), (2, 0): ONE}
    assert cost(drawn(), LocationSolution((0, 1), shares)) == 37 + Fraction(32, 3)


def test_an_impossible_pair_has_no_cost() -> None:
    """The cost of a pair that is not possible is not made up."""
    with pytest.raises(ValueError, match="far cannot serve cat"):
        cost(drawn(), LocationSolution((0, 1), {(2, 1): ONE}))


def test_a_certificate_of_a_good_answer() -> None:
    """Cost and bound stand beside each other, and the gap follows."""
    found = certify(drawn(), LocationSolution((0, 1), GOOD), Fraction(36))
    assert found.holds
    assert found.cost == 48
    assert found.gap == 0.25


def test_a_bound_above_the_cost_is_a_contradiction() -> None:
    """A bound that the answer beats is no bound, and the certificate does not hold."""
    found = certify(drawn(), LocationSolution((0, 1), GOOD), Fraction(49))
    assert [(one.rule, one.amount) for one in found.violations] == [("bound_is_below_cost", ONE)]


def test_an_impossible_answer_is_certified_as_broken() -> None:
    """An answer without a cost has a certificate that does not hold."""
    assert not certify(drawn(), LocationSolution((0, 1), {**WHOLE, (2, 1): ONE}), None).holds
