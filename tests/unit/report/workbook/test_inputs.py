"""Input sheets as they were read, and conditional sums that give what was found or are not used."""

from __future__ import annotations

from optimiser.report.workbook import inputs
from optimiser.report.workbook.blocks import Block, Field, Formula, Place, grid_of
from optimiser.report.workbook.inputs import conditional_sums, input_blocks, where_equal
from optimiser.report.workbook.parts import split
from tests.unit.report.workbook.sample_view import sample_view


def _block(keys: tuple[str, ...], left_out: int = 0) -> Block:
    fields = (Field("trust", "Trust", "text", keys), Field("pence", "Spend", "money", (100, 250, 5)))
    return Block("b", "B", "", grid_of(Place("B"), fields, 3), fields, left_out)


def test_every_line_carries_its_file_and_row() -> None:
    """The last columns of an input sheet are the file and the row that Excel shows there."""
    real, _ = split(sample_view())
    block = input_blocks(real)["input_spend_lines"]
    assert block.grid.names[-2:] == ("file", "row")
    assert block.exact("file")[0] == "spend_lines.csv"
    assert block.exact("row")[:2] == [2, 3]
    assert "Basis: published." in block.note
    assert [field.header for field in block.fields if field.total] == ["Amount (£, 2023/24 prices)"]
    assert all(field.entered for field in block.fields if field.name != "file")


def test_a_conditional_sum_has_formula_and_exact_value() -> None:
    """The sum of one key is written as SUMIFS, with the pence it gives."""
    sums = conditional_sums(_block(("RTD", "RTF", "RTD")), "pence", ("trust",), [("RTD",)], [("$A6",)])
    assert sums == [Formula("ROUND(SUMIFS('B'!$B$6:$B$8,'B'!$A$6:$A$8,$A6),2)", 105)]


def test_a_sum_that_cannot_be_trusted_is_not_made(monkeypatch: object) -> None:
    """No formula over a cut sheet, over keys that a spreadsheet confuses, for an empty key or an absent column."""
    block = _block(("RTD", "RTF", "RTD"))
    assert conditional_sums(None, "pence", ("trust",), [("RTD",)], [("$A6",)]) is None
    assert (
        conditional_sums(_block(("RTD", "RTF", "RTD"), left_out=1), "pence", ("trust",), [("RTD",)], [("$A6",)]) is None
    )
    assert conditional_sums(_block(("rtd", "RTD", "x")), "pence", ("trust",), [("RTD",)], [("$A6",)]) is None
    assert conditional_sums(block, "pence", ("trust",), [(None,)], [("$A6",)]) is None
    assert conditional_sums(block, "absent", ("trust",), [("RTD",)], [("$A6",)]) is None
    monkeypatch.setattr(inputs, "COMPARISONS", 2)  # type: ignore[attr-defined]
    assert conditional_sums(block, "pence", ("trust",), [("RTD",)], [("$A6",)]) is None


def test_a_formula_stands_only_where_it_gives_the_number_found() -> None:
    """Where a formula would give another penny, or nothing was found, the number stays."""
    formulas = [Formula("1", 100), Formula("2", 101), Formula("3", 0)]
    assert where_equal(formulas, [100, 100, None]) == [Formula("1", 100), 100, None]
    assert where_equal(None, [1, 2]) == [1, 2]
