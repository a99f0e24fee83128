"""Why a row cannot take part in a day of transport, before it is known which file says so."""

from __future__ import annotations

from dataclasses import dataclass

from optimiser.case import Case
from optimiser.issues import IssueLog


@dataclass(frozen=True)
class Refusal:
    """One reason.

    Parameters
    ----------
    kind
        Slug of the catalogue.
    column
        Column that the reason is about; empty for the whole row.
    message
        What is wrong.
    remedy
        What to do; empty for the catalogue's.
    """

    kind: str
    column: str
    message: str
    remedy: str = ""


def record(log: IssueLog, case: Case, table: str, row: int, refusal: Refusal) -> None:
    """Record a refusal as an error of a row, once.

    Parameters
    ----------
    log
        Where to.
    case
        Which knows the files.
    table, row
        Where it stands.
    refusal
        The reason.
    """
    file = case.tables[table].file
    if any((issue.table, issue.row, issue.kind) == (table, row, refusal.kind) for issue in log):
        return
    log.add(
        refusal.kind, refusal.message, table=table, file=file, row=row, column=refusal.column, remedy=refusal.remedy
    )


def clock(seconds: int) -> str:
    """Return a time of day in words; what lies before or after the day is told from it.

    Parameters
    ----------
    seconds
        After midnight [s].
    """
    day, rest = divmod(seconds, 24 * 3600)
    minutes = rest // 60
    text = f"{minutes // 60:02d}:{minutes % 60:02d}"
    if day == 0 or (day, rest) == (1, 0):
        return "24:00" if day else text
    return f"{text} of the day {'before' if day < 0 else 'after'}"
