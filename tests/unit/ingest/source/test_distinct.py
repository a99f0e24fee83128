"""Distinct texts and reasons."""

from __future__ import annotations

import pytest

from optimiser.ingest.source.distinct import Reason, bare, distinct


def test_reason_is_text_with_a_kind() -> None:
    """A reason is compared and printed as text, and knows its kind."""
    reason = Reason("not-a-date", "why")
    assert reason == "why"
    assert reason.kind == "not-a-date"


def test_reason_of_an_unknown_kind() -> None:
    """A kind without an entry in the catalogue is a fault of the program."""
    with pytest.raises(ValueError, match="no entry"):
        Reason("no-such-kind", "why")


def test_bare() -> None:
    """Odd spaces are plain ones, and an apostrophe that marks text is taken off."""
    assert bare("\u00a0'1\u2009000 ") == "1 000"


def test_distinct() -> None:
    """Each text stands once, and each cell says which it is."""
    codes, texts = distinct(["b", "a", "b"])
    assert texts == ["b", "a"]
    assert codes.tolist() == [0, 1, 0]
