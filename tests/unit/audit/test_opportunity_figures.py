"""Opportunities, their parts, and the headline that adds them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from optimiser.audit.book import Book
from optimiser.audit.lines import read_spend
from optimiser.audit.opportunity_figures import expect_opportunities
from optimiser.audit.price_figures import expect_prices, price_words
from optimiser.audit.prices import compare_prices
from tests.unit.audit.drawn import ITEMS, LINES, record
from tests.unit.audit.test_classes import CONTRACTS, LIVE, OFFERS, TIERS


def _book(folder: Path, basis: dict[str, str] | None = None, **tables: str) -> Book:
    run = record(folder, {"spend_lines": LINES, "items": ITEMS, **tables}, basis=basis)
    spend, book = read_spend(run), Book()
    words, prices = price_words(run, spend), compare_prices(spend)
    expect_prices(book, words, prices)
    expect_opportunities(book, run, words, prices)
    return book


def test_the_headline_adds_what_counts(tmp_path: Path) -> None:
    """CCC's 20.00 is the opportunity of CCC and of all."""
    book = _book(tmp_path)
    assert (book.pence("headline:opportunity"), book.pence("headline:opportunity:CCC")) == (2000, 2000)
    row = book.tables["opportunities"].rows["new_tender:gloves",]
    assert (row["value_pence"], row["low_pence"], row["high_pence"], row["rank"]) == (2000, 1667, 3000, 1)


def test_what_a_joint_tender_covers_does_not_count(tmp_path: Path) -> None:
    """The 20.00 stand apart as in plan, and the headline is nothing."""
    book = _book(tmp_path, contracts=CONTRACTS + "C1,CCC,,consumables,tender,2027-04-01,,,,,yes,A\n")
    assert (book.pence("in_plan"), book.pence("headline:opportunity")) == (2000, 0)
    assert book.figures["headline:opportunity"].parts == {"excess_bought:median": 1, "in_plan": -1}
    row = book.tables["opportunities"].rows["new_tender:gloves:in_plan",]
    assert (row["already_in_plan"], row["counts"], row["decide_by"]) == (True, False, None)


def test_the_first_decision_is_that_of_the_live_contract(tmp_path: Path) -> None:
    """The contract ends on 31 March 2027, with three months' notice and nine to procure."""
    row = _book(tmp_path, contracts=LIVE).tables["opportunities"].rows["contract_change:gloves",]
    assert (row["decide_by"], row["decide_by_note"]) == (dt.date(2026, 3, 31), "Contract C1 comes first.")


def test_a_synthetic_register_takes_the_classes_out_of_the_headline(tmp_path: Path) -> None:
    """What a contract of a synthetic register makes of the excess is an illustration."""
    book = _book(tmp_path, basis={"contracts": "synthetic"}, contracts=LIVE)
    assert "headline:opportunity" not in book.figures
    assert book.pence("illustration:opportunity") == 2000


def test_pooling_never_counts_in_the_headline(tmp_path: Path) -> None:
    """It comes on top of the excess, as context."""
    offers, tiers = OFFERS + "O1,four,gloves,3.00,,,\n", TIERS + "O1,25,units,offer,all_units,0.50,\n"
    book = _book(tmp_path, offers=offers, offer_tiers=tiers)
    assert book.pence("opportunity:pooled_tier:gloves") == 3500
    assert book.tables["opportunities"].rows["pooled_tier:gloves",]["counts"] is False
    assert book.pence("headline:opportunity") == 2000
