"""Provenance: files, sources, settings, assumptions and versions."""

from __future__ import annotations

from typing import Any

from optimiser.report.html.context import Report, Section
from optimiser.report.html.findings import Findings
from optimiser.report.html.format import number

_KEYS = ("file", "source", "licence", "period", "price_base", "basis", "sha256")


def build(report: Report, findings: Findings) -> Section:
    """Build the section.

    Parameters
    ----------
    report
        The page.
    findings
        Not used: the sources of both parts are listed together, each with its basis.
    """
    del findings
    result = report.result
    sources = [
        {"table": table, **{key: _said(source.get(key)) for key in _KEYS}}
        for table, source in sorted(result.get("sources", {}).items())
    ]
    listed = {source["file"] for source in sources}
    body = report.render(
        "provenance",
        sources=sources,
        settings=[] if result.get("assumptions") else _flat(result.get("settings", {})),
        assumptions=[
            {key: _said(row.get(key)) for key in ("name", "value", "unit", "origin", "meaning")}
            for row in result.get("assumptions", [])
        ],
        versions=[
            (name, _said(result.get(key)))
            for name, key in (
                ("Run", "run_id"),
                ("Program", "tool_version"),
                ("Format of the result", "schema_version"),
                ("Case", "case"),
                ("Scenario", "scenario"),
                ("As of", "as_of"),
            )
            if result.get(key) is not None
        ],
        files=sorted((name, _said(value)) for name, value in result.get("files", {}).items() if name not in listed),
    )
    return Section("provenance", "Provenance", body, wide=True)


def _flat(settings: dict[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    """Return nested settings as dotted names and text."""
    found: list[tuple[str, str]] = []
    for key in sorted(settings):
        value = settings[key]
        if isinstance(value, dict):
            found += _flat(value, f"{prefix}{key}.")
        elif value != "":
            found.append((prefix + key, "not set" if value is None else _said(value)))
    return found


def _said(value: Any) -> str:
    """Return a value of the result as text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return number(value)
    return ", ".join(_said(part) for part in value) if isinstance(value, list) else str(value)
