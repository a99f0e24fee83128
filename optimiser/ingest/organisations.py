"""NHS organisations by name: the ODS code of a trust, integrated care board or health board."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import lru_cache

from optimiser.config.shipped import shipped_reference

ORGANISATIONS_FILE = "organisations.csv"
_WORDS = re.compile(r"[a-z0-9]+")
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_LEAD_IN = re.compile(
    r"^\s*(more\s+)?(commonly\s+)?(hosted by|known as|trading as|t/a|formerly|part of|on behalf of)\s+", re.IGNORECASE
)
_NHS = re.compile(r"\b(nhs|n\.h\.s|health board|integrated care board|icb|ambulance service)\b", re.IGNORECASE)
# What trusts gain, lose and leave out of their own names without becoming another organisation.
_NAMES_NOTHING = frozenset({"the", "and", "foundation", "university", "teaching", "local", "of"})
_LONG = {"icb": "integrated care board", "ft": "foundation trust", "uhb": "university health board", "st": "saint"}


@dataclass(frozen=True)
class Organisation:
    """One NHS organisation of the public list.

    Parameters
    ----------
    code
        ODS code.
    name
        Name as published.
    kind
        ``trust``, ``icb``, ``health_board`` or ``national``.
    closed
        Day it was closed, as 2019-04-01; empty while it is open.
    successor
        ODS code of the organisation that it merged into, where known.
    """

    code: str
    name: str
    kind: str
    closed: str
    successor: str


@lru_cache(maxsize=1)
def organisations() -> dict[str, Organisation]:
    """Return the public list by ODS code."""
    with shipped_reference(ORGANISATIONS_FILE).open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream)
        listed = [Organisation(*(row[key] for key in ("code", "name", "kind", "closed", "successor"))) for row in rows]
    return {organisation.code: organisation for organisation in listed}


def is_nhs_name(name: str) -> bool:
    """Say whether a name claims to be of the NHS, whether or not its code is known here.

    Parameters
    ----------
    name
        Name as published.
    """
    return bool(_NHS.search(name))


@lru_cache(maxsize=100_000)
def organisation_of(name: str) -> Organisation | None:
    """Return the organisation of that name: as written, without what stands in brackets, or as the brackets say.

    Case, punctuation, "the", "&" and words such as "University" or "Foundation" do not count; nothing is matched by
    likeness.

    Parameters
    ----------
    name
        Name as published, such as "Kettering General Hospital NHS FT".
    """
    index = _by_key()
    bracketed = [_LEAD_IN.sub("", inside) for inside in _IN_BRACKETS.findall(name)]
    for candidate in (name, _IN_BRACKETS.sub(" ", name), *bracketed):
        found = index.get(_key(candidate))
        if found is not None:
            return found
    return None


@lru_cache(maxsize=1)
def _by_key() -> dict[str, Organisation]:
    """Return the organisations by the words that tell them apart; of two with the same words the open one, or none."""
    found: dict[str, Organisation | None] = {}
    for organisation in sorted(organisations().values(), key=lambda each: (bool(each.closed), each.code)):
        key = _key(organisation.name)
        held = found.get(key)
        if key not in found:
            found[key] = organisation
        elif held is not None and bool(held.closed) == bool(organisation.closed):
            found[key] = None
    return {key: organisation for key, organisation in found.items() if organisation is not None}


def _key(name: str) -> str:
    """Return the words that tell an organisation from others."""
    words = [_LONG.get(word, word) for word in _WORDS.findall(name.lower().replace("'", "").replace("’", ""))]
    words = " ".join(words).split()
    if words[-3:] == ["integrated", "care", "board"] and words[0] == "nhs":
        words = words[1:]
    return " ".join(word for word in words if word not in _NAMES_NOTHING)
