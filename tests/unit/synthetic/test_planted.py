"""What is planted, by plain arithmetic."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from optimiser.synthetic.offers import Offerer, Terms, offer_of
from optimiser.synthetic.planted import Need, list_prices, most_gain, needs_of, pool, told_of_pool
from optimiser.synthetic.rows import MILLION, DemandRow

TERMS = Terms(dt.date(2026, 4, 1), dt.date(2027, 3, 31), "frame", dt.date(2028, 3, 31))
WHO = Offerer(1, activation=500, delivery=200, switching=300)
# 100 units each at 10.00 a unit, but for RBB (9.00) and RCC, which today buys from the supplier itself.
NEEDS = [
    Need("RAA", "pad", "pads", 100 * MILLION, 100_000),
    Need("RAA", "sheet", "pads", 100 * MILLION, 50_000),
    Need("RBB", "pad", "pads", 100 * MILLION, 90_000),
    Need("RCC", "pad", "pads", 100 * MILLION, 100_000, "supplier_001"),
]
PRICES = {"pad": 10 * MILLION, "sheet": 6 * MILLION}


def test_each_trust_buys_what_is_cheaper_where_that_repays_its_costs() -> None:
    """At a tenth off, RAA gains 10,000 pence on pads and not on sheets, RBB nothing, RCC 10,000 without moving."""
    found = pool(NEEDS, WHO, PRICES, Fraction(1, 10))
    assert found.trusts == ("RAA", "RCC")
    assert found.gain == (10_000 - 500) + (10_000 - 200) - 500
    assert (found.spend, found.units) == (200_000, 200 * MILLION)
    assert (found.largest_spend, found.largest_units) == (100_000, 100 * MILLION)


def test_a_gain_that_does_not_repay_deliveries() -> None:
    """Where deliveries cost as much as is gained, nobody takes part and nothing is gained."""
    found = pool(NEEDS, Offerer(1, delivery=10_000), PRICES, Fraction(1, 10))
    assert (found.needs, found.gain) == ((), 0)


def test_costs_are_rounded_up() -> None:
    """A fraction of a penny is counted against the gain, so that the value is a lower bound."""
    need = Need("RAA", "pad", "pads", MILLION, 10)
    assert pool([need], Offerer(1), {"pad": 90_001}, Fraction(0)).needs == ()
    assert pool([need], Offerer(1), {"pad": 90_000}, Fraction(0)).gain == 1


def test_list_prices_leave_out_bundles_and_offers_without_a_price() -> None:
    """Only what a supplier asks for by itself is its list price."""
    offers = [
        offer_of(WHO, "pad", "pads", 7, TERMS),
        offer_of(WHO, "sheet", "pads", None, TERMS),
        offer_of(Offerer(2), "pad", "pads", 5, TERMS),
    ]
    assert list_prices(offers, "supplier_001") == {"pad": 7}


def test_most_that_could_be_gained() -> None:
    """Against the lowest price of all, a trust gains on what is cheaper and loses on nothing."""
    offers = [offer_of(Offerer(k), "pad", "pads", price * MILLION, TERMS) for k, price in ((1, 9), (2, 8))]
    assert most_gain(NEEDS[:2], offers) == 20_000


def test_demand_as_needs() -> None:
    """A row of demand is a need with what is paid today."""
    row = DemandRow("d", "RAA", "pad", "Pad", "pads", MILLION, "pack", 5, "s1")
    assert needs_of([row]) == [Need("RAA", "pad", "pads", MILLION, 5, "s1")]


def test_the_words_of_a_pool() -> None:
    """The words say how many trusts, what is reached and where it begins."""
    told = told_of_pool(pool(NEEDS, WHO, PRICES, Fraction(1, 10)), WHO, "the third tier", "£1,500.00")
    assert told.startswith("2 trusts together reach the third tier of Supplier 001, which begins at £1,500.00;")
    assert "£2,000.00 at list prices" in told
