"""Headline numbers as live formulas into the sheets they come from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from optimiser.report.workbook.blocks import Block, Field, Form, Formula, grid_of
from optimiser.report.workbook.parts import HEADLINE_WORDS, Part

CLASS_WORDS = {
    "price_match": "Same supplier and item, different price: ask for the match",
    "contract_change": "Contract change",
    "pooled_tier": "Pooled volume reaches a tier",
    "new_tender": "New tender",
    "investigate": "Variation to investigate",
}


def opportunity_sum(blocks: Mapping[str, Block]) -> Formula | None:
    """Return the sum of the opportunities that count, where there are any."""
    block = blocks.get("opportunities")
    if block is None or not block.has("value_pence", "counts"):
        return None
    return block.sum_where("value_pence", "counts", True, "TRUE")


def saving_sum(blocks: Mapping[str, Block]) -> Formula | None:
    """Return the sum of the savings that count, where the ledger is there whole."""
    block = blocks.get("savings")
    if block is None or block.left_out or not block.has("saving_pence", "counts"):
        return None
    return block.sum_where("saving_pence", "counts", True, "TRUE")


def class_sums(blocks: Mapping[str, Block]) -> list[tuple[str, Formula]]:
    """Return the opportunities that count, added up by class, in the order of their ease."""
    block = blocks.get("opportunities")
    if block is None or not block.has("value_pence", "counts", "class"):
        return []
    grid = block.grid
    triples = list(zip(*(block.exact(name) for name in ("class", "counts", "value_pence")), strict=True))
    sums = []
    for name, words in CLASS_WORDS.items():
        values = [value for kind, counts, value in triples if kind == name and counts is True and value is not None]
        if values:
            tests = f'{grid.column("counts")},TRUE,{grid.column("class")},"{name}"'
            sums.append((words, Formula(f"SUMIFS({grid.column('value_pence')},{tests})", sum(values))))
    return sums


_LIVE = {"opportunity_pence": opportunity_sum, "saving_pence": saving_sum}


def headline_numbers(part: Part, blocks: Mapping[str, Block]) -> dict[str, Any]:
    """Return each headline number as a formula that gives it, or as the plain number where none does.

    Parameters
    ----------
    part
        One part of the workbook.
    blocks
        All its blocks.
    """
    numbers: dict[str, Any] = {}
    for key, value in part.numbers.items():
        live = _LIVE[key](blocks) if key in _LIVE else None
        candidates = [] if live else [found for found in _candidates(part, key, blocks) if found.value == value]
        numbers[key] = live or (candidates[0] if candidates else value)
    return numbers


def headline_block(part: Part, blocks: Mapping[str, Block]) -> dict[str, Block]:
    """Return the headline numbers as a block, where the part has a place for them.

    Parameters
    ----------
    part
        One part of the workbook.
    blocks
        Its other blocks.
    """
    if "headline" not in part.places:
        return {}
    numbers = headline_numbers(part, blocks)
    forms = tuple(headline_form(key) for key in numbers)
    words = tuple(f"{HEADLINE_WORDS.get(key, key)} – illustrative" for key in numbers)
    units = tuple("£" if form == "money" else "fraction" for form in forms)
    fields = (
        Field("words", "Number", "text", words),
        Field("unit", "Unit", "text", units),
        Field("value", "Value", "money", tuple(numbers.values()), forms=forms),
    )
    grid = grid_of(part.places["headline"], fields, len(numbers))
    return {
        "headline": Block("headline", "Headline numbers", "Illustrative: none of these is a finding.", grid, fields)
    }


def headline_form(key: str) -> Form:
    """Say how a headline number is kept and shown, from its name."""
    return "money" if key.endswith("_pence") else "percent"


def _candidates(part: Part, key: str, blocks: Mapping[str, Block]) -> Iterator[Formula]:
    """Offer the places where a headline number may stand: the top of the tree of targets, then the trace."""
    targets = blocks.get("target_nodes")
    if targets is not None and targets.has("target", key):
        known = targets.exact("target")
        parents = targets.exact("parent") if targets.has("parent") else [None] * len(known)
        years = targets.exact("financial_year") if targets.has("financial_year") else [None] * len(known)
        roots = [row for row, parent in enumerate(parents) if parent not in known]
        yield _added(targets, key, roots)
        for year in dict.fromkeys(years):
            yield _added(targets, key, [row for row in roots if years[row] == year])
        for row in roots:
            yield _added(targets, key, [row])
    trace = blocks.get("figures")
    if trace is not None and trace.has("figure", "value_pence"):
        name = f"{part.scope}:{key.removesuffix('_pence')}"
        for row, (figure, pence) in enumerate(zip(trace.exact("figure"), trace.exact("value_pence"), strict=True)):
            if figure == name:
                yield Formula(trace.grid.cell("value_pence", row), pence)


def _added(block: Block, name: str, rows: list[int]) -> Formula:
    values = block.exact(name)
    present = [row for row in rows if values[row] is not None]
    text = "+".join(block.grid.cell(name, row) for row in present) or "0"
    return Formula(text, sum(values[row] for row in present) if present else None)
