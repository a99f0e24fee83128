"""Rows that are no data."""

from __future__ import annotations

import pytest

from optimiser.ingest.header.inference import infer_header
from optimiser.ingest.header.row_kinds import classify_row, is_footer
from optimiser.ingest.source.sheets import Block

ROWS = [
    ["Payments in April", "", "", ""],
    ["Date", "Supplier", "Reference", "Amount"],
    ["01/04/2020", "Total Gas & Power", "R1", "25,000.00"],
    ["02/04/2020", "Serco Ltd", "R2", "31,000.50"],
]
HEADER = infer_header([Block(1, ROWS)])


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (["03/04/2020", "Total Gas & Power", "R3", "10.00"], None),
        (["03/04/2020", "TOTAL", "R3", "10.00"], None),
        (["03/04/2020", "", "R3", "10.00"], None),
        (["", "Total Gas & Power", "R3", "10.00"], None),
        (["", "Serco Ltd", "", "10.00"], None),
        (["", "Serco Ltd Total", "", "10.00"], "total"),
        (["Grand Total:", "", "", "56,000.50"], "total"),
        (["", "", "", "56,000.50"], "total"),
        (["", "", "R9", "56,000.50"], None),
        (["", " ", "\u00a0", ""], "blank"),
        ([], "blank"),
        (["Note: VAT is included", "", "", ""], "note"),
        (["date ", "SUPPLIER", "Reference", "Amount"], "repeated_header"),
        (["Payments in April", "", "", ""], "title"),
        (["Date", "Supplier", "", ""], "repeated_header"),
        (["", "", "", "#REF!"], None),
    ],
)
def test_each_row_is_what_a_person_would_say(row: list[str], kind: str | None) -> None:
    """A total needs the word without a date, or an amount alone; a supplier whose name begins with Total is data."""
    assert classify_row(row, HEADER) == kind


def test_a_footer_is_a_total_a_blank_row_or_a_note() -> None:
    """Titles and repeated headers are no footers."""
    rows = (["Grand Total", "", "", "1.00"], ["", "", "", ""], ["Page 1", "", "", ""], ROWS[0], ROWS[1], ROWS[2])
    assert [is_footer(row, HEADER) for row in rows] == ["total", "blank", "note", None, None, None]


def test_a_very_long_cell_is_searched_for_no_total() -> None:
    """A cell of blanks and words of any length is told apart at once."""
    assert classify_row(["x" + " " * 50_000 + "x", "", "", "1.00"], HEADER) is None
