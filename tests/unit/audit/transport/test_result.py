"""What result.json says of transport, held against the tables it is taken from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from optimiser.audit.comparison import Comparison
from optimiser.audit.transport.result import check_transport_result
from optimiser.tables import OUTPUT_TABLES
from tests.unit.audit import drawn
from tests.unit.audit.transport.driven_day import INPUTS, run_of

PLANS = """\
day_type,plan,trust,cost_gbp,vehicles,km,kgco2e,journeys,unserved,basis
weekday,alone,S,15.70,1,4,1,1,0,supplied
weekday,alone,,33.90,2,10,2.5,2,0,supplied
weekday,together,,18.90,1,6,1.5,2,0,supplied
sunday,alone,,33.89,3,9,,2,0,supplied
sunday,together,,30.00,3,9,,2,0,supplied
"""
GAINS = """\
day_type,trust,planning_gain_gbp,collaboration_gain_gbp,cash_gbp,capacity_gbp
weekday,S,,9.40,,
weekday,,,15.00,14.00,1.00
sunday,,,3.89,3.89,0.00
"""
PROOF = """\
day_type,plan,trust,status,cost_gbp,bound_gbp,method
weekday,alone,S,optimal,15.70,15.70,exact
weekday,together,,limit,18.90,18.00,relaxation
sunday,together,,optimal,30.00,30.00,exact
"""
FINDINGS = {"transport_plans": PLANS, "transport_gains": GAINS, "transport_proof": PROOF}
SAID: dict[str, Any] = {
    "day_type": "weekday",
    "period": "per representative day (weekday)",
    "basis": "supplied",
    "alone_pence": 3390,
    "together_pence": 1890,
    "vehicles": {"alone": 2, "together": 1},
    "km": {"alone": 10, "together": 6.0},
    "kgco2e": {"alone": 2.5, "together": 1.5},
    "day_types": ["sunday", "weekday"],
    "journeys": "*",
    "planning_gain_pence": None,
    "collaboration_gain_pence": 1500,
    "cash_pence": 1400,
    "capacity_pence": 100,
    "bound_pence": 1800,
    "status": "limit",
    "bound_method": "relaxation",
    "proof_gap_pence": 90,
    "proof_gap": 0.047619,
}


def of_result(
    folder: Path,
    transport: dict[str, Any],
    findings: dict[str, str] | None = None,
    inputs: dict[str, str] | None = None,
    basis: dict[str, str] | None = None,
) -> list[str]:
    """Return where the result says something else than a run with these tables."""
    run, found = run_of(folder, findings, inputs, {"transport": transport}, basis), Comparison()
    check_transport_result(run, found)
    return [one.figure for one in found.differences]


def test_a_result_that_repeats_its_tables_is_not_told(tmp_path: Path) -> None:
    """The day that costs most alone stands for all; two journeys of real people are hidden."""
    assert of_result(tmp_path, SAID, FINDINGS) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("day_type", "sunday"),
        ("period", "per year"),
        ("basis", "published"),
        ("alone_pence", 3389),
        ("together_pence", 1800),
        ("day_types", ["weekday"]),
        ("journeys", 2),
        ("planning_gain_pence", 0),
        ("collaboration_gain_pence", 1501),
        ("cash_pence", 1500),
        ("capacity_pence", 0),
        ("bound_pence", 1890),
        ("status", "optimal"),
        ("bound_method", "exact"),
        ("proof_gap_pence", 0),
        ("proof_gap", 0.04),
    ],
)
def test_a_figure_that_is_not_in_the_tables_is_told(tmp_path: Path, key: str, value: object) -> None:
    """Each by its name; so is one that is left out."""
    basis = ["transport.basis"] * 2 if key == "basis" else [f"transport.{key}"]
    (tmp_path / "other").mkdir()
    assert of_result(tmp_path / "other", {**SAID, key: value}, FINDINGS) == basis
    if SAID[key] is not None:
        (tmp_path / "none").mkdir()
        without = {name: said for name, said in SAID.items() if name != key}
        assert of_result(tmp_path / "none", without, FINDINGS) == basis


@pytest.mark.parametrize("measure", ["vehicles", "km", "kgco2e"])
def test_a_measure_of_a_plan_is_told_by_plan(tmp_path: Path, measure: str) -> None:
    """One more of it together."""
    said = {**SAID, measure: {**SAID[measure], "together": SAID[measure]["together"] + 1}}
    assert of_result(tmp_path, said, FINDINGS) == [f"transport.{measure}.together"]


def test_without_a_bound_no_gap_is_told(tmp_path: Path) -> None:
    """Neither in pounds nor as a part."""
    without = {**FINDINGS, "transport_proof": PROOF.replace("18.90,18.00,relaxation", "18.90,,no bound")}
    said = {**SAID, "bound_pence": None, "bound_method": "no bound", "proof_gap_pence": None, "proof_gap": None}
    assert of_result(tmp_path, said, without) == []
    wrong = of_result(tmp_path, {**said, "proof_gap": 0, "proof_gap_pence": 0}, without)
    assert wrong == ["transport.proof_gap_pence", "transport.proof_gap"]


def test_of_two_days_alike_the_first_by_name_stands_for_all(tmp_path: Path) -> None:
    """Where both cost the same alone."""
    alike = {**FINDINGS, "transport_plans": PLANS.replace("33.89", "33.90")}
    assert "transport.day_type" in of_result(tmp_path, SAID, alike)


@pytest.mark.parametrize(
    ("copies", "basis", "shown", "said"),
    [
        pytest.param("", "synthetic", None, 2, id="made up"),
        pytest.param("6", "supplied", None, "*", id="seven"),
        pytest.param("7", "supplied", None, 10, id="eight"),
        pytest.param("22", "supplied", None, 25, id="to the nearest five"),
        pytest.param("22", "supplied", "25", 25, id="as in the plans"),
        pytest.param("22", "supplied", "*", "*", id="hidden in the plans"),
    ],
)
def test_journeys_are_counted_as_far_as_that_may_be_shown(
    tmp_path: Path, copies: str, basis: str, shown: str | None, said: object
) -> None:
    """One journey and some alike; where the plans hide how many are served, the result hides how many there are."""
    header = INPUTS["journeys"].replace("mobility", "mobility,journeys").replace("walker", "walker,", 1)
    journeys = header.replace("600,walker\n", f"600,walker,{copies}\n")
    if shown is not None:
        copy = PLANS.replace("33.90,2,10,2.5,2,0", f"33.90,2,10,2.5,25,{shown}")
        drawn.write(tmp_path / "csv" / "transport_plans.csv", OUTPUT_TABLES["transport_plans"], copy)
    more: dict[str, Any] = {"inputs": {"journeys": journeys}, "basis": {"journeys": basis}}
    assert of_result(tmp_path, {**SAID, "journeys": said}, FINDINGS, **more) == []
    assert of_result(tmp_path, {**SAID, "journeys": 3}, FINDINGS, **more) == ["transport.journeys"]


def test_consignments_of_the_day_are_counted(tmp_path: Path) -> None:
    """Two of three."""
    table = "consignment,trust,day_type,goods,origin,destination\n"
    rows = "".join(f"{name},S,{day},linen,near,far\n" for name, day in (("x", "weekday"), ("y", "weekday"), ("z", "x")))
    inputs = {"consignments": table + rows}
    assert of_result(tmp_path, {**SAID, "consignments": 2}, FINDINGS, inputs) == []
    assert of_result(tmp_path, {**SAID, "consignments": 3}, FINDINGS, inputs) == ["transport.consignments"]


def test_without_plans_the_basis_is_that_of_the_overlap(tmp_path: Path) -> None:
    """The weakest of its rows."""
    rows = "day_type,kind,basis\nweekday,patient_patient,supplied\nweekday,goods_goods,synthetic\n"
    assert of_result(tmp_path, {"basis": "synthetic"}, {"overlap": rows}) == []
    assert of_result(tmp_path, {"basis": "supplied"}, {"overlap": rows}) == ["transport.basis"]


def test_alone_the_grey_fleet_gives_basis_and_period(tmp_path: Path) -> None:
    """The weaker of mileage and rates, and the period of the mileage."""
    inputs = {"mileage": "mileage,trust\nm,S\n", "mileage_rates": "rate,name\nr,R\n"}
    said = {"grey_fleet": [], "grey_fleet_basis": "assumed", "grey_fleet_period": "2025/26"}
    said |= {"basis": "assumed", "period": "2025/26"}
    more: dict[str, Any] = {"inputs": inputs, "basis": {"mileage_rates": "assumed"}}
    assert of_result(tmp_path, said, **more) == []
    for key in ("grey_fleet_basis", "grey_fleet_period", "basis", "period"):
        assert f"transport.{key}" in of_result(tmp_path, {**said, key: "other"}, **more)


def test_a_result_without_transport_is_left_alone(tmp_path: Path) -> None:
    """Where nothing of it was found there is nothing to compare."""
    assert of_result(tmp_path, {}) == []
