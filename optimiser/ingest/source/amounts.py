"""Amounts and quantities as trusts write them, to whole pence and millionths, exactly, or to the reason why not."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd

from optimiser.ingest.exported_numbers import exact_number
from optimiser.ingest.numbers_exact import INT64_MAX, Fault, foreign_currency, quoted, read_money, read_quantity
from optimiser.ingest.source.distinct import Reason, bare, distinct
from optimiser.money import round_half_up

_USUAL = re.compile(
    r"[ \u00a0]*([-(]?) ?£? ?([0-9]{1,15}|[0-9]{1,3}(?:,[0-9]{3}){1,4})(?:\.([0-9]{1,2}))?[ \u00a0]?([-)]?)[ \u00a0]*"
)
_USUAL_SIGNS = {"": 1, "-": -1, "()": -1}
_SIDES = re.compile(r"(?P<number>.*[0-9.)])\s*(?P<side>CR|DR)\.?", re.IGNORECASE)
_POUNDS = re.compile(r"£|\bGBP\b|(?<=[0-9])GBP$", re.IGNORECASE)
_SPACED_GROUPS = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+(?:\.[0-9]+)?")
_DASHES = str.maketrans({"\u2212": "-", "\u2010": "-", "\u2011": "-", "\u2013": "-", "\u2014": "-"})
_POWER = re.compile(r"(?P<mantissa>-?[0-9]+(?:\.[0-9]+)?)[eE][+-]?[0-9]{1,3}")
_SCIENTIFIC_FORMAT = re.compile(r"-?[0-9]\.[0-9]{2}E\+(?!00)[0-9]{2}")
_FULL_DIGITS = 6


def parse_amounts(cells: Sequence[str]) -> tuple[pd.Series, dict[str, str]]:
    """Read pounds as pence.

    Brackets, a minus on either side and CR make an amount negative; a dash alone is how the accounting format writes
    nought; a blank cell is missing, which is not nought.

    Parameters
    ----------
    cells
        Cells of one column as text [GBP].

    Returns
    -------
    amounts
        One for each cell, missing where it is blank or cannot be read (``Int64``) [pence].
    reasons
        Why not, for each distinct text that cannot be read; each is a :class:`Reason` and knows its kind.
    """
    return _parse(cells, _pence)


def parse_quantities(cells: Sequence[str]) -> tuple[pd.Series, dict[str, str]]:
    """Read quantities as millionths.

    Parameters
    ----------
    cells
        Cells of one column as text.

    Returns
    -------
    quantities
        One for each cell, missing where it is blank or cannot be read (``Int64``) [millionths].
    reasons
        Why not, for each distinct text that cannot be read; each is a :class:`Reason` and knows its kind.
    """
    return _parse(cells, _millionths)


def _parse(cells: Sequence[str], read: Callable[[str], int | Reason | None]) -> tuple[pd.Series, dict[str, str]]:
    """Read each distinct text once, and spread the values over the cells."""
    codes, texts = distinct(cells)
    values = np.zeros(len(texts), dtype=np.int64)
    missing = np.zeros(len(texts), dtype=bool)
    reasons: dict[str, str] = {}
    for k, text in enumerate(texts):
        found = read(text)
        if isinstance(found, int):
            values[k] = found
            continue
        missing[k] = True
        if found is not None:
            reasons[text] = found
    return pd.Series(pd.arrays.IntegerArray(values[codes], missing[codes])), reasons


def _pence(text: str) -> int | Reason | None:
    """Read one amount; nothing where it is blank."""
    usual = _USUAL.fullmatch(text)
    if usual:
        before, whole, part, after = usual.groups()
        sign = _USUAL_SIGNS.get(before + after)
        if sign:
            return sign * int(whole.replace(",", "") + (part or "").ljust(2, "0"))
    trimmed = bare(text)
    if not trimmed:
        return None
    foreign = foreign_currency(trimmed)
    if foreign:
        return Reason.of(foreign)
    number = _POUNDS.sub("", trimmed)
    if _POUNDS.search(number) or len(_POUNDS.findall(trimmed)) > 1:
        return Reason("not-a-number", f"{quoted(trimmed)} is not a number.")
    return _read(number.strip(), trimmed, read_money, 2)


def _millionths(text: str) -> int | Reason | None:
    """Read one quantity; nothing where it is blank."""
    trimmed = bare(text)
    return _read(trimmed, trimmed, read_quantity, 6) if trimmed else None


def _read(number: str, shown: str, read: Callable[[str], int | Fault], places: int) -> int | Reason:
    """Read a number whose signs of currency are off.

    Parameters
    ----------
    number
        The number with its signs.
    shown
        The cell, for the reason.
    read
        Reads a plain number exactly.
    places
        Decimals that are kept.
    """
    if number.startswith("#"):
        return Reason("formula-error", f"the cell holds the spreadsheet error {quoted(shown)}.")
    number = number.translate(_DASHES)
    if number == "-":
        return 0
    sign, digits = _signed(number)
    if digits is None:
        return Reason(
            "not-a-number", f"{quoted(shown)} bears more than one sign, so it may be more or less than nought."
        )
    if _SPACED_GROUPS.fullmatch(digits):
        digits = digits.replace(" ", "")
    found = read(digits)
    if isinstance(found, int):
        return sign * found
    exact = _rescued(digits, places) if _POWER.fullmatch(digits) or found.kind == "too-many-decimals" else None
    if exact is not None:
        return sign * exact
    return _reason(found, digits, shown)


def _signed(number: str) -> tuple[int, str | None]:
    """Split off the one sign of a number, on whichever side it stands; no digits where there are two."""
    signs = 0
    side = _SIDES.fullmatch(number)
    negative = False
    if side:
        number, signs, negative = side["number"].strip(), 1, side["side"].upper() == "CR"
    if number.startswith("(") and number.endswith(")"):
        number, signs, negative = number[1:-1].strip(), signs + 1, True
    if number.startswith(("-", "+")):
        number, signs, negative = number[1:].strip(), signs + 1, number[0] == "-"
    if number.endswith(("-", "+")):
        number, signs, negative = number[:-1].strip(), signs + 1, number[-1] == "-"
    twice = signs > 1 or (signs == 1 and number.startswith(("-", "+", "(")))
    return (-1 if negative else 1), (None if twice else number)


def _rescued(digits: str, places: int) -> int | None:
    """Read what is exact although it does not look so: a power of ten, or the noise of binary fractions."""
    if _SCIENTIFIC_FORMAT.fullmatch(digits):
        return None
    number = exact_number(digits.replace(",", ""))
    if number is None or abs(number) > Decimal(INT64_MAX) / 10**places:
        return None
    scaled = number.scaleb(places)
    whole = round_half_up(Fraction(scaled))
    rest = abs(scaled - whole)
    return whole if rest < Decimal(10) ** -_FULL_DIGITS else None


def _reason(fault: Fault, digits: str, shown: str) -> Reason:
    """Say why a number is refused, quoting the cell as it stands."""
    if _SCIENTIFIC_FORMAT.fullmatch(digits):
        message = f"{quoted(shown)} shows three digits only, so the others are lost."
        remedy = "Give the cells the format Number before saving as CSV."
        return Reason("not-a-number", f"{message} {remedy}")
    if re.fullmatch(r"[0-9]+(?:,[0-9]+)+(?:\.[0-9]*)?", digits) and "as its decimal sign" not in fault.message:
        return Reason("not-a-number", f"{quoted(shown)} has commas that do not stand at the thousands.")
    return Reason.of(Fault(fault.kind, fault.message.replace(quoted(digits), quoted(shown)), fault.remedy))
