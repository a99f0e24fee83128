"""Finding a run."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from optimiser.commands.run_folder import find_run, read_result
from optimiser.errors import UsageError


def write_run(folder: Path, run_id: str, result: str = '{"case": "small"}', age: int = 0) -> Path:
    """Write a folder that looks like a run."""
    (folder / "record").mkdir(parents=True)
    (folder / "manifest.json").write_text(json.dumps({"run_id": run_id}), encoding="utf-8")
    (folder / "result.json").write_text(result, encoding="utf-8")
    os.utime(folder, (1_700_000_000 - age, 1_700_000_000 - age))
    return folder


def test_a_folder(tmp_path: Path) -> None:
    """A run is named by its folder."""
    assert find_run(str(write_run(tmp_path / "run", "abc"))) == tmp_path / "run"


def test_an_identifier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or by the beginning of its identifier, looked for under runs; of several the latest is meant."""
    monkeypatch.chdir(tmp_path)
    write_run(tmp_path / "runs" / "small" / "old", "abcdef123456", age=100)
    write_run(tmp_path / "runs" / "small" / "new", "abcdef123456")
    write_run(tmp_path / "runs" / "small" / "other", "ffffff")
    assert find_run("abcdef") == Path("runs/small/new")
    assert find_run("ffffff") == Path("runs/small/other")


@pytest.mark.parametrize("run", ["abcde", "abcdeg", "nowhere", "x" * 5000])
def test_no_such_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: str) -> None:
    """Too short a beginning, another identifier, and no folder are no run."""
    monkeypatch.chdir(tmp_path)
    write_run(tmp_path / "runs" / "small", "abcdef")
    with pytest.raises(UsageError, match="There is no run"):
        find_run(run)


def test_a_broken_manifest_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A manifest that is no JSON belongs to no run."""
    monkeypatch.chdir(tmp_path)
    (write_run(tmp_path / "runs" / "small", "abcdef") / "manifest.json").write_text("{", encoding="utf-8")
    with pytest.raises(UsageError):
        find_run("abcdef")


def test_another_folder(tmp_path: Path) -> None:
    """A folder without a manifest, and a report without a record, are told apart from a run."""
    with pytest.raises(UsageError, match=r"it has no manifest\.json"):
        find_run(str(tmp_path))
    (tmp_path / "manifest.json").write_text("{}", encoding="utf-8")
    with pytest.raises(UsageError, match="it has no record/"):
        find_run(str(tmp_path))


def test_a_result(tmp_path: Path) -> None:
    """The result of a run is read, and said to be unreadable where it is not there or no JSON."""
    folder = write_run(tmp_path / "run", "abc")
    assert read_result(folder) == {"case": "small"}
    (folder / "result.json").write_text("{", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot be read"):
        read_result(folder)
    (folder / "result.json").unlink()
    with pytest.raises(UsageError, match="cannot be read"):
        read_result(folder)
