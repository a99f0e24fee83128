"""Spend lines drawn as a table, so that a test shows its instance on one screen."""

from __future__ import annotations

from collections.abc import Mapping

from models.procurement.exact import MILLIONTHS
from models.procurement.spend import PriceInstance, Support, price_instance

EVERYTHING = Support(min_trusts=1, min_lines=1)


def lines(table: str, owners: Mapping[str, str] | None = None, support: Support = EVERYTHING) -> PriceInstance:
    """Read columns trust, item, supplier, quantity [units] and pence; a dash is what is not known."""
    rows = [["" if cell == "-" else cell for cell in line.split()] for line in table.strip().splitlines()]
    trust, item, supplier, quantity, pence = zip(*rows, strict=True)
    return price_instance(
        trust=trust,
        item=item,
        supplier=supplier,
        millionths=[int(float(cell or 0) * MILLIONTHS) for cell in quantity],
        pence=[int(cell) for cell in pence],
        member_of_supplier=owners,
        support=support,
    )
