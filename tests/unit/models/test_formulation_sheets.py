"""The formulation sheets say what the docstrings say."""

from __future__ import annotations

from tests.unit.models.formulation_sheets import README, formulation_sheets


def test_the_sheets_are_up_to_date() -> None:
    """models/README.md is what its maker would write today."""
    assert README.read_text(encoding="utf-8") == formulation_sheets()


def test_formulas_survive_the_way_into_markdown() -> None:
    """The benchmark's formula stands in a block of its own and its letters between dollar signs."""
    sheets = formulation_sheets()
    assert "```math\nb(\\alpha) = p_{(k)} + (h - k)(p_{(k + 1)} - p_{(k)})" in sheets
    assert "$p_{ti} = m_{ti} / q_{ti}$" in sheets
    assert ":math:" not in sheets
    assert ".. math" not in sheets
