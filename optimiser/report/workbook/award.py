"""The recommended award and its savings ledger: line by line, with live formulas down to price times quantity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import partial
from typing import Any

from optimiser.money import round_half_up
from optimiser.report.workbook.blocks import Block, Field, Formula, Grid, filled, grid_of, with_field
from optimiser.report.workbook.columns import column_values, plain_fields
from optimiser.report.workbook.inputs import conditional_sums, where_equal
from optimiser.report.workbook.parts import Part
from optimiser.report.workbook.registers import subtracted

_LINES_NOTE = (
    "The recommended award, line by line. Charged = price × quantity; recommended award = charged less rebate plus "
    "deliveries. What the model proposes within the rules: to award is a legal act."
)
_SAVINGS_NOTE = (
    "Savings ledger. Saving = today less recommended award, in a full year; brackets: it costs more. Counts: whether "
    "it is part of the headline saving (cash-releasing, recurrent, quoted or contracted). Costs paid once stand apart."
)
_PHASING_NOTE = "When each trust joins, and what of its saving falls in each financial year."
_YEARS_NOTE = (
    "The plan beside going on as today. Saving = as today less plan; not yet reached = saving less part-year effects."
)
_ADDED_UP = {
    "award_lines": ("charged_pence", "rebate_pence", "delivery_pence", "cost_pence"),
    "savings": ("baseline_pence", "cost_pence", "saving_pence"),
    "award_years": ("today_pence", "plan_pence", "saving_pence", "phased_pence", "not_yet_pence"),
    "award_phasing": ("part_year_pence",),
}
_HEADERS = {
    "charged_pence": "Charged: price × quantity",
    "rebate_pence": "Less rebate",
    "delivery_pence": "Plus deliveries",
    "baseline_pence": "Today",
    "cost_pence": "Recommended award",
    "saving_pence": "Saving",
    "today_pence": "As today",
    "plan_pence": "Plan",
    "phased_pence": "Part-year effects",
    "full_year_pence": "Full-year effect",
    "part_year_pence": "Part-year effect",
}
"""What columns of money are called on these sheets."""


def award_blocks(part: Part, made: Mapping[str, Block]) -> dict[str, Block]:
    """Return the blocks of the award, its savings and its phasing, as far as the part has them.

    Parameters
    ----------
    part
        One part of the workbook.
    made
        Its blocks of input.
    """
    blocks: dict[str, Block] = {}
    if "award_lines" in part.tables:
        blocks["award_lines"] = _lines(part)
    if "savings" in part.tables:
        blocks["savings"] = _savings(part, made.get("input_spend_lines"), blocks.get("award_lines"))
    if "award_phasing" in part.tables:
        fields = _fields(part, "award_phasing")
        blocks["award_phasing"] = _block(part, "award_phasing", "Joining and part-year effects", _PHASING_NOTE, fields)
    if "award_years" in part.tables:
        blocks["award_years"] = _years(part, blocks.get("award_phasing"))
    return blocks


def _fields(part: Part, name: str) -> list[Field]:
    """Return the columns of a table, the figure last; in the illustration every row says so."""
    frame = part.tables[name]
    fields = plain_fields(frame, part.definition(name), partial(part.base_of, name))
    fields = [replace(field, header=_header(field), total=field.name in _ADDED_UP.get(name, ())) for field in fields]
    fields = [*(f for f in fields if f.name != "figure"), *(f for f in fields if f.name == "figure")]
    if part.synthetic:
        fields.insert(0, Field("mark", "Illustrative", "text", ("illustrative",) * len(frame)))
    return fields


def _header(field: Field) -> str:
    """Return the header of a column in the words of these sheets, with the unit and price base it has."""
    _, bracket, unit = field.header.partition(" (")
    return f"{_HEADERS[field.name]}{bracket}{unit}" if field.name in _HEADERS else field.header


def _block(part: Part, name: str, title: str, note: str, fields: list[Field]) -> Block:
    grid = grid_of(part.places[name], fields, len(part.tables[name]))
    said = " ".join(text for text in (note, part.base_note(name)) if text)
    return Block(name, title, said, grid, tuple(fields), part.left_out.get(name, 0))


def _lines(part: Part) -> Block:
    """Return the lines: price times quantity, less rebate, plus deliveries."""
    name, frame = "award_lines", part.tables["award_lines"]
    fields = _fields(part, name)
    grid = grid_of(part.places[name], fields, len(frame))
    if {"price_gbp", "quantity_millionths", "charged_pence"} <= set(grid.names):
        fields = filled(fields, "charged_pence", _charged(part, grid))
    if {"charged_pence", "rebate_pence", "delivery_pence", "cost_pence"} <= set(grid.names):
        columns = [column_values(frame, f"{key}_pence") for key in ("charged", "rebate", "delivery")]
        costs = [
            Formula(
                f"{grid.local('charged_pence', row)}-{grid.local('rebate_pence', row)}"
                f"+{grid.local('delivery_pence', row)}",
                None if None in parts else parts[0] - parts[1] + parts[2],
            )
            for row, parts in enumerate(zip(*columns, strict=True))
        ]
        fields = filled(fields, "cost_pence", where_equal(costs, column_values(frame, "cost_pence")))
    return _block(part, name, "Recommended award", _LINES_NOTE, fields)


def _charged(part: Part, grid: Grid) -> list[Any]:
    """Return price times quantity as a formula wherever it gives what is charged to the penny."""
    frame = part.tables["award_lines"]
    formulas = []
    pairs = zip(column_values(frame, "price_gbp"), column_values(frame, "quantity_millionths"), strict=True)
    for row, (price, quantity) in enumerate(pairs):
        text = f"ROUND({grid.local('price_gbp', row)}*{grid.local('quantity_millionths', row)},2)"
        exact = None if None in (price, quantity) else Fraction(str(price)) * quantity / 10_000
        # A spreadsheet may round a half the other way: such a line stands as a number.
        near = exact is not None and abs(exact % 1 - Fraction(1, 2)) < Fraction(1, 10**4)
        formulas.append(Formula(text, None if exact is None or near else round_half_up(exact)))
    return where_equal(formulas, column_values(frame, "charged_pence"))


def _savings(part: Part, spend: Block | None, lines: Block | None) -> Block:
    """Return the ledger: today from the spend lines, recommended award from its lines, saving as their difference."""
    name, frame = "savings", part.tables["savings"]
    fields = _fields(part, name)
    published = Field("published", "As published: saving (£)", "money", tuple(column_values(frame, "saving_pence")))
    fields = with_field(fields, published, after="saving_pence")
    grid = grid_of(part.places[name], fields, len(frame))
    keys = list(zip(column_values(frame, "trust"), column_values(frame, "item"), strict=True))
    cells = [(grid.local("trust", row), grid.local("item", row)) for row in range(len(frame))]
    for column, source, value in (("baseline_pence", spend, "amount_pence"), ("cost_pence", lines, "cost_pence")):
        sums = conditional_sums(source, value, ("trust", "item"), keys, cells) or _spans(source, value, keys)
        fields = filled(fields, column, where_equal(sums, column_values(frame, column)))
    # Always live, whatever was published: a check sets it beside the column as published.
    pairs = zip(column_values(frame, "baseline_pence"), column_values(frame, "cost_pence"), strict=True)
    savings = [
        Formula(f"{grid.local('baseline_pence', row)}-{grid.local('cost_pence', row)}", today - cost)
        for row, (today, cost) in enumerate(pairs)
    ]
    fields = filled(fields, "saving_pence", savings)
    return _block(part, name, "Savings", _SAVINGS_NOTE, fields)


def _spans(source: Block | None, value: str, keys: Sequence[tuple[Any, Any]]) -> list[Formula] | None:
    """Return sums over neighbouring rows: they stay live where there are too many rows for conditional sums."""
    if source is None or source.left_out or not source.has("trust", "item", value):
        return None
    places: dict[tuple[Any, Any], list[int]] = {}
    for row, key in enumerate(zip(source.exact("trust"), source.exact("item"), strict=True)):
        places.setdefault(key, []).append(row)
    amounts, formulas = source.exact(value), []
    for key in keys:
        rows = places.get(key, [])
        together = bool(rows) and rows[-1] - rows[0] + 1 == len(rows)
        text = f"SUM({source.grid.span(value, rows[0], rows[-1])})" if together else ""
        formulas.append(Formula(text, sum(amounts[row] or 0 for row in rows) if together else None))
    return formulas


def _years(part: Part, phasing: Block | None) -> Block:
    """Return the plan by financial year with the line that reconciles it to the part-year effects."""
    name, frame = "award_years", part.tables["award_years"]
    fields = _fields(part, name)
    grid = grid_of(part.places[name], fields, len(frame))
    keys = [(year,) for year in column_values(frame, "financial_year")]
    cells = [(grid.local("financial_year", row),) for row in range(len(frame))]
    sums = conditional_sums(phasing, "part_year_pence", ("financial_year",), keys, cells)
    fields = filled(fields, "phased_pence", where_equal(sums, column_values(frame, "phased_pence")))
    fields = subtracted(fields, grid, "saving_pence", "today_pence", "plan_pence")
    fields = subtracted(fields, grid, "not_yet_pence", "saving_pence", "phased_pence")
    return _block(part, name, "Plan by financial year", _YEARS_NOTE, fields)
