"""What the trusts of an invented case buy: any number of spend lines, and for some of the items offers to award."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from optimiser.synthetic.case_rows import ItemRow
from optimiser.synthetic.catalogue import Catalogue, make_catalogue
from optimiser.synthetic.consumables import GROUPS, make_consumables, usual_terms
from optimiser.synthetic.demand import FEWEST_TRUSTS, Buyer
from optimiser.synthetic.draw import Draw
from optimiser.synthetic.group import Group
from optimiser.synthetic.offers import Offerer
from optimiser.synthetic.region import Member
from optimiser.synthetic.rows import DemandRow, PlantedRow, SupplierRow
from optimiser.synthetic.spending import (
    MOST_ORDERS,
    Orders,
    SpendLines,
    by_day,
    credits_on,
    first_year,
    joined,
    orders_of_articles,
    orders_of_needs,
    recharges,
    shares,
)

_BUYERS, _ORDERS, _CATALOGUE, _ARTICLES, _RECHARGES, _CREDITS, _DAYS = range(101, 108)
_FEW_TRUSTS = 3
_FEW_WEIGHTS, _WEIGHTS, _SMALL = (9, 11), (6, 20), 2
_ITEMS_OF_GROUP = (56, 80)
_PENCE_OF_NEED = 600_000
_ORDERS_OF_NEED = 2
LINEN = ItemRow("linen_hire", "Linen hire, piece", "linen_hire", "piece")
_OWNED = 91


@dataclass(frozen=True, eq=False)
class BuyingCase:
    """What is bought and offered.

    Parameters
    ----------
    spending
        The spend lines.
    groups
        Groups of lots with their offers, and all that is needed of them.
    demand
        What is needed and stands in no spend line.
    items, suppliers
        Rows of both tables.
    """

    spending: SpendLines
    groups: Sequence[Group]
    demand: list[DemandRow]
    items: list[ItemRow]
    suppliers: list[SupplierRow]

    @property
    def planted(self) -> list[PlantedRow]:
        """What was planted; what a chance of small numbers made worthless is left out."""
        rows = [row for group in self.groups for row in group.planted]
        return [row for row in rows if row.expected != "saving_at_least" or row.value_pence > 0]


def make_buying(members: Sequence[Member], lines: int, as_of: dt.date, seed: int) -> BuyingCase:
    """Make what the trusts buy; the same numbers give the same rows.

    Parameters
    ----------
    members
        The trusts, at least two.
    lines
        How many spend lines, at least one.
    as_of
        The day the case speaks from; the lines are of the financial year that ended last before it.
    seed
        Seed of everything random.
    """
    buyers = _buyers(members, Draw(seed, _BUYERS))
    groups = _groups(buyers, lines, as_of, seed)
    needs = [row for group in groups for row in group.demand]
    recharged, credited = shares(lines)
    ordered = lines - recharged - credited
    trusts = [buyer.trust for buyer in buyers]
    own_items = [_item_of(row) for row in {row.item: row for row in needs}.values()]
    offerers = [who for group in groups for who in group.offerers]
    places = (_places(trusts), _places(row.item for row in own_items), _places(["", *(who.code for who in offerers)]))
    orders = orders_of_needs(needs, min(ordered, MOST_ORDERS * len(needs)), places, Draw(seed, _ORDERS))
    catalogue = make_catalogue(ordered - len(orders), len(members), Draw(seed, _CATALOGUE))
    items = [*own_items, LINEN, *catalogue.items]
    owned = replace(Offerer(_OWNED).row(), member_trust=trusts[0])
    suppliers = [*(who.row() for who in offerers), owned, *(who.row() for who in catalogue.suppliers)]
    first = (len(own_items) + 1, len(offerers) + 2)
    parts = [
        orders,
        _articles(catalogue, ordered - len(orders), buyers, first, seed),
        recharges(recharged, len(trusts), first[0] - 1, first[1] - 1, Draw(seed, _RECHARGES)),
    ]
    bought = joined(parts[:2])
    parts.append(credits_on(bought, credited, Draw(seed, _CREDITS)))
    names = ["", *(row.supplier for row in suppliers)]
    spending = SpendLines(trusts, items, names, first_year(as_of) - 1, *by_day(joined(parts), Draw(seed, _DAYS)))
    return BuyingCase(spending, groups, list(needs[ordered:]), items, suppliers)


def _buyers(members: Sequence[Member], draw: Draw) -> list[Buyer]:
    """Say how much each trust buys against the others; two or three are alike, so that none reaches a tier alone."""
    weights = _FEW_WEIGHTS if len(members) <= _FEW_TRUSTS else _WEIGHTS
    return [Buyer(member.trust, _SMALL if member.kind == "ambulance" else draw.between(*weights)) for member in members]


def _groups(buyers: Sequence[Buyer], lines: int, as_of: dt.date, seed: int) -> list[Group]:
    """Make so many groups of lots as the lines bear: about two lines a need, and never too few items to plant in."""
    fewest, most = _ITEMS_OF_GROUP
    of_item = (min(FEWEST_TRUSTS, len(buyers)) + len(buyers)) / 2
    wanted = int(lines / (_ORDERS_OF_NEED * of_item))
    chosen = GROUPS if wanted >= len(GROUPS) * fewest else (0, 2) if wanted >= 2 * fewest else (2,)
    items = min(max(wanted, len(chosen) * fewest), len(chosen) * most)
    pence = int(items * of_item * _PENCE_OF_NEED)
    return make_consumables(seed, buyers, pence, items, usual_terms(as_of), chosen)


def _articles(catalogue: Catalogue, count: int, buyers: Sequence[Buyer], first: tuple[int, int], seed: int) -> Orders:
    weights = [buyer.weight for buyer in buyers]
    return orders_of_articles(catalogue, count, weights, first, Draw(seed, _ARTICLES))


def _item_of(row: DemandRow) -> ItemRow:
    return ItemRow(row.item, row.item_name, row.category, row.unit)


def _places(codes: Iterable[str]) -> dict[str, int]:
    return {code: place for place, code in enumerate(codes)}
