"""Offers for services whose volumes are real."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from optimiser.synthetic.offers import Offerer, Terms
from optimiser.synthetic.planted import Need
from optimiser.synthetic.rows import MILLION
from optimiser.synthetic.services import (
    bundled_service,
    mean_prices,
    pooled_service,
    service_offers,
    whole_thousand_units,
)

TERMS = Terms(dt.date(2026, 4, 1), dt.date(2027, 3, 31), "frame", dt.date(2028, 3, 31))
WHO = (Offerer(1, activation=1_000, delivery=500, switching=700), Offerer(2), Offerer(3, delivery=100))
# A million pieces each, at 0.40, 0.50 and 0.60 a piece.
LAUNDRY = [
    Need(trust, "wash", "laundry", 1_000_000 * MILLION, pence)
    for trust, pence in (("RAA", 40_000_000), ("RBB", 50_000_000), ("RCC", 60_000_000))
]
WASTE = [
    Need(trust, item, "waste", 100 * MILLION, pence)
    for trust, item, pence in (("RAA", "burn", 9_000_000), ("RBB", "burn", 11_000_000), ("RBB", "treat", 5_000_000))
]


def test_average_prices() -> None:
    """What is paid on average for a unit, weighted by volume, in millionths of a pound."""
    assert mean_prices([*LAUNDRY, *WASTE]) == {"wash": 500_000, "burn": 1_000 * MILLION, "treat": 500 * MILLION}
    assert whole_thousand_units(Fraction(1_999 * MILLION)) == 1_000 * MILLION


def test_offers_are_parts_of_the_average_price() -> None:
    """At nine tenths of the average every item that is needed gets an offer, with what it emits where that is known."""
    burn, treat = service_offers(WHO[0], WASTE, 9_000, TERMS, {"burn": 7})
    assert (burn.price_gbp_millionths, treat.price_gbp_millionths) == (900 * MILLION, 450 * MILLION)
    assert (burn.carbon_kg_millionths, treat.carbon_kg_millionths, burn.lot) == (7, None, "waste")


def test_the_tier_of_a_service() -> None:
    """At 0.51 less eight per cent RBB and RCC gain; the tier begins at three quarters of their two million pieces."""
    group = pooled_service("laundry", WHO, LAUNDRY, TERMS)
    (row,) = group.planted
    assert row.value_pence == 50_000_000 + 60_000_000 - 2 * 46_920_000 - 2 * (500 + 700) - 1_000
    top = max(tier.threshold_millionths for tier in group.tiers if tier.offer == "001-wash")
    assert top == 1_500_000 * MILLION
    assert {(tier.offer, tier.scope, tier.kind) for tier in group.tiers} == {
        ("001-wash", "supplier", "all_units"),
        ("002-wash", "offer", "incremental"),
        ("003-wash", "offer", "all_units"),
    }


def test_a_bundle_is_worth_what_it_costs_less_than_today() -> None:
    """All that is needed, at 78 % of the average, with deliveries to both trusts."""
    group = bundled_service("waste", WHO, WASTE, TERMS)
    (row,) = group.planted
    assert row.value_pence == 25_000_000 - 19_500_000 - 2 * 100
    together = [offer for offer in group.offers if offer.bundle]
    assert [offer.offer for offer in together] == list(row.offers) == ["003-burn-bundle", "003-treat-bundle"]
    apart = {offer.item: offer.price_gbp_millionths or 0 for offer in group.offers if offer.supplier == "supplier_003"}
    assert all((offer.price_gbp_millionths or 0) <= apart[offer.item] for offer in together)
    assert {tier.scope for tier in group.tiers} == {"lot"}
