"""Since the last run: what is new, gone, moved, slipped or overdue among opportunities, contracts and schemes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from optimiser.money import format_gbp
from optimiser.results.comparison.compared import HEADLINE, ILLUSTRATION, ComparedRun, Row, both, scope_of_row

KINDS = ("new", "gone", "moved", "slipped", "overdue")
_DUE = ("next_90_days", "next_12_months", "later")


@dataclass(frozen=True)
class Move:
    """One thing that a reader of the last run should know.

    Parameters
    ----------
    kind
        ``new``; ``gone``; ``moved``: another value, date or status; ``slipped``: later than it was, or due then and not
        decided by its date; ``overdue``: should have been decided by now.
    what
        ``opportunity``, ``contract`` or ``scheme``.
    scope
        ``headline`` or ``illustration``.
    key, title, trust
        Which one.
    before, after
        What was and is said of it, in words.
    """

    kind: str
    what: str
    scope: str
    key: str
    title: str
    trust: str
    before: str
    after: str


def moves(first: ComparedRun, second: ComparedRun) -> list[Move]:
    """Return what is new, gone, moved, slipped or overdue in the second run.

    Parameters
    ----------
    first, second
        The runs, the earlier one first.
    """
    found = [*_opportunities(first, second), *_contracts(first, second), *_schemes(first, second)]
    return sorted(found, key=lambda move: (KINDS.index(move.kind), move.what, move.scope, move.key))


def _opportunities(first: ComparedRun, second: ComparedRun) -> Iterator[Move]:
    before, after = ({row["opportunity"]: row for row in run.rows("opportunities")} for run in (first, second))
    for key in both(before, after):
        old, new = before.get(key), after.get(key)
        said = [_worth(row) for row in (old, new)]
        if said[0] != said[1]:
            row = new or old or {}
            yield Move(
                _kind(old, new), "opportunity", scope_of_row(row), key, row["title"] or key, row["trusts"] or "", *said
            )


def _contracts(first: ComparedRun, second: ComparedRun) -> Iterator[Move]:
    before, after = ({row["contract"]: row for row in run.rows("decide_by")} for run in (first, second))
    for key in both(before, after):
        old, new = before.get(key), after.get(key)
        row = new or old or {}
        about = "contract", scope_of_row(row), key, row["title"] or key, row["trust"] or ""
        said = [_due(one) for one in (old, new)]
        if old is None or new is None:
            yield Move(_kind(old, new), *about, *said)
        elif old["decide_by"] != new["decide_by"]:
            yield Move("moved", *about, *said)
        elif old["urgency"] in _DUE and new["urgency"] == "overdue":
            yield Move("slipped", *about, *said)
        if new is not None and new["urgency"] == "overdue":
            yield Move("overdue", *about, said[0], said[1])


def _schemes(first: ComparedRun, second: ComparedRun) -> Iterator[Move]:
    before, after = ({row["scheme"]: row for row in run.input_rows("schemes")} for run in (first, second))
    for key in both(before, after):
        old, new = before.get(key), after.get(key)
        row = new or old or {}
        synthetic = "synthetic" in {run.basis("schemes") for run in (first, second)}
        about = "scheme", ILLUSTRATION if synthetic else HEADLINE, key, row["title"] or key, row["trust"] or ""
        said = [_scheme(one) for one in (old, new)]
        if said[0] != said[1]:
            later = old is not None and new is not None and str(new["start_month"]) > str(old["start_month"])
            yield Move("slipped" if later else _kind(old, new), *about, *said)


def _kind(old: Row | None, new: Row | None) -> str:
    if old is None:
        return "new"
    return "gone" if new is None else "moved"


def _worth(row: Row | None) -> str:
    if row is None:
        return ""
    value = "value not computed" if row["value_pence"] is None else f"{format_gbp(int(row['value_pence']))} a year"
    return value if row["counts"] else f"{value}, not counted"


def _due(row: Row | None) -> str:
    if row is None:
        return ""
    return f"decide by {_day(row['decide_by'])}, {str(row['urgency']).replace('_', ' ')}"


def _scheme(row: Row | None) -> str:
    if row is None:
        return ""
    value = row.get("full_year_effect_pence")
    worth = "" if value is None else f", {format_gbp(int(value))} in a full year"
    return f"{str(row['status']).replace('_', ' ')}, starts {row['start_month']}{worth}"


def _day(value: Any) -> str:
    return value.isoformat() if isinstance(value, dt.date) else "a date not known"
