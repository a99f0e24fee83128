"""Every exit code that can occur, and that a mistake never ends as a bug."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.acceptance.command_line import (
    PROGRAM,
    Finished,
    contents,
    entries,
    environment,
    is_a_message,
    optimiser,
    result_of,
    run_together,
    start,
    wait_for,
)
from tests.acceptance.conftest import Run

WRONG_CALLS: dict[str, tuple[str, ...]] = {
    "no such command": ("optimise",),
    "no such option": ("run", "CASE", "--fast"),
    "no case": ("run",),
    "a time limit below nought": ("run", "CASE", "--time-limit", "-1"),
    "no such lever": ("run", "CASE", "--only", "boats"),
    "no such shipped case": ("init", "mine", "--case", "mars"),
    "no such run id": ("verify", "0123456789abcdef"),
    "an empty run": ("verify", ""),
    "a very long run": ("verify", "x" * 5000),
    "a folder that is no run": ("trace", "CASE"),
    "no such figure": ("trace", "RUN", "headline:profit"),
    "no such format": ("report", "RUN", "--format", "html,docx"),
    "no format": ("report", "RUN", "--format", ""),
    "no such kind": ("explain", "bad-luck"),
    "no such table": ("schema", "spend_line"),
}
UNUSUAL: dict[str, tuple[int, tuple[str, ...]]] = {
    "no such scenario": (3, ("run", "CASE", "--scenario", "bace")),
    "no such setting": (3, ("run", "CASE", "--set", "buying.max=1")),
    "a setting without a value": (3, ("run", "CASE", "--set", "buying.min_trusts")),
    "a setting of the wrong kind": (3, ("run", "CASE", "--set", "buying.min_trusts=many")),
    "a setting out of range": (3, ("run", "CASE", "--set", "buying.min_trusts=1")),
    "a tolerance without end": (3, ("run", "CASE", "--set", "input.rejected_tolerance_gbp=inf")),
    "a limit that is no number": (3, ("run", "CASE", "--set", "solve.time_limit_s=nan")),
    "a section instead of a setting": (3, ("run", "CASE", "--set", "buying=1")),
    "a case that is a file of another kind": (3, ("check", "CASE/trusts.csv")),
    "an empty case": (3, ("check", "")),
    "out is the folder one is in": (8, ("run", "CASE", "--out", ".")),
    "out is the case": (8, ("run", "CASE", "--out", "CASE", "--force")),
    "out is inside a file": (8, ("run", "CASE", "--out", "CASE/trusts.csv/out")),
    "out has a very long name": (8, ("run", "CASE", "--out", "x" * 300)),
    "init into the folder one is in": (8, ("init", ".")),
    "init into a case": (8, ("init", "CASE")),
}


@dataclass(frozen=True)
class Called:
    """One call, in words and with --json, each in a folder of its own.

    Parameters
    ----------
    words, json
        How each ended.
    left
        What each left in its folder.
    """

    words: Finished
    json: Finished
    left: list[str]


@pytest.fixture(scope="module")
def called(tiny: Run, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Called]:
    """Return how every wrong and every unusual call ends; none of them may change the case."""
    before = contents(tiny.case)
    places = {"CASE": str(tiny.case), "RUN": str(tiny.folder)}
    calls = {name: arguments for name, (_, arguments) in UNUSUAL.items()} | WRONG_CALLS
    commands = []
    for arguments in calls.values():
        words = [places.get(word, word.replace("CASE/", f"{tiny.case}/")) for word in arguments]
        commands += [(tmp_path_factory.mktemp("call"), (*words, *options)) for options in ((), ("--json",))]
    done = run_together(commands)
    assert contents(tiny.case) == before
    left = [entries(place) for place, _ in commands]
    return {
        name: Called(done[2 * place], done[2 * place + 1], left[2 * place] + left[2 * place + 1])
        for place, name in enumerate(calls)
    }


@pytest.mark.parametrize("call", [*WRONG_CALLS, *UNUSUAL])
def test_a_call_that_cannot_be_answered_has_its_own_exit_code(call: str, called: dict[str, Called]) -> None:
    """A wrong call ends with exit 2 and an unusual one with 3 or 8, never with 1; in words, and nothing is written."""
    code = UNUSUAL[call][0] if call in UNUSUAL else 2
    done = called[call]
    said = done.words.ended(code).stderr
    assert done.words.stdout == ""
    assert "Error: " in said
    assert is_a_message(said)
    error = done.json.ended(code).json["error"]
    assert error["exit"] == code
    assert is_a_message(error["message"])
    assert error["remedy"]
    assert code != 2 or (error["kind"], error["issues"]) == ("usage", [])
    assert done.left == []


def test_a_misspelt_scenario_or_setting_gets_a_suggestion(tiny: Run, tmp_path: Path) -> None:
    """The remedy names the scenario, setting, figure or kind that was probably meant."""
    calls = {
        ("run", str(tiny.case), "--scenario", "two_trust"): "two_trusts",
        ("run", str(tiny.case), "--set", "buying.min_trust=2"): "min_trusts",
        ("trace", str(tiny.folder), "headline:opportunty"): "headline:opportunity",
        ("explain", "negative-quantaty"): "negative-quantity",
    }
    for done, meant in zip(run_together([(tmp_path, call) for call in calls]), calls.values(), strict=True):
        assert f"Did you mean '{meant}'?" in done.stderr


def test_a_changed_number_ends_with_6(tiny: Run, tmp_path: Path) -> None:
    """`verify` of a run whose result was changed by a penny ends with exit 6 and says where it differs."""
    run = shutil.copytree(tiny.folder, tmp_path / "out")
    assert optimiser("verify", "out", "--json", cwd=tmp_path).ended(0).json["verdict"] == "same"
    result = result_of(run)
    result["headline"]["opportunity_pence"] += 1
    (run / "result.json").write_text(json.dumps(result), encoding="utf-8")
    answer = optimiser("verify", "out", "--json", cwd=tmp_path).ended(6).json
    assert answer["verdict"] == "different"
    places = {(found["place"], found["figure"]): found for found in answer["differences"]}
    assert places["result.json", "headline.opportunity_pence"]["published"] == "£2,700.01"
    assert places["result.json", "headline.opportunity_pence"]["recomputed"] == "£2,700.00"
    assert "Different: " in optimiser("verify", "out", cwd=tmp_path).ended(6).stdout


def test_a_missed_target_ends_with_7(tiny: Run, tmp_path: Path) -> None:
    """With --fail-under-target a missed target ends with exit 7, and the run is published and printed all the same."""
    done = optimiser("run", tiny.case, "--out", "a", "--fail-under-target", cwd=tmp_path).ended(7)
    assert "missed by £2,500.00" in done.stderr
    assert tiny.result["run_id"] in done.stdout
    asked = ("--fail-under-target", "--json")
    answer = optimiser("run", tiny.case, "--out", "b", *asked, cwd=tmp_path).ended(7).json
    assert answer == result_of(tmp_path / "b")
    assert answer["headline"]["gap_to_target_pence"] == 250_000


def test_an_invented_target_cannot_be_missed(nenc: Run, tmp_path: Path) -> None:
    """Where the targets are synthetic, --fail-under-target has nothing to test, says so and ends with exit 0."""
    asked = ("--fail-under-target", "--only", "transport", "--time-limit", "2")
    done = optimiser("run", nenc.case, "--out", "a", *asked, cwd=tmp_path).ended(0)
    assert "nothing to test" in done.stderr


def test_an_occupied_folder_ends_with_8(tiny: Run, tmp_path: Path) -> None:
    """An output folder that holds a run is refused and left alone; with --force the run is replaced."""
    shutil.copytree(tiny.folder, tmp_path / "out")
    before = contents(tmp_path / "out")
    done = optimiser("run", tiny.case, "--out", "out", cwd=tmp_path).ended(8)
    assert "--force" in done.stderr
    assert done.stdout == ""
    assert contents(tmp_path / "out") == before
    (tmp_path / "out" / "old.txt").write_text("of the earlier run", encoding="utf-8")
    optimiser("run", tiny.case, "--out", "out", "--force", cwd=tmp_path).ended(0)
    assert sorted(contents(tmp_path / "out")) == sorted(before)
    assert entries(tmp_path) == ["out"]


def test_force_never_replaces_what_is_not_a_run(tiny: Run, tmp_path: Path) -> None:
    """A folder that is no run, and a file, are refused with exit 8 even with --force."""
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "mum.txt").write_text("Dear mum", encoding="utf-8")
    (tmp_path / "file").write_text("content", encoding="utf-8")
    before = contents(tmp_path)
    for out in ("letters", "file"):
        error = optimiser("run", tiny.case, "--out", out, "--force", "--json", cwd=tmp_path).ended(8).json["error"]
        assert (error["kind"], error["exit"]) == ("output", 8)
        assert out in error["message"]
    assert contents(tmp_path) == before


def test_an_empty_folder_is_free(tiny: Run, tmp_path: Path) -> None:
    """An output folder that exists and is empty is taken without --force."""
    (tmp_path / "out").mkdir()
    optimiser("run", tiny.case, "--out", "out", cwd=tmp_path).ended(0)
    assert "result.json" in entries(tmp_path / "out")


@pytest.mark.skipif(os.name == "nt" or (hasattr(os, "geteuid") and os.geteuid() == 0), reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_ends_with_8(tiny: Run, tmp_path: Path) -> None:
    """An output folder whose parent is read-only is refused with exit 8."""
    parent = tmp_path / "locked"
    parent.mkdir(mode=0o500)
    assert "Cannot write" in optimiser("run", tiny.case, "--out", parent / "out", cwd=tmp_path).ended(8).stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_an_answer_that_cannot_be_written_ends_with_8(tmp_path: Path) -> None:
    """A full disk under stdout is told as such and is no bug."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PROGRAM, "schema"], cwd=tmp_path, env=environment(), stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 8
    assert b"No space left" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
def test_a_reader_that_has_seen_enough_is_no_failure(tiny: Run, tmp_path: Path) -> None:
    """`optimiser trace RUN | head -1` prints one line and no error."""
    process = start("trace", tiny.folder, cwd=tmp_path)
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.readline().startswith(b"figure")
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 0


def _is_reading(folder: Path) -> bool:
    return b"Reading" in (folder / "stderr").read_bytes()


def _is_writing(folder: Path) -> bool:
    return any(folder.glob(".out.partial-*/result.json"))


def _is_reporting(folder: Path) -> bool:
    return any(folder.glob(".out.partial-*/report.html"))


@pytest.mark.skipif(os.name == "nt", reason="SIGINT is sent the POSIX way")
@pytest.mark.parametrize("seen", [_is_reading, _is_writing, _is_reporting])
def test_control_c_ends_with_130(seen: Callable[[Path], bool], london: Run, tmp_path: Path) -> None:
    """Ctrl-C while a run reads, checks or writes its reports ends with exit 130 and leaves nothing behind."""
    with (tmp_path / "stderr").open("wb") as stderr:
        process = subprocess.Popen(
            [*PROGRAM, "run", str(london.case), "--out", "out"],
            cwd=tmp_path,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=stderr,
            # A shell without job control hands down a Ctrl-C that is ignored.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509 - no thread runs
        )
    assert wait_for(lambda: seen(tmp_path), process)
    process.send_signal(signal.SIGINT)
    stdout, _ = process.communicate()
    told = (tmp_path / "stderr").read_text(encoding="utf-8")
    assert process.returncode == 130
    assert stdout == b""
    assert told.endswith("Interrupted; nothing half-written was left.\n")
    assert is_a_message(told)
    assert entries(tmp_path) == ["stderr"]


def test_a_bug_is_the_only_way_to_1(tmp_path: Path) -> None:
    """A fault of the program itself ends with exit 1, and as JSON where asked."""
    program = (
        "import sys; sys.path.insert(0, sys.argv.pop(1)); import cli, optimiser.commands.explain as body\n"
        "def broken(*_, **__): raise KeyError('St Elsewhere')\n"
        "body.explain = broken; cli.main()"
    )
    root = Path(PROGRAM[1]).parent
    for options in ((), ("--json",)):
        done = subprocess.run(
            [sys.executable, "-c", program, str(root), "explain", "missing-file", *options],
            cwd=tmp_path,
            env=environment(),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 1
        assert "Elsewhere" not in done.stdout + done.stderr
        assert (json.loads(done.stdout)["error"]["kind"] == "bug") if options else done.stderr.startswith("Error: ")
    assert entries(tmp_path) == []
