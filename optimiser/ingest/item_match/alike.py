"""Pairs of texts that are nearly alike: found in blocks, scored, and certain enough or for a person to look at."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from optimiser.ingest.item_match.describe import ItemText
from optimiser.ingest.item_match.links import Link, key_conflict
from optimiser.ingest.item_match.spelling import SHORTEST_RARE
from optimiser.ingest.item_match.texts import Texts
from optimiser.ingest.item_match.veto import difference
from optimiser.ingest.item_match.words import word_table

REVIEW_SCORE = 75.0
_LARGEST_BLOCK = 40
_RAREST_WORDS = 3
_USUAL = 3
_PAIRS_AT_ONCE = 500_000
_MOST_REVIEWS = 3
_NEAR_WORD = 2


def alike_links(texts: Texts) -> list[Link]:
    """Return links between texts that differ in a word or leave a size open; never where a veto holds.

    Parameters
    ----------
    texts
        The distinct texts; those with the same words and sizes are looked at once.
    """
    first: dict[tuple[object, ...], int] = {}
    for at in sorted(range(len(texts.read)), key=lambda at: (-texts.weight[at], at)):
        if texts.read[at].words:
            first.setdefault((*texts.read[at].signature, texts.read[at].loose), at)
    heads = sorted(first.values())
    usual = Counter(word for at in heads for word in texts.read[at].words)
    pairs = _candidates([texts.read[at] for at in heads], usual)
    # In alphabetical order the order of words does not count; without blanks it does not count where words are parted.
    forms = [[" ".join(texts.read[at].words) for at in heads], ["".join(texts.read[at].ordered) for at in heads]]
    found: list[Link] = []
    for start in range(0, len(pairs), _PAIRS_AT_ONCE):
        chunk = pairs[start : start + _PAIRS_AT_ONCE]
        scores = np.maximum(*(_scores(form, chunk) for form in forms))
        near = np.flatnonzero(scores)
        for k in near[np.argsort(-scores[near], kind="stable")]:
            link = _judge(texts, heads[chunk[k, 0]], heads[chunk[k, 1]], float(scores[k]), usual)
            if link is not None:
                found.append(link)
    return _strongest(found)


def _scores(form: Sequence[str], pairs: NDArray[np.int64]) -> NDArray[np.float32]:
    """Return how alike the two sides of each pair are, 0 where it is less than a person need see."""
    left, right = [form[k] for k in pairs[:, 0]], [form[k] for k in pairs[:, 1]]
    scores: NDArray[np.float32] = process.cpdist(left, right, scorer=fuzz.ratio, score_cutoff=REVIEW_SCORE)
    return scores


def _candidates(read: Sequence[ItemText], usual: Mapping[str, int]) -> NDArray[np.int64]:
    """Return the pairs that share a rare word, or a word and all measures, without repeats."""
    blocks: dict[tuple[int, str], list[int]] = defaultdict(list)
    sizes: dict[tuple[object, ...], int] = {}
    for at, text in enumerate(read):
        shared = sorted((word for word in text.words if usual[word] > 1), key=lambda word: (usual[word], word))
        for word in shared[:_RAREST_WORDS]:
            blocks[-1, word].append(at)
        if text.measures or text.codes:
            size = sizes.setdefault(text.signature[1:3], len(sizes))
            for word in text.words:
                blocks[size, word].append(at)
    parts = [_pairs_of(block, len(read)) for block in blocks.values() if 1 < len(block) <= _LARGEST_BLOCK]
    codes = np.unique(np.concatenate(parts)) if parts else np.empty(0, dtype=np.int64)
    return np.stack(np.divmod(codes, max(len(read), 1)), axis=1)


def _pairs_of(block: Sequence[int], size: int) -> NDArray[np.int64]:
    """Return each pair of a block as one number: the smaller position times the number of texts, and the larger."""
    members = np.array(block, dtype=np.int64)
    left, right = np.triu_indices(len(members), k=1)
    pairs: NDArray[np.int64] = members[left] * size + members[right]
    return pairs


def _judge(texts: Texts, left: int, right: int, score: float, usual: Mapping[str, int]) -> Link | None:
    """Return the link of two texts, or nothing where they are different items."""
    one, two = texts.read[left], texts.read[right]
    found = difference(one, two)
    if found.verdict == "veto":
        return None
    ours, theirs = _unshared(one, two), _unshared(two, one)
    if ours and theirs and "".join(ours) != "".join(theirs) and not _slips(ours, theirs, usual):
        return None
    against = key_conflict(texts.keys[left], texts.keys[right]) or found.reason
    if not against and "".join(ours) == "".join(theirs):
        return Link(left, right, "the same words, written together or apart", max(score, 99.0), "auto", 4)
    told = " ".join((*ours, *theirs))
    reason = against or (
        f"words differ: {' '.join(ours)} and {' '.join(theirs)}" if ours and theirs else f"only one says: {told}"
    )
    return Link(left, right, reason, min(score, 99.0), "review", 4)


def _unshared(text: ItemText, other: ItemText) -> tuple[str, ...]:
    """Return the words that only one text says, in its order."""
    return tuple(word for word in text.ordered if word not in other.words)


def _slips(ours: Sequence[str], theirs: Sequence[str], usual: Mapping[str, int]) -> bool:
    """Whether the words that differ may be slips of the pen of one another."""
    # Short words are codes and sizes rather than slips.
    if len(ours) != len(theirs) or min(map(len, (*ours, *theirs))) < SHORTEST_RARE:
        return False
    known = word_table().known

    def established(word: str) -> bool:
        return word in known or usual[word] >= _USUAL

    return all(
        OSA.distance(one, two, score_cutoff=_NEAR_WORD) <= _NEAR_WORD and not (established(one) and established(two))
        for one, two in zip(sorted(ours), sorted(theirs), strict=True)
    )


def _strongest(links: Sequence[Link]) -> list[Link]:
    """Keep all certain links, and of the others the few strongest of each text, so that a person's list stays short."""
    kept: list[Link] = []
    asked: Counter[int] = Counter()
    for link in sorted(links, key=lambda link: (link.band != "auto", -link.score, link.left, link.right)):
        if link.band == "auto" or max(asked[link.left], asked[link.right]) < _MOST_REVIEWS:
            kept.append(link)
            if link.band != "auto":
                asked.update((link.left, link.right))
    return kept
