"""Checks of transport: routes against plans, trusts' parts against the whole, gains against plans."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from optimiser.report.workbook.blocks import Block, Formula
from optimiser.report.workbook.check import Check, distance, summed
from optimiser.report.workbook.transport import ALL


def transport_checks(blocks: Mapping[str, Block]) -> Iterator[Check]:
    """Yield what must agree about transport.

    Parameters
    ----------
    blocks
        All blocks of one part of the workbook.
    """
    plans, gains, routes = (blocks.get(f"transport_{name}") for name in ("plans", "gains", "routes"))
    if plans is not None and plans.has("trust", "cost_pence", "published"):
        whole, parts = _whole(plans, "cost_pence"), _parts(plans, "cost_pence")
        yield Check("Transport: trusts' parts of all plans, added up = cost of these plans", parts, whole)
        if routes is not None and not routes.left_out and routes.has("cost_pence"):
            yield Check("Transport: cost of all routes = cost of the plans", summed(routes, "cost_pence"), whole)
        words = "Transport: cost of each plan, summed from its routes = as published (all differences, without sign)"
        yield Check(words, distance(plans, "cost_pence", "published"), 0)
    name = "collaboration_gain_pence"
    if gains is not None and gains.has("trust", name, "published"):
        words = "Transport: trusts' gains from working together, added up = gain in all"
        yield Check(words, _parts(gains, name), _whole(gains, name))
        words = "Transport: each gain, alone less together = as published (all differences, without sign)"
        yield Check(words, distance(gains, name, "published"), 0)
    if gains is not None and gains.has(name, "cash_pence", "capacity_pence"):
        yield Check(
            "Transport: cash + capacity = gain in all",
            summed(gains, "cash_pence", "capacity_pence"),
            _whole(gains, name),
        )


def _whole(block: Block, name: str) -> Formula:
    """Return the sum of a column over the lines of all trusts together."""
    return block.sum_where(name, "trust", ALL, f'"{ALL}"')


def _parts(block: Block, name: str) -> Formula:
    """Return the sum of a column over the lines of single trusts."""
    pairs = zip(block.exact(name), block.exact("trust"), strict=True)
    total = sum(amount for amount, trust in pairs if trust != ALL and amount is not None)
    return Formula(f'SUMIFS({block.grid.column(name)},{block.grid.column("trust")},"<>{ALL}")', total)
