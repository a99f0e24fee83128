"""Opportunities and their parts by trust, linked to the prices they rest on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from optimiser.report.workbook.blocks import Block, Field, Formula, filled, grid_of, safe_criteria, with_field
from optimiser.report.workbook.columns import column_values, plain_fields
from optimiser.report.workbook.inputs import conditional_sums, where_equal
from optimiser.report.workbook.parts import Part
from optimiser.report.workbook.prices import BENCHMARKS

_COUNTING = "Total that counts"
_OPPORTUNITY_NOTE = (
    "What the data suggests could be had, ranked by ease and by pounds. No opportunity has an owner yet: none is a "
    "saving. Counts: whether its pounds are part of the headline opportunity."
)
_PARTS_NOTE = "What each trust pays above the median, by opportunity. An opportunity is not a saving."
_NOTHING = Formula("", None)


def opportunity_blocks(part: Part, prices: Mapping[str, Block]) -> dict[str, Block]:
    """Return the blocks of opportunities and of their parts by trust, as far as the part has them.

    Parameters
    ----------
    part
        One part of the workbook.
    prices
        Its blocks of unit prices and benchmarks.
    """
    blocks: dict[str, Block] = {}
    units = prices.get("unit_prices")
    if "opportunity_parts" in part.tables:
        blocks["opportunity_parts"] = _parts_block(part, units)
    if "opportunities" in part.tables:
        blocks["opportunities"] = _opportunities_block(part, units, blocks.get("opportunity_parts"))
    return blocks


def _parts_block(part: Part, prices: Block | None) -> Block:
    name = "opportunity_parts"
    frame = part.tables[name]
    fields = plain_fields(frame, part.definition(name), partial(part.base_of, name))
    known = _known_opportunities(part)
    rows = [known.get(str(opportunity), ("", None, None)) for opportunity in column_values(frame, "opportunity")]
    titles, counts = tuple(title for title, _, _ in rows), tuple(flag for _, flag, _ in rows)
    fields = with_field(fields, Field("title", "Title", "text", titles), after="opportunity")
    fields = with_field(fields, Field("counts", "Counts", "boolean", counts), after="value_pence")
    cells = _price_cells(prices)
    pairs = zip(rows, column_values(frame, "trust"), strict=True)
    links = [cells.get((str(item), str(trust)), _NOTHING) for (_, _, item), trust in pairs]
    fields = filled(fields, "value_pence", where_equal(links, column_values(frame, "value_pence")))
    grid = grid_of(part.places[name], fields, len(frame))
    block = Block(name, "Opportunity parts", _PARTS_NOTE, grid, tuple(fields), part.left_out.get(name, 0), _COUNTING)
    return _with_counted(block, "value_pence")


def _known_opportunities(part: Part) -> dict[str, tuple[str, Any, Any]]:
    """Return title, whether it counts, and item, by opportunity."""
    if "opportunities" not in part.tables:
        return {}
    frame = part.tables["opportunities"]
    columns = [column_values(frame, name) for name in ("opportunity", "title", "counts", "item")]
    return {str(name): (title or "", counts, item) for name, title, counts, item in zip(*columns, strict=True)}


def _price_cells(prices: Block | None) -> dict[tuple[str, str], Formula]:
    """Return, by item and trust, a link to the excess over the median."""
    if prices is None or not prices.has("item", "trust", "excess_median_pence"):
        return {}
    triples = zip(*(prices.exact(name) for name in ("item", "trust", "excess_median_pence")), strict=True)
    return {
        (str(item), str(trust)): Formula(prices.grid.cell("excess_median_pence", row), pence)
        for row, (item, trust, pence) in enumerate(triples)
    }


def _opportunities_block(part: Part, prices: Block | None, parts: Block | None) -> Block:
    name = "opportunities"
    frame, base = part.tables[name], part.base_of(name)
    fields = plain_fields(frame, part.definition(name), partial(part.base_of, name))
    grid = grid_of(part.places[name], fields, len(frame))
    cells = [(grid.local("opportunity", row),) for row in range(len(frame))]
    keys = [(opportunity,) for opportunity in column_values(frame, "opportunity")]
    sums = conditional_sums(parts, "value_pence", ("opportunity",), keys, cells)
    if sums is not None:
        published = tuple(column_values(frame, "value_pence"))
        fields = with_field(fields, Field("published", f"As published: value (£, {base})", "money", published), "basis")
        fields = filled(fields, "value_pence", sums)
    for column, links in _spans(column_values(frame, "item"), prices).items():
        fields = filled(fields, column, where_equal(links, column_values(frame, column)))
    grid = grid_of(part.places[name], fields, len(frame))
    block = Block(name, "Opportunities", _OPPORTUNITY_NOTE, grid, tuple(fields), part.left_out.get(name, 0), _COUNTING)
    return _with_counted(block, "value_pence")


def _with_counted(block: Block, name: str) -> Block:
    """Set the sum of what counts above a column, because what does not count is not to be added to it."""
    if not block.has(name, "counts"):
        return block
    total = block.sum_where(name, "counts", True, "TRUE")
    fields = tuple(replace(field, total=total) if field.name == name else field for field in block.fields)
    return replace(block, fields=fields)


def _spans(items: Sequence[Any], prices: Block | None) -> dict[str, list[Formula]]:
    """Return, for lowest and highest, a formula over what the trusts above the median pay above each benchmark."""
    columns = [f"excess_{benchmark}_pence" for benchmark in BENCHMARKS]
    if prices is None or prices.left_out or not prices.has("item", *columns):
        return {}
    if not safe_criteria([*prices.exact("item"), *items]):
        return {}
    sums: dict[str, list[int]] = {}
    rows = zip(prices.exact("item"), prices.exact("excess_median_pence"), *map(prices.exact, columns), strict=True)
    for item, over, *values in rows:
        if over:
            known = sums.setdefault(str(item), [0] * len(columns))
            sums[str(item)] = [total + (value or 0) for total, value in zip(known, values, strict=True)]
    links: dict[str, list[Formula]] = {"low_pence": [], "high_pence": []}
    grid = prices.grid
    tests = f'{grid.column("item")},"{{}}",{grid.column("excess_median_pence")},">0"'
    for item in items:
        found = sums.get(str(item))
        texts = [f"SUMIFS({grid.column(column)},{tests.format(item)})" for column in columns]
        for name, function, value in (("low_pence", "MIN", min), ("high_pence", "MAX", max)):
            text = f"ROUND({function}({','.join(texts)}),2)"
            links[name].append(Formula(text, value(found)) if found and '"' not in str(item) else _NOTHING)
    return links
