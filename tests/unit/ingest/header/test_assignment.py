"""One column for each field, one field for each column."""

from __future__ import annotations

from optimiser.ingest.header.assignment import assign
from optimiser.ingest.header.columns import Column
from optimiser.ingest.header.standard_fields import FIELDS_OF
from optimiser.ingest.header.value_profile import profile

LINES = FIELDS_OF["lines"]


def column(index: int, title: str, *cells: str) -> Column:
    """Return a column."""
    return Column(index, title, cells, profile(cells))


def test_a_column_goes_where_it_is_needed_most() -> None:
    """The title Company could be supplier or body; beside a supplier it is the body, alone the supplier."""
    company = column(0, "Company", "Reed Ltd", "Serco plc")
    assert assign([company], LINES)["supplier"].column is company
    both = assign([company, column(1, "Supplier", "Reed Ltd", "Bunzl Ltd")], LINES)
    assert {name: one.column.index for name, one in both.items()} == {"trust": 0, "supplier": 1}


def test_of_two_texts_of_one_meaning_the_finer_is_taken() -> None:
    """No figure depends on it, and the other column stays in the record."""
    coarse = column(0, "Expenditure Type", "Revenue", "Capital", "Revenue")
    fine = column(1, "Expense Type", "Drugs", "Rent", "Gas")
    found = assign([coarse, fine], LINES)["category"]
    assert (found.column, found.passed_over, found.undecided) == (fine, (coarse,), ())


def test_a_preferred_meaning_wins_within_the_margin_only() -> None:
    """Net beats gross; but a net column that holds hardly a number does not."""
    gross = column(0, "Gross", "1.20", "2.40", "3.60", "4.80")
    assert assign([gross, column(1, "Net", "1.00", "2.00", "3.00", "4.00")], LINES)["amount"].column.title == "Net"
    assert assign([gross, column(1, "Net", "see", "note", "1.00", "no")], LINES)["amount"].column is gross


def test_nothing_is_assigned_without_evidence() -> None:
    """Columns that say nothing hold no field."""
    assert assign([column(0, "Wibble", "red", "blue")], LINES) == {}
