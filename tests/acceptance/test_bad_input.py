"""Bad input is refused with file, row, column and remedy; nothing is published; the mended case runs."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.command_line import (
    CASES,
    Finished,
    change_cell,
    contents,
    copy_case,
    entries,
    is_a_message,
    optimiser,
    read_rows,
    result_of,
    run_together,
    write_records,
)
from tests.acceptance.conftest import Run
from tests.acceptance.spoilt_cases import SPOILT, TINY_ONLY, Spoilt


@dataclass(frozen=True)
class Refused:
    """What a command says of a spoilt case.

    Parameters
    ----------
    place
        The folder with the case, ``mine``, and what was written beside it.
    done
        The command.
    """

    place: Path
    done: Finished


@pytest.fixture(scope="module")
def in_words(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Refused]:
    """Return a run of the tiny case spoilt in each way."""
    return spoil_and("tiny", tmp_path_factory, "run", "mine", "--out", "out")


@pytest.fixture(scope="module")
def as_json(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Refused]:
    """Return a check of the real case spoilt in the usual ways, with --json."""
    return spoil_and("nenc", tmp_path_factory, "check", "mine", "--json")


def spoil_and(name: str, tmp_path_factory: pytest.TempPathFactory, *command: str) -> dict[str, Refused]:
    """Spoil a case in each way, each in a folder of its own, and have a command answer there."""
    places = {}
    for way, spoilt in SPOILT.items():
        if name != "tiny" and way in TINY_ONLY:
            continue
        places[way] = tmp_path_factory.mktemp(f"bad-{name}")
        case = copy_case(name, places[way] / "mine")
        spoilt.spoil(case)
        assert contents(case) != contents(CASES / name), way
    commands = [(place, command) for place in places.values()]
    return {way: Refused(places[way], done) for way, done in zip(places, run_together(commands), strict=True)}


@pytest.mark.parametrize("way", SPOILT)
def test_bad_input_is_refused_in_words(way: str, in_words: dict[str, Refused]) -> None:
    """A spoilt tiny case ends with exit 3, and stderr names file, row, column and remedy."""
    spoilt, done = SPOILT[way], in_words[way].done.ended(3)
    assert done.stdout == ""
    lines = [line for line in done.stderr.splitlines() if line.endswith(f"[{spoilt.kind}]") and says(line, spoilt)]
    assert lines
    assert all(line.startswith("Error: ") for line in lines)
    assert is_a_message(done.stderr)
    if spoilt.alone:
        assert len(lines) == 1
        assert "\n1 problem. " in done.stderr


@pytest.mark.parametrize("way", SPOILT)
def test_bad_input_leaves_nothing_half_written(way: str, in_words: dict[str, Refused]) -> None:
    """Beside a refused case stands at most one folder: the list of issues and the refused rows, whole."""
    spoilt, place = SPOILT[way], in_words[way].place
    beside = [name for name in entries(place) if name != "mine"]
    assert len(beside) == 1
    assert beside[0].startswith("out-refused-")
    assert f"'{beside[0]}'" in in_words[way].done.stderr
    issues = read_rows(place / beside[0] / "issues.csv")
    assert any((row["kind"], row["file"]) == (spoilt.kind, spoilt.file) and row["remedy"] for row in issues)


def says(line: str, spoilt: Spoilt) -> bool:
    """Whether a line on the screen names the place and says what it must."""
    where = line.removeprefix("Error: ").partition(": ")[0]
    wanted = [spoilt.file, *([f"row {spoilt.row}"] if spoilt.row else []), *([spoilt.column] if spoilt.column else [])]
    return all(part in where for part in wanted) and all(word in line for word in spoilt.words)


@pytest.mark.parametrize("way", [way for way in SPOILT if way not in TINY_ONLY])
def test_bad_input_is_refused_as_json(way: str, as_json: dict[str, Refused]) -> None:
    """A spoilt real case ends with exit 3 and, with --json, with the error object of the contract on stdout."""
    spoilt, done = SPOILT[way], as_json[way].done
    error = done.ended(3).json["error"]
    assert set(done.json) == {"error", "reconciliation"}
    assert set(error) == {"exit", "kind", "message", "remedy", "issues"}
    assert (error["exit"], error["kind"]) == (3, "input")
    assert is_a_message(error["message"])
    assert error["remedy"]
    errors = [issue for issue in error["issues"] if issue["severity"] == "error"]
    found = [issue for issue in errors if is_the_one(issue, spoilt)]
    assert found, errors
    assert all(issue["message"].endswith(".") and issue["remedy"] for issue in errors)
    assert len(errors) == 1 or not spoilt.alone


def is_the_one(issue: dict[str, Any], spoilt: Spoilt) -> bool:
    """Whether an issue is the one that was planted."""
    said = f"{issue['message']} {issue['remedy']}"
    return (
        (issue["kind"], issue["file"], issue["row"]) == (spoilt.kind, spoilt.file, spoilt.row)
        and spoilt.column in issue["column"]
        and bool(spoilt.column) == bool(issue["column"])
        and all(word in said for word in spoilt.words)
    )


def test_a_missing_case_folder_is_named(tmp_path: Path) -> None:
    """A case that is not there is named, with the command that writes one; nothing is made."""
    calls = [(command, "nowhere") for command in ("check", "run", "opportunities")]
    for done in run_together([(tmp_path, call) for call in calls]):
        assert "nowhere" in done.ended(3).stderr
        assert "optimiser init" in done.stderr
    for done in run_together([(tmp_path, (*call, "--json")) for call in calls]):
        assert [issue["kind"] for issue in done.ended(3).json["error"]["issues"]] == ["missing-case"]
    assert entries(tmp_path) == []


def test_every_command_refuses_the_same_way(tmp_path: Path) -> None:
    """`check`, `opportunities` and `run` report the same issues of the same case."""
    case = copy_case("tiny", tmp_path / "mine")
    change_cell(case / "spend_lines.csv", 3, "quantity", "-4")
    change_cell(case / "sites.csv", 2, "trust", "RZZ")
    calls = (("check", "mine"), ("opportunities", "mine"), ("run", "mine", "--out", "out"))
    answers = run_together([(tmp_path, (*call, "--json")) for call in calls])
    errors = [done.ended(3).json["error"] for done in answers]
    assert errors[0] == errors[1] == errors[2]
    assert [(issue["kind"], issue["row"]) for issue in errors[0]["issues"]] == [
        ("unknown-trust", 2),
        ("negative-quantity", 3),
    ]
    counts = answers[0].json["reconciliation"]["spend_lines"]
    assert (counts["rows_read"], counts["rows_accepted"], counts["rows_rejected"]) == (34, 33, 1)
    assert counts["pence_read"] == counts["pence_accepted"] + counts["pence_rejected"]


def test_refused_rows_are_kept_whole_and_the_mended_case_runs(tiny: Run, tmp_path: Path) -> None:
    """Refused rows stand beside with every cell and the reason; put back mended, the case gives its old result."""
    case = copy_case("tiny", tmp_path / "mine")
    spend = case / "spend_lines.csv"
    original = read_rows(spend)
    change_cell(spend, 3, "quantity", "-4")
    change_cell(spend, 6, "trust", "RZZ")
    change_cell(case / "sites.csv", 2, "trust", "")
    optimiser("run", "mine", "--out", "out", cwd=tmp_path).ended(3)
    (beside,) = [name for name in entries(tmp_path) if name != "mine"]
    assert beside.startswith("out-refused-")
    assert entries(tmp_path / beside) == ["issues.csv", "rejected_sites.csv", "rejected_spend_lines.csv"]
    rejected = read_rows(tmp_path / beside / "rejected_spend_lines.csv")
    assert [(row["x_file"], row["x_row"]) for row in rejected] == [("spend_lines.csv", "3"), ("spend_lines.csv", "6")]
    assert "below zero" in rejected[0]["x_reason"]
    assert all(row["x_remedy"] for row in rejected)
    assert {key: value for key, value in rejected[1].items() if not key.startswith("x_")} == {
        **original[4],
        "trust": "RZZ",
    }
    mended = {row["line_id"]: {**row, "quantity": "800", "trust": "BIR"} for row in rejected}
    rows = [{**row, **mended.get(row["line_id"], {})} for row in original]
    write_records(spend, [list(original[0]), *([row[name] for name in original[0]] for row in rows)])
    change_cell(spend, 6, "quantity", "500")
    change_cell(case / "sites.csv", 2, "trust", "ALD")
    optimiser("run", "mine", "--out", "out", cwd=tmp_path).ended(0)
    assert result_of(tmp_path / "out")["headline"] == tiny.result["headline"]


def test_check_writes_refused_rows_where_asked(tmp_path: Path) -> None:
    """`check --out DIR` writes issues and refused rows there, and refuses a folder that is taken."""
    case = copy_case("tiny", tmp_path / "mine")
    change_cell(case / "spend_lines.csv", 3, "quantity", "-4")
    optimiser("check", "mine", "--out", "found", cwd=tmp_path).ended(3)
    assert entries(tmp_path / "found") == ["issues.csv", "rejected_spend_lines.csv"]
    before = contents(tmp_path / "found")
    optimiser("check", "mine", "--out", "found", cwd=tmp_path).ended(8)
    assert contents(tmp_path / "found") == before


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    """Problems of several files and rows are reported together, in the order of the files and rows."""
    case = copy_case("tiny", tmp_path / "mine")
    for row in range(2, 32):
        change_cell(case / "spend_lines.csv", row, "quantity", "-1")
    (case / "targets.csv").unlink()
    done = optimiser("run", "mine", "--out", "out", cwd=tmp_path).ended(3)
    assert "targets.csv" in done.stderr
    assert "31 problems." in done.stderr
    assert "more." in done.stderr
    error = optimiser("run", "mine", "--out", "out", "--json", cwd=tmp_path).ended(3).json["error"]
    assert [issue["row"] for issue in error["issues"]] == [None, *range(2, 32)]


def test_rejected_pounds_within_a_tolerance_are_left_out(tmp_path: Path) -> None:
    """With a tolerance the run goes on without the bad row: read is accepted, rejected and merged; above it, exit 3."""
    case = copy_case("tiny", tmp_path / "mine")
    change_cell(case / "spend_lines.csv", 3, "quantity", "-4")
    tolerated = ("--set", "input.rejected_tolerance_gbp=2800")
    result = optimiser("run", "mine", "--out", "out", *tolerated, "--json", cwd=tmp_path).ended(0).json
    counts = result["reconciliation"]
    assert (counts["rows_rejected"], counts["pence_rejected"]) == (1, 280_000)
    for kind in ("rows", "pence"):
        parts = (counts[f"{kind}_{part}"] for part in ("accepted", "rejected", "merged"))
        assert counts[f"{kind}_read"] == sum(parts)
    with (tmp_path / "out" / "record" / "rejected.csv").open(encoding="utf-8", newline="") as stream:
        assert [(row["row"], row["pence"]) for row in csv.DictReader(stream)] == [("3", "280000")]
    optimiser("verify", "out", cwd=tmp_path).ended(0)
    above = ("--set", "input.rejected_tolerance_gbp=2799.99")
    error = optimiser("run", "mine", "--out", "out2", *above, "--json", cwd=tmp_path).ended(3).json["error"]
    assert {issue["kind"] for issue in error["issues"]} == {"negative-quantity", "rejected-over-tolerance"}


def test_the_mended_case_runs(in_words: dict[str, Refused], tiny: Run) -> None:
    """A case whose file is put right runs into the folder that was refused before, as if nothing had been."""
    mend_and_run("tiny", in_words["duplicate key"], tiny)


@pytest.mark.long
def test_the_mended_real_case_runs(as_json: dict[str, Refused], nenc: Run) -> None:
    """The same of the real case."""
    mend_and_run("nenc", as_json["broken TOML"], nenc)


def mend_and_run(name: str, refused: Refused, run: Run) -> None:
    """Put a case right where it was refused, run it there, and compare it with a run of the case as it is shipped."""
    for path, data in contents(CASES / name).items():
        (refused.place / "mine" / path).write_bytes(data)
    optimiser("run", "mine", "--out", "out", "--only", "transport", cwd=refused.place).ended(0)
    made, expected = result_of(refused.place / "out"), run.result
    kept = ("as_of", "basis", "contracts", "files", "reconciliation", "sources", "transport")
    assert {key: made[key] for key in kept} == {key: expected[key] for key in kept}
