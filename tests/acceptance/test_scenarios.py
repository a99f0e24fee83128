"""Scenarios and settings: several at once, one setting changed, and what each run then says."""

from __future__ import annotations

from pathlib import Path

from tests.acceptance.command_line import copy_case, entries, optimiser, replace_text, result_of, run_together
from tests.acceptance.conftest import Run


def test_several_scenarios_have_a_folder_each(tiny: Run, tmp_path: Path) -> None:
    """Several --scenario give a folder each and `{"runs": [...]}`, in the order asked for."""
    asked = ("--scenario", "two_trusts", "--scenario", "base")
    answer = optimiser("run", tiny.case, *asked, "--out", "out", "--json", cwd=tmp_path).ended(0).json
    assert list(answer) == ["runs"]
    assert [run["scenario"] for run in answer["runs"]] == ["two_trusts", "base"]
    assert entries(tmp_path / "out") == ["base", "two_trusts"]
    for run in answer["runs"]:
        assert run == result_of(tmp_path / "out" / run["scenario"])
    pair, base = answer["runs"]
    assert {**base, "seconds": 0} == {**tiny.result, "seconds": 0}
    assert pair["run_id"] != base["run_id"]
    assert pair["buying"]["compared_pence"] > base["buying"]["compared_pence"]


def test_several_scenarios_end_with_the_worst_code(tiny: Run, tmp_path: Path) -> None:
    """A scenario that fails does not stop the others; its error stands in its place, and the worst code counts."""
    asked = ("--scenario", "nowhere", "--scenario", "base", "--fail-under-target")
    answer = optimiser("run", tiny.case, *asked, "--out", "out", "--json", cwd=tmp_path).ended(7).json
    failed, base = answer["runs"]
    assert (failed["scenario"], failed["error"]["exit"], failed["error"]["kind"]) == ("nowhere", 3, "scenario")
    assert base["headline"] == tiny.result["headline"]
    assert entries(tmp_path / "out") == ["base"]
    again = optimiser("run", tiny.case, *asked, "--out", "out", "--json", cwd=tmp_path).ended(8).json
    assert [run["error"]["exit"] for run in again["runs"]] == [3, 8]


def test_a_setting_on_the_command_line_is_the_scenario_with_that_setting(tiny: Run, tmp_path: Path) -> None:
    """`--set` changes what it names; the same settings in the case give the same findings."""
    settings = ("--set", "buying.min_trusts=2", "--set", "buying.min_lines=2")
    asked = ((*settings, "--out", "a"), ("--scenario", "two_trusts", "--out", "b"))
    commands = [(tmp_path, ("run", tiny.case, *options, "--json")) for options in asked]
    changed, named = (done.ended(0).json for done in run_together(commands))
    assert changed["settings"]["buying"]["min_trusts"] == 2
    assert changed["scenario"] == "base"
    assert changed["headline"] == named["headline"]
    assert changed["buying"] == named["buying"]
    assert changed["headline"] != tiny.result["headline"]


def test_another_day_moves_the_calendar(tiny: Run, tmp_path: Path) -> None:
    """The decide-by calendar stands on the case's own date, not on the clock."""
    case = copy_case("tiny", tmp_path / "mine")
    replace_text(case / "case.toml", "as_of = 2026-11-22", "as_of = 2020-01-01")
    result = optimiser("run", "mine", "--out", "out", "--json", cwd=tmp_path).ended(0).json
    assert result["as_of"] == "2020-01-01"
    before = {row["contract"]: row for row in tiny.result["contracts"]["decide_by"]}
    after = {row["contract"]: row for row in result["contracts"]["decide_by"]}
    assert {name: row.get("decide_by") for name, row in before.items()} == {
        name: row.get("decide_by") for name, row in after.items()
    }
    assert before["BIR-laundry"]["urgency"] == "ended"
    assert after["BIR-laundry"]["urgency"] == "later"
    assert {row["urgency"] for row in after.values()} <= {"later", "under_way", "not_known"}


def test_a_table_that_is_absent_is_said_to_be(tmp_path: Path) -> None:
    """Without offers, schemes and actuals the case runs, and says which questions it could not answer."""
    case = copy_case("tiny", tmp_path / "mine")
    text = (case / "case.toml").read_text(encoding="utf-8")
    for name in ("offers", "offer_tiers", "schemes", "actuals"):
        start = text.index(f"[tables.{name}]")
        text = text[:start] + text[text.index("\n[", start) + 1 :]
        (case / f"{name}.csv").unlink()
    (case / "case.toml").write_text(text, encoding="utf-8")
    result = optimiser("run", "mine", "--out", "out", "--json", cwd=tmp_path).ended(0).json
    assert set(result["headline"]) == {"opportunity_pence", "target_pence"}
    reasons = " ".join(row["reason"] for row in result["not_answered"])
    for name in ("offers", "schemes", "actuals"):
        assert name in reasons
    assert "pooled_tier_pence" not in result["buying"]
    optimiser("verify", "out", cwd=tmp_path).ended(0)
