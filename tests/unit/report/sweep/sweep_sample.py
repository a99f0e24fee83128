"""A sweep drawn inline: a base, single changes of it, and one that nothing keeps to."""

from __future__ import annotations

from typing import Any

from optimiser.report.sweep.content import sweep_content

KEYS = ("buying.max_suppliers_per_lot", "buying.no_trust_worse_off")
BASE = {KEYS[0]: None, KEYS[1]: False}


def point(number: int, varied: dict[str, Any], saving: int | None, suppliers: int = 2, **about: Any) -> dict[str, Any]:
    """Return a point with a saving [pence] and a number of suppliers; without a saving it is infeasible."""
    row = {
        "point": number,
        "varied": {key: str(value) for key, value in varied.items()},
        "values": {**BASE, **varied},
        "run_id": f"run{number}",
        "origins": {name: {"from_point": number, "why": "why"} for name in ("run", "buying")},
    }
    if saving is None:
        error = {"kind": "infeasible", "message": "Rule 'a' cannot hold.", "remedy": "Relax.", "rules": ["a", "b"]}
        return {**row, "status": "infeasible", "exit": 4, "error": error}
    outcome = {"status": "optimal", "exit": 0, "headline": {"saving_pence": saving}, "illustration": {}}
    buying = {"recommended_pence": 1000_00 - saving, "suppliers": suppliers, "basis": "supplied"}
    return {**row, **outcome, "buying": buying, **about}


POINTS = [
    point(1, {}, 100_00, 3),
    point(2, {KEYS[0]: 1}, 40_00, 1),
    point(3, {KEYS[0]: 2}, 90_00, 2),
    point(4, {KEYS[1]: True}, 95_00, 3),
    point(5, {KEYS[0]: 0}, None),
]


def content_of(
    points: list[dict[str, Any]] | None = None, design: str = "one_at_a_time", **about: Any
) -> dict[str, Any]:
    """Return everything a sweep says of some points."""
    told = {
        "sweep": "abc",
        "tool_version": "1",
        "case": "small",
        "case_title": "Small <case>",
        "as_of": "2026-11-22",
        "scenario": "base",
        "settings": ["solve.seed=2"],
        "levers": ["buying"],
        "design": design,
        "keys": list(KEYS),
        "basis": {"offers": "supplied"},
        "files": {},
        **about,
    }
    return sweep_content(told, POINTS if points is None else points)
