"""The container of old Office files: its directory and its streams, followed no further than the file reaches."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from optimiser.ingest.raw_table import FileRefusedError

_SIGN = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST_SECTOR, _FURTHER, _TABLE, _END, _FREE = 0xFFFFFFFA, 0xFFFFFFFC, 0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFF
_ENTRY = 128
_IN_HEADER = 109


@dataclass(frozen=True)
class _Entry:
    """One entry of the directory."""

    kind: int
    first: int
    size: int


class CompoundFile:
    """An old Office file, opened.

    Parameters
    ----------
    data
        The bytes of the file.

    Raises
    ------
    FileRefusedError
        If its tables lead outside the file, or in a circle.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        try:
            shift, small_shift = struct.unpack_from("<HH", data, 30)
            if shift not in {9, 12} or small_shift != 6:
                raise _damaged()
            self._sector = 1 << shift
            self._table = self._allocation()
            first_directory, cutoff, first_small = (struct.unpack_from("<I", data, at)[0] for at in (48, 56, 60))
            self._cutoff = min(cutoff, 4096)
            self._entries = self._directory(self._chain(first_directory))
            self._small_table = self._numbers(self._chain(first_small)) if first_small < _LAST_SECTOR else ()
        except struct.error:
            raise _damaged() from None

    def names(self) -> frozenset[str]:
        """Return the names of its streams and storages."""
        return frozenset(self._entries)

    def stream(self, name: str) -> bytes:
        """Return the bytes of a stream.

        Parameters
        ----------
        name
            One of :meth:`names`.

        Raises
        ------
        FileRefusedError
            If the stream leads outside the file, or in a circle.
        """
        entry = self._entries[name]
        if entry.size >= self._cutoff:
            return self._chain(entry.first)[: entry.size]
        root = next((found for found in self._entries.values() if found.kind == 5), None)
        if root is None:
            raise _damaged()
        small = self._chain(root.first)
        sectors = _followed(entry.first, self._small_table)
        return b"".join(small[at * 64 : at * 64 + 64] for at in sectors)[: entry.size]

    def _allocation(self) -> tuple[int, ...]:
        """Return the table that says which sector follows which."""
        listed = list(struct.unpack_from(f"<{_IN_HEADER}I", self._data, 76))
        more = struct.unpack_from("<I", self._data, 68)[0]
        seen: set[int] = set()
        while more < _LAST_SECTOR:
            if more in seen:
                raise _damaged()
            seen.add(more)
            numbers = self._numbers(self._read(more))
            listed.extend(numbers[:-1])
            more = numbers[-1]
        table = b"".join(self._read(sector) for sector in listed if sector < _LAST_SECTOR)
        return self._numbers(table)

    def _directory(self, content: bytes) -> dict[str, _Entry]:
        """Read the directory."""
        entries = {}
        for at in range(0, len(content) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", content, at + 64)
            first, size = struct.unpack_from("<IQ", content, at + 116)
            if kind:
                name = content[at : at + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
                entries[name] = _Entry(kind, first, size & 0xFFFFFFFF)
        return entries

    def _chain(self, first: int) -> bytes:
        """Return the bytes of a chain of sectors."""
        return b"".join(map(self._read, _followed(first, self._table)))

    def _read(self, sector: int) -> bytes:
        """Return one sector."""
        at = (sector + 1) * self._sector
        part = self._data[at : at + self._sector]
        if not part:
            raise _damaged()
        return part

    @staticmethod
    def _numbers(content: bytes) -> tuple[int, ...]:
        """Return the numbers that a table holds."""
        return struct.unpack_from(f"<{len(content) // 4}I", content)


def _followed(first: int, table: tuple[int, ...]) -> list[int]:
    """Return the sectors of a chain in their order."""
    sectors: list[int] = []
    while first < _LAST_SECTOR:
        if first >= len(table) or len(sectors) > len(table):
            raise _damaged()
        sectors.append(first)
        first = table[first]
    return sectors


def _damaged() -> FileRefusedError:
    """Refuse a damaged file."""
    return FileRefusedError("unreadable-file", "the file is damaged, or is not a workbook.")


def packed_alone(name: str, stream: bytes) -> bytes:
    """Write a container with one stream, so that a reader follows tables that are known to be sound.

    Parameters
    ----------
    name
        Name of the stream.
    stream
        What it holds; a short one is filled up with zero bytes, so that it has sectors of its own.
    """
    content = stream.ljust(4096, b"\0")
    sectors = -(-len(content) // 512)
    # The table has an entry for every sector, its own sectors and the directory's included; the header names the first
    # 109 sectors of the table, and further sectors name the rest.
    tables = further = 0
    while tables * 128 < sectors + 1 + tables + further:
        tables += 1
        further = -(-max(tables - _IN_HEADER, 0) // 127)
    directory, first_table = sectors, sectors + 1
    chain = [*range(1, sectors), _END, _END, *[_TABLE] * tables, *[_FURTHER] * further]
    chain += [_FREE] * (tables * 128 - len(chain))
    listed = list(range(first_table, first_table + tables))
    first_further = first_table + tables
    header = _SIGN + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    header += struct.pack("<IIIIIII", tables, directory, 0, 4096, _END, 0, first_further if further else _END)
    header += struct.pack("<I", further) + _numbered(listed[:_IN_HEADER], _IN_HEADER)
    rest = listed[_IN_HEADER:]
    more = b"".join(
        _numbered(rest[k * 127 : k * 127 + 127], 127)
        + struct.pack("<I", first_further + k + 1 if k + 1 < further else _END)
        for k in range(further)
    )
    entries = (
        _entry("Root Entry", 5, 1, _END, 0) + _entry(name, 2, _FREE, 0, len(content)) + 2 * _entry("", 0, _FREE, 0, 0)
    )
    return header + content.ljust(sectors * 512, b"\0") + entries + _numbered(chain, len(chain)) + more


def _numbered(numbers: list[int], length: int) -> bytes:
    """Write numbers, filled up to a length."""
    return struct.pack(f"<{length}I", *numbers, *[_FREE] * (length - len(numbers)))


def _entry(name: str, kind: int, child: int, first: int, size: int) -> bytes:
    """Write one entry of the directory."""
    letters = (name + "\0").encode("utf-16-le") if name else b""
    links = struct.pack("<III", _FREE, _FREE, child)
    return (
        letters.ljust(64, b"\0")
        + struct.pack("<HBB", len(letters), kind, 1)
        + links
        + bytes(36)
        + struct.pack("<IQ", first, size)
    )
