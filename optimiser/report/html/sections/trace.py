"""The trace appendix: every figure of the page with its unit, period, basis, method and the rows it was made from."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from markupsafe import Markup

from optimiser.report.html.context import Report, Section
from optimiser.report.html.figures import PageSum
from optimiser.report.html.findings import Row
from optimiser.report.html.format import number, row_ranges
from optimiser.report.html.words import KIND_WORDS, spoken

_ALL_UP_TO = 2000
_PARTS = 40
# Of more figures than this, those a figure was made from are named in short and not listed themselves.
_LARGE = 5000
_PARTS_OF_LARGE = 8
_KEYS_NAMED = 3
_SIGNS = {1: "plus ", -1: "less ", 0: "using "}


def build(report: Report, all_up_to: int | None = None) -> Section | None:
    """Build the appendix from the figures the sections before it have shown; ``None`` where the run has none.

    Parameters
    ----------
    report
        The page, with every other section already built.
    all_up_to
        Number of figures up to which all are listed, shown or not [figures]; the usual one where it is not given.
    """
    total = len(report.figures)
    if not total:
        return None
    limit = _ALL_UP_TO if all_up_to is None else all_up_to
    listed, most = (set(report.figures), _PARTS) if total <= limit else _shown_with_parts(report)
    if not listed:
        return None
    sources = report.figures.sources(listed)
    rows = sorted(report.figures.rows(listed), key=lambda row: KIND_WORDS.get(row["kind"], spoken(row["kind"])))
    groups = [
        {
            "name": name,
            "figures": [_entry(report, row, sources.get(row["figure"], []), listed, most) for row in members],
        }
        for name, members in groupby(rows, key=lambda row: KIND_WORDS.get(row["kind"], spoken(row["kind"])))
    ]
    page_sums = [_page_sum(report, found, listed, most) for found in report.figures.page_sums.values()]
    if page_sums:
        groups.append({"name": "Sums made on this page", "figures": page_sums})
    body = report.render(
        "trace", groups=groups, listed=len(listed), total=total, run_id=report.result.get("run_id", "RUN")
    )
    return Section("trace", "Trace: every figure down to its rows", body)


def _shown_with_parts(report: Report) -> tuple[set[str], int]:
    """Return the figures the page links to and those that they are said to be made from, and how many are named."""
    shown = {name for name in report.figures.shown if name in report.figures}
    parts = {part for found in report.figures.page_sums.values() for part, _ in found.parts[:_PARTS]}
    parts |= {
        part
        for rows in report.figures.sources(shown | parts).values()
        for part in [row["part_figure"] for row in rows if row["part_figure"]][:_PARTS]
    }
    whole = shown | {part for part in parts if part in report.figures}
    return (whole, _PARTS) if len(whole) <= _LARGE else (shown, _PARTS_OF_LARGE)


def _entry(report: Report, row: Row, sources: list[Row], listed: set[str], most: int) -> dict[str, Any]:
    """Prepare one figure."""
    made_from, left_out = _made_from(report, sources, listed, most)
    return {
        "anchor": report.figures.anchor(row["figure"]),
        "figure": row["figure"],
        "label": _named(report, row["figure"]),
        "value": _value(report, row),
        "facts": [fact for fact in (row["unit"], row["period"], row["basis"], row["evidence"]) if fact],
        "scope": row["scope"],
        "method": row["method"],
        "source": row["source"],
        "made_from": made_from,
        "left_out": left_out,
    }


def _page_sum(report: Report, found: PageSum, listed: set[str], most: int) -> dict[str, Any]:
    """Prepare a sum that only this page makes."""
    parts = report.figures.rows(name for name, _ in found.parts)
    made_from = _parts(report, found.parts[:most], listed)
    facts = [sorted({row[key] for row in parts if row[key]}) for key in ("unit", "period", "basis")]
    return {
        "anchor": report.figures.anchor(found.name),
        "figure": "",
        "label": found.label,
        "value": report.money(found.pence),
        "facts": [", ".join(fact) for fact in facts if fact],
        "scope": "illustration" if any(row["scope"] == "illustration" for row in parts) else "",
        "method": "Added up on this page from published figures; not a figure of the run.",
        "source": "",
        "made_from": made_from,
        "left_out": max(len(found.parts) - most, 0),
    }


def _named(report: Report, name: str) -> str:
    """Name a figure with its trust."""
    words, trust = report.figures.label(name)
    return f"{words}, {report.trust(trust)}" if trust else words


def _value(report: Report, row: Row) -> Markup | str:
    """Write the value of a figure."""
    if row["value_pence"] is not None:
        return report.money(row["value_pence"])
    return "not computed" if row["value_number"] is None else number(row["value_number"])


def _made_from(report: Report, sources: list[Row], listed: set[str], most: int) -> tuple[list[Markup], int]:
    """Write what a figure was made from: input rows drawn together by file, then other figures."""
    files: dict[tuple[str, str, str, int], list[Row]] = {}
    for row in sources:
        if not row["part_figure"]:
            files.setdefault((row["table"], row["file"], row["sheet"], row["sign"]), []).append(row)
    written = [_input_rows(key, rows) for key, rows in files.items()]
    parts = [(row["part_figure"], row["sign"]) for row in sources if row["part_figure"]]
    return written + _parts(report, parts[:most], listed), max(len(parts) - most, 0)


def _parts(report: Report, parts: Sequence[tuple[str, int]], listed: set[str]) -> list[Markup]:
    """Write the figures another was made from, saying what was done with them only where that changes."""
    written = []
    before: int | None = None
    for name, sign in parts:
        said = _SIGNS.get(sign, "") if sign != before else ""
        written.append(Markup("{}{}").format(said, _part(report, name, listed)))
        before = sign
    return written


def _input_rows(key: tuple[str, str, str, int], rows: list[Row]) -> Markup:
    """Write rows of one input file."""
    table, file, sheet, sign = key
    numbers = [row["row"] for row in rows if row["row"] is not None]
    keys = [row["key"] for row in rows if row["key"]]
    where = file or table
    if sheet:
        where += f", sheet {sheet}"
    if numbers:
        where += f", row {numbers[0]}" if len(numbers) == 1 else f", rows {row_ranges(numbers)}"
    named = f" ({', '.join(keys)})" if 0 < len(keys) <= _KEYS_NAMED else ""
    return Markup("{}{}{}").format(_SIGNS.get(sign, ""), where, named)


def _part(report: Report, name: str, listed: set[str]) -> Markup | str:
    """Write another figure, as a link where it stands in the appendix."""
    if name not in report.figures:
        return name
    text = _named(report, name)
    return Markup('<a href="#{}">{}</a>').format(report.figures.anchor(name), text) if name in listed else text
