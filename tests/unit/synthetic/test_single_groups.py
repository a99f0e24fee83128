"""What every trust decides for itself."""

from __future__ import annotations

from optimiser.synthetic.demand import pence_for
from optimiser.synthetic.rows import MILLION, PlantedRow
from tests.unit.synthetic.small_illustration import groups

_, _, SINGLE, STAYING = groups()
OFFERS = {offer.offer: offer for offer in SINGLE.offers}


def planted(kind: str) -> list[PlantedRow]:
    """Return the planted rows of a kind in the third group."""
    return [row for row in SINGLE.planted if row.kind == kind]


def test_nothing_ties_the_needs_together() -> None:
    """Nobody has costs besides prices, and the only tier is on one offer."""
    assert {o.activation_pence or o.delivery_pence or o.switching_pence for o in SINGLE.offers} == {None}
    assert [tier.scope for tier in SINGLE.tiers] == ["offer"]


def test_one_trust_pays_more_by_what_is_planted() -> None:
    """The others pay the price that one supplier offers to all, and no other offer is as low: the value is exact."""
    rows = planted("price_spread")
    assert len(rows) == 4
    for row in rows:
        prices = {o.supplier: o.price_gbp_millionths for o in SINGLE.offers if o.item == row.item}
        best = prices[row.supplier]
        assert best is not None
        assert min(price for code, price in prices.items() if code != row.supplier and price is not None) > best
        for need in (need for need in SINGLE.demand if need.item == row.item):
            usual = pence_for(need.quantity_millionths, best)
            more = row.value_pence if (need.trust,) == row.trusts else 0
            assert need.amount_pence - usual == more
        assert row.value_pence > 0


def test_the_tier_is_missed_by_three_per_cent() -> None:
    """All need is 97 % of the tier, and to buy the whole tier costs less by the value planted."""
    (row,) = planted("tier_missed")
    (tier,) = SINGLE.tiers
    offer, needed = OFFERS[tier.offer], SINGLE.volumes()[row.item]
    assert (row.offers, row.expected) == ((offer.offer,), "tier_gap")
    assert 0.97 * tier.threshold_millionths - MILLION < needed <= 0.97 * tier.threshold_millionths
    assert offer.price_gbp_millionths is not None
    assert tier.price_gbp_millionths is not None
    now = pence_for(needed, offer.price_gbp_millionths)
    assert now - pence_for(tier.threshold_millionths, tier.price_gbp_millionths) == row.value_pence > 0


def test_every_beaten_offer_has_a_cheaper_one_beside_it() -> None:
    """What is said never to be used costs more than the same item of another supplier."""
    (row,) = planted("dominated")
    cheaper = {o.item: o.price_gbp_millionths or 0 for o in SINGLE.offers if o.supplier == "supplier_030"}
    assert row.offers == tuple(o.offer for o in SINGLE.offers if o.supplier == "supplier_031")
    assert all((OFFERS[code].price_gbp_millionths or 0) > cheaper[OFFERS[code].item] > 0 for code in row.offers)


def test_offers_without_a_price() -> None:
    """Those named have no price, and all others have one."""
    (row,) = planted("no_price")
    assert set(row.offers) == {o.offer for o in SINGLE.offers if o.price_gbp_millionths is None}
    assert len(row.offers) == 3


def test_no_supplier_is_worth_its_deliveries_to_the_small_trust() -> None:
    """All that the smallest trust could gain at the lowest prices is less than the deliveries of any one supplier."""
    (row,) = STAYING.planted
    assert (row.expected, row.trusts, row.lots) == ("stays", ("REE",), STAYING.lots)
    lowest: dict[str, int] = {}
    for offer in STAYING.offers:
        price = offer.price_gbp_millionths or 0
        lowest[offer.item] = min(price, lowest.get(offer.item, price))
    own = [need for need in STAYING.demand if need.trust == "REE"]
    assert own
    gain = sum(max(0, need.amount_pence - pence_for(need.quantity_millionths, lowest[need.item])) for need in own)
    assert gain < min(offer.delivery_pence or 0 for offer in STAYING.offers)
