"""The distinct texts that are matched: description and keys together, each taken apart once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from optimiser.ingest.item_match.describe import ItemText, describe, respelt
from optimiser.ingest.item_match.keys import Keys, read_keys
from optimiser.ingest.item_match.spelling import corrections

TEXT_COLUMNS = ("description", "item_code", "gtin", "maker", "mpc", "unit", "pack_size")
_MEASURED = re.compile(r"[0-9]\s*(?:m?l|m?g|gram|litre|mm|cm|m)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Texts:
    """The distinct texts of a frame.

    Parameters
    ----------
    labels
        What a person sees and decides on: the description, and behind it the keys in square brackets.
    descriptions
        The description alone.
    keys
        The keys of each.
    read
        Each description taken apart, with slips of the pen mended.
    mended
        Which rare words were read as which usual ones.
    of_row
        Position of the text of each row of the frame.
    weight
        Lines of each text.
    """

    labels: tuple[str, ...]
    descriptions: tuple[str, ...]
    keys: tuple[Keys, ...]
    read: tuple[ItemText, ...]
    mended: dict[str, str]
    of_row: tuple[int, ...]
    weight: tuple[int, ...]


def read_texts(frame: pd.DataFrame) -> Texts:
    """Take the distinct texts of a frame apart.

    Parameters
    ----------
    frame
        Rows with the columns of TEXT_COLUMNS; those that are absent count as empty. ``lines`` is the number of lines of
        a row, one where it is absent.
    """
    cells = {name: _cells(frame, name) for name in TEXT_COLUMNS}
    counts = frame["lines"].fillna(1).astype(int).tolist() if "lines" in frame else [1] * len(frame)
    columns = (
        cells["description"],
        cells["pack_size"],
        cells["gtin"],
        cells["item_code"],
        cells["maker"],
        cells["mpc"],
    )
    said = [_said(*row) for row in zip(*columns, strict=True)]
    # Their own order, so that the order of the rows decides nothing.
    place = {one: at for at, one in enumerate(sorted(set(said), key=lambda one: (one[0], one[1].label)))}
    of_row = tuple(place[one] for one in said)
    weight = [0] * len(place)
    for at, lines in zip(of_row, counts, strict=True):
        weight[at] += lines
    described = {text: describe(text) for text, _ in place}
    read, mended = _mend([described[text] for text, _ in place])
    labels = tuple(f"{text} [{keys.label}]".strip() if keys.label else text.strip() for text, keys in place)
    descriptions = tuple(text for text, _ in place)
    return Texts(labels, descriptions, tuple(keys for _, keys in place), read, mended, of_row, tuple(weight))


def _said(description: str, pack: str, gtin: str, code: str, maker: str, part: str) -> tuple[str, Keys]:
    """Return the text and the keys of one row; a measured pack belongs to the text."""
    measured = pack not in description and _MEASURED.search(pack)
    return f"{description} {pack}" if measured else description, read_keys(gtin, code, maker, part)


def _cells(frame: pd.DataFrame, name: str) -> list[str]:
    """Return a column as texts on one line."""
    if name not in frame:
        return [""] * len(frame)
    return [" ".join(str(cell).split()) for cell in frame[name].fillna("").tolist()]


def _mend(read: Sequence[ItemText]) -> tuple[tuple[ItemText, ...], dict[str, str]]:
    """Read rare words that are one letter away from a usual one as that one."""
    mended = dict(corrections(Counter(word for text in read for word in text.words)))
    return tuple(respelt(text, mended) for text in read), mended
