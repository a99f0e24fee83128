"""The order of day and month, decided from evidence."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from optimiser.ingest.source.date_evidence import date_evidence
from optimiser.ingest.source.date_order import DateOrder, decide_order, month_in_name


def order(cells: Sequence[str], month: int | None = None) -> DateOrder:
    """Return what is decided from some cells."""
    return decide_order(date_evidence(cells), month)


def test_days_above_twelve_decide() -> None:
    """One day above twelve decides for the whole file, and the sentence says so."""
    assert order(["30/04/2020", "01/02/2020"]).order == "dmy"
    found = order(["4/30/2020", "1/2/2020"])
    assert (found.order, found.why) == ("mdy", "Month first: in 1 date the second number is above 12.")


def test_both_orders_are_mixed() -> None:
    """Where both orders are certain of some dates, no order holds for all."""
    assert order(["30/04/2020", "04/30/2020", "01/02/2020"]).order == "mixed"


def test_a_slip_does_not_make_a_mixture() -> None:
    """One date in a few hundred the other way round is flagged, and does not spoil the rest."""
    found = order(["30/04/2020"] * 200 + ["04/30/2020"])
    assert found.order == "dmy"
    assert "1 written the other way round" in found.why


def test_fewer_months_decide() -> None:
    """Without a day above twelve that order is taken in which the dates lie in clearly fewer months."""
    cells = ["04/03/2020", "04/07/2020", "04/11/2020"]
    assert order(cells).order == "mdy"
    assert order([f"{text[3:5]}/{text[:2]}{text[5:]}" for text in cells]).order == "dmy"


def test_firsts_of_months_are_not_days_of_january() -> None:
    """The first of each month would read as days of one January, so that this alone decides nothing."""
    firsts = [f"01/{month:02d}/2020" for month in range(4, 13)]
    assert order(firsts).order == "undecided"
    assert order(firsts, month=1).order == "mdy"


def test_the_month_in_the_name_decides() -> None:
    """Where the months tell nothing, the file's name does."""
    assert order(["04/05/2020"], month=5).order == "dmy"
    assert order(["04/05/2020"], month=4).order == "mdy"
    assert order(["04/05/2020"], month=9).order == "undecided"
    assert order(["04/05/2020"]).order == "undecided"


def test_nothing_in_doubt() -> None:
    """Dates that can be read in one way only need no order."""
    assert order(["2020-04-01", "1 May 2020"]).why == "No date is in doubt."
    assert order([]).why == "There is no date whose order matters."


@pytest.mark.parametrize(
    ("cells", "serials"),
    [
        (["43951", "43952"], True),
        (["43951", "30/04/2020"], True),
        (["43951", "n/a"], False),
        (["43951", "30/04/2005"], False),
        (["30/04/2020"], False),
    ],
)
def test_whole_numbers_as_days(cells: list[str], serials: bool) -> None:
    """Whole numbers are dates only where the column holds little else and the years agree."""
    assert order(cells).serials is serials


@pytest.mark.parametrize(
    ("name", "month"),
    [
        ("BART 04 - July.xlsx", 7),
        ("LEGR 06 - Septeber.csv", 9),
        ("spend-2020-04.csv", 4),
        ("042020 spend.csv", 4),
        ("Mar-21.csv", 3),
        ("April to May.csv", None),
        ("Marketing 04.csv", None),
    ],
)
def test_month_in_name(name: str, month: int | None) -> None:
    """A month in letters, even misspelt, or beside a year; a number alone may be one of the financial year."""
    assert month_in_name(name) == month
