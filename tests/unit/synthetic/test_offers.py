"""Invented suppliers and their offers."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from optimiser.synthetic.draw import Draw
from optimiser.synthetic.offers import Offerer, Terms, dearer, discounts, lump, offer_of, offers_of, with_price
from optimiser.synthetic.products import Product

TERMS = Terms(dt.date(2026, 4, 1), dt.date(2027, 3, 31), "frame", dt.date(2028, 3, 31))
ONE = Offerer(1, sme=True, delivery=5_000)
TWO = Offerer(2, local=True)
PRODUCTS = [Product(f"pad_{k}", f"Pad {k}", "pads", "pack", 2_000_000) for k in range(1, 41)]


def test_the_name_shows_that_the_supplier_is_invented() -> None:
    """A supplier is called Supplier and a number of three digits, in code, name and row."""
    assert (ONE.code, ONE.name) == ("supplier_001", "Supplier 001")
    row = ONE.row()
    assert (row.supplier, row.name, row.sme, row.local) == ("supplier_001", "Supplier 001", True, False)


def test_an_offer_bears_the_costs_of_its_supplier() -> None:
    """What a supplier costs besides prices stands in each of its offers; what it does not cost is empty."""
    offer = offer_of(ONE, "pad_1", "pads", 1_900_000, TERMS)
    assert (offer.delivery_pence, offer.activation_pence, offer.switching_pence) == (5_000, None, None)
    assert (offer.evidence, offer.source_ref) == ("quoted", "Invented for the illustration.")
    assert offer_of(Offerer(3, evidence="assumed"), "pad_1", "pads", 1, TERMS).evidence == "assumed"


def test_prices_lie_about_the_level_of_the_supplier() -> None:
    """At nine tenths of the usual price no offer is further off than the noise allows, and not all are alike."""
    prices = [offer.price_gbp_millionths for offer in offers_of(ONE, PRODUCTS, 9_000, TERMS, Draw(1))]
    assert len(set(prices)) > 1
    assert all(price is not None and 1_720_000 <= price <= 1_880_000 for price in prices)


def test_prices_do_not_depend_on_what_else_is_offered() -> None:
    """A supplier that offers half of the products asks the same for those as one that offers all."""
    whole = {offer.item: offer for offer in offers_of(ONE, PRODUCTS, 9_000, TERMS, Draw(1))}
    part = offers_of(ONE, PRODUCTS, 9_000, TERMS, Draw(1), of_hundred=50)
    assert 0 < len(part) < len(whole)
    assert [offer for offer in part if whole[offer.item] != offer] == []


def test_tiers_of_discounts() -> None:
    """Every offer with a price gets each step, one without a price none."""
    offers = [offer_of(ONE, "pad_1", "pads", 1, TERMS), offer_of(ONE, "pad_2", "pads", None, TERMS)]
    rows = discounts(offers, "supplier", "all_units", "gbp", [(5, "0.02"), (9, "0.05")])
    assert [(row.offer, row.threshold_millionths, row.discount) for row in rows] == [
        ("001-pad_1", 5, Decimal("0.02")),
        ("001-pad_1", 9, Decimal("0.05")),
    ]


def test_a_lump_stands_with_one_offer() -> None:
    """A sum paid back is counted in pounds at list prices."""
    (row,) = lump(offer_of(ONE, "pad_1", "pads", 1, TERMS), "lot", [(7, 300)])
    assert (row.kind, row.threshold_unit, row.threshold_millionths, row.rebate_pence) == ("rebate_lump", "gbp", 7, 300)


def test_a_dearer_supplier() -> None:
    """Another supplier asks for six per cent more under its own name, and for nothing where there is no price."""
    offers = [offer_of(ONE, "pad_1", "pads", 1_000_000, TERMS), offer_of(ONE, "pad_2", "pads", None, TERMS)]
    (offer,) = dearer(offers, TWO, 6)
    assert (offer.offer, offer.supplier_name, offer.price_gbp_millionths) == ("002-pad_1", "Supplier 002", 1_060_000)
    assert (offer.sme, offer.local, offer.delivery_pence) == (False, True, None)


def test_prices_set_by_hand() -> None:
    """Only the suppliers named change their price, and no price is not made one."""
    offers = [offer_of(who, "pad_1", "pads", price, TERMS) for who, price in ((ONE, 5), (TWO, None), (Offerer(3), 6))]
    changed = with_price(offers, "pad_1", {"supplier_001": 1, "supplier_002": 2})
    assert [offer.price_gbp_millionths for offer in changed] == [1, None, 6]
