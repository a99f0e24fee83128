"""A look through an old .xls workbook at what its sheets will take, and at what must not be in it."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from optimiser.ingest.raw_table import FileRefusedError
from optimiser.ingest.source.compound_file import CompoundFile, packed_alone
from optimiser.ingest.source.limits import SourceLimits
from optimiser.ingest.source.sheet_extent import SheetExtent, check_together

_BOF, _EOF, _FILEPASS, _BOUNDSHEET, _SUPBOOK, _SST, _CONTINUE = 0x0809, 0x000A, 0x002F, 0x0085, 0x01AE, 0x00FC, 0x003C
_LABELSST, _BOOLERR, _FORMULA, _MULRK, _MULBLANK = 0x00FD, 0x0205, 0x0006, 0x00BD, 0x00BE
_EXTERNSHEET, _DIMENSIONS = 0x0017, 0x0200
# Tokens of a formula that speak of a cell, an area or a name on a sheet that is named by its number.
_ELSEWHERE = frozenset({0x39, 0x59, 0x79, 0x3A, 0x5A, 0x7A, 0x3B, 0x5B, 0x7B})
# Records of one filled cell: blank ones (0x0201) take no room.
_CELLS = frozenset({0x00FD, 0x0204, 0x00D6, 0x0203, 0x027E, 0x0205, 0x0006, 0x0406})
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
_STREAMS = ("Workbook", "Book")


@dataclass(frozen=True)
class OldWorkbook:
    """An old workbook that was looked through.

    Parameters
    ----------
    data
        The workbook alone, in a container of our own.
    extents
        How far each sheet reaches, by name.
    links
        Whether names in it lead to other files.
    """

    data: bytes
    extents: dict[str, SheetExtent]
    links: bool


def scan_xls(data: bytes, limits: SourceLimits) -> OldWorkbook:
    """Look through the workbook.

    Parameters
    ----------
    data
        The bytes of the file.
    limits
        Sizes up to which it is read.

    Raises
    ------
    FileRefusedError
        If it is encrypted, damaged, holds macros or reads other files, or a sheet is larger than can be held.
    """
    container = CompoundFile(data)
    names = container.names()
    if "EncryptedPackage" in names or "EncryptionInfo" in names:
        raise FileRefusedError("hostile-file", "the file is protected by a password.")
    if any(name.upper().startswith(("_VBA_PROJECT", "VBA")) for name in names):
        raise FileRefusedError("hostile-file", "the workbook holds macros.")
    name = next((name for name in _STREAMS if name in names), None)
    if name is None:
        raise FileRefusedError("unreadable-file", "the file is an old Office document, but not a workbook.")
    stream = container.stream(name)
    try:
        extents, links = _scan(stream, limits)
    except (struct.error, IndexError):
        raise FileRefusedError("unreadable-file", "the file is damaged, or is not a workbook.") from None
    return OldWorkbook(packed_alone(name, stream), extents, links)


def _records(stream: bytes, at: int = 0) -> Iterator[tuple[int, int, bytes]]:
    """Yield each record of the workbook: where it stands, its kind, and what it holds."""
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        if at + 4 + size > len(stream):
            return
        yield at, kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


def _scan(stream: bytes, limits: SourceLimits) -> tuple[dict[str, SheetExtent], bool]:
    """Read what holds for the whole workbook, and then every sheet."""
    book = _Book()
    for _, kind, body in _records(stream):
        if kind == _EOF:
            break
        book.take(kind, body)
    lengths = _text_lengths(book.texts, len(stream)) if book.texts else []
    if len(book.sheets) > limits.sheets:
        raise FileRefusedError("hostile-file", f"the workbook has more than {limits.sheets:,} sheets.")
    extents = {}
    for start, name in book.sheets.items():
        extents[name] = _scan_sheet(stream, start, lengths, book.linked(), limits)
        extents[name].check(name, limits)
    check_together(extents.values(), limits)
    return extents, any(book.foreign)


@dataclass
class _Book:
    """What stands before the first sheet: the sheets, the shared texts, and where links lead."""

    sheets: dict[int, str] = field(default_factory=dict)
    texts: list[bytes] = field(default_factory=list)
    foreign: list[bool] = field(default_factory=list)
    references: bytes = b""
    previous: int = 0
    late: bool = True

    def take(self, kind: int, body: bytes) -> None:
        """Take in one record, and refuse what must not be in a workbook."""
        if kind == _FILEPASS:
            raise FileRefusedError("hostile-file", "the workbook is protected by a password.")
        if kind == _BOF:
            # Excel 5 and 95 wrote names in the letters of Windows, later ones in Unicode.
            self.late = body[:2] == b"\x00\x06"
        elif kind == _BOUNDSHEET:
            name = _sheet_name(body) if self.late else body[7 : 7 + body[6]].decode("cp1252", "replace")
            start = struct.unpack_from("<I", body)[0]
            if start in self.sheets:
                raise FileRefusedError("hostile-file", "two sheets of the workbook stand in the same place.")
            self.sheets[start] = name
            if body[5] in {1, 6}:
                raise FileRefusedError("hostile-file", "the workbook holds macros.")
        elif kind == _SUPBOOK:
            self.foreign.append(not _own(body))
            if self.foreign[-1] and body[:2] == b"\x00\x00":
                raise FileRefusedError("hostile-file", "the workbook is linked to another program.")
        elif kind == _EXTERNSHEET:
            self.references = body
        elif kind == _SST or (kind == _CONTINUE and self.previous == _SST):
            self.texts.append(body)
        if kind != _CONTINUE:
            self.previous = kind

    def linked(self) -> frozenset[int]:
        """Return the numbers under which formulas speak of other files."""
        if not any(self.foreign):
            return frozenset()
        count = struct.unpack_from("<H", self.references)[0]
        books = [struct.unpack_from("<H", self.references, 2 + 6 * k)[0] for k in range(count)]
        return frozenset(k for k, book in enumerate(books) if book < len(self.foreign) and self.foreign[book])


def _scan_sheet(
    stream: bytes, start: int, lengths: list[int], linked: frozenset[int], limits: SourceLimits
) -> SheetExtent:
    """Look through one sheet."""
    extent = SheetExtent()
    depth = 0
    for _, kind, body in _records(stream, start):
        if kind == _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth == 0:
                return extent
        elif kind == _DIMENSIONS:
            _check_claim(body, limits)
        elif kind in _CELLS or kind == _MULRK:
            _count(extent, kind, body, lengths)
            if kind == _FORMULA and linked and _reads_elsewhere(body[22:], linked):
                raise FileRefusedError("hostile-file", "formulas of the workbook take their values from other files.")
    return extent


def _check_claim(body: bytes, limits: SourceLimits) -> None:
    """Refuse a sheet that claims more cells than can be held, because the reader makes room for what is claimed."""
    first, last, left, right = struct.unpack_from("<IIHH" if len(body) >= 14 else "<HHHH", body)
    if last < first or right < left:
        raise FileRefusedError("unreadable-file", "the file is damaged, or is not a workbook.")
    if (last - first + 1) * (right - left + 1) > limits.sheet_cells:
        raise FileRefusedError("hostile-file", f"a sheet claims more than {limits.sheet_cells:,} cells.")


def _reads_elsewhere(tokens: bytes, linked: frozenset[int]) -> bool:
    """Say whether a formula speaks of another file; where the bytes could be read so, it does."""
    places = (k for k, token in enumerate(tokens[:-2]) if token in _ELSEWHERE)
    return any(struct.unpack_from("<H", tokens, k + 1)[0] in linked for k in places)


def _count(extent: SheetExtent, kind: int, body: bytes, lengths: list[int]) -> None:
    """Count one record of cells."""
    row, column = struct.unpack_from("<HH", body)
    last = struct.unpack_from("<H", body, len(body) - 2)[0] if kind == _MULRK else column
    extent.rows = max(extent.rows, row + 1)
    extent.columns = max(extent.columns, last + 1)
    if kind == _LABELSST:
        extent.text += lengths[struct.unpack_from("<I", body, 6)[0]]
    elif kind == _BOOLERR and body[7] == 1:
        extent.mended[row, column] = _ERRORS.get(body[6], "#N/A")
    elif kind == _FORMULA and body[6] == 2 and body[12:14] == b"\xff\xff":
        extent.mended[row, column] = _ERRORS.get(body[8], "#N/A")


def _sheet_name(body: bytes) -> str:
    """Return the name of a sheet."""
    length, wide = body[6], body[7] & 1
    return body[8 : 8 + length * (1 + wide)].decode("utf-16-le" if wide else "latin-1", "replace")


def _own(body: bytes) -> bool:
    """Say whether a link leads into the workbook itself, or to functions that come with the program."""
    return len(body) == 4 and body[2:4] in {b"\x01\x04", b"\x01\x3a"}


def _text_lengths(parts: list[bytes], size: int) -> list[int]:
    """Return how long each shared text is, following texts that go on in the next record.

    Parameters
    ----------
    parts
        The record of shared texts and those that continue it.
    size
        Bytes of the whole workbook.
    """
    claimed = struct.unpack_from("<I", parts[0], 4)[0]
    if claimed * 3 > size:
        raise FileRefusedError("hostile-file", "the workbook claims more texts than it can hold.")
    lengths: list[int] = []
    part, at = 0, 8
    while len(lengths) < claimed:
        if at >= len(parts[part]):
            part, at = part + 1, 0
        letters, flags = struct.unpack_from("<HB", parts[part], at)
        lengths.append(letters)
        at += 3
        behind = 0
        if flags & 8:
            behind, at = 4 * struct.unpack_from("<H", parts[part], at)[0], at + 2
        if flags & 4:
            behind, at = behind + struct.unpack_from("<I", parts[part], at)[0], at + 4
        wide = flags & 1
        while letters:
            taken = min(letters, (len(parts[part]) - at) >> wide)
            letters, at = letters - taken, at + (taken << wide)
            if letters:
                # The rest of a text begins with a byte that says anew how wide its letters are.
                part, at, wide = part + 1, 1, parts[part + 1][0] & 1
        at += behind
        while at > len(parts[part]):
            part, at = part + 1, at - len(parts[part])
    return lengths
