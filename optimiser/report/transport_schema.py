"""The JSON Schema of what result.json says of transport, made from the data dictionary."""

from __future__ import annotations

from typing import Any

from optimiser.report.privacy import SUPPRESSED
from optimiser.tables import Column, Table
from optimiser.tables.findings_overlap import FINDINGS_OVERLAP, PAIR_KINDS
from optimiser.tables.findings_transport import FINDINGS_TRANSPORT, PLANS, RECORD_ONLY

Schema = dict[str, Any]
_TEXT = {"type": "string"}
_PENCE = {"type": "integer", "description": "pence; of one representative day"}
_MONEY = (
    *(f"{plan}_pence" for plan in PLANS),
    *("planning_gain_pence", "collaboration_gain_pence", "cash_pence", "capacity_pence"),
    *("bound_pence", "proof_gap_pence"),
)
_MEASURES = {
    "vehicles": {"type": "integer", "description": "vehicles that go out"},
    "km": {"type": "number", "description": "kilometres"},
    "kgco2e": {"type": "number", "description": "kgCO2e"},
}
_COUNTS = ("pairs", "shareable", "movements", "matched")
_LENGTHS = ("km", "km_at_most", "hours")


def transport_schema() -> Schema:
    """Return the properties of ``transport``, its tables of findings and grey fleet apart."""
    count = hideable({"type": "integer"})
    return {
        "journeys": {**count, "description": "journeys of the day; `*` where there are too few to show"},
        "consignments": {"type": "integer", "description": "consignments of the day"},
        "overlap": {"type": "object", "properties": {kind: _of_kind() for kind in PAIR_KINDS}},
        "day_type": _TEXT,
        "day_types": {"type": "array", "items": _TEXT},
        **dict.fromkeys(_MONEY, _PENCE),
        **{
            name: {"type": "object", "properties": dict.fromkeys(PLANS, measure), "additionalProperties": False}
            for name, measure in _MEASURES.items()
        },
        "proof_gap": {"type": "number", "description": "(together less bound) / together"},
        "status": {"enum": ["optimal", "within_gap", "limit"]},
        **dict.fromkeys(("bound_method", "basis", "period", "grey_fleet_basis", "grey_fleet_period"), _TEXT),
    }


def transport_tables() -> dict[str, str]:
    """Return the arrays of ``transport`` with the tables of findings they are made from."""
    told = [table.name for table in FINDINGS_TRANSPORT if table.name not in RECORD_ONLY and table.name != "overlap"]
    return {"grey_fleet": "grey_fleet", **{name.removeprefix("transport_"): name for name in told}}


def may_be_hidden(table: str, column: Column) -> bool:
    """Whether a number may be ``*``: a count of people, or what rests on one.

    Parameters
    ----------
    table, column
        A column of a table of findings.
    """
    if column.kind not in {"integer", "decimal"} or table not in {known.name for known in FINDINGS_TRANSPORT}:
        return False
    return column.sensitivity == "restricted" or table in {known.name for known in _of_pairs()}


def hideable(schema: Schema) -> Schema:
    """Let a number also be ``*``.

    Parameters
    ----------
    schema
        That of the number.
    """
    described = {key: value for key, value in schema.items() if key == "description"}
    own = {key: value for key, value in schema.items() if key not in described}
    return {"anyOf": [own, {"enum": [SUPPRESSED]}], **described}


def _of_pairs() -> tuple[Table, ...]:
    return tuple(table for table in FINDINGS_OVERLAP if table.name != "overlap_contracts")


def _of_kind() -> Schema:
    """Return what is said of one kind of pair; of several kinds of day, ``days`` has the same for each."""
    numbers = dict.fromkeys(_COUNTS, hideable({"type": "integer"}))
    numbers |= dict.fromkeys(_LENGTHS, hideable({"type": "number"}))
    part = {"type": "object", "properties": numbers, "additionalProperties": False}
    reasons = {"type": "object", "additionalProperties": hideable({"type": "integer"})}
    whole = {**numbers, "day_type": _TEXT, "basis": _TEXT, "across": part, "within": part, "reasons": reasons}
    one_day = {"type": "object", "properties": whole, "additionalProperties": False}
    days = {"type": "object", "additionalProperties": one_day}
    return {"type": "object", "properties": {**whole, "days": days}, "additionalProperties": False}
