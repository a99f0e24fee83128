"""A run in words and short tables."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import Any

import pytest

from optimiser.commands.summary import say_calendar, say_heading, say_opportunities, say_summary, say_suppliers


def cells(out: str) -> list[list[str]]:
    """Return the lines of an answer as their cells, which two spaces or more keep apart."""
    return [re.split(r" {2,}", line.strip()) for line in out.splitlines()]


@pytest.fixture
def result(tiny_run: Path) -> dict[str, Any]:
    """Return the result of the tiny case, to be changed at will."""
    content: dict[str, Any] = json.loads((tiny_run / "result.json").read_text(encoding="utf-8"))
    return copy.deepcopy(content)


def test_the_summary(result: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    """Headline, numbers, opportunities, calendar, grey fleet, rows read, and where the files are."""
    say_summary(result, Path("runs/tiny"))
    out = capsys.readouterr().out
    assert out.startswith("Tiny collaborative (invented for teaching), as of 2026-11-22, scenario base\n")
    assert ["Opportunity against the median, a year", "£2,700.00"] in cells(out)
    assert ["Gap to target", "£2,500.00"] in cells(out)
    assert "... and 1 more in the report." in out
    assert "Grey fleet: business miles at each dated rate (miles of 2025/26; context, not in the headline)" in out
    assert f"Run {result['run_id']}; `optimiser trace runs/tiny` follows a figure to its rows." in out
    assert "Worked illustration" not in out
    assert "Suppliers paid by several trusts" not in out


def test_an_illustration_stands_apart(result: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    """What is synthetic has a paragraph of its own under its own title."""
    result["illustration_sentence"] = "Illustrative only: targets are synthetic."
    say_summary(result, Path("run"))
    assert "Worked illustration (synthetic, no finding)\n  Illustrative only" in capsys.readouterr().out


def test_without_a_price_the_shared_suppliers_are_told(
    result: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    """Where no opportunity can be claimed the suppliers paid by several trusts are listed instead."""
    result["headline"] = {}
    say_summary(result, Path("run"))
    out = capsys.readouterr().out
    assert ["Washwell Laundries", "2", "£70,000.00", "ALD, BIR"] in cells(out)
    assert "Headline (published" not in out


def test_what_is_in_the_headline(result: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    """Each opportunity says whether it is counted, not counted or already in plan."""
    say_opportunities(result, limit=None)
    said = {row[2]: row[6] for row in cells(capsys.readouterr().out) if row[0].isdigit()}
    assert said == {
        "Cannula 20G": "counted",
        "Surgical masks": "counted",
        "Copier paper": "counted",
        "Syringes 10 ml": "counted",
        "Examination gloves": "not counted",
        "Laundry": "counted",
        "Clinical waste": "already in plan",
        "Patient meals": "not counted",
    }


def test_a_synthetic_opportunity_is_illustrative(result: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    """An opportunity in synthetic records is never said to be counted."""
    for row in result["buying"]["opportunities"]:
        row["basis"] = "synthetic"
    say_opportunities(result)
    out = capsys.readouterr().out
    assert out.count("illustrative") == 8
    assert "counted" not in out


def test_nothing_found(result: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    """Where nothing was found nothing is written but the heading."""
    del result["buying"], result["contracts"]
    say_heading(result)
    capsys.readouterr()
    say_opportunities(result)
    say_suppliers(result)
    say_calendar(result)
    assert capsys.readouterr().out == ""


def test_a_long_calendar(result: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    """The calendar leaves out what has ended, shows as many as asked for, and says how many more there are."""
    say_calendar(result, limit=2)
    out = capsys.readouterr().out
    assert "... and 4 more in the report." in out
    say_calendar(result, limit=None)
    full = capsys.readouterr().out
    assert "2026-10-31" not in full
    assert ["tender under way", "2029-03-31", "ALD", "Clinical waste of two trusts", "A"] in cells(full)


def test_a_grey_fleet_of_several_years(result: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    """Miles of two years are said to be of two years, and a rate without a reference has a dash."""
    result["transport"]["grey_fleet"][0]["financial_year"] = "2024/25"
    say_summary(result, Path("run"))
    out = capsys.readouterr().out
    assert "(miles of 2024/25, 2025/26; context" in out
    pool = next(line for line in out.splitlines() if line.startswith("Pool car"))
    assert pool.split()[-2:] == ["-", "-"]


def test_no_grey_fleet(result: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    """A run without mileage has no grey fleet."""
    del result["transport"]
    say_summary(result, Path("run"))
    assert "Grey fleet" not in capsys.readouterr().out
