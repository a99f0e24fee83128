"""What a person decided about matches: an append-only file in which the last word on a pair counts."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import re
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Literal, cast

from optimiser.errors import OutputError
from optimiser.ingest.locked_file import locked
from optimiser.issues import InputError, IssueLog

DECISIONS_FILE = "decisions.csv"
MOST_DECISION_BYTES = 1 << 27
_TABLE = "decisions"
_FORMULA_SIGNS = ("=", "+", "-", "@", "'")

Subject = Literal["supplier", "item"]
Verdict = Literal["accept", "reject"]


@dataclass(frozen=True)
class Decision:
    """One line of the file: whether two spellings are the same supplier, or two descriptions the same item.

    Parameters
    ----------
    match
        Identifier of the match, as `optimiser matches` shows it.
    subject
        What is matched.
    left, right
        The two sides; which stands left says nothing.
    verdict
        Whether they are the same.
    who
        Who decided; a role is enough.
    when
        When, as 2026-11-22T20:30:00Z.
    """

    match: str
    subject: Subject
    left: str
    right: str
    verdict: Verdict
    who: str
    when: str

    @property
    def pair(self) -> tuple[str, str, str]:
        """What is decided: the subject and its two sides in alphabetical order."""
        first, second = sorted((self.left, self.right))
        return self.subject, first, second


COLUMNS = tuple(field.name for field in fields(Decision))
_HEADER = ",".join(COLUMNS)


def match_id(subject: Subject, left: str, right: str) -> str:
    """Return the identifier of a match: the same whichever side stands left, and on every run.

    Parameters
    ----------
    subject
        What is matched.
    left, right
        The two sides.
    """
    text = "\x1f".join((subject, *sorted((left, right))))
    # The letter keeps a spreadsheet from reading 12e34567 as a number.
    return subject[0] + hashlib.blake2b(text.encode(), digest_size=5).hexdigest()


def utc_now() -> str:
    """Return the present moment as a decision records it."""
    return dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def read_decisions(path: Path, log: IssueLog | None = None) -> tuple[Decision, ...]:
    """Read what was decided; of several lines on one pair the last counts.

    Parameters
    ----------
    path
        The file; one that is not there holds no decision.
    log
        Where damaged lines and changes of mind are told; without it they raise, as a damaged line may be a verdict.

    Returns
    -------
    tuple of Decision
        One for each pair, in the order in which the pairs were first decided.

    Raises
    ------
    InputError
        If the file cannot be read; without ``log`` also if a line is damaged.
    """
    found = IssueLog() if log is None else log
    before = len(found.errors)
    decided: dict[tuple[str, str, str], Decision] = {}
    for row, line in _lines(path):
        decision = _parse(line)
        if isinstance(decision, str):
            found.add("damaged-decision", decision, table=_TABLE, file=path.name, row=row)
            continue
        earlier = decided.get(decision.pair)
        if earlier is not None and earlier.verdict != decision.verdict:
            message = f"{decision.verdict} of match {decision.match} replaces the earlier {earlier.verdict}."
            found.add("contradictory-decision", message, table=_TABLE, file=path.name, row=row, severity="note")
        decided[decision.pair] = decision
    if log is None and len(found.errors) > before:
        raise InputError(found)
    return tuple(decided.values())


def append_decision(path: Path, decision: Decision) -> None:
    """Add one line at the end of the file, which is made where it is not there.

    The whole line is written at once and under a lock that the system releases if the program is killed, so that two
    programs at once, also on a network drive, lose nothing of each other.

    Parameters
    ----------
    path
        The file.
    decision
        What was decided.

    Raises
    ------
    OutputError
        If the file cannot be written, or another program keeps it locked.
    """
    try:
        with locked(path) as file:
            text = _line([_neutral(cell) for cell in astuple(decision)])
            size = file.seek(0, io.SEEK_END)
            if size == 0:
                text = f"{_HEADER}\n{text}"
            else:
                file.seek(size - 1)
                # A line that was cut off by a crash must not swallow the new one.
                text = text if file.read(1) == b"\n" else f"\n{text}"
            file.seek(0, io.SEEK_END)
            file.write(text.encode())
    except OSError as error:
        remedy = "Look whether the folder is there and may be written, and close the file in other programs."
        raise OutputError(f"Cannot write '{path}': {error.strerror}.", remedy) from None


def _lines(path: Path) -> list[tuple[int, str]]:
    """Return the filled lines under the header, numbered as Excel does."""
    try:
        if not path.exists():
            return []
        too_large = path.stat().st_size > MOST_DECISION_BYTES
        text = "" if too_large else path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _refused(path, "wrong-encoding", "the file is not UTF-8.") from None
    except OSError:
        raise _refused(path, "unreadable-file", "the file cannot be opened.") from None
    if too_large:
        raise _refused(path, "unreadable-file", f"the file is larger than {MOST_DECISION_BYTES >> 20} MB.")
    # A decision never holds a line break, so that a stray quotation mark damages one line and not all that follow.
    lines = enumerate(re.split(r"\r\n|\n|\r", text), start=1)
    return [(row, line) for row, line in lines if line.strip(" ,\t") and line.strip(" ,\t") != _HEADER]


def _refused(path: Path, kind: str, message: str) -> InputError:
    """Return the refusal of the whole file."""
    log = IssueLog()
    log.add(kind, message, table=_TABLE, file=path.name)
    return InputError(log)


def _parse(line: str) -> Decision | str:
    """Return the decision of a line, or what is wrong with it."""
    try:
        cells = next(csv.reader([line], strict=True))
    except csv.Error:
        return "a quotation mark is missing, or the line was cut off."
    if len(cells) != len(COLUMNS):
        return f"the line has {len(cells)} cells instead of {len(COLUMNS)}."
    match, subject, left, right, verdict, who, when = (_restored(cell.strip()) for cell in cells)
    if subject not in {"supplier", "item"}:
        return "the subject is neither supplier nor item."
    if verdict not in {"accept", "reject"}:
        return "the verdict is neither accept nor reject."
    if not left or not right or left == right:
        return "two different sides are needed."
    try:
        dt.datetime.strptime(when, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=dt.UTC)
    except ValueError:
        return "the moment is not written as 2026-11-22T20:30:00Z, or the line was cut off."
    return Decision(match, cast("Subject", subject), left, right, cast("Verdict", verdict), who, when)


def _line(cells: list[str]) -> str:
    """Return one line of CSV."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerow(cells)
    return stream.getvalue()


def _neutral(cell: str) -> str:
    """Return a cell on one line that a spreadsheet does not run as a formula."""
    flat = " ".join(cell.split())
    return f"'{flat}" if flat.startswith(_FORMULA_SIGNS) else flat


def _restored(cell: str) -> str:
    """Undo what the writer did to a cell that begins like a formula."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA_SIGNS) else cell
