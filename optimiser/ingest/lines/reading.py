"""A trust's own files to accepted lines and refused rows, file by file, nothing lost on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from optimiser.case import Counts
from optimiser.ingest.lines.conceal import Concealer
from optimiser.ingest.lines.file_read import FileRead, Reading
from optimiser.ingest.lines.findings import TABLE, FoundIssues
from optimiser.ingest.lines.held import HeldLines
from optimiser.ingest.lines.members import members_of
from optimiser.ingest.lines.mended import is_mended, mended_sheets
from optimiser.ingest.lines.plan import Origin, decide_dates, plan_file
from optimiser.ingest.lines.rejected_file import RefusedRows, titles_of
from optimiser.ingest.lines.sheet_rows import read_mended, read_sheet, refuse_sheet
from optimiser.ingest.lines.tally import Tally
from optimiser.ingest.ocds.read import read_ocds
from optimiser.ingest.raw_table import FileRefusedError
from optimiser.ingest.register.rows import Register
from optimiser.ingest.source.open_file import open_source

JSON_KINDS = frozenset({"json", "jsonl"})
"""Kinds of files that are no tables: only open contracting data is read."""
_REMARKS = frozenset({".md", ".txt"})
"""Endings of files that often lie beside data and say where it comes from."""


def read_files(
    origins: Sequence[Origin],
    folder: Path,
    kept: RefusedRows,
    salt: Callable[[], str],
    members: Mapping[str, str] | None = None,
) -> Reading:
    """Read files to lines.

    Parameters
    ----------
    origins
        The files, in the order in which they are read.
    folder
        An empty folder for what does not fit in memory.
    kept
        Takes the refused rows.
    salt
        Gives the key of pseudonyms; asked only where there is a private individual.
    members
        Trust of the case by ODS code and by name in small letters; where there is no case, the trusts that sent files.
    """
    if members is None:
        members = {member.trust: member.trust for member in members_of([origin.trust for origin in origins])}
    found = Reading(HeldLines(folder), FoundIssues(), Concealer(salt), Register(members))
    found.files = [_open(origin, found) for origin in origins]
    planned = [file for file in found.files if file.plan is not None]
    for file, plan in zip(planned, decide_dates([file.plan for file in planned if file.plan]), strict=True):
        file.plan = plan
        found.issues.of_plan(plan)
    for sheet in (sheet for file in found.files for sheet in file.sheets):
        if sheet.header.table != "none":
            found.maps.append((sheet.place, sheet.header))
    kept.begin(title for titles in _titles(found) for title in titles)
    for file in found.files:
        if file.contracts is not None:
            _read_contracts(file, found, kept)
        if file.plan is not None:
            _read_file(file, found, kept)
        for mended in file.mended:
            read_mended(mended, file, found, kept)
    found.issues.settle()
    return found


def _titles(found: Reading) -> Iterator[list[str]]:
    """Yield the titles of every sheet, and of open contracting data where there is any."""
    for _, header in found.maps:
        yield titles_of(header.titles)
    if any(file.contracts is not None for file in found.files):
        yield ["ocid", "place"]


def _read_contracts(file: FileRead, found: Reading, kept: RefusedRows) -> None:
    """Take over what open contracting data came to."""
    contracts = file.contracts
    assert contracts is not None
    found.issues.log.issues += contracts.issues
    found.issues.of_refused_rows += [issue for issue in contracts.issues if issue.severity == "error"]
    counts, pence = contracts.reconciliation.rows, contracts.reconciliation.pence or Counts()
    file.tally.rows = [counts.read, counts.accepted, counts.rejected, counts.merged]
    file.tally.pence = [pence.read, pence.accepted, pence.rejected, pence.merged]
    file.register.take(file.tally)
    for row in contracts.rejected:
        file.tally.unknown_pounds += row.pence is None
        file.tally.rejected_size += abs(row.pence or 0)
        kept.add(replace(row, file=file.origin.name), "damaged-release", "")


def _open(origin: Origin, found: Reading) -> FileRead:
    """Open a file and plan how it is read."""
    tally = Tally(origin.name)
    source = None
    try:
        source = open_source(origin.path)
        if source.kind in JSON_KINDS:
            contracts = read_ocds(origin.path, found.register.members, found.concealer.salt())
            return FileRead(origin, source, None, tally, contracts=contracts)
        if is_mended(source):
            return FileRead(origin, source, None, tally, mended_sheets(origin, source))
        return FileRead(origin, source, plan_file(origin, source), tally)
    except FileRefusedError as refusal:
        found.issues.refuse_file(origin.name, refusal)
        return FileRead(origin, source, None, tally, status="refused")


def _read_file(file: FileRead, found: Reading, kept: RefusedRows) -> None:
    """Read every sheet of a file that is a table of lines or a register of contracts."""
    assert file.plan is not None
    sheets = [sheet for sheet in file.plan.sheets if sheet.header.table != "none"]
    try:
        for sheet in sheets:
            if sheet.header.usable:
                read_sheet(sheet, file, found, kept)
            else:
                file.status = "partly refused"
                refuse_sheet(sheet, file, found, kept)
    except FileRefusedError as refusal:
        found.issues.refuse_file(file.origin.name, refusal)
        file.status = "partly refused"
    if not any(sheet.header.usable for sheet in sheets):
        file.status = "refused"
        if not any(question.severity == "error" for sheet in file.plan.sheets for question in sheet.header.questions):
            remark = file.origin.path.suffix.lower() in _REMARKS
            message = "no sheet of the file is a table of lines or a register of contracts."
            remedy = "Take the file out, or say in header_map.toml which column holds what."
            found.issues.log.add(
                "empty-table",
                message,
                table=TABLE,
                file=file.origin.name,
                severity="warning" if remark else "error",
                remedy=remedy,
            )
            file.status = "read" if remark else "refused"
