"""Checks agree on a sound run and each finds the fault it is there for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from optimiser.report.view import RunView
from optimiser.report.workbook.blocks import Block, Formula, Place
from optimiser.report.workbook.book import part_blocks
from optimiser.report.workbook.checks import checks_block
from optimiser.report.workbook.parts import split
from tests.unit.report.workbook.sample_view import sample_view


def _checks(view: RunView, place: int = 0) -> Block:
    part = split(view)[place]
    block = checks_block(part, part_blocks(part), Place("Checks"))
    assert block is not None
    return block


def _failing(view: RunView, place: int = 0) -> list[str]:
    block = _checks(view, place)
    return [words for words, agrees in zip(block.exact("words"), block.exact("agrees"), strict=True) if not agrees]


def test_a_sound_run_agrees_in_every_check() -> None:
    """Nothing differs in either part, and every verdict is a live formula over a live difference."""
    for place in (0, 1):
        assert _failing(sample_view(), place) == []
    block = _checks(sample_view())
    assert block.grid.rows >= 20
    for name in ("left", "difference", "agrees"):
        field = block.fields[block.grid.names.index(name)]
        assert all(isinstance(value, Formula) for value in tuple(field.values))


def test_checks_count_in_their_own_units() -> None:
    """Rows, pounds and volume are each checked in their own unit."""
    assert set(_checks(sample_view()).exact("unit")) == {"£", "count", "units"}


def _headline(view: RunView) -> RunView:
    result = {**view.result, "headline": {"opportunity_pence": view.result["headline"]["opportunity_pence"] + 1}}
    return RunView(result, view.tables, view.inputs)


def _with(name: str, change: Callable[[pd.DataFrame], Any]) -> Callable[[RunView], RunView]:
    def changed(view: RunView) -> RunView:
        frame = view.tables[name].copy()
        change(frame)
        return RunView(view.result, {**view.tables, name: frame}, view.inputs)

    return changed


def _add(frame: pd.DataFrame, column: str, row: int = 0) -> None:
    frame[column] = frame[column] + [int(place == row) for place in range(len(frame))]


def _lost_line(view: RunView) -> RunView:
    return RunView(view.result, view.tables, {**view.inputs, "spend_lines": view.inputs["spend_lines"].iloc[1:]})


@pytest.mark.parametrize(
    ("fault", "words", "place"),
    [
        (_headline, "Opportunities that count = headline opportunity as published", 0),
        (_headline, "Opportunity by trust, added up = headline opportunity as published", 0),
        (_with("opportunities", lambda frame: _add(frame, "value_pence")), "Each opportunity, summed", 0),
        (_with("benchmark_prices", lambda frame: _add(frame, "excess_pence")), "Spend above the minimum", 0),
        (_with("unit_prices", lambda frame: _add(frame, "spend_pence")), "Spend compared + spend excluded", 0),
        (_with("reconciliation", lambda frame: _add(frame, "rows_read")), "Reconciliation in rows", 0),
        (_with("reconciliation", lambda frame: _add(frame, "read_pence", 1)), "Reconciliation in pounds", 0),
        (
            _with("reconciliation", lambda frame: _add(frame, "volume_read_millionths", 1)),
            "Reconciliation in volume",
            0,
        ),
        (_with("reconciliation", lambda frame: _add(frame, "rows_read")), "Files whose reconciliation", 0),
        (_lost_line, "Input: spend lines: rows on the sheet = rows accepted", 0),
        (_lost_line, "Input: spend lines: pounds on the sheet = pounds accepted", 0),
        (_with("target_nodes", lambda frame: _add(frame, "gap_to_target_pence")), "Gap to target + risk-adjusted", 1),
        (_with("target_nodes", lambda frame: _add(frame, "unidentified_pence")), "Unidentified + identified", 1),
    ],
)
def test_each_check_finds_its_fault(fault: Callable[[RunView], RunView], words: str, place: int) -> None:
    """A penny, a row or a millionth too many somewhere turns the check that watches over it."""
    assert any(label.startswith(words) for label in _failing(fault(sample_view()), place))


def test_nothing_to_check_is_no_block() -> None:
    """An empty run has no checks."""
    part, _ = split(RunView({}, {}, {}))
    assert checks_block(part, {}, Place("Checks")) is None
