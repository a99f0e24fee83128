"""From an older register to today's: numbered steps, each done once, in one transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from sqlalchemy import Connection, func, insert, inspect, select

from optimiser.engine.register.failure import RegisterError
from optimiser.engine.register.schema import METADATA, SCHEMA_VERSION

_KEPT = ("runs", "results", "artefacts", "names", "prunes")


def migrate(connection: Connection) -> None:
    """Bring a register to today's form; the caller's transaction holds the only right to write.

    Parameters
    ----------
    connection
        A connection inside a transaction that may write.

    Raises
    ------
    RegisterError
        If a newer version of the program wrote it.
    """
    known = version_of(connection)
    if known > len(MIGRATIONS):
        raise RegisterError(
            f"The register has form {known}; this version of the program knows forms up to {len(MIGRATIONS)}.",
            "Use the newer version of the program, or another register.",
        )
    for number, step in enumerate(MIGRATIONS[known:], start=known + 1):
        step(connection)
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        connection.execute(insert(SCHEMA_VERSION).values(version=number, at=now))


def version_of(connection: Connection) -> int:
    """Return the form a register has; 0 where it has none yet."""
    if not inspect(connection).has_table(SCHEMA_VERSION.name):
        return 0
    return int(connection.execute(select(func.max(SCHEMA_VERSION.c.version))).scalar() or 0)


def _make_tables(connection: Connection) -> None:
    """Make the tables; one that a later form changes has to be written out here as it was."""
    METADATA.create_all(connection)


def _rows_stay(connection: Connection) -> None:
    """Let the database itself refuse to change or delete a row; a server's own rights do the same elsewhere."""
    if connection.dialect.name != "sqlite":
        return
    for table in _KEPT:
        for event in ("UPDATE", "DELETE"):
            connection.exec_driver_sql(
                f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'rows of the register are never changed'); END"
            )


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (_make_tables, _rows_stay)
