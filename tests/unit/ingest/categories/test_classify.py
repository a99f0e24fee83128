"""The category of each line, and why."""

from __future__ import annotations

import pandas as pd
import pytest

from optimiser.ingest.categories.classify import classify, coverage
from optimiser.issues import InputError


def told(**cells: str) -> tuple[str, str]:
    """Return category and reason of one line."""
    row = classify(pd.DataFrame([cells])).iloc[0]
    return row["category"], row["category_reason"]


@pytest.mark.parametrize(
    ("cells", "category", "reason"),
    [
        ({"category": "Agency Nurse - Band 5"}, "agency_nursing", "category says 'agency nurse'"),
        ({"category": "MED & SURG EQUIP"}, "medical_equipment", "category says 'med surg equip'"),
        ({"description": "Gloves nitrile M"}, "gloves", "description says 'glove'"),
        ({"category": "Other Expenses", "description": "Taxi fare"}, "taxis", "description says 'taxi'"),
        ({"category": "Other Expenses", "description": "zz"}, "other", "category says 'other expense'"),
        ({"category": "Drugs", "description": "Taxi"}, "pharmacy", "category says 'drug'"),
        ({"category": "zz", "supplier_kind": "nhs"}, "nhs_services", "supplier_kind says 'nhs'"),
        ({"category": "zz", "area": "Pathology"}, "laboratory", "area says 'pathology'"),
        ({"category": "Clinical supplies", "description": "Gloves"}, "gloves", "description says 'glove'"),
        ({"description": "zz it qq"}, "", "no column tells it"),
        ({"description": "IT"}, "ict", "description says 'it'"),
        ({"category": "zz"}, "", "no column tells it"),
        ({"other": "Gloves"}, "", "no column tells it"),
    ],
)
def test_the_first_column_that_tells_more_than_generalities(cells: dict[str, str], category: str, reason: str) -> None:
    """The expense type counts first, unless it says little; short account names are not read into descriptions."""
    assert told(**cells) == (category, reason)


def test_the_case_has_the_last_word() -> None:
    """An override counts before every rule, whatever the capitals; lines keep their own index."""
    lines = pd.DataFrame({"category": ["DRUGS", "Rent", None], "area": ["a", "b", "c"]}, index=[5, 6, 7])
    overrides = pd.DataFrame([["category", "Drugs", "homecare"]], columns=["field", "text", "category"])
    found = classify(lines, overrides)
    assert found["category"].to_dict() == {5: "homecare", 6: "rent", 7: ""}
    assert found.loc[5, "category_reason"] == "the case says so of category 'DRUGS'"


def test_a_wrong_override_is_told() -> None:
    """An override of an unknown column or category is an issue with its row."""
    overrides = pd.DataFrame(
        [["colour", "x", "pharmacy"], ["category", "x", "nothing"]], columns=["field", "text", "category"]
    )
    with pytest.raises(InputError) as caught:
        classify(pd.DataFrame({"category": ["x"]}), overrides)
    assert [(issue.kind, issue.row, issue.value) for issue in caught.value.issues] == [
        ("not-a-choice", 2, "colour"),
        ("not-a-choice", 3, "nothing"),
    ]


def test_coverage_in_lines_and_pounds() -> None:
    """Lines and pounds by category, those without one last; credits count in the share as what they are worth."""
    classified = classify(pd.DataFrame({"category": ["Drugs", "Drugs", "zz", "Rent"]}))
    sums = classified.assign(lines=1, pence=[100, -50, 50, 200], absolute=[100, 50, 50, 200])
    table = coverage(sums)
    assert table.to_dict("list") == {
        "category": ["pharmacy", "rent", ""],
        "name": ["Medicines", "Rents and leases of property", "not classified"],
        "lines": [2, 1, 1],
        "pence": [50, 200, 50],
        "share_of_lines": [0.5, 0.25, 0.25],
        "share_of_pounds": [0.375, 0.5, 0.125],
    }


def test_coverage_of_nothing() -> None:
    """No lines give an empty table."""
    assert coverage(pd.DataFrame({"category": [], "lines": [], "pence": [], "absolute": []})).empty
