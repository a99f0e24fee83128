"""Which classes may share a vehicle in a made-up day."""

from __future__ import annotations

import pytest

from optimiser.synthetic.sharing_table import CLASSES, compatibility_rows, may_ride_together


def test_every_two_classes_are_stated_once_with_who_says_so() -> None:
    """No pair is left to a default, and none stands there twice, in whatever order."""
    rows = compatibility_rows()
    pairs = {frozenset((row.class_a, row.class_b)) for row in rows}
    assert len(rows) == len(pairs) == len(CLASSES) * (len(CLASSES) - 1) // 2
    assert all(row.evidence.endswith(".") for row in rows)


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("patient", "specimens", "yes"),
        ("patient", "used_linen", "no"),
        ("patient", "used_instruments", "no"),
        ("patient", "clinical_waste", "no"),
        ("patient", "category_a_specimens", "no"),
        ("patient", "food", "no"),
        ("clean_linen", "used_linen", "changeover"),
        ("sterile_sets", "used_instruments", "changeover"),
        ("food", "clinical_waste", "no"),
        ("food", "used_linen", "no"),
        ("specimens", "mail", "yes"),
        ("used_instruments", "used_linen", "yes"),
        ("mail", "food", "changeover"),
    ],
)
def test_the_usual_rulings(one: str, other: str, together: str) -> None:
    """What is practised is allowed, what is dirty keeps from patients and from food, and the rest changes over."""
    (row,) = [row for row in compatibility_rows() if (row.class_a, row.class_b) == (one, other)]
    assert row.together == together
    assert may_ride_together(one, other) == may_ride_together(other, one) == (together == "yes")
