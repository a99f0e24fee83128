"""Transport on sheets: overlap, plans and gains, routes, service and proof, with live sums and differences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from optimiser.report.workbook.blocks import Block, Field, Formula, filled, grid_of, with_field
from optimiser.report.workbook.columns import column_values, plain_fields
from optimiser.report.workbook.inputs import conditional_sums, where_equal
from optimiser.report.workbook.parts import Part
from optimiser.report.workbook.registers import subtracted
from optimiser.report.workbook.sheet_places import TRANSPORT

ALL = "All trusts"
"""Stands on these sheets for the collaborative, whose cell is empty in the table."""
_DAY = "Per representative day; one day is not a year."
_COUNTS = "* is a number of patients too small to show, or one from which such a number could be worked out."
_CASH = "Cash: vehicles that stay at home, kilometres, and hours as far as whole duties go; the rest is capacity."
_BLOCKS: dict[str, tuple[str, str]] = {
    "overlap": ("Overlap by kind", f"{_DAY} At once: each movement in one pair only. {_COUNTS}"),
    "overlap_reasons": ("Why other pairs cannot share", f"The first thing that stands against it. {_COUNTS}"),
    "overlap_cliques": ("Groups in which each could share with every other", _COUNTS),
    "overlap_contracts": ("Transport contracts that run side by side", "Value of both over their whole terms."),
    "overlap_corridors": (
        "Ways that two trusts drive at the same hour",
        f"{_DAY} A movement may stand on several ways: kilometres of different ways do not add up. {_COUNTS}",
    ),
    "transport_plans": (
        "Plans of the day: as run, alone, together",
        f"{_DAY} Each route's cost is split in proportion to the direct distance of the requests on it. {_COUNTS}",
    ),
    "transport_gains": (
        "What planning brings and what working together brings",
        f"{_DAY} From planning = as run less alone; from working together = alone less together. {_CASH}",
    ),
    "transport_year": ("Working together over a year", "From at least five kinds of day, each with its days a year."),
    "transport_unserved": ("Journeys not served alone", f"{_DAY} They are in none of the plans compared. {_COUNTS}"),
    "transport_routes": ("Routes before and after", f"{_DAY} Stops are in the restricted record only. {_COUNTS}"),
    "transport_service": ("What patients get, by trust and mobility", f"{_DAY} {_COUNTS}"),
    "transport_frontier": ("Cost against minutes added", f"{_DAY} Each line is the best plan found."),
    "transport_proof": ("How good the plans are", "Proof gap: at most this much better is possible."),
    "travel_model": ("Where driving times come from", "Errors are model less known times, by straight-line distance."),
    "transport_recorded": ("What does not fit together in the records", "Each is a question, not a finding."),
    "transport_planted": ("Planted against found in transport", "A test of method, not a finding."),
}
_HEADERS = {
    "pairs": "Pairs",
    "shareable": "Pairs that could share",
    "movements": "Movements with such a pair",
    "matched": "Pairs at once",
    "matched_km": "Kilometres fewer, at once",
    "matched_bound_km": "Proven: at most so many kilometres",
    "matched_hours": "Hours fewer, at once",
    "across": "Of different trusts (empty: all)",
    "km": "Kilometres",
    "hours": "Hours",
    "kgco2e": "kgCO2e",
    "cost_pence": "Cost of the day",
    "bound_pence": "Proven: no plan costs less",
    "planning_gain_pence": "From planning",
    "collaboration_gain_pence": "From working together",
    "cash_pence": "of it cash",
    "capacity_pence": "of it capacity",
    "gain_pence": "Opportunity a year",
    "extra_cost_pence": "What serving them adds to the day",
    "vehicles_saved": "Vehicles fewer",
    "km_saved": "Kilometres fewer",
    "hours_saved": "Hours fewer",
    "day_type": "Kind of day",
    "kind": "Who with whom",
    "mean_direct_min": "Mean direct ride (min)",
    "mean_on_board_min": "Mean on board (min)",
    "longest_on_board_min": "Longest on board (min)",
    "mean_added_min": "Mean added to the direct ride (min)",
    "within_limit_share": "Share on board no longer than reported for",
    "mean_early_min": "Mean before the latest arrival (min)",
    "mean_wait_min": "Mean after ready (min)",
    "places": "Sites close together",
    "mean_error_min": "Mean error (min)",
    "mean_absolute_error_min": "Mean size of the error (min)",
    "method": "How",
}
_LEFT_OUT = {"transport_routes": ("depart_s", "return_s", "metres", "break_home")}
"""Columns for machines."""


def transport_blocks(part: Part) -> dict[str, Block]:
    """Return the blocks of transport, as far as the part has them; plans refer to routes, gains to plans.

    Parameters
    ----------
    part
        One part of the workbook.
    """
    order = sorted(
        (name for name in TRANSPORT if name in part.tables),
        key=lambda name: (name != "transport_routes", name != "transport_plans"),
    )
    blocks: dict[str, Block] = {}
    for name in order:
        fields = _LIVE[name](part, _fields(part, name), blocks) if name in _LIVE else _fields(part, name)
        title, note = _BLOCKS[name]
        said = " ".join(text for text in (note, part.base_note(name)) if text)
        grid = grid_of(part.places[name], fields, len(part.tables[name]))
        blocks[name] = Block(name, title, said, grid, tuple(fields), part.left_out.get(name, 0))
    return {name: blocks[name] for name in TRANSPORT if name in blocks}


def _fields(part: Part, name: str) -> list[Field]:
    """Return the columns of a table, the figure last; in the illustration every row says so."""
    frame = part.tables[name]
    fields = plain_fields(frame, part.definition(name), partial(part.base_of, name))
    fields = [_named(field) for field in fields if field.name not in _LEFT_OUT.get(name, ())]
    trust = next((field for field in fields if field.name == "trust"), None)
    if trust is not None:
        fields = filled(fields, "trust", [value or ALL for value in trust.values])
    fields = [*(f for f in fields if f.name != "figure"), *(f for f in fields if f.name == "figure")]
    if part.synthetic:
        fields.insert(0, Field("mark", "Illustrative", "text", ("illustrative",) * len(frame)))
    return fields


def _named(field: Field) -> Field:
    """Give a column the words of these sheets, with the unit and price base it has."""
    if field.name not in _HEADERS:
        return field
    _, bracket, unit = field.header.partition(" (")
    return replace(
        field, header=f"{_HEADERS[field.name]}{bracket}{unit}" if field.form == "money" else _HEADERS[field.name]
    )


def _plans(part: Part, fields: list[Field], blocks: Mapping[str, Block]) -> list[Field]:
    """Make the cost of each plan in all the sum of its routes."""
    frame, routes = part.tables["transport_plans"], blocks.get("transport_routes")
    fields = _with_published(fields, "cost_pence", "As published: cost of the day (£)")
    grid = grid_of(part.places["transport_plans"], fields, len(frame))
    if not {"cost_pence", "day_type", "plan"} <= set(grid.names):
        return fields
    keys = list(zip(column_values(frame, "day_type"), column_values(frame, "plan"), strict=True))
    cells = [(grid.local("day_type", row), grid.local("plan", row)) for row in range(len(frame))]
    costs = column_values(frame, "cost_pence")
    live = where_equal(conditional_sums(routes, "cost_pence", ("day_type", "plan"), keys, cells), costs)
    trusts = column_values(frame, "trust")
    chosen = [cost if trust else made for trust, cost, made in zip(trusts, costs, live, strict=True)]
    return filled(fields, "cost_pence", chosen)


def _gains(part: Part, fields: list[Field], blocks: Mapping[str, Block]) -> list[Field]:
    """Make each gain the difference of two plans, and capacity what is not cash."""
    frame, plans = part.tables["transport_gains"], blocks.get("transport_plans")
    name = "collaboration_gain_pence"
    fields = _with_published(fields, name, "As published: from working together (£)")
    grid = grid_of(part.places["transport_gains"], fields, len(frame))
    if plans is not None and not plans.left_out:
        for column, before, after in ((name, "alone", "together"), ("planning_gain_pence", "as_run", "alone")):
            if column in grid.names:
                fields = filled(fields, column, _differences(part, plans, column, (before, after)))
    return subtracted(fields, grid, "capacity_pence", name, "cash_pence")


def _differences(part: Part, plans: Block, column: str, pair: tuple[str, str]) -> list[Any]:
    """Return what one plan costs less what another costs, for each trust and in all, where that was found."""
    frame, costs = part.tables["transport_gains"], plans.exact("cost_pence")
    names = zip(*(plans.exact(key) for key in ("day_type", "trust", "plan")), strict=True)
    rows = {key: row for row, key in enumerate(names)}
    found = []
    for day, trust in zip(column_values(frame, "day_type"), column_values(frame, "trust"), strict=True):
        before, after = (rows.get((day, trust or ALL, plan)) for plan in pair)
        if before is None or after is None:
            found.append(Formula("", None))
            continue
        text = f"{plans.grid.cell('cost_pence', before)}-{plans.grid.cell('cost_pence', after)}"
        found.append(Formula(text, costs[before] - costs[after]))
    return where_equal(found, column_values(frame, column))


def _proof(part: Part, fields: list[Field], _: Mapping[str, Block]) -> list[Field]:
    """Add the proof gap in pounds."""
    if "bound_pence" not in {field.name for field in fields}:
        return fields
    gap = Field("gap", "Proof gap: at most this much better (£)", "money")
    fields = with_field(fields, gap, after="bound_pence")
    frame = part.tables["transport_proof"]
    grid = grid_of(part.places["transport_proof"], fields, len(frame))
    pairs = zip(column_values(frame, "cost_pence"), column_values(frame, "bound_pence"), strict=True)
    return filled(
        fields,
        "gap",
        [
            None
            if bound is None
            else Formula(f"{grid.local('cost_pence', row)}-{grid.local('bound_pence', row)}", cost - bound)
            for row, (cost, bound) in enumerate(pairs)
        ],
    )


def _with_published(fields: list[Field], name: str, header: str) -> list[Field]:
    """Set a copy of a column as published behind it."""
    values = next((field.values for field in fields if field.name == name), None)
    if values is None:
        return fields
    return with_field(fields, Field("published", header, "money", values), after=name)


_LIVE: dict[str, Callable[[Part, list[Field], Mapping[str, Block]], list[Field]]] = {
    "transport_plans": _plans,
    "transport_gains": _gains,
    "transport_proof": _proof,
}
