"""How the excess over the median could come: by asking for a match, by a contract change, or by a new tender."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from models.procurement.cells import Cells
from models.procurement.exact import round_half_up
from models.procurement.prices import HEADLINE, TrustPrice, overpayment, price_each
from models.procurement.spend import PriceInstance

EXCESS_CLASSES = ("price_match", "contract_change", "new_tender")


@dataclass(frozen=True)
class PriceGap:
    """One trust pays one supplier more for an item than another trust pays the same supplier for it.

    Parameters
    ----------
    item, supplier, trust
        Names.
    millionths
        How much the trust bought of it there [millionths of the item's unit].
    price
        What the trust pays [pence per unit].
    lowest
        The least any trust pays that supplier for it [pence per unit], below ``price``.
    lowest_trusts
        Names of the trusts that pay it, sorted.
    overpaid
        The difference times the volume, exact [pence].
    """

    item: str
    supplier: str
    trust: str
    millionths: int
    price: Fraction
    lowest: Fraction
    lowest_trusts: tuple[str, ...]
    overpaid: Fraction


@dataclass(frozen=True)
class ExcessParts:
    """The excess of one trust and item over the median, split into classes that add up to it to the penny.

    Parameters
    ----------
    item, trust
        Names.
    price_match, contract_change, new_tender
        The parts [pence], at least 0; at most one of the last two is above 0.
    """

    item: str
    trust: str
    price_match: int
    contract_change: int
    new_tender: int

    @property
    def total(self) -> int:
        """The whole excess [pence]."""
        return self.price_match + self.contract_change + self.new_tender


def price_gaps(instance: PriceInstance, cells: Cells) -> tuple[PriceGap, ...]:
    r"""Find where the same supplier charges trusts different prices for the same item.

    .. math:: g_{tis} = \max\Bigl(0,\ p_{tis} - \min_{t' \ne t} p_{t'is}\Bigr)\, q_{tis}

    The minimum may as well run over all trusts: where the trust's own price is the lowest, the gap is zero either way.
    A supplier that is not known is nobody's common supplier and gives no gap.

    Parameters
    ----------
    instance
        The spend lines, for the names.
    cells
        Sums by item, supplier and trust of the lines that are compared.
    """
    gaps: list[PriceGap] = []
    for (item, supplier), rows in groupby(cells.rows(), key=lambda row: row[:2]):
        if not instance.suppliers[supplier]:
            continue
        bought = [(instance.trusts[row[2]], row[3], row[4], price_each(row[3], row[4])) for row in rows]
        lowest = min(price for *_, price in bought)
        lowest_trusts = tuple(trust for trust, _, _, price in bought if price == lowest)
        gaps.extend(
            PriceGap(
                item=instance.items[item],
                supplier=instance.suppliers[supplier],
                trust=trust,
                millionths=millionths,
                price=price,
                lowest=lowest,
                lowest_trusts=lowest_trusts,
                overpaid=overpayment(pence, millionths, lowest),
            )
            for trust, pence, millionths, price in bought
            if price > lowest
        )
    return tuple(gaps)


def partition_excess(
    prices: Sequence[TrustPrice], gaps: Sequence[PriceGap], extendable: AbstractSet[tuple[str, str]]
) -> tuple[ExcessParts, ...]:
    r"""Split each trust's excess over the median by how easily it would come; the parts add up to it.

    .. math::
        \text{match}_{ti} = \min\Bigl(e_{ti},\ \operatorname{round}\bigl(\textstyle\sum_s g_{tis}\bigr)\Bigr), \qquad
        \text{rest}_{ti} = e_{ti} - \text{match}_{ti}

    The rest is ``contract_change`` where the trust has a live contract with an unused extension, so that there is
    something to bargain with, and ``new_tender`` otherwise. Only trusts with an excess above zero have an entry.

    Parameters
    ----------
    prices
        Prices of trusts and items with their excess; those that are not compared are passed over.
    gaps
        Gaps within one supplier.
    extendable
        Pairs (trust, item) for which the trust has such a contract in the item's category.
    """
    matchable: dict[tuple[str, str], Fraction] = {}
    for gap in gaps:
        key = (gap.trust, gap.item)
        matchable[key] = matchable.get(key, Fraction(0)) + gap.overpaid
    return tuple(_split(row, matchable, extendable) for row in prices if row.compared and row.excess[HEADLINE] > 0)


def _split(
    row: TrustPrice, matchable: Mapping[tuple[str, str], Fraction], extendable: AbstractSet[tuple[str, str]]
) -> ExcessParts:
    """Split the excess of one trust and item."""
    key, excess = (row.trust, row.item), row.excess[HEADLINE]
    match = min(excess, round_half_up(matchable.get(key, Fraction(0))))
    rest = excess - match
    change = rest if key in extendable else 0
    return ExcessParts(row.item, row.trust, match, change, rest - change)
