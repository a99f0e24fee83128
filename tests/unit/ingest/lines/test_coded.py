"""Columns by their distinct texts."""

from __future__ import annotations

from optimiser.ingest.lines.coded import coded, on_one_line, tidied


def test_texts_once() -> None:
    """Each distinct text stands once, and every row finds its own."""
    column = coded(["b", "a", "b"])
    assert column.texts == ["b", "a"]
    assert column.rows() == ["b", "a", "b"]
    assert column.changed(str.upper).rows() == ["B", "A", "B"]
    assert column.where(lambda text: text == "b").tolist() == [True, False, True]


def test_texts_that_become_the_same() -> None:
    """Cells that differ only in blanks are one text."""
    assert tidied([" a\u00a0b", "a\n b ", ""]).texts == ["a b", ""]
    assert on_one_line("\ta\r\n b\u200b") == "a b"


def test_numbers_of_texts() -> None:
    """Equal texts of one column have one number, other columns another, and nothing has none."""
    first = coded(["a", "", "a", "b"]).hashed("one")
    assert first[0] == first[2] != first[3]
    assert first[1] == 0
    assert coded(["a"]).hashed("two")[0] != first[0]
