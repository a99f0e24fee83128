"""Tells rows that are no data from rows that are: totals, blank rows, notes, titles, and the header once more."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Literal

from optimiser.ingest.header.header_map import HeaderMap
from optimiser.ingest.header.layout import same_text
from optimiser.ingest.header.title_words import LONGEST_TITLE
from optimiser.ingest.header.value_profile import kinds_of
from optimiser.ingest.raw_table import clean

FooterKind = Literal["total", "blank", "note"]
RowKind = Literal["total", "blank", "note", "repeated_header", "title"]
_FOOTERS: dict[str, FooterKind] = {"total": "total", "blank": "blank", "note": "note"}
_TOTAL = re.compile(
    r"(?:.* )?(?:grand|sub|page|report|overall|running|net|final)?[ -]*totals?"
    r"(?: (?:for|of|spend|paid|value|amount|payments?|expenditure|net|gross|invoices?|number)\b.*)?"
    r"[ :.]*(?:\(?£\)?)?|(?:total|sum|balance) ?[:=].*|"
    r"(?:balance )?(?:carried|brought) forward|[bc]/f",
    re.IGNORECASE,
)
_MONEY = ("amount", "debit", "credit", "vat_amount", "value", "annual_value", "unit_price")
_TELLING = ("date", "supplier", "reference", "description", "item", "title", "start", "end", "contract")


class RowKinds:
    """Tells what a row of one sheet is.

    Parameters
    ----------
    titles
        Titles of its columns, by position.
    above
        Texts of the rows above its header.
    places
        Position of the column of each field.
    """

    def __init__(self, titles: Sequence[str], above: Sequence[str], places: Mapping[str, int]) -> None:
        self._titles = tuple(map(same_text, titles))
        self._named = sum(1 for title in self._titles if title)
        self._above = frozenset(map(same_text, above))
        self._money = tuple(places[field] for field in _MONEY if field in places)
        self._telling = tuple(places[field] for field in _TELLING if field in places)
        both = [field for field in ("date", "amount", "supplier", "title") if field in places]
        self._surely = tuple(places[field] for field in both) if len(both) > 1 else ()

    def kind(self, row: Sequence[str]) -> RowKind | None:
        """Return what a row is where it is no data; ``None`` for a row of data.

        Parameters
        ----------
        row
            Its cells as they were read.
        """
        if self._surely and max(self._surely) < len(row) and all(row[place].strip() for place in self._surely):
            # A row with all of these is data, unless it is the header once more.
            place = self._surely[0]
            repeated = same_text(row[place]) == self._titles[place] != ""
            return "repeated_header" if repeated and self._repeats_header(row) else None
        cells = [clean(cell) for cell in row]
        filled = [place for place, cell in enumerate(cells) if cell]
        if not filled:
            return "blank"
        if self._repeats_header(row):
            return "repeated_header"
        return self._of_sparse(cells, filled)

    def _repeats_header(self, row: Sequence[str]) -> bool:
        """Whether most filled cells of a row are the titles of their columns."""
        same = filled = 0
        for cell, title in zip(row, self._titles, strict=False):
            text = same_text(cell)
            filled += bool(text)
            same += bool(text) and text == title
        return same >= max(2, 0.6 * filled) or (same == 1 == self._named)

    def _of_sparse(self, cells: list[str], filled: list[int]) -> RowKind | None:
        """Return what a row is that lacks a date, an amount or a supplier."""
        texts = [same_text(cells[place]) for place in filled]
        if all(text in self._above for text in texts):
            return "title"
        if len(filled) > max(4, 0.7 * self._named):
            return None
        money = [place for place in filled if place in self._money]
        words = [place for place in filled if place not in self._money and "number" not in kinds_of(cells[place])]
        dated = any("date" in kinds_of(cells[place]) for place in filled if place in self._telling)
        if not dated and len(words) <= 3 and any(_is_total(cells[place]) for place in words):
            return "total"
        numbers = [place for place in filled if "number" in kinds_of(cells[place])]
        if money and len(numbers) == len(filled):
            return "total" if not any(place in self._telling for place in filled) else None
        if not money and len(filled) <= 2 and not numbers and not dated:
            return "note"
        return None


def _is_total(text: str) -> bool:
    """Whether a cell names a total; long texts are not searched."""
    return len(text) <= LONGEST_TITLE and _TOTAL.fullmatch(text) is not None


@lru_cache(maxsize=64)
def _kinds(titles: tuple[str, ...], above: tuple[str, ...], places: tuple[tuple[str, int], ...]) -> RowKinds:
    """Return what tells the rows of a sheet, made once for each map."""
    return RowKinds(titles, above, dict(places))


def classify_row(row: Sequence[str], header: HeaderMap) -> RowKind | None:
    """Return what a row below the header is where it is no data; ``None`` for a row of data.

    Parameters
    ----------
    row
        Its cells as they were read.
    header
        The map of its sheet.
    """
    places = tuple((field, choice.index) for field, choice in header.columns.items())
    return _kinds(header.titles, header.above, places).kind(row)


def is_footer(row: Sequence[str], header: HeaderMap) -> FooterKind | None:
    """Return what a row is where it is one that stands below data; ``None`` for data, titles and repeated headers.

    Parameters
    ----------
    row
        Its cells as they were read.
    header
        The map of its sheet.
    """
    kind = classify_row(row, header)
    return _FOOTERS.get(kind or "")
