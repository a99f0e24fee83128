"""Writing the reports of a run again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from optimiser.commands.report import report
from optimiser.errors import UsageError


def test_in_words(tiny_run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every file written is named; spaces and repeats in the list of formats do no harm."""
    assert report(str(tiny_run), " json, csv,json", tmp_path / "out", force=False, as_json=False) == 0
    lines = capsys.readouterr().out.splitlines()
    assert str(tmp_path / "out" / "result.json") in lines
    assert str(tmp_path / "out" / "csv" / "opportunities.csv") in lines


def test_as_json(tiny_run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --json the run and the files are named."""
    assert report(str(tiny_run), "json", tmp_path / "out", force=False, as_json=True) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer == {"run": str(tiny_run), "files": [str(tmp_path / "out" / "result.json")]}


@pytest.mark.parametrize("formats", ["pdf", "html,pdf", "", ","])
def test_an_unknown_format(tiny_run: Path, tmp_path: Path, formats: str) -> None:
    """A format that does not exist, or none, is refused before anything is written."""
    with pytest.raises(UsageError, match="There is no format"):
        report(str(tiny_run), formats, tmp_path / "out", force=False, as_json=False)
    assert list(tmp_path.iterdir()) == []
