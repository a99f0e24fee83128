"""What a share of the spend costs at most."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction

import pytest

from optimiser.synthetic.offers import Offerer, Terms, offer_of
from optimiser.synthetic.planted import Need
from optimiser.synthetic.rows import MILLION
from optimiser.synthetic.sharing_rules import costs_at_most, has_attribute, is_without_fixed_costs

TERMS = Terms(dt.date(2026, 4, 1), dt.date(2027, 3, 31), "frame", dt.date(2028, 3, 31))
NATIONAL, LOCAL = Offerer(1, delivery=100), Offerer(2, local=True, attributes=("low_carbon",))
# Each need costs 1,000.00 today; the national supplier asks for 9.00 a unit, the local one for 9.50 and 9.80.
NEEDS = [Need(trust, item, "pads", 100 * MILLION, 100_000) for trust in ("RAA", "RBB") for item in ("pad", "sheet")]
OFFERS = [
    offer_of(NATIONAL, "pad", "pads", 9 * MILLION, TERMS),
    offer_of(NATIONAL, "sheet", "pads", 9 * MILLION, TERMS),
    offer_of(LOCAL, "pad", "pads", 9_500_000, TERMS),
    offer_of(LOCAL, "sheet", "pads", 9_800_000, TERMS),
]


def test_attributes() -> None:
    """Local and small are columns of their own, everything else stands among the attributes."""
    assert has_attribute(OFFERS[2], "local")
    assert has_attribute(OFFERS[2], "low_carbon")
    assert not has_attribute(OFFERS[0], "local")
    assert (is_without_fixed_costs(OFFERS[0]), is_without_fixed_costs(OFFERS[2])) == (False, True)


def test_a_share_that_comes_by_itself() -> None:
    """The local supplier is cheaper than today everywhere, so all is moved; the bound is the national price."""
    assert costs_at_most(NEEDS, OFFERS, {}, "local", Fraction(1, 5)) == 2 * (5_000 + 8_000)


def test_tiers_lower_the_bound() -> None:
    """What the best tier of a supplier takes off makes the most that a rule may cost larger."""
    plain = costs_at_most(NEEDS, OFFERS, {}, "local", Fraction(1, 5))
    assert costs_at_most(NEEDS, OFFERS, {"supplier_001": Fraction(1, 10)}, "local", Fraction(1, 5)) == plain + 4 * 9_000


def test_no_more_is_moved_than_the_share_asks_for() -> None:
    """Where the local supplier is dearer than today, the cheapest move of four is enough for a tenth of the spend."""
    dear = [replace(offer, price_gbp_millionths=(offer.price_gbp_millionths or 0) * 2) for offer in OFFERS]
    assert costs_at_most(NEEDS, dear, {}, "local", Fraction(1, 10)) == 190_000 - 100_000


def test_a_share_that_cannot_be_had() -> None:
    """Where nobody with the attribute offers enough, that is said."""
    with pytest.raises(ValueError, match="marked sme cannot have a share of 1/2"):
        costs_at_most(NEEDS, OFFERS, {}, "sme", Fraction(1, 2))
