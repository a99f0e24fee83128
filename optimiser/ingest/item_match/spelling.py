"""Slips of the pen in words: a rare word one letter away from exactly one usual word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from rapidfuzz.distance import OSA

from optimiser.ingest.item_match.words import word_table

SHORTEST_RARE = 5
SHORTEST_USUAL = 6
_USUAL = 3
_TIMES_AS_USUAL = 3
_TIMES_THE_NEXT = 5


def corrections(texts_with: Mapping[str, int]) -> Mapping[str, str]:
    """Return which rare words are read as which usual ones.

    A word is usual if at least three texts say it, or if it is among the words that come with the program; a rare one
    is said by at most a third as many texts. Two usual words one letter apart, such as nitrate and nitrite, stay apart,
    and so does a word that may be a slip of several.

    Parameters
    ----------
    texts_with
        Word to the number of texts that say it [texts].
    """
    known = word_table().known

    def weight(word: str) -> int:
        return max(texts_with.get(word, 0), _USUAL if word in known else 0)

    found: dict[str, set[str]] = defaultdict(set)
    for near in _one_letter_apart({*texts_with, *known}):
        usual = [word for word in near if len(word) >= SHORTEST_USUAL and weight(word) >= _USUAL]
        for rare in near if usual else ():
            if rare not in known and rare in texts_with:
                found[rare].update(word for word in usual if texts_with[rare] * _TIMES_AS_USUAL <= weight(word))
    chosen: dict[str, str] = {}
    for rare, candidates in sorted(found.items()):
        near = sorted(
            (word for word in candidates if OSA.distance(rare, word) == 1), key=lambda word: (-weight(word), word)
        )
        if near and (len(near) == 1 or weight(near[1]) * _TIMES_THE_NEXT <= weight(near[0])):
            chosen[rare] = near[0]
    return {rare: usual for rare, usual in chosen.items() if usual not in chosen}


def _one_letter_apart(words: Iterable[str]) -> Iterator[list[str]]:
    """Return groups of words that are alike once one letter of each is left out; each group holds at least two."""
    by_form: dict[str, list[str]] = defaultdict(list)
    for word in sorted(word for word in words if len(word) >= SHORTEST_RARE and word.isalpha()):
        for form in {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}:
            by_form[form].append(word)
    return (near for near in by_form.values() if len(near) > 1)
