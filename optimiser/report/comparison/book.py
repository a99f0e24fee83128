"""A comparison as an Excel workbook: cover with a master check, live differences, the illustration apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from xlsxwriter.workbook import Workbook

from optimiser.report.comparison.blocks import (
    amounts_block,
    bar_amounts,
    change_amounts,
    checks_block,
    input_rows,
    text_block,
    total_amounts,
)
from optimiser.report.comparison.words import MOVE_WORDS, run_words
from optimiser.report.workbook.blocks import Block, Form, Formula
from optimiser.report.workbook.formats import ILLUSTRATION_INK, Formats
from optimiser.report.workbook.sheets import Line, Widths, page, write_block, write_lines
from optimiser.results.comparison.compare import Comparison
from optimiser.results.comparison.compared import ILLUSTRATION

_COVER_WIDTHS = (60.0, 20.0, 84.0)
_TEXT_ONLY = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_SIGN = "Difference: second run less first. Whether more is better depends on the measure: less gap, less cost is."
_LIVE = "Amounts in blue are as the runs published them; differences are live formulas."
_STATEMENTS = (
    "An opportunity is what the data suggests could be had; it has no owner yet and is no saving.",
    (
        "Sign: a difference is the second run less the first. Brackets are a negative number. For gap to target and "
        "cost a negative difference is favourable, for opportunity and saving a positive one."
    ),
    "Bars of a bridge are figures of the runs' own ledgers, by their identifier; each can be followed with `trace`.",
    "What is synthetic stands on the sheets named Illustration and nowhere else.",
)


def write_comparison_workbook(comparisons: Sequence[Comparison], path: Path) -> None:
    """Write comparisons with one first run as a workbook; the same runs give the same bytes.

    Parameters
    ----------
    comparisons
        At least one.
    path
        File to write.
    """
    real = _scope_blocks(comparisons, synthetic=False)
    apart = _scope_blocks(comparisons, synthetic=True)
    inputs = _input_blocks(comparisons)
    first = comparisons[0].first
    workbook = Workbook(str(path), _TEXT_ONLY)
    created = dt.datetime.fromisoformat(str(first.get("as_of") or "2000-01-01"))
    workbook.set_properties({"title": f"{first.get('case', '')}: runs compared", "created": created})
    formats = Formats(workbook)
    cover = workbook.add_worksheet("Cover")
    for column, width in enumerate(_COVER_WIDTHS):
        cover.set_column(column, column, width)
    lines = _cover(comparisons, [*real, *inputs, *apart])
    write_lines(cover, formats, lines)
    page(cover, str(first.get("run_id", "")), "Cover", None)
    for row, line in enumerate(lines):
        if line.style == "verdict":
            workbook.define_name("MasterCheck", f"=Cover!$B${row + 1}")
    for block, synthetic in [*((one, False) for one in (*real, *inputs)), *((one, True) for one in apart)]:
        sheet = workbook.add_worksheet(block.grid.place.sheet)
        if synthetic:
            sheet.set_tab_color(ILLUSTRATION_INK)
        widths = Widths()
        write_block(sheet, formats, block, widths, synthetic=synthetic)
        widths.set(sheet)
        heading = "Worked illustration – synthetic" if synthetic else block.title
        page(sheet, str(first.get("run_id", "")), heading, block.grid.first - 1)
    workbook.close()


def _scope_blocks(comparisons: Sequence[Comparison], *, synthetic: bool) -> list[Block]:
    """Return the blocks of what is synthetic, or of all else; only those with rows."""

    def of(one: Any) -> bool:
        return (str(one.scope) == ILLUSTRATION) is synthetic

    def sheet(name: str) -> str:
        return f"Illustration {name.lower()}" if synthetic else name

    measures = ["Measure", "Period", "Basis"]
    ends = amounts_block(
        "ends", "Measures, first run and second", _LIVE, sheet("Measures"), measures, total_amounts(comparisons, of)
    )
    headers = ["Measure", "Change", "What", "Trust", "Category", "Because of", "Figure"]
    note = f"One row a change. {_SIGN}"
    bars = amounts_block("bars", "Bridges", note, sheet("Bridges"), headers, bar_amounts(comparisons, of))
    trusts, categories, months, totals = (
        amounts_block(name, title, note, sheet(place), ["Measure", place.removeprefix("By ").capitalize()], amounts)
        for name, title, place, note, amounts in (
            ("trusts", "By trust", "By trust", _LIVE, change_amounts(comparisons, lambda one: one.trusts, of)),
            (
                "categories",
                "By category",
                "By category",
                _LIVE,
                change_amounts(comparisons, lambda one: one.categories, of),
            ),
            ("months", "By month", "By month", _LIVE, change_amounts(comparisons, lambda one: one.months, of)),
            ("totals", "Headline numbers", "Headline", _LIVE, change_amounts(comparisons, lambda one: one.totals, of)),
        )
    )
    rows = [
        [
            str(one.second.get("run_id", "")),
            MOVE_WORDS[move.kind],
            move.what,
            move.title,
            move.trust,
            move.before,
            move.after,
        ]
        for one in comparisons
        for move in one.moves
        if of(move)
    ]
    columns: list[tuple[str, Form]] = [
        (name, "text")
        for name in ("Second run", "What happened", "What", "Which", "Trust", "First run said", "Second run says")
    ]
    moves = text_block(
        "moves", "Since the first run", "New, gone, moved, slipped, overdue.", sheet("Since"), columns, rows
    )
    checks = checks_block(
        sheet("Checks"), ends, bars, (("trusts added up", trusts), ("categories added up", categories))
    )
    return [block for block in (checks, totals, ends, bars, trusts, categories, months, moves) if block is not None]


def _input_blocks(comparisons: Sequence[Comparison]) -> list[Block]:
    """Return the blocks on what went in."""
    tables, settings, files = input_rows(comparisons)
    counts: list[tuple[str, Form]] = [(f"Rows {name}", "count") for name in ("added", "removed", "changed")]
    pounds: list[tuple[str, Form]] = [(f"£ {name}", "money") for name in ("added", "removed", "changed by")]
    names: list[tuple[str, Form]] = [("Second run", "text"), ("Table", "text"), ("Basis", "text")]
    pair: list[tuple[str, Form]] = [("First run", "text"), ("Second run has", "text")]
    found = (
        text_block("tables", "Tables that differ", "Rows by key.", "Tables", [*names, *counts, *pounds], tables),
        text_block(
            "settings",
            "Settings that differ",
            "Resolved settings, and facts of the runs.",
            "Settings",
            [("Second run", "text"), ("Setting", "text"), *pair],
            settings,
        ),
        text_block(
            "files",
            "Files that differ",
            "SHA-256 of each.",
            "Files",
            [("Second run", "text"), ("File", "text"), *pair],
            files,
        ),
    )
    return [block for block in found if block is not None]


def _cover(comparisons: Sequence[Comparison], blocks: Sequence[Block]) -> list[Line]:
    """Return the lines of the cover."""
    first = comparisons[0].first
    checks = [block for block in blocks if block.name == "checks"]
    lines = [
        Line((f"{first.get('case_title') or first.get('case', '')}: runs compared",), style="title"),
        Line(("First run", run_words(first))),
    ]
    for one in comparisons:
        lines += [Line(("Second run", run_words(one.second))), Line((one.sentence,))]
    lines.append(Line())
    if checks:
        ranges = ",".join(block.grid.column("agrees") for block in checks)
        agree = all(verdict for block in checks for verdict in block.exact("agrees"))
        words = f"TRUE when all {sum(block.grid.rows for block in checks)} checks agree to the penny"
        lines.append(Line(("MASTER CHECK", Formula(f"AND({ranges})", agree), words), style="verdict"))
    else:
        lines.append(Line(("MASTER CHECK", "There is nothing to check."), style="heading"))
    lines += [Line(), Line(("How to read it",), style="heading"), *(Line((text,)) for text in _STATEMENTS), Line()]
    lines.append(Line(("Contents", "Rows", "What it shows"), style="heading"))
    lines += [
        Line((block.grid.place.sheet, block.grid.rows, block.title), "count", link=block.grid.place.sheet)
        for block in blocks
    ]
    return lines
