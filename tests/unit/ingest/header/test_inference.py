"""Layouts after what public bodies publish, each with the mapping it must be given."""

from __future__ import annotations

import pytest

from optimiser.ingest.check_header import letter
from optimiser.ingest.header.header_map import HeaderMap
from optimiser.ingest.header.inference import infer_header
from optimiser.ingest.source.sheets import Block
from tests.unit.ingest.header.layouts_by_titles import LAYOUTS, expected, sheet
from tests.unit.ingest.header.layouts_of_orders import CONTRACTS, NEITHER, ORDERS
from tests.unit.ingest.header.layouts_of_payments import PAYMENTS, Example

EXAMPLES = (*PAYMENTS, *ORDERS, *CONTRACTS, *NEITHER)


def found(header: HeaderMap) -> dict[str, str]:
    """Return the title of the column of each field, or its letter where it has none."""
    return {name: choice.title or f"column {letter(choice.index)}" for name, choice in header.columns.items()}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_each_layout_is_understood(example: Example) -> None:
    """Table, header row and columns are as a person would have them; what must be asked is asked, and no more."""
    header = infer_header(example.blocks)
    asked = tuple(one.field or one.kind for one in header.questions if one.severity == "error")
    assert found(header) == example.fields
    assert (header.table, header.header_row, asked) == (example.table, example.header_row, example.asked)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_set_of_titles_is_understood(layout: str) -> None:
    """Every field that is told of a layout is found, and nothing needs to be asked."""
    header = infer_header(sheet(layout))
    fields = found(header)
    assert {name: fields.get(name) for name in expected(layout)} == expected(layout)
    assert header.usable


def test_an_empty_sheet_is_no_table() -> None:
    """Nothing is made of nothing."""
    assert [infer_header(sample).table for sample in ([], [Block(1, [])], [Block(1, [["", " "], []])])] == ["none"] * 3
