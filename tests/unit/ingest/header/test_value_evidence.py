"""How values fit fields."""

from __future__ import annotations

import pytest

from optimiser.ingest.header.value_evidence import UNKNOWN, alone, fit
from optimiser.ingest.header.value_profile import ColumnProfile, profile

CODES = profile(["700121", "700388", "K-812"])
NAMES = profile(["Bunzl Healthcare Ltd", "Reed", "Leeds City Council"])
AMOUNTS = profile(["1,204.50", "£33.00", "(12.10)"])
DATES = profile(["01/04/2020", "07-May-20", "2020-06-30"])


@pytest.mark.parametrize(
    ("values", "right", "wrong"),
    [
        ("date", DATES, CODES),
        ("money", AMOUNTS, NAMES),
        ("name", NAMES, CODES),
        ("code", CODES, AMOUNTS),
        ("code", CODES, DATES),
        ("unit", profile(["EA", "BX"]), AMOUNTS),
        ("line", profile(["1", "2"]), CODES),
        ("number", profile(["10", "250"]), DATES),
        ("text", NAMES, AMOUNTS),
    ],
)
def test_right_values_fit_and_wrong_ones_do_not(values: str, right: ColumnProfile, wrong: ColumnProfile) -> None:
    """Values of the kind fit well; values of another kind fit badly or not at all."""
    assert fit(values, right) > 0.6
    assert fit(values, wrong) < 0.35


def test_an_empty_column_fits_anything_a_little() -> None:
    """A title over nothing is believed, less surely."""
    assert fit("money", profile(["", ""])) == UNKNOWN


def test_values_alone_tell_dates_amounts_and_suppliers() -> None:
    """Written dates, pence and legal forms tell a kind without a title; codes and whole numbers do not."""
    assert [alone("date", DATES), alone("money", AMOUNTS)] == [1.0, 1.0]
    assert alone("name", profile(["A Ltd", "B plc", "Reed"])) > 0.9
    assert [alone("money", CODES), alone("date", profile(["43900", "43901"])), alone("code", CODES)] == [0, 0, 0]
