"""One column with its evidence."""

from __future__ import annotations

from optimiser.ingest.header.columns import Column
from optimiser.ingest.header.standard_fields import FIELDS_OF
from optimiser.ingest.header.value_profile import profile

LINES = FIELDS_OF["lines"]


def column(title: str, *cells: str) -> Column:
    """Return the third column of a sheet."""
    return Column(2, title, cells, profile(cells))


def test_values_raise_and_lower_what_a_title_says() -> None:
    """A title with values of its kind is surer than one without values, and that surer than one with few."""
    right, empty, poor = (
        column("Amount", *cells).scores(LINES)["amount"].score for cells in (("1.50",), ("",), ("1.50", "a", "b", "c"))
    )
    assert right == 1 > empty > poor > 0.2


def test_values_that_contradict_a_title_leave_nothing_of_it() -> None:
    """A date without a date is none, and it is said what the title claimed."""
    lying = column("Date", "Reed", "Serco")
    assert lying.contradicted(LINES) == "date"
    assert "date" not in lying.scores(LINES)


def test_a_number_of_a_supplier_is_not_its_name() -> None:
    """The title "Supplier" over numbers is the supplier's number."""
    assert list(column("Supplier", "40012", "40377").scores(LINES)) == ["supplier_number"]


def test_a_column_without_title_is_shown_by_its_letter() -> None:
    """As Excel shows it."""
    assert (column("").shown, column("Net\namount").shown) == ("column C", "'Net amount'")
