"""The workbook of one run: blocks in order, cover in front, bytes that repeat."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xlsxwriter.workbook import Workbook

from optimiser.report.view import RunView
from optimiser.report.workbook.award import award_blocks
from optimiser.report.workbook.blocks import Block, Place
from optimiser.report.workbook.checks import checks_block
from optimiser.report.workbook.cover import cover_lines, illustration_lines
from optimiser.report.workbook.formats import ILLUSTRATION_INK, INPUT_INK, Formats
from optimiser.report.workbook.headline import headline_block
from optimiser.report.workbook.inputs import input_blocks
from optimiser.report.workbook.opportunities import opportunity_blocks
from optimiser.report.workbook.parts import Part, split
from optimiser.report.workbook.prices import price_blocks
from optimiser.report.workbook.registers import register_blocks
from optimiser.report.workbook.sheet_places import FINDINGS, ILLUSTRATION
from optimiser.report.workbook.sheets import Line, Widths, page, write_block, write_lines
from optimiser.report.workbook.trace import origin_blocks
from optimiser.report.workbook.transport import transport_blocks
from optimiser.report.workbook.trusts import trust_block

_LAST = ("exclusions", "reconciliation", "issues", "not_answered", "assumptions", "settings", "provenance")
_TRACE = ("figures", "figure_sources")
_COVER_WIDTHS = (60.0, 20.0, 84.0)
_TEXT_ONLY = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_ILLUSTRATION_NOTE = "Worked illustration – synthetic: what rests on made-up rows, kept apart from every other sheet."


@dataclass(frozen=True)
class Sheet:
    """One sheet behind the cover.

    Parameters
    ----------
    name
        Its name.
    blocks
        What stands on it, from above.
    synthetic
        Whether it belongs to the illustration.
    """

    name: str
    blocks: tuple[Block, ...]
    synthetic: bool = False

    @property
    def rows(self) -> int:
        """Rows of data on it [rows]."""
        return sum(block.grid.rows for block in self.blocks)

    @property
    def note(self) -> str:
        """What it shows."""
        if self.synthetic:
            return _ILLUSTRATION_NOTE
        return self.blocks[0].note if len(self.blocks) == 1 else f"{', '.join(one.title for one in self.blocks)}."


def write_workbook(view: RunView, path: Path) -> None:
    """Write the Excel workbook of a run; the same run gives the same bytes.

    Parameters
    ----------
    view
        The run.
    path
        File to write.
    """
    real, synthetic = split(view)
    blocks = part_blocks(real) | origin_blocks(view.result)
    illustrated = part_blocks(synthetic)
    checks = checks_block(real, blocks, Place("Checks"))
    tested = checks_block(synthetic, illustrated, synthetic.places.get("checks", Place(ILLUSTRATION)))
    if tested is not None:
        illustrated["checks"] = tested
    sheets = [Sheet("Checks", (checks,))] if checks is not None else []
    sheets += _ordered(blocks, _grouped(illustrated.values()))
    found = [block for block in (checks, tested) if block is not None]
    contents = [(sheet.name, sheet.rows, sheet.note) for sheet in sheets]
    workbook = Workbook(str(path), _TEXT_ONLY)
    workbook.set_properties({"title": _title(view.result), "created": _created(view.result)})
    formats = Formats(workbook)
    _write_cover(workbook, formats, view.result, cover_lines(real, blocks, found, contents))
    for sheet in sheets:
        _write_sheet(workbook, formats, synthetic, sheet)
    workbook.close()


def part_blocks(part: Part) -> dict[str, Block]:
    """Make the blocks of one part by name, all but its checks; each may refer to those before it.

    Parameters
    ----------
    part
        One part of the workbook.
    """
    inputs = input_blocks(part)
    prices = price_blocks(part, inputs)
    blocks = {**inputs, **prices, **opportunity_blocks(part, prices)}
    blocks.update(award_blocks(part, blocks))
    blocks.update(transport_blocks(part))
    blocks.update(register_blocks(part, blocks))
    blocks.update(trust_block(part, blocks))
    return {**headline_block(part, blocks), **blocks}


def _ordered(blocks: Mapping[str, Block], illustration: list[Sheet]) -> list[Sheet]:
    """Put inputs first, then findings, the illustration, what says how far they can be trusted, and the trace."""
    inputs = [name for name in blocks if name.startswith("input_")]
    findings = [name for name in FINDINGS if name in blocks and name not in (*_LAST, *_TRACE)]
    ends = [name for name in (*_LAST, *_TRACE) if name in blocks]
    others = [name for name in blocks if name not in {*inputs, *findings, *ends}]
    return [
        *_grouped(blocks[name] for name in (*inputs, *findings, *others)),
        *illustration,
        *_grouped(blocks[name] for name in ends),
    ]


def _grouped(blocks: Iterable[Block]) -> list[Sheet]:
    """Collect blocks by the sheet they stand on, from above; a sheet of the illustration is known by its name."""
    found: dict[str, list[Block]] = {}
    for block in blocks:
        found.setdefault(block.grid.place.sheet, []).append(block)
    return [
        Sheet(name, tuple(sorted(group, key=lambda block: block.grid.place.top)), name.startswith(ILLUSTRATION))
        for name, group in found.items()
    ]


def _write_cover(workbook: Workbook, formats: Formats, result: Mapping[str, Any], lines: list[Line]) -> None:
    sheet = workbook.add_worksheet("Cover")
    for column, width in enumerate(_COVER_WIDTHS):
        sheet.set_column(column, column, width)
    write_lines(sheet, formats, lines)
    page(sheet, str(result.get("run_id") or ""), "Cover", None)
    for row, line in enumerate(lines):
        if line.style == "verdict":
            workbook.define_name("MasterCheck", f"=Cover!$B${row + 1}")


def _write_sheet(workbook: Workbook, formats: Formats, illustration: Part, sheet: Sheet) -> None:
    written = workbook.add_worksheet(sheet.name)
    run_id = str(illustration.result.get("run_id") or "")
    widths = Widths()
    if sheet.synthetic:
        written.set_tab_color(ILLUSTRATION_INK)
        write_lines(written, formats, illustration_lines(illustration))
    elif sheet.blocks[0].name.startswith("input_"):
        written.set_tab_color(INPUT_INK)
    for block in sheet.blocks:
        write_block(written, formats, block, widths, synthetic=sheet.synthetic)
    widths.set(written)
    header = None if sheet.synthetic or len(sheet.blocks) > 1 else sheet.blocks[0].grid.first - 1
    page(written, run_id, "Worked illustration – synthetic" if sheet.synthetic else sheet.name, header)


def _title(result: Mapping[str, Any]) -> str:
    return str(result.get("case_title") or result.get("case") or "Workbook")


def _created(result: Mapping[str, Any]) -> dt.datetime:
    """Return the case's date, so that the same run gives the same bytes."""
    text = str(result.get("as_of") or "2000-01-01")
    return dt.datetime.fromisoformat(text).replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
