"""A file of open contracting data to its releases, each with its place, within bounds of size."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedIOBase
from pathlib import Path
from typing import Any

from optimiser.ingest.ocds.safe_json import Unusable, parse, reason_unusable
from optimiser.ingest.raw_table import FileRefusedError

MOST_LINE_BYTES = 1 << 24
MOST_DOCUMENT_BYTES = 1 << 27
MOST_FILE_BYTES = 1 << 32
_FIRST_LOOK = 1 << 16
_MOST_BLANK_LINES = 100
_GZIP = b"\x1f\x8b"
_SIGNS = re.compile(rb'"(ocid|compiledRelease|releases|records)"\s*:')
_PACKAGE_SIGNS = re.compile(rb'"(uri|version|publisher|publishedDate|packages)"\s*:')
# What nothing below asks for; most of the bytes, and the names of people at the buyer.
_NOT_NEEDED = frozenset(
    {
        "address",
        "amendments",
        "awardCriteria",
        "contactPoint",
        "deliveryAddress",
        "deliveryAddresses",
        "deliveryLocation",
        "documents",
        "milestones",
        "planning",
        "selectionCriteria",
        "submissionTerms",
    }
)


@dataclass(frozen=True)
class Release:
    """One release as published.

    Parameters
    ----------
    place
        Where it stands: ``line 3``, ``release 3`` or ``record 3``.
    number
        That number; for JSON lines the row.
    ocid
        The contracting process it belongs to.
    body
        Its keys and values without what is never asked for.
    holds
        Releases it already stands for: a record's compiled release counts those it was compiled from.
    """

    place: str
    number: int
    ocid: str
    body: dict[str, Any]
    holds: int = 1


@dataclass(frozen=True)
class Refusal:
    """One release, line or record that cannot be used.

    Parameters
    ----------
    place, number
        As of a release.
    reason
        What is wrong, as a clause.
    empty
        Whether nothing is wrong: a package that holds no release, as a search without a hit gives.
    """

    place: str
    number: int
    reason: str
    empty: bool = False


def is_ocds(first: object) -> bool:
    """Say whether something looks like open contracting data.

    Parameters
    ----------
    first
        The first bytes of a file, packed or not (64 kB suffice), or a JSON value that was read already.
    """
    if isinstance(first, bytes):
        if first.startswith(_GZIP):
            try:
                first = zlib.decompressobj(wbits=31).decompress(first, _FIRST_LOOK)
            except zlib.error:
                return False
        text = first.removeprefix(b"\xef\xbb\xbf").lstrip()
        if not text.startswith((b"{", b"[")):
            return False
        found = {sign.group(1) for sign in _SIGNS.finditer(text)}
        return b"ocid" in found or bool(found and _PACKAGE_SIGNS.search(text))
    if isinstance(first, list):
        return bool(first) and is_ocds(first[0])
    return isinstance(first, dict) and ("ocid" in first or bool({"releases", "records"} & first.keys()))


def read_releases(path: Path) -> Iterator[Release | Refusal]:
    """Yield the releases of a file in its order, and what cannot be used.

    Parameters
    ----------
    path
        JSON or JSON lines, packed with gzip or not.

    Raises
    ------
    FileRefusedError
        If the file as a whole is too large, damaged or not JSON.
    """
    try:
        with path.open("rb") as raw:
            packed = raw.read(2) == _GZIP
        with gzip.open(path, "rb") if packed else path.open("rb") as stream:
            yield from _read_stream(stream)
    except (OSError, EOFError, zlib.error):
        remedy = "Fetch it again; close it in other programs."
        raise FileRefusedError("unreadable-file", "the file cannot be opened, or is damaged.", remedy) from None


def _read_stream(stream: BufferedIOBase) -> Iterator[Release | Refusal]:
    """Tell JSON lines from one JSON document and read either."""
    begun = [stream.readline(MOST_LINE_BYTES + 1).removeprefix(b"\xef\xbb\xbf")]
    while len(begun) < _MOST_BLANK_LINES and (line := stream.readline(MOST_LINE_BYTES + 1)):
        begun.append(line)
        if line.strip():
            break
    start, second = begun[0].strip(), begun[-1]
    lines = len(begun) > 1 and second.strip() and start.startswith(b"{")
    if lines and (start.endswith(b"}") or second.startswith(b'{"')):
        yield from _read_lines(stream, *begun)
        return
    text = b"".join(begun)
    while len(text) <= MOST_DOCUMENT_BYTES and (chunk := stream.read(1 << 22)):
        text += chunk
    if len(text) > MOST_DOCUMENT_BYTES:
        message = f"one JSON text is larger than {MOST_DOCUMENT_BYTES >> 20} MB."
        raise FileRefusedError("hostile-file", message, "Fetch it as JSON lines, one release a line.")
    try:
        whole = parse(text.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise FileRefusedError("wrong-encoding", "the file is not UTF-8.", "Fetch it again.") from None
    except ValueError as error:
        raise FileRefusedError("unreadable-file", f"the file cannot be read: {error}.", "Fetch it again.") from None
    counters = {"release": 0, "record": 0}
    yield from _unpack(whole, "", counters)
    if not any(counters.values()):
        raise FileRefusedError("empty-table", "the file holds no release.")


def _read_lines(stream: BufferedIOBase, *begun: bytes) -> Iterator[Release | Refusal]:
    """Read one JSON value a line; a damaged line hurts nothing but itself."""
    total = 0
    pending = list(begun)
    number = 0
    while line := (pending.pop(0) if pending else stream.readline(MOST_LINE_BYTES + 1)):
        number += 1
        total += len(line)
        place = f"line {number}"
        while len(line) > MOST_LINE_BYTES and not line.endswith(b"\n"):
            rest = stream.readline(MOST_LINE_BYTES)
            total += len(rest)
            if total > MOST_FILE_BYTES or not rest or rest.endswith(b"\n"):
                yield Refusal(place, number, f"it is longer than {MOST_LINE_BYTES >> 20} MB")
                line = b""
        if total > MOST_FILE_BYTES:
            message = f"the file unpacks to more than {MOST_FILE_BYTES >> 30} GB."
            raise FileRefusedError("hostile-file", message, "Split it.")
        if not line.strip():
            continue
        try:
            yield from _unpack(parse(line.decode()), place, {"release": 0, "record": 0}, number)
        except UnicodeDecodeError:
            yield Refusal(place, number, "it is not UTF-8")
        except ValueError as error:
            yield Refusal(place, number, str(error))


def _unpack(value: Any, line: str, counters: dict[str, int], number: int = 0) -> Iterator[Release | Refusal]:
    """Yield the releases of a release, a record, a package of either, or a list of them."""
    if isinstance(value, list):
        for part in value:
            yield from _unpack(part, line, counters, number)
        return
    package = isinstance(value, dict) and "ocid" not in value
    if package and isinstance(value.get("releases"), list) and value["releases"]:
        yield from _unpack(value["releases"], line, counters, number)
    elif package and isinstance(value.get("records"), list) and value["records"]:
        for record in value["records"]:
            counters["record"] += 1
            place = _place(line, "record", counters["record"])
            yield from _unpack_record(record, place, number or counters["record"])
    elif isinstance(value, dict) and (
        "compiledRelease" in value or (not package and isinstance(value.get("releases"), list))
    ):
        counters["record"] += 1
        yield from _unpack_record(value, _place(line, "record", counters["record"]), number or counters["record"])
    else:
        counters["release"] += 1
        place = line if line and counters["release"] == 1 else _place(line, "release", counters["release"])
        yield _release(value, place, number or counters["release"])


def _unpack_record(record: Any, place: str, number: int) -> Iterator[Release | Refusal]:
    """Yield what stands for a record: its compiled release, else the releases it holds."""
    releases = record.get("releases") if isinstance(record, dict) else None
    held = releases if isinstance(releases, list) else []
    whole = [release for release in held if isinstance(release, dict) and "ocid" in release]
    if isinstance(record, dict) and isinstance(record.get("compiledRelease"), dict):
        yield _release(record["compiledRelease"], place, number, max(1, len(held)))
    elif whole:
        for release in whole:
            yield _release(release, place, number)
        for _ in range(len(held) - len(whole)):
            yield Refusal(place, number, "a release of the record is only linked, and nothing is asked over a network")
    else:
        yield Refusal(place, number, "the record holds no release, only links or nothing")


def _release(value: Any, place: str, number: int, holds: int = 1) -> Release | Refusal:
    """Return one release, or why it cannot be used."""
    if isinstance(value, Unusable):
        return Refusal(place, number, value.reason)
    if not isinstance(value, dict):
        return Refusal(place, number, "it is not a release")
    reason = reason_unusable(value)
    ocid = value.get("ocid")
    if not reason and "ocid" not in value:
        if {"releases", "records"} & value.keys() or {"uri", "publisher"} <= value.keys():
            return Refusal(place, number, "it is a package without releases", empty=True)
        reason = "it has no ocid"
    elif not reason and not (isinstance(ocid, str) and ocid.strip()):
        reason = "its ocid is not a text"
    if reason:
        return Refusal(place, number, reason)
    return Release(place, number, str(ocid).strip(), _needed(value), holds)


def _needed(value: Any) -> Any:
    """Return a value without the keys that nothing asks for."""
    if isinstance(value, dict):
        return {key: _needed(below) for key, below in value.items() if key not in _NOT_NEEDED}
    return [_needed(below) for below in value] if isinstance(value, list) else value


def _place(line: str, kind: str, count: int) -> str:
    """Say where something stands."""
    return f"{line}, {kind} {count}" if line else f"{kind} {count}"
