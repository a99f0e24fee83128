"""rejected.csv read again once it was mended: every row under the titles, file, sheet and row it came from."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from optimiser.ingest.header.header_map import HeaderMap
from optimiser.ingest.header.header_map_file import apply_layouts
from optimiser.ingest.header.inference import infer_header
from optimiser.ingest.lines.block import DataRows
from optimiser.ingest.lines.plan import DATED, Origin, SheetPlan
from optimiser.ingest.lines.rejected_file import BEYOND, OWN_COLUMNS, titles_of
from optimiser.ingest.parse import plain_text
from optimiser.ingest.raw_table import clean
from optimiser.ingest.source.dates import DateEvidence, DateOrder, date_evidence, decide_order
from optimiser.ingest.source.sheets import Block, SourceFile


@dataclass(frozen=True)
class MendedRow:
    """One row of rejected.csv.

    Parameters
    ----------
    file, sheet, row
        Where it stood first; in rejected.csv itself where that is no longer told.
    order
        How the dates of its sheet were read.
    cells
        Its cells by title.
    beyond
        Its cells beyond the header.
    """

    file: str
    sheet: str
    row: int
    order: str
    cells: dict[str, str]
    beyond: tuple[str, ...]


@dataclass(frozen=True)
class MendedSheet:
    """The rows of rejected.csv that come from one sheet.

    Parameters
    ----------
    plan
        How they are read.
    file, sheet
        Where they stood first.
    data
        The rows, numbered as they were there.
    """

    plan: SheetPlan
    file: str
    sheet: str
    data: DataRows


def is_mended(source: SourceFile) -> bool:
    """Tell whether a file is a rejected.csv.

    Parameters
    ----------
    source
        A file, opened.
    """
    if source.kind != "csv":
        return False
    first = next(iter(source.sheets[0].blocks()), None)
    return first is not None and [clean(cell) for cell in first.rows[0][: len(OWN_COLUMNS)]] == list(OWN_COLUMNS)


def mended_rows(origin: Origin, source: SourceFile) -> Iterator[MendedRow]:
    """Yield the filled rows of a rejected.csv.

    Parameters
    ----------
    origin, source
        The file, opened.
    """
    titles: list[str] = []
    for block in source.sheets[0].blocks():
        for number, row in enumerate(block.rows, start=block.first_row):
            if not titles:
                titles = [clean(cell) for cell in row]
            elif any(map(clean, row)):
                # A spreadsheet was kept from running a cell as a formula.
                cells = dict(zip(titles, map(plain_text, row), strict=False))
                yield _row(origin.name, number, cells)


def _row(name: str, number: int, cells: dict[str, str]) -> MendedRow:
    """Part what is said of a row from its own cells."""
    row = cells.get("row", "")
    beyond: tuple[str, ...] = ()
    try:
        further = json.loads(cells.get(BEYOND, "") or "[]")
        beyond = tuple(map(str, further)) if isinstance(further, list) else (str(further),)
    except (ValueError, RecursionError):
        beyond = (cells.get(BEYOND, ""),)
    own = {title: cell for title, cell in cells.items() if title not in OWN_COLUMNS and title != BEYOND}
    told = bool(cells.get("file")) and row.isascii() and row.isdigit() and len(row) < 9
    where = (cells["file"], cells.get("sheet", ""), int(row)) if told else (name, "", number)
    return MendedRow(*where, cells.get("date_order", ""), own, beyond)


def mended_sheets(origin: Origin, source: SourceFile) -> list[MendedSheet]:
    """Return the rows of a rejected.csv sheet by sheet, in the order in which the sheets first occur.

    Parameters
    ----------
    origin, source
        The file, opened, with the header maps of the reading that refused the rows.
    """
    groups: dict[tuple[str, str], list[MendedRow]] = {}
    for row in mended_rows(origin, source):
        groups.setdefault((row.file, row.sheet), []).append(row)
    return [_sheet(origin, source, rows) for rows in groups.values()]


def _sheet(origin: Origin, source: SourceFile, rows: list[MendedRow]) -> MendedSheet:
    """Return the rows of one sheet under the titles that the sheet had."""
    used = {title for row in rows for title, cell in row.cells.items() if cell}
    fitting = [layout for layout in origin.layouts if used <= set(titles_of(layout.header))]
    nearest = min(fitting, key=lambda layout: len(layout.header), default=None)
    titles = nearest.header if nearest else tuple(title for title in rows[0].cells if title in used)
    names = titles_of(titles) if nearest else list(titles)
    cells = [[*(row.cells.get(name, "") for name in names), *row.beyond] for row in rows]
    sample = [Block(1, [list(titles), *cells])]
    header: HeaderMap = apply_layouts(sample, origin.layouts) or infer_header(sample)
    header, month = _month(header, rows[0].order)
    plan = SheetPlan(origin, source.sheets[0], header, *_order(header, rows, cells), month)
    width = len(header.titles)
    fitted = [row[:width] + [""] * (width - len(row)) for row in cells]
    too_long = np.array([any(map(clean, row[width:])) for row in cells], dtype=bool)
    numbers = np.array([row.row for row in rows], dtype=np.int64)
    data = DataRows(numbers, cells, list(zip(*fitted, strict=True)), too_long)
    return MendedSheet(plan, rows[0].file, rows[0].sheet, data)


def _month(header: HeaderMap, order: str) -> tuple[HeaderMap, dt.date | None]:
    """Return the month that all rows of the sheet were of, with nothing asked about it any more."""
    if not re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", order) or "date" in header.columns:
        return header, None
    kept = tuple(one for one in header.questions if one.field != "date")
    return replace(header, questions=kept), dt.date.fromisoformat(f"{order}-01")


def _order(
    header: HeaderMap, rows: list[MendedRow], cells: list[list[str]]
) -> tuple[DateEvidence | None, DateOrder | None]:
    """Return how the dates are read: as those of the whole sheet were, where that was decided."""
    dated = [header.columns[name].index for name in DATED[header.table] if name in header.columns]
    if not dated:
        return None, None
    evidence = date_evidence([row[index] for index in dated for row in cells if len(row) > index])
    decided = decide_order(evidence)
    for order in ("dmy", "mdy"):
        if header.date_order == order or (header.date_order == "auto" and rows[0].order == order):
            return evidence, DateOrder(order, "The sheet that the rows come from was read so.", decided.serials)
    return evidence, decided
