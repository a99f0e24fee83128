"""A case folder to a checked case, or to one error that carries every problem found."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from optimiser.case import Case, CaseTable, Reconciliation, RejectedRow
from optimiser.config.case_file import CASE_FILE_NAME, CaseFile, TableDeclaration, find_case_file, read_case_file
from optimiser.ingest.check_header import check_header
from optimiser.ingest.check_rows import check_rows
from optimiser.ingest.cross_checks import check_between, warn_of_lost_references
from optimiser.ingest.file_kinds import SUFFIXES, parse_file
from optimiser.ingest.frames import build_frame
from optimiser.ingest.lines.case_sources import SourceLines
from optimiser.ingest.lines.case_tables import join_sources
from optimiser.ingest.lines.source_files import source_file_table
from optimiser.ingest.patient_data import patient_data
from optimiser.ingest.raw_table import FileRefusedError, RawTable
from optimiser.ingest.reading import TableReading
from optimiser.ingest.reconcile import reconcile
from optimiser.issues import InputError, Issue, IssueLog
from optimiser.money import format_gbp
from optimiser.tables import INPUT_TABLES

MOST_FILE_BYTES = 1 << 31


class RejectedInputError(InputError):
    """Invalid input, with what became of the rows that could be read.

    Parameters
    ----------
    issues
        Every issue, warnings included.
    rejected
        The rejected rows, whole.
    reconciliations
        What became of the rows, by table name; a table whose file could not be read is absent.
    """

    def __init__(
        self,
        issues: Iterable[Issue],
        rejected: Iterable[RejectedRow] = (),
        reconciliations: Mapping[str, Reconciliation] | None = None,
    ) -> None:
        super().__init__(issues)
        self.rejected = tuple(rejected)
        self.reconciliations = dict(reconciliations or {})


@dataclass
class _Loading:
    """Everything read so far.

    Parameters
    ----------
    log
        Issues of files and of case.toml; those of a table stand in its reading.
    readings
        Tables that could be read, by name.
    hashes
        Hash by file name.
    raws
        Tables as text, with what they rest on, by name.
    sources
        What trusts' own files came to; ``None`` where the case has none.
    """

    log: IssueLog = field(default_factory=IssueLog)
    readings: dict[str, TableReading] = field(default_factory=dict)
    hashes: dict[str, str] = field(default_factory=dict)
    raws: dict[str, tuple[TableDeclaration, RawTable]] = field(default_factory=dict)
    sources: SourceLines | None = None

    def issues(self, order: Iterable[str]) -> list[Issue]:
        """Return every issue, table by table as case.toml declares them, each in the order of its rows."""
        found = [*self.log, *(issue for reading in self.readings.values() for issue in reading.log)]
        rank = {name: place for place, name in enumerate((CASE_FILE_NAME, *order))}
        return sorted(found, key=lambda issue: (rank.get(issue.table, len(rank)), issue.row or 0))


def load_case(path: Path, rejected_tolerance_pence: int | None = None) -> Case:
    """Read and check a case.

    Parameters
    ----------
    path
        A case folder or its case.toml.
    rejected_tolerance_pence
        Pounds of rejected rows up to which the case is used without them [pence]; ``None`` where no rejected row is
        tolerated.

    Raises
    ------
    InputError
        If case.toml is missing or invalid.
    RejectedInputError
        If a file, a header or more rows than tolerated are invalid; it carries every issue.
    """
    case_path = find_case_file(path)
    case_file = read_case_file(case_path)
    loading = _Loading()
    loading.hashes[case_path.name] = hashlib.sha256(case_path.read_bytes()).hexdigest()
    for name, declaration in case_file.tables.items():
        _read_table(loading, name, declaration, case_path.parent, case_file.as_of)
    if case_file.sources:
        loading.sources = join_sources(loading.raws, case_file.sources, case_path.parent)
        loading.hashes |= loading.sources.hashes
        loading.log.issues += loading.sources.issues
    for name, (declaration, raw) in loading.raws.items():
        reading = loading.readings[name] = TableReading(INPUT_TABLES[name], declaration, raw)
        check_header(reading)
        check_rows(reading)
    _warn_of_undeclared(loading.log, case_file, case_path.parent)
    check_between(loading.readings)
    reconciliations = {name: reconcile(reading) for name, reading in loading.readings.items()}
    rejected = tuple(row for reading in loading.readings.values() for row in reading.rejected_rows())
    if loading.sources is not None:
        rejected = (*rejected, *loading.sources.rejected)
        reconciliations |= loading.sources.with_own(reconciliations)
    if not _is_usable(loading, rejected, rejected_tolerance_pence, case_path.name):
        raise RejectedInputError(loading.issues(case_file.tables), rejected, reconciliations)
    warn_of_lost_references(loading.readings)
    return Case(
        name=case_file.name,
        title=case_file.title,
        as_of=case_file.as_of,
        financial_years=tuple(case_file.financial_years),
        targets_version=case_file.targets_version,
        tables={
            name: _case_table(reading, _hash_of(loading, reading.declaration.file), reconciliations[name])
            for name, reading in loading.readings.items()
        },
        issues=tuple(loading.issues(case_file.tables)),
        rejected=rejected,
        hashes=loading.hashes,
        origins={} if loading.sources is None else {"spend_lines": loading.sources.origins},
        source_files=None if loading.sources is None else source_file_table(loading.sources.files),
    )


def _hash_of(loading: _Loading, file: str) -> str:
    """Return the hash of a table's file, or of all files that it was made from."""
    if file in loading.hashes or loading.sources is None:
        return loading.hashes[file]
    made = "\n".join(f"{name} {digest}" for name, digest in sorted(loading.sources.hashes.items()))
    return hashlib.sha256(made.encode()).hexdigest()


def _read_table(loading: _Loading, name: str, declaration: TableDeclaration, folder: Path, as_of: dt.date) -> None:
    """Read one declared table; one that names people goes no further than this."""
    try:
        data = _read_bytes(folder / declaration.file)
        loading.hashes[declaration.file] = hashlib.sha256(data).hexdigest()
        raw = parse_file(name, data, declaration)
    except FileRefusedError as refusal:
        loading.log.add(
            refusal.kind, refusal.message, table=name, file=declaration.file, row=refusal.row, remedy=refusal.remedy
        )
        return
    if declaration.sheet and not declaration.file.lower().endswith(".xlsx"):
        message = f"a sheet is named for '{declaration.file}', which has none; it was ignored."
        remedy = "Delete the key."
        key = f"tables.{name}.sheet"
        loading.log.add(
            "bad-setting",
            message,
            table=CASE_FILE_NAME,
            file=CASE_FILE_NAME,
            column=key,
            severity="warning",
            remedy=remedy,
        )
    tripped = patient_data(name, raw, as_of)
    for found in tripped:
        loading.log.add(
            "patient-data", found.message, table=name, file=declaration.file, row=found.row, column=found.column
        )
    if not tripped:
        loading.raws[name] = (declaration, raw)


def _read_bytes(path: Path) -> bytes:
    """Return the bytes of a declared file."""
    try:
        if not path.is_file():
            raise FileRefusedError("missing-file", "case.toml declares this file, and it is not there.")
        if path.stat().st_size > MOST_FILE_BYTES:
            raise FileRefusedError("unreadable-file", f"the file is larger than {MOST_FILE_BYTES >> 20:,} MB.")
        return path.read_bytes()
    except OSError:
        remedy = "Close it in other programs, and look whether you are allowed to read it."
        raise FileRefusedError("unreadable-file", "the file cannot be opened.", remedy) from None


def _warn_of_undeclared(log: IssueLog, case_file: CaseFile, folder: Path) -> None:
    """Warn of files that look like tables of the case and were not read."""
    declared = {folder / declaration.file for declaration in case_file.tables.values()}
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in SUFFIXES and path.stem.lower() in INPUT_TABLES and path not in declared:
            message = "the file is named like a table, but case.toml does not declare it, so it was not read."
            log.add("undeclared-file", message, table=path.stem.lower(), file=path.name, severity="warning")


def _is_usable(loading: _Loading, rejected: tuple[RejectedRow, ...], tolerance_pence: int | None, file: str) -> bool:
    """Say whether the case may be used without its rejected rows, and record why not."""
    readings = loading.readings.values()
    errors = len(loading.log.errors) + sum(len(reading.log.errors) for reading in readings)
    in_rows = sum(len(issues) for reading in readings for issues in reading.refused.values())
    in_rows += 0 if loading.sources is None else loading.sources.row_issues
    if errors > in_rows or (rejected and tolerance_pence is None):
        return False
    if not rejected or tolerance_pence is None:
        return True
    message = _over_tolerance(rejected, tolerance_pence)
    if message:
        column = "input.rejected_tolerance_gbp"
        loading.log.add("rejected-over-tolerance", message, table=CASE_FILE_NAME, file=file, column=column)
    return not message


def _over_tolerance(rejected: tuple[RejectedRow, ...], tolerance_pence: int) -> str:
    """Return why the rejected rows go beyond the tolerance; empty where they do not."""
    unknown = [row for row in rejected if row.pence is None]
    if unknown:
        first = f"{unknown[0].file}, row {unknown[0].row}"
        count = "1 rejected row has" if len(unknown) == 1 else f"{len(unknown):,} rejected rows have"
        return f"{count} no known pounds (first: {first}), so no tolerance in pounds can cover them."
    total = sum(abs(row.pence or 0) for row in rejected)
    if total > tolerance_pence:
        return f"{format_gbp(total)} was rejected, and {format_gbp(tolerance_pence)} is tolerated."
    return ""


def _case_table(reading: TableReading, sha256: str, reconciliation: Reconciliation) -> CaseTable:
    """Return the accepted rows of a table with where they came from."""
    declaration = reading.declaration
    return CaseTable(
        name=reading.table.name,
        file=declaration.file,
        sheet=declaration.sheet,
        basis=declaration.basis,
        source=declaration.source,
        licence=declaration.licence,
        period=declaration.period,
        price_base=declaration.price_base,
        sha256=sha256,
        frame=build_frame(reading),
        reconciliation=reconciliation,
    )
