"""The dated look-ups by which supplier names are read: legal forms, abbreviations, common words, public bodies."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import lru_cache

from optimiser.config.shipped import shipped_reference
from optimiser.ingest.organisations import organisations

LEGAL_FORMS_FILE = "legal_forms.csv"
WORDS_FILE = "supplier_words.csv"
BODIES_FILE = "public_bodies.csv"
_KINDS = {"trust": "nhs_trust", "icb": "nhs_commissioner", "health_board": "nhs_board", "national": "nhs_national"}


@dataclass(frozen=True)
class Words:
    """What is known of single words and phrases.

    Parameters
    ----------
    phrases
        What stands for several words, by those words joined with blanks.
    phrase_pattern
        Finds any of the phrases.
    abbreviations
        Words that an abbreviation stands for.
    last
        Abbreviations that count only as the last word.
    silent
        Words that never count.
    weak
        Words that many leave out, such as UK.
    directions
        Points of the compass and the like.
    countries
        Countries and markets by the words that name them.
    generic
        Words that many suppliers share.
    """

    phrases: dict[str, str]
    phrase_pattern: re.Pattern[str]
    abbreviations: dict[str, tuple[str, ...]]
    last: dict[str, tuple[str, ...]]
    silent: frozenset[str]
    weak: frozenset[str]
    directions: frozenset[str]
    countries: dict[str, str]
    generic: frozenset[str]

    def weight(self, word: str) -> float:
        """Return how much a word says about which supplier is meant [0 to 1]."""
        if word in self.weak:
            return 0.15
        if word in self.generic:
            return 0.5
        return 0.6 if len(word) == 1 else 1.0


@dataclass(frozen=True)
class Body:
    """One name of one public body.

    Parameters
    ----------
    organisation
        ODS code, or an identifier of our own where it has none.
    name
        A name it has or had.
    kind
        What it is.
    company_number
        Its company number where it is a company; empty otherwise.
    """

    organisation: str
    name: str
    kind: str
    company_number: str = ""


def _rows(name: str) -> list[dict[str, str]]:
    with shipped_reference(name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@lru_cache(maxsize=1)
def legal_forms() -> dict[str, str]:
    """Return the family of each legal form; two families are never one company."""
    return {row["form"]: row["family"] for row in _rows(LEGAL_FORMS_FILE)}


@lru_cache(maxsize=1)
def words() -> Words:
    """Return the table of words."""
    by_role: dict[str, dict[str, str]] = {}
    for row in _rows(WORDS_FILE):
        by_role.setdefault(row["role"], {})[row["word"]] = row["means"]
    phrases = by_role["phrase"]
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return Words(
        phrases=phrases,
        phrase_pattern=re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b"),
        abbreviations={word: tuple(means.split()) for word, means in by_role["abbreviation"].items()},
        last={word: tuple(means.split()) for word, means in by_role["last"].items()},
        silent=frozenset(by_role["silent"]),
        weak=frozenset(by_role["weak"]),
        directions=frozenset(by_role["direction"]),
        countries=by_role["country"],
        generic=frozenset(by_role["generic"]),
    )


@lru_cache(maxsize=1)
def bodies() -> tuple[Body, ...]:
    """Return every known name of every known public body."""
    named = [Body(each.code, each.name, _KINDS[each.kind]) for each in organisations().values()]
    known = {(body.organisation, body.name) for body in named}
    named += [
        Body(row["organisation"], row["name"], row["kind"], row["company_number"])
        for row in _rows(BODIES_FILE)
        if (row["organisation"], row["name"]) not in known
    ]
    return tuple(sorted(named, key=lambda body: (body.organisation, body.name)))


@lru_cache(maxsize=1)
def present_names() -> dict[str, str]:
    """Return the name by which each public body is shown."""
    listed: dict[str, str] = {}
    for row in _rows(BODIES_FILE):
        listed.setdefault(row["organisation"], row["name"])
    return listed | {each.code: each.name for each in organisations().values()}


@lru_cache(maxsize=1)
def successors() -> dict[str, str]:
    """Return the organisation that each merged one became part of."""
    found = {row["organisation"]: row["successor"] for row in _rows(BODIES_FILE) if row["successor"]}
    return found | {each.code: each.successor for each in organisations().values() if each.successor}
