"""Checks: what must agree with what, each as two live formulas, their difference and TRUE or FALSE."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from optimiser.report.workbook.award_checks import award_checks
from optimiser.report.workbook.blocks import Block, Field, Form, Formula, Place, grid_of, safe_criteria
from optimiser.report.workbook.check import Check, distance, summed
from optimiser.report.workbook.headline import opportunity_sum
from optimiser.report.workbook.parts import HEADLINE_WORDS, Part
from optimiser.report.workbook.prices import BENCHMARKS
from optimiser.report.workbook.transport_checks import transport_checks
from optimiser.tables import INPUT_TABLES

_PLACES = {"money": 2, "count": 0, "quantity": 3}
_UNITS = {"money": "£", "count": "count", "quantity": "units"}
_MOVES = ("accepted", "rejected", "merged")
_POUNDS = {name: table.column(table.pounds).inner_name for name, table in INPUT_TABLES.items() if table.pounds}


def checks_block(part: Part, blocks: Mapping[str, Block], place: Place) -> Block | None:
    """Return the block of checks of a part; ``None`` where there is nothing to check.

    Parameters
    ----------
    part
        One part of the workbook.
    blocks
        All its other blocks.
    place
        Where the checks stand.
    """
    found = [
        *_of_opportunities(part, blocks),
        *_of_trusts(part, blocks),
        *award_checks(part, blocks),
        *transport_checks(blocks),
        *_of_prices(blocks),
        *_of_reconciliation(blocks),
        *_of_inputs(blocks),
        *_of_targets(blocks),
    ]
    if not found:
        return None
    forms = tuple(check.form for check in found)
    names = ("check", "words", "unit", "left", "right", "difference", "agrees")
    grid = grid_of(place, [Field(name, "", "text") for name in names], len(found))
    gaps = [_number(check.left) - _number(check.right) for check in found]
    differences = tuple(
        Formula(f"ROUND({grid.local('left', row)}-{grid.local('right', row)},{_PLACES[check.form]})", gaps[row])
        for row, check in enumerate(found)
    )
    verdicts = tuple(Formula(f"{grid.local('difference', row)}=0", gaps[row] == 0) for row in range(len(found)))
    fields = (
        Field("check", "Check", "count", tuple(range(1, len(found) + 1))),
        Field("words", "What must agree", "text", tuple(check.words for check in found)),
        Field("unit", "Unit", "text", tuple(_UNITS[check.form] for check in found)),
        Field("left", "One side", "money", tuple(check.left for check in found), forms=forms),
        Field("right", "Other side", "money", tuple(check.right for check in found), forms=forms),
        Field("difference", "Difference", "money", differences, forms=forms),
        Field("agrees", "Agrees", "boolean", verdicts),
    )
    note = "Both sides are live: change an input and the check follows. A number in blue is the figure as published."
    return Block("checks", "Checks", note, grid, fields)


def _number(side: Formula | int) -> Any:
    return side.value if isinstance(side, Formula) else side


def _of_opportunities(part: Part, blocks: Mapping[str, Block]) -> Iterator[Check]:
    headline = opportunity_sum(blocks)
    block, parts = blocks.get("opportunities"), blocks.get("opportunity_parts")
    if block is None or headline is None:
        return
    published = part.headline.get("opportunity_pence")
    if published is not None:
        yield Check("Opportunities that count = headline opportunity as published", headline, int(published))
    if block.has("class"):
        classes = [str(name) for name in dict.fromkeys(block.exact("class")) if name]
        if safe_criteria(classes):
            yield Check(
                "Opportunities that count, added by class = headline opportunity", _by_class(block, classes), headline
            )
    if parts is not None and parts.has("counts", "value_pence"):
        counted = parts.sum_where("value_pence", "counts", True, "TRUE")
        yield Check("Trusts' parts of the opportunities that count = headline opportunity", counted, headline)
    if block.has("published"):
        words = "Each opportunity, summed from its trusts' parts = as published (all differences, without sign)"
        yield Check(words, distance(block, "value_pence", "published"), 0)


def _by_class(block: Block, classes: list[str]) -> Formula:
    grid = block.grid
    tests = f"{grid.column('value_pence')},{grid.column('counts')},TRUE,{grid.column('class')}"
    triples = zip(*(block.exact(name) for name in ("value_pence", "counts", "class")), strict=True)
    total = sum(value for value, counts, kind in triples if counts is True and kind and value is not None)
    return Formula("+".join(f'SUMIFS({tests},"{name}")' for name in classes), total)


def _of_trusts(part: Part, blocks: Mapping[str, Block]) -> Iterator[Check]:
    block, prices = blocks.get("by_trust"), blocks.get("unit_prices")
    if block is None:
        return
    published = part.headline.get("opportunity_pence")
    if block.has("opportunity") and published is not None:
        words = "Opportunity by trust, added up = headline opportunity as published"
        yield Check(words, summed(block, "opportunity"), int(published))
    saved = part.headline.get("saving_pence")
    if block.has("saving") and saved is not None:
        yield Check(
            f"Saving by trust, added up = {part.scope} saving as published", summed(block, "saving"), int(saved)
        )
    if block.has("opportunity", "opportunity_pence"):
        words = "Opportunity of each trust, summed from its parts = as published (all differences, without sign)"
        yield Check(words, distance(block, "opportunity", "opportunity_pence"), 0)
    for key in part.numbers:
        if block.has(key) and key.endswith("_pence"):
            words = (
                f"{HEADLINE_WORDS.get(key, key).split(':')[0]} by trust as published, added up = headline as published"
            )
            yield Check(words, summed(block, key), int(part.numbers[key]))
    if prices is not None and block.has("excess_price", "excess_investigate"):
        words = "Spend above the median by trust, added up = total of the unit prices"
        yield Check(words, summed(block, "excess_price", "excess_investigate"), summed(prices, "excess_median_pence"))


def _of_prices(blocks: Mapping[str, Block]) -> Iterator[Check]:
    prices, benchmarks, excluded = (blocks.get(name) for name in ("unit_prices", "benchmark_prices", "exclusions"))
    if prices is None:
        return
    if prices.has("unit_price_gbp", "quantity_millionths", "spend_pence"):
        yield _price_times_quantity(prices)
    for benchmark in BENCHMARKS:
        name = f"excess_{benchmark}_pence"
        if benchmarks is not None and prices.has(name) and benchmarks.has("excess_pence"):
            words = f"Spend above the {benchmark.replace('_', ' ')}, all trusts = benchmarks as published"
            right = benchmarks.sum_where("excess_pence", "benchmark", benchmark, f'"{benchmark}"')
            yield Check(words, summed(prices, name), right)
    lines = blocks.get("input_spend_lines")
    if lines is None or lines.left_out or "input_adjustments" in blocks or not prices.has("compared"):
        return
    compared = prices.sum_where("spend_pence", "compared", True, "TRUE")
    rest = summed(excluded, "value_pence") if excluded is not None and excluded.has("value_pence") else Formula("0", 0)
    both = Formula(f"{compared.text}+{rest.text}", compared.value + rest.value)
    yield Check("Spend compared + spend excluded = all spend lines", both, summed(lines, "amount_pence"))


def _price_times_quantity(prices: Block) -> Check:
    grid = prices.grid
    text = f"SUMPRODUCT({grid.column('unit_price_gbp')},{grid.column('quantity_millionths')})"
    pairs = zip(prices.exact("spend_pence"), prices.exact("quantity_millionths"), strict=True)
    total = sum(spend for spend, quantity in pairs if quantity and spend is not None)
    volume = grid.column("quantity_millionths")
    where = f'SUMIFS({grid.column("spend_pence")},{volume},">0")'
    return Check(
        "Unit price × quantity = spend, where there is a quantity", Formula(text, total), Formula(where, total)
    )


def _of_reconciliation(blocks: Mapping[str, Block]) -> Iterator[Check]:
    block = blocks.get("reconciliation")
    if block is None:
        return
    kinds: tuple[tuple[str, str, Form], ...] = (
        ("rows", "rows_{}", "count"),
        ("pounds", "{}_pence", "money"),
        ("volume", "volume_{}_millionths", "quantity"),
    )
    for words, pattern, form in kinds:
        read, moves = pattern.format("read"), [pattern.format(move) for move in _MOVES]
        there = [name for name in moves if block.has(name)]
        if block.has(read) and there:
            label = f"Reconciliation in {words}: read = accepted + rejected + merged"
            yield Check(label, summed(block, read), summed(block, *there), form)
    failing = sum(verdict is False for verdict in block.exact("balances"))
    text = f"COUNTIF({block.grid.column('balances')},FALSE)"
    yield Check("Files whose reconciliation does not balance = none", Formula(text, failing), 0, "count")


def _of_inputs(blocks: Mapping[str, Block]) -> Iterator[Check]:
    """Set each sheet of input beside what was accepted."""
    block = blocks.get("reconciliation")
    if block is None:
        return
    for name, sheet in blocks.items():
        table = name.removeprefix("input_")
        if not name.startswith("input_") or sheet.left_out or table not in block.exact("table"):
            continue
        if block.has("rows_accepted") and sheet.has("row"):
            rows = Formula(f"COUNT({sheet.grid.column('row')})", sum(value is not None for value in sheet.exact("row")))
            accepted = block.sum_where("rows_accepted", "table", table, f'"{table}"')
            yield Check(f"{sheet.title}: rows on the sheet = rows accepted", rows, accepted, "count")
        money = [field.name for field in sheet.fields if field.form == "money" and field.name == _POUNDS.get(table)]
        if money and block.has("accepted_pence"):
            accepted = block.sum_where("accepted_pence", "table", table, f'"{table}"')
            yield Check(f"{sheet.title}: pounds on the sheet = pounds accepted", summed(sheet, money[0]), accepted)


def _of_targets(blocks: Mapping[str, Block]) -> Iterator[Check]:
    block = blocks.get("target_nodes")
    if block is None or not block.has("target", "target_pence"):
        return
    if block.has("parent"):
        parents, targets = block.exact("parent"), block.exact("target")
        roots = [row for row, parent in enumerate(parents) if parent not in targets]
        leaves = [row for row, target in enumerate(targets) if target not in parents]
        top, bottom = (_cells(block, "target_pence", rows) for rows in (roots, leaves))
        bottom = Formula(
            f"{bottom.text}+SUM({block.grid.column('unallocated')})", bottom.value + block.total("unallocated")
        )
        yield Check("Targets at the foot of the tree + unallocated = targets at its top", bottom, top)
    if block.has("gap_to_target_pence", "risk_adjusted_pence"):
        parts = summed(block, "gap_to_target_pence", "risk_adjusted_pence")
        yield Check("Gap to target + risk-adjusted = target, all nodes", parts, summed(block, "target_pence"))
    if block.has("unidentified_pence", "identified_pence"):
        parts = summed(block, "unidentified_pence", "identified_pence")
        yield Check("Unidentified + identified = target, all nodes", parts, summed(block, "target_pence"))


def _cells(block: Block, name: str, rows: list[int]) -> Formula:
    values = block.exact(name)
    return Formula("+".join(block.grid.cell(name, row) for row in rows) or "0", sum(values[row] or 0 for row in rows))
