"""When trusts join, and what falls in which year."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from optimiser.audit.award.figures import AwardWords, award_words, expect_award
from optimiser.audit.award.phasing import check_phasing, expect_phasing
from optimiser.audit.award.pricing import read_award
from optimiser.audit.book import Book
from optimiser.audit.comparison import Comparison
from tests.unit.audit.award.drawn_award import ONE_OFFER, run_of, told

CONTRACTS = "contract,trust,participants,category,status,start,end,grade,exit_gbp\n"
HELD = CONTRACTS + "K1,CCC,,consumables,awarded,2025-04-01,2027-10-15,A,\n"
JOINED = """\
trust,lot,financial_year,join_month,part_year_gbp
BBB,consumables,2026/27,2027-09,0.00
BBB,consumables,2027/28,2027-09,2.92
BBB,consumables,2028/29,2027-09,5.00
CCC,consumables,2026/27,2027-11,0.00
CCC,consumables,2027/28,2027-11,10.42
CCC,consumables,2028/29,2027-11,25.00
"""
# As of 22 November 2026 a tender of nine months ends on 22 August 2027: the first whole month is September.
# BBB saves 5.00 a year and CCC 25.00: in 2027/28 seven and five months of them.
YEARS = """\
financial_year,months,today_gbp,plan_gbp,saving_gbp,phased_gbp,not_yet_gbp,basis
2026/27,4,23.33,23.33,0.00,0.00,0.00,supplied
2027/28,12,70.00,58.00,12.00,13.34,-1.34,supplied
2028/29,12,70.00,40.00,30.00,30.00,0.00,supplied
"""
EFFECTS = {"2026/27": (0, 0), "2027/28": (292, 1042), "2028/29": (500, 2500)}


def _words(folder: Path, joined: str = JOINED, years: str = YEARS, **more: Any) -> tuple[Book, AwardWords]:
    tables = {"contracts": HELD, **more.pop("tables", {})}
    run = run_of(folder, findings={"award_phasing": joined, "award_years": years}, tables=tables, **more)
    book, award = Book(), read_award(run)
    assert award is not None
    expect_award(book, run)
    words = award_words(award)
    expect_phasing(book, words)
    return book, words


def test_a_saving_is_phased_from_the_month_of_joining(tmp_path: Path) -> None:
    """Seven twelfths of 5.00 are 2.92, five of 25.00 are 10.42; AAA buys nothing new and joins nothing."""
    book, _ = _words(tmp_path)
    rows = book.tables["award_phasing"].rows
    found = {
        year: tuple(rows[trust, "consumables", year]["part_year_pence"] for trust in ("BBB", "CCC")) for year in EFFECTS
    }
    assert found == EFFECTS
    assert {trust for trust, _, _ in rows} == {"BBB", "CCC"}
    assert book.figures["award_part_year:2027/28:CCC:consumables"].parts == {"award_saving:gloves:CCC": 0}


def test_the_contract_that_ends_last_says_how_early(tmp_path: Path) -> None:
    """It ends in the middle of October; BBB has none, and waits for the tender; a call-off takes four months."""
    rows = _words(tmp_path)[0].tables["award_phasing"].rows
    held, free = rows["CCC", "consumables", "2027/28"], rows["BBB", "consumables", "2027/28"]
    assert (held["contract"], str(held["contract_end"]), held["earliest_month"]) == ("K1", "2027-10-15", "2027-11")
    assert (free["contract"], free["earliest_month"]) == ("", "2027-09")
    offers = "offer,supplier,item,price_gbp,route\nO1,four,gloves,1.50,Framework call-off\n"
    quick = _words(tmp_path, tables={"offers": offers})[0].tables["award_phasing"].rows
    assert quick["BBB", "consumables", "2027/28"]["earliest_month"] == "2027-04"


@pytest.mark.parametrize("change", [(",A,", ",C,"), ("awarded", "tender"), ("consumables", "laundry")])
def test_only_a_live_contract_of_the_category_holds(tmp_path: Path, change: tuple[str, str]) -> None:
    """A summary, a tender and another category hold nobody."""
    book, _ = _words(tmp_path, tables={"contracts": HELD.replace(*change)})
    assert book.tables["award_phasing"].rows["CCC", "consumables", "2027/28"]["contract"] == ""


def test_a_synthetic_contract_makes_the_phasing_an_illustration(tmp_path: Path) -> None:
    """The saving itself does not rest on it; when BBB joins does not either."""
    book, _ = _words(tmp_path, basis={"contracts": "synthetic"})
    scopes = {
        trust: book.figures[f"award_part_year:2027/28:{trust}:consumables"].about["scope"] for trust in ("BBB", "CCC")
    }
    assert scopes == {"BBB": "headline", "CCC": "illustration"}


def test_leaving_early_costs_what_the_contracts_state(tmp_path: Path) -> None:
    """CCC joins with BBB in September and pays 8.00 for it."""
    early = JOINED.replace("2027-11", "2027-09")
    book, _ = _words(tmp_path, early, tables={"contracts": HELD.replace(",A,", ",A,8.00")})
    rows = book.tables["award_phasing"].rows
    assert {trust: rows[trust, "consumables", "2027/28"]["exit_pence"] for trust in ("BBB", "CCC")} == {
        "BBB": None,
        "CCC": 800,
    }


def _told(folder: Path, joined: str = JOINED, years: str = YEARS, **more: Any) -> set[str]:
    found = Comparison()
    check_phasing(_words(folder, joined, years, **more)[1], found)
    return told(found)


def test_a_plan_that_fits_passes(tmp_path: Path) -> None:
    """In the last year all have joined, and it saves the 30.00 of a full year."""
    assert _told(tmp_path) == set()


def test_nobody_joins_while_bound_or_twice_or_in_the_past(tmp_path: Path) -> None:
    """The contract names no cost of leaving."""
    assert "CCC:consumables" in _told(tmp_path, JOINED.replace("2027-11", "2027-10"))
    assert "CCC:consumables" in _told(tmp_path, JOINED.replace("2027-11", "2027-12", 1))
    assert "BBB:consumables" in _told(tmp_path, JOINED.replace("2027-09", "2026-11"))


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ("2026/27,4,23.33,23.33", "2026/27,4,23.34,23.34"),
        ("2026/27,4,", "2026/27,5,"),
        ("58.00,12.00,", "58.00,12.01,"),
        ("13.34,-1.34", "13.35,-1.35"),
        ("13.34,-1.34", "13.34,-1.35"),
        ("70.00,40.00,30.00,30.00,0.00", "70.00,39.90,30.10,30.00,0.10"),
        ("2026/27,4,23.33,23.33,0.00,0.00,0.00,supplied\n", ""),
    ],
)
def test_years_that_do_not_add_up_are_told(tmp_path: Path, said: str, instead: str) -> None:
    """Today, months, saving, phased, the rest, a full year of another saving than the award's, a year left out."""
    year = "2028/29" if "39.90" in instead else "2027/28" if "12.0" in instead or "13.34" in said else "2026/27"
    assert year in _told(tmp_path, years=YEARS.replace(said, instead))


def test_one_table_without_the_other_is_told(tmp_path: Path) -> None:
    """Without its years the plan is told in each of them; neither is fine."""
    cases: tuple[tuple[dict[str, str], set[str]], ...] = (
        ({"award_phasing": JOINED.splitlines()[0]}, {"", "2026/27", "2027/28", "2028/29"}),
        ({}, set()),
    )
    for findings, due in cases:
        found, folder = Comparison(), tmp_path / str(len(due))
        folder.mkdir()
        award = read_award(run_of(folder, findings=findings, tables={"contracts": HELD}))
        assert award is not None
        check_phasing(award_words(award), found)
        assert told(found) == due


def test_a_dearer_offer_is_moved_to_as_well(tmp_path: Path) -> None:
    """Where something costs more, a plan that leaves it as today is found out."""
    years = YEARS.replace("40.00,30.00,30.00,0.00", "50.00,20.00,30.00,-10.00")
    assert _told(tmp_path, years=years) == {"2028/29"}
    tables = {"offers": ONE_OFFER.replace("1.50", "2.10")}
    assert "2028/29" in _told(tmp_path, years=years, tables=tables)
