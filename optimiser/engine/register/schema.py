"""The tables of the register; a row once written is never changed, a name or a pruning is a row of its own."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Integer, MetaData, String, Table, Text

METADATA = MetaData()

SCHEMA_VERSION = Table(
    "schema_version",
    METADATA,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("at", String(32), nullable=False),
)
RUNS = Table(
    "runs",
    METADATA,
    Column("record", Integer, primary_key=True),
    Column("run_id", String(64), nullable=False, index=True),
    # What tells one publication of a run from another: the manifest has the time and the hash of every file.
    Column("manifest_sha256", String(64), nullable=False, unique=True),
    Column("recorded_at", String(32), nullable=False),
    Column("created_at", String(32), nullable=False),
    Column("who", String(200), nullable=False),
    Column("folder", Text, nullable=False),
    Column("case_name", String(200), nullable=False),
    Column("case_hash", String(64), nullable=False),
    Column("scenario", String(200), nullable=False),
    Column("as_of", String(10), nullable=False),
    Column("levers", String(200), nullable=False),
    Column("settings_hash", String(64), nullable=False),
    Column("seed", BigInteger),
    Column("status", String(40), nullable=False),
    Column("tool_version", String(40), nullable=False),
    Column("versions", Text, nullable=False),
    Column("seconds", Float),
)
RESULTS = Table(
    "results",
    METADATA,
    Column("record", ForeignKey("runs.record"), primary_key=True),
    Column("scope", String(20), primary_key=True),
    Column("measure", String(60), primary_key=True),
    Column("value_pence", BigInteger, nullable=False),
)
ARTEFACTS = Table(
    "artefacts",
    METADATA,
    Column("record", ForeignKey("runs.record"), primary_key=True),
    Column("path", String(500), primary_key=True),
    Column("sha256", String(64), nullable=False),
)
NAMES = Table(
    "names",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("name", String(200), nullable=False),
    Column("record", ForeignKey("runs.record"), nullable=False),
    Column("at", String(32), nullable=False),
    Column("who", String(200), nullable=False),
)
PRUNES = Table(
    "prunes",
    METADATA,
    Column("record", ForeignKey("runs.record"), primary_key=True),
    Column("at", String(32), nullable=False),
    Column("who", String(200), nullable=False),
)
