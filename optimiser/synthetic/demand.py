"""What each trust is said to buy of consumables in a year, from whom and for how much: all of it invented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from optimiser.money import round_half_up, split_pence
from optimiser.synthetic.draw import Draw
from optimiser.synthetic.products import Product
from optimiser.synthetic.rows import MILLION, DemandRow

PENNY = MILLION // 100
"""A penny [millionths of a pound]."""
FEWEST_TRUSTS = 4
_SIZES = (1, 1, 2, 2, 3, 5, 8, 13)
"""How much is spent on a product: a few products take much of a lot."""
_TRUST_LEVEL = (-200, 450)
"""What a trust pays in a lot as a rule, against the usual price [hundredths of a per cent]."""
_ITEM_LEVEL = (-150, 350)
"""What it pays for one item besides [hundredths of a per cent]."""
_WHOLE = 10_000
"""Hundredths of a per cent in the whole."""


@dataclass(frozen=True)
class Buyer:
    """A trust that buys.

    Parameters
    ----------
    trust
        Its code.
    weight
        How much it buys against the others.
    """

    trust: str
    weight: int


def pence_for(quantity: int, price: int) -> int:
    """Return what a quantity costs, rounded once [pence].

    Parameters
    ----------
    quantity
        How much [millionths].
    price
        Price of a unit [millionths of a pound].
    """
    return round_half_up(Fraction(quantity * price, MILLION * PENNY))


def share_of(price: int, hundredths: int) -> int:
    """Return a part of a price, to the hundredth of a penny [millionths of a pound].

    Parameters
    ----------
    price
        The whole [millionths of a pound].
    hundredths
        The part [hundredths of a per cent].
    """
    step = PENNY // 100
    return round_half_up(Fraction(price * hundredths, _WHOLE * step)) * step


def demand_of(
    products: Sequence[Product], buyers: Sequence[Buyer], pence: int, suppliers: Sequence[str], draw: Draw
) -> list[DemandRow]:
    """Make the demand for the products of one lot.

    Parameters
    ----------
    products
        Of one lot.
    buyers
        Trusts that may buy; each product is bought by at least four of them, or by all where there are fewer.
    pence
        What all of it costs at usual prices, nearly [pence].
    suppliers
        Who may supply it today.
    draw
        Where chance comes from.
    """
    level = {buyer.trust: draw.between(*_TRUST_LEVEL) for buyer in buyers}
    usual = {buyer.trust: draw.pick(suppliers) for buyer in buyers}
    spends = split_pence(pence, [draw.pick(_SIZES) for _ in products])
    rows = []
    for product, spend in zip(products, spends, strict=True):
        count = draw.between(min(FEWEST_TRUSTS, len(buyers)), len(buyers))
        chosen = draw.some(buyers, [buyer.weight for buyer in buyers], count)
        parts = split_pence(spend, [buyer.weight * draw.between(70, 130) for buyer in chosen])
        for buyer, part in zip(chosen, parts, strict=True):
            units = max(1, round_half_up(Fraction(part * PENNY, product.price)))
            paid = share_of(product.price, _WHOLE + level[buyer.trust] + draw.between(*_ITEM_LEVEL))
            supplier = _present_supplier(usual[buyer.trust], suppliers, draw)
            rows.append(_row(product, buyer.trust, units, paid, supplier))
    return rows


def _present_supplier(usual: str, suppliers: Sequence[str], draw: Draw) -> str:
    """Return who supplies today: mostly the trust's usual supplier, here and there nobody that is stated."""
    if draw.chance(6):
        return ""
    return usual if draw.chance(75) else draw.pick(suppliers)


def _row(product: Product, trust: str, units: int, paid: int, supplier: str) -> DemandRow:
    quantity = units * MILLION
    return DemandRow(
        demand=f"{trust}-{product.item}",
        trust=trust,
        item=product.item,
        item_name=product.name,
        category=product.lot,
        quantity_millionths=quantity,
        unit=product.unit,
        amount_pence=pence_for(quantity, paid),
        supplier=supplier,
    )


def paid_by_all(rows: Sequence[DemandRow], product: Product, dearer: str, per_cent: int) -> list[DemandRow]:
    """Let all trusts pay the usual price of a product, and one of them more.

    Parameters
    ----------
    rows
        Demand.
    product
        The product; demand for others stays as it is.
    dearer
        The trust that pays more.
    per_cent
        By how much [per cent].
    """
    changed = []
    for row in rows:
        if row.item != product.item:
            changed.append(row)
            continue
        price = product.price * (100 + per_cent) // 100 if row.trust == dearer else product.price
        changed.append(replace(row, amount_pence=pence_for(row.quantity_millionths, price)))
    return changed
