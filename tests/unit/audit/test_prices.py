"""Benchmarks and excess by hand."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from optimiser.audit.lines import read_spend
from optimiser.audit.prices import above, compare_prices, quantile
from tests.unit.audit.drawn import ITEMS, LINES, record


def test_the_four_benchmarks_of_three_prices(tmp_path: Path) -> None:
    """Of 1.00, 2.00 and 4.00: 1.00, 1.50, 2.00, and 70.00 over 30 boxes."""
    prices = compare_prices(read_spend(record(tmp_path, {"spend_lines": LINES, "items": ITEMS})))
    assert prices.levels["gloves"] == {
        "minimum": Fraction(100),
        "lower_quartile": Fraction(150),
        "median": Fraction(200),
        "weighted_mean": Fraction(700, 3),
    }


def test_the_excess_is_rounded_once_and_never_below_zero(tmp_path: Path) -> None:
    """CCC lies 20.00 above the median and 16.67 above the weighted mean; AAA above none."""
    prices = compare_prices(read_spend(record(tmp_path, {"spend_lines": LINES, "items": ITEMS})))
    assert prices.excess["median", "gloves", "CCC"] == 2000
    assert prices.excess["weighted_mean", "gloves", "CCC"] == 1667
    assert prices.excess["median", "gloves", "AAA"] == 0


@pytest.mark.parametrize(("share", "value"), [("0", 1), ("1/4", "7/4"), ("1/2", "5/2"), ("1", 4)])
def test_a_quantile_lies_between_its_neighbours(share: str, value: int | str) -> None:
    """Of 1, 2, 3 and 4 the lower quartile is 1.75 and the median 2.5."""
    assert quantile([Fraction(number) for number in (1, 2, 3, 4)], Fraction(share)) == Fraction(value)


def test_half_a_penny_above_is_rounded_up() -> None:
    """One unit at 1.005 above a price of 1.00 is one penny."""
    assert above(201, 2_000_000, Fraction(201, 2)) == 0
    assert above(101, 1_000_000, Fraction(201, 2)) == 1


def test_only_the_same_supplier_gives_a_match(tmp_path: Path) -> None:
    """CCC pays supplier one 4.00 where AAA pays it 1.00: 30.00; BBB's supplier serves nobody else."""
    prices = compare_prices(
        read_spend(record(tmp_path, {"spend_lines": LINES.replace("three", "one"), "items": ITEMS}))
    )
    assert prices.matchable == {("gloves", "CCC"): Fraction(3000)}


def test_an_item_below_the_support_rule_has_prices_and_no_benchmark(tmp_path: Path) -> None:
    """The spend stands there, the comparison does not."""
    run = record(tmp_path, {"spend_lines": LINES, "items": ITEMS}, min_trusts=4)
    prices = compare_prices(read_spend(run))
    assert (prices.levels, prices.excess, len(prices.cells)) == ({}, {}, 3)
