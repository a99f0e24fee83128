"""A look through an XLSX workbook, in pieces, at what its sheets will take and what its reader leaves out."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import numpy as np
from numpy.typing import NDArray

from optimiser.ingest.parse import UNCALCULATED
from optimiser.ingest.raw_table import FileRefusedError
from optimiser.ingest.source.limits import SourceLimits
from optimiser.ingest.source.sheet_extent import SheetExtent, column_number

_CHUNK = 1 << 20
_P = rb"(?:\w+:)?"
_ROW = re.compile(rb"<" + _P + rb"row\s[^>]*?\br=[\"'](\d+)")
_ROW_TAG = re.compile(rb"<" + _P + rb"row[\s/>]")
_CELL = re.compile(rb"<" + _P + rb"c\s[^>]*?\br=[\"']([A-Za-z]+)")
_CELL_TAG = re.compile(rb"<" + _P + rb"c[\s/>]")
# The same without the prefix of a name space, four times as quick.
_PREFIXED = (b":c ", b":c>", b":c/", b":row")
_PLAIN_ROW = re.compile(rb"<row\s[^>]*?\br=[\"'](\d+)")
_PLAIN_ROW_TAG = re.compile(rb"<row[\s/>]")
_PLAIN_CELL = re.compile(rb"<c\s[^>]*?\br=[\"']([A-Za-z]+)")
_PLAIN_CELL_TAG = re.compile(rb"<c[\s/>]")
_FILLED = re.compile(rb"<" + _P + rb"c\s(?:[^>]*?\s)??r=[\"']([A-Za-z]+)(\d+)[^>]*[^/>]>")
_ERROR = re.compile(
    rb"<" + _P + rb"c\s(?=[^>]*\bt=[\"']e)[^>]*?\br=[\"']([A-Za-z]+)(\d+)[^>]*>"
    rb"(?:<" + _P + rb"f[^>]*/>|<" + _P + rb"f\b[^>]*>[^<]*</" + _P + rb"f>)?<" + _P + rb"v>([^<]*)<"
)
_NO_RESULT = re.compile(
    rb"<" + _P + rb"c\s(?![^>]*\bt=[\"']str)(?:[^>]*?\s)??r=[\"']([A-Za-z]+)(\d+)[^>]*>"
    rb"(?:<"
    + _P
    + rb"f[^>]*/>|<"
    + _P
    + rb"f\b[^>]*>[^<]*</"
    + _P
    + rb"f>)(?:<"
    + _P
    + rb"v\s*/>|<"
    + _P
    + rb"v></"
    + _P
    + rb"v>)?"
    rb"</" + _P + rb"c>"
)
_LINKED = re.compile(rb"<" + _P + rb"f\b[^>]*>[^<]*\[\d+\][^\]<]*!")
_SHARED = re.compile(rb"\bt=[\"']s[\"'][^>]*><" + _P + rb"v>(\d+)<")
_ITEM_END = re.compile(rb"</" + _P + rb"si>|<" + _P + rb"si\s*/>")
_ITEM = re.compile(rb"<" + _P + rb"si[\s/>]")
_CLAIMED = re.compile(rb"<" + _P + rb"sst\b[^>]*?\suniqueCount=[\"'](\d{1,18})")
_CLAIMED_FROM = 100_000
_LAST_ROW = 1_048_576


def scan_workbook(data: bytes, limits: SourceLimits) -> dict[str, SheetExtent]:
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
        If a cell, a row or a sheet is larger than can be held, or the workbook is damaged.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        lengths = _shared_lengths(archive, limits)
        extents = {}
        for name, part in _sheet_parts(archive).items():
            if part in archive.namelist():
                extents[name] = _scan_sheet(archive, part, lengths, limits)
                extents[name].check(name, limits)
    return extents


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the part that holds each sheet."""
    try:
        book = ET.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314 - the guard has refused any declaration
        links = ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314 - as above
    except (LookupError, ValueError, ET.ParseError):
        raise FileRefusedError("unreadable-file", "the workbook does not say which sheets it has.") from None
    targets = {link.get("Id", ""): link.get("Target", "") for link in links}
    parts = {}
    for sheet in book.iter():
        if sheet.tag.rpartition("}")[2] == "sheet":
            link = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
            parts[sheet.get("name", "")] = posixpath.normpath(posixpath.join("/xl", targets.get(link, ""))).lstrip("/")
    return parts


def _pieces(archive: zipfile.ZipFile, part: str, end: bytes, limits: SourceLimits) -> Iterator[bytes]:
    """Yield a part in pieces that do not end inside a row or an item."""
    rest = b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            rest += chunk
            cut = rest.rfind(b"<", 0, max(rest.rfind(end), 0))
            if cut > 0:
                yield rest[:cut]
                rest = rest[cut:]
            elif len(rest) > limits.row_bytes:
                message = f"a row or a cell of the workbook takes more than {limits.row_bytes >> 20:,} MB."
                raise FileRefusedError("hostile-file", message)
    yield rest


def _shared_lengths(archive: zipfile.ZipFile, limits: SourceLimits) -> NDArray[np.int64]:
    """Return how long each shared text is, with its markup [bytes]."""
    if "xl/sharedStrings.xml" not in archive.namelist():
        return np.zeros(0, dtype=np.int64)
    lengths: list[int] = []
    claimed = begun = 0
    for piece in _pieces(archive, "xl/sharedStrings.xml", b"si>", limits):
        claimed = max(claimed, *(int(count) for count in _CLAIMED.findall(piece)), 0)
        first = None if lengths or begun else _ITEM.search(piece)
        at = first.start() if first else 0
        for match in _ITEM_END.finditer(piece):
            lengths.append(begun + match.end() - at)
            at, begun = match.end(), 0
        begun += len(piece) - at
    if claimed > _CLAIMED_FROM + 100 * len(lengths):
        raise FileRefusedError("hostile-file", "the workbook claims more texts than it holds.")
    return np.array(lengths, dtype=np.int64)


def _scan_sheet(archive: zipfile.ZipFile, part: str, lengths: NDArray[np.int64], limits: SourceLimits) -> SheetExtent:
    """Look through one sheet."""
    extent = SheetExtent()
    letters: set[bytes] = set()
    unplaced = 0
    shared = 0
    for piece in _pieces(archive, part, b"row>", limits):
        prefixed = any(sign in piece for sign in _PREFIXED)
        rows = (_ROW if prefixed else _PLAIN_ROW).findall(piece)
        cells = (_CELL if prefixed else _PLAIN_CELL).findall(piece)
        extent.rows = max(extent.rows, max(map(int, rows), default=0))
        letters.update(cells)
        tags = (_ROW_TAG, _CELL_TAG) if prefixed else (_PLAIN_ROW_TAG, _PLAIN_CELL_TAG)
        unplaced += sum(len(tag.findall(piece)) for tag in tags) - len(rows) - len(cells)
        shared += piece.count(b't="s"') + piece.count(b"t='s'")
        _mend(extent, piece)
    extent.columns = max((column_number(found.decode()) for found in letters), default=0)
    if unplaced or extent.rows * extent.columns > limits.sheet_cells or _has_far_cell(archive, part, extent, limits):
        _measure(archive, part, extent, limits)
    longest = int(lengths.max(initial=0))
    extent.text = longest * shared
    if extent.text > limits.sheet_text:
        extent.text = _shared_text(archive, part, lengths, limits)
    return extent


def _mend(extent: SheetExtent, piece: bytes) -> None:
    """Remember errors, and formulas without a result."""
    if b'="e"' in piece or b"='e'" in piece:
        for letters, row, text in _ERROR.findall(piece):
            extent.mended[int(row) - 1, column_number(letters.decode()) - 1] = text.decode("utf-8", "replace")
    if b"<f" in piece or b":f" in piece:
        if _LINKED.search(piece):
            message = "formulas of the workbook take their values from other files."
            raise FileRefusedError("hostile-file", message)
        for letters, row in _NO_RESULT.findall(piece):
            extent.mended[int(row) - 1, column_number(letters.decode()) - 1] = UNCALCULATED


def _has_far_cell(archive: zipfile.ZipFile, part: str, extent: SheetExtent, limits: SourceLimits) -> bool:
    """Say whether cells may claim rows that the sheet does not have, and the sheet would not fit if they did."""
    if _LAST_ROW * extent.columns <= limits.sheet_cells:
        return False
    far = re.compile(rb"\sr=[\"'][A-Za-z]+\d{%d,}[\"']" % (len(str(extent.rows)) + 1))
    nearly = 10 ** len(str(extent.rows)) * extent.columns > limits.sheet_cells
    return nearly or any(far.search(piece) for piece in _pieces(archive, part, b"row>", limits))


def _measure(archive: zipfile.ZipFile, part: str, extent: SheetExtent, limits: SourceLimits) -> None:
    """Measure a sheet cell by cell: filled ones only, and those that do not say where they stand."""
    last_row = last_column = row = 0
    for piece in _pieces(archive, part, b"row>", limits):
        for segment in re.split(rb"(?=<(?:\w+:)?row[\s/>])", piece):
            named = _ROW.match(segment)
            row = int(named[1]) if named else row + (1 if _ROW_TAG.match(segment) else 0)
            placed = [(column_number(a.decode()), int(b)) for a, b in _FILLED.findall(segment)]
            tags = len(_CELL_TAG.findall(segment))
            unplaced = tags - len(_CELL.findall(segment))
            if placed or unplaced:
                last_row = max(last_row, row, max((b for _, b in placed), default=0))
                last_column = max(last_column, max((a for a, _ in placed), default=0) + (tags if unplaced else 0))
    extent.rows, extent.columns = last_row, last_column


def _shared_text(archive: zipfile.ZipFile, part: str, lengths: NDArray[np.int64], limits: SourceLimits) -> int:
    """Add up the shared texts that the cells of a sheet show."""
    total = 0
    for piece in _pieces(archive, part, b"row>", limits):
        shown = np.array([int(found) for found in _SHARED.findall(piece)], dtype=np.int64)
        total += int(lengths[shown[shown < len(lengths)]].sum())
    return total
