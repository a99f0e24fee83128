"""The recommended award on the screen."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from optimiser.commands.award_summary import say_award

RESULT: dict[str, Any] = {
    "settings": {"buying": {"one_off_years": 1}},
    "buying": {
        "award_basis": "supplied",
        "recommended_pence": 56_300,
        "proof_gap_pence": 101,
        "savings": [
            {"trust": trust, "lot": lot, "baseline_pence": today, "cost_pence": cost, "saving_pence": today - cost}
            for trust, lot, today, cost in (("AAA", "ward", 60_000, 50_000), ("CCC", "theatre", 5_000, 5_600))
        ],
        "award_rules": [
            {"rule": "max_suppliers_per_lot", "standing": "binds", "price_pence": 4_000},
            {"rule": "min_sme_share", "standing": "free", "price_pence": 0},
        ],
    },
}


def said(result: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Return the lines written."""
    say_award(result)
    return capsys.readouterr().out.splitlines()


def test_the_lines(capsys: pytest.CaptureFixture[str]) -> None:
    """Today, with it, saving; once; proof gap; lots; who pays more; the rules that bind and no others."""
    assert said(RESULT, capsys) == [
        "Recommended award (supplied records; a full year)",
        "  Today £650.00, with it £556.00, saving £94.00",
        "  Cost to deliver, once: £7.00",
        "  Proof gap: at most £1.01 better is possible within these rules and data",
        "  By lot: ward £100.00, theatre -£6.00",
        "  Pays more: CCC £6.00",
        "  Rules that bind: max_suppliers_per_lot (£40.00 alone)",
        "",
    ]


def test_an_illustration_says_so_in_every_line(capsys: pytest.CaptureFixture[str]) -> None:
    """A synthetic award is no finding, line by line."""
    result = copy.deepcopy(RESULT)
    result["buying"]["award_basis"] = "synthetic"
    lines = said(result, capsys)
    assert lines[0] == "Recommended award (illustrative, synthetic records, no finding; a full year)"
    assert all(line.endswith("(illustrative)") for line in lines[1:-1])


def test_what_is_paid_once_over_several_years(capsys: pytest.CaptureFixture[str]) -> None:
    """Where the choice spreads it over years, its share of each is said; nothing is said to be nothing."""
    result = copy.deepcopy(RESULT)
    result["settings"]["buying"]["one_off_years"] = 4
    assert "  Cost to deliver, once: £7.00 in each of 4 years" in said(result, capsys)
    result["buying"]["recommended_pence"] = 55_600
    assert "  Nothing to be paid once to deliver it" in said(result, capsys)


def test_many_lots_and_rules_are_cut(capsys: pytest.CaptureFixture[str]) -> None:
    """The largest lots are named and the others added up; so with the rules."""
    result = copy.deepcopy(RESULT)
    result["buying"]["savings"] = [
        {"trust": "AAA", "lot": f"lot{n}", "baseline_pence": 100, "cost_pence": 0, "saving_pence": 100}
        for n in range(6)
    ]
    result["buying"]["award_rules"] = [{"rule": f"r{n}", "standing": "binds", "price_pence": 1} for n in range(7)]
    text = "\n".join(said(result, capsys))
    assert "lot3 £1.00, 2 more £2.00" in text
    assert "and 2 more" in text
    assert "Pays more" not in text


def test_nothing_recommended_is_nothing_said(capsys: pytest.CaptureFixture[str]) -> None:
    """A run without an award has no such lines."""
    assert said({"buying": {}}, capsys) == []
