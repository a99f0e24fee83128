"""Tiers row by row."""

from __future__ import annotations

from fractions import Fraction

import pytest

from optimiser.ingest.check_rows import check_rows
from optimiser.ingest.offer_checks import read_offers
from optimiser.ingest.offer_tier_checks import check_tiers, plain
from optimiser.issues import Issue
from tests.unit.ingest.small_case import TABLES, issues_of, reading_of

OFFERS = """offer,supplier,item,lot,bundle,price_gbp
O1,S1,gloves,,,0.035
O2,S1,soap,L1,,2
O3,S2,gloves,,B1,0.03
O4,S2,soap,L1,B1,1.90
"""
HEAD = "offer,threshold,threshold_unit,scope,kind,price_gbp,discount,rebate_gbp\n"


def said(*rows: str, offers: str = OFFERS) -> list[Issue]:
    """Return what is said of tiers of the offers above."""
    return issues_of(offers=offers, offer_tiers=HEAD + "".join(f"{row}\n" for row in rows))


@pytest.mark.parametrize(
    ("row", "value", "column"),
    [
        ("O1,100,units,offer,all_units,0.028,,", Fraction(1, 5), "price_gbp"),
        ("O1,100,units,offer,all_units,,0.2,", Fraction(1, 5), "discount"),
        ("O1,100,units,offer,all_units,0.028,0.2,", Fraction(1, 5), "price_gbp"),
        ("O1,0,units,offer,all_units,0.028,,", Fraction(1, 5), "price_gbp"),
        ("O1,100,units,offer,all_units,0,,", Fraction(1), "price_gbp"),
        ("O1,0,units,offer,incremental,0.035,,", Fraction(0), "price_gbp"),
        ("O1,0,units,offer,incremental,,0,", Fraction(0), "discount"),
        ("O1,100.01,gbp,supplier,incremental,,0.1,", Fraction(1, 10), "discount"),
        ("O1,100,gbp,supplier,rebate_lump,,,100", Fraction(10_000), "rebate_gbp"),
        ("O1,0,units,supplier,rebate_share,,0.05,", Fraction(1, 20), "discount"),
    ],
)
def test_what_a_tier_gives(row: str, value: Fraction, column: str) -> None:
    """A price is read as the part of the list price it takes off, a lump as pence; nothing is said."""
    readings = {name: reading_of(name, text) for name, text in {**TABLES, "offers": OFFERS}.items()}
    tiers = reading_of("offer_tiers", f"{HEAD}{row}\n")
    for reading in (*readings.values(), tiers):
        check_rows(reading)
    (tier,) = check_tiers(tiers, read_offers(readings))
    assert (tier.row, tier.offer.code, tier.value, tier.column) == (2, "O1", value, column)
    assert list(tiers.log) == []


def test_a_free_offer_has_nothing_to_lower() -> None:
    """A price of zero may have a tier at zero, which takes nothing off."""
    offers = "offer,supplier,item,price_gbp\nO1,S1,gloves,0\n"
    assert said("O1,10,units,offer,all_units,0,,", "O1,20,units,offer,all_units,,0.5,", offers=offers) == []


@pytest.mark.parametrize(
    ("row", "column", "word"),
    [
        ("O1,100,units,offer,all_units,,,", "price_gbp", "names nothing"),
        ("O1,100,units,offer,rebate_lump,,,", "rebate_gbp", "names nothing"),
        ("O1,100,units,offer,rebate_share,,,", "discount", "names nothing"),
        ("O1,100,units,offer,all_units,0.03,,5", "rebate_gbp", "has no rebate_gbp"),
        ("O1,100,units,offer,incremental,,0.1,5", "rebate_gbp", "has no rebate_gbp"),
        ("O1,100,units,offer,rebate_lump,0.03,,5", "price_gbp", "has no price_gbp"),
        ("O1,100,units,offer,rebate_lump,,0.1,5", "discount", "has no discount"),
        ("O1,100,units,offer,rebate_share,0.03,,", "price_gbp", "has no price_gbp"),
        ("O1,100,units,offer,all_units,0.029,0.2,", "price_gbp", "do not come to the same"),
        ("O1,100,units,offer,all_units,0.036,,", "price_gbp", "above the offer's own, £0.035"),
        ("O1,0,units,offer,incremental,0.03,,", "price_gbp", "from zero on"),
        ("O1,0,units,offer,incremental,,0.1,", "discount", "from zero on"),
        ("O1,100,gbp,offer,incremental,0.03,,", "price_gbp", "threshold in pounds"),
        ("O1,100,units,lot,incremental,0.03,,", "price_gbp", "by lot"),
        ("O1,100,units,supplier,incremental,0.03,,", "price_gbp", "by supplier"),
        ("O1,100,gbp,supplier,rebate_lump,,,100.01", "rebate_gbp", "more than the £100.00"),
        ("O1,100,units,offer,rebate_lump,,,3.51", "rebate_gbp", "more than the £3.50"),
    ],
)
def test_contradictory_tiers(row: str, column: str, word: str) -> None:
    """A tier that lacks what its kind has, has what its kind lacks, or is no better than its offer is refused."""
    (issue,) = said(row)
    assert (issue.kind, issue.severity, issue.row, issue.column) == ("contradictory-tiers", "error", 2, column)
    assert word in issue.message


def test_price_and_discount_agree_to_half_a_millionth() -> None:
    """A price rounded to six decimals agrees with its discount; a millionth further away it does not."""
    offers = "offer,supplier,item,price_gbp\nO1,S1,gloves,1\n"
    assert said("O1,10,units,offer,all_units,0.666667,0.3333333,", offers=offers) == []
    assert said("O1,10,units,offer,all_units,0.666667,0.3333335,", offers=offers) == []
    (issue,) = said("O1,10,units,offer,all_units,0.666668,0.3333333,", offers=offers)
    assert issue.kind == "contradictory-tiers"


def test_pounds_are_kept_to_the_penny() -> None:
    """A threshold in pounds has no part of a penny; one in units may have six decimals."""
    (issue,) = said("O1,100.005,gbp,offer,all_units,0.03,,")
    assert (issue.kind, issue.row, issue.column) == ("too-many-decimals", 2, "threshold")
    assert said("O1,100.000005,units,offer,all_units,0.03,,") == []


def test_tiers_of_an_offer_without_a_price() -> None:
    """Where there is no list price there is nothing to lower: the first tier is refused, the rest goes with it."""
    offers = "offer,supplier,item,price_gbp\nO1,S1,gloves,\n"
    note, issue = said("O1,10,units,offer,all_units,1,,", "O1,20,units,offer,all_units,0.9,,", offers=offers)
    assert note.kind == "no-offer"
    assert (issue.kind, issue.table, issue.row, issue.column) == ("contradictory-tiers", "offer_tiers", 2, "offer")


def test_tiers_of_a_bundle() -> None:
    """A bundle has one price, so its offers have no tiers."""
    (issue,) = said("O1,10,units,offer,all_units,0.03,,", "O4,10,units,offer,all_units,1,,")
    assert (issue.kind, issue.table, issue.row, issue.value) == ("broken-bundle", "offer_tiers", 3, "O4")


def test_tiers_of_an_offer_that_cannot_be_read() -> None:
    """A bad price is told once, not again for every tier that leans on it; what is wrong in the tier itself is."""
    offers = "offer,supplier,item,price_gbp\nO1,S1,gloves,cheap\n"
    kinds = [(issue.kind, issue.row) for issue in said("O1,10,units,offer,all_units,1,,", offers=offers)]
    assert kinds == [("not-a-number", 2)]
    issues = said("O1,10,units,offer,all_units,1,,", "O1,20,units,offer,rebate_share,1,,", offers=offers)
    assert [(issue.kind, issue.row) for issue in issues] == [("not-a-number", 2), ("contradictory-tiers", 3)]


def test_a_header_that_lacks_a_column_is_told_once() -> None:
    """Without the column `kind` nothing is said of the rows."""
    issues = issues_of(offers=OFFERS, offer_tiers="offer,threshold,threshold_unit,scope\nO1,10,units,offer\n")
    assert [issue.kind for issue in issues] == ["missing-column"]


def test_assumed_lot() -> None:
    """Tiers by lot of an offer that names none are warned of once an offer, with the category that is taken."""
    (issue,) = said("O1,10,gbp,lot,all_units,0.03,,", "O1,20,gbp,lot,all_units,0.02,,", "O2,10,gbp,lot,all_units,1,,")
    assert (issue.kind, issue.severity, issue.row, issue.column) == ("assumed-lot", "warning", 2, "scope")
    assert "'consumables'" in issue.message


@pytest.mark.parametrize(
    ("millionths", "text"),
    [(35_000, "£0.035"), (2_000_000, "£2.00"), (1_234_500_000, "£1,234.50"), (1, "£0.000001"), (0, "£0.00")],
)
def test_plain(millionths: int, text: str) -> None:
    """A price is written with at least two decimals and no superfluous nought."""
    assert plain(millionths) == text
