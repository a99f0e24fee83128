"""The shareable copy of a run's tables: no small count of real people, and nothing that would give one away.

Every writer of what is shared (``csv/``, HTML, workbook, ``result.json``, the answer of ``optimiser overlap``) takes
its tables from :func:`shareable`; only ``record/`` has them as they are. Where the journeys are synthetic nothing is
hidden.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from optimiser.case import Case
from optimiser.config.scenario import PrivacySettings, Scenario
from optimiser.report.privacy_cells import hidden_cells, shown_count
from optimiser.report.privacy_sums import CountOf, sums_of
from optimiser.tables import OUTPUT_TABLES
from optimiser.tables.columns import Table
from optimiser.tables.findings_transport import FINDINGS_TRANSPORT, RECORD_ONLY

SUPPRESSED = "*"
"""Stands for a count, or for what rests on it, that is not shown."""
OTHER = "other"
"""Trust, or place, of what is added up because each by itself is too small."""
_CORRIDORS = "overlap_corridors"
# What a small count could be worked out from, or would be a single patient's: hidden with the counts of its row.
_RESTS_ON_COUNT = {
    "overlap": ("matched_km", "matched_bound_km", "matched_hours"),
    _CORRIDORS: ("km", "minutes"),
    "overlap_cliques": ("km", "trusts"),
    "transport_frontier": ("mean_added_min",),
    "transport_service": (
        "mean_direct_min",
        "mean_on_board_min",
        "longest_on_board_min",
        "mean_added_min",
        "within_limit_share",
        "mean_early_min",
        "mean_wait_min",
    ),
}
_SHARES = {"transport_service": {"within_limit_share": "journeys"}}


def shareable(tables: Mapping[str, pd.DataFrame], case: Case, scenario: Scenario) -> dict[str, pd.DataFrame]:
    """Return the tables of findings as they may be shared.

    Tables that belong into the record only are left out. Where the journeys are of real people, counts from 1 to below
    ``privacy.smallest_count`` become ``*``, others are rounded, and further cells become ``*`` as far as sums would
    give the first away; columns with a ``*`` hold numbers and text.

    Parameters
    ----------
    tables
        By name in the dictionary of outputs.
    case
        Which knows whether the journeys are synthetic.
    scenario
        With the privacy settings.
    """
    return shareable_tables(tables, people_basis(case), scenario.privacy)


def people_basis(case: Case) -> str:
    """Return the basis of the counts of people: that of the journeys; ``synthetic`` where there are none.

    Parameters
    ----------
    case
        The case.
    """
    return case.tables["journeys"].basis if "journeys" in case else "synthetic"


def shareable_tables(
    tables: Mapping[str, pd.DataFrame], basis: str, settings: PrivacySettings
) -> dict[str, pd.DataFrame]:
    """Return the tables of findings as they may be shared, without a case at hand.

    Parameters
    ----------
    tables
        By name in the dictionary of outputs.
    basis
        Basis of the journeys.
    settings
        How counts are shown.
    """
    kept = {name: frame for name, frame in tables.items() if name not in RECORD_ONLY}
    if basis == "synthetic":
        return kept
    if _CORRIDORS in kept:
        kept[_CORRIDORS] = merge_corridors(kept[_CORRIDORS], settings)
    about = {table.name for table in FINDINGS_TRANSPORT} & set(kept)
    counts = {count: value for name in sorted(about) for count, value in _counts(kept[name], OUTPUT_TABLES[name])}
    hidden = hidden_cells(counts, sums_of(kept, counts), settings)
    return {
        name: _shown(frame, OUTPUT_TABLES[name], hidden, settings) if name in about else frame
        for name, frame in kept.items()
    }


def suppress(frame: pd.DataFrame, table: Table, basis: str, settings: PrivacySettings) -> pd.DataFrame:
    """Return one table as it may be shared, looked at by itself.

    Several tables of one run go through :func:`shareable`, which sees what adds up from one to another.

    Parameters
    ----------
    frame
        Rows under the dictionary's inner names.
    table
        Its definition.
    basis
        Basis of the journeys that are counted.
    settings
        How counts are shown.
    """
    return shareable_tables({table.name: frame}, basis, settings)[table.name]


def merge_corridors(frame: pd.DataFrame, settings: PrivacySettings) -> pd.DataFrame:
    """Add up the corridors of patients that rest on too few pairs: of two trusts, and where that is too few, of all.

    What is added up has its pairs only: kilometres of several corridors do not add up.

    Parameters
    ----------
    frame
        The table ``overlap_corridors``.
    settings
        How counts are shown.
    """
    for trusts in ({}, {"trust_a": OTHER, "trust_b": OTHER}):
        small = (frame["kind"] != "goods_goods") & (frame["pairs"] < settings.smallest_count)
        if not small.any():
            return frame
        rest = frame[small].assign(origin=OTHER, destination=OTHER, **trusts)
        keys = ["day_type", "kind", "trust_a", "trust_b", "origin", "destination"]
        added = rest.groupby(keys, sort=True, as_index=False)[["pairs"]].sum()
        added = added.reindex(columns=frame.columns).astype({name: frame[name].dtype for name in frame.columns})
        frame = pd.concat([frame[~small], added], ignore_index=True)
    return frame


def _counts(frame: pd.DataFrame, table: Table) -> Iterator[tuple[CountOf, int]]:
    """Yield the counts of people in a table: its restricted whole numbers, those of goods alone left out."""
    goods = list(frame["kind"] == "goods_goods") if "kind" in frame else [False] * len(frame)
    for column in table.columns:
        if column.kind == "integer" and column.sensitivity == "restricted" and column.name in frame:
            for row, value in enumerate(frame[column.name]):
                if not goods[row] and not pd.isna(value):
                    yield CountOf(table.name, row, column.name), int(value)


def _shown(frame: pd.DataFrame, table: Table, hidden: frozenset[Any], settings: PrivacySettings) -> pd.DataFrame:
    """Return a table with its counts as they are shown, and what rests on hidden ones hidden."""
    shown = frame.reset_index(drop=True)
    rounded: dict[str, dict[int, Any]] = {count.column: {} for count, _ in _counts(frame, table)}
    for count, value in _counts(frame, table):
        rounded[count.column][count.row] = SUPPRESSED if count in hidden else shown_count(value, settings)
    dark = {row for cells in rounded.values() for row, cell in cells.items() if cell == SUPPRESSED}
    for name in _RESTS_ON_COUNT.get(table.name, ()):
        if name in frame:
            rounded[name] = dict.fromkeys(dark, SUPPRESSED)
    for name, of in _SHARES.get(table.name, {}).items():
        if name in frame:
            rounded[name] |= _small_shares(frame, name, of, settings)
    for name, cells in rounded.items():
        values = [cells.get(row, value) for row, value in enumerate(shown[name])]
        text = any(value == SUPPRESSED for value in cells.values())
        shown[name] = pd.Series(values, dtype=object if text else shown[name].dtype, index=shown.index)
    return shown


def _small_shares(frame: pd.DataFrame, name: str, of: str, settings: PrivacySettings) -> dict[int, str]:
    """Hide the shares that stand for a small number of people, in or out."""
    found = {}
    for row, (share, count) in enumerate(zip(frame[name], frame[of], strict=True)):
        if pd.isna(share) or pd.isna(count):
            continue
        inside = round(float(share) * int(count))
        if any(0 < part < settings.smallest_count for part in (inside, int(count) - inside)):
            found[row] = SUPPRESSED
    return found
