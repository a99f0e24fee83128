"""Removing old run folders."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from optimiser.engine.register.failure import RegisterError
from optimiser.engine.register.prune import prune_run, to_prune
from optimiser.engine.register.store import Register
from tests.unit.engine.register.sample import register_of, write_run

NOW = dt.datetime(2026, 11, 30, 12, tzinfo=dt.UTC)


@pytest.fixture
def register(tmp_path: Path) -> Register:
    """Return a register of four runs, 10, 8, 6 and 4 days old at NOW."""
    days = (20, 22, 24, 26)
    folders = [
        write_run(tmp_path / f"run-{day}", run_id=f"{day}" * 8, created=f"2026-11-{day}T12:00:00+00:00") for day in days
    ]
    return register_of(tmp_path / "register.sqlite", *folders)


def names(register: Register, keep: int | None, days: int | None) -> list[str]:
    """Return the folders that may go."""
    return [run.folder.name for run in to_prune(register.runs(), keep, days, NOW)]


def test_what_may_go(register: Register) -> None:
    """All but the latest N; what is older than so many days; what both say where both are given."""
    assert names(register, 1, None) == ["run-20", "run-22", "run-24"]
    assert names(register, 9, None) == []
    assert names(register, None, 7) == ["run-20", "run-22"]
    assert names(register, None, 8) == ["run-20"]
    assert names(register, 3, 7) == ["run-20"]


def test_a_named_run_stays(register: Register) -> None:
    """A run that bears a name neither goes nor counts among the latest."""
    register.give_name(register.runs()[0].record, "board", "")
    assert names(register, 0, None) == ["run-22", "run-24", "run-26"]


def test_the_record_outlives_the_folder(register: Register) -> None:
    """The folder goes whole, its record stays and says when; it is not pruned a second time."""
    run = register.runs()[0]
    prune_run(register, run, "analyst")
    assert not run.folder.exists()
    assert [path.name for path in run.folder.parent.iterdir() if path.name.startswith(".")] == []
    first = register.runs()[0]
    assert (first.record, bool(first.pruned_at), first.is_there) == (run.record, True, False)
    assert names(register, 0, None) == ["run-22", "run-24", "run-26"]


def test_another_run_in_the_folder_is_not_pruned(register: Register) -> None:
    """A folder that another run took the place of is not the run that was registered there."""
    folder = register.runs()[0].folder
    (folder / "manifest.json").write_text("{}", encoding="utf-8")
    assert names(register, 0, None) == ["run-22", "run-24", "run-26"]


def test_what_cannot_be_noted_is_not_removed(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the register cannot be written, the folder is put back; where there is no folder, that is told."""

    def locked(record: int, who: str) -> None:
        raise RegisterError("locked")

    run = register.runs()[0]
    monkeypatch.setattr(register, "mark_pruned", locked)
    with pytest.raises(RegisterError, match="locked"):
        prune_run(register, run, "")
    assert run.is_there
    run.folder.rename(run.folder.with_name("elsewhere"))
    with pytest.raises(RegisterError, match="cannot be removed"):
        prune_run(register, run, "")
