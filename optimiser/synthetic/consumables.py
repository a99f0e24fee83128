"""A worked illustration in consumables: eight lots in four groups that share no supplier, each with things planted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from optimiser.money import split_pence
from optimiser.synthetic.demand import Buyer, demand_of
from optimiser.synthetic.draw import Draw
from optimiser.synthetic.group import Group
from optimiser.synthetic.offers import Offerer, Terms
from optimiser.synthetic.pooled_groups import pooled_rebate, pooled_tier
from optimiser.synthetic.products import LOTS, Lot, Product, products_of
from optimiser.synthetic.rows import DemandRow
from optimiser.synthetic.single_groups import missed_and_dearer, small_trust_stays

_OFFERERS = (
    (
        Offerer(21, activation=1_500_000, delivery=90_000, switching=150_000),
        Offerer(22, activation=800_000, delivery=70_000, switching=120_000),
        Offerer(23, delivery=80_000, switching=100_000),
        Offerer(24, sme=True, local=True),
    ),
    (
        Offerer(25, activation=1_000_000, delivery=80_000, switching=120_000),
        Offerer(26, delivery=60_000, switching=150_000),
        Offerer(27, sme=True, attributes=("social_value",)),
    ),
    (Offerer(28), Offerer(29, sme=True, local=True), Offerer(30), Offerer(31, sme=True)),
    (
        Offerer(32, delivery=250_000, switching=400_000),
        Offerer(33, local=True, delivery=200_000, switching=300_000, evidence="assumed"),
        Offerer(34, sme=True, delivery=150_000, switching=300_000),
    ),
)
_PLANTS: tuple[Callable[[Group, Terms, Draw], None], ...] = (
    pooled_tier,
    pooled_rebate,
    missed_and_dearer,
    small_trust_stays,
)
_LOTS_IN_GROUP = 2
GROUPS = range(len(_PLANTS))


def usual_terms(as_of: dt.date) -> Terms:
    """Return what all offers have in common: they hold for the year around a day.

    Parameters
    ----------
    as_of
        The day the case speaks from.
    """
    return Terms(
        valid_from=dt.date(as_of.year, 4, 1),
        valid_to=dt.date(as_of.year + 1, 3, 31),
        framework="illustrative_framework_1",
        framework_end=dt.date(as_of.year + 2, 3, 31),
    )


def make_consumables(
    seed: int, buyers: Sequence[Buyer], pence: int, items: int, terms: Terms, chosen: Sequence[int] = GROUPS
) -> list[Group]:
    """Make demand for consumables, offers for it, and the record of what was planted.

    Parameters
    ----------
    seed
        The same seed gives the same rows; every lot has a stream of its own.
    buyers
        The trusts.
    pence
        What all of it costs in a year at usual prices [pence].
    items
        How many items: at least 24 in each lot that is made, at most as many as there are names [items].
    terms
        What all offers have in common.
    chosen
        Which of the four groups are made.
    """
    places = [_LOTS_IN_GROUP * at + one for at in chosen for one in range(_LOTS_IN_GROUP)]
    counts = dict(zip(places, split_pence(items, [1] * len(places)), strict=True))
    parts = dict(zip(places, split_pence(pence, [Draw(seed, 1, at).between(80, 120) for at in places]), strict=True))
    groups = []
    for at in chosen:
        offerers = _OFFERERS[at]
        lots: tuple[Lot, ...] = LOTS[_LOTS_IN_GROUP * at : _LOTS_IN_GROUP * (at + 1)]
        products: list[list[Product]] = []
        demand: list[DemandRow] = []
        for place, lot in enumerate(lots, _LOTS_IN_GROUP * at):
            draw = Draw(seed, 2, place)
            products.append(products_of(lot, counts[place], draw))
            demand += demand_of(products[-1], buyers, parts[place], [who.code for who in offerers], draw)
        groups.append(Group(tuple(lot.code for lot in lots), products, offerers, demand))
        _PLANTS[at](groups[-1], terms, Draw(seed, 3, at))
    return groups
