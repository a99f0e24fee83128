"""A trust's own files to a folder of standard lines: read, matched, reconciled, written whole or not at all."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pandas as pd

from optimiser.case import Reconciliation
from optimiser.engine.ingest_request import (
    PSEUDONYM_KEY,
    IngestRequest,
    decisions_of,
    keep_key,
    layouts_of,
    origins_of,
    said_of,
)
from optimiser.engine.ingest_tables import write_lines, write_tables
from optimiser.engine.publish import MANIFEST, published
from optimiser.engine.version import tool_version
from optimiser.ingest.categories.classify import coverage
from optimiser.ingest.header.header_map_file import HEADER_MAP_NAME, to_toml
from optimiser.ingest.individuals import pseudonym_salt
from optimiser.ingest.lines.duplicate_rows import duplicate_rows
from optimiser.ingest.lines.file_read import FileRead
from optimiser.ingest.lines.members import members_of
from optimiser.ingest.lines.outcome import Outcome, settle, total
from optimiser.ingest.lines.pack_errors import pack_error_issues, pack_errors
from optimiser.ingest.lines.reading import read_files
from optimiser.ingest.lines.rejected_file import REJECTED_NAME, RejectedFile
from optimiser.ingest.lines.said_files import equivalent_issues
from optimiser.ingest.lines.source_files import about_file, table_of
from optimiser.ingest.lines.tally import APART, row_ranges
from optimiser.issues import Issue, IssueLog
from optimiser.report.csv_tables import write_table
from optimiser.results.reading import reconciliation_row
from optimiser.tables.ingested import PACK_ERRORS

RECONCILIATION_NAME = "reconciliation.json"


@dataclass(frozen=True)
class IngestAnswer:
    """What was read and written.

    Parameters
    ----------
    outcome
        What the reading came to.
    issues
        Everything found, those of the header map file included.
    reconciliations
        What became of the rows, by trust and file.
    duplicates
        Rows of duplicates.csv.
    pack_errors
        Rows of pack_errors.csv.
    written
        Names of the files that were written.
    """

    outcome: Outcome
    issues: tuple[Issue, ...]
    reconciliations: dict[tuple[str, str], Reconciliation]
    duplicates: list[dict[str, Any]]
    pack_errors: list[dict[str, Any]]
    written: list[str] = field(default_factory=list)

    @property
    def total(self) -> Reconciliation:
        """What became of the rows of all files."""
        return total(list(self.reconciliations.values()))

    @property
    def row_issues(self) -> list[Issue]:
        """The issues that only say why rows were refused."""
        return self.outcome.reading.issues.of_refused_rows

    @property
    def refused_files(self) -> list[FileRead]:
        """Files of which something could not be read as a table."""
        return [file for file in self.outcome.reading.files if file.status != "read"]

    @property
    def categories(self) -> pd.DataFrame:
        """Lines and pounds of each category, those without one last."""
        return coverage(self.outcome.sums.categories())

    @property
    def duplicate_sums(self) -> dict[str, tuple[int, int]]:
        """Lines and pence by kind of duplicate; kinds that were not found are left out."""
        found: dict[str, tuple[int, int]] = {}
        for row in self.duplicates:
            lines, pence = found.get(row["kind"], (0, 0))
            found[row["kind"]] = (lines + 1, pence + row["amount_pence"])
        return dict(sorted(found.items()))


def ingest_files(request: IngestRequest) -> IngestAnswer:
    """Read a trust's files and write what they come to.

    Parameters
    ----------
    request
        What is asked for.

    Raises
    ------
    OutputError
        If the folder is not free or cannot be written.
    VerificationError
        If what was accepted, rejected and merged is not what was read; nothing is written then.
    """
    origins = origins_of(request.files, request.trust)
    layouts, map_issues = layouts_of(request, origins)
    origins = [replace(origin, layouts=layouts) for origin in origins]
    with published(request.out, request.force) as stage:
        spool = stage / "lines.partial"
        spool.mkdir()
        key = stage / PSEUDONYM_KEY
        keep_key(request, key)
        with RejectedFile(stage / REJECTED_NAME) as kept:
            reading = read_files(origins, spool, kept, lambda: pseudonym_salt(key))
        log = IssueLog()
        said = said_of(request, origins, log)
        outcome = settle(reading, decisions_of(request.files), members_of([request.trust]), None, said)
        suspected = pack_errors(outcome.sums, outcome.things)
        log.issues += [*equivalent_issues(outcome), *pack_error_issues(suspected)]
        issues = (*map_issues, *log, *reading.issues.log)
        answer = IngestAnswer(outcome, issues, outcome.reconciliations(), duplicate_rows(outcome), suspected)
        write_lines(stage / "lines.csv", outcome)
        shutil.rmtree(spool)
        write_tables(stage, outcome, answer.issues, answer.duplicates)
        if suspected:
            write_table(table_of(suspected, PACK_ERRORS), PACK_ERRORS, stage / "pack_errors.csv")
        (stage / HEADER_MAP_NAME).write_text(to_toml(reading.maps), encoding="utf-8", newline="\n")
        _write_json(stage / RECONCILIATION_NAME, {"trust": request.trust, **answer_counts(answer)})
        answer.written.extend(sorted(path.name for path in stage.iterdir() if path.is_file()))
        _write_manifest(stage, answer)
    return answer


def answer_counts(answer: IngestAnswer) -> dict[str, Any]:
    """Return what became of the rows, of all files and by file, under the names that every command has.

    Parameters
    ----------
    answer
        What was read.
    """
    files = []
    for file in answer.outcome.reading.files:
        found = answer.reconciliations[file.origin.trust, file.origin.name]
        apart = {what: file.tally.count(what) for what in APART}
        listed = [
            {"sheet": sheet, "what": what, "rows": row_ranges(sorted(rows))}
            for (sheet, what), rows in file.tally.apart.items()
            if rows
        ]
        about = {name: value for name, value in about_file(file).items() if name not in ("trust", "file")}
        files.append(
            {
                "file": file.origin.name,
                **about,
                "reconciliation": plain_counts(found),
                "rows_apart": apart,
                "apart": listed,
            }
        )
    return {"reconciliation": plain_counts(answer.total), "files": files}


def plain_counts(found: Reconciliation) -> dict[str, int]:
    """Return counts under the names that ``run --json`` has for them.

    Parameters
    ----------
    found
        What became of some rows.
    """
    return {
        f"pence_{name.removesuffix('_pence')}" if name.endswith("_pence") else name: int(value)
        for name, value in reconciliation_row(found).items()
    }


def _write_json(path: Path, content: dict[str, Any]) -> None:
    text = json.dumps(content, indent=2, ensure_ascii=False) + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")


def _write_manifest(stage: Path, answer: IngestAnswer) -> None:
    """Write what was read and made, by which a later reading may replace this one."""
    files = answer.outcome.reading.files
    outputs = {path.name: _sha256(path) for path in sorted(stage.iterdir()) if path.is_file()}
    content = {
        "ingested": sorted({file.origin.trust for file in files}),
        "tool_version": tool_version(),
        "inputs": {file.origin.name: file.source.sha256 for file in files if file.source},
        "reconciliation": plain_counts(answer.total),
        "outputs": outputs,
    }
    _write_json(stage / MANIFEST, content)


def _sha256(path: Path) -> str:
    """Return the hash of a file, which may be larger than memory."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
