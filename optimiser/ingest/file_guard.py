"""Looks into a workbook before anything parses it, and refuses what is built to exhaust or mislead a reader."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass

from optimiser.ingest.raw_table import FileRefusedError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ARCHIVE_SIGNS = (b"PK\x03\x04", _OLE, b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\x00")
_ARCHIVE_ENDINGS = (
    ".zip",
    ".xlsx",
    ".xlsm",
    ".xlsb",
    ".xls",
    ".docx",
    ".docm",
    ".doc",
    ".7z",
    ".rar",
    ".gz",
    ".jar",
    ".exe",
)
_CHUNK = 1 << 20
_EXTERNAL = re.compile(rb"<[^<>]*TargetMode\s*=\s*[\"']External[\"'][^<>]*>", re.IGNORECASE)
_LIVE_LINK = re.compile(rb"<(?:\w+:)?(?:ddeLink|oleLink)\b")
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")


@dataclass(frozen=True)
class ArchiveLimits:
    """How large a workbook may become when unpacked.

    Parameters
    ----------
    entries
        Most parts in the archive [parts].
    unpacked
        Most bytes in all; a full worksheet of 1,048,576 rows with fourteen columns fits [bytes].
    beside_sheets
        Most bytes outside the worksheets, because these are held in memory as a whole [bytes].
    ratio
        Most unpacked bytes for one packed byte; sheets as people have them stay below 40.
    ratio_from
        Size from which the ratio counts, because short repetitive parts compress well [bytes].
    """

    entries: int = 2_000
    unpacked: int = 1 << 30
    beside_sheets: int = 1 << 28
    ratio: int = 100
    ratio_from: int = 1 << 20


LIMITS = ArchiveLimits()


def guard_workbook(data: bytes, limits: ArchiveLimits = LIMITS) -> frozenset[str]:
    """Check an XLSX file and return the names of the parts that hold formulas.

    Parameters
    ----------
    data
        The bytes of the file.
    limits
        Sizes up to which it is unpacked.

    Raises
    ------
    FileRefusedError
        If it is hostile, encrypted, carries code, links or other files, or is not a workbook at all.
    """
    if data.startswith(_OLE):
        raise _hostile("the file is protected by a password, or is an old .xls workbook under another name.")
    names, formulas = guard_archive(data, limits)
    if "[Content_Types].xml" not in names:
        raise FileRefusedError("unreadable-file", "the file is an archive, but not an XLSX workbook.")
    return formulas


def guard_archive(
    data: bytes, limits: ArchiveLimits = LIMITS, *, links: bool = False
) -> tuple[frozenset[str], frozenset[str]]:
    """Check any workbook that is an archive of parts, XLSX or ODS.

    Parameters
    ----------
    data
        The bytes of the file.
    limits
        Sizes up to which it is unpacked.
    links
        Whether it may name other workbooks; what runs a program or fetches anything else is refused in any case.

    Returns
    -------
    names
        The parts.
    formulas
        The parts that hold formulas, among those of an XLSX workbook.

    Raises
    ------
    FileRefusedError
        If it is hostile, encrypted, carries code, links or other files, or is damaged.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check_directory(entries, len(data), limits, links=links)
            formulas = _check_contents(archive, entries, limits, links=links)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, EOFError, OSError, RuntimeError):
        raise FileRefusedError("unreadable-file", "the file is damaged or is not an XLSX workbook.") from None
    return frozenset(entry.filename for entry in entries), formulas


def _check_directory(entries: list[zipfile.ZipInfo], size: int, limits: ArchiveLimits, *, links: bool) -> None:
    """Check what the archive says about itself."""
    if len(entries) > limits.entries:
        raise _hostile(f"the workbook has {len(entries):,} parts, more than {limits.entries:,}.")
    if sum(entry.file_size for entry in entries) > limits.unpacked:
        raise _hostile(f"the workbook unpacks to more than {limits.unpacked >> 20:,} MB.")
    if sum(entry.compress_size for entry in entries) > size:
        raise _hostile("parts of the workbook overlap, so that few bytes unpack to many.")
    if len({entry.filename for entry in entries}) < len(entries):
        raise _hostile("two parts of the workbook have the same name.")
    for entry in entries:
        name = entry.filename.lower()
        if entry.flag_bits & 0x1:
            raise _hostile("a part of the workbook is encrypted.")
        if name.startswith("/") or ".." in name.replace("\\", "/").split("/"):
            raise _hostile("a part of the workbook has a name that leads out of it.")
        if "vbaproject" in name or "macrosheets/" in name or name.startswith("basic/"):
            raise _hostile("the workbook holds macros.")
        if "externallinks/" in name and not links:
            raise _hostile("the workbook is linked to other files.")
        if name.endswith(_ARCHIVE_ENDINGS):
            raise _hostile("the workbook holds another file inside it.")


def _check_contents(
    archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], limits: ArchiveLimits, *, links: bool
) -> frozenset[str]:
    """Unpack every part once, counting bytes, because the declared sizes may lie."""
    total = beside = 0
    formulas = set()
    for entry in entries:
        sheet = entry.filename.startswith("xl/worksheets/")
        with archive.open(entry) as stream:
            size, tail = 0, b""
            while chunk := stream.read(_CHUNK):
                _check_chunk(chunk, tail, first=size == 0)
                size += len(chunk)
                total += len(chunk)
                beside += 0 if sheet else len(chunk)
                if total > limits.unpacked or beside > limits.beside_sheets:
                    raise _hostile("the workbook unpacks to more than can be held.")
                if size > limits.ratio_from and size > limits.ratio * max(entry.compress_size, 1):
                    raise _hostile(f"a part of the workbook unpacks to more than {limits.ratio} times its size.")
                if sheet and entry.filename not in formulas and _FORMULA.search(tail + chunk):
                    formulas.add(entry.filename)
                if entry.filename.endswith(".rels"):
                    _check_links(tail + chunk, links=links)
                if "externallinks/" in entry.filename.lower() and _LIVE_LINK.search(tail + chunk):
                    raise _hostile("the workbook is linked to another program.")
                tail = chunk[-4096:]
    return frozenset(formulas)


def _check_chunk(chunk: bytes, tail: bytes, *, first: bool) -> None:
    """Refuse a part that is an archive, or XML that declares a document type (entity bombs), however far down."""
    if first and chunk.startswith(_ARCHIVE_SIGNS):
        raise _hostile("the workbook holds another file inside it.")
    # XML may be UTF-16; without its zero bytes the declaration reads the same.
    text = tail[-32:] + chunk
    if _DECLARATION.search(text.replace(b"\x00", b"") if b"\x00" in text else text):
        raise _hostile("a part of the workbook declares a document type, which no workbook needs.")


def _check_links(chunk: bytes, *, links: bool) -> None:
    """Refuse links to other files; a plain hyperlink in a cell does no harm."""
    for link in _EXTERNAL.findall(chunk.replace(b"\x00", b"")):
        harmless = b"/hyperlink" in link.lower() or (links and b"/externallinkpath" in link.lower())
        if not harmless:
            raise _hostile("the workbook is linked to other files.")


def _hostile(message: str) -> FileRefusedError:
    """Return the refusal of a hostile file."""
    return FileRefusedError("hostile-file", message)
