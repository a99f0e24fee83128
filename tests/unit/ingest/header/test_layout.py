"""Where the header stands."""

from __future__ import annotations

from optimiser.ingest.header.layout import SheetLayout, find_layout, layout_with_titles, sample_rows
from optimiser.ingest.source.sheets import Block

DATA = [["01/04/2020", "Serco Ltd", "25,000.00"], ["02/04/2020", "Reed", "31,000.50"]]


def layout(*rows: list[str]) -> SheetLayout:
    """Return the layout of some rows, which begin at row 1."""
    return find_layout(sample_rows([Block(1, list(rows))]))


def test_titles_and_blank_rows_stand_above() -> None:
    """The header is the row of titles; what is above is kept, and blank rows count in the numbers Excel shows."""
    found = layout(["Spend over £25,000"], [], ["Date", "Supplier", "Amount"], *DATA)
    assert (found.header_row, found.header_rows, found.first_data_row) == (3, 1, 4)
    assert (found.above, found.titles) == (("Spend over £25,000",), ("Date", "Supplier", "Amount"))


def test_a_header_may_run_over_two_rows() -> None:
    """Two rows that mean more together than alone are one header; a title above stands over the blanks beside it."""
    found = layout(
        ["Payment", "Supplier", "", ""], ["Date", "Name", "Number", "Amount"], ["01/04/2020", "A", "1", "2.50"]
    )
    assert (found.header_row, found.header_rows) == (2, 2)
    assert found.titles[:3] == ("Payment Date", "Supplier Name", "Supplier Number")


def test_rows_of_data_are_no_second_row_of_titles() -> None:
    """A first row of data without figures is not joined to the header."""
    found = layout(["Supplier", "Expense type", "Date"], ["Name", "Department", "none"], ["B", "C", "01/04/2020"])
    assert found.header_rows == 1


def test_unknown_titles_are_found_by_contrast() -> None:
    """A row of words above rows with dates and amounts is a header though none of its words is known."""
    found = layout(["Wann", "Wer", "Wieviel"], *DATA)
    assert (found.header_row, found.titles) == (1, ("Wann", "Wer", "Wieviel"))


def test_no_header_is_no_header() -> None:
    """Rows of data from the first have none; a title above them is still told apart."""
    found = layout(["Spend"], *DATA)
    assert (found.header_row, found.first_data_row, found.above) == (None, 2, ("Spend",))


def test_empty_columns_at_the_right_are_left_out() -> None:
    """Columns with neither title nor value at the right edge do not count; those between do."""
    found = layout(["Date", "Supplier", "", "Amount", "", ""], ["01/04/2020", "A", "", "1.50", "", ""])
    assert found.titles == ("Date", "Supplier", "", "Amount")


def test_a_header_is_found_by_its_own_titles() -> None:
    """Titles that a person wrote down are found in any row, over one row or two; others are not."""
    rows = sample_rows([Block(1, [["April"], ["Payment", "Supplier"], ["Date", ""], *DATA])])
    found = layout_with_titles(rows, ["payment  date", "Supplier", "", ""])
    assert found is not None
    assert (found.header_row, found.header_rows) == (3, 2)
    assert layout_with_titles(rows, ["Date", "Payee"]) is None


def test_a_sheet_without_a_header_is_known_by_its_width() -> None:
    """As many blank titles as it has columns stand for it."""
    rows = sample_rows([Block(1, DATA)])
    assert layout_with_titles(rows, ["", "", ""]) is not None
    assert layout_with_titles(rows, ["", ""]) is None


def test_only_the_first_rows_are_looked_at() -> None:
    """A long sheet is judged by its first rows, a wide one by fewer."""
    assert len(sample_rows([Block(1, [["a", "b"]] * 3000)])) == 2000
    assert len(sample_rows([Block(1, [["a"] * 1000] * 100)])) == 60
