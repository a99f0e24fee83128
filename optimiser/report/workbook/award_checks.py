"""Checks of the recommended award: lines against ledger, ledger against headline and proof, years against phasing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from optimiser.report.workbook.blocks import Block, Formula
from optimiser.report.workbook.check import Check, distance, summed
from optimiser.report.workbook.parts import Part

_ROUNDING = Fraction(5, 10**7)
"""How far a price shown to six decimals may be from the exact one [GBP per unit]."""


def award_checks(part: Part, blocks: Mapping[str, Block]) -> Iterator[Check]:
    """Yield what must agree about the recommended award.

    Parameters
    ----------
    part
        One part of the workbook.
    blocks
        All its blocks.
    """
    lines, savings = blocks.get("award_lines"), blocks.get("savings")
    if lines is not None and not lines.left_out:
        yield from _of_lines(lines)
    if savings is not None and not savings.left_out:
        yield from _of_savings(part, savings, lines)
        yield from _of_proof(savings, blocks.get("award_proof"))
    yield from _of_years(blocks.get("award_years"), blocks.get("award_phasing"))


def _of_lines(lines: Block) -> Iterator[Check]:
    if not lines.has("price_gbp", "quantity_millionths", "charged_pence"):
        return
    words = (
        "Recommended award: lines whose price × quantity is not what is charged, the rounding of prices apart = none"
    )
    grid = lines.grid
    price, quantity, charged = (grid.column(name) for name in ("price_gbp", "quantity_millionths", "charged_pence"))
    own = f'*({grid.column("bundle")}="")' if lines.has("bundle") else ""
    text = f"SUMPRODUCT((ABS({charged}-{price}*{quantity})>0.005001+{quantity}*0.0000005){own})"
    yield Check(words, Formula(text, _apart(lines)), 0, "count")


def _apart(lines: Block) -> int:
    """Count the lines, bundles aside, whose price times quantity is not what is charged."""
    bundles = lines.exact("bundle") if lines.has("bundle") else [None] * lines.grid.rows
    columns = zip(*(lines.exact(name) for name in ("price_gbp", "quantity_millionths", "charged_pence")), strict=True)
    return sum(
        _is_apart(*values) for bundle, values in zip(bundles, columns, strict=True) if not bundle and None not in values
    )


def _is_apart(price: Any, millionths: int, pence: int) -> bool:
    quantity = Fraction(millionths, 1_000_000)
    allowed = Fraction(5001, 1_000_000) + quantity * _ROUNDING
    return abs(Fraction(pence, 100) - Fraction(str(price)) * quantity) > allowed


def _of_savings(part: Part, savings: Block, lines: Block | None) -> Iterator[Check]:
    if lines is not None and not lines.left_out and lines.has("cost_pence"):
        words = "Recommended award by line, added up = recommended award in the savings ledger"
        yield Check(words, summed(lines, "cost_pence"), summed(savings, "cost_pence"))
    today, cost = summed(savings, "baseline_pence"), summed(savings, "cost_pence")
    difference = Formula(f"{today.text}-{cost.text}", today.value - cost.value)
    yield Check(
        "Savings: today less recommended award = savings as published", difference, summed(savings, "published")
    )
    words = "Each saving, worked out = as published (all differences, without sign)"
    yield Check(words, distance(savings, "saving_pence", "published"), 0)
    yield _no_more_than_today(savings)
    published = part.headline.get("saving_pence")
    if published is not None and savings.has("counts"):
        counted = savings.sum_where("saving_pence", "counts", True, "TRUE")
        yield Check(f"Savings that count = {part.scope} saving as published", counted, int(published))


def _no_more_than_today(savings: Block) -> Check:
    grid = savings.grid
    text = f"SUMPRODUCT(({grid.column('saving_pence')}>{grid.column('baseline_pence')})*1)"
    pairs = zip(savings.exact("saving_pence"), savings.exact("baseline_pence"), strict=True)
    exceeding = sum(saving > today for saving, today in pairs if None not in (saving, today))
    return Check("Savings that exceed what their lines cost today = none", Formula(text, exceeding), 0, "count")


def _of_proof(savings: Block, proof: Block | None) -> Iterator[Check]:
    if proof is None or not proof.has("measure", "value_pence"):
        return
    values = proof.exact("value_pence")
    cells = {
        measure: Formula(proof.grid.cell("value_pence", row), values[row])
        for row, measure in enumerate(proof.exact("measure"))
        if values[row] is not None
    }
    if "baseline" in cells:
        words = "Savings ledger: today, added up = what the needs cost today as proven"
        yield Check(words, summed(savings, "baseline_pence"), cells["baseline"])
    if {"recommended", "bound", "proof_gap"} <= set(cells):
        recommended, bound = cells["recommended"], cells["bound"]
        gap = Formula(f"{recommended.text}-{bound.text}", recommended.value - bound.value)
        yield Check("Recommended award less its proven lower bound = proof gap", gap, cells["proof_gap"])


def _of_years(years: Block | None, phasing: Block | None) -> Iterator[Check]:
    if years is None or not years.has("saving_pence", "phased_pence", "not_yet_pence"):
        return
    words = "Plan by year: part-year effects + not yet reached = saving"
    yield Check(words, summed(years, "phased_pence", "not_yet_pence"), summed(years, "saving_pence"))
    if phasing is not None and not phasing.left_out and phasing.has("part_year_pence"):
        words = "Part-year effects by trust and lot, added up = part-year effects by year"
        yield Check(words, summed(phasing, "part_year_pence"), summed(years, "phased_pence"))
