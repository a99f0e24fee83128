"""``optimiser explain``: a kind of issue, what it means and how it is mended."""

from __future__ import annotations

import difflib

from optimiser.commands.screen import say, say_json
from optimiser.errors import UsageError
from optimiser.issues import CATALOGUE


def explain(kind: str, *, as_json: bool) -> int:
    """Print the meaning and the remedy of an issue kind.

    Parameters
    ----------
    kind
        The slug in brackets behind an issue.
    as_json
        Whether to answer with one JSON object.

    Raises
    ------
    UsageError
        If there is no such kind.
    """
    entry = CATALOGUE.get(kind)
    if entry is None:
        close = difflib.get_close_matches(kind, CATALOGUE, n=1)
        hint = f"Did you mean '{close[0]}'?" if close else f"Known: {', '.join(sorted(CATALOGUE))}."
        raise UsageError(f"There is no issue kind '{kind}'.", hint)
    if as_json:
        say_json({"kind": kind, "meaning": entry.meaning, "remedy": entry.remedy})
        return 0
    say(f"{kind}: {entry.meaning}")
    say(f"Remedy: {entry.remedy}")
    return 0
