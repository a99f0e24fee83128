"""A synthetic case from the command line: made, checked, run, and reported as an illustration."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.acceptance.command_line import contents, optimiser, read_rows, result_of

SMALL = ("--trusts", "3", "--lines", "60", "--journeys", "4", "--consignments", "3", "--seed", "7")


def test_a_synthetic_case_is_checked_and_run_as_an_illustration(tmp_path: Path) -> None:
    """No row of it is refused; the headline is empty, the illustration is not, and what was planted was found."""
    made = optimiser("synth", "--out", "case", *SMALL, "--json", cwd=tmp_path).ended(0).json
    assert (made["out"], made["seed"], made["rows"]["spend_lines"]) == ("case", 7, 60)
    checked = optimiser("check", "case", "--json", cwd=tmp_path).ended(0).json
    assert {name: counts["rows_accepted"] for name, counts in checked["reconciliation"].items()} == made["rows"]
    optimiser("run", "case", "--out", "run", "--set", "solve.questions=none", cwd=tmp_path).ended(0)
    result = result_of(tmp_path / "run")
    assert result["headline"] == {}
    assert result["illustration"]["saving_pence"] > 0
    assert set(result["basis"].values()) == {"synthetic"}
    planted = read_rows(tmp_path / "run" / "csv" / "award_planted.csv")
    assert {row["kind"] for row in planted if row["found"] == "yes"} == {"price_spread", "dominated", "no_price"}
    # What buying up to a tier would gain is one of the questions that this run does not ask.
    assert {row["kind"] for row in planted if row["found"] == "no"} == {"tier_missed"}


def test_the_same_options_give_the_same_bytes(tmp_path: Path) -> None:
    """Made in two processes, every file is the same; the folder is not overwritten unasked."""
    for out in ("one", "two"):
        optimiser("synth", "--out", out, *SMALL, cwd=tmp_path).ended(0)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    optimiser("synth", "--out", "one", "--trusts", "2", "--lines", "5", cwd=tmp_path).ended(8)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    optimiser("synth", "--out", "one", "--trusts", "2", "--lines", "5", "--force", cwd=tmp_path).ended(0)
    assert len(read_rows(tmp_path / "one" / "spend_lines.csv")) == 5


@pytest.mark.parametrize(
    "wrong",
    [
        ("--lines", "-1"),
        ("--trusts", "1"),
        ("--trusts", "101"),
        ("--journeys", "10001"),
        ("--seed", "-1"),
        ("--lines", "0", "--journeys", "0", "--consignments", "0"),
    ],
)
def test_absurd_sizes_are_a_wrong_call(tmp_path: Path, wrong: tuple[str, ...]) -> None:
    """Less than nothing, more than is sensible, and nothing at all are refused, and nothing is written."""
    told = optimiser("synth", "--out", "case", *wrong, "--json", cwd=tmp_path).ended(2).json
    assert told["error"]["kind"] == "usage"
    assert list(tmp_path.iterdir()) == []
