"""Header, data rows and blank rows."""

from __future__ import annotations

import pytest

from optimiser.ingest.raw_table import FileRefusedError, clean, gather


@pytest.mark.parametrize("text", ["  a b ", "\u00a0a b\u00a0", "\ufeffa b", "\ta b\r\n", "a\u00a0b"])
def test_clean(text: str) -> None:
    """Blanks of every kind are trimmed, and a non-breaking space inside is a plain one."""
    assert clean(text) == "a b"


def test_rows_keep_the_numbers_excel_shows() -> None:
    """Blank rows count in the numbering and are counted apart; those after the last filled row are not rows at all."""
    table = gather([[], ["a", "b"], ["1", "2"], [" ", "\u00a0"], ["3", "4"], [], []], pad=False)
    assert (table.header, table.header_row) == (("a", "b"), 2)
    assert table.rows == [["1", "2"], ["3", "4"]]
    assert table.numbers == [3, 5]
    assert (table.blank, table.last_row) == (2, 5)


def test_padding() -> None:
    """A missing cell at the end of a worksheet row is an empty one; in CSV the row stays short."""
    records = [["a", "b"], ["1"]]
    assert gather(records, pad=True).rows == [["1", ""]]
    assert gather(records, pad=False).rows == [["1"]]


@pytest.mark.parametrize(("records", "row"), [([], None), ([[], [" "]], None), ([["a"]], 1), ([["a"], [""]], 1)])
def test_empty(records: list[list[str]], row: int | None) -> None:
    """A file without a data row is refused, at its header where it has one."""
    with pytest.raises(FileRefusedError) as caught:
        gather(records, pad=False)
    assert (caught.value.kind, caught.value.row) == ("empty-table", row)
