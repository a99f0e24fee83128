"""Contracts of a reading, of open contracting data and of registers alike, with suppliers as matching names them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from optimiser.case import Counts, Reconciliation
from optimiser.ingest.lines.file_read import Reading
from optimiser.ingest.lines.tally import Tally
from optimiser.ingest.ocds.read import frame_of
from optimiser.money import plain_gbp
from optimiser.tables import Table
from optimiser.tables.buying import CONTRACTS
from optimiser.tables.registers import CONTRACT_DETAILS, CONTRACT_GAPS, CONTRACT_LOTS, CONTRACT_SUPPLIERS

CONTRACT_TABLES: dict[str, Table] = {
    "contracts": CONTRACTS,
    "details": CONTRACT_DETAILS,
    "suppliers": CONTRACT_SUPPLIERS,
    "lots": CONTRACT_LOTS,
    "gaps": CONTRACT_GAPS,
}
"""Tables by the name that a reading has for them."""


def contract_tables(reading: Reading, supplier_of: Mapping[str, str] | None = None) -> dict[str, pd.DataFrame]:
    """Return the contracts of a reading and what stands beside them, under inner names; nothing where there are none.

    Parameters
    ----------
    reading
        What was read.
    supplier_of
        Code of a supplier by its name as recorded; one that is not among them keeps the code of its notice.
    """
    found = [file.contracts for file in reading.files if file.contracts is not None]
    rows = reading.register.rows
    own = (rows.contracts, rows.details, rows.suppliers, rows.lots, rows.missing)
    if not found and not rows.contracts:
        return {}
    tables = {}
    for (name, table), register in zip(CONTRACT_TABLES.items(), own, strict=True):
        frames = [getattr(one, name) for one in found] + ([frame_of(register, table)] if register else [])
        filled = [frame for frame in frames if len(frame)] or [frame_of([], table)]
        joined = pd.concat(filled, ignore_index=True)
        tables[name] = joined.drop_duplicates([table.column(key).inner_name for key in table.key], ignore_index=True)
    return _as_matched(tables, supplier_of or {})


def _as_matched(tables: dict[str, pd.DataFrame], supplier_of: Mapping[str, str]) -> dict[str, pd.DataFrame]:
    """Return the tables with the codes that lines have for the same suppliers."""
    named = tables["suppliers"]
    codes = {
        code: supplier_of.get(name, code) for code, name in zip(named["supplier"], named["name"], strict=True) if code
    }
    for name in ("contracts", "suppliers"):
        tables[name] = tables[name].assign(supplier=tables[name]["supplier"].map(lambda code: codes.get(code, code)))
    tables["suppliers"] = tables["suppliers"].drop_duplicates(["contract", "supplier"], ignore_index=True)
    return tables


def suppliers_of_contracts(tables: Mapping[str, pd.DataFrame]) -> list[dict[str, Any]]:
    """Return the suppliers of contracts as rows of the table of suppliers, each once.

    Parameters
    ----------
    tables
        The contracts and what stands beside them.
    """
    if not tables:
        return []
    rows = tables["suppliers"].drop_duplicates("supplier").to_dict("records")
    return [
        {
            "supplier": row["supplier"],
            "name": row["name"],
            "member_trust": "",
            "company_number": row["company_number"],
            "public_body": bool(row["ods_code"]),
            "sme": row["sme"],
        }
        for row in rows
        if row["supplier"]
    ]


def supplier_names(reading: Reading) -> dict[str, str]:
    """Return the suppliers of contracts as recorded, with their company numbers.

    Parameters
    ----------
    reading
        What was read.
    """
    tables = contract_tables(reading)
    if not tables:
        return {}
    rows = tables["suppliers"]
    return {name: number for name, number in zip(rows["name"], rows["company_number"], strict=True) if name}


def without_contracts(found: Reconciliation, tallies: Sequence[Tally]) -> tuple[Reconciliation, Reconciliation]:
    """Part what became of all rows into that of lines and that of contracts.

    Parameters
    ----------
    found
        Of all rows.
    tallies
        Of the contracts of each file.
    """
    rows, pence = Counts(), Counts()
    for tally in tallies:
        own = tally.reconciled()
        rows, pence = _added(rows, own.rows), _added(pence, own.pence or Counts())
    lines = Reconciliation(
        _added(found.rows, rows, -1), _added(found.pence or Counts(), pence, -1), found.millionths, found.blank
    )
    return lines, Reconciliation(rows, pence, None)


def _added(one: Counts, two: Counts, sign: int = 1) -> Counts:
    """Add counts, or take them off."""
    parts = ("read", "accepted", "rejected", "merged")
    return Counts(*(getattr(one, part) + sign * getattr(two, part) for part in parts))


def as_text(frame: pd.DataFrame, table: Table) -> list[list[str]]:
    """Return rows as a case's own file would have them.

    Parameters
    ----------
    frame
        Values under inner names.
    table
        The table.
    """
    columns = [[_text(value, column.kind) for value in frame[column.inner_name]] for column in table.columns]
    return [list(row) for row in zip(*columns, strict=True)]


def _text(value: Any, kind: str) -> str:
    """Return one value as text; empty where there is none."""
    if pd.isna(value):
        return ""
    if kind == "money":
        return plain_gbp(int(value))
    if kind == "boolean":
        return "yes" if value else "no"
    return value.isoformat() if kind == "date" else str(value)
