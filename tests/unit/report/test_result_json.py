"""result.json of one run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from optimiser.config.scenario import Scenario
from optimiser.report.result_json import SCHEMA_VERSION, RunIdentity, build_result
from optimiser.results.findings import LEVERS
from tests.unit.small_case import (
    CONTRACTS,
    ITEMS,
    LINES,
    SCHEMES,
    SUPPLIERS,
    TARGETS,
    WEIGHED,
    found,
    scenario,
    small_case,
)

TABLES = {"items": ITEMS, "spend_lines": LINES, "suppliers": SUPPLIERS}


def result_of(
    folder: Path,
    tables: dict[str, str],
    settings: Scenario | None = None,
    levers: tuple[str, ...] = LEVERS,
    **about: object,
) -> dict[str, Any]:
    """Return the result of a run of a small case, as a script reads it."""
    case, chosen = small_case(folder, tables, **about), settings or Scenario()
    result = build_result(case, chosen, found(case, chosen, levers), RunIdentity("abc", "1.2.3", "base", levers))
    read: dict[str, Any] = json.loads(json.dumps(result))
    return read


def test_what_names_the_run(tmp_path: Path) -> None:
    """Run, version, case, scenario and day stand at the top; nothing is verified before it has been checked."""
    result = result_of(tmp_path, TABLES, scenario(description="As it is."))
    names = (
        "schema_version",
        "run_id",
        "tool_version",
        "case",
        "case_title",
        "scenario",
        "scenario_description",
        "as_of",
    )
    assert [result[name] for name in names] == [
        SCHEMA_VERSION,
        "abc",
        "1.2.3",
        "small",
        "A small case",
        "base",
        "As it is.",
        "2026-11-22",
    ]
    assert (result["status"], result["seconds"], result["arithmetic_verified"]) == ("optimal", 0.0, False)
    assert result["basis"] == dict.fromkeys(("items", "spend_lines", "suppliers", "trusts"), "supplied")
    assert set(result["files"]) == {"case.toml", "items.csv", "spend_lines.csv", "suppliers.csv", "trusts.csv"}
    assert result["sources"]["items"]["source"] == "Source of items"


def test_headline_and_trusts(tmp_path: Path) -> None:
    """The totals stand in the headline, their parts with the trusts, and the parts add up."""
    result = result_of(tmp_path, {**TABLES, "targets": TARGETS, "schemes": SCHEMES}, WEIGHED)
    assert result["headline"] == {
        "opportunity_pence": 2000,
        "identified_pence": 12_000,
        "risk_adjusted_pence": 9_600,
        "target_pence": 100_000,
        "gap_to_target_pence": 90_400,
    }
    assert result["illustration"] == {}
    for key, total in result["headline"].items():
        assert sum(trust["headline"].get(key, 0) for trust in result["trusts"]) == total
    first = result["trusts"][0]
    assert (first["code"], first["name"]) == ("AAA", "Ash Hospitals")


def test_synthetic_records_are_an_illustration(tmp_path: Path) -> None:
    """A synthetic case has an empty headline and the same numbers in the illustration."""
    tables = {**TABLES, "targets": TARGETS, "schemes": SCHEMES}
    result = result_of(tmp_path, tables, WEIGHED, basis="synthetic")
    assert result["headline"] == {}
    assert result["illustration"]["opportunity_pence"] == 2000
    assert (result["recovery"]["scope"], result["recovery"]["unidentified_scope"]) == ("illustration", "illustration")
    assert result["illustration_sentence"].startswith("Illustrative only")


def test_buying(tmp_path: Path) -> None:
    """Opportunities carry their parts; totals stand beside the tables; what is empty is left out."""
    offers = "offer,supplier,item,price_gbp\nO1,one,gloves,3.00\n"
    tiers = "offer,threshold,threshold_unit,scope,kind,price_gbp\nO1,25,units,offer,all_units,1.50\n"
    buying = result_of(tmp_path, {**TABLES, "offers": offers, "offer_tiers": tiers})["buying"]
    assert buying["excess_pence"] == {"minimum": 4000, "lower_quartile": 3000, "median": 2000, "weighted_mean": 1667}
    assert (buying["compared_pence"], buying["pooled_tier_pence"], buying["basis"]) == (7000, 1000, "supplied")
    assert {"investigate_pence", "already_in_plan_pence", "register_reconciliation"} & set(buying) == set()
    tender, pooled = buying["opportunities"]
    assert tender["parts"] == [{"trust": "CCC", "value_pence": 2000, "figure": "class:new_tender:gloves:CCC"}]
    assert [part["value_pence"] for part in pooled["parts"]] == [500, 500]
    assert tender["trusts"] == ["CCC"]
    assert "decide_by" not in tender
    assert buying["benchmark_prices"][3]["price_gbp"] == 2.333333


def test_contracts_and_transport(tmp_path: Path) -> None:
    """Contracts have dates as ISO; transport is there where there is mileage."""
    tables = {
        "contracts": CONTRACTS + "    K1,AAA,,food,buying,Food,,awarded,,,2025-04-01,2027-06-30,,3,open tender,,A\n",
        "mileage": "mileage,trust,financial_year,kind,miles\nM1,AAA,2025/26,business,10\n",
        "mileage_rates": "rate,name,role,pence_per_mile,valid_from,evidence\nr,Rate,paid,50,2026-04-01,A\n",
    }
    result = result_of(tmp_path, tables, basis={"mileage_rates": "published"})
    (row,) = result["contracts"]["decide_by"]
    assert (row["end"], row["joint"], row["urgency"]) == ("2027-06-30", False, "overdue")
    assert set(result["contracts"]) == {"decide_by", "alignment_groups", "supplier_contracts"}
    assert (result["transport"]["basis"], result["transport"]["period"]) == ("supplied", "period of mileage")
    assert result["transport"]["grey_fleet"][0]["cost_pence"] == 500
    assert result["buying"] == {"opportunities": []}


def test_one_lever_only(tmp_path: Path) -> None:
    """A run of one lever has no part for the other."""
    assert "buying" not in result_of(tmp_path, TABLES, levers=("transport",))


def test_recovery(tmp_path: Path) -> None:
    """Version, year, nodes, schemes, their effect by year, and what is not identified."""
    recovery = result_of(tmp_path, {"targets": TARGETS, "schemes": SCHEMES}, WEIGHED)["recovery"]
    assert (recovery["targets_version"], recovery["targets_version_date"]) == ("v1", "2026-04-01")
    assert recovery["target_year"] == "2026/27"
    assert recovery["full_year_effect_pence"] == 12_000
    assert recovery["part_year_effect_pence"] == {"2026/27": 9_000, "2027/28": 12_000}
    assert (recovery["unidentified_pence"], recovery["unidentified_scope"]) == (88_000, "headline")
    assert (len(recovery["targets"]), len(recovery["schemes"]), recovery["scope"]) == (3, 2, "headline")


def test_schemes_that_do_not_count(tmp_path: Path) -> None:
    """Where no scheme counts there is no effect, and all of the target is unidentified."""
    tables = {"targets": TARGETS, "schemes": SCHEMES.replace("cash_releasing", "non_cash")}
    recovery = result_of(tmp_path, tables)["recovery"]
    assert "full_year_effect_pence" not in recovery
    assert recovery["unidentified_pence"] == 100_000


def test_a_target_of_nothing(tmp_path: Path) -> None:
    """A target of nought that no trust holds leaves nothing to identify, and breaks nothing."""
    target = TARGETS.splitlines()[0] + "\nT,,,All,all,recovery,2026/27,v1,2026-04-01,0.00\n"
    result = result_of(tmp_path, {"targets": target.strip(), "schemes": SCHEMES}, WEIGHED)
    assert "unidentified_pence" not in result["recovery"]


@pytest.mark.parametrize("tables", [{}, {"schemes": SCHEMES}])
def test_without_targets(tmp_path: Path, tables: dict[str, str]) -> None:
    """Without targets nothing is unidentified and no year is named."""
    recovery = result_of(tmp_path, tables)["recovery"]
    assert {"targets", "target_year", "unidentified_pence"} & set(recovery) == set()


def test_reconciliation_adds_the_files(tmp_path: Path) -> None:
    """Rows, pence and volume of all files are added under the names that scripts rely on."""
    assert result_of(tmp_path, TABLES)["reconciliation"] == {
        "rows_read": 10,
        "rows_accepted": 10,
        "rows_rejected": 0,
        "rows_merged": 0,
        "pence_read": 7000,
        "pence_accepted": 7000,
        "pence_rejected": 0,
        "pence_merged": 0,
        "volume_read_millionths": 30_000_000,
        "volume_accepted_millionths": 30_000_000,
        "volume_rejected_millionths": 0,
        "volume_merged_millionths": 0,
        "rows_blank": 0,
    }


def test_assumptions(tmp_path: Path) -> None:
    """Every setting is listed with value, unit and whether the case gave it."""
    chosen = scenario(buying={"min_trusts": 2}, recovery={"risk_weights": WEIGHED.recovery.risk_weights.model_dump()})  # type: ignore[union-attr]
    listed = {row["name"]: row for row in result_of(tmp_path, TABLES, chosen)["assumptions"]}
    assert (listed["buying.min_trusts"]["value"], listed["buying.min_trusts"]["origin"]) == ("2", "case")
    assert (listed["buying.min_trusts"]["unit"], listed["buying.min_lines"]["origin"]) == ("trusts", "default")
    assert listed["recovery.risk_weights.in_delivery"]["value"] == "0.9"
    assert listed["input.rejected_tolerance_gbp"]["value"] == "not set"
    assert listed["solve.seed"]["unit"] == ""
    assert "description" not in listed


def test_weights_that_are_not_set(tmp_path: Path) -> None:
    """Without weights the assumptions say that there are none."""
    listed = {row["name"]: row["value"] for row in result_of(tmp_path, TABLES)["assumptions"]}
    assert listed["recovery.risk_weights"] == "not set"
