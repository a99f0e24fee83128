"""Opportunities summed live from their parts, parts linked to the prices."""

from __future__ import annotations

from optimiser.report.view import RunView
from optimiser.report.workbook.blocks import Block, Formula
from optimiser.report.workbook.inputs import input_blocks
from optimiser.report.workbook.opportunities import opportunity_blocks
from optimiser.report.workbook.parts import split
from optimiser.report.workbook.prices import price_blocks
from tests.unit.report.workbook.sample_view import sample_view


def _blocks(view: RunView) -> dict[str, Block]:
    real, _ = split(view)
    return opportunity_blocks(real, price_blocks(real, input_blocks(real)))


def _values(block: Block, name: str) -> tuple[object, ...]:
    return block.fields[block.grid.names.index(name)].values


def test_a_part_is_a_link_to_the_excess_over_the_median() -> None:
    """A trust's part of an opportunity is the cell of its excess."""
    block = _blocks(sample_view())["opportunity_parts"]
    parts = _values(block, "value_pence")
    assert all(isinstance(part, Formula) and part.text.startswith("'Unit prices'!$") for part in parts)


def test_an_opportunity_is_the_sum_of_its_parts_beside_the_published_number() -> None:
    """The value is live; the number as published stands beside it to be checked against."""
    block = _blocks(sample_view())["opportunities"]
    assert block.exact("value_pence") == block.exact("published")
    assert all(isinstance(value, Formula) for value in _values(block, "value_pence"))
    assert not any(isinstance(value, Formula) for value in _values(block, "published"))


def test_lowest_and_highest_are_live_where_they_give_the_number() -> None:
    """Over the trusts above the median the formula gives the lowest found here, but not the highest."""
    block = _blocks(sample_view())["opportunities"]
    assert all(isinstance(value, Formula) for value in _values(block, "low_pence"))
    assert not any(isinstance(value, Formula) for value in _values(block, "high_pence"))
    assert all(value is not None for value in _values(block, "high_pence"))


def test_what_does_not_count_is_not_added_up() -> None:
    """The sum above the opportunities leaves out the variation to investigate."""
    block = _blocks(sample_view())["opportunities"]
    total = block.fields[block.grid.names.index("value_pence")].total
    counting = [value for value, flag in zip(block.exact("value_pence"), block.exact("counts"), strict=True) if flag]
    assert isinstance(total, Formula)
    assert total.value == sum(counting) < block.total("value_pence")
    assert block.total_label == "Total that counts"


def test_without_parts_the_numbers_stand_as_found() -> None:
    """An opportunity without parts keeps its number."""
    view = sample_view()
    tables = {name: frame for name, frame in view.tables.items() if name != "opportunity_parts"}
    block = _blocks(RunView(view.result, tables, view.inputs))["opportunities"]
    assert not block.has("published")
    assert not any(isinstance(value, Formula) for value in _values(block, "value_pence"))
