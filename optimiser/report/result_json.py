"""result.json: the findings of one run as one JSON object for scripts; money is integer pence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from models.procurement.prices import BENCHMARKS
from optimiser.case import Case, weakest_basis
from optimiser.config.scenario import Scenario
from optimiser.config.settings import Settings
from optimiser.recovery.headline import headline_values, trusts_with_values
from optimiser.recovery.targets import chosen_targets, target_year
from optimiser.report.award_json import award_part
from optimiser.report.json_rows import records
from optimiser.report.privacy import shareable
from optimiser.report.run_status import run_status
from optimiser.report.sentences import headline_sentence, illustration_sentence
from optimiser.report.transport_json import transport_part
from optimiser.results.findings import Findings

SCHEMA_VERSION = "1.0"
CONTRACT_TABLES = ("decide_by", "alignment_groups", "supplier_contracts", "internal_trade")


@dataclass(frozen=True)
class RunIdentity:
    """What names a run.

    Parameters
    ----------
    run_id
        Hash of inputs, settings, seed and version.
    tool_version
        Version of the program.
    scenario
        Name of the scenario.
    levers
        buying, transport or both.
    """

    run_id: str
    tool_version: str
    scenario: str
    levers: tuple[str, ...]


def build_result(case: Case, scenario: Scenario, findings: Findings, identity: RunIdentity) -> dict[str, Any]:
    """Assemble the object; a figure that was not computed is absent, never zero.

    ``seconds`` and ``arithmetic_verified`` are not known yet: the run sets them once it has checked.

    Parameters
    ----------
    case, scenario, findings
        What was run and what was found.
    identity
        What names the run.
    """
    ledger = findings.ledger
    result: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "run_id": identity.run_id,
        "tool_version": identity.tool_version,
        "case": case.name,
        "case_title": case.title,
        "scenario": identity.scenario,
        "scenario_description": scenario.description,
        "as_of": case.as_of.isoformat(),
        "seconds": 0.0,
        **run_status(findings.tables),
        "arithmetic_verified": False,
        "basis": {name: table.basis for name, table in sorted(case.tables.items())},
        "sources": {name: _source(case, name) for name in sorted(case.tables)},
        "headline": headline_values(ledger, "headline"),
        "headline_sentence": headline_sentence(case, findings),
        "illustration": headline_values(ledger, "illustration"),
        "illustration_sentence": illustration_sentence(case, findings),
        "trusts": _trusts(case, findings),
    }
    if "buying" in identity.levers:
        result["buying"] = _buying(findings)
    result["contracts"] = {name: records(findings.tables, name) for name in CONTRACT_TABLES if name in findings.tables}
    if "transport" in identity.levers:
        transport = transport_part(case, scenario, shareable(findings.tables, case, scenario))
        if transport:
            result["transport"] = transport
    result["recovery"] = _recovery(case, findings)
    result["reconciliation"] = _reconciliation(findings.tables["reconciliation"])
    result["settings"] = scenario.model_dump(mode="json")
    result["assumptions"] = _assumptions(scenario)
    result["not_answered"] = records(findings.tables, "not_answered")
    result["files"] = dict(sorted(case.hashes.items()))
    if case.source_files is not None:
        result["source_files"] = records({"source_files": case.source_files}, "source_files")
    return result


def _trusts(case: Case, findings: Findings) -> list[dict[str, Any]]:
    """Return the headline numbers of every member, and of what is not allocated to one."""
    return [
        {
            "code": row["trust"],
            "name": row["name"],
            "headline": headline_values(findings.ledger, "headline", row["trust"]),
            "illustration": headline_values(findings.ledger, "illustration", row["trust"]),
        }
        for _, row in trusts_with_values(case, findings.ledger).iterrows()
    ]


def _source(case: Case, name: str) -> dict[str, str]:
    table = case.tables[name]
    fields = ("file", "sheet", "basis", "source", "licence", "period", "price_base", "sha256")
    return {field: getattr(table, field) for field in fields}


def _buying(findings: Findings) -> dict[str, Any]:
    """Return what concerns buying."""
    ledger, tables = findings.ledger, findings.tables
    parts = records(tables, "opportunity_parts")
    opportunities = records(tables, "opportunities")
    for opportunity in opportunities:
        own = [part for part in parts if part["opportunity"] == opportunity["opportunity"]]
        opportunity["parts"] = [{key: part[key] for key in ("trust", "value_pence", "figure")} for part in own]
    found: dict[str, Any] = {"opportunities": opportunities}
    for key, prefix in (("excess_pence", "excess_bought"), ("investigate_pence", "excess_investigate")):
        values = {name: ledger.pence(f"{prefix}:{name}") for name in BENCHMARKS if f"{prefix}:{name}" in ledger.figures}
        if values:
            found[key] = values
    for key, figure in (
        ("compared_pence", "compared_bought"),
        ("compared_investigate_pence", "compared_investigate"),
        ("already_in_plan_pence", "in_plan"),
    ):
        if figure in ledger.figures:
            found[key] = ledger.pence(figure)
    pooled = [row["value_pence"] for row in opportunities if row["class"] == "pooled_tier"]
    if pooled:
        found["pooled_tier_pence"] = sum(pooled)
    for name in (
        "unit_prices",
        "benchmark_prices",
        "exclusions",
        "shared_suppliers",
        "pooling_groups",
        "register_reconciliation",
    ):
        if name in tables:
            found[name] = records(tables, name)
    bases = set()
    if "unit_prices" in tables and not tables["unit_prices"].empty:
        bases = set(tables["unit_prices"]["basis"])
        found["opportunities_basis"] = weakest_basis(bases)
    if "award_lines" in tables:
        found |= award_part(findings)
        bases.add(found["award_basis"])
    if bases:
        found["basis"] = weakest_basis(bases)
    return found


def _recovery(case: Case, findings: Findings) -> dict[str, Any]:
    """Return what concerns schemes and targets."""
    tables, ledger = findings.tables, findings.ledger
    found: dict[str, Any] = {}
    if "targets" in case:
        chosen = chosen_targets(case)
        found["targets_version"] = str(chosen["version"].iloc[0])
        found["targets_version_date"] = chosen["version_date"].max().isoformat()
        found["target_year"] = target_year(case)
        found["targets"] = records(tables, "target_nodes")
    if "schemes" in case:
        found["schemes"] = records(tables, "scheme_values")
        found["scope"] = "illustration" if case.tables["schemes"].basis == "synthetic" else "headline"
        values = tables["scheme_values"]
        counted = values[values["counts"].astype(bool)]
        if not counted.empty:
            found["full_year_effect_pence"] = int(counted.drop_duplicates("scheme")["full_year_effect_pence"].sum())
            by_year = counted.groupby("financial_year", sort=True)["part_year_effect_pence"].sum()
            found["part_year_effect_pence"] = {str(year): int(value) for year, value in by_year.items()}
        scope = _scope_of_both(case)
        targets = [name for name in ("headline:target", "illustration:target") if name in ledger.figures]
        if scope and targets:
            target = ledger.pence(targets[0])
            found["unidentified_pence"] = target - found.get("full_year_effect_pence", 0)
            found["unidentified_scope"] = scope
    return found


def _scope_of_both(case: Case) -> str:
    """Return where a figure on targets and schemes may stand; empty where one of them is absent."""
    if not {"targets", "schemes"} <= set(case.tables):
        return ""
    bases = {case.tables[name].basis for name in ("targets", "schemes")}
    return "illustration" if "synthetic" in bases else "headline"


def _reconciliation(frame: pd.DataFrame) -> dict[str, int]:
    """Add the reconciliation over files; volumes of different units are a check total."""
    found = {}
    for column in frame.columns:
        if column.startswith(("rows_", "volume_")) or column.endswith("_pence"):
            stem = column.removesuffix("_pence")
            name = f"pence_{stem}" if column.endswith("_pence") else column
            found[name] = int(frame[column].fillna(0).sum())
    return found


def _assumptions(scenario: Scenario) -> list[dict[str, str]]:
    """List every setting with its value, where it comes from and what it means; rules have a table of their own."""
    return list(_walk(scenario, ""))


def _walk(settings: Settings, prefix: str) -> Iterable[dict[str, str]]:
    for name, field in type(settings).model_fields.items():
        value = getattr(settings, name)
        if isinstance(value, Settings):
            yield from _walk(value, f"{prefix}{name}.")
        elif name not in ("description", "rules"):
            given = name in settings.model_fields_set
            text = field.description or ""
            yield {
                "name": f"{prefix}{name}",
                "value": _in_words(value),
                "unit": text[text.rfind("[") + 1 : text.rfind("]")] if "[" in text else "",
                "origin": "case" if given else "default",
                "meaning": text,
            }


def _in_words(value: Any) -> str:
    """Write the value of a setting."""
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "none"
    return "not set" if value is None else str(value)
