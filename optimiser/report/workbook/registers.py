"""The other findings: calendar, register, grey fleet, targets, reconciliation; live where a simple formula will do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from functools import partial
from typing import Any

from optimiser.money import round_half_up
from optimiser.report.workbook.blocks import Block, Field, Formula, Grid, filled, grid_of, with_field
from optimiser.report.workbook.columns import column_values, plain_fields
from optimiser.report.workbook.inputs import conditional_sums, where_equal
from optimiser.report.workbook.parts import Part
from optimiser.report.workbook.sheet_places import sheet_title

_NOTES = {
    "decide_by": "Decide by = contract end less notice less lead time. Days are from the case's date; negative: past.",
    "register_reconciliation": "A difference between register and returns is a question to ask, not a finding.",
    "grey_fleet": "Miles and rates are of the years stated: no rate is a forecast.",
    "target_nodes": "A positive gap is a shortfall still to find. fav/(adv): positive is favourable, brackets adverse. "
    "Opportunities stand beside a target, never in it.",
    "scheme_values": "Only recurrent, cash-releasing revenue schemes count against a target.",
    "shared_suppliers": "What a supplier is paid by several trusts. No price is claimed from it.",
    "award_rules": "The joint parts add up to the price of all rules together.",
    "award_proof": "Proof gap: at most this much better is possible within these rules and data.",
    "award_left_out": "What took no part, with its pounds.",
    "award_planted": "A test of method, not a finding.",
    "figures": "`optimiser trace RUN FIGURE` follows a figure down to its rows.",
    "not_answered": "Nothing was guessed.",
}
_TITLES = {
    "award_rules": "Rules and their prices",
    "award_proof": "How good the recommended award is",
    "award_suppliers": "Suppliers beside the recommended award",
    "award_tiers": "Tiers",
    "award_choices": "Near-ties and frontiers",
    "award_risk": "The saving under uncertainty",
    "award_left_out": "What took no part",
    "award_planted": "Planted against found",
}
"""Titles of blocks that share a sheet, or whose sheet is called otherwise."""
_ADDED_UP = {
    "exclusions": ("value_pence",),
    "shared_suppliers": ("spend_pence",),
    "pooling_groups": ("spend_pence",),
    "register_reconciliation": ("annual_award_pence", "returns_pence", "difference_pence"),
    "award_rules": ("joint_pence",),
    "award_left_out": ("amount_pence",),
    "reconciliation": ("read_pence", "accepted_pence", "rejected_pence", "merged_pence"),
}
"""Columns whose sum means something; a contract's value or a mileage at several rates does not add up."""


def register_blocks(part: Part, made: Mapping[str, Block]) -> dict[str, Block]:
    """Return a block for every finding that has none yet.

    Parameters
    ----------
    part
        One part of the workbook.
    made
        Its blocks so far: input, prices, opportunities.
    """
    return {name: _block(part, name, made) for name in part.tables if name not in {*made, "by_trust"}}


def _block(part: Part, name: str, made: Mapping[str, Block]) -> Block:
    frame, table = part.tables[name], part.definition(name)
    fields = plain_fields(frame, table, partial(part.base_of, name))
    fields = [replace(field, total=field.name in _ADDED_UP.get(name, ())) for field in fields]
    fields = (
        [*(f for f in fields if f.name != "figure"), *(f for f in fields if f.name == "figure")]
        if name != "figures"
        else fields
    )
    place, rows = part.places[name], len(frame)
    if name in _LIVE:
        fields = _LIVE[name](part, fields, rows)
    if name == "shared_suppliers":
        fields = _live_spend(part, fields, made.get("input_spend_lines"))
    note = " ".join(text for text in (table.meaning, _NOTES.get(name, ""), part.base_note(name)) if text)
    return Block(
        name,
        _TITLES.get(name, sheet_title(name)),
        note,
        grid_of(place, fields, rows),
        tuple(fields),
        part.left_out.get(name, 0),
    )


def _values(fields: list[Field], name: str, rows: int) -> list[Any]:
    found = [field.values for field in fields if field.name == name]
    return list(found[0]) if found else [None] * rows


def _exact(fields: list[Field], name: str, rows: int) -> list[Any]:
    """Return the values of a column, a formula's value in place of the formula."""
    values = _values(fields, name, rows)
    return [value.value if isinstance(value, Formula) else value for value in values]


def subtracted(fields: list[Field], grid: Grid, name: str, first: str, second: str) -> list[Field]:
    """Make a column the difference of two others where that is what was found.

    Parameters
    ----------
    fields
        The columns.
    grid
        Their places.
    name, first, second
        The column, and the two of which it is the first less the second.
    """
    if not {name, first, second} <= set(grid.names):
        return fields
    ones, others, numbers = (_exact(fields, column, grid.rows) for column in (first, second, name))
    formulas = [
        Formula(
            f"{grid.local(first, row)}-{grid.local(second, row)}", one - other if None not in (one, other) else None
        )
        for row, (one, other) in enumerate(zip(ones, others, strict=True))
    ]
    return filled(fields, name, where_equal(formulas, numbers))


def _live_calendar(part: Part, fields: list[Field], rows: int) -> list[Field]:
    as_of = str(part.result.get("as_of") or "")
    if not as_of or "decide_by" not in {field.name for field in fields}:
        return fields
    day = dt.date.fromisoformat(as_of)
    fields = with_field(fields, Field("days", f"Days from {day:%d %b %Y}", "count"), after="decide_by")
    grid = grid_of(part.places["decide_by"], fields, rows)
    days = [
        None
        if date is None
        else Formula(f"{grid.local('decide_by', row)}-DATE({day.year},{day.month},{day.day})", (date - day).days)
        for row, date in enumerate(_values(fields, "decide_by", rows))
    ]
    return filled(fields, "days", days)


def _live_differences(part: Part, fields: list[Field], rows: int) -> list[Field]:
    grid = grid_of(part.places["register_reconciliation"], fields, rows)
    fields = subtracted(fields, grid, "difference_pence", "annual_award_pence", "returns_pence")
    return subtracted(fields, grid, "difference_tender_pence", "annual_tender_pence", "returns_pence")


def _live_mileage(part: Part, fields: list[Field], rows: int) -> list[Field]:
    grid = grid_of(part.places["grey_fleet"], fields, rows)
    if not {"miles_millionths", "pence_per_mile", "cost_pence"} <= set(grid.names):
        return fields
    miles, rates = (_values(fields, name, rows) for name in ("miles_millionths", "pence_per_mile"))
    formulas = []
    for row, (mile, rate) in enumerate(zip(miles, rates, strict=True)):
        text = f"ROUND({grid.local('miles_millionths', row)}*{grid.local('pence_per_mile', row)}/100,2)"
        exact = Fraction(mile) * Fraction(str(rate)) / 1_000_000 if None not in (mile, rate) else None
        near = exact is not None and abs(exact % 1 - Fraction(1, 2)) < Fraction(1, 10**6)
        formulas.append(Formula(text, None if exact is None or near else round_half_up(exact)))
    return filled(fields, "cost_pence", where_equal(formulas, _values(fields, "cost_pence", rows)))


def _live_targets(part: Part, fields: list[Field], rows: int) -> list[Field]:
    names = {field.name for field in fields}
    if not {"target", "target_pence"} <= names:
        return fields
    tree = "parent" in names
    if tree:
        fields = with_field(fields, Field("below", "Set for the nodes below (£)", "money"), after="target_pence")
        fields = with_field(fields, Field("unallocated", "Not set below: unallocated (£)", "money"), after="below")
    if "risk_adjusted_pence" in names:
        fields = with_field(
            fields,
            Field("variance", "Risk-adjusted against target, fav/(adv) (£)", "money"),
            after="risk_adjusted_pence",
        )
    grid = grid_of(part.places["target_nodes"], fields, rows)
    fields = subtracted(fields, grid, "gap_to_target_pence", "target_pence", "risk_adjusted_pence")
    fields = subtracted(fields, grid, "unidentified_pence", "target_pence", "identified_pence")
    if "variance" in grid.names:
        fields = filled(fields, "variance", _variance(fields, grid))
    return _allocated(fields, grid) if tree else fields


def _variance(fields: list[Field], grid: Grid) -> list[Any]:
    pairs = zip(
        _values(fields, "risk_adjusted_pence", grid.rows), _values(fields, "target_pence", grid.rows), strict=True
    )
    return [
        Formula(f"{grid.local('risk_adjusted_pence', row)}-{grid.local('target_pence', row)}", value - target)
        if None not in (value, target)
        else None
        for row, (value, target) in enumerate(pairs)
    ]


def _allocated(fields: list[Field], grid: Grid) -> list[Field]:
    """Show, for each node with nodes below, what is set for them and what is not."""
    targets, parents = _values(fields, "target", grid.rows), _values(fields, "parent", grid.rows)
    pence = _values(fields, "target_pence", grid.rows)
    below: list[Any] = []
    rest: list[Any] = []
    for row, target in enumerate(targets):
        children = [child for child, parent in enumerate(parents) if parent == target]
        if not children:
            below.append(None)
            rest.append(None)
            continue
        total = sum(pence[child] or 0 for child in children)
        text = "+".join(grid.local("target_pence", child) for child in children)
        below.append(Formula(text, total))
        own = pence[row] or 0
        rest.append(Formula(f"{grid.local('target_pence', row)}-{grid.local('below', row)}", own - total))
    return filled(filled(fields, "below", below), "unallocated", rest)


def _live_balance(part: Part, fields: list[Field], rows: int) -> list[Field]:
    """Say for each file, in a live formula, whether read = accepted + rejected + merged."""
    fields = with_field(fields, Field("balances", "Balances", "boolean"), after="volume_merged_millionths")
    grid = grid_of(part.places["reconciliation"], fields, rows)
    groups = [
        [name for name in names if name in grid.names]
        for names in (
            [f"rows_{part_of}" for part_of in ("read", "accepted", "rejected", "merged")],
            [f"{part_of}_pence" for part_of in ("read", "accepted", "rejected", "merged")],
            [f"volume_{part_of}_millionths" for part_of in ("read", "accepted", "rejected", "merged")],
        )
    ]
    columns = {name: _values(fields, name, rows) for names in groups for name in names}
    verdicts = []
    for row in range(rows):
        tests, balanced = [], True
        for names in filter(None, groups):
            read, *others = (grid.local(name, row) for name in names)
            tests.append(f"ROUND({read}-SUM({','.join(others)}),6)=0" if others else f"{read}=0")
            first, *rest = (columns[name][row] or 0 for name in names)
            balanced = balanced and first == sum(rest)
        verdicts.append(Formula(f"AND({','.join(tests)})", balanced) if tests else None)
    return filled(fields, "balances", verdicts)


def _live_spend(part: Part, fields: list[Field], lines: Block | None) -> list[Field]:
    frame = part.tables["shared_suppliers"]
    grid = grid_of(part.places["shared_suppliers"], fields, len(frame))
    if not {"supplier", "spend_pence"} <= set(grid.names):
        return fields
    rows = [(supplier,) for supplier in column_values(frame, "supplier")]
    cells = [(grid.local("supplier", row),) for row in range(len(frame))]
    sums = conditional_sums(lines, "amount_pence", ("supplier",), rows, cells)
    return filled(fields, "spend_pence", where_equal(sums, column_values(frame, "spend_pence")))


_LIVE: dict[str, Callable[[Part, list[Field], int], list[Field]]] = {
    "decide_by": _live_calendar,
    "register_reconciliation": _live_differences,
    "grey_fleet": _live_mileage,
    "target_nodes": _live_targets,
    "reconciliation": _live_balance,
}
