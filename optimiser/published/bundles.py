"""Combinatorial auctions as CATS writes them: all-or-nothing bids for sets of goods, revenue maximised."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from models.procurement.award.instance import AwardInstance
from models.procurement.award.offers import Bundle, Item, Need, Supplier
from models.procurement.award.solution import AwardSolution
from models.procurement.exact import MILLIONTHS
from optimiser.published.award import PublishedAward
from optimiser.published.decimals import decimal_scale

SELLER = "seller"
BIDDERS = "bidders"


def read_bundles(path: Path) -> PublishedAward:
    """Read an instance: goods are needs that may be left unserved, bids are bundles that pay.

    The first line has the number of goods, of bids, and a ``#``; each further line the number of the bid, its value,
    the goods it wants, and a ``#``. Goods numbered above the first line's count are the format's dummies, which keep
    bids of one bidder apart; they are sold once like any other.

    Parameters
    ----------
    path
        The file.
    """
    lines = [line.split() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    if len(lines) != int(lines[0][1]) + 1 or any(line[-1] != "#" for line in lines):
        msg = "the number of bids is not the one the first line names, or a line has no end"
        raise ValueError(msg)
    bids = [(int(number), Decimal(value), [int(good) for good in rest[:-1]]) for number, value, *rest in lines[1:]]
    goods = sorted({good for *_, wanted in bids for good in wanted})
    scale = decimal_scale(value for _, value, _ in bids)
    instance = AwardInstance(
        items=tuple(Item(str(good), step=MILLIONTHS) for good in goods),
        suppliers=(Supplier(BIDDERS),),
        needs=tuple(Need(SELLER, str(good), MILLIONTHS, must_be_met=False) for good in goods),
        bundles=tuple(
            Bundle(
                str(number),
                BIDDERS,
                -int(Fraction(value) * scale),
                tuple((SELLER, str(good), MILLIONTHS) for good in sorted(set(wanted))),
            )
            for number, value, wanted in bids
        ),
    )
    return PublishedAward(instance, scale, maximised=True)


def bundles_solution(published: PublishedAward, solution: AwardSolution) -> dict[str, Any]:
    """Return an award as the format's solution file has it: the numbers of the bids that win.

    Parameters
    ----------
    published
        The instance.
    solution
        The award.
    """
    known = {bundle.name for bundle in published.instance.bundles}
    return {"winners": sorted(int(name) for name in solution.bundles if name in known)}
