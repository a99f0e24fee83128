"""Which counts of people add up to which, within a table and from one table to another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from optimiser.report.privacy_cells import Sum


@dataclass(frozen=True)
class CountOf:
    """One count of people.

    Parameters
    ----------
    table, row, column
        Where it stands; rows from 0.
    """

    table: str
    row: int
    column: str


@dataclass(frozen=True)
class _Counts:
    """Counts of a table that are looked at together.

    Parameters
    ----------
    table, column
        Which.
    where
        Only rows with these values; ``None`` is an empty cell.
    """

    table: str
    column: str
    where: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True)
class _Rule:
    """A sum, once for each group of rows.

    Parameters
    ----------
    total
        The sum.
    parts
        What adds up to it.
    by
        Columns that say which parts are of which sum.
    without_total
        Whether rows of the sum are left out of the parts, where both are of one table: by this column, which is empty
        in the sum.
    """

    total: _Counts
    parts: tuple[_Counts, ...]
    by: tuple[str, ...]
    without_total: str = ""


def _within(table: str, column: str, by: tuple[str, ...], over: str) -> _Rule:
    """Return the rule of a table whose rows add up to one in which ``over`` is empty."""
    return _Rule(_Counts(table, column, ((over, None),)), (_Counts(table, column),), by, over)


def _same(one: _Counts, other: _Counts, by: tuple[str, ...]) -> _Rule:
    """Return the rule of one count that stands in two places."""
    return _Rule(one, (other,), by)


_DAY, _PLAN = ("day_type", "kind"), ("day_type", "plan")
_OVERLAP_ALL = (("across", None),)
_RULES = (
    _within("overlap", "pairs", _DAY, "across"),
    _within("overlap", "shareable", _DAY, "across"),
    _Rule(
        _Counts("overlap", "pairs", _OVERLAP_ALL),
        (_Counts("overlap", "shareable", _OVERLAP_ALL), _Counts("overlap_reasons", "pairs")),
        _DAY,
    ),
    _Rule(_Counts("overlap", "shareable", (("across", True),)), (_Counts("overlap_corridors", "pairs"),), _DAY),
    _within("transport_plans", "journeys", _PLAN, "trust"),
    _within("transport_plans", "unserved", _PLAN, "trust"),
    _within("transport_proof", "journeys", _PLAN, "trust"),
    _within("transport_service", "journeys", (*_PLAN, "trust"), "mobility"),
    _within("transport_service", "journeys", (*_PLAN, "mobility"), "trust"),
    _within("transport_unserved", "journeys", ("day_type",), "trust"),
    _within("transport_unserved", "served_together", ("day_type",), "trust"),
    _Rule(
        _Counts("transport_plans", "journeys", (("trust", None),)), (_Counts("transport_routes", "journeys"),), _PLAN
    ),
    _Rule(
        _Counts("transport_plans", "unserved", (("plan", "alone"),)),
        (_Counts("transport_unserved", "journeys"),),
        ("day_type", "trust"),
    ),
    _Rule(
        _Counts("transport_plans", "unserved", (("plan", "alone"), ("trust", None))),
        (_Counts("transport_unserved", "journeys"),),
        ("day_type",),
    ),
    _same(
        _Counts("transport_plans", "journeys"),
        _Counts("transport_service", "journeys", (("mobility", None),)),
        (*_PLAN, "trust"),
    ),
    _same(_Counts("transport_plans", "journeys"), _Counts("transport_proof", "journeys"), (*_PLAN, "trust")),
    *(
        _same(_Counts(table, "journeys", (("plan", "alone"),)), _Counts(table, "journeys", (("plan", plan),)), by)
        for plan in ("as_run", "together")
        for table, by in (
            ("transport_plans", ("day_type", "trust")),
            ("transport_service", ("day_type", "trust", "mobility")),
        )
    ),
)


def sums_of(tables: Mapping[str, pd.DataFrame], counts: Mapping[CountOf, int]) -> Iterator[Sum]:
    """Yield every sum whose cells are all among the counts.

    Parameters
    ----------
    tables
        Tables of findings by name.
    counts
        The counts of people in them.
    """
    for rule in _RULES:
        if {one.table for one in (rule.total, *rule.parts)} <= set(tables):
            totals, parts = _grouped(tables, rule.total, rule), defaultdict[tuple[Any, ...], list[CountOf]](list)
            for one in rule.parts:
                for key, cells in _grouped(tables, one, rule, part=True).items():
                    parts[key] += cells
            for key, (total, *more) in totals.items():
                cells = parts[key]
                if not more and cells and all(cell in counts for cell in (total, *cells)):
                    yield Sum(total, tuple(cells))


def _grouped(
    tables: Mapping[str, pd.DataFrame], wanted: _Counts, rule: _Rule, *, part: bool = False
) -> dict[tuple[Any, ...], list[CountOf]]:
    """Return the cells wanted, by the columns the rule goes by."""
    frame = tables[wanted.table]
    needed = [*rule.by, *(name for name, _ in wanted.where), *([rule.without_total] if rule.without_total else [])]
    if any(name not in frame for name in needed):
        return {}
    columns = {name: [_plain(value) for value in frame[name]] for name in needed}
    found: dict[tuple[Any, ...], list[CountOf]] = defaultdict(list)
    for row in range(len(frame)):
        keeps = all(columns[name][row] == value for name, value in wanted.where)
        if part and rule.without_total and columns[rule.without_total][row] is None:
            keeps = False
        if keeps:
            found[tuple(columns[name][row] for name in rule.by)].append(CountOf(wanted.table, row, wanted.column))
    return dict(found)


def _plain(value: Any) -> Any:
    """Return a cell with nothing for what is empty, however it is empty."""
    return None if value == "" or pd.isna(value) else value
