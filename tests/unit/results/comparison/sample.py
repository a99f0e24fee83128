"""Runs of a handful of figures, made for comparing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from optimiser.results.comparison.compared import ComparedRun
from optimiser.results.ledger import findings_frame
from tests.unit.small_case import made_table

TRUSTS = ({"trust": "AAA", "name": "Ash Hospitals", "short_name": "Ash"}, {"trust": "BBB", "name": "Beech"})
ITEMS = ({"item": "gloves", "name": "Gloves", "category": "consumables"},)


def line(name: str, pence: int, trust: str = "AAA") -> dict[str, Any]:
    """Return a spend line."""
    return {"line_id": name, "trust": trust, "item": "gloves", "amount_pence": pence}


def figure(name: str, pence: int | None, kind: str = "excess", **more: Any) -> dict[str, Any]:
    """Return a figure of the ledger."""
    given = {"label": name, "scope": "headline", "unit": "GBP", "period": "2025/26", "basis": "supplied", **more}
    return {"figure": name, "kind": kind, "value_pence": pence, "method": "", "source": "", **given}


def total(name: str, pence: int, **parts: int) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return a sum and its sources; parts are named with a double underline for a colon."""
    sources = [
        {"figure": name, "part": place, "part_figure": part.replace("__", ":"), "sign": sign}
        for place, (part, sign) in enumerate(parts.items(), start=1)
    ]
    return figure(name, pence, "signed_sum"), sources


def made_run(
    figures: Sequence[Mapping[str, Any]] = (),
    sources: Sequence[Mapping[str, Any]] = (),
    *,
    tables: Mapping[str, Sequence[Mapping[str, Any]]] | None = None,
    inputs: Mapping[str, Sequence[Mapping[str, Any]]] | None = None,
    **result: Any,
) -> ComparedRun:
    """Return a run with these figures, findings, input rows and keys of its result."""
    rows = {"trusts": TRUSTS, "items": ITEMS, **(inputs or {})}
    found = {"figures": figures, "figure_sources": sources, **(tables or {})}
    basis = dict.fromkeys(rows, "supplied") | result.pop("basis", {})
    return ComparedRun(
        {"run_id": "1", "case": "small", "scenario": "base", "as_of": "2026-11-22", "basis": basis, **result},
        {name: findings_frame(name, listed) for name, listed in found.items()},
        {name: made_table(name, listed).frame for name, listed in rows.items()},
    )


def opportunity_run(
    *amounts: tuple[str, str, int], lines: Sequence[Mapping[str, Any]] = (), **result: Any
) -> ComparedRun:
    """Return a run whose opportunity is the sum of amounts, each of item and trust, from the lines of that trust."""
    figures = [
        figure(f"excess:{item}:{trust}", pence, label=f"{item}: above the median", item=item, trust=trust)
        for item, trust, pence in amounts
    ]
    sources: list[dict[str, Any]] = [
        {"figure": f"excess:{item}:{trust}", "part": place, "table": "spend_lines", "row": place + 1, "sign": 1}
        for item, trust, _ in amounts
        for place, row in enumerate(lines, start=1)
        if row["trust"] == trust
    ]
    whole, parts = total(
        "headline:opportunity",
        sum(pence for *_, pence in amounts),
        **{f"excess__{item}__{trust}": 1 for item, trust, _ in amounts},
    )
    headline = {"opportunity_pence": whole["value_pence"]}
    inputs = {"spend_lines": lines}
    return made_run([*figures, whole], [*sources, *parts], inputs=inputs, headline=headline, **result)
