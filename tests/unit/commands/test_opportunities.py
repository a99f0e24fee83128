"""Shared buying without publishing a run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from optimiser.commands.opportunities import opportunities


def test_in_words(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The headline and every opportunity are told, and nothing is left on the disk."""
    before = set(small.parent.iterdir())
    assert opportunities(small, "base", (), as_json=False) == 0
    out = capsys.readouterr().out
    assert "£20 of it lies above the median price" in out
    assert "tender together" in out
    assert set(small.parent.iterdir()) == before


def test_as_json(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --json the part of the result that concerns buying, checked, under a setting of the command."""
    assert opportunities(small, "low", ("buying.min_lines=4",), as_json=True) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["arithmetic_verified"] is True
    assert answer["buying"]["opportunities"] == []
    assert "transport" not in answer
