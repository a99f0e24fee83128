"""Publishing a folder whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from optimiser.engine import publish
from optimiser.engine.publish import MANIFEST, published, refuse_occupied
from optimiser.errors import OutputError


def dead_process() -> int:
    """Return the number of a process that has ended."""
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    return done.pid


def write_run(folder: Path, content: str, force: bool = False) -> None:
    """Publish a folder with a manifest and one file."""
    with published(folder, force) as stage:
        (stage / MANIFEST).write_text("{}", encoding="utf-8")
        (stage / "content.txt").write_text(content, encoding="utf-8")


def names(folder: Path) -> set[str]:
    """Return the names of everything in a folder, hidden or not."""
    return {path.name for path in folder.iterdir()}


def test_a_new_folder(tmp_path: Path) -> None:
    """The folder, and those above it, are made, and nothing is left beside it."""
    write_run(tmp_path / "deep" / "run", "new")
    assert (tmp_path / "deep" / "run" / "content.txt").read_text(encoding="utf-8") == "new"
    assert names(tmp_path / "deep") == {"run"}


def test_nothing_stands_there_before_the_end(tmp_path: Path) -> None:
    """While the body writes, the folder itself does not exist."""
    with published(tmp_path / "run") as stage:
        assert not (tmp_path / "run").exists()
        assert stage.is_dir()
    assert (tmp_path / "run").is_dir()


def test_an_empty_folder_is_free(tmp_path: Path) -> None:
    """A folder that is there and empty is used."""
    (tmp_path / "run").mkdir()
    write_run(tmp_path / "run", "new")
    assert names(tmp_path) == {"run"}


def test_a_failing_body_leaves_nothing(tmp_path: Path) -> None:
    """Whatever the body raises passes through, and neither folder nor stage is left."""

    def interrupted() -> None:
        with published(tmp_path / "run") as stage:
            (stage / "half.txt").write_text("half", encoding="utf-8")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert names(tmp_path) == set()


def test_a_failing_body_leaves_the_earlier_run(tmp_path: Path) -> None:
    """An earlier run is replaced only by a whole one."""
    write_run(tmp_path / "run", "old")
    with pytest.raises(ValueError, match="no"), published(tmp_path / "run", force=True):
        raise ValueError("no")
    assert (tmp_path / "run" / "content.txt").read_text(encoding="utf-8") == "old"
    assert names(tmp_path) == {"run"}


def test_an_occupied_folder_is_refused(tmp_path: Path) -> None:
    """Without --force nothing that is there is touched."""
    write_run(tmp_path / "run", "old")
    with pytest.raises(OutputError, match="is not empty"):
        write_run(tmp_path / "run", "new")
    assert (tmp_path / "run" / "content.txt").read_text(encoding="utf-8") == "old"


def test_force_replaces_a_run(tmp_path: Path) -> None:
    """With --force a whole new run takes the place of the old one, file by file."""
    with published(tmp_path / "run") as stage:
        (stage / MANIFEST).write_text("{}", encoding="utf-8")
        (stage / "old.txt").write_text("old", encoding="utf-8")
    write_run(tmp_path / "run", "new", force=True)
    assert names(tmp_path / "run") == {MANIFEST, "content.txt"}
    assert names(tmp_path) == {"run"}


def test_force_replaces_nothing_but_a_run(tmp_path: Path) -> None:
    """A folder of somebody's own files is never replaced."""
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="not a run"):
        write_run(tmp_path / "run", "new", force=True)
    assert names(tmp_path / "run") == {"letter.txt"}


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """A file in the place of the folder is refused, with and without --force."""
    (tmp_path / "run").write_text("", encoding="utf-8")
    for force in (False, True):
        with pytest.raises(OutputError, match="is a file"):
            refuse_occupied(tmp_path / "run", force)


@pytest.mark.parametrize("name", [".", ".."])
def test_the_folder_one_is_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """The working folder, or one above it, cannot be put into place."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OutputError, match="folder you are in"):
        refuse_occupied(Path(name), force=True)


def test_a_folder_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that the system will not show is an error in words."""

    def refuse(_: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "is_dir", refuse)
    with pytest.raises(OutputError, match=r"Cannot read .* Permission denied"):
        refuse_occupied(tmp_path / "run", force=False)


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    """A file where a folder above should be is an error in words."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="Cannot write to"), published(tmp_path / "file" / "run"):
        pass


def test_a_full_disk(tmp_path: Path) -> None:
    """A write that fails is an error in words, and leaves nothing."""
    with pytest.raises(OutputError, match="No space left"), published(tmp_path / "run"):
        raise OSError(28, "No space left on device")
    assert names(tmp_path) == set()


def test_somebody_takes_the_place_meanwhile(tmp_path: Path) -> None:
    """A folder that another run filled while this one was busy is not replaced without --force."""
    with pytest.raises(OutputError, match="is not empty"), published(tmp_path / "run"):
        write_run(tmp_path / "run", "first")
    assert (tmp_path / "run" / "content.txt").read_text(encoding="utf-8") == "first"
    assert names(tmp_path) == {"run"}


def test_a_move_that_fails_puts_the_earlier_run_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the new folder cannot be renamed into place the earlier one steps back."""
    write_run(tmp_path / "run", "old")
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if ".partial-" in self.name:
            raise PermissionError(13, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OutputError, match="Permission denied"):
        write_run(tmp_path / "run", "new", force=True)
    assert (tmp_path / "run" / "content.txt").read_text(encoding="utf-8") == "old"
    assert names(tmp_path) == {"run"}


def test_a_move_that_fails_where_nothing_stood(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there was no earlier run nothing is left."""

    def refuse(_: Path, __: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OutputError, match="Permission denied"):
        write_run(tmp_path / "run", "new")
    assert names(tmp_path) == set()


@pytest.mark.parametrize("name", ["run", "run[1]"])
def test_leftovers_of_a_killed_run_are_cleared(tmp_path: Path, name: str) -> None:
    """What a process that has ended left half-written beside the folder is deleted."""
    (tmp_path / f".{name}.partial-{dead_process()}").mkdir()
    write_run(tmp_path / name, "new")
    assert names(tmp_path) == {name}


def test_a_leftover_of_an_earlier_process_of_the_same_number(tmp_path: Path) -> None:
    """In a container every run may have the same process number: its leftover is no obstacle."""
    (tmp_path / f".run.partial-{os.getpid()}").mkdir()
    (tmp_path / f".run.partial-{os.getpid()}" / "half.txt").write_text("half", encoding="utf-8")
    write_run(tmp_path / "run", "new")
    assert names(tmp_path) == {"run"}
    assert names(tmp_path / "run") == {MANIFEST, "content.txt"}


def test_a_run_that_was_killed_while_it_was_replaced_comes_back(tmp_path: Path) -> None:
    """An earlier run that had stepped aside when its successor was killed is put back, and is not replaced unasked."""
    write_run(tmp_path / "run", "old")
    (tmp_path / "run").rename(tmp_path / f".run.replaced-{dead_process()}")
    with pytest.raises(OutputError, match="is not empty"):
        write_run(tmp_path / "run", "new")
    assert (tmp_path / "run" / "content.txt").read_text(encoding="utf-8") == "old"
    assert names(tmp_path) == {"run"}


def test_what_a_living_process_writes_is_left_alone(tmp_path: Path) -> None:
    """The stage of a run that is still going, and what only looks like one, stay."""
    living = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        (tmp_path / f".run.partial-{living.pid}").mkdir()
        (tmp_path / ".run.partial-mine").mkdir()
        write_run(tmp_path / "run", "new")
        assert names(tmp_path) == {"run", f".run.partial-{living.pid}", ".run.partial-mine"}
    finally:
        living.communicate(b"\n")


def test_where_it_cannot_be_told_a_process_is_alive(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A process that may not be asked is taken to be alive."""

    def refuse(process: int, signal: int) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "kill", refuse)
    assert publish._is_alive(1, tmp_path)


def test_where_processes_cannot_be_asked_a_day_decides(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """On Windows a folder touched within the last day belongs to a living process, an older one to nobody."""
    folder = tmp_path / "stage"
    folder.mkdir()
    now = folder.stat().st_mtime
    monkeypatch.setattr(publish, "_cannot_ask", lambda: True)
    monkeypatch.setattr(time, "time", lambda: now + 60)
    assert publish._is_alive(1, folder)
    monkeypatch.setattr(time, "time", lambda: now + 2 * publish._A_DAY)
    assert not publish._is_alive(1, folder)
