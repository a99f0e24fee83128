"""The price of one each beside the price as paid, and pairs of trusts whose prices differ as if by a pack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import combinations
from typing import Literal, NamedTuple

import pandas as pd

from optimiser.ingest.item_match.describe import describe
from optimiser.ingest.item_match.packs import eaches_of, unit_of_issue
from optimiser.money import round_half_up

PRICE_COLUMNS = ("each_per_unit", "each_basis", "unit_price_pence", "price_each_pence", "price_note")
SUSPECT_COLUMNS = (
    "item",
    "dear_trust",
    "cheap_trust",
    "dear_price_each_pence",
    "cheap_price_each_pence",
    "ratio",
    "pack",
    "dear_paid_pence",
    "at_stake_pence",
)
USUAL_PACKS = (10, 12, 20, 24, 25, 30, 40, 48, 50, 60, 72, 100, 144, 200, 250, 500, 1000)
PACKS_BY_SIZE = frozenset(USUAL_PACKS)
TOLERANCE = Fraction(1, 10)
_SMALLEST_PACK = 5
_MILLION = 1_000_000

Basis = Literal["pack_size", "unit", "description", "none"]


@dataclass(frozen=True)
class Eaches:
    """How many eaches one ordered unit holds.

    Parameters
    ----------
    count
        The number; 1 where nothing tells a pack.
    basis
        What tells it.
    note
        What a person should know: two sources that disagree, or a pack told only in words while the unit says each.
    """

    count: int
    basis: Basis
    note: str


@lru_cache(maxsize=500_000)
def each_per_unit(description: str, unit: str, pack_size: str) -> Eaches:
    """Return how many eaches one ordered unit holds: by the pack size, else the unit of issue, else the description.

    Parameters
    ----------
    description, unit, pack_size
        Cells as they stand in the file.
    """
    container, by_unit = unit_of_issue(unit)
    told = describe(description).packs if description else ()
    # Where a text names a case and the boxes in it, the unit of issue says which of the two is priced.
    named = container if any(level.container == container for level in told) else ""
    sources: list[tuple[Basis, int | None]] = [
        ("pack_size", _pack_size(pack_size)),
        ("unit", by_unit),
        ("description", eaches_of(told, named)),
    ]
    filled = [(basis, count) for basis, count in sources if count is not None]
    if not filled:
        return Eaches(1, "none", "")
    basis, count = filled[0]
    others = [f"{other} tells {found}" for other, found in filled[1:] if found != count]
    if others:
        return Eaches(count, basis, f"{basis} tells {count}, {', '.join(others)}")
    if basis == "description" and container == "each" and count > 1:
        return Eaches(count, basis, f"the unit is each, the description tells {count}")
    return Eaches(count, basis, "")


def _pack_size(text: str) -> int | None:
    """Return the number of eaches that a cell of pack sizes tells."""
    plain = " ".join(text.split())
    if not plain:
        return None
    whole = plain.removesuffix(".0")
    if whole.isascii() and whole.isdigit():
        return int(whole) if 0 < int(whole) <= _MILLION else None
    _, by_unit = unit_of_issue(plain)
    return by_unit or eaches_of(describe(plain).packs, "")


def price_lines(lines: pd.DataFrame) -> pd.DataFrame:
    """Add the price of the unit and the price of one each to lines; neither replaces the other.

    Parameters
    ----------
    lines
        ``quantity`` in units of issue [millionths], ``pence`` [pence], and where there are any ``description``,
        ``unit``, ``pack_size``. A line without a positive quantity and amount gets no price.

    Returns
    -------
    pandas.DataFrame
        The lines with PRICE_COLUMNS; prices are exact fractions [pence].
    """
    texts = [lines[name].fillna("").astype(str) if name in lines else [""] * len(lines) for name in _TEXTS]
    rows: list[tuple[int, Basis, Fraction | None, Fraction | None, str]] = []
    for description, unit, pack, quantity, pence in zip(*texts, lines["quantity"], lines["pence"], strict=True):
        eaches = each_per_unit(description, unit, pack)
        if pd.isna(quantity) or pd.isna(pence) or quantity <= 0 or pence <= 0:
            rows.append((eaches.count, eaches.basis, None, None, eaches.note or "no positive quantity and amount"))
            continue
        paid = Fraction(int(pence) * _MILLION, int(quantity))
        rows.append((eaches.count, eaches.basis, paid, paid / eaches.count, eaches.note))
    prices = pd.DataFrame(rows, columns=list(PRICE_COLUMNS), index=lines.index)
    return lines.assign(**{name: prices[name] for name in PRICE_COLUMNS})


_TEXTS = ("description", "unit", "pack_size")


class _Bought(NamedTuple):
    """What one trust bought of one item."""

    trust: str
    pence: int
    eaches: Fraction

    @property
    def price(self) -> Fraction:
        return self.pence / self.eaches


def suspected_pack_errors(lines: pd.DataFrame) -> pd.DataFrame:
    """Return pairs of trusts whose price of one each differs by a ratio near a pack size, the most pounds first.

    Parameters
    ----------
    lines
        Priced lines with ``item``, ``trust``, ``quantity`` [millionths], ``pence``, ``each_per_unit`` and
        ``price_each_pence``; lines without a price are left out.

    Returns
    -------
    pandas.DataFrame
        SUSPECT_COLUMNS; ``at_stake_pence`` is what the dear trust paid above the cheap one's price [pence].
    """
    priced = lines[lines["price_each_pence"].notna() & (lines["item"] != "")]
    rows = [row for item, group in priced.groupby("item", sort=True) for row in _suspects(str(item), group)]
    table = pd.DataFrame(rows, columns=list(SUSPECT_COLUMNS))
    order = ["at_stake_pence", "item", "dear_trust", "cheap_trust"]
    return table.sort_values(order, ascending=[False, True, True, True], ignore_index=True)


def near_pack(ratio: Fraction, packs: Iterable[int]) -> int:
    """Return the pack that a ratio of two prices is near; 0 where there is none.

    Parameters
    ----------
    ratio
        The dear price over the cheap one.
    packs
        Sizes of packs [eaches].
    """
    pack = min(packs, key=lambda size: (abs(ratio / size - 1), size))
    return pack if abs(ratio / pack - 1) <= TOLERANCE else 0


def _suspects(item: str, group: pd.DataFrame) -> Iterator[tuple[object, ...]]:
    """Return the suspicious pairs of one item."""
    packs = PACKS_BY_SIZE | {int(count) for count in group["each_per_unit"] if count >= _SMALLEST_PACK}
    for one, two in combinations(_bought(group), 2):
        dear, cheap = (one, two) if one.price >= two.price else (two, one)
        ratio = dear.price / cheap.price
        pack = near_pack(ratio, packs)
        if pack:
            stake = dear.pence - round_half_up(cheap.price * dear.eaches)
            yield item, dear.trust, cheap.trust, dear.price, cheap.price, ratio, pack, dear.pence, stake


def _bought(group: pd.DataFrame) -> Iterable[_Bought]:
    """Return what each trust bought of one item."""
    sums: dict[str, tuple[int, Fraction]] = {}
    cells = zip(group["trust"], group["pence"], group["quantity"], group["each_per_unit"], strict=True)
    for trust, pence, quantity, count in cells:
        paid, eaches = sums.get(str(trust), (0, Fraction(0)))
        sums[str(trust)] = paid + int(pence), eaches + Fraction(int(quantity) * int(count), _MILLION)
    return [_Bought(trust, pence, eaches) for trust, (pence, eaches) in sorted(sums.items())]
