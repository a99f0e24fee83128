"""Lines that repeat others as the rows of duplicates.csv."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np

from optimiser.ingest.lines.duplicates import KINDS
from optimiser.ingest.lines.held import NO_DAY
from optimiser.ingest.lines.outcome import Outcome
from optimiser.ingest.lines.render import line_id

_EPOCH = dt.date(1970, 1, 1)


def duplicate_rows(outcome: Outcome) -> list[dict[str, Any]]:
    """Return every line that repeats another, with the first line of its group, in the order of the lines.

    Parameters
    ----------
    outcome
        What a reading came to.
    """
    keys, held, found = outcome.keys, outcome.reading.held, outcome.duplicates
    group_of: dict[int, int] = {}
    rows: list[dict[str, Any]] = []
    texts = _texts(outcome)
    for line in found.found.tolist():
        first = int(found.first[line])
        place, leader = held.places[keys.place[line]], held.places[keys.place[first]]
        day = int(keys.day[line])
        supplier, reference = texts[line]
        rows.append(
            {
                "group": group_of.setdefault(first, len(group_of) + 1),
                "kind": KINDS[found.kind[line]],
                "of_line": line_id(leader, int(keys.row[first])),
                "line_id": line_id(place, int(keys.row[line])),
                "file": place.file,
                "sheet": place.sheet,
                "row": int(keys.row[line]),
                "trust": place.trust,
                "supplier": outcome.matches.supplier_of.get(supplier, ""),
                "date": None if day == NO_DAY else _EPOCH + dt.timedelta(days=day),
                "amount_pence": int(keys.pence[line]),
                "reference": reference,
            }
        )
    return rows


def _texts(outcome: Outcome) -> dict[int, tuple[str, str]]:
    """Return supplier and reference, as recorded, of every line that repeats another."""
    found: dict[int, tuple[str, str]] = {}
    held, kinds = outcome.reading.held, outcome.duplicates.kind
    begun = 0
    for number, (_, count) in enumerate(held.blocks):
        own = np.flatnonzero(kinds[begun : begun + count]).tolist()
        if own:
            texts = held.block(number).texts
            for row in own:
                pair = [texts[name].texts[texts[name].codes[row]] if name in texts else "" for name in _TOLD]
                found[begun + row] = (pair[0], pair[1])
        begun += count
    return found


_TOLD = ("supplier", "reference")
