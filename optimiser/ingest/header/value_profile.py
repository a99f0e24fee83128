"""What the cells of a column look like: shares of dates, amounts, codes, names and the like among its filled cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from optimiser.ingest.raw_table import clean

_MONTHS = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    "|dec(?:ember)?)"
)
_TIME = r"(?:[T ]+[0-9]{1,2}:[0-9]{2}(?::[0-9.]+)?(?: ?[ap]m)?Z?)?"
_DATE = re.compile(
    rf"(?:[0-9]{{1,2}}[/.\- ][0-9]{{1,2}}[/.\- ][0-9]{{2,4}}|[0-9]{{4}}[/.\-][0-9]{{1,2}}[/.\-][0-9]{{1,2}}"
    rf"|(?:[a-z]{{3,9}},? )?[0-9]{{1,2}}(?:st|nd|rd|th)?[ \-/.]*{_MONTHS}[ \-/.,]*[0-9]{{2,4}}"
    rf"|{_MONTHS}[ \-/.]+[0-9]{{1,2}}(?:st|nd|rd|th)?,?[ \-/]+[0-9]{{4}}"
    r"|(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]))"
    rf"{_TIME}",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    rf"{_MONTHS}[ \-/.']*(?:[0-9]{{2}}|[0-9]{{4}})?|(?:19|20)[0-9]{{2}}[ \-/.]*(?:{_MONTHS}|0?[1-9]|1[0-2])"
    r"|(?:0?[1-9]|1[0-2])[\-/](?:19|20)[0-9]{2}|(?:m|p|period|month|q|qtr|week|wk) ?0?[0-9]{1,2}(?:[ \-/]+[0-9/]{4,7})?"
    r"|(?:fy ?)?(?:19|20)?[0-9]{2}[/\-][0-9]{2}",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"[-+(]? ?(?:£|gbp)? ?-?(?:[0-9]{1,3}(?:[, ][0-9]{3})+|[0-9]{1,3}(?:\.[0-9]{3})+(?=,)|[0-9]+|(?=[.,][0-9]))"
    r"(?:[.,][0-9]+)?(?:e[-+]?[0-9]+)?(?: ?(?:-|cr|dr|gbp))?\)?",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"£|gbp|,[0-9]{3}|^\(|^-|-$|cr$|dr$", re.IGNORECASE)
_PENCE = re.compile(r"[.,][0-9]{1,2}(?![0-9])")
_EMPTY_MARKS = frozenset({"-", "--", "n/a", "na", "nil", "none", "null", "#n/a", "tbc", "."})
_LEGAL = re.compile(r"\b(?:ltd|limited|plc|llp|l\.t\.d|p\.l\.c|gmbh|cic|inc|t/a)\b\.?", re.IGNORECASE)
_PUBLIC_BODY = re.compile(
    r"\b(?:nhs|trust|council|authority|hospitals?|department|borough|ccg|icb|board|ministry|university)\b",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?=.*[0-9])[A-Za-z0-9][A-Za-z0-9/_.\-:#]*")
_POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}", re.IGNORECASE)
_VAT = re.compile(r"(?:GB)? ?[0-9]{3} ?[0-9]{4} ?[0-9]{2}(?: ?[0-9]{3})?|GB[GH][DA][0-9]{3}", re.IGNORECASE)
_COMPANY_NUMBER = re.compile(r"[0-9]{8}|(?:SC|NI|OC|SO|NC|LP|SL|FC|BR|CE|IP|RC|RS|SP|NP|CS)[0-9]{6}", re.IGNORECASE)
_GTIN = re.compile(r"[0-9]{8}|[0-9]{12,14}")
_UNIT_WORDS = (
    "ea each eaches bx box boxes pk pack packs pkt packet ct ctn carton cartons cs case cases rl roll rolls btl "
    "bt bottle bottles kit kits set sets pr pair pairs dz doz dozen bg bag bags tube tb tub tray tin tn vial vl "
    "amp ampoule unit units un hr hour hours day days dy mth month gbp lot ls job item items kg g l litre lt ltr "
    "m mtr metre ml pallet drum can jar reel sheet sh cy cyl cylinder test tests tst ps pc pcs piece pieces pce"
)
_UNITS = frozenset(_UNIT_WORDS.split())
_FLAGS = frozenset({"y", "n", "yes", "no", "true", "false", "0", "1"})
_SERIALS = range(36_526, 55_153)
"""Days that Excel counts from 2000 to 2050."""


@dataclass(frozen=True)
class ColumnProfile:
    """Shares among the filled cells of a column, and how many cells and values it has.

    Parameters
    ----------
    filled
        Filled cells.
    distinct
        Different values among them.
    shares
        Share of the filled cells that look like each kind of value; 0 to 1.
    """

    filled: int
    distinct: int
    shares: dict[str, float]

    def share(self, kind: str) -> float:
        """Return the share of one kind; 0 where no cell is of it."""
        return self.shares.get(kind, 0.0)


def profile(cells: Iterable[str]) -> ColumnProfile:
    """Look at the cells of one column.

    Parameters
    ----------
    cells
        Its cells, those of rows that are no data left out.
    """
    counts = Counter(text for cell in cells if (text := clean(cell)) and text.casefold() not in _EMPTY_MARKS)
    filled = sum(counts.values())
    kinds: Counter[str] = Counter()
    for text, count in counts.items():
        for kind in kinds_of(text):
            kinds[kind] += count
    return ColumnProfile(filled, len(counts), {kind: count / filled for kind, count in kinds.items()})


@lru_cache(maxsize=50_000)
def kinds_of(text: str) -> frozenset[str]:
    """Return every kind of value that a filled, trimmed cell may be."""
    if len(text) > 400:
        return frozenset({"text", "long"})
    if _DATE.fullmatch(text):
        return frozenset({"date", "number", "digits"} if text.isdigit() else {"date"})
    if _NUMBER.fullmatch(text):
        return _number_kinds(text)
    kinds = {"date"} if _in_words(text) else set()
    if _PERIOD.fullmatch(text):
        kinds.add("period")
    if text.casefold() in _FLAGS:
        kinds.add("flag")
    if text.casefold().rstrip(".s") in _UNITS or text.casefold() in _UNITS:
        kinds.add("unit")
    if _CODE.fullmatch(text):
        kinds.add("code")
        kinds |= {name for name, pattern in _CODES if pattern.fullmatch(text)}
    else:
        kinds.add("text")
        kinds |= {name for name, pattern in _CODES if pattern.fullmatch(text)}
    kinds |= {name for name, pattern in _WORDS if pattern.search(text)}
    if " " in text:
        kinds.add("words")
    return frozenset(kinds)


_WEB = re.compile(r"https?://|www\.|@[a-z0-9.-]+\.[a-z]", re.IGNORECASE)
_CODES = (("postcode", _POSTCODE), ("vat_number", _VAT), ("company_number", _COMPANY_NUMBER))
_WORDS = (("address", _WEB), ("legal", _LEGAL), ("public_body", _PUBLIC_BODY))


def _in_words(text: str) -> bool:
    """Whether a cell is a date with something after it, as in ``01/04/2020 (est)``."""
    return bool(_DATE.match(text)) and len(text) <= 24 and not text[:4].isdigit()


def _number_kinds(text: str) -> frozenset[str]:
    """Return what a number may be: money, a whole number, a day that Excel counts, a code of digits."""
    kinds = {"number"}
    if _SIGNED.search(text):
        kinds.add("signed")
    if _PENCE.search(text):
        kinds.add("pence")
    if "£" in text:
        kinds.add("pound")
    if text.isdigit():
        return frozenset(kinds | _digit_kinds(text))
    return frozenset(kinds | {"small", "whole"} if re.fullmatch(r"-?[0-9]{1,4}(\.0+)?", text) else kinds)


def _digit_kinds(text: str) -> set[str]:
    """Return what a number of digits alone may be: a day that Excel counts, a month, a code."""
    kinds = {"digits", "whole"}
    kinds |= {name for name, pattern in _CODES if pattern.fullmatch(text)}
    if len(text) <= 5 and int(text) in _SERIALS:
        kinds.add("serial")
    if len(text) > 1 and text.startswith("0"):
        kinds.add("leading_zero")
    if len(text) <= 4:
        kinds.add("small")
    if len(text) >= 6:
        kinds.add("long_digits")
    if _GTIN.fullmatch(text) and gtin_checks(text):
        kinds.add("gtin")
    if len(text) == 6 and text[:2] in {"19", "20"} and "01" <= text[4:] <= "12":
        kinds.add("period")
    if len(text) == 10:
        kinds.add("ten_digits")
    return kinds


def gtin_checks(digits: str) -> bool:
    """Whether digits end in the check digit of a Global Trade Item Number.

    Parameters
    ----------
    digits
        8, 12, 13 or 14 digits.
    """
    total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(digits[:-1])))
    return (10 - total % 10) % 10 == int(digits[-1]) and len(set(digits)) > 1
