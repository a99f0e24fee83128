"""Opens a source file by what it holds, not by what its name says."""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from optimiser.ingest.raw_table import FileRefusedError
from optimiser.ingest.source.encoding import find_encoding
from optimiser.ingest.source.limits import LIMITS, SourceLimits
from optimiser.ingest.source.packed_file import GZIP_SIGN, open_packed
from optimiser.ingest.source.parquet_file import parquet_sheet
from optimiser.ingest.source.refused_kinds import OLE_SIGN, ZIP_SIGN, refuse_by_sign, refuse_by_text
from optimiser.ingest.source.sheets import Block, SourceFile, SourceNote, SourceSheet
from optimiser.ingest.source.text_file import TextLayout, delimited_layout, text_sample, text_sheet
from optimiser.ingest.source.workbook_file import open_workbook

__all__ = ["LIMITS", "Block", "SourceFile", "SourceLimits", "SourceNote", "SourceSheet", "open_source"]
# A table may begin with a word such as PARENT, so the sign must stand at the end too.
_PARQUET = (b"PAR1", b"PARE")
_JSON = re.compile(r'\s*(?:\{\s*["}]|\[\s*[\[{"\]])')


def open_source(path: Path, limits: SourceLimits = LIMITS) -> SourceFile:
    """Open a file, and refuse what cannot be read safely.

    Text is read once from end to end to decide how it is written; worksheets are read when their rows are asked for.

    Parameters
    ----------
    path
        The file.
    limits
        Sizes up to which it is read.

    Raises
    ------
    FileRefusedError
        If it is missing, empty, hostile, damaged, too large, or of a kind that is not read.
    """
    _check_place(path)
    try:
        with path.open("rb") as stream:
            start = stream.read(512)
            stream.seek(-min(4, path.stat().st_size), os.SEEK_END)
            end = stream.read(4)
            stream.seek(0)
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
        if start[:4] in _PARQUET and start[:4] == end:
            return SourceFile(path.name, sha256, "parquet", "", "", (parquet_sheet(path, limits),))
        return _opened(path, start, sha256, limits)
    except PermissionError:
        raise FileRefusedError("unreadable-file", "the file may not be opened; is it open elsewhere?") from None
    except OSError:
        raise FileRefusedError("unreadable-file", "the file cannot be read from its disk.") from None


def _check_place(path: Path) -> None:
    """Refuse what is no ordinary file, and a link that leads out of its folder."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        raise FileRefusedError("missing-file", "there is no such file.") from None
    if not stat.S_ISREG(mode):
        raise FileRefusedError("unreadable-file", "this is a folder or a device, not a file.")
    if path.is_symlink() and path.resolve().parent != path.parent.resolve():
        raise FileRefusedError(
            "hostile-file", "the file is a link to a file in another folder.", "Copy the file itself."
        )


def _opened(path: Path, start: bytes, sha256: str, limits: SourceLimits) -> SourceFile:
    """Open a file by its first bytes."""
    if not start:
        raise FileRefusedError("empty-table", "the file holds nothing.")
    if start.startswith((ZIP_SIGN, OLE_SIGN)):
        kind, sheets = open_workbook(path, limits)
        return SourceFile(path.name, sha256, kind, "", "", sheets)
    if start.startswith(GZIP_SIGN):
        return _opened_text(path.name, sha256, lambda: open_packed(path, limits), limits)
    return _opened_text(path.name, sha256, lambda: path.open("rb"), limits)


def _opened_text(name: str, sha256: str, open_bytes: Callable[[], BinaryIO], limits: SourceLimits) -> SourceFile:
    """Open a text file, packed or not."""
    with open_bytes() as stream:
        start = stream.read(512)
    refuse_by_sign(start)
    if _JSON.match(start.decode("utf-8", "replace")):
        # A package of releases is often one long line.
        limits = replace(limits, line_bytes=limits.workbook_bytes)
    with open_bytes() as stream:
        encoding = find_encoding(stream, limits)
    sample = text_sample(open_bytes, encoding)
    text = "".join(sample)
    refuse_by_text(text)
    if _JSON.match(text):
        kind, layout = ("jsonl" if _is_object(sample[0]) else "json"), TextLayout(encoding, "")
    else:
        kind, layout = "csv", delimited_layout(sample, encoding)
    sheet = text_sheet(open_bytes, layout, limits)
    return SourceFile(name, sha256, kind, encoding.said, layout.delimiter, (sheet,))


def _is_object(line: str) -> bool:
    """Say whether a line is a JSON object of its own."""
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
