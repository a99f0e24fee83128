"""Lines to records."""

from __future__ import annotations

import csv
import gc

import pytest

from optimiser.ingest.raw_table import FileRefusedError
from optimiser.ingest.source.records import Records, split_records


def split(text: str, *, ended: bool = True) -> Records:
    """Return the records of a text."""
    return split_records(text.splitlines(keepends=True), ",", ended=ended)


def test_the_collector_is_left_as_it_was() -> None:
    """Splitting pauses the search for circles, and leaves it as it found it."""
    assert gc.isenabled()
    split("a\n")
    assert gc.isenabled()
    gc.disable()
    try:
        split('"a\n')
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_plain_lines() -> None:
    """Blank lines are records without cells; a doubled mark is one."""
    assert split('a,"b, ""c"""\r\n\r\nd,\r\n').rows == [["a", 'b, "c"'], [], ["d", ""]]


def test_quoted_line_breaks() -> None:
    """A record goes on in the next line inside quotation marks."""
    found = split('a,"b\r\nc\r\nd",e\r\nf\r\n')
    assert (found.rows, found.strays) == ([["a", "b\r\nc\r\nd", "e"], ["f"]], [])


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ('"Smith & Co,100,"1,234.00"', ['"Smith & Co', "100", "1,234.00"]),
        ('"Smith" & Co,100', ['"Smith" & Co', "100"]),
        ('12" pipe,"5', ['12" pipe', '"5']),
        ('x,"', ["x", '"']),
        ('x,"y,', ["x", '"y', ""]),
    ],
)
def test_stray_marks(line: str, cells: list[str]) -> None:
    """A mark that is not closed swallows nothing: the row ends with its line, and is named."""
    found = split(f'a,b\n{line}\nc,"d"\n')
    assert found.rows == [["a", "b"], cells, ["c", "d"]]
    assert found.strays == [1]


def test_a_record_that_is_not_at_its_end() -> None:
    """What may go on in lines that are still to come is handed back; at the end of the file it is a stray mark."""
    assert split('a\nb,"c\n', ended=False) == Records([["a"]], [], ['b,"c\n'])
    assert split('a\nb,"c\n').rows == [["a"], ["b", '"c']]


def test_an_open_mark_is_not_followed_for_ever() -> None:
    """After two hundred lines an open mark is a stray one."""
    found = split('"a\n' + "b\n" * 300, ended=False)
    assert len(found.rows) == 301
    assert found.strays == [0]


def test_a_cell_that_is_too_long() -> None:
    """A cell that is longer than any can be is refused with its row."""
    with pytest.raises(FileRefusedError) as caught:
        split("a\n" + "x" * (csv.field_size_limit() + 1) + "\n")
    assert (caught.value.kind, caught.value.row) == ("hostile-file", 2)
