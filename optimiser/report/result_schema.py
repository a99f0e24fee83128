"""The JSON Schema of result.json, made from the data dictionary so that the two cannot part."""

from __future__ import annotations

from typing import Any

from optimiser.recovery.headline import KEYS
from optimiser.report.result_json import CONTRACT_TABLES, SCHEMA_VERSION
from optimiser.report.transport_schema import hideable, may_be_hidden, transport_schema, transport_tables
from optimiser.tables import OUTPUT_TABLES, Column
from optimiser.tables.findings_award import FINDINGS_AWARD

_PENCE = {"type": "integer", "description": "pence"}
_TEXT = {"type": "string"}
_SENTENCES = ("headline_sentence", "illustration_sentence")


def result_schema() -> dict[str, Any]:
    """Return the schema (JSON Schema 2020-12) of the version of result.json that this program writes."""
    numbers = {"type": "object", "properties": {f"{key}_pence": _PENCE for key in KEYS}, "additionalProperties": False}
    trust = {
        "type": "object",
        "properties": {"code": _TEXT, "name": _TEXT, "headline": numbers, "illustration": numbers},
        "required": ["code", "name", "headline", "illustration"],
    }
    counts = {"type": "object", "additionalProperties": {"type": "integer"}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Result of one run",
        "version": SCHEMA_VERSION,
        "type": "object",
        "properties": {
            **dict.fromkeys(("schema_version", "run_id", "tool_version", "case", "case_title", "scenario"), _TEXT),
            **dict.fromkeys(("scenario_description", "status_note", *_SENTENCES), _TEXT),
            "as_of": {"type": "string", "format": "date"},
            "seconds": {"type": "number"},
            "status": {"enum": ["optimal", "within_gap", "limit", "infeasible"]},
            "arithmetic_verified": {"type": "boolean"},
            "basis": {"type": "object", "additionalProperties": {"enum": ["supplied", "published", "synthetic"]}},
            "sources": {"type": "object"},
            "headline": numbers,
            "illustration": numbers,
            "trusts": {"type": "array", "items": trust},
            "buying": {"type": "object", "properties": _buying()},
            "contracts": {"type": "object", "properties": _arrays(*CONTRACT_TABLES)},
            "transport": {"type": "object", "properties": _transport()},
            "recovery": {"type": "object"},
            "reconciliation": counts,
            "settings": {"type": "object"},
            "assumptions": {"type": "array"},
            **_arrays("not_answered"),
            "files": {"type": "object", "additionalProperties": {"type": "string", "pattern": "^[0-9a-f]{64}$"}},
        },
        "required": ["schema_version", "run_id", "tool_version", "case", "scenario", "as_of", "seconds", "status",
                     "arithmetic_verified", "basis", "headline", "illustration", "trusts",
                     "recovery", "reconciliation", "files"],
    }  # fmt: skip


def _buying() -> dict[str, Any]:
    by_benchmark = {"type": "object", "additionalProperties": _PENCE}
    tables = _arrays(
        "opportunities",
        "unit_prices",
        "benchmark_prices",
        "exclusions",
        "shared_suppliers",
        "pooling_groups",
        "register_reconciliation",
        *(table.name for table in FINDINGS_AWARD if table.name != "award_lines"),
    )
    tables["awards"] = _arrays("award_lines")["award_lines"]
    names = ("compared_pence", "compared_investigate_pence", "already_in_plan_pence", "pooled_tier_pence")
    award = ("baseline_pence", "recommended_pence", "bound_pence", "proof_gap_pence")
    totals = dict.fromkeys((*names, *award), _PENCE) | {"proof_gap": {"type": "number"}}
    bases = dict.fromkeys(("basis", "award_basis", "opportunities_basis"), _TEXT)
    return {**tables, **totals, **bases, "excess_pence": by_benchmark, "investigate_pence": by_benchmark}


def _transport() -> dict[str, Any]:
    names = transport_tables()
    tables = _arrays(*names.values())
    return {**{key: tables[name] for key, name in names.items()}, **transport_schema()}


def _arrays(*names: str) -> dict[str, Any]:
    """Return the schema of some tables of findings as arrays of objects."""
    return {
        name: {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {column.inner_name: _of(name, column) for column in OUTPUT_TABLES[name].columns},
            },
        }
        for name in names
    }


def _of(table: str, column: Column) -> dict[str, Any]:
    """Return the schema of one column of a table; a count of people may be hidden."""
    return hideable(_value(column)) if may_be_hidden(table, column) else _value(column)


def _value(column: Column) -> dict[str, Any]:
    """Return the schema of one column's value."""
    described = {"description": f"{column.meaning}{f' [{column.unit}]' if column.unit else ''}"}
    if column.kind == "codes":
        return {"type": "array", "items": _TEXT, **described}
    if column.kind in ("money", "quantity", "integer"):
        return {"type": "integer", **described}
    if column.kind == "boolean":
        return {"type": "boolean", **described}
    if column.kind == "decimal":
        return {"type": "number", **described}
    return {**({"enum": list(column.choices)} if column.choices else _TEXT), **described}
