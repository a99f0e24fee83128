"""One cell of text to one value of its column's kind, or the one reason why it is refused."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from optimiser.ingest.numbers_exact import (
    Fault,
    foreign_currency,
    quoted,
    read_decimal,
    read_integer,
    read_money,
    read_quantity,
)
from optimiser.ingest.raw_table import clean
from optimiser.ingest.suggest import Suggestions
from optimiser.tables import Column

Value = str | int | float | bool | dt.date | None

UNCALCULATED = "#UNCALCULATED!"
_SHEET_ERRORS = frozenset(
    {
        "#REF!",
        "#N/A",
        "#DIV/0!",
        "#VALUE!",
        "#NAME?",
        "#NULL!",
        "#NUM!",
        "#SPILL!",
        "#CALC!",
        "#GETTING_DATA",
        UNCALCULATED,
    }
)
_FORMULA_SIGNS = ("=", "+", "@")
_NEUTRALISED = ("=", "+", "-", "@", "\t", "\r")
_TEXT_KINDS = frozenset({"text", "code", "codes", "choice", "month", "year"})
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})(-01)?")
_YEAR = re.compile(r"((?:19|20)[0-9]{2})/([0-9]{2})")
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::00)?")
_SCALES = {"money": 100, "quantity": 1_000_000}


@dataclass(frozen=True)
class Cell:
    """What became of one cell.

    Parameters
    ----------
    value
        Its value, also where it is out of range; nothing where it could not be read.
    fault
        Why it is refused.
    like_formula
        Whether its text begins as a formula would.
    """

    value: Value
    fault: Fault | None = None
    like_formula: bool = False


def empty_value(column: Column) -> Value:
    """Return what an empty cell of a column becomes: an empty text, or nothing."""
    return "" if column.kind in _TEXT_KINDS else None


def read_cell(raw: str, column: Column) -> Cell:
    """Read one cell.

    Parameters
    ----------
    raw
        The cell as it was read.
    column
        Its column in the data dictionary.
    """
    text = clean(raw)
    if not text:
        fault = (
            Fault("missing-value", f"the cell is empty, and every row needs '{column.name}'.")
            if column.required
            else None
        )
        return Cell(empty_value(column), fault)
    if text in _SHEET_ERRORS:
        return Cell(empty_value(column), _sheet_error(text))
    if column.kind in {"text", "code", "codes"}:
        return _read_text(text, column)
    found = _read_choice(text, column) if column.kind == "choice" else _PARSERS[column.kind](text)
    if isinstance(found, Fault):
        in_pounds = column.unit.startswith(("GBP", "pence"))
        return Cell(empty_value(column), (foreign_currency(text) if in_pounds else None) or found)
    return Cell(found, _range_fault(found, text, column))


def plain_text(raw: str) -> str:
    """Return a text cell trimmed, and restored where a writer neutralised it with an apostrophe."""
    text = clean(raw)
    return clean(text[1:]) if text.startswith("'") and text[1:].startswith(_NEUTRALISED) else text


def split_codes(text: str) -> list[str]:
    """Return the codes of a cell of kind ``codes``, each once, in their order."""
    return list(dict.fromkeys(part for part in map(str.strip, text.split(";")) if part))


def _read_text(text: str, column: Column) -> Cell:
    """Read text or codes; text like a formula is kept, and said."""
    plain = plain_text(text)
    value = ";".join(split_codes(plain)) if column.kind == "codes" else plain
    if column.required and not value:
        return Cell("", Fault("missing-value", f"{quoted(text)} holds no code, and every row needs '{column.name}'."))
    return Cell(value, None, text.startswith(_FORMULA_SIGNS))


def _sheet_error(text: str) -> Fault:
    """Refuse the error value of a spreadsheet."""
    if text == UNCALCULATED:
        remedy = "Open the workbook in Excel, save it, and try again; or write the value instead of the formula."
        return Fault("formula-error", "the cell holds a formula whose result was never stored.", remedy)
    return Fault("formula-error", f"the cell holds the spreadsheet error {text}.")


def _range_fault(value: Value, text: str, column: Column) -> Fault | None:
    """Say where a number lies outside what its column allows."""
    if isinstance(value, str | bool | dt.date) or value is None:
        return None
    if column.minimum is None and column.maximum is None:
        return None
    exact = Fraction(value) / _SCALES.get(column.kind, 1)
    if column.minimum is not None and exact < Fraction(column.minimum):
        if column.kind == "quantity" and exact < 0:
            remedy = "" if column.name == "quantity" else "Correct it; it cannot be below zero."
            return Fault("negative-quantity", f"{quoted(text)} is below zero.", remedy)
        return Fault("out-of-range", f"{quoted(text)} is below {column.minimum:g}, the least that is possible.")
    if column.maximum is not None and exact > Fraction(column.maximum):
        return Fault("out-of-range", f"{quoted(text)} is above {column.maximum:g}, the most that is possible.")
    return None


def _read_date(text: str) -> dt.date | Fault:
    """Read a date; only ISO, because 03/04 means two things."""
    try:
        date = dt.date.fromisoformat(text) if _DATE.fullmatch(text) else None
    except ValueError:
        return Fault("not-a-date", f"{quoted(text)} is not a day of the calendar.", "Correct the date.")
    if date is None:
        remedy = "Write it as 2026-11-30, year first: 03/04 means two things. In Excel choose the format yyyy-mm-dd."
        return Fault("not-a-date", f"{quoted(text)} is not a date in the form 2026-11-30.", remedy)
    if not 1900 <= date.year < 2200:
        return Fault("out-of-range", f"{quoted(text)} is not a real date.", "Correct it; leave an unknown date empty.")
    return date


def _read_month(text: str) -> str | Fault:
    """Read a month; Excel turns 2026-04 into the first day of the month, which means the same."""
    match = _MONTH.fullmatch(text)
    if match is None or not 1 <= int(match[2]) <= 12 or not 1900 <= int(match[1]) < 2200:
        return Fault("not-a-month", f"{quoted(text)} is not a month in the form 2026-04.")
    return f"{match[1]}-{match[2]}"


def _read_year(text: str) -> str | Fault:
    """Read a financial year, whose second part must follow the first."""
    match = _YEAR.fullmatch(text)
    if match is None:
        return Fault("not-a-year", f"{quoted(text)} is not a financial year in the form 2026/27.")
    following = (int(match[1]) + 1) % 100
    if int(match[2]) != following:
        remedy = f"Write {match[1]}/{following:02d} if that is the year meant."
        return Fault("not-a-year", f"{quoted(text)} does not name two years that follow each other.", remedy)
    return text


def _read_time(text: str) -> int | Fault:
    """Read a time of day as minutes after midnight; 24:00 is the end of the day."""
    match = _TIME.fullmatch(text)
    if match is None or int(match[2]) > 59 or int(match[1]) * 60 + int(match[2]) > 24 * 60:
        return Fault("not-a-time", f"{quoted(text)} is not a time of day in the form 08:30.")
    return int(match[1]) * 60 + int(match[2])


def _read_boolean(text: str) -> bool | Fault:
    """Read yes or no, also as true or false, 1 or 0."""
    word = text.casefold()
    if word in {"yes", "true", "1"}:
        return True
    if word in {"no", "false", "0"}:
        return False
    return Fault("not-a-boolean", f"{quoted(text)} is neither yes nor no.")


def _read_choice(text: str, column: Column) -> str | Fault:
    """Read one of the words that the column allows."""
    word = plain_text(text)
    if word in column.choices:
        return word
    close = Suggestions(column.choices).closest(word)
    listed = ", ".join(column.choices)
    remedy = f"Did you mean '{close}'? Allowed: {listed}." if close else f"Allowed: {listed}."
    return Fault("not-a-choice", f"{quoted(text)} is not one of the allowed words.", remedy)


_PARSERS: dict[str, Callable[[str], Value | Fault]] = {
    "integer": read_integer,
    "decimal": read_decimal,
    "quantity": read_quantity,
    "money": read_money,
    "date": _read_date,
    "month": _read_month,
    "year": _read_year,
    "time": _read_time,
    "boolean": _read_boolean,
}
