"""What a command writes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from optimiser.commands.screen import failure_object, flush, report_failure, say, say_json, say_table, say_wrapped, tell
from optimiser.errors import OptimiserError, UsageError
from optimiser.issues import InputError, IssueLog


def log_of(count: int) -> InputError:
    """Return an input error with so many errors and a note."""
    log = IssueLog()
    for number in range(count):
        log.add("missing-value", f"cell {number} is empty.", file="trusts.csv", row=number + 2)
    log.add("repeated-row", "merged.", severity="note")
    return InputError(log)


def test_answer_and_progress_are_kept_apart(capsys: pytest.CaptureFixture[str]) -> None:
    """The answer goes to stdout, progress to stderr."""
    say("answer")
    tell("progress")
    assert capsys.readouterr() == ("answer\n", "progress\n")


def test_json_keeps_pounds_and_accents(capsys: pytest.CaptureFixture[str]) -> None:
    """The one object is readable and nothing in it is escaped."""
    say_json({"text": "£1, naïve"})
    out = capsys.readouterr().out
    assert json.loads(out) == {"text": "£1, naïve"}
    assert "£" in out


def test_a_paragraph_is_wrapped(capsys: pytest.CaptureFixture[str]) -> None:
    """Lines are at most 100 columns, indented alike, and never broken at a hyphen."""
    say_wrapped("risk-adjusted " * 20, "  ")
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) > 2
    assert all(len(line) <= 100 and line.startswith("  risk-adjusted") for line in lines)


def test_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    """Columns are as wide as their widest cell; numbers are flush right; no line ends in spaces."""
    say_table(["name", "GBP"], [["a", "1.00"], ["gloves", "1,000.00"]], right=[1])
    assert capsys.readouterr().out == "name         GBP\n------  --------\na           1.00\ngloves  1,000.00\n"


def test_a_failure_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    """An error is told with its remedy on stderr."""
    report_failure(UsageError("There is no run.", "Name one."), as_json=False)
    report_failure(OptimiserError("Something else."), as_json=False)
    assert capsys.readouterr() == ("", "Error: There is no run.\n       Name one.\nError: Something else.\n")


@pytest.mark.parametrize(("count", "shown", "more"), [(1, 2, ""), (19, 20, ""), (25, 20, "... and 6 more.")])
def test_issues_in_words(capsys: pytest.CaptureFixture[str], count: int, shown: int, more: str) -> None:
    """Issues are listed with their kinds, twenty at most, and the errors counted."""
    report_failure(log_of(count), as_json=False)
    err = capsys.readouterr().err
    assert err.count("[missing-value]") + err.count("[repeated-row]") == shown
    assert more in err
    assert ("... and" in err) is bool(more)
    assert err.splitlines()[-1].startswith("1 problem." if count == 1 else f"{count} problems.")


def test_a_failure_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """Scripts read exit code, kind, message, remedy and every issue, and stderr stays empty."""
    report_failure(log_of(1), as_json=True)
    out, err = capsys.readouterr()
    error = json.loads(out)["error"]
    assert (error["exit"], error["kind"], len(error["issues"])) == (3, "input", 2)
    assert error["issues"][0]["row"] == 2
    assert err == ""
    assert failure_object(UsageError("No."))["issues"] == []


@pytest.mark.parametrize("buffering", [1, 4096])
def test_the_rest_goes_nowhere(monkeypatch: pytest.MonkeyPatch, buffering: int) -> None:
    """Whether the reader has gone is seen at a line or at the end; what is written after that goes nowhere."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", buffering=buffering, encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        say("nobody reads this")
        flush()
        assert os.path.samestat(os.fstat(stream.fileno()), Path(os.devnull).stat())
        say("nor this")
        flush()


@pytest.mark.skipif(os.name == "nt", reason="a pipe that closes early is another thing there")
def test_a_reader_that_has_seen_enough(repo_root: Path) -> None:
    """A pipe that is closed early, as by head, is no failure and prints no traceback."""
    program = (
        "import sys\n"
        "from optimiser.commands.screen import flush, say\n"
        "sys.stdin.read()\n"
        "say('x' * 100_000)\n"
        "say('more')\n"
        "flush()\n"
    )
    command = [sys.executable, "-c", program]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=repo_root, **pipes) as process:  # type: ignore[call-overload]
        process.stdout.close()
        process.stdin.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0
