"""Exact keys of an item: GTIN with its check digit and pack level, NHS Supply Chain code, maker's part number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

_GTIN_DIGITS = 14
_FEWEST_DIGITS = 7
_ELEMENT_STRING = re.compile(r"\(?01\)?\s*([0-9]{14})")
_NPC = re.compile(r"[A-Z]{3}[0-9]{2,7}")
_LEGAL_FORM = re.compile(
    r"\b(?:LTD|LIMITED|PLC|LLP|LLC|INC|CORP|CORPORATION|COMPANY|CO|GMBH|AG|AB|BV|NV|SA|SAS|SRL|SPA|AS|OY|UK|GB|EUROPE|"
    r"INTERNATIONAL|INTL|GROUP|HEALTHCARE|MEDICAL|THE)\b"
)
_NO_PART = frozenset(
    {"NA", "NONE", "NIL", "TBC", "TBA", "VARIOUS", "UNKNOWN", "MISC", "NULL", "SEEDESCRIPTION", "NOCODE"}
)
_SHORTEST_PART = 3


class Gtin(NamedTuple):
    """A global trade item number.

    Parameters
    ----------
    item
        The twelve digits that all pack levels of one number share.
    level
        The indicator digit: 0 the unit the number was given for, 1 to 8 packs of it, 9 a variable measure.
    """

    item: str
    level: int

    @property
    def digits(self) -> str:
        """All fourteen digits."""
        body = f"{self.level}{self.item}"
        return body + str(_check_digit(body))


@dataclass(frozen=True)
class Keys:
    """The exact keys of one text; each empty where it is absent or no key.

    Parameters
    ----------
    gtin
        Number of the trade item.
    npc
        NHS Supply Chain code.
    maker
        The maker's name without its legal form.
    part
        The maker's part number in capitals, letters and digits only.
    """

    gtin: Gtin | None
    npc: str
    maker: str
    part: str

    @property
    def label(self) -> str:
        """The keys in words, as they stand behind a description."""
        parts = [f"GTIN {self.gtin.digits}" if self.gtin else "", self.npc, f"{self.maker} {self.part}".strip()]
        return ", ".join(part for part in parts if part)


@lru_cache(maxsize=200_000)
def read_gtin(text: str) -> Gtin | str:
    """Read a GTIN of 8, 12, 13 or 14 digits; zeros that a workbook took off the front are put back.

    Parameters
    ----------
    text
        As it stands in the file.

    Returns
    -------
    Gtin or str
        The number, or why it is none; the empty text where the cell is empty.
    """
    plain = re.sub(r"[\s\-']", "", text)
    if not plain:
        return ""
    element = _ELEMENT_STRING.match(plain)
    if element and len(plain) > _GTIN_DIGITS:
        plain = element[1]
    plain = re.sub(r"\.0+$", "", plain)
    if re.fullmatch(r"[0-9.]+[eE]\+?[0-9]+", plain):
        return "it is in scientific notation, so its last digits are lost"
    if not (plain.isascii() and plain.isdigit()):
        return "it has other signs than digits"
    if not _FEWEST_DIGITS <= len(plain) <= _GTIN_DIGITS:
        return f"it has {len(plain)} digits instead of 8, 12, 13 or 14"
    # The check digit is counted from the right, so that lost zeros do not change it.
    whole = plain.zfill(_GTIN_DIGITS)
    if len(set(whole.lstrip("0"))) <= 1:
        return "it is a filler of one digit"
    if str(_check_digit(whole[:-1])) != whole[-1]:
        return "its check digit is wrong"
    return Gtin(whole[1:-1], int(whole[0]))


def _check_digit(body: str) -> int:
    """Return the check digit of thirteen digits: weights 3 and 1 in turn, from the right."""
    total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(body)))
    return -total % 10


@lru_cache(maxsize=200_000)
def read_npc(text: str) -> str:
    """Return an NHS Supply Chain code, three letters and digits, or nothing.

    Parameters
    ----------
    text
        As it stands in the file.
    """
    plain = re.sub(r"[\s\-]", "", text).upper()
    return plain if _NPC.fullmatch(plain) else ""


@lru_cache(maxsize=200_000)
def clean_part(text: str) -> str:
    """Return a part number in capitals, letters and digits only, or nothing where it is a filler.

    Parameters
    ----------
    text
        As it stands in the file; leading zeros of a number do not count, as workbooks take them off.
    """
    plain = re.sub(r"\.0+$", "", text.strip()) if re.fullmatch(r"\s*[0-9]+\.0+\s*", text) else text
    plain = re.sub(r"[^A-Z0-9]", "", plain.upper())
    plain = plain.lstrip("0") if plain.isdigit() else plain
    has_digit = any(letter.isdigit() for letter in plain)
    return plain if len(plain) >= _SHORTEST_PART and has_digit and plain not in _NO_PART and len(set(plain)) > 1 else ""


@lru_cache(maxsize=50_000)
def clean_maker(text: str) -> str:
    """Return a maker's name without its legal form and without signs.

    Parameters
    ----------
    text
        As it stands in the file.
    """
    plain = re.sub(r"[^A-Z0-9& ]", " ", text.upper().replace(".", ""))
    short = " ".join(_LEGAL_FORM.sub(" ", plain).split())
    short = short or " ".join(plain.split())
    return "" if short.replace(" ", "") in _NO_PART else short


def same_maker(left: str, right: str) -> bool | None:
    """Whether two cleaned names are of one maker; ``None`` where one is absent.

    Parameters
    ----------
    left, right
        Cleaned names; one may be the beginning of the other.
    """
    if not left or not right:
        return None
    short, long = sorted((left.split(), right.split()), key=len)
    return long[: len(short)] == short


def read_keys(gtin: str, item_code: str, maker: str, part: str) -> Keys:
    """Read the keys of one text.

    Parameters
    ----------
    gtin, item_code, maker, part
        The cells as they stand in the file.
    """
    found = read_gtin(gtin)
    return Keys(found if isinstance(found, Gtin) else None, read_npc(item_code), clean_maker(maker), clean_part(part))
