"""The illustration in consumables as a whole."""

from __future__ import annotations

import datetime as dt

from optimiser.synthetic.consumables import make_consumables, usual_terms
from optimiser.synthetic.products import LOTS
from tests.unit.synthetic.small_illustration import BUYERS, TERMS, groups


def test_the_same_seed_makes_the_same_rows() -> None:
    """Made again, every row is the same; with another seed it is not."""
    again = make_consumables(11, BUYERS, 600_000_000, 192, TERMS)
    other = make_consumables(12, BUYERS, 600_000_000, 192, TERMS)
    for one, two, three in zip(groups(), again, other, strict=True):
        assert (one.demand, one.offers, one.tiers) == (two.demand, two.offers, two.tiers)
        assert one.planted == two.planted
        assert one.demand != three.demand


def test_every_lot_stands_in_one_group() -> None:
    """Two lots a group, all lots in all, and the items asked for in equal parts."""
    made = groups()
    assert [lot for group in made for lot in group.lots] == [lot.code for lot in LOTS]
    assert {len(products) for group in made for products in group.products} == {24}


def test_some_of_the_groups_only() -> None:
    """Groups can be chosen: each keeps its lots and its suppliers, and all that is spent falls to them."""
    (made,) = make_consumables(11, BUYERS, 150_000_000, 60, TERMS, (2,))
    assert (made.lots, made.offerers) == (groups()[2].lots, groups()[2].offerers)
    assert [len(products) for products in made.products] == [30, 30]
    assert 0.9 < sum(row.amount_pence for row in made.demand) / 150_000_000 < 1.1


def test_groups_share_no_supplier() -> None:
    """Nobody offers, or supplies today, in two groups, so that each can be told apart."""
    there = [
        {offer.supplier for offer in group.offers} | {row.supplier for row in group.demand} - {""} for group in groups()
    ]
    assert sum(map(len, there)) == len(set().union(*there))


def test_whoever_supplies_today_is_named_by_an_offer() -> None:
    """A present supplier also offers, for only offers name the suppliers that are in no table of their own."""
    for group in groups():
        assert {row.supplier for row in group.demand} - {""} <= {offer.supplier for offer in group.offers}


def test_keys_stand_once() -> None:
    """No offer, demand or planted row has the key of another one."""
    made = groups()
    for keys in (
        [row.demand for group in made for row in group.demand],
        [offer.offer for group in made for offer in group.offers],
        [planted.planted for group in made for planted in group.planted],
        [(tier.offer, tier.threshold_millionths, tier.kind) for group in made for tier in group.tiers],
    ):
        assert len(set(keys)) == len(keys)


def test_offers_hold_on_the_day() -> None:
    """Prices hold from the April before the day to the March after it, and the framework outlasts them."""
    terms = usual_terms(dt.date(2026, 11, 22))
    assert (terms.valid_from, terms.valid_to) == (dt.date(2026, 4, 1), dt.date(2027, 3, 31))
    assert terms.framework_end > terms.valid_to


def test_some_prices_are_only_assumed() -> None:
    """Most prices play the part of quoted ones; those of one supplier are assumed, so that not every saving counts."""
    assumed = {offer.supplier for group in groups() for offer in group.offers if offer.evidence != "quoted"}
    assert assumed == {"supplier_033"}
