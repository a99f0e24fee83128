"""Business miles at dated rates, by hand."""

from __future__ import annotations

from pathlib import Path

from optimiser.audit.book import Book
from optimiser.audit.fleet_figures import expect_fleet
from tests.unit.audit.drawn import record

MILES = """\
    mileage,trust,financial_year,kind,miles
    M1,AAA,2025/26,business,100
    M2,AAA,2025/26,business,50.5
    M3,BBB,2025/26,patient_transport,70
    """
RATES = "rate,name,role,trust,pence_per_mile,valid_from,evidence\n"


def _book(folder: Path, rates: str, miles: str = MILES) -> Book:
    book = Book()
    expect_fleet(book, record(folder, {"mileage": miles, "mileage_rates": RATES + rates}))
    return book


def test_miles_times_rate_rounded_once(tmp_path: Path) -> None:
    """150.5 business miles at 45 pence are 67.725 pounds, so 67.73; patient transport is not business."""
    book = _book(tmp_path, "R1,Standard,paid,,45,2026-04-01,A\n")
    assert book.pence("grey_cost:2025/26:R1:AAA") == 6773
    assert book.pence("grey_cost:2025/26:R1") == 6773
    assert book.figures["grey_cost:2025/26:R1:AAA"].rows == {("mileage", 2): 1, ("mileage", 3): 1}


def test_the_lowest_is_that_of_the_same_name_in_force(tmp_path: Path) -> None:
    """BBB pays 40 for the same; the earlier 30 of the same name is replaced, the later 10 is still to come."""
    rates = (
        "R1,Standard,paid,,45,2026-04-01,A\nR2,Standard,paid,BBB,40,2026-04-01,A\nR3,Standard,paid,BBB,30,2025-04-01,A\n"
        "R4,Standard,paid,,10,2027-04-01,A\nR5,Over,paid,,20,2026-04-01,A\n"
    )
    book = _book(tmp_path, rates)
    assert book.pence("grey_above_lowest:2025/26:R1:AAA") == 6773 - 6020


def test_an_assumed_pool_car_makes_an_assumed_difference(tmp_path: Path) -> None:
    """The cost rests on records, what lies above the pool car on an assumption."""
    book = _book(tmp_path, "R1,Standard,paid,,45,2026-04-01,A\nP,Pool car,pool_car,,50,2026-04-01,assumed\n")
    above = book.figures["grey_above_pool:2025/26:R1:AAA"]
    assert (above.value, above.about["basis"], above.about["scope"]) == (6773 - 7525, "assumed", "context")
    assert book.figures["grey_cost:2025/26:R1:AAA"].about["basis"] == "supplied"


def test_a_trusts_own_rate_is_for_its_own_miles(tmp_path: Path) -> None:
    """BBB has no business miles, so its rate costs nothing and has no total."""
    assert _book(tmp_path, "R2,Local,paid,BBB,40,2026-04-01,A\n").figures == {}


def test_an_assumed_rate_of_a_synthetic_table_is_synthetic(tmp_path: Path) -> None:
    """Assumed is stronger than synthetic, so it may not hide it."""
    rates = {"mileage": MILES, "mileage_rates": RATES + "R1,Standard,paid,,45,2026-04-01,assumed\n"}
    book = Book()
    expect_fleet(book, record(tmp_path, rates, basis={"mileage_rates": "synthetic"}))
    assert {figure.about["scope"] for figure in book.figures.values()} == {"illustration"}
