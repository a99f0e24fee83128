"""The register itself: what is entered stays, by whomever and however many at once."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from optimiser.engine.register.failure import RegisterError
from optimiser.engine.register.place import RegisterPlace
from optimiser.engine.register.store import Register
from tests.conftest import REPO_ROOT
from tests.unit.engine.register.sample import made_record, register_at, register_of, write_run

WRITER = """
import sys
from pathlib import Path
from tests.unit.engine.register.sample import made_record, register_at
file, first, count = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
register = register_at(file)
for number in range(first, first + count):
    assert register.add(made_record(number, file.parent), "analyst")
"""


def test_what_is_entered_is_there(tmp_path: Path) -> None:
    """A run comes back with who ran it, its results by scope, its files, and its folder that is still there."""
    folder = write_run(tmp_path / "runs" / "tiny" / "base")
    register = register_of(tmp_path / "runs" / "register.sqlite", folder)
    (run,) = register.runs()
    assert (run.run_id, run.about["who"], run.about["versions"]) == ("abcdef0123456789", "analyst", {"python": "3.11"})
    assert run.results == {
        "headline": {"saving_pence": 106000, "opportunity_pence": 270000},
        "illustration": {"saving_pence": 5},
    }
    assert set(register.artefacts(run.record)) == {"manifest.json", "result.json"}
    assert run.is_there


def test_a_folder_may_be_called_anything(tmp_path: Path) -> None:
    """Signs that mean something in an address are part of the file's name and no more."""
    file = tmp_path / "a?b=c#d %20" / "register.sqlite"
    register_at(file).add(made_record(1, tmp_path), "")
    assert file.is_file()
    assert len(register_at(file).runs()) == 1


def test_a_run_is_entered_once(tmp_path: Path) -> None:
    """The same publication is not entered again; the same run at another time is another record."""
    folder = write_run(tmp_path / "one")
    register = register_of(tmp_path / "register.sqlite", folder, folder)
    assert len(register.runs()) == 1
    again = write_run(tmp_path / "two", created="2026-11-23T10:00:00+00:00")
    assert [run.run_id for run in register_of(tmp_path / "register.sqlite", again).runs()] == ["abcdef0123456789"] * 2


def test_register_and_folders_move_together(tmp_path: Path) -> None:
    """A folder beside the register is found again where both were moved; one elsewhere is kept with its whole path."""
    inside, outside = write_run(tmp_path / "runs" / "base"), write_run(tmp_path / "far", run_id="1" * 16)
    register_of(tmp_path / "runs" / "register.sqlite", inside, outside)
    shutil.move(tmp_path / "runs", tmp_path / "moved")
    runs = register_at(tmp_path / "moved" / "register.sqlite").runs()
    assert [run.folder for run in runs] == [tmp_path.resolve() / "moved" / "base", outside.resolve()]
    assert all(run.is_there for run in runs)


def test_the_last_to_get_a_name_bears_it(tmp_path: Path) -> None:
    """A run may bear several names; a name goes to the run it was given last, and every giving is kept."""
    file = tmp_path / "register.sqlite"
    register = register_of(file, write_run(tmp_path / "a"), write_run(tmp_path / "b", run_id="b" * 16))
    first, second = (run.record for run in register.runs())
    for record, name in ((first, "board"), (first, "draft"), (second, "board")):
        register.give_name(record, name, "analyst")
    assert [run.names for run in register.runs()] == [("draft",), ("board",)]
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT count(*) FROM names").fetchone() == (3,)


@pytest.mark.parametrize("statement", ["UPDATE runs SET status = 'x'", "DELETE FROM results", "DELETE FROM artefacts"])
def test_rows_are_never_changed(tmp_path: Path, statement: str) -> None:
    """The database itself refuses to change or delete a row."""
    file = tmp_path / "register.sqlite"
    register_of(file, write_run(tmp_path / "a"))
    with closing(sqlite3.connect(file)) as connection, pytest.raises(sqlite3.IntegrityError, match="never changed"):
        connection.execute(statement)


def test_two_processes_at_once_lose_nothing(tmp_path: Path) -> None:
    """Two processes that make the register and write at the same time: every record is there, once, and whole."""
    file = tmp_path / "runs" / "register.sqlite"
    commands = [[sys.executable, "-c", WRITER, str(file), str(first), "25"] for first in (1, 1001)]
    processes = [subprocess.Popen(command, cwd=REPO_ROOT) for command in commands]
    assert [process.wait() for process in processes] == [0, 0]
    runs = register_at(file).runs()
    numbers = [*range(1, 26), *range(1001, 1026)]
    assert sorted(int(run.run_id, 16) for run in runs) == numbers
    assert sorted(run.results["headline"]["saving_pence"] for run in runs) == numbers


def test_there_is_no_write_ahead_log(tmp_path: Path) -> None:
    """A register that another tool switched to a write-ahead log goes back to the journal a network drive can share."""
    file = tmp_path / "register.sqlite"
    register = register_of(file, write_run(tmp_path / "a"))
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA journal_mode=WAL").fetchone() == ("wal",)
    assert len(register.runs()) == 1
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_a_locked_register_is_told(tmp_path: Path) -> None:
    """Another writer is waited for, then told of, and what it wrote is there afterwards."""
    file = tmp_path / "register.sqlite"
    register_of(file, write_run(tmp_path / "a"))
    impatient = register_at(file, patience_s=0.05)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RegisterError, match="cannot be written: database is locked"):
            impatient.add(made_record(1, tmp_path), "")
        other.execute("ROLLBACK")
    assert impatient.add(made_record(1, tmp_path), "")


def test_what_is_no_register(tmp_path: Path) -> None:
    """A file that is no database, a folder that is a file, and an address that is none are told apart from a bug."""
    (tmp_path / "register.sqlite").write_text("no database at all, but long enough to be looked at " * 40)
    with pytest.raises(RegisterError, match="cannot be read"):
        register_at(tmp_path / "register.sqlite").runs()
    with pytest.raises(RegisterError, match="cannot be written"):
        register_at(tmp_path / "register.sqlite" / "below" / "x.sqlite").add(made_record(1, tmp_path), "")
    with pytest.raises(RegisterError, match="address cannot be used"):
        Register(RegisterPlace("nothing://host/name", None))


def test_a_password_is_not_told() -> None:
    """A server's address that cannot be used, such as one without a driver here, is not repeated with its password."""
    with pytest.raises(RegisterError) as error:
        Register(RegisterPlace("nothing://someone:secret@host/runs", None))
    assert "secret" not in error.value.message + error.value.remedy
