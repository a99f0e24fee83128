"""Company numbers, VAT numbers and ODS codes that stand in front of, behind or beside a supplier's name."""

from __future__ import annotations

import re
from dataclasses import dataclass

_COMPANY_PREFIXES = (
    "AC|BR|CE|CS|FC|FE|GE|GS|IC|IP|LP|NA|NC|NF|NI|NL|NO|NP|NR|NV|NZ|OC|OE|PC|R0|RC"
    "|RS|SA|SC|SE|SF|SG|SI|SL|SO|SP|SR|SZ|ZC"
)
_COMPANY = re.compile(rf"(?:{_COMPANY_PREFIXES})\d{{6}}|\d{{8}}")
_LAST_COMPANY = 19_999_999
_CODE_BEFORE = re.compile(r"^([A-Z0-9][A-Z0-9/.-]{3,19})\s*(?::|\|)\s*(?=\S)")
_SITE_OF_COMPANY = re.compile(rf"^(?:UK|GB|CRN|CO)?((?:{_COMPANY_PREFIXES})\d{{6}}|\d{{8}})(?:\d{{2}})?$")
_ODS_SITE = re.compile(r"^NHS(\w{7})\d{2}$")
_NUMBER_BEHIND = re.compile(
    rf"[\s(:,;|/-]+(?:(?:CO(?:MPANY)?|REG(?:ISTRATION)?)\.?\s*(?:REG\.?\s*)?(?:NO|NUMBER)?\.?\s*:?\s*)?"
    rf"((?:{_COMPANY_PREFIXES})\d{{6}}|\d{{8}})\)?\s*$"
)
_SHORT_BEHIND = re.compile(r"\s*:\s*(\d{5,7})\s*$")
_VAT_WORDS = re.compile(
    r"[\s(,;-]*\b(?:VAT(?:\s*(?:REG(?:ISTRATION)?|NO|NUMBER|#)\.?)*\s*[:.]?\s*(?:GB)?|GB)\s*(\d{3}\s?\d{4}\s?\d{2}(?:\s?\d{3})?)\)?"
)
_VAT_WEIGHTS = (8, 7, 6, 5, 4, 3, 2)


@dataclass(frozen=True)
class Identifiers:
    """What a cell says about who is meant, besides the name.

    Parameters
    ----------
    company_number
        Eight characters as Companies House writes it; empty where none is known.
    vat_number
        Nine digits whose check digits are right; empty where none is known.
    ods_code
        Code of an NHS organisation; empty where none is known.
    """

    company_number: str = ""
    vat_number: str = ""
    ods_code: str = ""


NOTHING_KNOWN = Identifiers()


def company_number(text: str) -> str:
    """Return a company number in eight characters, or an empty text where it is none.

    Leading zeros that a spreadsheet dropped are put back; a number of one digit over and over stands for "not known".

    Parameters
    ----------
    text
        What a column of company numbers holds.
    """
    packed = re.sub(r"[\s.-]", "", text.upper())
    packed = re.sub(r"^(?:GB-?COH|UK|GB)(?=\w{6,8}$)", "", packed)
    if packed.isascii() and packed.isdigit() and 5 <= len(packed) <= 8:
        packed = packed.zfill(8)
    if not _COMPANY.fullmatch(packed):
        return ""
    placeholder = len(set(packed[2:])) == 1 and packed[:2] in {"00", "11", packed[2:4]}
    return "" if placeholder or (packed.isdigit() and int(packed) > _LAST_COMPANY) else packed


def vat_number(text: str) -> str:
    """Return the nine digits of a UK VAT number, or an empty text where the check digits are wrong.

    The two last digits are what the weighted sum of the first seven lacks to a multiple of 97; in the newer series 55
    is added to the sum first. A branch's three further digits are dropped.

    Parameters
    ----------
    text
        What a column of VAT numbers holds.
    """
    digits = re.sub(r"[\s.-]", "", text.upper()).removeprefix("GB")
    if not (digits.isascii() and digits.isdigit() and len(digits) in {9, 12}) or len(set(digits[:9])) == 1:
        return ""
    total = sum(weight * int(digit) for weight, digit in zip(_VAT_WEIGHTS, digits, strict=False))
    check = int(digits[7:9])
    return digits[:9] if (total + check) % 97 == 0 or (total + 55 + check) % 97 == 0 else ""


def split_identifiers(text: str) -> tuple[str, Identifiers]:
    """Return the name alone, and what stood in front of it or behind it.

    ``UK0165983701 : ISS MEDICLEAN LTD`` holds company 01659837 and the number of its site; ``NHS0000RJ701 : ...`` the
    ODS code RJ7; another code in front is dropped and says nothing.

    Parameters
    ----------
    text
        A supplier cell in capitals.
    """
    company = vat = ods = ""
    if (before := _CODE_BEFORE.match(text)) and any(letter.isdigit() for letter in before[1]):
        company, vat, ods = _code(before[1])
        text = text[before.end() :]
    if found := _VAT_WORDS.search(text):
        vat = vat_number(found[1]) or vat
        text = text[: found.start()] + text[found.end() :] if vat else text
    if (behind := _NUMBER_BEHIND.search(text)) and (number := company_number(behind[1])):
        company, text = number, text[: behind.start()]
    elif short := _SHORT_BEHIND.search(text):
        company, text = company_number(short[1]) or company, text[: short.start()]
    return text.strip(), Identifiers(company, vat, ods)


def _code(code: str) -> tuple[str, str, str]:
    """Read a code in front of a name: company number, VAT number, ODS code; at most one of them is filled."""
    if ods := _ODS_SITE.match(code):
        return "", "", ods[1].lstrip("0").rjust(3, "0")
    if site := _SITE_OF_COMPANY.match(code):
        return company_number(site[1]), "", ""
    return "", vat_number(code.removeprefix("UK")), ""
