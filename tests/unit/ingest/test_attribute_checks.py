"""What a case says of suppliers."""

from __future__ import annotations

import pytest

from optimiser.issues import Issue
from tests.unit.ingest.small_case import issues_of

HEAD = "offer,supplier,item,price_gbp,sme,local,attributes\n"


def said(suppliers: str, *offers: str) -> list[Issue]:
    """Return what is said of suppliers and offers."""
    head = "supplier,name,sme,local,attributes\n"
    rows = offers or ("O1,S1,gloves,1,,,",)
    return issues_of(suppliers=f"{head}{suppliers}S2,Second,,,\n", offers=HEAD + "".join(f"{row}\n" for row in rows))


@pytest.mark.parametrize("row", ["yes,yes,sme;local", ",,sme", "yes,no,", "no,no,social_value;not_sme", "yes,,SME"])
def test_attributes_that_agree(row: str) -> None:
    """A word among the attributes may repeat the column or stand in its place."""
    assert said(f"S1,First,{row}\n") == []


@pytest.mark.parametrize(
    ("row", "word"), [("no,,sme", "sme"), ("yes,no,social_value;local", "local"), ("no,,green; SME", "sme")]
)
def test_attributes_that_the_column_denies(row: str, word: str) -> None:
    """A word that the column of the same name denies is refused."""
    (issue,) = said(f"S1,First,{row}\n")
    assert (issue.kind, issue.table, issue.row) == ("contradictory-attributes", "suppliers", 2)
    assert issue.column == "attributes"
    assert f"'{word}'" in issue.message


def test_offers_that_say_otherwise_than_the_table_of_suppliers() -> None:
    """An offer that calls a supplier what its own table denies is refused; one that says nothing is not."""
    offers = ("O1,S1,gloves,1,,,", "O2,S1,soap,1,yes,,", "O3,S2,soap,1,yes,,")
    (issue,) = said("S1,First,no,,\n", *offers)
    assert (issue.kind, issue.table, issue.row, issue.column) == ("contradictory-attributes", "offers", 3, "sme")
    assert issue.message == "'S1' is 'sme' here, and is not in row 2 of suppliers.csv."


def test_offers_that_contradict_each_other() -> None:
    """Two offers of one supplier say the same of it."""
    (issue,) = said("S1,First,,,\n", "O1,S1,gloves,1,,,local", "O2,S1,soap,1,,no,")
    assert (issue.table, issue.row, issue.column) == ("offers", 3, "local")
    assert issue.message == "'S1' is not 'local' here, and is in row 2 of offers.csv."
