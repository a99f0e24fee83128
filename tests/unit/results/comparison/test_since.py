"""New, gone, moved, slipped, overdue."""

from __future__ import annotations

import datetime as dt
from typing import Any

from optimiser.results.comparison.since import moves
from tests.unit.results.comparison.sample import made_run


def opportunity(name: str, pence: int, *, counts: bool = True) -> dict[str, Any]:
    """Return an opportunity."""
    return {"opportunity": name, "title": name, "trusts": "AAA;BBB", "value_pence": pence, "counts": counts}


def contract(name: str, decide_by: dt.date, urgency: str) -> dict[str, Any]:
    """Return a contract of the calendar."""
    return {"contract": name, "trust": "AAA", "title": name, "decide_by": decide_by, "urgency": urgency}


def scheme(name: str, start: str, status: str = "in_delivery") -> dict[str, Any]:
    """Return a scheme."""
    return {"scheme": name, "trust": "AAA", "title": name, "start_month": start, "status": status}


def told(first: dict[str, Any], second: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Return kind, what and key of every move between two runs with these tables."""
    inputs = {"schemes"}
    runs = [
        made_run(
            tables={name: rows for name, rows in tables.items() if name not in inputs},
            inputs={name: rows for name, rows in tables.items() if name in inputs},
        )
        for tables in (first, second)
    ]
    return [(move.kind, move.what, move.key) for move in moves(*runs)]


def test_opportunities() -> None:
    """An opportunity is new, gone, or moved where its value or its counting changed."""
    before = [opportunity("a", 5), opportunity("b", 5), opportunity("c", 5), opportunity("d", 5)]
    after = [opportunity("b", 6), opportunity("c", 5, counts=False), opportunity("d", 5), opportunity("e", 1)]
    assert told({"opportunities": before}, {"opportunities": after}) == [
        ("new", "opportunity", "e"),
        ("gone", "opportunity", "a"),
        ("moved", "opportunity", "b"),
        ("moved", "opportunity", "c"),
    ]


def test_contracts() -> None:
    """A date that passed undecided has slipped, one that was changed moved; all that are overdue now are listed."""
    early, late = dt.date(2026, 11, 30), dt.date(2027, 5, 1)
    before = [
        contract("a", early, "next_90_days"),
        contract("b", early, "next_90_days"),
        contract("c", early, "overdue"),
    ]
    after = [contract("a", early, "overdue"), contract("b", late, "later"), contract("c", early, "overdue")]
    assert told({"decide_by": before}, {"decide_by": after}) == [
        ("moved", "contract", "b"),
        ("slipped", "contract", "a"),
        ("overdue", "contract", "a"),
        ("overdue", "contract", "c"),
    ]


def test_schemes() -> None:
    """A scheme that starts later has slipped; another status, or an earlier start, has moved it."""
    before = [scheme("a", "2026-07"), scheme("b", "2026-07", "plans_in_progress"), scheme("c", "2026-07")]
    after = [scheme("a", "2026-09"), scheme("b", "2026-07"), scheme("c", "2026-05")]
    assert told({"schemes": before}, {"schemes": after}) == [
        ("moved", "scheme", "b"),
        ("moved", "scheme", "c"),
        ("slipped", "scheme", "a"),
    ]


def test_nothing_happened() -> None:
    """The same tables twice say only what is overdue."""
    tables = {"opportunities": [opportunity("a", 5)], "schemes": [scheme("a", "2026-09")]}
    tables["decide_by"] = [contract("c", dt.date(2026, 1, 1), "overdue")]
    assert told(tables, tables) == [("overdue", "contract", "c")]
