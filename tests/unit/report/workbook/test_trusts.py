"""Sums by trust are live, beside the trusts' own headline numbers."""

from __future__ import annotations

from optimiser.report.workbook.blocks import Block, Formula
from optimiser.report.workbook.inputs import input_blocks
from optimiser.report.workbook.opportunities import opportunity_blocks
from optimiser.report.workbook.parts import Part, split
from optimiser.report.workbook.prices import price_blocks
from optimiser.report.workbook.registers import register_blocks
from optimiser.report.workbook.trusts import trust_block
from tests.unit.report.workbook.sample_view import counted_by_trust, sample_view


def _block(part: Part) -> Block:
    inputs = input_blocks(part)
    prices = price_blocks(part, inputs)
    blocks = {**inputs, **prices, **opportunity_blocks(part, prices)}
    blocks.update(register_blocks(part, blocks))
    return trust_block(part, blocks)["by_trust"]


def test_the_opportunity_of_a_trust_is_summed_from_its_parts() -> None:
    """The live sum by trust is what the parts that count give, and equals what was published."""
    view = sample_view()
    block = _block(split(view)[0])
    expected = counted_by_trust(view.tables)
    assert dict(zip(block.exact("trust"), block.exact("opportunity"), strict=True)) == expected
    assert block.exact("opportunity") == block.exact("opportunity_pence")


def test_published_numbers_are_followed_to_the_trace() -> None:
    """A headline number of a trust is a link to its figure in the trace."""
    block = _block(split(sample_view())[0])
    values = block.fields[block.grid.names.index("opportunity_pence")].values
    assert all(isinstance(value, Formula) and value.text.startswith("'Trace'!") for value in values)


def test_variation_to_investigate_is_kept_apart() -> None:
    """Food is a variation to investigate: its excess stands in a column of its own."""
    block = _block(split(sample_view())[0])
    row = block.exact("trust").index("R0B")
    assert block.exact("excess_price")[row] == 0
    assert block.exact("excess_investigate")[row] > 0


def test_the_illustration_shows_its_own_numbers_only() -> None:
    """In the illustration a trust has its target and no opportunity."""
    block = _block(split(sample_view())[1])
    assert block.has("target_pence")
    assert not block.has("opportunity")
    assert dict(zip(block.exact("trust"), block.exact("target_pence"), strict=True))["RTD"] == 40_000_000
