"""Values of contracts, trade between members, and the register beside the returns."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from optimiser.audit.book import Book
from optimiser.audit.contract_figures import expect_contracts, expect_register, verdict_fits
from optimiser.audit.lines import read_spend
from tests.unit.audit.drawn import ITEMS, LINES, record

HEADER = "contract,trust,participants,category,supplier,status,value_gbp,tender_value_gbp,start,end,grade\n"
TWO_YEARS = "2024-09-01,2026-08-31"


def _book(folder: Path, rows: str, **tables: str) -> Book:
    run = record(folder, {"contracts": HEADER + rows, **tables})
    book = Book()
    expect_contracts(book, run)
    if "spend_lines" in tables:
        expect_register(book, run, read_spend(run))
    return book


def test_grade_c_drives_no_figure(tmp_path: Path) -> None:
    """A contract graded B has its value and a yearly one, one graded C has neither."""
    book = _book(tmp_path, f"C1,AAA,,a,,awarded,240.00,,{TWO_YEARS},B\nC2,AAA,,a,,awarded,240.00,,{TWO_YEARS},C\n")
    assert {name: figure.value for name, figure in book.figures.items()} == {
        "contract_value:C1": 24000,
        "contract_annual:C1": 12000,
    }
    assert book.tables["decide_by"].rows["C2",]["value_pence"] is None


def test_a_member_that_supplies_members_gains_the_system_nothing(tmp_path: Path) -> None:
    """AAA owns the supplier, so BBB's purchase is listed and AAA's own is not."""
    suppliers = "supplier,name,member_trust\nown,Own,AAA\n"
    book = _book(tmp_path, f"C1,AAA,AAA;BBB,a,own,awarded,240.00,,{TWO_YEARS},A\n", suppliers=suppliers)
    (row,) = book.tables["internal_trade"].rows.values()
    assert (row["buyer_trust"], row["value_pence"], row["system_pence"]) == ("BBB", 24000, 0)


def test_the_returns_are_a_years_lines_of_the_members_in_the_category(tmp_path: Path) -> None:
    """BBB's and CCC's 60.00 of the year beside 100.00 a year by the contract; last year's line is left out."""
    lines = LINES + "L4,CCC,2024/25,gloves,three,10,99.00\n"
    rows = f"C1,BBB,BBB;CCC,consumables,,awarded,200.00,120.00,{TWO_YEARS},A\n"
    book = _book(tmp_path, rows, spend_lines=lines, items=ITEMS)
    row = book.tables["register_reconciliation"].rows["C1",]
    assert (row["returns_pence"], row["difference_pence"], row["difference_tender_pence"]) == (6000, 4000, 0)
    assert book.figures["returns:C1"].rows == {("spend_lines", 3): 1, ("spend_lines", 4): 1}
    assert book.figures["register_difference:C1"].parts == {"contract_annual:C1": 1, "returns:C1": -1}


@pytest.mark.parametrize(
    ("award", "tender", "returns", "verdict"),
    [
        (115, None, 100, "Agrees within 15%."),
        (200, 90, 100, "The award is 2.0 times the returns; only the tender value fits."),
        (None, 90, 100, "The tender value agrees within 15%."),
        (116, None, 100, "1.2 times the returns: confirm."),
        (116, None, 0, "The returns show no cost in this category."),
    ],
)
def test_the_verdict_says_what_the_numbers_say(
    award: int | None, tender: int | None, returns: int, verdict: str
) -> None:
    """Each verdict fits its own numbers and no agreement fits the others."""
    row: dict[str, Any] = {"annual_award_pence": award, "annual_tender_pence": tender, "returns_pence": returns}
    assert verdict_fits({**row, "verdict": verdict}, Fraction(3, 20))
    wrong = "2.0 times the returns" if verdict.startswith("Agrees") else "Agrees within 15%."
    assert not verdict_fits({**row, "verdict": wrong}, Fraction(3, 20))
