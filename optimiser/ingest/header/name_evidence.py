"""What the title of a column says it holds, and how surely."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from optimiser.ingest.header.title_rules import PARTS, RULES
from optimiser.ingest.header.title_words import title_words

_NAMES_OF_VALUES = (" date", "date ", " number", " reference", " code", " amount", " name")


@dataclass(frozen=True)
class TitleMeaning:
    """One field that a title speaks of.

    Parameters
    ----------
    field
        Standard field.
    certainty
        How surely the title speaks of it; 0 to 1.
    meaning
        Which of its meanings; empty where it has one only.
    """

    field: str
    certainty: float
    meaning: str


@dataclass(frozen=True)
class TitleEvidence:
    """What is made of one title.

    Parameters
    ----------
    words
        The title in words of the vocabulary.
    recognised
        Whether it says what stands below it, even where that is no standard field.
    meanings
        The fields it speaks of.
    leads_to
        What of a person or bank account the column would tell; empty where nothing.
    """

    words: str
    recognised: bool
    meanings: tuple[TitleMeaning, ...]
    leads_to: str = ""


@lru_cache(maxsize=20_000)
def title_evidence(title: str) -> TitleEvidence:
    """Return what a title says.

    Parameters
    ----------
    title
        The title as the file has it.
    """
    return _evidence(title_words(title))


def without_its_value_word(evidence: TitleEvidence) -> TitleEvidence:
    """Return what a title says once its word for the kind of value is left out: "Transaction Date" without "Date"."""
    words = evidence.words
    for word in _NAMES_OF_VALUES:
        words = words if words == word.strip() else words.replace(word, " ").strip()
    shorter = _evidence(words) if words != evidence.words else _evidence("")
    meanings = tuple(TitleMeaning(one.field, one.certainty * 0.7, one.meaning) for one in shorter.meanings)
    return TitleEvidence(words, shorter.recognised, meanings)


def _evidence(words: str) -> TitleEvidence:
    """Return what words of the vocabulary say: the first rule that fits the whole, else parts of it."""
    if not words:
        return TitleEvidence(words, recognised=False, meanings=())
    for pattern, outcomes in RULES:
        if pattern.fullmatch(words):
            if outcomes.startswith("!"):
                return TitleEvidence(words, recognised=True, meanings=(), leads_to=outcomes[1:])
            return TitleEvidence(words, recognised=True, meanings=read_outcomes(outcomes))
    if len(words.split()) <= 8:
        for pattern, outcomes in PARTS:
            if pattern.search(words):
                return TitleEvidence(words, recognised=bool(outcomes), meanings=read_outcomes(outcomes))
    return TitleEvidence(words, recognised=False, meanings=())


def read_outcomes(outcomes: str) -> tuple[TitleMeaning, ...]:
    """Read the outcomes of a rule; a meaning may be of two words, so a field begins where colons follow.

    Parameters
    ----------
    outcomes
        Such as ``supplier:0.6:trading name trust:0.55:name``.
    """
    found = []
    pieces = outcomes.split(" ")
    joined: list[str] = []
    for piece in pieces:
        if piece.count(":") == 2:
            joined.append(piece)
        elif joined:
            joined[-1] += f" {piece}"
    for one in joined:
        field, certainty, meaning = one.split(":", 2)
        found.append(TitleMeaning(field, float(certainty), meaning))
    return tuple(found)
