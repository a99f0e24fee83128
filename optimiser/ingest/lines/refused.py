"""Rows of a trust's file that are refused, and why: whole, with a kind, a reason and a remedy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from optimiser.ingest.numbers_exact import Fault, quoted
from optimiser.ingest.source.distinct import Reason
from optimiser.issues import CATALOGUE

NO_AMOUNT = Fault("missing-value", "the amount is empty.", "Fill it in, or delete the row.")
BOTH_SIDES = Fault(
    "out-of-range",
    "both a debit and a credit are filled, or one is below zero, so which way the money went is not plain.",
    "Leave one of them, above zero.",
)
NOBODY = Fault(
    "missing-value", "the row names neither a supplier nor a date, so nothing says what it is.", "Fill them in."
)


@dataclass(frozen=True)
class Refusal:
    """One reason for which a row is refused.

    Parameters
    ----------
    fault
        What is wrong.
    column
        Title of the column; empty where the whole row is meant.
    value
        The offending text.
    """

    fault: Fault
    column: str = ""
    value: str = ""

    @property
    def remedy(self) -> str:
        """What to do."""
        return self.fault.remedy or CATALOGUE[self.fault.kind].remedy


@dataclass(frozen=True)
class RefusedRow:
    """One row that is refused.

    Parameters
    ----------
    row
        Number that Excel shows.
    cells
        The row as it was read.
    refusals
        At least one reason.
    pence, millionths
        Its pounds and its quantity where they could be read [pence, millionths].
    """

    row: int
    cells: list[str]
    refusals: tuple[Refusal, ...]
    pence: int | None = None
    millionths: int | None = None


def fault_of(reasons: Mapping[str, str], text: str, kind: str) -> Fault:
    """Return why a cell cannot be read, under the kind that its reader gives.

    Parameters
    ----------
    reasons
        What the reader said, by text.
    text
        The cell.
    kind
        Slug of the catalogue where the reader gives none.
    """
    reason = reasons.get(text, f"{quoted(text)} cannot be read.")
    return Fault(reason.kind if isinstance(reason, Reason) else kind, str(reason))


def ragged_fault(found: int, width: int) -> Fault:
    """Return why a row with too many cells is refused: none of its cells can be trusted to stand in its column."""
    return Fault("ragged-row", f"the row has {found} cells and the header {width}, so its cells may have shifted.")
