"""What the evidence leaves open: asked in the order of its weight, each with its columns and a remedy."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from optimiser.ingest.header.assignment import Assigned
from optimiser.ingest.header.columns import Column
from optimiser.ingest.header.header_map import Question, TableKind
from optimiser.ingest.header.layout import SheetLayout
from optimiser.ingest.header.paired_columns import ledger_sides
from optimiser.ingest.header.standard_fields import FIELDS_OF, REQUIRED_OF
from optimiser.issues import Severity

_TOLD = ("date", "amount")
"""Fields of which it is told when a rule of meaning chose between two columns."""
_THOUSANDS = re.compile(
    r"£ ?['’]?000|\b000['’]?s\b|£ ?['’]?[0-9]?[km]n?\b|\b(in )?(thousands|millions)\b|\(000\)", re.IGNORECASE
)
_WEIGHT = {"error": 0, "warning": 1, "note": 2}
_ASK = "Name the right column in header_map.toml and hand that file back."


def questions_of(
    layout: SheetLayout, columns: Sequence[Column], found: Mapping[str, Assigned], table: TableKind
) -> tuple[Question, ...]:
    """Return what is open about a sheet, what must be answered first.

    Parameters
    ----------
    layout
        Where its header stands.
    columns
        Its columns.
    found
        The column of each field, undecided ones included.
    table
        What kind of table it is.
    """
    asked = [
        *_of_header(layout),
        *missing_fields(columns, found, table),
        *_of_rivals(found, table),
        *_of_sides(columns, found),
        *of_thousands(one.column for name, one in found.items() if FIELDS_OF[table][name].values == "money"),
        *_of_doubt(columns, found, table),
    ]
    return tuple(sorted(asked, key=lambda one: _WEIGHT[one.severity]))


def required(table: TableKind, field: str, found: Mapping[str, Assigned]) -> bool:
    """Whether lines cannot be read without a field: it is one of a group, and no other of the group is found.

    Parameters
    ----------
    table
        What kind of table it is.
    field
        The field.
    found
        The column of each field.
    """
    for group in REQUIRED_OF[table]:
        if field in group:
            return not any(other in found and not found[other].undecided for other in group if other != field)
    return False


def missing_fields(columns: Sequence[Column], found: Collection[str], table: TableKind) -> Iterator[Question]:
    """Ask for the fields without which no line can be read.

    Parameters
    ----------
    columns
        The columns of the sheet.
    found
        The fields that have a column.
    table
        What kind of table it is.
    """
    for group in REQUIRED_OF[table]:
        if not any(name in found for name in group):
            field = FIELDS_OF[table][group[0]]
            free = tuple(column.shown for column in columns if column.profile.filled)
            message = f"no column was found that holds {field.name} ({field.meaning})."
            remedy = f"Name its column in header_map.toml and hand that file back; the file has {_listed(free)}."
            yield Question("error", "missing-column", field.name, free, message, remedy)


def _of_header(layout: SheetLayout) -> Iterator[Question]:
    """Ask about a sheet without a header: its columns are guessed from values alone."""
    if layout.header_row is None:
        message = "no row of titles was found above the data, so the columns are guessed from their values alone."
        remedy = "Correct the columns in header_map.toml and hand that file back, or add a row of titles to the file."
        yield Question("error", "no-header", "", (), message, remedy)


def _of_rivals(found: Mapping[str, Assigned], table: TableKind) -> Iterator[Question]:
    """Ask where two columns are equally good, and tell where a rule of meaning decided."""
    for name, one in found.items():
        if one.undecided:
            rivals = (one.column.shown, *(column.shown for column in one.undecided))
            severity: Severity = "error" if required(table, name, found) else "warning"
            message = f"the columns {_listed(rivals)} could each be {name}, and nothing decides which."
            yield Question(severity, "ambiguous-column", name, rivals, message, _ASK)
        elif one.passed_over and name in _TOLD:
            rivals = (one.column.shown, *(column.shown for column in one.passed_over))
            message = (
                f"{one.column.shown} is taken for {name} and not {_listed(rivals[1:])}: "
                f"{one.score.meaning or 'its meaning'} comes first by rule."
            )
            yield Question("note", "ambiguous-column", name, rivals, message, _ASK)


def _of_sides(columns: Sequence[Column], found: Mapping[str, Assigned]) -> Iterator[Question]:
    """Ask where amounts are split over a debit and a credit column: one alone would lose the other side."""
    amount = found.get("amount")
    debit, credit = ledger_sides(columns)
    if amount is not None and debit is not None and credit is not None and amount.column == debit:
        shown = (debit.shown, credit.shown)
        message = (
            f"the amounts are split over {_listed(shown)}, and not in each row just one of them is filled above zero."
        )
        remedy = "Say in header_map.toml which is debit and which credit, with debit = and credit =."
        yield Question("error", "ambiguous-column", "amount", shown, message, remedy)


def of_thousands(columns: Iterable[Column]) -> Iterator[Question]:
    """Refuse money that is not in pounds, as its title says: read as pounds it would be wrong by a thousand.

    Parameters
    ----------
    columns
        The columns that hold money.
    """
    for column in columns:
        if _THOUSANDS.search(column.title):
            message = f"{column.shown} says that its figures are thousands or millions of pounds."
            remedy = "Write the pounds in full in the file, under a title without that."
            yield Question("error", "doubtful-column", "amount", (column.shown,), message, remedy)


def _of_doubt(columns: Sequence[Column], found: Mapping[str, Assigned], table: TableKind) -> Iterator[Question]:
    """Tell of columns whose values contradict their title, and of required fields that rest on values alone."""
    taken = {one.column.index: name for name, one in found.items()}
    for column in columns:
        meant = column.contradicted(FIELDS_OF[table])
        if meant:
            now = f"it is taken for {taken[column.index]}" if column.index in taken else "it is left out"
            message = f"{column.shown} is titled as {meant} and its values are none; {now}."
            yield Question("warning", "doubtful-column", meant, (column.shown,), message, _ASK)
    for name, one in found.items():
        if not one.score.by_title and not one.undecided and one.column.evidence.words:
            message = f"{one.column.shown} is taken for {name} because of its values; its title is not known."
            yield Question("warning", "doubtful-column", name, (one.column.shown,), message, _ASK)


def _listed(names: Sequence[str]) -> str:
    """Return names as a list in words."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else "nothing"
