"""The target tree of a run on the screen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from optimiser.commands.targets import targets
from optimiser.engine.run import RunRequest, execute
from tests.unit.small_case import SCHEMES, TARGETS, write_case


def test_the_tree(tiny_run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nodes are indented by level, with their pounds; schemes stand below with why one does not count."""
    assert targets(str(tiny_run), as_json=False) == 0
    out = capsys.readouterr().out
    assert out.startswith("Targets, version board-1 of 2026-04-01, GBP\n")
    lines = {line.split("  2026/27")[0].rstrip(): line for line in out.splitlines()}
    assert lines["    Buying at Cedar"].split()[-4:] == ["£2,000.00", "£500.00", "£1,000.00", "£0.00"]
    assert "Cost avoidance: below the line." in out
    assert "nobody owns it yet" in out


def test_as_json(tiny_run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --json the part of the result that concerns recovery."""
    assert targets(str(tiny_run), as_json=True) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["headline"]["gap_to_target_pence"] == 250_000
    assert "buying" not in answer


def run_of(folder: Path, tables: dict[str, str], basis: str = "supplied") -> str:
    """Return the folder of a run of a small case."""
    execute(RunRequest(write_case(folder / "case", tables, basis=basis), "base", folder / "run", formats=()))
    return str(folder / "run")


def test_without_targets(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A case without targets is told what to add."""
    assert targets(run_of(tmp_path, {"schemes": SCHEMES}), as_json=False) == 0
    assert "Add a targets table" in capsys.readouterr().out


def test_synthetic_targets_are_an_illustration(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A tree of invented targets says so in its first line; what was not computed is a dash."""
    assert targets(run_of(tmp_path, {"targets": TARGETS}, "synthetic"), as_json=False) == 0
    out = capsys.readouterr().out
    assert out.startswith("Worked illustration (synthetic). Targets, version v1")
    assert "Schemes in" not in out
    assert out.splitlines()[3].split()[-5:] == ["-"] * 5
