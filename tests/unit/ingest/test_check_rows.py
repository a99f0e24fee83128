"""The rows of one table by themselves."""

from __future__ import annotations

import pytest

from optimiser.ingest import check_rows as module
from optimiser.ingest.check_rows import check_rows
from optimiser.ingest.reading import TableReading
from tests.unit.ingest.small_case import TABLES, reading_of, with_cell


def checked(name: str, text: str) -> TableReading:
    """Return a table with its rows checked."""
    reading = reading_of(name, text)
    check_rows(reading)
    return reading


def kinds(reading: TableReading) -> list[tuple[str, int | None, str]]:
    """Return kind, row and column of every issue."""
    return [(issue.kind, issue.row, issue.column) for issue in reading.log]


@pytest.mark.parametrize("name", sorted(TABLES))
def test_the_small_case_is_clean(name: str) -> None:
    """The tables of the small case pass by themselves."""
    assert kinds(checked(name, TABLES[name])) == []


def test_ragged() -> None:
    """A row with too many or too few cells is rejected whole, and its cells are not looked at."""
    reading = checked("suppliers", "supplier,name\nS1,a\nS2\nS3,b,c\n")
    assert kinds(reading) == [("ragged-row", 3, ""), ("ragged-row", 4, "")]
    assert reading.accepted() == [0]


def test_repeats() -> None:
    """A row that repeats an earlier one is merged with it, whatever its spacing, and is no duplicate key."""
    reading = checked("suppliers", "supplier,name\nS1,a\nS1, a\nS1,b\n")
    assert kinds(reading) == [("repeated-row", 3, ""), ("duplicate-key", 4, "supplier")]
    assert reading.merged == {1: 0}
    assert reading.accepted() == [0]
    assert "row 2" in reading.log.issues[1].message


def test_a_repeat_of_a_rejected_row() -> None:
    """A repeat of a rejected row is merged with it, so that one mistake is reported once."""
    reading = checked("rounds", "round,trust,day_type,cost_gbp\nR1,RAA,weekday,x\nR1,RAA,weekday,x\n")
    assert kinds(reading) == [("repeated-row", 3, ""), ("not-a-number", 2, "cost_gbp")]
    assert reading.accepted() == []


def test_an_unreadable_sum_says_what_it_counts_as() -> None:
    """Pounds and volume that cannot be read count as nothing in the reconciliation, and the message says so."""
    text = "line_id,trust,quantity,amount_gbp\nL1,RAA,many,much\n"
    messages = [issue.message for issue in checked("spend_lines", text).log]
    assert messages == [
        "'many' is not a number. It counts as no volume in the reconciliation.",
        "'much' is not a number. It counts as £0.00 in the reconciliation.",
    ]


def test_all_faults_of_a_row_are_found() -> None:
    """Every wrong cell of a row is reported, not only the first."""
    text = "line_id,trust,date,quantity,amount_gbp\n,RAA,1/2/2026,-4,1.234\n"
    found = kinds(checked("spend_lines", text))
    assert found == [
        ("missing-value", 2, "line_id"),
        ("not-a-date", 2, "date"),
        ("negative-quantity", 2, "quantity"),
        ("too-many-decimals", 2, "amount_gbp"),
    ]


def test_key_of_two_columns() -> None:
    """A key of two columns may repeat in either, not in both."""
    text = "round,stop,place\nR1,1,A\nR1,2,A\nR2,1,A\nR1,1,B\n"
    assert kinds(checked("round_stops", text)) == [("duplicate-key", 5, "stop")]


def test_periods() -> None:
    """A contract or offer may end on the day it starts, not before."""
    reading = checked("contracts", with_cell("contracts", 2, "end", "2024-03-31")["contracts"])
    assert kinds(reading) == [("end-before-start", 2, "end")]
    assert kinds(checked("contracts", with_cell("contracts", 2, "end", "2024-04-01")["contracts"])) == []
    reading = checked("offers", with_cell("offers", 2, "valid_to", "2026-03-31")["offers"])
    assert kinds(reading) == [("end-before-start", 2, "valid_to")]


@pytest.mark.parametrize("assessment", ["required", "submitted"])
def test_gate(assessment: str) -> None:
    """A scheme may not be fully developed before its quality impact assessment is approved."""
    reading = checked("schemes", with_cell("schemes", 2, "qia_status", assessment)["schemes"])
    assert kinds(reading) == [("scheme-gate", 2, "qia_status")]


def test_a_missing_column_is_not_reported_row_by_row() -> None:
    """Where a required column is missing, its rows are not blamed one by one."""
    assert kinds(checked("suppliers", "supplier\nS1\n")) == [("missing-column", 1, "name")]


def test_totals_fit() -> None:
    """A column whose figures add up to more than a 64-bit number is refused, though each of them fits."""
    text = "round,trust,day_type,cost_gbp\nR1,RAA,weekday,92233720368547758\nR2,RAA,weekday,1\n"
    assert kinds(checked("rounds", text)) == [("out-of-range", None, "cost_gbp")]


def test_full_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table that ends where a worksheet must end is warned of, at its last row."""
    monkeypatch.setattr(module, "SHEET_LIMITS", {3: "a sheet"})
    reading = checked("suppliers", "supplier,name\nS1,a\nS2,b\n")
    assert kinds(reading) == [("sheet-limit", 3, "")]
    assert reading.log.errors == []


def test_text_like_a_formula_is_kept() -> None:
    """Text that begins as a formula would is warned of and kept."""
    reading = checked("suppliers", "supplier,name\nS1,=cmd\n")
    assert kinds(reading) == [("formula-text", 2, "name")]
    assert reading.texts("name") == ["=cmd"]
    assert reading.accepted() == [0]
