"""The recommended award from the command line: its rules, impossible rules, limits, and what is told of it."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.command_line import optimiser
from tests.acceptance.conftest import Run
from tests.unit.small_case import ITEMS, LINES, write_case

NO_HUMBER = 'buying.rules.no-humber={kind="exclusion",owner="Board",reason="Quality",suppliers=["humber"]}'
BUDGET = 'buying.rules.budget={{kind="budget",owner="Board",reason="Plan",most_gbp={}}}'
OFFERS = "offer,supplier,item,price_gbp,evidence\nO1,one,gloves,1.50,quoted\n"


def buying(run: Run, folder: Path, *settings: str) -> dict[str, Any]:
    """Run the case under some settings and return what its result says of buying."""
    given = [part for setting in settings for part in ("--set", setting)]
    done = optimiser("run", run.case, "--out", folder / "out", "--json", *given, cwd=folder).ended(0)
    found: dict[str, Any] = done.json["buying"]
    return found


def test_what_is_recommended(tiny: Run) -> None:
    """The tiny case's needs cost £9,120.00 today and £8,060.00 under the recommended award, proven to the penny."""
    found = tiny.result["buying"]
    assert (found["baseline_pence"], found["recommended_pence"]) == (912_000, 806_000)
    assert (found["bound_pence"], found["proof_gap_pence"], found["proof_gap"]) == (806_000, 0, 0.0)
    assert sum(row["cost_pence"] for row in found["awards"]) == 806_000
    assert tiny.result["status"] == "optimal"
    assert tiny.result["headline"]["saving_pence"] == sum(row["saving_pence"] for row in found["savings"]) == 106_000


def test_the_most_suppliers_of_a_lot(tiny: Run, tmp_path: Path) -> None:
    """With one supplier a lot, each lot has one, and the award costs no less."""
    found = buying(tiny, tmp_path, "buying.max_suppliers_per_lot=1")
    suppliers = defaultdict(set)
    for row in found["awards"]:
        suppliers[row["lot"]].add(row["supplier"])
    assert all(len(names) == 1 for names in suppliers.values())
    (rule,) = found["award_rules"]
    assert (rule["rule"], rule["standing"]) == ("max_suppliers_per_lot", "binds")
    assert found["recommended_pence"] == 806_000 + rule["price_pence"]


def test_a_share_for_small_suppliers(tiny: Run, tmp_path: Path) -> None:
    """Half the spend goes to the supplier marked sme where half is asked for."""
    found = buying(tiny, tmp_path, "buying.min_sme_share=0.5")
    small = sum(row["charged_pence"] for row in found["awards"] if row["supplier"] == "humber")
    assert small >= 0.5 * sum(row["charged_pence"] for row in found["awards"]) - 1


def test_no_trust_worse_off(tiny: Run, tmp_path: Path) -> None:
    """No trust pays more than today, and the rule is listed with who set it."""
    found = buying(tiny, tmp_path, "buying.no_trust_worse_off=true")
    saved: dict[str, int] = defaultdict(int)
    for row in found["savings"]:
        saved[row["trust"]] += row["saving_pence"]
    assert min(saved.values()) >= 0
    assert found["award_rules"][0]["owner"] == "Scenario"


def test_trusts_that_stay_out(tiny: Run, tmp_path: Path) -> None:
    """A trust that stays out goes on as today, and the others are awarded without its volume."""
    found = buying(tiny, tmp_path, "buying.trusts_out=BIR")
    own = [row for row in found["awards"] if row["trust"] == "BIR"]
    assert {row["terms"] for row in own} == {"present"}
    assert sum(row["saving_pence"] for row in found["savings"] if row["trust"] == "BIR") == 0


@pytest.mark.parametrize(
    ("settings", "rules", "words"),
    [
        (("buying.min_sme_share=1", NO_HUMBER), ["min_sme_share", "no-humber"], "cannot both hold"),
        (("buying.min_sme_share=1", BUDGET.format(8200)), ["min_sme_share", "budget"], "Cheapest way out: "),
        ((BUDGET.format(8000),), ["budget"], "raise 'budget' by £60.00 (recommended award then £8,060.00)"),
    ],
)
def test_impossible_rules_end_with_4(
    tiny: Run, tmp_path: Path, settings: tuple[str, ...], rules: list[str], words: str
) -> None:
    """Rules that contradict each other are named, with the cheapest way out in pounds, and nothing is published."""
    given = [part for setting in settings for part in ("--set", setting)]
    done = optimiser("run", tiny.case, "--out", "out", "--json", *given, cwd=tmp_path).ended(4)
    error = done.json["error"]
    assert (error["exit"], error["kind"], sorted(error["rules"])) == (4, "infeasible", sorted(rules))
    assert words in error["message"]
    assert not (tmp_path / "out").exists()
    told = optimiser("run", tiny.case, "--out", "out", *given, cwd=tmp_path).ended(4)
    assert all(f"'{rule}'" in told.stderr for rule in rules)


def test_the_worst_scenario_decides(tiny: Run, tmp_path: Path) -> None:
    """Of several scenarios the possible ones are published, and the exit code is that of the impossible one."""
    more = '\n[scenarios.dear.buying.rules.budget]\nkind = "budget"\nowner = "Board"\nreason = "Plan"\nmost_gbp = 1.0\n'
    case = tmp_path / "case"
    case.mkdir()
    for path in tiny.case.iterdir():
        (case / path.name).write_bytes(path.read_bytes())
    (case / "case.toml").write_text((case / "case.toml").read_text(encoding="utf-8") + more, encoding="utf-8")
    named = ("--scenario", "base", "--scenario", "dear")
    done = optimiser("run", case, *named, "--out", "out", "--json", cwd=tmp_path).ended(4)
    base, dear = done.json["runs"]
    assert base["buying"]["recommended_pence"] == 806_000
    assert dear["error"]["rules"] == ["budget"]
    assert (tmp_path / "out" / "base" / "result.json").is_file()


def test_a_rule_about_an_unknown_trust_ends_with_3(tiny: Run, tmp_path: Path) -> None:
    """A rule about a trust that the case does not have is a mistake of the scenario."""
    call = ("run", tiny.case, "--out", "out", "--json", "--set", "buying.trusts_out=BRI")
    error = optimiser(*call, cwd=tmp_path).ended(3).json["error"]
    assert error["remedy"] == "Did you mean 'BIR'?"


def test_strict_is_content_with_a_proof(tiny: Run, tmp_path: Path) -> None:
    """An award proven to the gap asked for passes --strict, on any number of processes, and is the same award."""
    for jobs in ("1", "2"):
        call = ("run", tiny.case, "--out", jobs, "--json", "--strict", "--gap", "0.001", "--jobs", jobs)
        assert optimiser(*call, cwd=tmp_path).ended(0).json["buying"]["recommended_pence"] == 806_000
    first, second = (tmp_path / jobs / "csv" / "award_lines.csv" for jobs in ("1", "2"))
    assert first.read_bytes() == second.read_bytes()


def test_a_second_opinion(tiny: Run, tmp_path: Path) -> None:
    """On request another solver is asked, and its verdict stands among the proof."""
    found = buying(tiny, tmp_path, "solve.second_solver=true")
    (told,) = [row["value_text"] for row in found["award_proof"] if row["measure"] == "second_solver"]
    assert told.startswith("agrees")


def test_explain_a_run(tiny: Run, tmp_path: Path) -> None:
    """A run is explained in words and as JSON: its proof, its rules, and what would make a loser win."""
    said = optimiser("explain", tiny.folder, cwd=tmp_path).ended(0).stdout
    assert "the recommended award costs £8,060.00" in said
    assert "The scenario sets no rules for it." in said
    assert "Humber Supplies" in said
    told = optimiser("explain", tiny.folder, "--json", cwd=tmp_path).ended(0).json
    assert told["recommended_pence"] == 806_000
    assert {row["supplier"] for row in told["award_suppliers"]} >= {"norse", "humber"}


def test_explain_a_run_without_offers(tmp_path: Path) -> None:
    """A run of a case without offers has nothing to explain, and says why."""
    case = write_case(tmp_path / "case", {"items": ITEMS, "spend_lines": LINES})
    optimiser("run", case, "--out", "out", cwd=tmp_path).ended(0)
    assert "has no offers" in optimiser("explain", "out", cwd=tmp_path).ended(0).stdout
    assert "recommended_pence" not in optimiser("explain", "out", "--json", cwd=tmp_path).ended(0).json


def test_the_limit_of_a_solve_is_kept_in_the_status(tmp_path: Path) -> None:
    """A small case is proven within any limit; the status says optimal and the note says what that means."""
    case = write_case(tmp_path / "case", {"items": ITEMS, "spend_lines": LINES, "offers": OFFERS})
    done = optimiser("run", case, "--out", "out", "--json", "--time-limit", "20", cwd=tmp_path).ended(0)
    assert done.json["status"] == "optimal"
    assert "proven the best" in done.json["status_note"]
