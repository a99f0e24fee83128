"""The header map."""

from __future__ import annotations

from dataclasses import replace

from optimiser.ingest.header.header_map import HeaderMap, OtherColumn, Question

MAP = HeaderMap("lines", 1, 1, 2, ("Date", "Note", "Postcode"))


def test_a_map_is_usable_unless_something_must_be_answered() -> None:
    """Warnings and notes do not stop the reading; errors and sheets that are no table do."""
    warning = Question("warning", "ambiguous-column", "area", (), "open", "Look.")
    assert replace(MAP, questions=(warning,)).usable
    assert not replace(MAP, questions=(warning, replace(warning, severity="error"))).usable
    assert not replace(MAP, table="none").usable


def test_other_columns_are_kept_or_dropped() -> None:
    """Each other column is one or the other."""
    kept, dropped = OtherColumn(1, "Note", "Unknown."), OtherColumn(2, "Postcode", "An address.", dropped=True)
    both = replace(MAP, others=(kept, dropped))
    assert (both.ignored, both.dropped) == ((kept,), (dropped,))
