"""The words of item descriptions: other spellings, words without weight, and words that exclude one another."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from optimiser.config.shipped import shipped_reference

WORDS_FILE = "item_words.csv"
_LONGEST_PHRASE = 2
SILENT = frozenset({"singleuse"})
SILENT_VESSELS = frozenset({"roll", "bottle", "tub"})
_MEDICINE_SIZES: Mapping[str, tuple[str, ...]] = {
    "xlarge": ("modified", "release"),
    "la": ("modified", "release"),
    "sr": ("modified", "release"),
}


@dataclass(frozen=True)
class WordTable:
    """What is known of single words and of phrases of two.

    Parameters
    ----------
    spellings
        Phrase as written to the words it stands for; to nothing where it has no weight.
    containers
        Word as written to the pack it names: box, case, carton.
    vessels
        Word to what may hold one item or many: bottle, roll, tray.
    counted
        Words whose number is a pack: 28 tablets.
    groups
        Word to the groups within which it excludes every other word: left and right.
    negatable
        Words that may bear the prefix un.
    free
        Words that the word free may follow: latex free.
    colours
        Words of colour.
    colour_coded
        Words of things whose colour is a code.
    gauged
        Words of things whose number with a G is a gauge and not grams.
    known
        Every word that is certainly no slip of the pen.
    """

    spellings: Mapping[tuple[str, ...], tuple[str, ...]]
    containers: Mapping[str, str]
    vessels: Mapping[str, str]
    counted: frozenset[str]
    groups: Mapping[str, tuple[str, ...]]
    negatable: frozenset[str]
    free: frozenset[str]
    colours: frozenset[str]
    colour_coded: frozenset[str]
    gauged: frozenset[str]
    known: frozenset[str]


@lru_cache(maxsize=1)
def word_table() -> WordTable:
    """Return the words that come with the program."""
    by_kind: dict[str, list[tuple[str, str]]] = defaultdict(list)
    with shipped_reference(WORDS_FILE).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            by_kind[row["kind"]].append((row["written"], row["word"]))
    groups: dict[str, list[str]] = defaultdict(list)
    for written, group in by_kind["opposite"]:
        groups[written].append(group)
    spellings = {tuple(written.split()): tuple(word.split()) for written, word in by_kind["same"]}
    spellings |= {(written,): () for written, _ in by_kind["noise"]}

    def written_of(kind: str) -> frozenset[str]:
        return frozenset(written for written, _ in by_kind[kind])

    kinds = ("opposite", "un", "free", "colour", "colour_code", "gauge", "count", "vessel")
    spelt = (set(words) | ({written[0]} if len(written) == 1 else set()) for written, words in spellings.items())
    known = frozenset().union(*map(written_of, kinds), *spelt)
    return WordTable(
        spellings=spellings,
        containers=dict(by_kind["pack"]),
        vessels=dict(by_kind["vessel"]),
        counted=written_of("count"),
        groups={word: tuple(of) for word, of in groups.items()},
        negatable=written_of("un"),
        free=written_of("free"),
        colours=written_of("colour"),
        colour_coded=written_of("colour_code"),
        gauged=written_of("gauge"),
        known=known,
    )


def canonical_words(tokens: Sequence[str], *, medicine: bool) -> list[str]:
    """Return the words a text says, each in one spelling; a negated word begins with a minus.

    Parameters
    ----------
    tokens
        The text's words in lower case, as written.
    medicine
        Whether the text names a strength, so that XL is a release and not a size.
    """
    table = word_table()
    spelt: list[str] = []
    at = 0
    while at < len(tokens):
        for length in range(min(_LONGEST_PHRASE, len(tokens) - at), 0, -1):
            phrase = table.spellings.get(tuple(tokens[at : at + length]))
            if phrase is not None:
                spelt.extend(phrase)
                at += length
                break
        else:
            spelt.extend(_single(tokens[at]))
            at += 1
    if medicine:
        spelt = [part for word in spelt for part in _MEDICINE_SIZES.get(word, (word,))]
    return _negated(spelt, medicine=medicine)


@lru_cache(maxsize=200_000)
def _single(token: str) -> tuple[str, ...]:
    """Return the words of one token that no phrase begins with."""
    table = word_table()
    if token in table.containers:
        return ()
    if token.startswith("non") and len(token) > 6:
        return ("non", *_single(token[3:]))
    if token.startswith("un") and token[2:] in table.negatable:
        return ("non", token[2:])
    stem = singular(token)
    return table.spellings.get((stem,), (stem,))


def singular(token: str) -> str:
    """Return the singular of a word in lower case.

    Parameters
    ----------
    token
        The word.
    """
    if len(token) <= 3 or not token.isalpha():
        return token
    if token.endswith("ies"):
        return f"{token[:-3]}y" if len(token) > 4 else token[:-1]
    if token.endswith(("ches", "shes", "xes", "sses")):
        return token[:-2]
    if token.endswith("s") and not token.endswith(("ss", "us", "is")):
        return token[:-1]
    return token


def _negated(words: list[str], *, medicine: bool) -> list[str]:
    """Join ``non``, ``without`` and ``free`` with the word they negate."""
    free = word_table().free
    found: list[str] = []
    denied = False
    for word in words:
        if word in {"non", "without"}:
            denied = True
        elif word == "with":
            continue
        elif word == "free" and found and found[-1] in free:
            found[-1] = f"-{found[-1]}"
        elif word in {"pf", "p/f"}:
            found.append("-powder" if "glove" in words and not medicine else "-preservative")
        else:
            found.append(f"-{word}" if denied else word)
            denied = False
    return found
