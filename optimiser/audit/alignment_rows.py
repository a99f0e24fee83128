"""Contracts that could start anew together, recomputed day by day: the sets that are open on one day."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from fractions import Fraction

from optimiser.audit.book import Book, ExpectedTable
from optimiser.audit.calendar_dates import buyers_of, dates_of
from optimiser.audit.reading import Row, RunRecord
from optimiser.money import round_half_up

_ONE_DAY = dt.timedelta(days=1)


def expect_alignment(book: Book, run: RunRecord) -> None:
    """Recompute the groups of contracts of one category whose ends lie within the window of each other.

    Parameters
    ----------
    book
        Takes the rows of ``alignment_groups``.
    run
        With a record of contracts.
    """
    window = dt.timedelta(days=_window_days(run))
    by_category: dict[str, list[Row]] = defaultdict(list)
    for contract in sorted(run.rows("contracts"), key=lambda row: str(row["contract"])):
        ends = contract["end"] is not None and contract["end"] >= run.as_of
        if ends and contract["status"] != "pipeline" and buyers_of(contract):
            latest = dates_of(contract, run).latest_end
            by_category[contract["category"]].append({**contract, "latest_end": latest})
    groups = [group for own in by_category.values() for group in _largest_sets(own, window)]
    rows = [_row(group) for group in groups if len({frozenset(buyers_of(contract)) for contract in group}) > 1]
    rows.sort(key=lambda row: (row["category"], row["common_from"], row["contracts"].split(";")))
    table = book.tables["alignment_groups"] = ExpectedTable(("group",))
    for place, row in enumerate(rows, start=1):
        table.add({"group": f"A{place:03d}", **row})


def _window_days(run: RunRecord) -> int:
    """Return the window of the scenario in days, a month taken as a twelfth of 365.25."""
    return round_half_up(Fraction(run.setting("buying", "alignment_window_months")) * Fraction("30.4375"))


def _largest_sets(contracts: list[Row], window: dt.timedelta) -> list[list[Row]]:
    """Return the largest sets whose intervals, lengthened by the window, share a day.

    Every such set is the one open on some day on which an interval opens. A later day opens a contract that an earlier
    set has not, so a set is too small only if the next such day still has all of it.
    """
    days = sorted({contract["end"] for contract in contracts})
    sets = [[row for row in contracts if row["end"] <= day <= row["latest_end"] + window] for day in days]
    names = [*({row["contract"] for row in own} for own in sets), set()]
    return [own for place, own in enumerate(sets) if not names[place] <= names[place + 1]]


def _row(group: list[Row]) -> Row:
    """Recompute one group."""
    common_from = max(row["end"] for row in group)
    return {
        "category": group[0]["category"],
        "lever": group[0]["lever"],
        "contracts": ";".join(row["contract"] for row in group),
        "trusts": ";".join(sorted({trust for row in group for trust in buyers_of(row)})),
        "common_from": common_from + _ONE_DAY,
        "common_to": max(common_from, min(row["latest_end"] for row in group)) + _ONE_DAY,
        "needs_extension": ";".join(row["contract"] for row in group if row["end"] < common_from <= row["latest_end"]),
        "already_joint": any(bool(row["joint"]) for row in group),
        "grade": max(row["grade"] for row in group),
    }
