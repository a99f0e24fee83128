"""The first commands of a user: a case that runs, checked, looked at and run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.acceptance.command_line import (
    AWARD_PROGRESS,
    CASES,
    PROGRESS,
    SHIPPED,
    TRANSPORT_PROGRESS,
    contents,
    copy_case,
    entries,
    optimiser,
    result_of,
    run_together,
)
from tests.acceptance.conftest import Run


@pytest.mark.parametrize("name", SHIPPED)
def test_init_writes_a_commented_case(name: str, tmp_path: Path) -> None:
    """`init` copies a shipped case whole, says what it did and what comes next."""
    done = optimiser("init", "mine", "--case", name, cwd=tmp_path).ended(0)
    assert contents(tmp_path / "mine") == contents(CASES / name)
    assert (tmp_path / "mine" / "case.toml").read_text(encoding="utf-8").startswith("#")
    assert "optimiser run mine" in done.stdout
    assert done.stderr == ""
    assert entries(tmp_path) == ["mine"]


def test_init_without_a_case_is_the_tiny_one(tmp_path: Path) -> None:
    """`init DIR` alone gives the case for reading in one sitting; with --json the files are listed."""
    done = optimiser("init", "mine", "--json", cwd=tmp_path).ended(0)
    assert (done.json["case"], done.json["folder"]) == ("tiny", "mine")
    assert done.json["files"] == entries(tmp_path / "mine")


@pytest.mark.parametrize("name", SHIPPED)
def test_check_reconciles_every_file(name: str, runs: dict[str, Run], tmp_path: Path) -> None:
    """`check` accepts every shipped case and counts, file by file, what was read, accepted, rejected and merged."""
    done = optimiser("check", runs[name].case, "--json", cwd=tmp_path).ended(0)
    counts = done.json["reconciliation"]
    assert sorted(counts) == sorted(path.stem for path in (CASES / name).glob("*.csv"))
    for table, found in counts.items():
        assert found["rows_read"] > 0, table
        for read in [key for key in found if "read" in key.split("_")]:
            parts = [found[read.replace("read", part)] for part in ("accepted", "rejected", "merged")]
            assert found[read] == sum(parts), (table, read)
    assert {"pence_read", "volume_read_millionths"} <= set(counts["spend_lines"])
    assert [issue for issue in done.json["issues"] if issue["severity"] == "error"] == []
    assert entries(tmp_path) == []


def test_check_is_readable(tiny: Run, tmp_path: Path) -> None:
    """`check` prints a table of the files on stdout and a verdict, and nothing on stderr."""
    done = optimiser("check", tiny.case, cwd=tmp_path).ended(0)
    assert re.search(r"^spend_lines +34 +34 +0 +0 +£309,320\.00 +£309,320\.00$", done.stdout, re.MULTILINE)
    assert done.stdout.rstrip().endswith("24 tables, as of 22 November 2026.")
    assert done.stderr == ""


def test_a_case_may_be_named_by_its_file_or_as_the_folder_one_is_in(tiny: Run, tmp_path: Path) -> None:
    """`CASE` is a folder, its case.toml, or the folder one is in."""
    by_folder = optimiser("check", tiny.case, "--json", cwd=tmp_path).ended(0)
    by_file = optimiser("check", tiny.case / "case.toml", "--json", cwd=tmp_path).ended(0)
    from_inside = optimiser("check", ".", "--json", cwd=tiny.case).ended(0)
    assert by_folder.json == by_file.json == from_inside.json


def test_opportunities_are_those_of_a_run(runs: dict[str, Run], tmp_path: Path) -> None:
    """`opportunities` publishes nothing and finds what a run finds, in every shipped case."""
    commands = [(tmp_path, ("opportunities", runs[name].case, "--json")) for name in SHIPPED]
    for name, done in zip(SHIPPED, run_together(commands), strict=True):
        assert done.ended(0).json["buying"] == runs[name].result["buying"]
        assert done.json["contracts"] == runs[name].result["contracts"]
        assert done.json["arithmetic_verified"] is True
    assert entries(tmp_path) == []


def test_opportunities_are_readable(tiny: Run, tmp_path: Path) -> None:
    """`opportunities` prints the opportunities easiest first, and every contract of the calendar."""
    done = optimiser("opportunities", tiny.case, cwd=tmp_path).ended(0)
    assert done.stdout.index("ask for the match") < done.stdout.index("tender together")
    assert "Decide by" in done.stdout
    assert "more in the report" not in done.stdout
    assert entries(tmp_path) == []


@pytest.mark.parametrize("name", SHIPPED)
def test_a_run_answers_on_stdout_and_reports_progress_on_stderr(name: str, runs: dict[str, Run]) -> None:
    """Every shipped case runs with exit 0; stdout is the answer, stderr says what is being done."""
    done, result = runs[name].finished, runs[name].result
    assert result["case_title"] in done.stdout.splitlines()[0]
    assert result["run_id"] in done.stdout
    assert " ".join(result["headline_sentence"].split()) in " ".join(done.stdout.split())
    expected = AWARD_PROGRESS if "awards" in result.get("buying", {}) else set()
    told = set(done.stderr.splitlines())
    assert told >= PROGRESS
    assert not [line for line in told - PROGRESS - expected if not TRANSPORT_PROGRESS.match(line)]
    assert not re.search(r"\bnan\b|NaN|None\b|\[object|<NA>", done.stdout)
    assert "\x1b[" not in done.stdout + done.stderr


@pytest.mark.parametrize("name", SHIPPED)
def test_a_run_folder_is_whole(name: str, runs: dict[str, Run]) -> None:
    """A run leaves report, packs, workbook, JSON, CSV, record and manifest in its folder, and nothing beside it."""
    folder = runs[name].folder
    reports = ["packs.html", "record", "report.html", "report.xlsx"]
    assert entries(folder) == ["csv", "manifest.json", *reports, "result.json"]
    assert entries(folder.parent) == ["mine", "out"]


def test_run_without_out_goes_to_a_folder_of_its_own(tiny: Run, tmp_path: Path) -> None:
    """Without --out a run goes to runs/<case>/<scenario>-<time>, and the next one beside it."""
    for number in (1, 2):
        optimiser("run", tiny.case, cwd=tmp_path).ended(0)
        assert len(entries(tmp_path / "runs" / "tiny")) == number
    assert entries(tmp_path) == ["runs"]
    for name in entries(tmp_path / "runs" / "tiny"):
        assert re.fullmatch(r"base-2\d{7}T\d{6,}", name)
        assert result_of(tmp_path / "runs" / "tiny" / name)["run_id"] == tiny.result["run_id"]


def test_run_json_is_one_object_and_the_file_is_the_same(tiny: Run, tmp_path: Path) -> None:
    """`run --json` puts exactly one JSON object on stdout: what it wrote as result.json."""
    done = optimiser("run", tiny.case, "--out", "out", "--json", cwd=tmp_path).ended(0)
    assert done.json == result_of(tmp_path / "out")
    told = set(done.stderr.splitlines())
    assert told >= PROGRESS
    assert not [line for line in told - PROGRESS - AWARD_PROGRESS if not TRANSPORT_PROGRESS.match(line)]


def test_a_run_does_not_touch_its_case(tmp_path: Path) -> None:
    """Reading, checking and running leave every file of the case as it was."""
    case = copy_case("tiny", tmp_path / "mine")
    before = contents(case)
    optimiser("run", "mine", "--out", "out", cwd=tmp_path).ended(0)
    assert contents(case) == before
