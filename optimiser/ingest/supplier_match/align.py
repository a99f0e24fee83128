"""Pairs the words of two names: equal, written together or apart, abbreviated, misspelt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from optimiser.ingest.supplier_match.reference import words

_TYPO_WORD = 6
_SURE_TYPO_WORD = 8
_ODD_PLURAL = 4


@dataclass(frozen=True)
class Alignment:
    """Which words of two names were paired.

    Parameters
    ----------
    weight
        Weight of the paired words times how alike they are, both sides together.
    left_over, right_over
        Words without a partner.
    sure
        Whether every pair is the same word, a plural or a long word misspelt.
    distinctive
        Distinctive words among the pairs.
    """

    weight: float
    left_over: tuple[str, ...]
    right_over: tuple[str, ...]
    sure: bool
    distinctive: int


def align(left: Sequence[str], right: Sequence[str]) -> Alignment:
    """Pair the words of two names: equal first, then written together or apart, then misspelt.

    Parameters
    ----------
    left, right
        Words of the two names.
    """
    table = words()
    common = Counter(left) & Counter(right)
    weight = 2 * sum(table.weight(word) * count for word, count in common.items())
    distinctive = sum(count for word, count in common.items() if table.weight(word) == 1.0)
    ours, theirs = _without(left, common), _without(right, common)
    for joined, apart in ((ours, theirs), (theirs, ours)):
        while joined and len(apart) > 1 and (together := _written_together(joined, apart)):
            word, parts = together
            weight += 2.0
            distinctive += 1
            joined.remove(word)
            for part in parts:
                apart.remove(part)
    sure = True
    for word in sorted(ours, key=lambda each: (-len(each), each)):
        # Whatever makes two words alike leaves the first letter as it is.
        near = [(word_likeness(word, other), other) for other in theirs if other[0] == word[0]]
        close, best = max(near, default=(0.0, ""))
        if close:
            weight += close * (table.weight(word) + table.weight(best))
            sure = sure and _sure(word, best)
            distinctive += table.weight(word) == 1.0 and table.weight(best) == 1.0
            ours.remove(word)
            theirs.remove(best)
    return Alignment(weight, tuple(ours), tuple(theirs), sure, distinctive)


def _without(name: Sequence[str], common: Counter[str]) -> list[str]:
    """Return the words of a name that are not in both, in order."""
    left = Counter(common)
    over = []
    for word in name:
        if left[word]:
            left[word] -= 1
        else:
            over.append(word)
    return over


def _written_together(joined: Sequence[str], apart: Sequence[str]) -> tuple[str, tuple[str, ...]] | None:
    """Return a word of one name that is several neighbouring words of the other."""
    for start in range(len(apart)):
        for stop in range(start + 2, min(start + 4, len(apart)) + 1):
            if (word := "".join(apart[start:stop])) in joined:
                return word, tuple(apart[start:stop])
    return None


@lru_cache(maxsize=1 << 18)
def word_likeness(left: str, right: str) -> float:
    """Return how alike two different words of one first letter are [0 to 1]; nought where they mean two things.

    Parameters
    ----------
    left, right
        Two words in capitals.
    """
    shorter, longer = sorted((left, right), key=lambda word: (len(word), word))
    if not (left.isalpha() and right.isalpha()):
        return 0.0
    if _plural(shorter, longer) or umlauts_plain(left) == umlauts_plain(right):
        return 0.98
    if len(shorter) >= 4 and longer.startswith(shorter) and len(longer) - len(shorter) >= 2:
        return 0.85
    if len(shorter) >= _TYPO_WORD - 1 and len(longer) >= _TYPO_WORD:
        slips = OSA.distance(left, right, score_cutoff=2)
        if slips <= (2 if len(shorter) >= 9 else 1):
            return 1.0 - slips / len(longer)
    return 0.0


def _plural(shorter: str, longer: str) -> bool:
    return longer == shorter + "S" and len(shorter) >= _ODD_PLURAL


def umlauts_plain(word: str) -> str:
    """Return a word with AE, OE and UE as A, O and U, for both are ways to write an umlaut without one.

    Parameters
    ----------
    word
        A word in capitals, accents already dropped.
    """
    return word.replace("AE", "A").replace("OE", "O").replace("UE", "U") if len(word) >= _TYPO_WORD else word


def _sure(left: str, right: str) -> bool:
    """Tell whether two words that differ are surely one: a plural, an umlaut, or a long word with a slip of the pen.

    In a word that names, a letter dropped, doubled or swapped with its neighbour is a slip; another letter in its place
    may be another name.
    """
    shorter, longer = sorted((left, right), key=len)
    if _plural(shorter, longer) or umlauts_plain(left) == umlauts_plain(right):
        return True
    if len(shorter) < _SURE_TYPO_WORD or longer.startswith(shorter):
        return False
    if {left, right} & words().generic:
        return True
    return OSA.distance(left, right) == 1 and (len(shorter) < len(longer) or sorted(left) == sorted(right))
