"""The tripwire for what names a person in a transport table: found before anything is read, told without the value."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from optimiser.ingest.check_header import letter
from optimiser.ingest.raw_table import RawTable, clean
from optimiser.tables import INPUT_TABLES
from optimiser.tables.movements import MOVEMENT_TABLES
from optimiser.tables.transport import TRANSPORT_TABLES

KIND = "patient-data"
GUARDED = frozenset(table.name for table in (*MOVEMENT_TABLES, *TRANSPORT_TABLES))
"""Tables in which nothing may name a person."""
_HEADERS = {
    "a name": (
        r"(patients?|persons?|people|clients?|passengers?)?( s)? ?names?|patient|surnames?|forenames?",
        r".*\b(first|last|family|given|middle|full|maiden|birth|preferred|christian) ?names?\b.*",
        r".*\b(patients?|persons?|passengers?|clients?) ?names?\b.*",
        r".*\b(surnames?|forenames?|next of kin)\b.*",
    ),
    "an NHS or hospital number": (
        r"nhs|.*\b(nhs ?(number|numbers|no|num|id|nr)|nhsn|mrn|crn|chi number|hospital (number|no|id))\b.*",
        r".*\b(patient ?(number|no|id|identifier|ref|reference)|national insurance|ni number|nino)\b.*",
    ),
    "a date of birth": (r"d o b|.*\b(dob|date ?of ?birth|birth ?date|birthday|year of birth|born)\b.*",),
    "an address": (
        r".*\b(address(es)?|addr|address ?(line)? ?\d*|street|house (number|no|name)|flat (number|no)|uprn)\b.*",
    ),
    "a postcode": (r".*\b(post ?codes?|postal ?codes?|p ?codes?|zip ?code)\b.*",),
    "a telephone number or e-mail address": (r"mobile|.*\b(phone|telephone|tel|mobile (number|no|phone)|e ?mail)\b.*",),
}
"""What the words of a header say that stands below it."""
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_AREAS = (
    "A[BL]|B[ABDHLNRST]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|H[ADGPRSUX]|I[GMPV]|JE|K[ATWY]|L[ADELNSU]?|"
    "M[EKL]?|N[EGNPRW]?|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]?|T[ADFNQRSW]|UB|W[ACDFNRSV]?|YO|Z[EZ]"
)
_POSTCODE = re.compile(rf"(?<![A-Z0-9])(?:{_AREAS})[0-9][0-9A-Z]?( {{0,2}})[0-9][A-Z]{{2}}(?![A-Z0-9])")
_IDENTIFIERS = ("code", "codes")
_PLACES = frozenset({"origin", "destination", "place", "area", "depot"})
"""Codes of places; other codes may look like a postcode written in one word, and only one with a space is one."""
_NHS = re.compile(r"(?<![0-9.])([0-9]{3})[ -]?([0-9]{3})[ -]?([0-9]{4})(?![0-9])")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ][0-9:.]+)?|([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{2,4})")
_PASSES_ENOUGH = 0.5
"""Share of ten-digit numbers with a right check digit that makes them NHS numbers: of random ones 1 in 11 has it."""
_YEARS_OF_RECORDS = 3
"""Years before the case's day up to which a date may be one of transport; earlier ones may be of birth [years]."""


@dataclass(frozen=True)
class Tripped:
    """One column that holds, or asks for, what names a person.

    Parameters
    ----------
    row
        Row to look at.
    column
        Its name where the dictionary has it, else the letter that Excel shows: a header may name a person too.
    message
        What is wrong, without the value.
    """

    row: int
    column: str
    message: str


def patient_data(table: str, raw: RawTable, as_of: dt.date) -> list[Tripped]:
    """Return what names a person in a table of transport; nothing for other tables.

    Parameters
    ----------
    table
        Name in the data dictionary.
    raw
        Its cells.
    as_of
        The day from which the case speaks.
    """
    if table not in GUARDED:
        return []
    kinds = {column.name: column.kind for column in INPUT_TABLES[table].columns}
    found = []
    for place in range(max([len(raw.header), *map(len, raw.rows)])):
        header = raw.header[place] if place < len(raw.header) else ""
        kind, shown = kinds.get(header, ""), header if header in kinds else letter(place)
        says = "" if kind else header_says(header)
        if says:
            found.append(Tripped(raw.header_row, shown, f"the column is headed as {says} would be."))
            continue
        cells = [] if kind else [(raw.header_row, header)]
        rows = zip(raw.numbers, raw.rows, strict=True)
        cells += [(number, clean(row[place])) for number, row in rows if place < len(row)]
        spaced = kind in _IDENTIFIERS and header not in _PLACES
        told = _values_say([cell for cell in cells if cell[1]], kind, as_of, spaced=spaced)
        found += [Tripped(row, shown, message) for row, message in told]
    return found


def header_says(header: str) -> str:
    """Return what a header says of a person, in words; empty where it says nothing.

    Parameters
    ----------
    header
        A column's name as the file has it.
    """
    words = " ".join(re.findall(r"[a-z0-9]+", _CAMEL.sub(" ", header).casefold().removeprefix("x_")))
    found = (says for says, patterns in _HEADERS.items() if any(re.fullmatch(one, words) for one in patterns))
    return next(found, "")


def _values_say(cells: list[tuple[int, str]], kind: str, as_of: dt.date, *, spaced: bool) -> Iterator[tuple[int, str]]:
    """Yield the first row and a message for each way in which the cells of a column name people."""
    postcodes = [
        row
        for row, text in cells
        if any(match[1] or not spaced for match in _POSTCODE.finditer(" ".join(text.upper().split())))
    ]
    if postcodes:
        yield postcodes[0], f"{_cells(postcodes)} a full postcode, which is as good as an address."
    numbers = [(row, "".join(match.groups())) for row, text in cells for match in _NHS.finditer(text)]
    right = {number for _, number in numbers if has_nhs_check_digit(number)}
    if right and len(right) >= _PASSES_ENOUGH * len({number for _, number in numbers}):
        rows = [row for row, number in numbers if number in right]
        yield rows[0], f"{_cells(list(dict.fromkeys(rows)))} a ten-digit number with the check digit of an NHS number."
    dates = [] if kind == "date" else [row for row, text in cells if _is_long_ago(text, as_of)]
    if dates:
        yield dates[0], f"{_cells(dates)} a date so long ago that it may be a date of birth."


def _cells(rows: Iterable[int]) -> str:
    """Return how many cells hold something, as the beginning of a sentence."""
    count = len(list(rows))
    return "1 cell holds" if count == 1 else f"{count:,} cells, this one first, hold"


def has_nhs_check_digit(number: str) -> bool:
    """Whether ten digits have the check digit of an NHS number, and are not one digit ten times over.

    Parameters
    ----------
    number
        Ten digits.
    """
    total = sum(int(digit) * weight for digit, weight in zip(number, range(10, 1, -1), strict=False))
    return (11 - total % 11) % 11 == int(number[9]) and len(set(number)) > 1


def _is_long_ago(text: str, as_of: dt.date) -> bool:
    """Whether a cell is a date, nothing else, of a time that no record of transport is of."""
    match = _DATE.fullmatch(text)
    if match is None:
        return False
    if match[1]:
        year, months = int(match[1]), [int(match[2])]
    else:
        year, months = int(match[6]), [int(match[4]), int(match[5])]
        if year < 100:
            year += 2000 if 2000 + year <= as_of.year else 1900
    return 1880 <= year < as_of.year - _YEARS_OF_RECORDS and min(months) <= 12
