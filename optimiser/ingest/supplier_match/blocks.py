"""Which names are worth comparing: those that share a telling word or a beginning, never all with all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

from optimiser.ingest.supplier_match.align import umlauts_plain
from optimiser.ingest.supplier_match.reference import words

MOST_IN_BLOCK = 400
_SHARED_BY_ALL = 0.8
_LEAST_LIKE = 0.7
_STRICTER = (0.8, 0.9, 0.96)
_MOST_PAIRS_OF_A_NAME = 20
_START = 5


def candidate_pairs(names: Sequence[tuple[str, ...]]) -> list[tuple[int, int]]:
    """Return the pairs of names to compare, by their places, in order.

    Parameters
    ----------
    names
        Words of each name.
    """
    keys = ["".join(name) for name in names]
    found = {*_beginnings(names), *_same_words(names)}
    for block in _blocks(names, keys):
        found.update(_alike(block, keys))
    return sorted(found)


def _blocks(names: Sequence[tuple[str, ...]], keys: Sequence[str]) -> Iterator[list[int]]:
    """Yield places of names that share a beginning or a telling word, none of them too large."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(names):
        for mark in _marks(name, keys[place]):
            blocks[mark].append(place)
    for mark in sorted(blocks):
        if len(blocks[mark]) > 1:
            yield from _small_blocks(blocks[mark], names, keys)


def _marks(name: tuple[str, ...], key: str) -> set[str]:
    """Return what a name is found by."""
    table = words()
    telling = [word for word in name if len(word) >= 3 and table.weight(word) == 1.0]
    marks = {f"={umlauts_plain(key)[:_START]}", *(umlauts_plain(word).removesuffix("S") for word in telling)}
    # Misspelt words begin alike: with the rest of the name equal, the first letter is enough to find them.
    if len(name) > 1:
        marks.update(f"-{word[0]} {' '.join(other for other in name if other != word)}" for word in telling)
    elif name:
        marks.add(f"~{name[0][0]}{name[0][-4:]}")
    # Two different numbers are two suppliers, so names with numbers meet their own only.
    numbers = "".join(letter if letter.isdigit() else " " for letter in " ".join(name)).split()
    return {f"{mark}#{' '.join(numbers)}" for mark in marks} if numbers else marks


def _small_blocks(block: list[int], names: Sequence[tuple[str, ...]], keys: Sequence[str]) -> Iterator[list[int]]:
    """Split a block that is too large: by a second word, and as a whole into neighbours by alphabet."""
    if len(block) <= MOST_IN_BLOCK:
        yield block
        return
    finer: dict[str, list[int]] = defaultdict(list)
    for place in block:
        for word in set(names[place]):
            finer[word].append(place)
    by_word = [finer[word] for word in sorted(finer) if len(finer[word]) < len(block) * _SHARED_BY_ALL]
    for members in (block, *by_word):
        ordered = sorted(members, key=lambda place: (keys[place], place))
        for start in range(0, max(len(ordered) - MOST_IN_BLOCK // 2, 1), MOST_IN_BLOCK // 2):
            yield ordered[start : start + MOST_IN_BLOCK]


def _alike(block: Sequence[int], keys: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of a block whose letters are alike; of a block in which nearly all are, only the most alike."""
    texts = [keys[place] for place in block]
    scores = np.triu(
        cdist(texts, texts, scorer=Indel.normalized_similarity, score_cutoff=_LEAST_LIKE, dtype=np.float32), 1
    )
    for cutoff in _STRICTER:
        if np.count_nonzero(scores) > _MOST_PAIRS_OF_A_NAME * len(block):
            scores[scores < cutoff] = 0
    firsts, seconds = np.nonzero(scores)
    for first, second in zip(firsts[: _MOST_PAIRS_OF_A_NAME * len(block)], seconds, strict=False):
        low, high = sorted((block[int(first)], block[int(second)]))
        yield low, high


def _beginnings(names: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of which one name is the first words of the other."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, name in enumerate(names):
        places[name].append(place)
    for place, name in enumerate(names):
        for count in range(1, len(name)):
            for other in places.get(name[:count], ()):
                yield min(place, other), max(place, other)


def _same_words(names: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of names that have the same words in another order."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, name in enumerate(names):
        places[tuple(sorted(name))].append(place)
    for alike in places.values():
        for other in alike[1:]:
            yield alike[0], other
