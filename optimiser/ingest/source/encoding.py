"""How a text file is written, decided from its bytes in one pass that also finds what no text file holds."""

from __future__ import annotations

import codecs
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from optimiser.ingest.raw_table import FileRefusedError
from optimiser.ingest.source.limits import SourceLimits

MENDED = "optimiser-stray-cp1252"
_CHUNK = 1 << 20
_SAMPLE = 1 << 16
_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_NOT_ASCII = re.compile(rb"[\x80-\xff]")
_NOT_CP1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")


@dataclass(frozen=True)
class Encoding:
    """How the bytes of a text file become letters.

    Parameters
    ----------
    codec
        Python's name of the encoding.
    errors
        What becomes of bytes that do not fit.
    said
        The same for people.
    unreadable
        Bytes that mean nothing; each becomes a replacement character.
    """

    codec: str
    errors: str
    said: str
    unreadable: int = 0


def find_encoding(stream: BinaryIO, limits: SourceLimits) -> Encoding:
    """Read a text file once, and decide how it is written.

    Parameters
    ----------
    stream
        The file from its first byte.
    limits
        Sizes up to which it is read.

    Raises
    ------
    FileRefusedError
        If it holds NUL bytes, a line without end, or UTF-16 that breaks off.
    """
    chunks = _chunks(stream, limits)
    first = next(chunks, b"")
    wide = _wide(first)
    if wide:
        return _check_wide(wide, first, chunks)
    decoder = codecs.getincrementaldecoder("utf-8")()
    valid = True
    sequences = high = unreadable = lines = 0
    chunk: bytes | None = first
    while chunk is not None:
        if b"\x00" in chunk:
            raise _nul(lines + chunk[: chunk.index(b"\x00")].count(b"\n") + 1)
        lines += chunk.count(b"\n")
        if not chunk.isascii():
            found = _SEQUENCE.findall(chunk)
            sequences += len(found)
            high += len(_NOT_ASCII.findall(chunk)) - sum(map(len, found))
            unreadable += len(_NOT_CP1252.findall(chunk))
        following = next(chunks, None)
        valid = valid and _decodes(decoder, chunk, final=following is None)
        chunk = following
    if valid:
        said = "utf-8 with a byte order mark" if first.startswith(codecs.BOM_UTF8) else "utf-8"
        return Encoding("utf-8-sig", "strict", said)
    if sequences >= high or first.startswith(codecs.BOM_UTF8):
        return Encoding("utf-8-sig", MENDED, f"utf-8 with {high:,} stray bytes of cp1252")
    return Encoding("cp1252", "replace", "cp1252", unreadable)


def _chunks(stream: BinaryIO, limits: SourceLimits) -> Iterator[bytes]:
    """Yield the file in pieces, and stop at a line that has no end."""
    unended = total = 0
    while chunk := stream.read(_CHUNK):
        total += len(chunk)
        if total > limits.text_bytes:
            raise FileRefusedError("hostile-file", f"the file is longer than {limits.text_bytes >> 20:,} MB of text.")
        end = max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))
        unended = unended + len(chunk) if end < 0 else len(chunk) - end
        if unended > limits.line_bytes:
            raise FileRefusedError("hostile-file", f"a line of the file is longer than {limits.line_bytes >> 20:,} MB.")
        yield chunk


def _wide(first: bytes) -> Encoding | None:
    """Recognise UTF-16 by its mark, or by noughts in every other byte."""
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        order = "little" if first.startswith(codecs.BOM_UTF16_LE) else "big"
        return Encoding("utf-16", "strict", f"utf-16 {order}-endian with a byte order mark")
    sample = first[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    pairs = len(sample) // 2
    if pairs and odd * 2 > pairs and even * 20 < pairs:
        return Encoding("utf-16-le", "strict", "utf-16 little-endian")
    if pairs and even * 2 > pairs and odd * 20 < pairs:
        return Encoding("utf-16-be", "strict", "utf-16 big-endian")
    return None


def _check_wide(encoding: Encoding, first: bytes, chunks: Iterator[bytes]) -> Encoding:
    """Read UTF-16 to its end."""
    decoder = codecs.getincrementaldecoder(encoding.codec)()
    lines = 0
    try:
        for chunk in itertools.chain([first], chunks):
            lines = _check_text(decoder.decode(chunk), lines)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        raise FileRefusedError("wrong-encoding", "the file begins as UTF-16 and breaks off.", row=lines + 1) from None
    return encoding


def _check_text(text: str, lines: int) -> int:
    """Refuse NULs, and count on the lines."""
    if "\x00" in text:
        raise _nul(lines + text[: text.index("\x00")].count("\n") + 1)
    return lines + text.count("\n")


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool) -> bool:
    """Say whether another piece is UTF-8."""
    try:
        decoder.decode(chunk, final=final)
    except UnicodeDecodeError:
        return False
    return True


def _nul(row: int) -> FileRefusedError:
    """Refuse a file with NUL bytes."""
    return FileRefusedError(
        "unreadable-file", "the file holds NUL bytes, so it is damaged or not a text file.", row=row
    )


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that are not UTF-8 as the encoding of Windows."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(MENDED, _as_cp1252)
