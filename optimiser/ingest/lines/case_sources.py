"""[[sources]] of case.toml: trusts' own files to spend lines and suppliers of the case, each line with its origin."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from optimiser.case import Counts, Reconciliation, RejectedRow, weakest_basis
from optimiser.config.declarations import SourceDeclaration, TableDeclaration
from optimiser.ingest.decisions import DECISIONS_FILE, Decision, Subject, read_decisions
from optimiser.ingest.header.header_map_file import from_toml
from optimiser.ingest.individuals import pseudonym_salt
from optimiser.ingest.lines.contract_tables import as_text, without_contracts
from optimiser.ingest.lines.file_read import FileRead
from optimiser.ingest.lines.findings import TABLE
from optimiser.ingest.lines.outcome import Outcome, settle, total
from optimiser.ingest.lines.pack_errors import pack_error_issues, pack_errors
from optimiser.ingest.lines.plan import Origin
from optimiser.ingest.lines.reading import read_files
from optimiser.ingest.lines.rejected_file import CollectedRows
from optimiser.ingest.lines.said_files import SAID_FILES, equivalent_issues, read_said
from optimiser.ingest.raw_table import RawTable
from optimiser.ingest.supplier_match.entities import Member
from optimiser.issues import Issue, IssueLog
from optimiser.tables import INPUT_TABLES
from optimiser.tables.buying import CONTRACTS

PSEUDONYM_KEY = "pseudonyms.key"
"""Restricted: made in the case folder once there is a private individual."""
_LINES = "spend_lines"
_ITEM_COLUMNS = ("item", "name", "category", "unit", "comparison", "gtin", "nhssc_code", "maker_part_number")


_CONTRACT_COLUMNS = tuple(column.name for column in CONTRACTS.columns)


@dataclass
class SourceLines:
    """What the sources of a case came to.

    Parameters
    ----------
    tables
        Rows of tables they make, in the layout of the case.
    declarations
        What these tables rest on.
    origins
        Where each line stood: file, sheet, source_row; in the order of the lines.
    files
        How each file was read.
    reconciliation, contracts
        What became of the rows of all files that are lines, and that are contracts; what was accepted stands in tables.
    rejected
        Rows that were refused.
    issues
        Everything found.
    row_issues
        How many of the errors only say why rows were refused.
    hashes
        Hash by file name.
    reviews
        Matches that wait for a person, by what is matched.
    """

    tables: dict[str, RawTable] = field(default_factory=dict)
    declarations: dict[str, TableDeclaration] = field(default_factory=dict)
    origins: pd.DataFrame = field(default_factory=pd.DataFrame)
    files: list[FileRead] = field(default_factory=list)
    reconciliation: Reconciliation | None = None
    contracts: Reconciliation | None = None
    rejected: list[RejectedRow] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    row_issues: int = 0
    hashes: dict[str, str] = field(default_factory=dict)
    reviews: dict[Subject, pd.DataFrame] = field(default_factory=dict)

    def with_own(self, reconciliations: Mapping[str, Reconciliation]) -> dict[str, Reconciliation]:
        """Return what became of the rows of spend_lines and contracts and of the files that they come from.

        Parameters
        ----------
        reconciliations
            What became of the rows of the tables; what the sources made is among them as rows that were read.
        """
        found = {}
        for name, source in ((_LINES, self.reconciliation), ("contracts", self.contracts)):
            if source is None or not source.rows.read:
                continue
            own = reconciliations.get(name, Reconciliation(Counts(), Counts(), None))
            volume = None
            if name == _LINES:
                volume = _with_lost(own.millionths or Counts(), source.millionths or Counts())
            pence = _with_lost(own.pence or Counts(), source.pence or Counts())
            found[name] = Reconciliation(_with_lost(own.rows, source.rows), pence, volume, own.blank + source.blank)
        return found


def read_case_sources(
    sources: Sequence[SourceDeclaration],
    folder: Path,
    members: Sequence[Member],
    suppliers: Mapping[str, str],
) -> SourceLines:
    """Read the sources of a case.

    Parameters
    ----------
    sources
        Sections of case.toml.
    folder
        The case folder.
    members
        The members of the collaborative.
    suppliers
        Name by code of the suppliers that the case's own table has: a spelling that means one of them takes its code.
    """
    found, log = SourceLines(), IssueLog()
    origins = _origins(sources, folder, found, log)
    decisions = _decisions(folder, found, log)
    kept = CollectedRows()
    known = {member.name.casefold(): member.trust for member in members}
    known |= {code: member.trust for member in members for code in (*member.predecessors, member.trust)}
    with tempfile.TemporaryDirectory(prefix="optimiser-") as spool:
        reading = read_files(origins, Path(spool), kept, lambda: pseudonym_salt(folder / PSEUDONYM_KEY), known)
        outcome = settle(reading, decisions, members, suppliers, read_said(folder, log))
        log.issues += [*equivalent_issues(outcome), *pack_error_issues(pack_errors(outcome.sums, outcome.things))]
        found.tables = _tables(outcome, suppliers, members)
    found.origins = _line_origins(outcome)
    found.reviews["supplier"] = outcome.matches.review
    if outcome.things.matches is not None:
        found.reviews["item"] = outcome.things.matches.review
    found.files = reading.files
    found.rejected = [replace(row, table=_LINES) if row.table == TABLE else row for row in kept.rows]
    every = total(list(outcome.reconciliations().values()))
    found.reconciliation, found.contracts = without_contracts(every, [file.register for file in reading.files])
    told = (replace(issue, table=_LINES) if issue.table == TABLE else issue for issue in reading.issues.log)
    found.issues = [*log, *told]
    found.row_issues = len(reading.issues.of_refused_rows)
    found.hashes |= {name: _sha256(folder / name) for name in SAID_FILES if (folder / name).is_file()}
    found.hashes |= {file.origin.name: file.source.sha256 for file in reading.files if file.source}
    found.declarations = dict.fromkeys(found.tables, _declaration(sources))
    return found


def _with_lost(own: Counts, source: Counts) -> Counts:
    """Add what the sources lost before their lines became rows of the table."""
    lost = source.rejected + source.merged
    return Counts(own.read + lost, own.accepted, own.rejected + source.rejected, own.merged + source.merged)


def _origins(sources: Sequence[SourceDeclaration], folder: Path, found: SourceLines, log: IssueLog) -> list[Origin]:
    """Return the files that are meant; one that two sections mean is read once, for the first."""
    origins: dict[Path, Origin] = {}
    for source in sources:
        layouts: tuple[Any, ...] = ()
        if source.map:
            layouts, issues = from_toml(folder / source.map)
            log.issues += issues
            if (folder / source.map).is_file():
                found.hashes[source.map] = _sha256(folder / source.map)
        inside = folder.resolve()
        paths = sorted(path for path in folder.glob(source.files) if path.is_file())
        paths = [path for path in paths if path.resolve().is_relative_to(inside)]
        if not paths:
            message = f"no file of the case folder is '{source.files}'."
            remedy = "Put the files there, or correct the key `files`."
            log.add("missing-file", message, table=_LINES, file=source.files, remedy=remedy)
        for path in paths:
            name = path.relative_to(folder).as_posix()
            origins.setdefault(path, Origin(path, name, source.trust, tuple(layouts)))
    return list(origins.values())


def _decisions(folder: Path, found: SourceLines, log: IssueLog) -> tuple[Decision, ...]:
    """Read what a person decided on matches."""
    path = folder / DECISIONS_FILE
    if path.is_file():
        found.hashes[DECISIONS_FILE] = _sha256(path)
    return read_decisions(path, log)


def _declaration(sources: Sequence[SourceDeclaration]) -> TableDeclaration:
    """Return what a table made from all sources rests on: on the weakest of them."""
    joined = {
        name: "; ".join(dict.fromkeys(filter(None, (getattr(source, name) for source in sources))))
        for name in ("source", "licence", "period", "price_base")
    }
    basis = weakest_basis(source.basis for source in sources)
    return TableDeclaration.model_validate({"file": "[[sources]]", "basis": basis, **joined})


def _tables(outcome: Outcome, suppliers: Mapping[str, str], members: Sequence[Member]) -> dict[str, RawTable]:
    """Return the lines, contracts and items, and the suppliers that the case's own table does not have."""
    names = tuple(column.name for column in INPUT_TABLES[_LINES].columns)
    lines: list[list[str]] = []
    for cells in outcome.lines(names, str):
        lines += map(list, zip(*cells, strict=True))
    contracts = as_text(outcome.contracts["contracts"], CONTRACTS) if outcome.contracts else []
    used = {line[names.index("supplier")] for line in lines}
    used |= {row[_CONTRACT_COLUMNS.index("supplier")] for row in contracts}
    codes = {member.trust for member in members}
    rows = []
    for row in outcome.suppliers():
        if row["supplier"] in used and row["supplier"] not in suppliers:
            member = row["member_trust"] if row["member_trust"] in codes else ""
            public = "yes" if row["public_body"] else "no"
            rows.append([row["supplier"], row["name"], member, public, row["company_number"]])
    header = ("supplier", "name", "member_trust", "public_body", "company_number")
    items = [[str(row[name]) for name in _ITEM_COLUMNS] for row in outcome.things.items]
    tables = {_LINES: _raw(names, lines), "suppliers": _raw(header, rows), "items": _raw(_ITEM_COLUMNS, items)}
    tables["contracts"] = _raw(_CONTRACT_COLUMNS, contracts)
    return {name: table for name, table in tables.items() if table.rows}


def _raw(header: Sequence[str], rows: list[list[str]]) -> RawTable:
    return RawTable(tuple(header), 1, rows, list(range(2, len(rows) + 2)), 0, len(rows) + 1)


def _line_origins(outcome: Outcome) -> pd.DataFrame:
    """Return where each line that is kept stood."""
    keys, places = outcome.keys, outcome.reading.held.places
    kept = np.flatnonzero(~outcome.duplicates.merged)
    own = [places[place] for place in keys.place[kept].tolist()]
    return pd.DataFrame(
        {
            "file": pd.Series([place.file for place in own], dtype=object),
            "sheet": pd.Series([place.sheet for place in own], dtype=object),
            "source_row": keys.row[kept].astype(np.int64),
        }
    )


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
