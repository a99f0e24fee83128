"""What a process came to: contracts, awards without one, or a tender; or nothing, and why."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from optimiser.ingest.ocds.agreements import Agreement, agreements_of

PERIOD = {"startDate": "2025-04-01", "endDate": "2027-03-31"}
TENDER: dict[str, Any] = {"title": "Linen", "status": "active", "contractPeriod": PERIOD}


def pounds(amount: int) -> dict[str, Any]:
    """Return a value in pounds."""
    return {"amount": Decimal(amount), "currency": "GBP"}


def rows_of(**process: Any) -> list[Agreement]:
    """Return the rows of a process."""
    found = agreements_of(process)
    assert not isinstance(found, str), found
    return found


def test_a_contract_stands_for_its_award() -> None:
    """An award with a contract makes one row, the contract's, with what only the award says."""
    award = {"id": "A", "status": "active", "title": "Award", "value": pounds(5), "suppliers": [{"id": "S"}]}
    contract = {"id": "C", "awardID": "A", "period": PERIOD, "dateSigned": "2025-03-01T00:00:00Z"}
    (found,) = rows_of(tender=TENDER, awards=[award], contracts=[contract])
    assert (found.identifier, found.title, found.value.pence, found.awarded_on) == ("C", "Award", 500, "2025-03-01")
    assert found.source == award
    assert found.period.end == dt.date(2027, 3, 31)


def test_an_award_without_contract_is_a_row() -> None:
    """Awards are rows beside the contracts of other awards."""
    awards = [{"id": "A", "status": "active", "value": pounds(5)}, {"id": "B", "status": "active", "value": pounds(7)}]
    found = rows_of(tender=TENDER, awards=awards, contracts=[{"id": "C", "awardID": "A"}])
    assert [(each.identifier, each.value.pence) for each in found] == [("C", 500), ("B", 700)]


def test_contracts_that_share_an_award_do_not_share_its_value() -> None:
    """Two contracts under one award take nothing of its value: whose part is whose is not stated."""
    award = {"id": "A", "status": "active", "value": pounds(5), "contractPeriod": PERIOD}
    contracts = [{"id": "C", "awardID": "A"}, {"id": "D", "awardID": "A", "value": pounds(2)}]
    assert [each.value.pence for each in rows_of(tender={}, awards=[award], contracts=contracts)] == [None, 200]


def test_the_tenders_value_is_that_of_its_only_award() -> None:
    """The value at tender stands beside one award, and beside none of several."""
    tender = {**TENDER, "value": pounds(9)}
    one, other = {"id": "A", "value": pounds(5)}, {"id": "B"}
    assert [each.tender_value.pence for each in rows_of(tender=tender, awards=[one])] == [900]
    assert [each.tender_value.pence for each in rows_of(tender=tender, awards=[one, other])] == [None, None]


def test_dates_of_the_tender_are_marked_as_such() -> None:
    """An award without dates takes those it was tendered with, and says so."""
    (found,) = rows_of(tender=TENDER, awards=[{"id": "A"}])
    assert found.period.start == dt.date(2025, 4, 1)
    assert "Dates as tendered." in " ".join(found.notes)


def test_an_award_takes_the_extension_of_its_lots() -> None:
    """An award has its own dates; how long it may be extended stands in the lot it is about."""
    lots = [
        {"id": "1", "hasRenewal": True, "renewal": {"description": "12 months"}},
        {"id": "2", "hasRenewal": True, "renewal": {"description": "2 x 12 months"}},
    ]
    award = {"id": "A", "contractPeriod": PERIOD, "relatedLots": ["2"]}
    (found,) = rows_of(tender={**TENDER, "lots": lots}, awards=[award])
    assert (found.period.end, found.period.extension_months) == (dt.date(2027, 3, 31), 24)
    assert [lot["id"] for lot in found.lots] == ["2"]


def test_a_tender_without_award_is_a_row_of_its_own_kind() -> None:
    """An open tender has a value at tender and none as awarded; one that is only planned is pipeline."""
    (found,) = rows_of(tender={**TENDER, "value": pounds(9)})
    assert (found.status, found.value.pence, found.tender_value.pence) == ("tender", None, 900)
    assert rows_of(tender={**TENDER, "status": "planned"})[0].status == "pipeline"
    assert rows_of(tender={"title": "Linen"}, tag=["planning"])[0].status == "pipeline"


def test_lots_give_a_tender_what_they_agree_on() -> None:
    """Lots that run alike give the tender their dates; lots that do not leave them open and say so."""
    lot, later = {"id": "1", "contractPeriod": PERIOD}, {"id": "2", "contractPeriod": {"startDate": "2026-04-01"}}
    alike = rows_of(tender={"title": "Linen", "lots": [lot, {**lot, "id": "2"}]})[0]
    assert alike.period.start == dt.date(2025, 4, 1)
    apart = rows_of(tender={"title": "Linen", "lots": [lot, later]})[0]
    assert (apart.period.start, apart.period.end) == (None, None)
    assert "different times" in apart.notes[0]


def test_the_value_of_an_only_lot_is_the_tenders() -> None:
    """A tender that states no value takes that of its one lot, never the sum of several."""
    lot = {"id": "1", "value": pounds(3)}
    assert rows_of(tender={"title": "Linen", "lots": [lot]})[0].tender_value.pence == 300
    assert rows_of(tender={"title": "Linen", "lots": [lot, {**lot, "id": "2"}]})[0].tender_value.pence is None


def test_a_length_without_dates_is_said() -> None:
    """A lot of 720 days has no end, and a note."""
    lot = {"id": "1", "contractPeriod": {"durationInDays": Decimal(720)}}
    (found,) = rows_of(tender={"title": "Linen", "lots": [lot]})
    assert found.period.end is None
    assert found.notes == ("A length of 720 days is stated, without dates.",)


@pytest.mark.parametrize(
    ("process", "reason"),
    [
        ({"tender": TENDER, "awards": [{"id": "A", "status": "cancelled"}]}, "every award"),
        (
            {"awards": [{"id": "A", "status": "active"}], "contracts": [{"awardID": "A", "status": "terminated"}]},
            "every award",
        ),
        ({"tender": {"title": "Linen", "status": "withdrawn"}}, "the tender was withdrawn"),
        ({"buyer": {"name": "A"}}, "neither"),
        ({"tender": "x", "awards": "y", "contracts": [1]}, "neither"),
    ],
)
def test_what_came_to_nothing_says_so(process: dict[str, Any], reason: str) -> None:
    """Cancelled awards, ended contracts, withdrawn tenders and empty notices make no row."""
    found = agreements_of(process)
    assert isinstance(found, str)
    assert reason in found
