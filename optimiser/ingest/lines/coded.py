"""One column of a block as distinct texts and codes, so that whatever is done to a text is done once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from optimiser.ingest.raw_table import clean

_Value = TypeVar("_Value")
Codes = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Coded:
    """A column of texts.

    Parameters
    ----------
    codes
        For each row, the place of its text.
    texts
        The distinct texts.
    """

    codes: Codes
    texts: list[str]

    def __len__(self) -> int:
        return len(self.codes)

    def rows(self) -> list[str]:
        """Return the text of every row."""
        texts = self.texts
        return [texts[code] for code in self.codes.tolist()]

    def pick(self, rows: npt.NDArray[np.bool_]) -> Coded:
        """Return the column of some rows; texts that no row has any more stay."""
        return Coded(self.codes[rows], self.texts)

    def changed(self, change: Callable[[str], str]) -> Coded:
        """Return the column with every text changed; texts that become the same share a code."""
        return coded([change(text) for text in self.texts]).taken(self.codes)

    def taken(self, codes: Codes) -> Coded:
        """Return the column that has, for each code, the text of the row of that number."""
        return Coded(self.codes[codes], self.texts)

    def where(self, test: Callable[[str], bool]) -> npt.NDArray[np.bool_]:
        """Return which rows have a text that passes a test."""
        passing = np.fromiter((test(text) for text in self.texts), dtype=bool, count=len(self.texts))
        return passing[self.codes]

    def hashed(self, name: str) -> npt.NDArray[np.uint64]:
        """Return a number for each row by its text and the column's name; 0 for an empty text."""
        texts = np.array([f"{name}\x1f{text}" for text in self.texts], dtype=object)
        numbers = pd.util.hash_array(texts, categorize=False) if len(texts) else np.empty(0, dtype=np.uint64)
        numbers[[place for place, text in enumerate(self.texts) if not text]] = 0
        return np.asarray(numbers[self.codes], dtype=np.uint64)


def coded(cells: Sequence[str]) -> Coded:
    """Return a column of cells by their distinct texts.

    Parameters
    ----------
    cells
        One text for each row.
    """
    codes, texts = pd.factorize(np.array(cells, dtype=object))
    return Coded(codes.astype(np.int64, copy=False), [str(text) for text in texts])


def tidied(cells: Sequence[str]) -> Coded:
    """Return a column of cells trimmed, each on one line.

    Parameters
    ----------
    cells
        One text for each row, as it was read.
    """
    return coded(cells).changed(on_one_line)


def on_one_line(text: str) -> str:
    """Return a text trimmed, with each run of blanks and line breaks as one blank.

    Parameters
    ----------
    text
        A cell as it was read.
    """
    return " ".join(clean(text).split())
