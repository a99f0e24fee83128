"""The tables of a reading as files: lines, suppliers, items, contracts, what repeats what, and how it was matched."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from optimiser.ingest.lines.contract_tables import CONTRACT_TABLES
from optimiser.ingest.lines.csv_text import neutral
from optimiser.ingest.lines.outcome import Outcome
from optimiser.ingest.lines.source_files import source_file_table, table_of
from optimiser.issues import Issue
from optimiser.report.csv_tables import write_rows, write_table
from optimiser.results.reading import issues_frame
from optimiser.tables import INPUT_TABLES, OUTPUT_TABLES
from optimiser.tables.ingested import DUPLICATES, SOURCE_FILES


def write_lines(path: Path, outcome: Outcome) -> None:
    """Write lines.csv block by block.

    Parameters
    ----------
    path
        The file.
    outcome
        What a reading came to.
    """
    with path.open("w", encoding="utf-8", newline="") as stream:
        stream.write(",".join(outcome.columns) + "\n")
        for cells in outcome.lines():
            stream.writelines(f"{line}\n" for line in map(",".join, zip(*cells, strict=True)))


def write_tables(stage: Path, outcome: Outcome, issues: Sequence[Issue], duplicates: Sequence[dict[str, Any]]) -> None:
    """Write the smaller tables.

    Parameters
    ----------
    stage
        Folder to write into.
    outcome
        What a reading came to.
    issues
        Everything found.
    duplicates
        Rows of duplicates.csv.
    """
    write_table(issues_frame(issues), OUTPUT_TABLES["issues"], stage / "issues.csv")
    write_table(table_of(duplicates, DUPLICATES), DUPLICATES, stage / "duplicates.csv")
    write_table(source_file_table(outcome.reading.files), SOURCE_FILES, stage / "source_files.csv")
    items = INPUT_TABLES["items"]
    if outcome.things.items:
        write_table(table_of(outcome.things.items, items), items, stage / "items.csv")
    _write_links(stage, outcome)
    for name, frame in outcome.contracts.items():
        write_table(frame, CONTRACT_TABLES[name], stage / f"{CONTRACT_TABLES[name].name}.csv")
    suppliers = INPUT_TABLES["suppliers"]
    write_table(table_of(outcome.suppliers(), suppliers), suppliers, stage / "suppliers.csv")


def _write_links(stage: Path, outcome: Outcome) -> None:
    """Write which spellings were joined by what, and what a person should decide."""
    found = {
        "supplier_links.csv": outcome.matches.links,
        "supplier_review.csv": outcome.matches.review,
        "supplier_splits.csv": outcome.matches.split,
    }
    if outcome.things.matches is not None:
        found |= {"item_links.csv": outcome.things.matches.links, "item_review.csv": outcome.things.matches.review}
        found["item_equivalents.csv"] = outcome.things.matches.equivalents
    for name, frame in found.items():
        if len(frame):
            rows = [[neutral(str(cell)) for cell in row] for row in frame.itertuples(index=False)]
            write_rows(stage / name, [list(frame.columns), *rows])
