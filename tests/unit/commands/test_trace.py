"""A figure back to its rows on the screen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from optimiser.commands.trace import trace
from optimiser.errors import UsageError


def test_the_list(tiny_run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a figure all are listed with value, unit, period and basis."""
    assert trace(str(tiny_run), "", as_json=False) == 0
    line = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("headline:opportunity "))
    assert line.split() == ["headline:opportunity", "2,700.00", "GBP", "2025/26", "supplied"]
    assert trace(str(tiny_run), "", as_json=True) == 0
    figures = json.loads(capsys.readouterr().out)["figures"]
    assert {
        "figure": "spend:gloves:CED",
        "label": "Spend on Examination gloves",
        "value": "800.00",
        "unit": "GBP",
    } in figures


def test_down_to_the_row(tiny_run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The headline leads through its parts to file and row; a figure met again is not written out twice."""
    assert trace(str(tiny_run), "headline:opportunity", as_json=False) == 0
    out = capsys.readouterr().out
    assert out.startswith("headline:opportunity = 2,700.00 GBP (2025/26, supplied)")
    assert "spend_lines.csv, row 24: L23" in out
    assert "(shown above)" in out


def test_signs_in_words(tiny_run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is taken off is said to be less, what is used otherwise with."""
    assert trace(str(tiny_run), "headline:gap_to_target:CED", as_json=False) == 0
    out = capsys.readouterr().out
    assert "  less\n    headline:risk_adjusted:CED = 1,000.00 GBP" in out
    assert "with\n" in out


def test_as_json(tiny_run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --json the whole tree below the figure."""
    assert trace(str(tiny_run), "excess:median:gloves:CED", as_json=True) == 0
    tree = json.loads(capsys.readouterr().out)
    spend, benchmark = tree["parts"]
    assert (tree["value"], spend["figure"], spend["sign"]) == ("100.00", "spend:gloves:CED", 0)
    assert [(row["file"], row["row"]) for row in spend["rows"]] == [("spend_lines.csv", 4)]
    assert len(benchmark["parts"]) == 3


@pytest.mark.parametrize(
    ("figure", "hint"),
    [
        ("headline:oportunity", "Did you mean 'headline:opportunity'?"),
        ("zzz", "`optimiser trace RUN` lists the figures."),
    ],
)
def test_an_unknown_figure(tiny_run: Path, figure: str, hint: str) -> None:
    """A figure that does not exist is answered with the one meant."""
    with pytest.raises(UsageError) as caught:
        trace(str(tiny_run), figure, as_json=False)
    assert caught.value.remedy == hint
