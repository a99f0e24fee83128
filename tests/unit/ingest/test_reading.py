"""One table while it is being read."""

from __future__ import annotations

from optimiser.ingest.check_rows import check_rows
from optimiser.ingest.numbers_exact import Fault
from tests.unit.ingest.small_case import reading_of


def test_a_rejected_row_is_kept_whole() -> None:
    """Every cell is kept as it was read, every reason is given, and the pounds are known where they could be read."""
    text = "line_id,trust,quantity,amount_gbp,x_mine\nL1,RAA, -4 ,£12.50,own\nL2,,1,much,own\nL3,RAA\n"
    reading = reading_of("spend_lines", text)
    check_rows(reading)
    first, second, third = reading.rejected_rows()
    assert first.cells == {"line_id": "L1", "trust": "RAA", "quantity": " -4 ", "amount_gbp": "£12.50", "x_mine": "own"}
    assert (first.row, first.pence, first.reason) == (2, 1250, "quantity: '-4' is below zero.")
    assert "adjustments" in first.remedy
    assert (second.row, second.pence) == (3, None)
    assert second.reason.startswith("trust: the cell is empty, and every row needs 'trust'. amount_gbp: 'much' is not")
    assert (third.cells, third.pence) == ({"line_id": "L3", "trust": "RAA"}, None)


def test_cells_without_a_name_of_their_own() -> None:
    """A cell beyond the header, or under a name that stands twice, is kept under its position."""
    reading = reading_of("suppliers", "supplier,supplier,name\nS1,S2,a,b\n")
    check_rows(reading)
    (row,) = reading.rejected_rows()
    assert row.cells == {"supplier": "S1", "supplier (cell 2)": "S2", "name": "a", "(cell 4)": "b"}


def test_codes_include_rejected_rows() -> None:
    """A code stands in a file though its row is rejected or ragged."""
    reading = reading_of("suppliers", "supplier,name\nS1,a\nS2,\nS3\n")
    check_rows(reading)
    assert reading.codes("supplier") == {"S1", "S2", "S3"}
    assert [reading.texts("supplier")[index] for index in reading.accepted()] == ["S1"]


def test_warnings_and_notes_keep_the_row() -> None:
    """A warning and a note name the row and leave it among those that are used."""
    reading = reading_of("suppliers", "supplier,name\nS1,a\nS2,b\n")
    check_rows(reading)
    reading.warn_of_row(0, Fault("formula-text", "is odd."), "name", "a")
    reading.note_of_row(1, Fault("no-offer", "is missing.", "Look."), "name")
    assert reading.accepted() == [0, 1]
    warning, note = reading.log
    assert (warning.severity, warning.row, warning.value, warning.file) == ("warning", 2, "a", "suppliers.csv")
    assert (note.severity, note.row, note.message, note.remedy) == ("note", 3, "is missing.", "Look.")


def test_a_cell_as_it_stands() -> None:
    """A cell is given as it was typed, trimmed; one of a column that the file lacks is empty."""
    reading = reading_of("suppliers", "supplier,name\n S1 ,a\n")
    assert (reading.cell(0, "supplier"), reading.cell(0, "company_number")) == ("S1", "")
