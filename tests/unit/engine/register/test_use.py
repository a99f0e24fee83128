"""Entering runs, finding them, and entering folders that are not there yet."""

from __future__ import annotations

from pathlib import Path

import pytest

from optimiser.engine.register.failure import RegisterError
from optimiser.engine.register.place import REGISTER, WHO
from optimiser.engine.register.use import enter_run, matching, open_register, rebuild, registered_runs
from tests.unit.engine.register.sample import write_run


@pytest.fixture(autouse=True)
def _place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep the register of a test in its own folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(REGISTER, "")
    monkeypatch.setenv(WHO, "analyst")


def test_a_run_is_entered(tmp_path: Path) -> None:
    """A published run is entered with who ran it."""
    enter_run(write_run(tmp_path / "runs" / "base"))
    (run,) = registered_runs()
    assert (run.about["who"], run.about["folder"]) == ("analyst", "base")


def test_switched_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Switched off, nothing is entered and nothing made; whoever asks for the register is told."""
    monkeypatch.setenv(REGISTER, "off")
    enter_run(write_run(tmp_path / "out"))
    assert registered_runs() == []
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    with pytest.raises(RegisterError, match="switched off"):
        open_register()


def test_a_register_never_stands_in_a_run(tmp_path: Path) -> None:
    """A run whose folder would hold the register is not entered, and stays byte for byte what it was."""
    folder = write_run(tmp_path / "runs")
    before = sorted(path.name for path in folder.rglob("*"))
    with pytest.raises(RegisterError, match="own folder"):
        enter_run(folder)
    assert sorted(path.name for path in folder.rglob("*")) == before


def test_a_name_comes_before_an_id(tmp_path: Path) -> None:
    """A run is meant by its name, else by six signs of its id or more; a name that looks like an id wins."""
    for number, sign in enumerate("ab"):
        enter_run(write_run(tmp_path / "runs" / sign, run_id=sign * 16, created=f"2026-11-2{number}T10:00:00+00:00"))
    first, second = registered_runs()
    open_register().give_name(second.record, "a" * 16, "")
    runs = registered_runs()
    assert [run.record for run in matching(runs, "a" * 16)] == [second.record]
    assert [run.record for run in matching(runs, "a" * 6)] == [first.record]
    assert matching(runs, "a" * 5) == []
    assert matching(runs, "c" * 6) == []


def test_folders_are_entered_afterwards(tmp_path: Path) -> None:
    """Run folders that are not there are entered, without a who; known, broken and half-written ones are not."""
    enter_run(write_run(tmp_path / "runs" / "known"))
    new = write_run(tmp_path / "runs" / "deep" / "new", run_id="1" * 16)
    write_run(tmp_path / "runs" / ".new.partial-1", run_id="2" * 16)
    broken = write_run(tmp_path / "runs" / "broken", run_id="3" * 16)
    (broken / "result.json").unlink()
    found = rebuild([Path("runs")])
    assert (found.entered, found.known, found.unreadable) == (
        (Path("runs/deep/new"),),
        (Path("runs/known"),),
        (Path("runs/broken"),),
    )
    assert {run.folder: run.about["who"] for run in registered_runs()}[new.resolve()] == ""
    assert rebuild([Path("runs")]).entered == ()
