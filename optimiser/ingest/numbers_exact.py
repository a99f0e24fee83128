"""Numbers as people type them to whole numbers of their smallest unit, exactly, or to the reason why not."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass

INT64_MAX = 2**63 - 1
_NUMBER = re.compile(r"(?P<sign>[-+]?)(?P<whole>[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+|)(?:\.(?P<part>[0-9]*))?")
_EXPONENT = re.compile(r"[-+]?[0-9.,]+[eE][-+]?[0-9]+")
_DECIMAL_COMMA = re.compile(r"(?P<whole>[-+(]{0,2}£?[0-9.]*),(?P<part>[0-9]{1,2})\)?")
_FOREIGN = re.compile(
    "(?<![A-Z])(?:AED|AUD|BRL|CAD|CHF|CNY|CZK|DKK|DOLLARS?|EUR|EUROS?|HKD|HUF|ILS|INR|JPY|KRW|MXN|MYR|NOK|NZD|PKR|PLN|RMB|"
    "RON|SAR|SEK|SGD|THB|TRY|TWD|USD|ZAR)(?![A-Z])",
    re.IGNORECASE,
)
_PLACEHOLDERS = frozenset({"-", "--", "n/a", "na", "nan", "nil", "none", "null", "tbc", "?"})


@dataclass(frozen=True)
class Fault:
    """Why a cell is refused.

    Parameters
    ----------
    kind
        Slug of the catalogue.
    message
        What is wrong with the cell.
    remedy
        What to do; empty for the catalogue's.
    """

    kind: str
    message: str
    remedy: str = ""


def quoted(text: str) -> str:
    """Return a cell in quotation marks, on one line and short enough for a message."""
    line = " ".join(text.split())
    return f"'{line[:37]}...'" if len(line) > 40 else f"'{line}'"


def foreign_currency(text: str) -> Fault | None:
    """Return the fault of an amount that bears the sign or code of another currency than the pound.

    Parameters
    ----------
    text
        A filled, trimmed cell of a column of pounds.
    """
    sign = any(unicodedata.category(letter) == "Sc" and letter != "£" for letter in text)
    if (sign or _FOREIGN.search(text)) and any(letter.isdigit() for letter in text):
        return Fault("foreign-currency", f"{quoted(text)} is not in pounds.")
    return None


def read_money(text: str) -> int | Fault:
    """Read pounds as pence: ``1234.50``, ``1,234.50``, ``£1,234.50``, or ``(1,234.50)`` for a negative amount.

    Parameters
    ----------
    text
        A filled, trimmed cell [GBP].
    """
    return _scaled(_without_signs(text), text, 2, "money is kept to the penny")


def read_quantity(text: str) -> int | Fault:
    """Read a quantity as millionths.

    Parameters
    ----------
    text
        A filled, trimmed cell.
    """
    return _scaled(text.replace("\u2212", "-"), text, 6, "a quantity is kept to six decimals")


def read_integer(text: str) -> int | Fault:
    """Read a whole number.

    Parameters
    ----------
    text
        A filled, trimmed cell.
    """
    found = _scaled(text.replace("\u2212", "-"), text, 0, "")
    if isinstance(found, Fault) and found.kind == "too-many-decimals":
        return Fault("not-a-number", f"{quoted(text)} is not a whole number.", "Write a whole number, such as 12.")
    return found


def read_decimal(text: str) -> float | Fault:
    """Read a number that need not be exact, such as a latitude.

    Parameters
    ----------
    text
        A filled, trimmed cell.
    """
    match = _NUMBER.fullmatch(text.replace("\u2212", "-"))
    if match is None or not (match["whole"] or match["part"]):
        return _not_a_number(text)
    number = float(f"{match['sign']}{match['whole'].replace(',', '') or '0'}.{match['part'] or '0'}")
    return number if math.isfinite(number) else _too_large(text)


def _scaled(plain: str, text: str, places: int, precision: str) -> int | Fault:
    """Read a number as whole units of its last kept decimal place."""
    match = _NUMBER.fullmatch(plain)
    if match is None or not (match["whole"] or match["part"]):
        return _not_a_number(text)
    part = (match["part"] or "").rstrip("0")
    if len(part) > places:
        return Fault("too-many-decimals", f"{quoted(text)} has {len(part)} decimals; {precision}.")
    # Python refuses to convert very long digit strings, so length is looked at first.
    whole = match["whole"].replace(",", "").lstrip("0")
    if len(whole) > 19:
        return _too_large(text)
    number = int((whole or "0") + part.ljust(places, "0"))
    if number > INT64_MAX:
        return _too_large(text)
    return -number if match["sign"] == "-" else number


def _without_signs(text: str) -> str:
    """Take off the pound sign, and write brackets as a minus; what does not belong stays, and is refused later."""
    plain = text.replace("\u2212", "-")
    sign = ""
    if plain.startswith("(") and plain.endswith(")"):
        sign, plain = "-", plain[1:-1].strip()
    elif plain.startswith(("-", "+")):
        sign, plain = plain[0], plain[1:].lstrip()
    if plain.startswith("£"):
        plain = plain[1:].lstrip()
    return sign + plain


def _too_large(text: str) -> Fault:
    """Refuse a number that does not fit."""
    return Fault("out-of-range", f"{quoted(text)} is larger than any real figure.", "Correct it.")


def _not_a_number(text: str) -> Fault:
    """Say which kind of thing stands where a number is expected."""
    shown = quoted(text)
    if _EXPONENT.fullmatch(text):
        remedy = "Write all its digits; in Excel give the cells the format Number before saving."
        return Fault("not-a-number", f"{shown} is in scientific notation, so digits may be lost.", remedy)
    comma = _DECIMAL_COMMA.fullmatch(text)
    if comma:
        whole = comma["whole"].replace(".", "").lstrip("(+-£") or "0"
        remedy = f"The decimal sign is a full stop: write {whole}.{comma['part']}."
        return Fault("not-a-number", f"{shown} has a comma as its decimal sign.", remedy)
    if text.casefold() in _PLACEHOLDERS:
        return Fault(
            "not-a-number",
            f"{shown} is not a number.",
            "Write the figure; where it may be left out, leave the cell empty.",
        )
    if text.endswith("%"):
        return Fault("not-a-number", f"{shown} is a percentage.", "Write it as a fraction, such as 0.15 for 15 %.")
    return Fault("not-a-number", f"{shown} is not a number.")
