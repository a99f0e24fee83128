"""Laws of rounding and splitting money."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from optimiser.money import format_gbp, pence_from_gbp, plain_gbp, round_half_up, split_pence

totals = st.integers(-(10**14), 10**14)
weights = st.lists(st.integers(0, 10**10), min_size=1, max_size=12).filter(any)


@given(st.fractions())
def test_rounding_is_to_the_nearest_and_mirrors(value: Fraction) -> None:
    """What is rounded lies within a half, and the negative of a number rounds to the negative."""
    assert abs(round_half_up(value) - value) <= Fraction(1, 2)
    assert round_half_up(-value) == -round_half_up(value)


@given(st.integers(), st.sampled_from([-1, 1]))
def test_an_exact_half_goes_away_from_zero(whole: int, sign: int) -> None:
    """A half between two whole numbers becomes the one of larger magnitude."""
    size = abs(whole)
    assert round_half_up(sign * (size + Fraction(1, 2))) == sign * (size + 1)


@given(totals, weights)
def test_the_parts_of_a_split_add_up(total: int, shares: list[int]) -> None:
    """The parts sum to the total, and each is within a penny of its exact share and of the total's sign."""
    parts = split_pence(total, shares)
    assert sum(parts) == total
    for part, share in zip(parts, shares, strict=True):
        assert abs(part - Fraction(total * share, sum(shares))) < 1
        assert part * total >= 0


@given(totals, weights)
def test_ties_go_to_the_earlier_part(total: int, shares: list[int]) -> None:
    """Of two parts with equal weights the earlier is never the smaller in magnitude."""
    parts = split_pence(total, shares)
    for later, weight in enumerate(shares):
        earlier = shares.index(weight)
        assert 0 <= abs(parts[earlier]) - abs(parts[later]) <= 1


@given(totals, weights)
def test_a_weight_of_nothing_gets_nothing(total: int, shares: list[int]) -> None:
    """A part without weight gets no penny."""
    pairs = zip(split_pence(total, [*shares, 0]), [*shares, 0], strict=True)
    assert {part for part, share in pairs if share == 0} == {0}


@given(totals)
def test_written_pounds_read_back(pence: int) -> None:
    """Both ways of writing an amount hold it to the penny."""
    assert pence_from_gbp(Decimal(plain_gbp(pence))) == pence
    assert pence_from_gbp(Decimal(format_gbp(pence).replace("£", "").replace(",", ""))) == pence
