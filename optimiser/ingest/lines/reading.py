"""A trust's own files to accepted lines and refused rows, file by file, nothing lost on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from optimiser.case import Counts
from optimiser.ingest.header.header_map import HeaderMap
from optimiser.ingest.lines.block import DataRows, data_rows
from optimiser.ingest.lines.conceal import Concealer, conceal_lines, conceal_row
from optimiser.ingest.lines.findings import TABLE, FoundIssues
from optimiser.ingest.lines.held import HeldLines, Place
from optimiser.ingest.lines.members import members_of
from optimiser.ingest.lines.mended import MendedSheet, is_mended, mended_sheets
from optimiser.ingest.lines.parse import ParsedRows, parse_rows
from optimiser.ingest.lines.plan import FilePlan, Origin, SheetPlan, decide_dates, plan_file
from optimiser.ingest.lines.refused import Refusal, RefusedRow
from optimiser.ingest.lines.rejected_file import RefusedRows, rejected_row, titles_of
from optimiser.ingest.lines.tally import Tally
from optimiser.ingest.lines.values import amounts_of
from optimiser.ingest.numbers_exact import Fault
from optimiser.ingest.ocds.read import OcdsReading, read_ocds
from optimiser.ingest.raw_table import FileRefusedError
from optimiser.ingest.source.open_file import open_source
from optimiser.ingest.source.sheets import SourceFile

JSON_KINDS = frozenset({"json", "jsonl"})
"""Kinds of files that are no tables: only open contracting data is read."""
_REMARKS = frozenset({".md", ".txt"})
"""Endings of files that often lie beside data and say where it comes from."""
SHIFTING_KINDS = frozenset({"csv"})
"""Kinds of files in which a stray separator moves the cells behind it."""


@dataclass
class FileRead:
    """One file after it was read.

    Parameters
    ----------
    origin
        The file.
    source
        The file, opened; ``None`` where it could not be.
    plan
        How it was read; ``None`` where it was not read as a table.
    tally
        What became of its rows.
    mended
        Its rows by the sheet they came from, where it is a rejected.csv.
    contracts
        What it says where it is open contracting data.
    status
        ``read``, ``partly refused`` where a sheet of it was not, or ``refused``.
    """

    origin: Origin
    source: SourceFile | None
    plan: FilePlan | None
    tally: Tally
    mended: list[MendedSheet] = field(default_factory=list)
    contracts: OcdsReading | None = None
    status: str = "read"

    @property
    def sheets(self) -> list[SheetPlan]:
        """How its sheets are read."""
        return [*(self.plan.sheets if self.plan else ()), *(sheet.plan for sheet in self.mended)]


@dataclass
class Reading:
    """Everything that came of reading some files.

    Parameters
    ----------
    held
        The accepted lines.
    issues
        What was found.
    concealer
        Pseudonyms of the private individuals among the suppliers.
    files
        The files, in the order they were read.
    maps
        The header maps they were read by, each with its place.
    """

    held: HeldLines
    issues: FoundIssues
    concealer: Concealer
    files: list[FileRead] = field(default_factory=list)
    maps: list[tuple[str, HeaderMap]] = field(default_factory=list)

    @property
    def individuals(self) -> int:
        """How many private individuals were replaced by a pseudonym."""
        hidden = sum(file.contracts.hidden for file in self.files if file.contracts is not None)
        return self.concealer.individuals + hidden


def read_files(origins: Sequence[Origin], folder: Path, kept: RefusedRows, salt: Callable[[], str]) -> Reading:
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
    """
    found = Reading(HeldLines(folder), FoundIssues(), Concealer(salt))
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
            _read_mended(mended, file, found, kept)
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
            members = {member.trust: origin.trust for member in members_of([origin.trust])}
            contracts = read_ocds(origin.path, members, found.concealer.salt())
            return FileRead(origin, source, None, tally, contracts=contracts)
        if is_mended(source):
            return FileRead(origin, source, None, tally, mended_sheets(origin, source))
        return FileRead(origin, source, plan_file(origin, source), tally)
    except FileRefusedError as refusal:
        found.issues.refuse_file(origin.name, refusal)
        return FileRead(origin, source, None, tally, status="refused")


def _read_file(file: FileRead, found: Reading, kept: RefusedRows) -> None:
    """Read every sheet of a file that is a table of lines."""
    assert file.plan is not None
    sheets = [sheet for sheet in file.plan.sheets if sheet.header.table == "lines"]
    try:
        for sheet in sheets:
            if sheet.header.usable:
                _read_sheet(sheet, file, found, kept)
            else:
                file.status = "partly refused"
                _refuse_sheet(sheet, file, found, kept)
    except FileRefusedError as refusal:
        found.issues.refuse_file(file.origin.name, refusal)
        file.status = "partly refused"
    if not any(sheet.header.usable for sheet in sheets):
        file.status = "refused"
        if not any(question.severity == "error" for sheet in file.plan.sheets for question in sheet.header.questions):
            remark = file.origin.path.suffix.lower() in _REMARKS
            message = "no sheet of the file is a table of lines."
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


def _read_sheet(sheet: SheetPlan, file: FileRead, found: Reading, kept: RefusedRows) -> None:
    """Read one sheet block by block."""
    assert file.source is not None
    shifts = file.source.kind in SHIFTING_KINDS
    file.tally.with_volume |= "quantity" in sheet.header.columns
    place = Place(sheet.origin.trust, sheet.origin.name, sheet.sheet.name, sheet.origin.name)
    for block in sheet.sheet.blocks():
        found.issues.of_notes(sheet, [(note.kind, note.message, note.row) for note in block.notes])
        data = data_rows(block, sheet, file.tally)
        _keep(place, sheet, parse_rows(data, sheet, file.tally, shifts=shifts), found, kept)


def _keep(place: Place, sheet: SheetPlan, parsed: ParsedRows, found: Reading, kept: RefusedRows) -> None:
    """Keep what a block came to, without private individuals."""
    concealer = found.concealer
    found.held.add(place, conceal_lines(parsed, concealer))
    width = len(sheet.header.titles)
    refused = [conceal_row(row, sheet, concealer, everywhere=len(row.cells) > width) for row in parsed.refused]
    found.issues.of_rows(sheet, refused, parsed.doubts)
    for row in refused:
        _hand_over(row, place, sheet, kept)


def _hand_over(row: RefusedRow, place: Place, sheet: SheetPlan, kept: RefusedRows) -> None:
    """Keep a refused row from which private individuals were taken out."""
    order = sheet.order.order if sheet.order is not None else ""
    kept.add(rejected_row((place.file, place.sheet), sheet, row), row.refusals[0].fault.kind, order)


def _read_mended(sheet: MendedSheet, file: FileRead, found: Reading, kept: RefusedRows) -> None:
    """Read the rows of a rejected.csv that come from one sheet."""
    place = Place(file.origin.trust, sheet.file, sheet.sheet, file.origin.name)
    if sheet.plan.header.table == "lines" and sheet.plan.header.usable:
        file.tally.with_volume |= "quantity" in sheet.plan.header.columns
        _keep(place, sheet.plan, parse_rows(sheet.data, sheet.plan, file.tally, shifts=True), found, kept)
        return
    file.status = "partly refused"
    open_questions = [one for one in sheet.plan.header.questions if one.severity == "error"]
    fault = Fault("empty-table", "nothing says what its columns are.", "Hand back header_map.toml with --map.")
    if open_questions:
        fault = Fault(open_questions[0].kind, open_questions[0].message, open_questions[0].remedy)
    found.issues.log.add(fault.kind, fault.message, table=TABLE, file=file.origin.name, remedy=fault.remedy)
    _refuse_rows(sheet.data, sheet.plan, place, Refusal(fault), (file, found, kept))


def _refuse_sheet(sheet: SheetPlan, file: FileRead, found: Reading, kept: RefusedRows) -> None:
    """Refuse every data row of a sheet whose columns are not known, for the reason that is asked about."""
    question = next(one for one in sheet.header.questions if one.severity == "error")
    refusal = Refusal(Fault(question.kind, question.message, question.remedy), ", ".join(question.columns))
    place = Place(sheet.origin.trust, sheet.origin.name, sheet.sheet.name, sheet.origin.name)
    for block in sheet.sheet.blocks():
        _refuse_rows(data_rows(block, sheet, file.tally), sheet, place, refusal, (file, found, kept))


def _refuse_rows(
    data: DataRows, sheet: SheetPlan, place: Place, refusal: Refusal, into: tuple[FileRead, Reading, RefusedRows]
) -> None:
    """Refuse all rows of a block; a name may stand in any cell, as the columns are not known."""
    file, found, kept = into
    for row in _refused_rows(data, sheet, refusal):
        file.tally.read(1, row.pence or 0, 0)
        file.tally.reject(row.pence, None)
        hidden = conceal_row(row, sheet, found.concealer, everywhere=True)
        _hand_over(hidden, place, sheet, kept)


def _refused_rows(data: DataRows, sheet: SheetPlan, refusal: Refusal) -> list[RefusedRow]:
    """Return the rows of a block, refused, with their pounds where the column of these is known."""
    amount = sheet.header.columns.get("amount")
    pence: list[int | None] = [None] * len(data.rows)
    if amount is not None and data.rows:
        found = amounts_of(data.columns[amount.index])
        there = found.there & ~data.too_long
        for place in np.flatnonzero(there).tolist():
            pence[place] = int(found.whole[place])
    rows = zip(data.numbers.tolist(), data.rows, pence, strict=True)
    return [RefusedRow(number, row, (refusal,), own) for number, row, own in rows]
