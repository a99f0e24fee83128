"""What a person said of a layout, laid over a sheet."""

from __future__ import annotations

from optimiser.ingest.header.header_map import HeaderMap
from optimiser.ingest.header.person_layouts import Layout, apply_layouts
from optimiser.ingest.source.sheets import Block

HEADER = ("Date", "Wer", "Wert", "Postcode")
ROWS = [
    ["May 2020"],
    list(HEADER),
    ["01/04/2020", "Serco Ltd", "25.50", "NE1 4LP"],
]


def applied(rows: list[list[str]] = ROWS, *, header: tuple[str, ...] = HEADER, **columns: int) -> HeaderMap | None:
    """Return the map of a sheet by one layout."""
    return apply_layouts([Block(1, rows)], [Layout(1, (), "lines", header, columns, "mdy")])


def test_the_header_is_found_wherever_it_stands() -> None:
    """Rows above do not matter, and the order of days and months is the person's."""
    header = applied(date=0, supplier=1, amount=2)
    assert header is not None
    assert (header.header_row, header.first_data_row, header.date_order, header.usable) == (2, 3, "mdy", True)
    assert {name: choice.index for name, choice in header.columns.items()} == {"date": 0, "supplier": 1, "amount": 2}


def test_another_header_is_left_to_inference() -> None:
    """A layout says nothing of sheets with other titles, or of an empty one."""
    assert applied([["Date", "Who", "Amount"], ["01/04/2020", "A", "1.50"]], date=0) is None
    assert applied([[]], date=0) is None


def test_a_person_cannot_make_a_field_of_what_leads_to_persons() -> None:
    """A postcode is no supplier, whoever says so."""
    header = applied(date=0, amount=2, supplier=3)
    assert header is not None
    assert [one.kind for one in header.questions] == ["patient-data", "missing-column"]
    assert "supplier" not in header.columns


def test_a_required_field_that_a_person_took_out_is_asked_again() -> None:
    """Lines cannot be read without an amount."""
    header = applied(date=0, supplier=1)
    assert header is not None
    assert [one.field for one in header.questions] == ["amount"]


def test_a_sheet_may_be_left_out() -> None:
    """A layout of no table is one that is not read."""
    header = apply_layouts([Block(1, ROWS)], [Layout(1, (), "none", HEADER, {}, "auto")])
    assert header is not None
    assert (header.table, header.usable) == ("none", False)


def test_columns_may_be_named_for_a_sheet_without_header() -> None:
    """As many blank titles as columns stand for it."""
    rows = [["01/04/2020", "Serco Ltd", "25.50"], ["02/04/2020", "Reed plc", "12.75"]]
    header = applied(rows, header=("", "", ""), date=0, supplier=1, amount=2)
    assert header is not None
    assert (header.usable, header.first_data_row) == (True, 1)
