"""Provenance, assumptions and settings from the result."""

from __future__ import annotations

from optimiser.report.workbook.trace import origin_blocks
from tests.unit.report.workbook.sample_view import sample_view


def test_every_table_with_a_basis_has_its_source() -> None:
    """Provenance lists tables by name with file, basis, licence and hash."""
    block = origin_blocks(sample_view().result)["provenance"]
    assert block.exact("table") == ["contracts", "mileage", "spend_lines", "targets", "trusts"]
    assert block.exact("basis")[3] == "synthetic"
    assert block.has("licence", "sha256", "price_base")


def test_settings_are_flattened_and_unset_ones_say_so() -> None:
    """A nested setting is named by its path; one that is not set is said not to be."""
    block = origin_blocks(sample_view().result)["settings"]
    pairs = dict(zip(block.exact("key"), block.exact("value"), strict=True))
    assert pairs == {"buying.min_trusts": 3, "buying.returns_tolerance": 0.15, "recovery.risk_weights": "not set"}


def test_lists_and_yes_or_no_are_text() -> None:
    """A list is joined and a truth value becomes a word; an empty result has no blocks."""
    block = origin_blocks({"settings": {"a": True, "b": ["x", "y"], "c": ""}})["settings"]
    assert block.exact("value") == ["yes", "x; y", None]
    assert origin_blocks({}) == {}
