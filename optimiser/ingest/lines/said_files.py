"""What a person said of categories and of equivalent products, in files beside the data or the header map."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pandas as pd

from optimiser.ingest.categories.overrides import OVERRIDES_FILE, read_overrides
from optimiser.ingest.item_match.equivalents import EQUIVALENT_COLUMNS
from optimiser.ingest.lines.outcome import Outcome, Said
from optimiser.ingest.raw_table import clean
from optimiser.issues import Issue, IssueLog

EQUIVALENTS_FILE = "equivalents.csv"
SAID_FILES = (OVERRIDES_FILE, EQUIVALENTS_FILE)


def read_said(folder: Path, log: IssueLog) -> Said:
    """Read the files of a folder that say something; those that are not there say nothing.

    Parameters
    ----------
    folder
        The case folder, or where a header map lies.
    log
        Takes what is wrong with them.
    """
    return Said(read_overrides(folder / OVERRIDES_FILE, log), _equivalents(folder / EQUIVALENTS_FILE, log))


def _equivalents(path: Path, log: IssueLog) -> pd.DataFrame | None:
    """Return the table of equivalent products as it stands; nothing where there is none."""
    if not path.is_file():
        return None
    try:
        rows = [[clean(cell) for cell in row] for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig")))]
    except (OSError, ValueError, csv.Error):
        message = "the file is no CSV file in UTF-8."
        log.add("unreadable-file", message, table="equivalents", file=path.name, remedy="Save it as CSV UTF-8.")
        return None
    missing = [name for name in EQUIVALENT_COLUMNS if not rows or name not in rows[0]]
    if missing:
        message = f"the header has no column {', '.join(missing)}."
        remedy = f"Name the columns {', '.join(EQUIVALENT_COLUMNS)}."
        log.add("missing-column", message, table="equivalents", file=path.name, row=1, remedy=remedy)
        return None
    said = [dict(zip(rows[0], row, strict=False)) for row in rows[1:] if any(row)]
    return pd.DataFrame(
        [[row.get(name, "") for name in EQUIVALENT_COLUMNS] for row in said], columns=EQUIVALENT_COLUMNS
    )


def equivalent_issues(outcome: Outcome) -> list[Issue]:
    """Return a warning for each entry of the table of equivalents that cannot be used.

    Parameters
    ----------
    outcome
        What the reading came to.
    """
    log = IssueLog()
    if outcome.things.matches is not None:
        for row in outcome.things.matches.equivalents.to_dict("records"):
            if row["refused"]:
                message = f"'{row['left']}' and '{row['right']}' are not taken as equivalent: {row['refused']}."
                remedy = "Correct the entry, or have it approved."
                log.add(
                    "unknown-reference",
                    message,
                    table="equivalents",
                    file=EQUIVALENTS_FILE,
                    severity="warning",
                    remedy=remedy,
                )
    return log.issues
