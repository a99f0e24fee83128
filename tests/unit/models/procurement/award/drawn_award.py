"""Small awards drawn inline: quantities in units, prices in pence, everything else left out unless said."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from models.procurement.award.instance import AwardInstance
from models.procurement.award.offers import Item, Need, Offer, Supplier
from models.procurement.award.solution import AwardSolution, award_of
from models.procurement.exact import MILLIONTHS


def units(quantity: float) -> int:
    """Return units as millionths."""
    return round(quantity * MILLIONTHS)


def award(needs: dict[str, float], offers: dict[str, float], **parts: Any) -> AwardInstance:
    """Return an instance.

    Parameters
    ----------
    needs
        Quantity by "trust item" [units]; an item's lot is its name.
    offers
        List price by "supplier item" [pence per unit]; that is the offer's name as well.
    parts
        Other parts of the instance, which replace those drawn.
    """
    items = sorted({key.split()[1] for key in (*needs, *offers)})
    suppliers = sorted({key.split()[0] for key in offers})
    drawn: dict[str, Any] = {
        "items": tuple(Item(name, name) for name in items),
        "suppliers": tuple(Supplier(name) for name in suppliers),
        "needs": tuple(Need(*_two(key), units(quantity)) for key, quantity in needs.items()),
        "offers": tuple(Offer(key, *_two(key), Fraction(price)) for key, price in offers.items()),
    }
    return AwardInstance(**(drawn | parts))


def _two(key: str) -> tuple[str, str]:
    first, second = key.split()
    return first, second


def bought(purchases: dict[str, float], *bundles: str) -> AwardSolution:
    """Return a solution: quantity by "trust supplier item" [units], and bundles."""
    cells = {(key.split()[0], " ".join(key.split()[1:])): units(quantity) for key, quantity in purchases.items()}
    return award_of(cells, list(bundles))
