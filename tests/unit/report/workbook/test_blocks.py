"""References into blocks, exact values shown in cells, and keys that conditional sums can be trusted with."""

from __future__ import annotations

from fractions import Fraction

from optimiser.report.workbook.blocks import (
    Block,
    Field,
    Formula,
    Grid,
    Place,
    column_letter,
    filled,
    safe_criteria,
    shown,
    with_field,
)

GRID = Grid(Place("Unit prices", 2), ("item", "spend"), 3)
BLOCK = Block(
    "b",
    "Title",
    "Note",
    GRID,
    (
        Field("item", "Item", "text", ("a", "b", "a")),
        Field("spend", "Spend", "money", (100, Formula("1+1", 250), None)),
    ),
)


def test_references_start_below_the_header() -> None:
    """A block whose title stands in row 3 has its header in row 7 and its first data in row 8."""
    assert GRID.cell("spend", 0) == "'Unit prices'!$B$8"
    assert GRID.local("spend", 2) == "$B10"
    assert GRID.column("item") == "'Unit prices'!$A$8:$A$10"
    assert GRID.span("spend", 1, 2) == "'Unit prices'!$B$9:$B$10"
    assert column_letter(27) == "AB"


def test_sums_are_exact_and_see_through_formulas() -> None:
    """A sum takes a formula's value and leaves empty cells out, over all rows or those of one key."""
    assert BLOCK.exact("spend") == [100, 250, None]
    assert BLOCK.total("spend") == 350
    assert BLOCK.sum_where("spend", "item", "a", '"a"') == Formula(
        "SUMIFS('Unit prices'!$B$8:$B$10,'Unit prices'!$A$8:$A$10,\"a\")", 100
    )


def test_values_are_shown_in_the_unit_of_the_cell() -> None:
    """Pence become pounds and millionths units, divided exactly and rounded to binary once."""
    assert shown(12_345, "money") == 123.45
    assert shown(439_240_000, "quantity") == 439.24
    assert shown(Fraction(1, 3), "price") == 1 / 3
    assert shown(7, "count") == 7
    assert shown(True, "boolean") is True
    assert shown("=1", "text") == "=1"
    assert shown(2.5, "decimal") == 2.5


def test_columns_are_put_behind_a_named_one_or_last() -> None:
    """A new column goes behind the one named, or to the end where that one is missing."""
    fields = BLOCK.fields
    extra = Field("new", "New", "count")
    assert [field.name for field in with_field(fields, extra, after="item")] == ["item", "new", "spend"]
    assert [field.name for field in with_field(fields, extra, after="absent")] == ["item", "spend", "new"]
    assert filled(fields, "item", ["x"])[0].values == ("x",)
    assert BLOCK.has("item", "spend")
    assert not BLOCK.has("item", "new")


def test_keys_that_a_spreadsheet_confuses_are_refused() -> None:
    """Keys that differ in case only, look like numbers or hold wildcards would be added up wrongly."""
    assert safe_criteria(["RTD", "new_tender:laundry", "", None])
    for keys in (["a", "A"], ["001", "x"], ["1E5"], ["£5"], ["a*"], [">x"], ["true"], [" a"]):
        assert not safe_criteria(keys), keys
