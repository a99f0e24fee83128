"""Two columns that hold one field between them: a debit and a credit side, or a year and a month."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from optimiser.ingest.header.assignment import Assigned
from optimiser.ingest.header.columns import Column
from optimiser.ingest.header.header_map import ColumnChoice, Question
from optimiser.ingest.header.reasons import values_in_words
from optimiser.ingest.source.amounts import parse_amounts
from optimiser.ingest.source.month_names import is_financial_year, month_of_cell, year_of_cell

_DEBIT, _CREDIT = (re.compile(rf"(amount )?({side})( amount)?") for side in ("debit|dr", "credit|cr"))
_YEAR = re.compile(r"(financial|fiscal|calendar|payment|ledger|accounting)? ?(year)( payment)?")
_MONTH = re.compile(r"(calendar|payment|accounting|ledger)? ?month( name| number| payment)*")
_FINANCIAL = re.compile(r"fin|fiscal|\bfy\b", re.IGNORECASE)
_OTHERWISE = "Name one column in header_map.toml and hand that file back if that is wrong."


@dataclass(frozen=True)
class Pair:
    """Two columns for one field.

    Parameters
    ----------
    field
        The field that they stand for.
    columns
        The column of each half, by the name of the half.
    told
        That a rule took them so.
    """

    field: str
    columns: dict[str, ColumnChoice]
    told: Question


def paired(columns: Sequence[Column], found: Mapping[str, Assigned]) -> list[Pair]:
    """Return the pairs that are unmistakable by title and by value, for fields that no other column holds.

    Parameters
    ----------
    columns
        Columns that may hold a field.
    found
        The column of each field.
    """
    pairs = [_sides(columns, found), _year_and_month(columns, found)]
    return [pair for pair in pairs if pair is not None]


def ledger_sides(columns: Sequence[Column]) -> tuple[Column | None, Column | None]:
    """Return the column titled debit and the one titled credit, where there is just one of each.

    Parameters
    ----------
    columns
        Columns of the sheet.
    """
    return _only(columns, _DEBIT), _only(columns, _CREDIT)


def _sides(columns: Sequence[Column], found: Mapping[str, Assigned]) -> Pair | None:
    """Return a debit and a credit column, of which each row has at most one, and neither is below zero."""
    debit, credit = ledger_sides(columns)
    if debit is None or credit is None or not _free("amount", (debit, credit), found):
        return None
    sides = [parse_amounts(column.cells) for column in (debit, credit)]
    if any(reasons for _, reasons in sides):
        return None
    left, right = (amounts.fillna(0) for amounts, _ in sides)
    if (left < 0).any() or (right < 0).any() or ((left > 0) & (right > 0)).any() or not (left > 0).any():
        return None
    shown = f"{debit.shown} less {credit.shown}"
    message = f"the amount is {shown}: each row has at most one of them, and neither is below zero."
    return _pair("amount", {"debit": debit, "credit": credit}, message)


def _year_and_month(columns: Sequence[Column], found: Mapping[str, Assigned]) -> Pair | None:
    """Return a column of years and one of months, where nothing is open about which month of which year is meant."""
    year, month = _only(columns, _YEAR), _only(columns, _MONTH)
    if year is None or month is None or not _free("date", (year, month), found):
        return None
    years, months = ([cell for cell in column.cells if cell] for column in (year, month))
    if not years or not months or not all(map(month_of_cell, months)):
        return None
    financial = all(map(is_financial_year, years))
    named = all(not cell[:1].isdigit() for cell in months)
    calendar = all(map(year_of_cell, years)) and not _FINANCIAL.search(year.title)
    if not ((financial and named) or calendar):
        return None
    message = f"the date is the first day of the month that {month.shown} and {year.shown} tell together."
    return _pair("date", {"year": year, "month": month}, message)


def _only(columns: Sequence[Column], words: re.Pattern[str]) -> Column | None:
    """Return the one column whose title fits; nothing where none or several do."""
    fitting = [column for column in columns if words.fullmatch(column.evidence.words)]
    return fitting[0] if len(fitting) == 1 else None


def _free(field: str, pair: Sequence[Column], found: Mapping[str, Assigned]) -> bool:
    """Whether no column beside the two holds the field, nor nearly."""
    one = found.get(field)
    return one is None or {other.index for other in (one.column, *one.undecided)} <= {column.index for column in pair}


def _pair(field: str, halves: Mapping[str, Column], message: str) -> Pair:
    """Return a pair with its reasons."""
    choices = {
        name: ColumnChoice(column.index, column.title, 0.9, f"Its title says so; {values_in_words(column.profile)}.")
        for name, column in halves.items()
    }
    shown = tuple(column.shown for column in halves.values())
    return Pair(field, choices, Question("note", "ambiguous-column", field, shown, message, _OTHERWISE))
