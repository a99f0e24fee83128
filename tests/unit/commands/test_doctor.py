"""Checking the installation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NoReturn

import pytest

from optimiser.commands import doctor as module
from optimiser.commands.doctor import doctor
from optimiser.errors import OptimiserError


def test_all_is_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Versions and three checks, each ok; nothing is left in the working folder."""
    monkeypatch.chdir(tmp_path)
    assert doctor(as_json=False) == 0
    out = capsys.readouterr().out
    assert out.count("  ok  ") == 3
    assert "pandas" in out
    assert list(tmp_path.iterdir()) == []


def test_as_json(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """With --json the same as one object."""
    monkeypatch.chdir(tmp_path)
    assert doctor(as_json=True) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["healthy"] is True
    assert [check["check"] for check in answer["checks"]] == ["write access", "shipped cases", "solver"]


def test_what_does_not_work(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """No write access and missing cases are said, and the code is 1."""

    def refuse(**_: object) -> NoReturn:
        raise PermissionError(13, "Permission denied")

    def missing() -> NoReturn:
        raise OptimiserError("The shipped cases are missing from this installation.")

    monkeypatch.setattr("tempfile.TemporaryDirectory", refuse)
    monkeypatch.setattr(module, "shipped_cases", missing)
    assert doctor(as_json=False) == 1
    out = capsys.readouterr().out
    assert "the working folder cannot be written: Permission denied" in out
    assert out.count("FAILED") == 2
    assert doctor(as_json=True) == 1
