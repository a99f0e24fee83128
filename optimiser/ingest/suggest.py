"""The known word a misspelt one was probably meant to be."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

_MOST_KNOWN = 1_000
_MOST_SEARCHES = 200


class Suggestions:
    """Looks for the closest of many known words, within a budget so that a thoroughly wrong file stays quick.

    Parameters
    ----------
    known
        The words that exist.
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._known = sorted(set(known) - {""})
        self._found: dict[str, str] = {}

    def closest(self, word: str) -> str:
        """Return the closest known word, or an empty text where none is close.

        Parameters
        ----------
        word
            The word that is not known.
        """
        if word not in self._found:
            if len(self._known) > _MOST_KNOWN or len(self._found) >= _MOST_SEARCHES or len(word) > 100:
                return ""
            folded = {known.casefold(): known for known in reversed(self._known)}
            close = difflib.get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
            self._found[word] = folded[close[0]] if close else ""
        return self._found[word]
