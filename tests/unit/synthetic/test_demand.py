"""What trusts are said to buy."""

from __future__ import annotations

from optimiser.synthetic.demand import Buyer, demand_of, paid_by_all, pence_for, share_of
from optimiser.synthetic.draw import Draw
from optimiser.synthetic.products import Lot, products_of
from optimiser.synthetic.rows import MILLION

PADS = Lot("pads", "pack", (100, 900), (("Pad", "Pants", "Sheet"), ("small", "medium", "large")))
BUYERS = [Buyer("RAA", 10), Buyer("RBB", 5), Buyer("RCC", 3), Buyer("RDD", 1), Buyer("REE", 1)]
PRODUCTS = products_of(PADS, 9, Draw(5))
ROWS = demand_of(PRODUCTS, BUYERS, 100_000_000, ["s1", "s2"], Draw(6))


def test_pence_are_rounded_once() -> None:
    """Three units at a third of a penny and a half come to a penny and a half, rounded up."""
    assert pence_for(3 * MILLION, 5_000) == 2
    assert share_of(1_234_500, 9_850) == 1_216_000


def test_the_total_is_nearly_what_is_asked_for() -> None:
    """All demand comes to the sum asked for within the spread of prices."""
    total = sum(row.amount_pence for row in ROWS)
    assert 96_000_000 < total < 109_000_000


def test_four_trusts_or_more_buy_a_product() -> None:
    """Each product is bought by four of the five trusts or by all, each in one row of whole units."""
    trusts = {product.item: [row.trust for row in ROWS if row.item == product.item] for product in PRODUCTS}
    assert {len(bought) for bought in trusts.values()} <= {4, 5}
    assert all(len(set(bought)) == len(bought) for bought in trusts.values())
    assert all(row.quantity_millionths % MILLION == 0 and row.quantity_millionths > 0 for row in ROWS)


def test_the_large_buy_more() -> None:
    """The trust with ten times the weight buys the most."""
    spend = {buyer.trust: sum(row.amount_pence for row in ROWS if row.trust == buyer.trust) for buyer in BUYERS}
    assert max(spend, key=spend.__getitem__) == "RAA"


def test_every_row_says_that_it_is_illustrative() -> None:
    """No row leaves in doubt that it is no record of the trust it names."""
    assert {row.source_ref for row in ROWS} == {"Illustrative: invented, no record of the trust."}


def test_one_pays_more_and_the_others_the_usual_price() -> None:
    """The trust named pays a fifth more for the product, the others its usual price, and nothing else changes."""
    product = PRODUCTS[0]
    changed = paid_by_all(ROWS, product, "RAA", 20)
    for before, after in zip(ROWS, changed, strict=True):
        part = 120 if after.trust == "RAA" else 100
        expected = pence_for(after.quantity_millionths, product.price * part // 100)
        assert after.amount_pence == (expected if after.item == product.item else before.amount_pence)
