"""Why rows are refused: a kind, a reason and a remedy, always."""

from __future__ import annotations

from optimiser.ingest.lines.refused import NO_AMOUNT, Refusal, fault_of, ragged_fault
from optimiser.ingest.source.distinct import Reason
from optimiser.issues import CATALOGUE


def test_a_remedy_is_never_missing() -> None:
    """A fault's own remedy goes first, then that of its kind."""
    assert Refusal(NO_AMOUNT).remedy == NO_AMOUNT.remedy
    assert Refusal(ragged_fault(7, 6)).remedy == CATALOGUE["ragged-row"].remedy


def test_the_reader_knows_the_kind() -> None:
    """The reader's reason and kind are taken where it gave them; else the text is quoted."""
    fault = fault_of({"x": Reason("formula-error", "it is an error.")}, "x", "not-a-number")
    assert (fault.kind, fault.message) == ("formula-error", "it is an error.")
    assert fault_of({}, "y", "not-a-number").message == "'y' cannot be read."
