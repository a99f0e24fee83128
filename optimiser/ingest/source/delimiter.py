"""What stands between the cells of a text file, decided from its first lines."""

from __future__ import annotations

import re
from collections import Counter

from optimiser.ingest.source.records import split_records

_CANDIDATES = (",", ";", "\t", "|")
_STATED = re.compile(r'"?sep=(.)"?\r?\n?', re.IGNORECASE)
_HAS_DIGIT = re.compile(r"\s*[-(£]*[0-9][0-9.,/:\s]*\)?\s*")


def stated_delimiter(line: str) -> str:
    """Return what a first line such as ``sep=;`` states, which Excel heeds and does not show; otherwise nothing.

    Parameters
    ----------
    line
        The first line of a file.
    """
    match = _STATED.fullmatch(line)
    return match[1] if match else ""


def find_delimiter(lines: list[str]) -> str:
    """Return what parts most lines into the same number of cells; a comma where nothing does.

    Parameters
    ----------
    lines
        The first lines of a file, with their ends.
    """
    scores = {sign: _score(lines, sign) for sign in _CANDIDATES}
    best = max(scores.values())
    return next(sign for sign in _CANDIDATES if scores[sign] == best)


def _score(lines: list[str], delimiter: str) -> float:
    """Say how well a sign parts the lines: by how many agree, by how many cells they have, and by the first of them."""
    rows = [row for row in split_records(lines, delimiter, ended=True).rows if any(map(str.strip, row))]
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return 0.0
    # Ragged lines are common, so neighbouring widths agree a little too.
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
    share = (count + 0.5 * sum(widths.values())) / (1.5 * len(rows))
    header = next(row for row in rows if len(row) == width)
    # A header holds words: where it falls into numbers or does not fall at all, the sign belongs into a cell.
    worded = not any(_HAS_DIGIT.fullmatch(cell) for cell in header)
    return float(share**2 * width**0.5 * (1.0 if worded else 0.5))
