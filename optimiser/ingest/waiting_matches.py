"""Matches that wait for a person: pairs too alike to be parted and not alike enough to be joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from optimiser.config.case_file import CASE_FILE_NAME, find_case_file, read_case_file
from optimiser.ingest.decisions import DECISIONS_FILE, Decision, Subject, match_id, read_decisions
from optimiser.ingest.file_kinds import parse_file
from optimiser.ingest.lines.case_tables import Raws, join_sources
from optimiser.ingest.raw_table import FileRefusedError
from optimiser.issues import Issue, IssueLog

_NEEDED_TABLES = ("trusts", "suppliers")


@dataclass(frozen=True)
class WaitingMatch:
    """One question to a person.

    Parameters
    ----------
    match
        Its identifier, the same on every run.
    subject
        What is matched.
    left, right
        The two spellings, as recorded, in alphabetical order.
    reason
        Why they may be the same.
    score
        How alike they are, from 0 to 1.
    pence
        Pounds that the answer moves: those of the smaller side [pence]; ``None`` where they are not known.
    """

    match: str
    subject: Subject
    left: str
    right: str
    reason: str
    score: float
    pence: int | None


@dataclass(frozen=True)
class WaitingMatches:
    """What waits in a case, and what was decided before.

    Parameters
    ----------
    case
        Name of the case.
    decisions_path
        The file that decisions are added to.
    waiting
        The questions, those on suppliers before those on items.
    decided
        The last word on each pair.
    issues
        What was found while the files were read.
    """

    case: str
    decisions_path: Path
    waiting: tuple[WaitingMatch, ...]
    decided: tuple[Decision, ...]
    issues: tuple[Issue, ...] = ()


def waiting_matches(case: Path) -> WaitingMatches:
    """Read the files of a case and return the matches that wait for a person.

    Parameters
    ----------
    case
        Case folder or its case.toml.

    Raises
    ------
    InputError
        If case.toml is invalid, or a table that the matching needs cannot be read.
    """
    path = find_case_file(case)
    case_file, folder = read_case_file(path), path.parent
    log = IssueLog()
    raws: Raws = {}
    for name in _NEEDED_TABLES:
        if case_file.sources and name in case_file.tables:
            declaration = case_file.tables[name]
            try:
                raws[name] = (declaration, parse_file(name, (folder / declaration.file).read_bytes(), declaration))
            except FileRefusedError as refusal:
                log.add(refusal.kind, refusal.message, table=name, file=declaration.file, remedy=refusal.remedy)
            except OSError:
                log.add("missing-file", "the file cannot be opened.", table=name, file=declaration.file)
    log.raise_if_errors()
    waiting: list[WaitingMatch] = []
    if case_file.sources:
        found = join_sources(raws, case_file.sources, folder)
        log.issues += found.issues
        waiting = [match for subject, review in found.reviews.items() for match in questions(review, subject)]
    else:
        message = "the case has no [[sources]], so there is nothing to match."
        remedy = "Add a [[sources]] section that names the files a trust sent."
        log.add("bad-setting", message, table=CASE_FILE_NAME, file=path.name, severity="note", remedy=remedy)
    decided = read_decisions(folder / DECISIONS_FILE, IssueLog())
    return WaitingMatches(case_file.name, folder / DECISIONS_FILE, tuple(waiting), decided, tuple(log))


def questions(review: pd.DataFrame, subject: Subject) -> list[WaitingMatch]:
    """Return the rows of a review frame as questions, those with the most pounds first.

    Parameters
    ----------
    review
        Columns left, right, reason and score; pence where known [pence]. A score of items is out of a hundred.
    subject
        What is matched.
    """
    found = []
    out_of = 100.0 if subject == "item" else 1.0
    for row in review.to_dict("records"):
        left, right = sorted((str(row["left"]), str(row["right"])))
        pence = row.get("pence")
        found.append(
            WaitingMatch(
                match_id(subject, left, right),
                subject,
                left,
                right,
                str(row["reason"]),
                round(float(row["score"]) / out_of, 3),
                None if pence is None or pd.isna(pence) else int(pence),
            )
        )
    return sorted(found, key=lambda each: (-(each.pence or 0), -each.score, each.match))


def find_match(matches: WaitingMatches, name: str) -> tuple[Subject, str, str] | None:
    """Return what an identifier stands for: a question that waits, or a pair that was decided before.

    Parameters
    ----------
    matches
        What waits and what was decided.
    name
        The identifier.
    """
    pairs: list[WaitingMatch | Decision] = [*matches.waiting, *matches.decided]
    return next(((pair.subject, pair.left, pair.right) for pair in pairs if pair.match == name), None)


def known_names(matches: WaitingMatches) -> Sequence[str]:
    """Return every identifier that can be decided.

    Parameters
    ----------
    matches
        What waits and what was decided.
    """
    return [*(each.match for each in matches.waiting), *(each.match for each in matches.decided)]
