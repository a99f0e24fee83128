"""The category of a contract by its CPV code."""

from __future__ import annotations

import csv

import pytest

from optimiser.config.shipped import shipped_reference
from optimiser.ingest.ocds.categories import CPV_FILE, NOT_CLASSIFIED, category_of


@pytest.mark.parametrize(
    ("cpv", "found"),
    [
        ("85143000", ("patient_transport", "transport")),
        ("85143000-3", ("patient_transport", "transport")),
        ("85111000", ("outsourced_clinical", "buying")),
        ("90524000", ("healthcare_waste", "buying")),
        ("90511000", ("non_healthcare_waste", "buying")),
        ("64120000", ("courier", "transport")),
        ("98310000", ("laundry", "buying")),
        ("45210000", ("construction", "other")),
    ],
)
def test_the_longest_beginning_counts(cpv: str, found: tuple[str, str]) -> None:
    """An ambulance service is patient transport although it stands among health services."""
    assert category_of(cpv) == found


@pytest.mark.parametrize("cpv", ["", "8514", "not a code", "851430001", "99000000"])
def test_what_is_no_code_is_not_classified(cpv: str) -> None:
    """A short, wrong or unknown code gives no category, not the nearest."""
    assert category_of(cpv) == NOT_CLASSIFIED


def test_the_look_up_is_sound() -> None:
    """Each beginning stands once, is digits, and names a lever that contracts have."""
    with shipped_reference(CPV_FILE).open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    beginnings = [row["cpv_prefix"] for row in rows]
    assert len(set(beginnings)) == len(beginnings)
    assert all(2 <= len(each) <= 8 and each.isdigit() for each in beginnings)
    assert {row["lever"] for row in rows} <= {"buying", "transport", "other"}
