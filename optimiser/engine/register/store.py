"""Reading and writing the register: short transactions, a rollback journal, patience with whoever writes meanwhile.

The journal is never the write-ahead log: that needs memory which programs share, and a network drive has none.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, RowMapping, create_engine, event, insert, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from optimiser.engine.register.failure import RegisterError
from optimiser.engine.register.migrations import MIGRATIONS, migrate, version_of
from optimiser.engine.register.place import RegisterPlace
from optimiser.engine.register.record import RunRecord, manifest_hash
from optimiser.engine.register.schema import ARTEFACTS, NAMES, PRUNES, RESULTS, RUNS

PATIENCE_S = 30.0
"""How long another writer is waited for [s]."""
_IMMEDIATE = "optimiser_immediate"


@dataclass(frozen=True)
class RegisteredRun:
    """One run as the register has it.

    Parameters
    ----------
    record
        Its number in the register.
    about
        The columns of its row, ``versions`` read as JSON and ``folder`` as it was written.
    folder
        Where its folder is, or was.
    names
        The names it bears.
    pruned_at
        When its folder was removed; empty where it was not.
    results
        Headline results by scope [pence].
    """

    record: int
    about: Mapping[str, Any]
    folder: Path
    names: tuple[str, ...]
    pruned_at: str
    results: Mapping[str, Mapping[str, int]]

    @property
    def run_id(self) -> str:
        """The identifier of the run."""
        return str(self.about["run_id"])

    @property
    def is_there(self) -> bool:
        """Whether its folder still holds this very run."""
        return manifest_hash(self.folder) == str(self.about["manifest_sha256"])


class Register:
    """A register of runs.

    Parameters
    ----------
    place
        Where it is.
    patience_s
        How long another writer is waited for [s].
    """

    def __init__(self, place: RegisterPlace, patience_s: float = PATIENCE_S) -> None:
        self.place = place
        self._base = place.file.parent if place.file is not None else None
        try:
            self._engine = _engine(place, patience_s)
        except (SQLAlchemyError, ImportError, ValueError):
            raise RegisterError(
                "The register's address cannot be used.",
                "Put right OPTIMISER_REGISTER, or install the server's driver.",
            ) from None
        self._is_current = False

    @property
    def name(self) -> str:
        """What it is called in messages; a password is left out."""
        return str(self.place.file or self._engine.url.render_as_string(hide_password=True))

    def add(self, record: RunRecord, who: str) -> bool:
        """Enter a run, and return whether it was new; one that is there already stays as it is.

        Parameters
        ----------
        record
            The run.
        who
            Who ran it; empty where that is not known or left out.
        """
        with self._writing() as connection:
            known = select(RUNS.c.record).where(RUNS.c.manifest_sha256 == record.manifest_sha256)
            if connection.execute(known).first() is not None:
                return False
            entered = connection.execute(insert(RUNS).values(self._row(record, who)))
            (number,) = entered.inserted_primary_key or (None,)
            results = [
                {"record": number, "scope": scope, "measure": measure, "value_pence": value}
                for (scope, measure), value in sorted(record.results.items())
            ]
            files = [
                {"record": number, "path": path, "sha256": digest} for path, digest in sorted(record.artefacts.items())
            ]
            for table, rows in ((RESULTS, results), (ARTEFACTS, files)):
                if rows:
                    connection.execute(insert(table), rows)
        return True

    def runs(self) -> list[RegisteredRun]:
        """Return every run, the oldest first."""
        with self._reading() as connection:
            rows = connection.execute(select(RUNS).order_by(RUNS.c.created_at, RUNS.c.record)).mappings().all()
            results: dict[int, dict[str, dict[str, int]]] = {}
            for found in connection.execute(select(RESULTS).order_by(RESULTS.c.record)).mappings():
                results.setdefault(found["record"], {}).setdefault(found["scope"], {})[found["measure"]] = found[
                    "value_pence"
                ]
            bearers = {
                row["name"]: row["record"]
                for row in connection.execute(select(NAMES).order_by(NAMES.c.number)).mappings()
            }
            pruned = {row["record"]: row["at"] for row in connection.execute(select(PRUNES)).mappings()}
        names: dict[int, list[str]] = {}
        for name, number in sorted(bearers.items()):
            names.setdefault(number, []).append(name)
        return [
            RegisteredRun(
                row["record"],
                {**row, "versions": json.loads(row["versions"])},
                self._found(row),
                tuple(names.get(row["record"], ())),
                pruned.get(row["record"], ""),
                results.get(row["record"], {}),
            )
            for row in rows
        ]

    def artefacts(self, record: int) -> dict[str, str]:
        """Return the hash of every file of a run by its path in the run's folder."""
        query = select(ARTEFACTS).where(ARTEFACTS.c.record == record).order_by(ARTEFACTS.c.path)
        with self._reading() as connection:
            return {row["path"]: row["sha256"] for row in connection.execute(query).mappings()}

    def give_name(self, record: int, name: str, who: str) -> None:
        """Give a run a name; another run that bore it bears it no longer."""
        with self._writing() as connection:
            connection.execute(insert(NAMES).values(name=name, record=record, at=_now(), who=who))

    def mark_pruned(self, record: int, who: str) -> None:
        """Note that the folder of a run was removed."""
        with self._writing() as connection:
            if connection.execute(select(PRUNES).where(PRUNES.c.record == record)).first() is None:
                connection.execute(insert(PRUNES).values(record=record, at=_now(), who=who))

    def _row(self, record: RunRecord, who: str) -> dict[str, Any]:
        """Return the row of a run; a folder beside the register is written as seen from there, so both may move."""
        folder = record.folder
        if self._base is not None and folder.is_relative_to(self._base):
            folder = folder.relative_to(self._base)
        names = [column.name for column in RUNS.columns if hasattr(record, column.name)]
        return {
            **{name: getattr(record, name) for name in names},
            "recorded_at": _now(),
            "who": who,
            "folder": folder.as_posix(),
            "versions": json.dumps(dict(sorted(record.versions.items()))),
        }

    def _found(self, row: RowMapping) -> Path:
        return (self._base or Path()) / str(row["folder"])

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """Give the one connection that may write, on a register of today's form; made where there is none."""
        try:
            if self._base is not None:
                self._base.mkdir(parents=True, exist_ok=True)
            connecting = self._engine.connect().execution_options(**{_IMMEDIATE: True})
            with connecting as connection, connection.begin():
                if not self._is_current:
                    migrate(connection)
                yield connection
            self._is_current = True
        except (SQLAlchemyError, OSError) as error:
            raise self._failure("written", error) from None

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """Give a connection to read with, on a register of today's form; an older one is brought there first."""
        try:
            with self._engine.connect() as connection, connection.begin():
                is_old = not self._is_current and version_of(connection) != len(MIGRATIONS)
            if is_old:
                with self._writing():
                    pass
            with self._engine.connect() as connection, connection.begin():
                yield connection
        except SQLAlchemyError as error:
            raise self._failure("read", error) from None

    def _failure(self, what: str, error: Exception) -> RegisterError:
        """Say in words why the register failed, without what stood in the statement."""
        reason = str(getattr(error, "orig", "") or getattr(error, "strerror", "") or type(error).__name__)
        return RegisterError(
            f"The register '{self.name}' cannot be {what}: {reason}.",
            "Try again, or name another register in OPTIMISER_REGISTER (off for none).",
        )


def _engine(place: RegisterPlace, patience_s: float) -> Engine:
    """Return the engine; that of an SQLite file waits its turn and takes the right to write before it reads."""
    if place.file is None:
        return create_engine(place.url, poolclass=NullPool)
    # Not written as a URL, in which a folder's name may mean something else.
    address = URL.create("sqlite", database=str(place.file))
    engine = create_engine(address, poolclass=NullPool, connect_args={"timeout": patience_s})

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _: Any) -> None:
        # The driver must not begin transactions of its own accord: it would begin them as readers, and two readers
        # that both want to write wait for each other for ever.
        connection.isolation_level = None
        (journal,) = connection.execute("PRAGMA journal_mode=DELETE").fetchone()
        if journal != "delete":
            message = f"The register '{place.file}' keeps a write-ahead log, which a network drive cannot share."
            raise RegisterError(message, "Let the program that has it open finish, then try again.")
        for pragma in ("synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        immediate = connection.get_execution_options().get(_IMMEDIATE)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")

    return engine


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
