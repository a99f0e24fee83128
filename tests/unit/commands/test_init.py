"""Writing a case that runs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from optimiser.commands.check import check
from optimiser.commands.init import init
from optimiser.errors import OptimiserError, OutputError


def test_a_case_that_reads(tmp_path: Path, repo_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The case is copied file by file, reads without an issue, and the next step is told."""
    assert init(tmp_path / "mine", "tiny", as_json=False) == 0
    assert f"Next: optimiser run {tmp_path / 'mine'}" in capsys.readouterr().out
    source = repo_root / "data" / "cases" / "tiny"
    assert {path.name: path.read_bytes() for path in (tmp_path / "mine").iterdir()} == {
        path.name: path.read_bytes() for path in source.iterdir() if path.is_file()
    }
    assert check(tmp_path / "mine", None, as_json=True) == 0


def test_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --json the folder and its files are named."""
    assert init(tmp_path / "mine", "group", as_json=True) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["case"], answer["folder"]) == ("group", str(tmp_path / "mine"))
    assert "case.toml" in answer["files"]


def test_what_is_refused(tmp_path: Path) -> None:
    """A folder that is not free, and a case that does not exist, are refused."""
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError):
        init(tmp_path, "tiny", as_json=False)
    with pytest.raises(OptimiserError):
        init(tmp_path / "mine", "huge", as_json=False)
    assert {path.name for path in tmp_path.iterdir()} == {"letter.txt"}
