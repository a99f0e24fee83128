"""Cells of a register of contracts: days, sums, extensions and suppliers, or the words that stand instead of them."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from optimiser.ingest.lines.coded import on_one_line
from optimiser.ingest.lines.values import Mask, Whole, amounts_of, dates_of
from optimiser.ingest.ocds.extension import extension_months
from optimiser.ingest.source.date_shapes import shape_of
from optimiser.ingest.source.dates import DateOrder

_EPOCH = dt.date(1970, 1, 1)
_BETWEEN_SUPPLIERS = re.compile(r"\s*(?:;|\||\n)\s*")
_NO_SUPPLIER = frozenset(
    [
        "",
        "-",
        "n/a",
        "na",
        "none",
        "tbc",
        "tba",
        "tbd",
        "to be confirmed",
        "various",
        "multiple",
        "not known",
        "unknown",
    ]
)
_STILL_OPEN = frozenset(["not awarded", "not yet awarded", "in procurement", "out to tender", "in tender"])
_NO_EXTENSION = frozenset(["none", "no", "nil", "no extension", "no extensions", "no option to extend"])
_NUMBER = re.compile(r"[0-9]{1,3}(?:\.0+)?")
_MOST_MONTHS = 600


@dataclass(frozen=True)
class Stated:
    """A column of days or sums.

    Parameters
    ----------
    whole
        One for each row; 0 where there is none [days since 1970, or pence].
    there
        Which rows have one.
    words
        Words that stand instead of one, such as ``Rolling``; empty where none do.
    unreadable
        Rows with figures that cannot be read.
    reasons
        Why not, by text.
    """

    whole: Whole
    there: Mask
    words: list[str]
    unreadable: Mask
    reasons: dict[str, str]

    def day(self, place: int) -> dt.date | None:
        """Return the day of a row, where it has one."""
        return _EPOCH + dt.timedelta(days=int(self.whole[place])) if self.there[place] else None

    def pence(self, place: int) -> int | None:
        """Return the sum of a row, where it has one [pence]."""
        return int(self.whole[place]) if self.there[place] else None


def days_of(cells: Sequence[str], order: DateOrder, *, last: bool) -> Stated:
    """Read a column of days; of a month alone its first or last day is meant.

    Parameters
    ----------
    cells
        One text for each row.
    order
        How dates are written.
    last
        Whether the last day of a month is meant.
    """
    found = dates_of(cells, order)
    whole = found.whole.copy()
    for place in range(len(cells)) if last else ():
        if found.there[place] and (shape := shape_of(cells[place])).name == "month":
            day = dt.date(shape.year, shape.first, calendar.monthrange(shape.year, shape.first)[1])
            whole[place] = (day - _EPOCH).days
    return _stated(cells, whole, found.there, found.unreadable, found.reasons)


def sums_of(cells: Sequence[str]) -> Stated:
    """Read a column of pounds; words such as ``rates as tendered`` are no sum and no fault.

    Parameters
    ----------
    cells
        One text for each row [GBP].
    """
    found = amounts_of(cells)
    return _stated(cells, found.whole, found.there, found.unreadable, found.reasons)


def _stated(cells: Sequence[str], whole: Whole, there: Mask, unreadable: Mask, reasons: dict[str, str]) -> Stated:
    """Part words from figures that cannot be read."""
    texts = [on_one_line(cell) for cell in cells]
    wordy = [bool(text) and not there[place] and not _has_figures(text) for place, text in enumerate(texts)]
    words = [text if wordy[place] else "" for place, text in enumerate(texts)]
    unreadable = unreadable.copy()
    unreadable[wordy] = False
    return Stated(whole, there, words, unreadable, reasons)


def _has_figures(text: str) -> bool:
    """Whether a text has a digit, or is an error of a spreadsheet."""
    return text.startswith("#") or any(sign.isdigit() for sign in text)


def months_of_extension(text: str, title: str, end: dt.date | None) -> int | None:
    """Return the longest extension that a cell names [months]; ``None`` where it names none or leaves a doubt.

    Parameters
    ----------
    text
        The cell: words, a number whose unit the title tells, or the day to which the contract may be extended.
    title
        Title of its column.
    end
        Last day without extension.
    """
    said = on_one_line(text)
    if said.casefold().strip(". ") in _NO_EXTENSION:
        return 0
    if _NUMBER.fullmatch(said):
        words = title.casefold()
        each = 12 if "year" in words and "month" not in words else 1 if "month" in words else 0
        months = int(float(said)) * each
        return months if each > 0 and months <= _MOST_MONTHS else None
    shape = shape_of(said)
    if shape.name in {"iso", "named"} and end is not None:
        months = (shape.year - end.year) * 12 + shape.first - end.month
        return months if 0 < months <= _MOST_MONTHS and abs(shape.second - end.day) <= 3 else None
    return extension_months(said)


def suppliers_of_cell(text: str) -> list[str]:
    """Return the suppliers that a cell names, each once; none where it says that there is none.

    Parameters
    ----------
    text
        The cell: several are split by semicolons, bars or line breaks, never by commas, which names have inside.
    """
    parts = (on_one_line(part) for part in _BETWEEN_SUPPLIERS.split(text.replace("\r", "\n")))
    return list(dict.fromkeys(part for part in parts if part.casefold().strip(". ") not in _NO_SUPPLIER | _STILL_OPEN))


def still_open(text: str) -> bool:
    """Whether a cell of suppliers says that nothing is awarded yet.

    Parameters
    ----------
    text
        The cell.
    """
    return on_one_line(text).casefold().strip(". ") in _STILL_OPEN
