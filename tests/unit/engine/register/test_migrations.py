"""From an older form of the register to today's."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine, insert, inspect
from sqlalchemy.pool import NullPool

from optimiser.engine.register import migrations
from optimiser.engine.register.failure import RegisterError
from optimiser.engine.register.migrations import MIGRATIONS, migrate, version_of
from optimiser.engine.register.schema import METADATA, NAMES
from tests.unit.engine.register.sample import made_record, register_at


def test_a_new_register_has_todays_form(tmp_path: Path) -> None:
    """Every step is noted, and tables and columns are those of the schema."""
    register_at(tmp_path / "r.sqlite").add(made_record(1, tmp_path), "")
    engine = create_engine(f"sqlite:///{tmp_path / 'r.sqlite'}", poolclass=NullPool)
    with engine.connect() as connection:
        assert version_of(connection) == len(MIGRATIONS)
        found = inspect(connection)
        assert set(found.get_table_names()) == set(METADATA.tables)
        for name, table in METADATA.tables.items():
            assert [column["name"] for column in found.get_columns(name)] == [column.name for column in table.columns]


@pytest.mark.parametrize("known", range(len(MIGRATIONS)))
def test_an_older_register_is_brought_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, known: int) -> None:
    """A register of every older form keeps its rows, and ends in the form of a new one."""
    file = tmp_path / "r.sqlite"
    with monkeypatch.context() as older:
        older.setattr(migrations, "MIGRATIONS", MIGRATIONS[:known])
        engine = create_engine(f"sqlite:///{file}", poolclass=NullPool)
        with engine.begin() as connection:
            migrate(connection)
            assert version_of(connection) == known
    if known:
        with closing(sqlite3.connect(file)) as plain:
            names = ", ".join(column.name for column in METADATA.tables["schema_version"].columns)
            assert plain.execute(f"SELECT {names} FROM schema_version").fetchall()
    register = register_at(file)
    assert register.add(made_record(5, tmp_path), "")
    assert [run.run_id for run in register_at(file).runs()] == [f"{5:016x}"]
    with create_engine(f"sqlite:///{file}", poolclass=NullPool).connect() as connection:
        assert version_of(connection) == len(MIGRATIONS)


def test_the_second_form_keeps_rows_of_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names given under the first form are there under the second, where they can no longer be changed."""
    file = tmp_path / "r.sqlite"
    engine = create_engine(f"sqlite:///{file}", poolclass=NullPool)
    with monkeypatch.context() as older:
        older.setattr(migrations, "MIGRATIONS", MIGRATIONS[:1])
        with engine.begin() as connection:
            migrate(connection)
            connection.execute(insert(NAMES).values(name="old", record=1, at="", who=""))
    register_at(file).add(made_record(1, tmp_path), "")
    with closing(sqlite3.connect(file)) as plain:
        assert plain.execute("SELECT name FROM names").fetchall() == [("old",)]
        with pytest.raises(sqlite3.IntegrityError):
            plain.execute("DELETE FROM names")


def test_a_newer_register_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A register of a newer form is neither read nor changed."""
    file = tmp_path / "r.sqlite"
    register_at(file).add(made_record(1, tmp_path), "")
    monkeypatch.setattr(migrations, "MIGRATIONS", MIGRATIONS[:1])
    with pytest.raises(RegisterError, match="has form 2"):
        register_at(file).add(made_record(2, tmp_path), "")
