"""XLSX, XLS and ODS to text cells: looked through first, then read as stored values, never formulas."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from optimiser.ingest.file_guard import guard_archive
from optimiser.ingest.raw_table import FileRefusedError
from optimiser.ingest.source.limits import SourceLimits
from optimiser.ingest.source.ods_scan import scan_ods
from optimiser.ingest.source.refused_kinds import OLE_SIGN
from optimiser.ingest.source.sheet_extent import SheetExtent
from optimiser.ingest.source.sheets import SourceNote, SourceSheet, in_blocks
from optimiser.ingest.source.typed_text import typed_text
from optimiser.ingest.source.xls_scan import scan_xls
from optimiser.ingest.source.xlsx_scan import scan_workbook

_READER_ERRORS = (ArithmeticError, CalamineError, LookupError, OSError, RuntimeError, TypeError, ValueError)
_FULL_SHEETS = (65_536, 1_048_576)
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def open_workbook(path: Path, limits: SourceLimits) -> tuple[str, tuple[SourceSheet, ...]]:
    """Open a workbook; returns its kind and its sheets.

    Parameters
    ----------
    path
        The file.
    limits
        Sizes up to which it is read.

    Raises
    ------
    FileRefusedError
        If it is hostile, encrypted, damaged or too large, or carries code or links.
    """
    if path.stat().st_size > limits.workbook_bytes:
        message = f"the workbook is larger than {limits.workbook_bytes >> 20:,} MB."
        raise FileRefusedError("hostile-file", message, "Save its sheets as CSV.")
    look = _look_through(path.read_bytes(), limits)
    book = _parsed(look.data)
    sheets = []
    for entry in book.sheets_metadata:
        if entry.typ in (SheetTypeEnum.MacroSheet, SheetTypeEnum.Vba):
            raise FileRefusedError("hostile-file", "the workbook holds macros.")
        if entry.typ == SheetTypeEnum.WorkSheet:
            extent = look.extents.get(entry.name, SheetExtent())
            sheets.append(_sheet(book, entry.name, entry.visible, extent, limits))
    if not sheets:
        raise FileRefusedError("empty-table", "the workbook has no worksheet.")
    if len(sheets) > limits.sheets:
        raise FileRefusedError("hostile-file", f"the workbook has more than {limits.sheets:,} sheets.")
    if look.links:
        message = "names in the workbook lead to other files; no cell uses them, and nothing is fetched."
        sheets[0] = replace(sheets[0], notes=(*sheets[0].notes, SourceNote("linked-workbook", message)))
    return look.kind, tuple(sheets)


@dataclass(frozen=True)
class _Look:
    """What was learnt of a workbook before it is read: its kind, safe bytes, reach of sheets, leftover links."""

    kind: str
    data: bytes
    extents: dict[str, SheetExtent]
    links: bool = False


def _look_through(data: bytes, limits: SourceLimits) -> _Look:
    """Find out which kind of workbook it is, and refuse what cannot be read safely."""
    if data.startswith(OLE_SIGN):
        old = scan_xls(data, limits)
        return _Look("xls", old.data, old.extents, old.links)
    names, _ = guard_archive(data, links=True)
    try:
        if "xl/workbook.xml" in names:
            links = any("externallinks/" in name.lower() for name in names)
            return _Look("xlsx", data, scan_workbook(data, limits), links)
        if "content.xml" in names and _mimetype(data) == _ODS:
            return _Look("ods", data, scan_ods(data, limits))
    except (zipfile.BadZipFile, LookupError, OSError, EOFError, RuntimeError, ValueError):
        raise _damaged() from None
    if "xl/workbook.bin" in names:
        message = "the workbook is in the binary format XLSB, which is not read."
        raise FileRefusedError("unreadable-file", message, "Save it as XLSX.")
    raise FileRefusedError("hostile-file", "the file is an archive, not a workbook.", "Unpack it, and name the files.")


def _mimetype(data: bytes) -> bytes:
    """Return what an archive says that it is."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("mimetype").strip() if "mimetype" in archive.namelist() else b""


def _parsed(data: bytes) -> CalamineWorkbook:
    """Open a workbook that has been looked through."""
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except BaseException as error:  # noqa: BLE001 - a panic of the reader is no Exception; others are raised again
        raise _refused(error) from None


def _sheet(
    book: CalamineWorkbook, name: str, visible: SheetVisibleEnum, extent: SheetExtent, limits: SourceLimits
) -> SourceSheet:
    """Return one sheet with what is to be said of it."""
    notes = []
    if visible != SheetVisibleEnum.Visible:
        how = "is hidden" if visible == SheetVisibleEnum.Hidden else "is hidden so that Excel does not even list it"
        notes.append(SourceNote("hidden-sheet", f"the sheet '{name}' {how}."))
    if extent.rows in _FULL_SHEETS:
        message = f"the sheet '{name}' ends in row {extent.rows:,}, the last that a sheet can have: it may be cut off."
        notes.append(SourceNote("sheet-limit", message, extent.rows))
    hidden = visible != SheetVisibleEnum.Visible
    return SourceSheet(name, lambda: in_blocks(_rows(book, name, extent, limits), limits), tuple(notes), hidden)


def _rows(book: CalamineWorkbook, name: str, extent: SheetExtent, limits: SourceLimits) -> Iterator[list[str]]:
    """Yield the rows of a sheet from row 1, without the empty cells at their ends."""
    sheet = _loaded(book, name)
    # The reader begins with row 1, but with the first used column.
    left = sheet.start[1] if sheet.start else 0
    last = max((row for row, _ in extent.mended), default=-1)
    mended: dict[int, list[tuple[int, str]]] = {}
    for (row, column), text in extent.mended.items():
        mended.setdefault(row, []).append((column, text))
    done = 0
    for values in sheet.iter_rows():
        yield _row_text(values, left, mended.get(done, []), done + 1, limits)
        done += 1
    for row in range(done, last + 1):
        yield _row_text([], 0, mended.get(row, []), row + 1, limits)


def _row_text(
    values: Sequence[object], left: int, mended: list[tuple[int, str]], row: int, limits: SourceLimits
) -> list[str]:
    """Write one row as text."""
    cells = [typed_text(value) for value in values]
    if left:
        cells = [""] * left + cells
    for column, text in mended:
        cells.extend([""] * (column + 1 - len(cells)))
        cells[column] = cells[column] or text
    while cells and not cells[-1]:
        cells.pop()
    if len(cells) > limits.columns:
        raise FileRefusedError("hostile-file", f"the row has more than {limits.columns:,} columns.", row=row)
    if cells and len(max(cells, key=len)) > limits.cell_characters:
        raise FileRefusedError("hostile-file", f"a cell is longer than {limits.cell_characters:,} characters.", row=row)
    return cells


def _loaded(book: CalamineWorkbook, name: str) -> CalamineSheet:
    """Read one sheet."""
    try:
        return book.get_sheet_by_name(name)
    except BaseException as error:  # noqa: BLE001 - a panic of the reader is no Exception; others are raised again
        raise _refused(error) from None


def _refused(error: BaseException) -> BaseException:
    """Return the refusal of a workbook its reader stumbles over; a panic of the reader derives from no Exception."""
    stumbled = isinstance(error, _READER_ERRORS) or type(error).__name__ == "PanicException"
    return _damaged() if stumbled else error


def _damaged() -> FileRefusedError:
    """Refuse a damaged workbook."""
    return FileRefusedError("unreadable-file", "the file is damaged, or is not a workbook.")
