"""Names printed in capitals turned into names a reader likes to see."""

from __future__ import annotations

import re

SMALL_WORDS = frozenset({"and", "at", "by", "fka", "for", "in", "le", "of", "on", "the", "to", "upon"})
ACRONYMS = frozenset(
    {
        "3M",
        "AAH",
        "BCT",
        "BK",
        "BOC",
        "CACI",
        "CBRE",
        "CCG",
        "CDW",
        "CME",
        "CMT",
        "CSC",
        "CSL",
        "DP",
        "EDF",
        "EMIS",
        "ETA",
        "FC",
        "FES",
        "FM",
        "G4S",
        "GE",
        "HATS",
        "HD",
        "HQ",
        "ICNET",
        "ICNH",
        "ICTS",
        "IHSS",
        "II",
        "III",
        "IQVIA",
        "ISS",
        "IT",
        "IV",
        "JAC",
        "JCA",
        "KPMG",
        "MBI",
        "ME",
        "MH",
        "MRI",
        "MTS",
        "NHS",
        "NV",
        "P2G",
        "PA",
        "PCC",
        "PCS",
        "PCTI",
        "PTS",
        "QE",
        "SHJ",
        "UK",
        "VII",
    }
)
SPECIAL = {
    "BIGHAND": "BigHand",
    "CLEVERMED": "CleverMed",
    "CLINISYS": "CliniSys",
    "DEVILBISS": "DeVilbiss",
    "INC": "Inc",
    "INHEALTH": "InHealth",
    "KEYMED": "KeyMed",
    "LIMITED": "Ltd",
    "LLP": "LLP",
    "LTD": "Ltd",
    "PCTI": "PCTi",
    "PLC": "plc",
    "PRICEWATERHOUSECOOPERS": "PricewaterhouseCoopers",
    "UPTODATE": "UpToDate",
}
_WORD = re.compile(r"[A-Za-z0-9&'’]+")


def title_case(text: str) -> str:
    """Write a name in normal title case: small words low, acronyms kept, no double spaces."""
    plain = " ".join(text.split())

    def one_word(match: re.Match[str]) -> str:
        word = match.group()
        upper = word.upper()
        if upper in SPECIAL:
            return SPECIAL[upper]
        stem, apostrophe, ending = upper.partition("'")
        if apostrophe and stem in ACRONYMS:
            return f"{stem}'{ending.lower()}"
        if upper in ACRONYMS or "&" in word or any(figure.isdigit() for figure in word):
            return upper
        starts = match.start() == 0 or plain[match.start() - 1] == "("
        if word.lower() in SMALL_WORDS and not starts:
            return word.lower()
        return word[:1].upper() + word[1:].lower()

    return _WORD.sub(one_word, plain)


def slug(text: str) -> str:
    """Turn a name into a code of lower-case letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
