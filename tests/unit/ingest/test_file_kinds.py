"""Which reader reads a file."""

from __future__ import annotations

import json

import pytest

from optimiser.config.case_file import TableDeclaration
from optimiser.ingest.file_kinds import parse_file
from optimiser.ingest.raw_table import FileRefusedError

MATRIX = json.dumps({"code": "Ok", "durations": [[0]], "names": ["A"]}).encode()


def declared(file: str) -> TableDeclaration:
    """Return a section of case.toml for one file."""
    return TableDeclaration(file=file, basis="supplied", source="Made for a test")


def test_by_ending_whatever_its_case() -> None:
    """CSV is read for every table; a matrix where travel times are wanted."""
    assert parse_file("items", b"item\ngloves\n", declared("ITEMS.CSV")).rows == [["gloves"]]
    assert parse_file("travel_times", MATRIX, declared("matrix.JSON")).rows == [["A", "A", "0", ""]]


@pytest.mark.parametrize(
    ("table", "file", "kind", "words"),
    [
        ("items", "items.json", "unreadable-file", ".csv, .xlsx, .parquet."),
        ("travel_times", "times.graphml", "unreadable-file", ".parquet, .json."),
        ("roads", "roads.json", "unreadable-file", ".parquet, .graphml."),
        ("items", "items.xlsm", "hostile-file", "macros"),
    ],
)
def test_other_endings(table: str, file: str, kind: str, words: str) -> None:
    """Any other ending is refused with those that the table may have."""
    with pytest.raises(FileRefusedError) as refused:
        parse_file(table, MATRIX, declared(file))
    assert refused.value.kind == kind
    assert words in refused.value.message
