"""A file of open contracting data to contracts: what was read, what became of it, and what is missing."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from optimiser.case import Counts, Reconciliation, RejectedRow
from optimiser.ingest.individuals import pseudonyms
from optimiser.ingest.ocds.agreements import NOTHING_STATED, Agreement, agreements_of
from optimiser.ingest.ocds.merge import instant, merged
from optimiser.ingest.ocds.releases import Refusal, Release, read_releases
from optimiser.ingest.ocds.rows import Origin, Row, Rows, add_process
from optimiser.ingest.ocds.stated import text_of
from optimiser.issues import Issue
from optimiser.tables import Table
from optimiser.tables.buying import CONTRACTS
from optimiser.tables.registers import CONTRACT_DETAILS, CONTRACT_GAPS, CONTRACT_LOTS, CONTRACT_SUPPLIERS

_TYPES = {"money": "Int64", "quantity": "Int64", "integer": "Int64", "boolean": "boolean"}
_REMEDY = "Look at the notice at its publisher."


@dataclass(frozen=True)
class OcdsReading:
    """What a file of open contracting data says.

    Parameters
    ----------
    contracts
        One row a contract, award without contract, or open tender: the case's table `contracts`, inner names.
    details, suppliers, lots, gaps
        What stands beside it: the tables `contract_details`, `contract_suppliers`, `contract_lots`, `contract_gaps`.
    issues
        What was refused, and values that were left empty.
    rejected
        Releases that cannot be used, each with its reason.
    reconciliation
        Releases read = accepted (one for each process) + merged into one of them + rejected. Pence are those a release
        states by itself; accepted pence are those of the rows: an award's value, else a tender's. A process that came
        to nothing, cancelled or withdrawn, makes no row and stands among the gaps. Empty packages are counted apart.
    hidden
        Suppliers whose names were replaced because they look like private individuals.
    """

    contracts: pd.DataFrame
    details: pd.DataFrame
    suppliers: pd.DataFrame
    lots: pd.DataFrame
    gaps: pd.DataFrame
    issues: tuple[Issue, ...]
    rejected: tuple[RejectedRow, ...]
    reconciliation: Reconciliation
    hidden: int = 0


@dataclass
class _Tally:
    """Releases and pence as they are counted, and what was rejected."""

    file: str
    rows: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("read", "accepted", "rejected", "merged"), 0))
    pence: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("read", "accepted", "rejected", "merged"), 0))
    blank: int = 0
    rejected: list[RejectedRow] = field(default_factory=list)

    def reject(self, place: str, number: int, reason: str, release: Release | None = None) -> None:
        """Count and keep one release that makes no contract."""
        pence = _pence(agreements_of(release.body)) if release else None
        holds = release.holds if release else 1
        cells = {"ocid": release.ocid if release else "", "place": place}
        for name in ("read", "rejected"):
            self.rows[name] += holds
            self.pence[name] += pence or 0
        said = f"{reason[0].upper()}{reason[1:]}."
        self.rejected.append(RejectedRow(CONTRACTS.name, self.file, "", number, cells, said, _REMEDY, pence))

    def accept(self, releases: Sequence[Release], pence: int) -> None:
        """Count the releases of a process that made rows."""
        stated = sum(_pence(agreements_of(release.body)) for release in releases)
        held = sum(release.holds for release in releases)
        for name, count, money in (
            ("read", held, stated),
            ("accepted", 1, pence),
            ("merged", held - 1, stated - pence),
        ):
            self.rows[name] += count
            self.pence[name] += money


def read_ocds(path: Path, members: Mapping[str, str] | None = None, salt: str = "") -> OcdsReading:
    """Read open contracting data.

    Parameters
    ----------
    path
        JSON or JSON lines, packed with gzip or not: releases, records, packages of either.
    members
        Trust of the case by ODS code, its own and those of its predecessors; without it `trust` stays empty.
    salt
        Key of the pseudonyms of private individuals; without one they differ from reading to reading.

    Raises
    ------
    FileRefusedError
        If the file as a whole cannot be read.
    """
    tally, rows = _Tally(path.name), Rows()
    processes: dict[str, list[Release]] = {}
    for found in read_releases(path):
        if isinstance(found, Refusal) and found.empty:
            tally.blank += 1
            message = f"{found.place}: {found.reason}."
            remedy = "Nothing need be done."
            rows.log.add(
                "damaged-release",
                message,
                table=CONTRACTS.name,
                file=path.name,
                row=found.number,
                severity="note",
                remedy=remedy,
            )
        elif isinstance(found, Refusal):
            tally.reject(found.place, found.number, found.reason)
            message = f"{found.place}: {found.reason}."
            rows.log.add("damaged-release", message, table=CONTRACTS.name, file=path.name, row=found.number)
        else:
            processes.setdefault(found.ocid, []).append(found)
    for ocid, releases in processes.items():
        _read_process(rows, tally, ocid, releases, members or {})
    hidden = _hide_individuals(rows, salt or secrets.token_hex(16))
    return OcdsReading(
        contracts=frame_of(rows.contracts, CONTRACTS),
        details=frame_of(rows.details, CONTRACT_DETAILS),
        suppliers=frame_of(rows.suppliers, CONTRACT_SUPPLIERS),
        lots=frame_of(rows.lots, CONTRACT_LOTS),
        gaps=frame_of(rows.missing, CONTRACT_GAPS),
        issues=tuple(rows.log),
        rejected=tuple(tally.rejected),
        reconciliation=Reconciliation(Counts(**tally.rows), Counts(**tally.pence), None, tally.blank),
        hidden=hidden,
    )


def _read_process(
    rows: Rows, tally: _Tally, ocid: str, releases: Sequence[Release], members: Mapping[str, str]
) -> None:
    """Merge the releases of one process and add its rows, or reject them."""
    dated = [(moment, release) for release in releases if (moment := instant(release)) is not None]
    # Releases of one moment keep the order of the file.
    ordered = [release for _, release in sorted(dated, key=lambda pair: pair[0])]
    if len(releases) == 1:
        ordered = list(releases)
    for release in releases:
        if release not in ordered:
            reason = "it has no date, so its place among the other releases of its process cannot be told"
            tally.reject(release.place, release.number, reason, release)
            message = f"{release.place}: {reason}."
            rows.log.add("damaged-release", message, table=CONTRACTS.name, file=tally.file, row=release.number)
    if not ordered:
        return
    process = merged(ordered)
    agreements = agreements_of(process)
    if agreements == NOTHING_STATED:
        for release in ordered:
            tally.reject(release.place, release.number, NOTHING_STATED, release)
        return
    if isinstance(agreements, str):
        reason = f"No contract came of it: {agreements}."
        rows.missing.append({"contract": ocid, "column": "contract", "reason": reason})
        tally.accept(ordered, 0)
        return
    tally.accept(ordered, _pence(agreements))
    places = tuple(release.place for release in ordered)
    origin = Origin(ocid, tally.file, ordered[-1].number, places, text_of(ordered[-1].body, "date"))
    add_process(rows, process, agreements, origin, members)


def _pence(agreements: Sequence[Agreement] | str) -> int:
    """Return what rows are worth: an award's value, a tender's where there is no award yet [pence]."""
    if isinstance(agreements, str):
        return 0
    values = (each.value if each.status == "awarded" else each.tender_value for each in agreements)
    return sum(value.pence or 0 for value in values)


def _hide_individuals(rows: Rows, salt: str) -> int:
    """Replace suppliers that look like private individuals; return how many. A company number shows a company."""
    exposed = [row for row in rows.suppliers if not row["company_number"] and not row["ods_code"]]
    hidden = pseudonyms((row["name"] for row in exposed), salt)
    for row in exposed:
        if row["name"] in hidden:
            row["name"] = hidden[row["name"]]
            row["supplier"] = row["name"]
            # A publisher's own number leads back to the notice, and with it to the name.
            row["identifier"] = row["ppon"] = ""
    only = {row["contract"]: row["supplier"] for row in rows.suppliers}
    for contract in rows.contracts:
        contract["supplier"] = only[contract["contract"]] if contract["supplier"] else ""
    return len(hidden)


def frame_of(rows: Sequence[Row], table: Table) -> pd.DataFrame:
    """Return rows as a frame with the dictionary's columns in its order, each of the type its kind has.

    Parameters
    ----------
    rows
        Rows by inner name.
    table
        The table.
    """
    columns: dict[str, pd.Series[Any]] = {}
    for column in table.columns:
        values = [row.get(column.inner_name, "") for row in rows]
        columns[column.inner_name] = pd.Series(values, dtype=_TYPES.get(column.kind, "object"))
    return pd.DataFrame(columns)
