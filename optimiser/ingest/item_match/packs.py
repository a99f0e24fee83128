"""Packs as people write them: "Box of 100", "PK/50", "100's", "CASE 10 PACK 10", "12x500ml"."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from optimiser.ingest.item_match.measures import UNIT_AFTER
from optimiser.ingest.item_match.words import word_table

_RANK = {"pallet": 5, "case": 4, "carton": 4, "outer": 4, "box": 3, "pack": 2, "bundle": 2, "ream": 2, "sleeve": 1}
_USUAL_RANK = 2
_EACH_WORDS = frozenset(
    {"", "ea", "each", "eaches", "e", "unit", "units", "item", "single", "no", "pc", "pcs", "piece"}
)
_PAIR_WORDS = frozenset({"pr", "prs", "pair", "pairs"})
_DOZEN_WORDS = frozenset({"dz", "doz", "dozen"})
MOST_EACHES = 1_000_000


@dataclass(frozen=True)
class PackLevel:
    """One level of packing.

    Parameters
    ----------
    container
        Box, pack, case and so on; empty where only a number is told.
    count
        How many of what it holds, at least 1.
    """

    container: str
    count: int


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Return what recognises a pack, most telling first; each has the groups ``n`` and perhaps ``c``."""
    table = word_table()
    box = "|".join(sorted(table.containers, key=lambda word: (-len(word), word)))
    vessel = "|".join(sorted(table.vessels, key=lambda word: (-len(word), word)))
    counted = "|".join(sorted((*table.counted, *_forms_of(table.counted)), key=lambda word: (-len(word), word)))
    number = rf"(?P<n>[1-9][0-9]{{0,5}})(?![0-9.]*[0-9])(?!{UNIT_AFTER})(?!\s*×)(?![a-z])"
    texts = (
        rf"(?<![a-z0-9.])(?P<outer>[1-9][0-9]{{0,3}})\s*(?P<c>{box})\s*(?:of|×)\s*{number}",
        rf"(?<![a-z])(?P<c>{box})(?:\s*(?:of|qty|\(|/|:|-|×|x)\s*|\s*){number}(?:\s*(?:{counted})(?![a-z]))?\)?",
        rf"(?<![a-z])(?P<c>{vessel})\s*(?:of|/)\s*{number}(?:\s*(?:{counted})(?![a-z]))?",
        rf"(?<![a-z0-9.])(?P<n>[1-9][0-9]{{0,5}})\s*(?:/|per|a|in a|-)?\s*(?P<c>{box})(?![a-z0-9])",
        r"(?<![a-z0-9.])(?P<n>[1-9][0-9]{0,5})(?:'s|s)(?![a-z])",
        rf"(?<![a-z0-9])x\s?{number}",
        rf"(?<![a-z0-9.×/-])(?P<n>[1-9][0-9]{{0,5}})\s*(?={counted})(?=(?:{counted})(?![a-z]))",
        rf"\(\s*{number}\s*\)",
    )
    return tuple(re.compile(text) for text in texts)


def _forms_of(counted: frozenset[str]) -> set[str]:
    """Return the plurals and the short forms of counted words."""
    short = {" ".join(written) for written, word in word_table().spellings.items() if set(word) & counted}
    return short | {f"{word}s" for word in counted} | {f"{word[:-1]}ies" for word in counted if word.endswith("y")}


def take_packs(text: str) -> tuple[tuple[PackLevel, ...], str]:
    """Return the packs a text tells, and the text without them.

    Parameters
    ----------
    text
        In lower case; the sign of multiplication is ``×``.
    """
    containers = word_table().containers
    found: list[tuple[int, PackLevel]] = []
    if not any(letter.isdigit() for letter in text):
        return (), text
    for pattern in _patterns():
        for match in pattern.finditer(text):
            told = match.groupdict().get("c") or ""
            if "outer" in match.groupdict():
                found.append((match.start(), PackLevel("case", int(match["outer"]))))
            found.append((match.start(), PackLevel(containers.get(told, ""), int(match["n"]))))
        if found:
            # The blanks keep the places of what later patterns find.
            text = pattern.sub(lambda match: " " * len(match[0]), text)
    levels = [level for _, level in sorted(found, key=lambda at: at[0])]
    return tuple(dict.fromkeys(level for level in levels if level.container or level.count > 1)), text


def eaches_of(levels: Sequence[PackLevel], unit: str) -> int | None:
    """Return how many eaches one unit holds.

    Parameters
    ----------
    levels
        The packs that are told.
    unit
        The pack that is meant, such as case; of the levels only it and what it holds count. Empty for the outermost.

    Returns
    -------
    int or None
        ``None`` where no pack is told or the number is larger than any real pack.
    """
    inside = [level for level in levels if not unit or _rank(level.container) <= _rank(unit)]
    if not inside:
        return None
    counts = [level.count for level in inside]
    eaches = math.prod(counts)
    if len(counts) > 2 and max(counts) ** 2 == eaches:
        # "1000 (10 x 100)" tells the whole and its parts.
        eaches = max(counts)
    return eaches if eaches <= MOST_EACHES else None


def _rank(container: str) -> int:
    """Return how far outside a pack lies."""
    return _RANK.get(container, _USUAL_RANK)


@lru_cache(maxsize=100_000)
def unit_of_issue(text: str) -> tuple[str, int | None]:
    """Read a unit of issue such as ``BX``, ``PK/50`` or ``EACH``.

    Parameters
    ----------
    text
        As it stands in the file.

    Returns
    -------
    tuple of str and int or None
        The pack it names, ``each`` for a single one or nothing; and how many eaches it tells to hold.
    """
    plain = " ".join(text.lower().replace("×", "x").split())
    if plain.strip(".") in _EACH_WORDS:
        return ("each" if plain else ""), None
    if plain in _PAIR_WORDS:
        return "pair", 2
    if plain in _DOZEN_WORDS:
        return "dozen", 12
    levels, _ = take_packs(plain)
    if plain.isdigit() and 0 < int(plain) <= MOST_EACHES:
        return "", int(plain)
    outermost = max(levels, key=lambda level: _rank(level.container)).container if levels else ""
    return outermost or word_table().containers.get(plain, ""), eaches_of(levels, "")
