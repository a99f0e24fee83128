"""Transport in a run of the tiny case, and of small cases made for one thing each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from optimiser.config.scenario import Scenario
from optimiser.engine.award import SolveOptions
from optimiser.engine.transport import find_shared_transport, limits_of, plan_transport
from optimiser.errors import LimitError
from optimiser.results.findings import Findings
from optimiser.results.ledger import Ledger, findings_frame
from tests.unit.prepare.transport.small_day import case_of
from tests.unit.small_case import records, rows, scenario

QUICK = scenario(solve={"time_limit_s": 1.0, "questions": "none"})
VAN = "own,AAA,P,1,1/1/0/0,,,,08:00,18:00,50.00,,,,,,,,,"
J1 = "J1,AAA,weekday,P,Q,09:00,09:10,,,walker,,,,,,"
J2 = "J2,BBB,weekday,P,Q,09:00,09:10,,,walker,,,,,,"


def planned(folder: Path, *journeys: str, settings: Scenario = QUICK, strict: bool = False, **more: Any) -> Findings:
    """Return what planning finds in a small case."""
    findings = Findings(Ledger(), {})
    options = SolveOptions(strict=strict)
    plan_transport(case_of(folder, *journeys, **more), settings, findings, options)
    return findings


def test_a_day_is_planned_three_ways(tmp_path: Path) -> None:
    """A van of each trust costs 50.00 alone; with two seats one van takes both patients."""
    wide = "own,AAA,P,1,1/2/0/0,,,,08:00,18:00,50.00,,,,,,,,,"
    other = "other,BBB,P,1,1/2/0/0,,,,08:00,18:00,50.00,,,,,,,,,"
    findings = planned(tmp_path, J1, J2, vehicles=(wide, other))
    costs = {(row[0], row[1]): row[2] for row in rows(findings, "transport_plans", "plan", "trust", "cost_pence")}
    assert costs["alone", ""] == 10_000
    assert costs["together", ""] == 5_000
    assert rows(findings, "transport_gains", "trust", "planning_gain_pence")[-1] == ("", None)
    assert "transport_unserved" not in findings.tables
    assert "transport_frontier" not in findings.tables


def test_what_nobody_can_serve_alone_is_told_apart(tmp_path: Path) -> None:
    """BBB has no vehicle: its patient is served only when the van of AAA is shared, for nothing more a day."""
    wide = "own,AAA,P,1,1/2/0/0,,,,08:00,18:00,50.00,,,,,,,,,"
    findings = planned(tmp_path, J1, J2, vehicles=(wide,))
    names = ("trust", "journeys", "served_together", "extra_cost_pence")
    assert rows(findings, "transport_unserved", *names) == [("BBB", 1, 1, 0)]
    totals = [row for row in records(findings.tables["transport_plans"]) if not row["trust"]]
    assert [(row["plan"], row["journeys"], row["unserved"]) for row in totals] == [("alone", 1, 1), ("together", 1, 1)]


def test_nobody_to_drive_is_no_plan(tmp_path: Path) -> None:
    """Without vehicles, and without journeys, there is nothing."""
    assert planned(tmp_path / "vehicles", J1, vehicles=()).tables == {}
    assert planned(tmp_path / "journeys").tables == {}


def recorded(cost: str, begin: str) -> dict[str, Any]:
    """Return a record of the first journey's route, begun at some time."""
    header = "route,trust,day_type,vehicle,depart,return,cost_gbp"
    return {
        "recorded_routes": f"{header}\nR,AAA,weekday,own,09:00,11:00,{cost}\n",
        "recorded_stops": f"route,stop,journey,action,begin\nR,1,J1,pickup,{begin}\nR,2,J1,delivery,10:00\n",
    }


def test_a_record_of_the_same_journeys_gives_a_planning_gain(tmp_path: Path) -> None:
    """Recorded at 80.00, planned for 50.00."""
    findings = planned(tmp_path, J1, vehicles=(VAN,), **recorded("80.00", "09:05"))
    assert rows(findings, "transport_gains", "trust", "planning_gain_pence") == [("AAA", 3_000), ("", 3_000)]
    assert "transport_recorded" not in findings.tables


def test_a_record_of_invented_journeys_gives_none(tmp_path: Path) -> None:
    """What is synthetic proves nothing of how well a trust plans."""
    findings = planned(tmp_path, J1, vehicles=(VAN,), basis={"journeys": "synthetic"}, **recorded("80.00", "09:05"))
    assert rows(findings, "transport_gains", "planning_gain_pence") == [(None,), (None,)]


def test_a_record_of_other_journeys_gives_none(tmp_path: Path) -> None:
    """Two journeys are planned and one is recorded."""
    later = "J3,AAA,weekday,P,Q,13:00,13:10,,,walker,,,,,,"
    findings = planned(tmp_path, J1, later, vehicles=(VAN,), **recorded("80.00", "09:05"))
    assert rows(findings, "transport_gains", "planning_gain_pence") == [(None,), (None,)]


def test_a_record_that_breaks_a_rule_is_told_and_priced(tmp_path: Path) -> None:
    """A pickup at half past nine misses its window; the route costs what it is recorded at all the same."""
    findings = planned(tmp_path, J1, vehicles=(VAN,), **recorded("", "09:30"))
    (row,) = [row for row in records(findings.tables["transport_recorded"]) if row["rule"] == "window_is_kept"]
    assert (row["route"], row["minutes"], row["file"], row["row"]) == ("R", 20, "recorded_routes.csv", 2)
    assert "J1" not in row["message"]
    assert ("as_run", "", 5_000) in rows(findings, "transport_plans", "plan", "trust", "cost_pence")


def test_the_frontier_has_tighter_plans_beside_the_plan(tmp_path: Path) -> None:
    """With the questions asked the day is planned for 5 and 15 minutes too."""
    settings = scenario(solve={"time_limit_s": 2.0})
    findings = planned(tmp_path, J1, vehicles=(VAN,), settings=settings)
    minutes = rows(findings, "transport_frontier", "minutes_added", "cost_pence")
    assert minutes == [(5, 5_000), (15, 5_000), (30, 5_000)]


def test_strict_refuses_a_wider_gap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plan whose bound is not known is none that strict lets pass."""
    rows_of = [{"day_type": "weekday", "plan": "together", "trust": "", "bound_pence": None, "proof_gap": None}]
    monkeypatch.setattr("optimiser.results.transport.day_tables.proof_rows", lambda *_: rows_of)
    with pytest.raises(LimitError, match="no bound was proven"):
        planned(tmp_path, J1, vehicles=(VAN,), strict=True)


def test_days_share_the_time() -> None:
    """A limit of ten seconds is two for each of five days; without one the work is counted."""
    assert limits_of(scenario(solve={"time_limit_s": 10.0}), 5).seconds == 2
    assert limits_of(scenario(), 5).seconds is None


def test_what_was_planted_is_held_against_the_findings(tmp_path: Path) -> None:
    """Two journeys that were made to share do; a row that names no movements is not of transport."""
    planted = "planted,kind,expected,requests,value_gbp,detail\npair,shared_corridor,shareable,J1;J2,1,In words.\n"
    case = case_of(tmp_path, J1, J2, basis={"planted": "synthetic"}, planted=planted)
    findings = Findings(Ledger(), {"award_lines": findings_frame("award_lines", [])})
    find_shared_transport(case, QUICK, findings)
    plan_transport(case, QUICK, findings, SolveOptions())
    assert rows(findings, "transport_planted", "planted", "found") == [("pair", True)]
