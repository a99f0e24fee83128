"""The distinct texts of a column, so that each is read once, and the reason why one cannot be read."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from optimiser.ingest.numbers_exact import Fault
from optimiser.ingest.raw_table import clean
from optimiser.issue_kinds import CATALOGUE

_MORE_SPACES = str.maketrans(
    dict.fromkeys("\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000", " ")
)


class Reason(str):
    """Why a text cannot be read, in words; and the slug of the catalogue it falls under.

    Parameters
    ----------
    kind
        Slug of the catalogue.
    text
        What is wrong, and what to do.
    """

    __slots__ = ("kind",)
    kind: str

    def __new__(cls, kind: str, text: str) -> Reason:
        """Make the text, and remember its kind."""
        if kind not in CATALOGUE:
            msg = f"issue kind {kind!r} has no entry in the catalogue"
            raise ValueError(msg)
        reason = super().__new__(cls, text)
        reason.kind = kind
        return reason

    @classmethod
    def of(cls, fault: Fault) -> Reason:
        """Return the reason that a fault of a cell gives."""
        return cls(fault.kind, f"{fault.message} {fault.remedy}".rstrip())


def bare(text: str) -> str:
    """Return a cell without spaces around it, odd spaces as plain ones, and without an apostrophe that marks text.

    Parameters
    ----------
    text
        A cell as it stands.
    """
    trimmed = clean(text if text.isascii() else text.translate(_MORE_SPACES))
    return trimmed[1:].lstrip() if trimmed.startswith("'") else trimmed


def distinct(cells: Sequence[str]) -> tuple[NDArray[np.intp], list[str]]:
    """Return the distinct texts in their order of appearance, and for each cell which one it is.

    Parameters
    ----------
    cells
        Cells of one column as text.
    """
    codes, texts = pd.factorize(np.asarray(cells, dtype=object))
    return codes, [str(text) for text in texts]
