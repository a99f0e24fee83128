"""Transport of a run on the screen."""

from __future__ import annotations

import copy

import pytest

from optimiser.commands.transport_summary import say_transport
from tests.unit.report.transport_sample import transport_view


def test_overlap_and_plan_are_told_outside_the_headline(capsys: pytest.CaptureFixture[str]) -> None:
    """Alone, together, opportunity and proof gap, per representative day, with their basis."""
    say_transport(transport_view().result)
    out = " ".join(capsys.readouterr().out.split())
    assert out.startswith(
        "Transport (not in the headline) Overlap on one representative day (weekday), supplied records"
    )
    assert "all together £92.00" in out
    assert "proof gap: at most £0.92 (1.0%) better is possible" in out


def test_a_synthetic_day_is_a_worked_illustration(capsys: pytest.CaptureFixture[str]) -> None:
    """The title says so, and so does every sentence."""
    say_transport(transport_view("synthetic").result)
    out = capsys.readouterr().out
    assert out.startswith("Transport: worked illustration (synthetic, no finding)\n")
    assert " ".join(out.split()).count("synthetic, no finding") == 3


def test_nothing_moves(capsys: pytest.CaptureFixture[str]) -> None:
    """Without transport, or with grey fleet alone, nothing is written."""
    result = copy.deepcopy(transport_view().result)
    result["transport"] = {"grey_fleet": [], "basis": "supplied", "period": "2025/26"}
    say_transport(result)
    say_transport({})
    assert capsys.readouterr().out == ""
