"""The header of a file against the data dictionary."""

from __future__ import annotations

from optimiser.ingest.numbers_exact import Fault, quoted
from optimiser.ingest.raw_table import clean
from optimiser.ingest.reading import TableReading
from optimiser.ingest.suggest import Suggestions

OWN_PREFIX = "x_"


def check_header(reading: TableReading) -> None:
    """Find the columns of the table, and record those that are missing, unknown or there twice.

    Parameters
    ----------
    reading
        The table; its ``places`` are filled.
    """
    known = {column.name for column in reading.table.columns}
    seen: dict[str, int] = {}
    strangers = []
    for place, name in enumerate(reading.raw.header):
        if not name:
            _check_nameless(reading, place)
        elif name in seen:
            message = f"the columns {letter(seen[name])} and {letter(place)} are both named {quoted(name)}."
            _refuse(reading, "duplicate-column", message, name)
        elif name not in known and not name.startswith(OWN_PREFIX):
            strangers.append(name)
        seen.setdefault(name, place)
    reading.places = {name: place for name, place in seen.items() if name in known}
    _report_strangers(reading, strangers)
    _report_missing(reading, strangers)


def letter(place: int) -> str:
    """Return the letters that Excel shows above a column.

    Parameters
    ----------
    place
        Position from 0.
    """
    letters = ""
    number = place + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _check_nameless(reading: TableReading, place: int) -> None:
    """Record a column without a name, unless nothing stands in it, as at the right edge of many exports."""
    if any(place < len(row) and clean(row[place]) for row in reading.raw.rows):
        remedy = "Give the column a name of the data dictionary, or one of your own that starts with x_."
        _refuse(reading, "unknown-column", f"column {letter(place)} has no name in the header.", "", remedy)


def _report_strangers(reading: TableReading, strangers: list[str]) -> None:
    """Record the columns that the dictionary does not have."""
    free = Suggestions(column.name for column in reading.table.columns if column.name not in reading.places)
    for name in strangers:
        close = free.closest(name)
        hint = f"Did you mean '{close}'? " if close else ""
        remedy = f"{hint}A column of your own must start with x_."
        message = f"the table '{reading.table.name}' has no column {quoted(name)}."
        _refuse(reading, "unknown-column", message, name, remedy)


def _report_missing(reading: TableReading, strangers: list[str]) -> None:
    """Record the required columns that are not in the header."""
    misspelt = Suggestions(strangers)
    for name in reading.table.required_columns:
        if name not in reading.places:
            close = misspelt.closest(name)
            remedy = f"Rename the column {quoted(close)} if it is the one." if close else ""
            _refuse(reading, "missing-column", f"the required column '{name}' is not in the header.", name, remedy)


def _refuse(reading: TableReading, kind: str, message: str, column: str, remedy: str = "") -> None:
    """Record an error of the header."""
    reading.refuse_table(Fault(kind, message, remedy), row=reading.raw.header_row, column=column, value=column)
