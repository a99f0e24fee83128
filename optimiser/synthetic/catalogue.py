"""Everyday articles that fill a large file of spending: invented, with prices that differ between trusts by chance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from optimiser.synthetic.case_rows import ItemRow
from optimiser.synthetic.draw import Draw
from optimiser.synthetic.offers import Offerer

Whole = npt.NDArray[np.int64]
KINDS = (
    ("stationery", "pack", (150, 4_000)),
    ("cleaning_materials", "bottle", (120, 2_600)),
    ("patient_clothing", "piece", (400, 3_500)),
    ("kitchen_supplies", "pack", (200, 5_000)),
    ("estates_parts", "piece", (90, 12_000)),
    ("computer_accessories", "piece", (500, 9_000)),
)
"""Category, unit, least and highest price [pence]."""
_FIRST_SUPPLIER, _FEWEST_SUPPLIERS, _LINES_A_SUPPLIER, _MOST_SUPPLIERS = 101, 10, 5_000, 200
_LINES_OF_A_TRUST = 5
"""Lines of one article that a trust has on average."""
_LEVEL, _MUCH_MORE, _MUCH_MORE_OF_HUNDRED = (-800, 1_200), 2_500, 3
"""What a trust pays against the usual price, and here and there besides [hundredths of a per cent, per cent]."""
_WHOLE = 10_000
_OWN_SUPPLIER_OF_HUNDRED = 75


@dataclass(frozen=True, eq=False)
class Catalogue:
    """Articles, who sells them, and what each trust pays.

    Parameters
    ----------
    items
        The articles.
    suppliers
        Who sells them.
    prices
        What a trust pays for a unit, by article and trust [pence].
    sellers
        Place of the supplier that a trust buys of, by article and trust.
    """

    items: tuple[ItemRow, ...]
    suppliers: tuple[Offerer, ...]
    prices: Whole
    sellers: Whole


def make_catalogue(lines: int, trusts: int, draw: Draw) -> Catalogue:
    """Make as many articles as some lines are to be about; none where there are no lines.

    Parameters
    ----------
    lines
        How many lines there will be.
    trusts
        How many trusts buy.
    draw
        Random numbers.
    """
    count = -(-lines // (_LINES_OF_A_TRUST * trusts))
    sellers = min(_MOST_SUPPLIERS, _FEWEST_SUPPLIERS + lines // _LINES_A_SUPPLIER) if count else 0
    kind = np.arange(count) % len(KINDS)
    low, high = (np.array([prices[end] for _, _, prices in KINDS])[kind] for end in (0, 1))
    usual = low + (high - low) * draw.many(0, _WHOLE, count) // _WHOLE
    shape = (count, trusts)
    level = draw.many(*_LEVEL, count * trusts) + _MUCH_MORE * (
        draw.many(1, 100, count * trusts) <= _MUCH_MORE_OF_HUNDRED
    )
    prices = usual[:, None] * (_WHOLE + level.reshape(shape)) // _WHOLE
    own = np.repeat(draw.many(0, max(0, sellers - 1), count), trusts)
    other = draw.many(0, max(0, sellers - 1), count * trusts)
    chosen = np.where(draw.many(1, 100, count * trusts) <= _OWN_SUPPLIER_OF_HUNDRED, own, other).reshape(shape)
    offerers = tuple(Offerer(_FIRST_SUPPLIER + number, sme=number % 3 == 0) for number in range(sellers))
    return Catalogue(_items(count), offerers, prices, chosen)


def _items(count: int) -> tuple[ItemRow, ...]:
    """Return articles, the categories in turn."""
    width = max(4, len(str(count)))
    made = []
    for number in range(count):
        category, unit, _ = KINDS[number % len(KINDS)]
        code = f"{number // len(KINDS) + 1:0{width}d}"
        made.append(ItemRow(f"{category}_{code}", f"{category.replace('_', ' ').capitalize()} {code}", category, unit))
    return tuple(made)
