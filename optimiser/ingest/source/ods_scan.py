"""A look through an ODS workbook at what its sheets will take once rows and cells that are stored once are repeated."""

from __future__ import annotations

import io
import re
import zipfile

from optimiser.ingest.raw_table import FileRefusedError
from optimiser.ingest.source.limits import SourceLimits
from optimiser.ingest.source.sheet_extent import SheetExtent, check_together

_TABLE = re.compile(rb"<table:table\s[^>]*?table:name=\"([^\"]*)\"")
_ROW = re.compile(rb"<table:table-row\b([^>]*?)(/?)>")
_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*?)(?:/>|>(.*?)</table:(?:covered-)?table-cell>)", re.DOTALL)
_ERROR = re.compile(rb"<text:p>([^<]*)<")
_ROWS_REPEATED = re.compile(rb"number-rows-repeated=[\"'](\d+)")
_COLUMNS_REPEATED = re.compile(rb"number-columns-repeated=[\"'](\d+)")
_EXTERNAL = re.compile(
    rb"<table:table-source\b|<table:cell-range-source\b|<text:dde-|<office:dde-|<script:|of:=[^\"]*'file:"
)


def scan_ods(data: bytes, limits: SourceLimits) -> dict[str, SheetExtent]:
    """Look through a workbook that has passed the guard; returns how far each sheet reaches, by name.

    Parameters
    ----------
    data
        The bytes of the file.
    limits
        Sizes up to which it is read.

    Raises
    ------
    FileRefusedError
        If it is encrypted, is linked to other files, or a sheet is larger than can be held.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if "META-INF/manifest.xml" in archive.namelist() and b"encryption-data" in archive.read(
            "META-INF/manifest.xml"
        ):
            raise FileRefusedError("hostile-file", "the workbook is protected by a password.")
        content = archive.read("content.xml")
    if b"\x00" in content:
        raise FileRefusedError("unreadable-file", "the workbook is not written in UTF-8.")
    if _EXTERNAL.search(content):
        raise FileRefusedError("hostile-file", "the workbook is linked to other files, or holds scripts.")
    extents: dict[str, SheetExtent] = {}
    starts = [(match.start(), match[1]) for match in _TABLE.finditer(content)]
    for (start, name), (end, _) in zip(starts, [*starts[1:], (len(content), b"")], strict=True):
        # Only the five entities of XML are possible, because the guard has refused any declaration of others.
        said = name.decode("utf-8", "replace").replace("&apos;", "'").replace("&quot;", '"').replace("&amp;", "&")
        extents[said] = _scan_table(content[start:end])
        extents[said].check(said, limits)
    check_together(extents.values(), limits)
    return extents


def _scan_table(table: bytes) -> SheetExtent:
    """Look through one sheet."""
    extent = SheetExtent()
    passed = 0
    rows = list(_ROW.finditer(table))
    for k, row in enumerate(rows):
        times = _repeated(_ROWS_REPEATED, row[1])
        end = rows[k + 1].start() if k + 1 < len(rows) else len(table)
        width, text, errors = (0, 0, {}) if row[2] else _scan_row(table[row.end() : end])
        for place, error in errors.items():
            extent.mended[passed, place] = error
        if width:
            extent.rows = passed + times
            extent.columns = max(extent.columns, width)
            extent.text += times * text
        passed += times
    return extent


def _scan_row(row: bytes) -> tuple[int, int, dict[int, str]]:
    """Return the last filled column of a row, the bytes of text it comes to, and its errors by column from 0."""
    column = width = text = 0
    errors: dict[int, str] = {}
    for cell in _CELL.finditer(row):
        times = _repeated(_COLUMNS_REPEATED, cell[1])
        column += times
        if cell[2] or b"value" in cell[1]:
            width = column
            text += times * len(cell[0])
        shown = _ERROR.search(cell[2] or b"") if b'value-type="error"' in cell[1] else None
        if shown:
            errors[column - 1] = shown[1].decode("utf-8", "replace")
    return width, text, errors


def _repeated(pattern: re.Pattern[bytes], attributes: bytes) -> int:
    """Return how many times a row or cell stands."""
    match = pattern.search(attributes)
    return int(match[1][:9]) if match else 1
