"""Compares the tables that result.json repeats with the record they are copied from."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Any

from optimiser.audit.comparison import Comparison
from optimiser.audit.reading import RESULT, Row, RunRecord
from optimiser.tables import OUTPUT_TABLES
from optimiser.tables.findings_award import FINDINGS_AWARD

_REPEATED = {
    "buying": (
        "opportunities",
        "unit_prices",
        "benchmark_prices",
        "exclusions",
        "shared_suppliers",
        "pooling_groups",
        "register_reconciliation",
        "awards",
        *(table.name for table in FINDINGS_AWARD if table.name != "award_lines"),
    ),
    "contracts": ("decide_by", "alignment_groups", "supplier_contracts", "internal_trade"),
    "transport": ("grey_fleet",),
    "recovery": ("targets", "schemes"),
}
_TABLE_OF = {"targets": "target_nodes", "schemes": "scheme_values", "awards": "award_lines"}
_PARTS = ("trust", "value_pence", "figure")


def check_repeated_tables(run: RunRecord, found: Comparison) -> None:
    """See that every table in ``result.json`` holds the rows of the record, and the parts of each opportunity.

    Parameters
    ----------
    run
        The run.
    found
        Takes the differences.
    """
    for section, names in _REPEATED.items():
        content = dictionary(run.result, section)
        for name in names:
            if name in content:
                _check_table(run, f"{section}.{name}", _TABLE_OF.get(name, name), content[name], found)
    if "not_answered" in run.result:
        _check_table(run, "not_answered", "not_answered", run.result["not_answered"], found)
    _check_parts(run, found)


def dictionary(holder: dict[str, Any], name: str) -> dict[str, Any]:
    """Return an object inside another; an empty one where it is absent or no object."""
    value = holder.get(name)
    return value if isinstance(value, dict) else {}


def _check_table(run: RunRecord, place: str, name: str, published: list[Row], found: Comparison) -> None:
    """Compare the rows of one table, in order, column by column."""
    due = run.findings.get(name, [])
    if not found.same(RESULT, place, len(published), len(due), "the number of rows"):
        return
    columns = [(column.inner_name, column.kind) for column in OUTPUT_TABLES[name].columns]
    for number, (row, recorded) in enumerate(zip(published, due, strict=True)):
        for inner, kind in columns:
            value, said = _plain(recorded[inner], kind), row.get(inner)
            # A file cannot tell no codes from an empty list of them.
            said = said or [] if kind == "codes" else said
            found.same(RESULT, f"{place}[{number}]", said, value, inner)


def _check_parts(run: RunRecord, found: Comparison) -> None:
    """Compare the parts of each opportunity with the record."""
    recorded = run.findings.get("opportunity_parts", [])
    for opportunity in dictionary(run.result, "buying").get("opportunities", []):
        if "parts" in opportunity:
            name = opportunity.get("opportunity")
            due = [{key: row[key] for key in _PARTS} for row in recorded if row["opportunity"] == name]
            same = [{key: part.get(key) for key in _PARTS} for part in opportunity["parts"]] == due
            found.require(same, RESULT, f"buying.{name}.parts", "The parts are not those of the record.")


def _plain(value: Any, kind: str) -> Any:
    """Turn a recorded value into what JSON holds; ``None`` where it is empty and so absent."""
    if value is None:
        return None
    if kind == "codes":
        return [code for code in value.split(";") if code]
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Fraction) and value.denominator == 1:
        return Fraction(value)
    return None if value == "" else value
