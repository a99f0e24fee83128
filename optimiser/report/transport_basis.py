"""Which rows about transport touch synthetic data, where the row itself does not say it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

Tables = Mapping[str, pd.DataFrame]
_OF_PAIRS = ("overlap_reasons", "overlap_corridors", "overlap_cliques")
_OF_PLANS = ("transport_proof", "transport_unserved")
SYNTHETIC = "synthetic"


def inherited_marks(tables: Tables, result: Mapping[str, Any]) -> dict[str, list[bool]]:
    """Return, for tables of transport without a basis, whether each row touches synthetic data.

    A corridor goes by its kind of pair on its kind of day, a proof by the plans of its day, a finding about a record by
    the file it is in, the travel model by everything that was found with it. What was planted is of the generator.

    Parameters
    ----------
    tables
        Tables of findings by name.
    result
        The content of ``result.json``.
    """
    pairs, days = _synthetic(tables, "overlap", ("day_type", "kind")), _synthetic(tables, "transport_plans")
    files = {
        str(source.get("file", "")): source.get("basis") == SYNTHETIC for source in result.get("sources", {}).values()
    }
    marks = {name: _marks(tables, name, ("day_type", "kind"), pairs) for name in _OF_PAIRS}
    marks |= {name: _marks(tables, name, ("day_type",), days) for name in _OF_PLANS}
    marks["transport_recorded"] = _marks(
        tables, "transport_recorded", ("file",), {(name,): files[name] for name in files}
    )
    known = [*pairs.values(), *days.values()]
    for name, apart in (("travel_model", bool(known) and all(known)), ("transport_planted", True)):
        marks[name] = [apart] * len(tables.get(name, ()))
    return {name: found for name, found in marks.items() if name in tables}


def _synthetic(tables: Tables, name: str, keys: tuple[str, ...] = ("day_type",)) -> dict[tuple[Any, ...], bool]:
    """Return whether the rows of each key are synthetic."""
    if name not in tables:
        return {}
    frame = tables[name]
    bases = frame["basis"] if "basis" in frame else [""] * len(frame)
    found: dict[tuple[Any, ...], bool] = {}
    for *key, basis in zip(*(frame[column] for column in keys), bases, strict=True):
        found[tuple(key)] = found.get(tuple(key), False) or basis == SYNTHETIC
    return found


def _marks(tables: Tables, name: str, keys: tuple[str, ...], known: Mapping[tuple[Any, ...], bool]) -> list[bool]:
    """Return the mark of each row; one whose key is not known is as synthetic as anything that is known."""
    if name not in tables:
        return []
    rest = any(known.values())
    return [known.get(key, rest) for key in zip(*(tables[name][column] for column in keys), strict=True)]
