"""Supplier names of spend files: which spellings are one supplier, which are organisations, and how to print them.

Two spellings are one supplier when they are equal after the cleaning in ``supplier_key``. There is no other matching:
no similarity of letters, no list of aliases.
"""

from __future__ import annotations

import re
import unicodedata

from wording import title_case

_CODE_BEFORE = re.compile(r"^[A-Z0-9]{8,12} : ")
_TAG_AFTER = re.compile(r"\s*\[[A-Z]+\]\s*$")
_LEGAL = r"(?:LTD|LIMITED|PLC|LLP)"
_BRACKET_AFTER = re.compile(rf"\b({_LEGAL})\b\.?\s*\(.*$")
_TRADING_AS = re.compile(rf"[\s,(-]*\bT\s*/\s*A\b.*$|(?<=\b)({_LEGAL})\.?\s+TA\s.*$")
_THE_AFTER = re.compile(r"\s*\(THE\)\s*$")
LEGAL_FORMS = frozenset({"CIC", "INC", "LIMITED", "LLP", "LP", "LTD", "PLC"})
CUT_OFF = frozenset({"LIM", "LIMI", "LIMIT", "LIMITE", "LT"})  # "Limited" cut by a publisher's 40 characters
MARKERS = LEGAL_FORMS | frozenset(
    {
        "ASSOCIATION",
        "AUTHORITY",
        "BANK",
        "BOROUGH",
        "CCG",
        "CLINIC",
        "COLLEGE",
        "COMMISSION",
        "COMPANY",
        "CONSTRUCTION",
        "CONTRACTORS",
        "CORPORATION",
        "COUNCIL",
        "ENERGY",
        "ENGLAND",
        "EUROPE",
        "FOUNDATION",
        "GMBH",
        "GROUP",
        "HEALTH",
        "HEALTHCARE",
        "HMRC",
        "HOSPICE",
        "HOSPITAL",
        "HOSPITALS",
        "INSTITUTE",
        "INTERNATIONAL",
        "LABORATORIES",
        "LABORATORY",
        "MEDICAL",
        "MINISTRY",
        "NHS",
        "NV",
        "PARTNERS",
        "PARTNERSHIP",
        "PARTNERSHIPS",
        "PHARMACEUTICALS",
        "PHARMACY",
        "SCHOOL",
        "SCIENTIFIC",
        "SERVICE",
        "SERVICES",
        "SOCIETY",
        "SOLICITORS",
        "SOLUTIONS",
        "SYSTEMS",
        "TECHNOLOGIES",
        "TECHNOLOGY",
        "TRUST",
        "UK",
        "UNIVERSITY",
    }
)
REVIEWED_ORGANISATIONS = frozenset({"AQUILANT ENDOSCOPY", "ECHOSENS", "OLYMPUS KEYMED"})  # companies, seen by eye
PUBLIC_WORDS = frozenset({"BOROUGH", "CCG", "COUNCIL", "HMRC", "MINISTRY", "NHS", "UNIVERSITY"})
REVIEWED_PUBLIC = frozenset(
    {
        "CARE QUALITY COMMISSION",
        "COMMUNITY HEALTH PARTNERSHIPS",
        "IMPERIAL COLLEGE LONDON",
        "PUBLIC HEALTH ENGLAND",
        "SUPPLY CHAIN COORDINATION",
    }
)
REVIEWED_PRIVATE = frozenset({"NHS SHARED BUSINESS SERVICES"})  # a joint venture with a private company


def legal_name(published: str) -> str:
    """Return the name without codes, tags, trading names and remarks, in capitals.

    Examples
    --------
    ``UK0165983701 : ISS Mediclean Ltd`` gives ``ISS MEDICLEAN LTD``; ``Starcross Trading Ltd T/A Bears`` gives
    ``STARCROSS TRADING LTD``; ``Supply Chain Coordination Ltd (Sccl) ( 101)`` gives ``SUPPLY CHAIN COORDINATION LTD``.
    """
    name = " ".join(unicodedata.normalize("NFKC", published).upper().split())
    name = _CODE_BEFORE.sub("", name)
    name = _TAG_AFTER.sub("", name)
    name = _TRADING_AS.sub(r"\1", name)
    name = _BRACKET_AFTER.sub(r"\1", name)
    return _THE_AFTER.sub("", name).strip(" .,-")


def words_of(published: str) -> list[str]:
    """Return the words of a name without punctuation; ``&`` is ``AND``, ``NHS FT`` is ``NHS FOUNDATION TRUST``."""
    name = legal_name(published).replace("&", " AND ")
    name = re.sub(r"['’`]", "", name)
    name = re.sub(r"\b([A-Z])\.(?=[A-Z]\b)", r"\1", name)  # U.K. is UK
    words = re.sub(r"[^A-Z0-9]+", " ", name).split()
    if words[-2:] == ["NHS", "FT"]:
        words[-1:] = ["FOUNDATION", "TRUST"]
    return words


def supplier_key(published: str) -> str:
    """Return what is equal for all spellings of one supplier; empty where the name is only a number."""
    words = words_of(published)
    while words and words[-1] in LEGAL_FORMS | CUT_OFF | {"THE"}:
        words.pop()
    while words and words[0] == "THE":
        words.pop(0)
    key = " ".join(words)
    return "" if key.replace(" ", "").isdigit() else key


def is_organisation(published: str) -> bool:
    """Tell whether a spelling shows that it is an organisation; a name that does not is treated as a person's."""
    words = words_of(published)
    marked = any(word in MARKERS for word in words[1:]) or bool(words and words[0] in {"NHS", "HMRC", "MINISTRY"})
    return marked or supplier_key(published) in REVIEWED_ORGANISATIONS


def is_public_body(key: str) -> bool:
    """Tell whether a supplier is an NHS or other public body, a university included."""
    return key in REVIEWED_PUBLIC or (key not in REVIEWED_PRIVATE and bool(PUBLIC_WORDS & set(key.split())))


def display_name(published: str) -> str:
    """Return the spelling a reader sees: title case, one way to write a legal form."""
    name = re.sub(r"\bU\.K\b\.?", "UK", legal_name(published))
    name = re.sub(r"\bNHS FT\b", "NHS FOUNDATION TRUST", name)
    name = re.sub(r"(?<=\w\w)&(?=\w\w)", " & ", name)
    name = re.sub(r"\s+([),])", r"\1", name)
    return title_case(name)
