"""The container of old Office files."""

from __future__ import annotations

import struct

import pytest

from optimiser.ingest.raw_table import FileRefusedError
from optimiser.ingest.source.compound_file import CompoundFile, packed_alone


@pytest.mark.parametrize("size", [1, 4096, 5000, 70_000, 8_000_000])
def test_a_stream_comes_back(size: int) -> None:
    """What is packed alone comes back, also where the table is longer than the header can list."""
    content = bytes(k % 251 for k in range(1000)) * (size // 1000 + 1)
    container = CompoundFile(packed_alone("Book", content[:size]))
    assert container.names() == {"Root Entry", "Book"}
    assert container.stream("Book")[:size] == content[:size]


def test_a_small_stream() -> None:
    """A stream below 4,096 bytes lies in the small sectors of the root."""
    data = bytearray(packed_alone("Root", b"A" * 64 + b"B" * 64))
    directory = 512 + 4096
    # The stream becomes the root's own, and an entry of 100 bytes in its second small sector is added.
    root, stream = data[directory : directory + 128], data[directory + 128 : directory + 256]
    root[116:128] = stream[116:128]
    stream[116:128] = struct.pack("<IQ", 1, 40)
    data[directory : directory + 256] = root + stream
    # The second table is the first sector of the main one: small sector 1 is followed by none.
    table = len(data) - 512
    small = struct.pack("<128I", *[0xFFFFFFFE] * 128)
    data += small
    data[60:68] = struct.pack("<II", (table - 512) // 512 + 1, 1)
    data[table + 4 * ((table - 512) // 512 + 1) :][:4] = b""
    data[table + 4 * ((table - 512) // 512 + 1) : table + 4 * ((table - 512) // 512 + 2)] = struct.pack(
        "<I", 0xFFFFFFFE
    )
    assert CompoundFile(bytes(data)).stream("Root") == b"B" * 40


def spoilt(at: int, *numbers: int) -> bytes:
    """Return a container with some numbers changed."""
    data = bytearray(packed_alone("Book", bytes(5000)))
    data[at : at + 4 * len(numbers)] = struct.pack(f"<{len(numbers)}I", *numbers)
    return bytes(data)


TABLE = len(packed_alone("Book", bytes(5000))) - 512


@pytest.mark.parametrize(
    "data",
    [
        b"",
        spoilt(30, 0),
        spoilt(48, 99_999),
        spoilt(68, 0, 1),
        spoilt(68, 3, 1),
        spoilt(76, 99_999),
        spoilt(TABLE + 4, 0),
        spoilt(TABLE + 4, 500),
    ],
)
def test_damaged(data: bytes) -> None:
    """Tables that lead outside the file, or in a circle, are refused at once."""
    with pytest.raises(FileRefusedError) as caught:
        CompoundFile(data).stream("Book")
    assert caught.value.kind == "unreadable-file"


def test_a_small_stream_without_a_root() -> None:
    """A small stream needs the root's sectors."""
    data = bytearray(packed_alone("Book", bytes(5000)))
    directory = 512 + 10 * 512
    data[directory + 66] = 2
    data[directory + 128 + 120] = 5
    data[directory + 128 + 121] = 0
    with pytest.raises(FileRefusedError):
        CompoundFile(bytes(data)).stream("Book")
