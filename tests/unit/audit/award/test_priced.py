"""What the lines of an award add up to, and what is paid once."""

from __future__ import annotations

from pathlib import Path

from tests.unit.audit.award.drawn_award import LINES, OFFERS, award_of

COSTLY = OFFERS + "O1,four,gloves,,,1.50,,,10.01,,3.00\n"


def test_what_is_paid_once_is_paid_by_whom_it_concerns(tmp_path: Path) -> None:
    """Taking the supplier on once, moving BBB and CCC; AAA does not move."""
    award = award_of(tmp_path, tables={"offers": COSTLY})
    assert award.one_offs == {
        ("activation", "four", ""): 1001,
        ("switching", "four", "BBB"): 300,
        ("switching", "four", "CCC"): 300,
    }


def test_a_trust_pays_no_move_to_who_supplies_it_today(tmp_path: Path) -> None:
    """BBB buys of four today."""
    award = award_of(tmp_path, tables={"offers": COSTLY, "spend_lines": LINES.replace("two", "four")})
    assert ("switching", "four", "BBB") not in award.one_offs
    assert ("switching", "four", "CCC") in award.one_offs


def test_the_cost_weighs_what_is_paid_once_over_the_years(tmp_path: Path) -> None:
    """40.00 a year; 10.01 and twice 3.00 over four years are 2.50 and twice 0.75."""
    award = award_of(tmp_path, tables={"offers": COSTLY}, one_off_years=4)
    assert award.recommended == 4000 + 250 + 75 + 75
    assert award.baseline == 7000
    assert award.savings == {("AAA", "gloves"): 0, ("BBB", "gloves"): 500, ("CCC", "gloves"): 2500}


def test_who_supplies_today_is_known_by_trust_and_lot(tmp_path: Path) -> None:
    """Everybody who sells or offers is a supplier."""
    award = award_of(tmp_path)
    assert award.incumbents["CCC", "consumables"] == {"three"}
    assert award.suppliers == {"one", "two", "three", "four"}
