"""Cells of a CSV file."""

from __future__ import annotations

import pytest

from optimiser.ingest.lines.csv_text import csv_cell, neutral


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("-5.00", "-5.00"),
        ("-£1,200.50", "-£1,200.50"),
        ("+44 20", "'+44 20"),
        ("@me", "'@me"),
        ("a", "a"),
    ],
)
def test_formulas(text: str, cell: str) -> None:
    """What a spreadsheet would run is marked; a number stays one."""
    assert neutral(text) == cell


@pytest.mark.parametrize(("text", "cell"), [("a,b", '"a,b"'), ('"', '""""'), ("a\nb", '"a\nb"'), ("ab", "ab")])
def test_quotes(text: str, cell: str) -> None:
    """A cell is quoted where a reader needs it."""
    assert csv_cell(text) == cell
