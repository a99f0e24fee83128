"""Sums over the lines that are kept: pounds by category, and what was bought of each thing at which price."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from optimiser.ingest.lines.held import HeldLines, Place
from optimiser.ingest.lines.parse import ParsedRows
from optimiser.ingest.lines.render import category_of_lines
from optimiser.ingest.lines.said import THING, Things
from optimiser.ingest.lines.values import Mask, Whole, sums_of_runs

_STEP = 0.05
"""Prices of one thing that differ by less than about this share are one level."""


@dataclass
class Sums:
    """Sums of a reading.

    Parameters
    ----------
    by_category
        Lines, pence, and pence without their signs, by category.
    bought
        Lines, pence and millionths of the unit as recorded, by trust, thing and level of its price.
    """

    by_category: dict[str, list[int]] = field(default_factory=dict)
    bought: dict[tuple[str, str, int], list[int]] = field(default_factory=dict)

    def categories(self) -> pd.DataFrame:
        """Return the sums by category as a table."""
        rows = [(category, *sums) for category, sums in self.by_category.items()]
        return pd.DataFrame(rows, columns=["category", "lines", "pence", "absolute"], dtype="object")


def sums_of(held: HeldLines, merged: npt.NDArray[np.bool_], things: Things) -> Sums:
    """Add up the lines that are kept.

    Parameters
    ----------
    held
        The accepted lines.
    merged
        Which of them repeat those of another file.
    things
        Categories and items.
    """
    found = Sums()
    begun = 0
    for place, parsed in held:
        kept = ~merged[begun : begun + len(parsed.numbers)]
        begun += len(parsed.numbers)
        _add_categories(found, parsed, kept, things)
        if things.items and THING in parsed.texts:
            _add_bought(found, place, parsed, kept)
    return found


def _add_categories(found: Sums, parsed: ParsedRows, kept: Mask, things: Things) -> None:
    """Add the lines of a block to their categories."""
    category = category_of_lines(parsed, things).pick(kept)
    for code, lines, pence, absolute in _runs(category.codes, parsed.pence[kept], np.abs(parsed.pence[kept])):
        sums = found.by_category.setdefault(category.texts[code], [0, 0, 0])
        for place, value in enumerate((lines, pence, absolute)):
            sums[place] += value


def _add_bought(found: Sums, place: Place, parsed: ParsedRows, kept: Mask) -> None:
    """Add what a block says was bought; lines without a quantity and an amount above nought say no price."""
    rows = np.flatnonzero(kept & parsed.counted & (parsed.millionths > 0) & (parsed.pence > 0))
    if not len(rows):
        return
    thing, pence, volume = parsed.texts[THING], parsed.pence[rows], parsed.millionths[rows]
    levels = np.floor(np.log(pence / volume) / _STEP).astype(np.int64)
    low = int(levels.min())
    width = int(levels.max()) - low + 1
    keys = thing.codes[rows] * width + levels - low
    for key, lines, own_pence, own_volume in _runs(keys, pence, volume):
        level = (place.trust, thing.texts[key // width], key % width + low)
        sums = found.bought.setdefault(level, [0, 0, 0])
        for at, value in enumerate((lines, own_pence, own_volume)):
            sums[at] += value


def _runs(keys: Whole, one: Whole, two: Whole) -> Iterator[tuple[int, int, int, int]]:
    """Yield each key with how many rows have it, and two exact sums over these."""
    if not len(keys):
        return
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    starts = np.flatnonzero(np.r_[True, np.diff(ordered) != 0])
    counts = np.diff(np.r_[starts, len(order)]).tolist()
    sums = (sums_of_runs(values[order], starts) for values in (one, two))
    yield from zip(ordered[starts].tolist(), counts, *sums, strict=True)
