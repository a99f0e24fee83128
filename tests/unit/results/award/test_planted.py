"""What a generator planted, beside what was found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.unit.results.award.award_case import awarded

HEAD = "planted,kind,expected,scenario,lots,item,supplier,offers,trusts,value_gbp,detail\n"


def told(folder: Path, row: str) -> dict[str, Any]:
    """Return what is told of one thing planted; BBB and CCC save 30.00 a year and pay 8.00 once."""
    found = awarded(folder, basis={"planted": "synthetic"}, questions="quick", planted=HEAD + row + ",In words.\n")
    (one,) = found.tables["award_planted"].to_dict("records")
    return {str(column): value for column, value in one.items()}


@pytest.mark.parametrize(
    ("row", "pence", "found"),
    [
        ("P,pooled_tier,saving_at_least,,consumables,,one,,,21.99", 2200, True),
        ("P,pooled_tier,saving_at_least,,consumables,,one,,,22.03", 2200, False),
        ("P,price_spread,saving_exactly,,,gloves,one,,CCC,20.00", 2000, True),
        ("P,price_spread,saving_exactly,,,gloves,one,,CCC,19.00", 2000, False),
        ("P,dominated,unused,,,,two,O2,,0.00", 0, True),
        ("P,dominated,unused,,,,one,O1,,0.00", None, False),
        ("P,switch_not_worth,stays,,consumables,,,,AAA,0.00", 0, True),
        ("P,switch_not_worth,stays,,consumables,,,,BBB,0.00", None, False),
        ("P,tier_missed,tier_gap,,consumables,gloves,one,O1,,5.00", None, False),
    ],
)
def test_planted_and_found(tmp_path: Path, row: str, pence: int | None, found: bool) -> None:
    """Each kind is measured in its own way, net of what is paid once, and found or not."""
    one = told(tmp_path, row)
    assert (
        None if one["found_pence"] is None or one["found_pence"] != one["found_pence"] else one["found_pence"]
    ) == pence
    assert one["found"] is found


def test_what_belongs_to_another_scenario(tmp_path: Path) -> None:
    """What was planted for another scenario is not looked for here."""
    row = "P,rule,costs_at_most,dear,,,,,,5.00,In words.\n"
    found = awarded(tmp_path, basis={"planted": "synthetic"}, planted=HEAD + row)
    assert found.tables["award_planted"].empty
