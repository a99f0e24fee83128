"""One check of the workbook: two sides that must agree, and the sums that sides are made of."""

from __future__ import annotations

from dataclasses import dataclass

from optimiser.report.workbook.blocks import Block, Form, Formula


@dataclass(frozen=True)
class Check:
    """One check.

    Parameters
    ----------
    words
        What must agree.
    left, right
        The two sides: formulas, or a number as published.
    form
        What both sides count.
    """

    words: str
    left: Formula
    right: Formula | int
    form: Form = "money"


def summed(block: Block, *names: str) -> Formula:
    """Add up some columns of a block.

    Parameters
    ----------
    block
        The block.
    names
        Its columns.
    """
    text = "+".join(f"SUM({block.grid.column(name)})" for name in names)
    return Formula(text, sum(block.total(name) for name in names))


def distance(block: Block, one: str, other: str) -> Formula:
    """Add up, over the rows, how far two columns are apart.

    Parameters
    ----------
    block
        The block.
    one, other
        The columns.
    """
    pairs = zip(block.exact(one), block.exact(other), strict=True)
    total = sum(abs((left or 0) - (right or 0)) for left, right in pairs)
    return Formula(f"SUMPRODUCT(ABS({block.grid.column(one)}-{block.grid.column(other)}))", total)
