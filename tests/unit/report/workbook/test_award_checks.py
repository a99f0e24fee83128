"""Checks of the recommended award agree on a sound run and each finds its fault."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from optimiser.report.view import RunView
from optimiser.report.workbook.award_checks import award_checks
from optimiser.report.workbook.blocks import Formula
from optimiser.report.workbook.book import part_blocks
from optimiser.report.workbook.parts import split
from tests.unit.report.award_sample import award_view
from tests.unit.report.workbook.test_award import MORE


def _sides(view: RunView, place: int = 0) -> dict[str, tuple[Any, Any]]:
    part = split(view)[place]
    found = award_checks(part, part_blocks(part))
    return {
        check.words: (check.left.value, check.right.value if isinstance(check.right, Formula) else check.right)
        for check in found
    }


def _failing(view: RunView) -> list[str]:
    return [words for words, (left, right) in _sides(view).items() if left != right]


def _changed(table: str, column: str, by: int) -> RunView:
    view = award_view(**MORE)
    frame = view.tables[table].copy()
    frame[column] = frame[column] + [by * (place == 0) for place in range(len(frame))]
    return dataclasses.replace(view, tables={**view.tables, table: frame})


@pytest.mark.parametrize(("basis", "place"), [("supplied", 0), ("synthetic", 1)])
def test_a_sound_award_agrees(basis: str, place: int) -> None:
    """Every side equals the other in the part where the award stands."""
    sides = _sides(award_view(basis, **MORE), place)
    assert len(sides) >= 9
    assert [words for words, (left, right) in sides.items() if left != right] == []


@pytest.mark.parametrize(
    ("table", "column", "by", "words"),
    [
        ("award_lines", "charged_pence", 2, "Recommended award: lines whose price × quantity"),
        ("award_lines", "cost_pence", 1, "Recommended award by line, added up"),
        ("savings", "saving_pence", 1, "Savings: today less recommended award"),
        ("savings", "saving_pence", 1, "Each saving, worked out"),
        ("savings", "baseline_pence", 1, "Savings ledger: today, added up"),
        ("savings", "cost_pence", -30_000, "Savings that exceed what their lines cost"),
        ("award_proof", "value_pence", 1, "Savings ledger: today, added up"),
        ("award_years", "not_yet_pence", 1, "Plan by year"),
        ("award_phasing", "part_year_pence", 1, "Part-year effects by trust and lot"),
    ],
)
def test_each_check_finds_its_fault(table: str, column: str, by: int, words: str) -> None:
    """A penny or more somewhere turns the check that watches over it."""
    assert any(label.startswith(words) for label in _failing(_changed(table, column, by)))


def test_the_headline_and_the_proof_gap_are_checked() -> None:
    """A published saving or proof gap that is not the sum or the difference is found."""
    view = award_view()
    wrong = dataclasses.replace(view, result={**view.result, "headline": {"saving_pence": 1}})
    assert "Savings that count = headline saving as published" in _failing(wrong)
    frame = view.tables["award_proof"].copy()
    frame.loc[frame["measure"] == "proof_gap", "value_pence"] = 5
    assert "Recommended award less its proven lower bound = proof gap" in _failing(
        dataclasses.replace(view, tables={**view.tables, "award_proof": frame})
    )


def test_nothing_recommended_is_nothing_to_check() -> None:
    """Without an award there is no check of one."""
    part = split(RunView({}, {}, {}))[0]
    assert list(award_checks(part, {})) == []
