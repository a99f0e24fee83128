"""Prices, benchmarks and excess, worked by hand."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from models.procurement.cells import aggregate
from models.procurement.prices import benchmark_prices, compare_prices, overpayment
from tests.unit.models.procurement.drawn import lines

UNIT = 1_000_000


def test_four_benchmarks_of_four_trusts() -> None:
    """At 10, 20, 40 and 80 pence the lower quartile is 17.5, the median 30; 1,500 pence for 40 units are 37.5 each."""
    cells = [(800, 10 * UNIT), (100, 10 * UNIT), (200, 10 * UNIT), (400, 10 * UNIT)]
    assert benchmark_prices(cells) == {
        "minimum": 10,
        "lower_quartile": Fraction(35, 2),
        "median": 30,
        "weighted_mean": Fraction(75, 2),
    }


def test_benchmarks_of_one_trust_are_its_price() -> None:
    """With one trust every benchmark is what it pays."""
    assert set(benchmark_prices([(100, 3 * UNIT)]).values()) == {Fraction(100, 3)}


def test_overpayment_is_exact_and_never_negative() -> None:
    """100 pence for 3 units are 10 above 30 each, a third above 299/9 each, and nothing above 40 each."""
    assert overpayment(100, 3 * UNIT, Fraction(30)) == 10
    assert overpayment(100, 3 * UNIT, Fraction(299, 9)) == Fraction(1, 3)
    assert overpayment(100, 3 * UNIT, Fraction(40)) == 0


def test_excess_of_each_trust_over_each_benchmark() -> None:
    """Three trusts pay 10, 20 and 45 each: over the median of 20 only C pays too much, 25 x 2 = 50 pence.

    Lowest 10: B 10 x 10 = 100, C 35 x 2 = 70. Lower quartile 15: B 50, C 60. Mean 390 / 22 = 17.73: B 22.73, C 54.55.
    """
    instance = lines(
        """
        A gloves s 10 100
        B gloves s 4  80
        B gloves s 6  120
        C gloves s 2  90
        """
    )
    prices, (benchmarks,) = compare_prices(instance, aggregate(instance, np.ones(4, dtype=bool)), np.array([True]))
    assert [(row.trust, str(row.price), row.lines) for row in prices] == [
        ("A", "10", 1),
        ("B", "20", 2),
        ("C", "45", 1),
    ]
    assert [dict(row.excess) for row in prices] == [
        {"minimum": 0, "lower_quartile": 0, "median": 0, "weighted_mean": 0},
        {"minimum": 100, "lower_quartile": 50, "median": 0, "weighted_mean": 23},
        {"minimum": 70, "lower_quartile": 60, "median": 50, "weighted_mean": 55},
    ]
    assert benchmarks.prices == {
        "minimum": 10,
        "lower_quartile": 15,
        "median": 20,
        "weighted_mean": Fraction(390, 22),
    }
    assert benchmarks.excess == {"minimum": 170, "lower_quartile": 110, "median": 50, "weighted_mean": 78}
    assert benchmarks.trusts == ("A", "B", "C")


def test_an_item_without_support_has_prices_and_no_benchmark() -> None:
    """Where an item is not compared its prices are given without any excess."""
    instance = lines("A gloves s 10 100")
    (price,), benchmarks = compare_prices(instance, aggregate(instance, np.array([True])), np.array([False]))
    assert (price.price, price.compared) == (Fraction(10), False)
    assert (dict(price.excess), len(benchmarks)) == ({}, 0)
