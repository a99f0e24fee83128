"""CSV as strict as Excel writes it."""

from __future__ import annotations

import pytest

from optimiser.ingest.csv_reader import read_csv
from optimiser.ingest.raw_table import FileRefusedError


@pytest.mark.parametrize("data", [b"a,b\n1,2\n", b"\xef\xbb\xbfa,b\r\n1,2\r\n", b"a,b\r1,2", b'"a",b\n"1","2"'])
def test_the_same_table(data: bytes) -> None:
    """A byte order mark, the style of line ends and quotation marks change nothing."""
    table = read_csv(data)
    assert table.header == ("a", "b")
    assert table.rows == [["1", "2"]]
    assert table.numbers == [2]


def test_a_record_is_a_row() -> None:
    """A line break inside quotes does not move the row numbers, which are those that Excel shows."""
    table = read_csv(b'a,b\n"one\ntwo\nthree",2\n\n3,4\n')
    assert table.rows == [["one\ntwo\nthree", "2"], ["3", "4"]]
    assert table.numbers == [2, 4]
    assert table.blank == 1


@pytest.mark.parametrize(
    ("data", "kind", "row"),
    [
        (b"a,b\n1,2\n3,caf\xe9\n", "wrong-encoding", 3),
        (b"\xe9,b\n1,2\n", "wrong-encoding", 1),
        (b'a,b\n"x\ny",2\n\xe9,4\n', "wrong-encoding", 3),
        (b'a,b\n1,2\n"x\n\xe9",4\n', "wrong-encoding", 3),
        (b"\xff\xfea\x00,\x00b\x00", "wrong-encoding", 1),
        (b"a,b\n1,2\n3,\x00\n", "unreadable-file", 3),
        (b'a,b\n1,2\n3,"x\n5,6\n', "unreadable-file", 3),
        (b'a,b\n1,2\n"x"y,4\n', "unreadable-file", 3),
        (b"a,b\n1," + b"x" * 200_000 + b"\n", "unreadable-file", 2),
        (b"a;b\n1;2\n", "unreadable-file", 1),
        (b"a\tb\n1\t2\n", "unreadable-file", 1),
        (b"PK\x03\x04rest", "unreadable-file", None),
        (b"", "empty-table", None),
        (b"a,b\n", "empty-table", 1),
    ],
)
def test_refused(data: bytes, kind: str, row: int | None) -> None:
    """What is not UTF-8, not comma-separated or damaged is refused, with the row where reading stopped."""
    with pytest.raises(FileRefusedError) as caught:
        read_csv(data)
    assert (caught.value.kind, caught.value.row) == (kind, row)


def test_messages_are_plain() -> None:
    """An unclosed quotation mark is explained in words of our own."""
    with pytest.raises(FileRefusedError, match="never closed"):
        read_csv(b'a\n"x')
    with pytest.raises(FileRefusedError, match="semicolons"):
        read_csv(b"a;b\n1;2")
