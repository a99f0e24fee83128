"""What the transport tables say by themselves and of each other."""

from __future__ import annotations

import pytest

from optimiser.issues import Issue
from tests.unit.ingest.small_case import issues_of

JOURNEYS = (
    "journey,trust,day_type,origin,destination,pickup_from,pickup_to,delivery_from,delivery_to,mobility,return_of\n"
)
VEHICLES = "vehicle,trust,depot,vehicles,layouts,shift_from,shift_to,break_after_min,break_min\n"
COMPATIBILITY = "class_a,class_b,together\n"


def said(**tables: str) -> list[tuple[str, int | None, str]]:
    """Return kind, row and column of what is said of the small case with these tables."""
    return [(issue.kind, issue.row, issue.column) for issue in issues_of(**tables)]


def of_compatibility(*rows: str) -> list[Issue]:
    """Return what is said of a compatibility table."""
    return issues_of(compatibility=COMPATIBILITY + "".join(f"{row}\n" for row in rows))


def test_windows_in_order() -> None:
    """Windows may be open at either side or last no time at all."""
    rows = "J1,RAA,weekday,SITE1,SITE2,09:00,09:00,,10:00,walker,\nJ2,RAA,weekday,SITE1,SITE2,,,10:00,,walker,\n"
    assert said(journeys=JOURNEYS + rows) == []


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("J1,RAA,weekday,SITE1,SITE2,09:10,09:00,,,walker,", "pickup_to"),
        ("J1,RAA,weekday,SITE1,SITE2,,,09:10,09:00,walker,", "delivery_to"),
    ],
)
def test_a_window_that_ends_before_it_begins(row: str, column: str) -> None:
    """A window is refused at its end, with both times in the message."""
    (issue,) = issues_of(journeys=f"{JOURNEYS}{row}\n")
    assert (issue.kind, issue.row, issue.column) == ("end-before-start", 2, column)
    assert "'09:00'" in issue.message
    assert "'09:10'" in issue.message


def test_a_shift_over_midnight() -> None:
    """A shift that ends before it begins is refused: it has to be split at midnight."""
    row = "V1,RAA,SITE1,1,1/3/0/0,22:00,06:00,,\n"
    assert said(vehicles=VEHICLES + row) == [("end-before-start", 2, "shift_to")]


def test_layouts_that_cannot_be_read() -> None:
    """A layout that is not four whole numbers is refused; a vehicle without any is not."""
    rows = "V1,RAA,SITE1,1,1/3/0,08:00,16:00,,\nV2,RAA,SITE1,1,,08:00,16:00,,\n"
    assert said(vehicles=VEHICLES + rows) == [("layout-unreadable", 2, "layouts")]


def test_half_a_break() -> None:
    """A rule of breaks needs the work before a break and its length."""
    rows = "V1,RAA,SITE1,1,1/3/0/0,,,330,\nV2,RAA,SITE1,1,1/3/0/0,,,,30\nV3,RAA,SITE1,1,1/3/0/0,,,330,30\n"
    assert said(vehicles=VEHICLES + rows) == [
        ("missing-value", 2, "break_min"),
        ("missing-value", 3, "break_after_min"),
    ]


def test_compatibility_both_ways() -> None:
    """Two classes may be named in both orders as long as both rows say the same."""
    assert of_compatibility("specimens,patient,yes", "patient,specimens,yes", "patient,patient,no") == []


def test_compatibility_that_contradicts_itself() -> None:
    """The later row is refused, and its message names the earlier one and both answers."""
    (issue,) = of_compatibility("linen,patient,no", "specimens,patient,yes", "patient,specimens,changeover")
    assert (issue.kind, issue.row, issue.column) == ("compatibility-contradicts", 4, "together")
    assert "row 3" in issue.message
    assert "'changeover'" in issue.message
    assert "'yes'" in issue.message


def test_returns() -> None:
    """A return may return from a return, and from a journey that stands below it."""
    rows = (
        "J2,RAA,weekday,SITE2,SITE1,13:00,,,,walker,J1\n"
        "J1,RAA,weekday,SITE1,SITE2,,,,10:00,walker,\n"
        "J3,RAA,weekday,SITE1,SITE2,15:00,,,,walker,J2\n"
    )
    assert said(journeys=JOURNEYS + rows) == []


def test_returns_from_themselves() -> None:
    """Journeys that return from each other, or one from itself, are refused."""
    pairs = (("J1", "J2"), ("J2", "J1"), ("J3", "J3"))
    rows = "".join(f"{code},RAA,weekday,SITE1,SITE2,,,,,walker,{outward}\n" for code, outward in pairs)
    kind = "return-before-outward"
    assert said(journeys=JOURNEYS + rows) == [(kind, row, "return_of") for row in (2, 3, 4)]


def test_a_return_on_another_day() -> None:
    """Nobody returns on a Saturday from a weekday's journey."""
    rows = "J1,RAA,weekday,SITE1,SITE2,,,,10:00,walker,\nJ2,RAA,saturday,SITE2,SITE1,13:00,,,,walker,J1\n"
    (issue,) = issues_of(journeys=JOURNEYS + rows)
    assert (issue.kind, issue.row) == ("return-before-outward", 3)
    assert "'weekday'" in issue.message
