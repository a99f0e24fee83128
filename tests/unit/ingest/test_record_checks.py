"""Recorded routes that contradict themselves."""

from __future__ import annotations

import pytest

from tests.unit.ingest.small_case import issues_of

JOURNEYS = """journey,trust,day_type,origin,destination,mobility,journeys
J1,RAA,weekday,SITE1,SITE2,walker,
J2,RAA,weekday,SITE1,SITE2,walker,2
J3,RAA,saturday,SITE1,SITE2,walker,
"""
VEHICLES = "vehicle,depot,vehicles,layouts\nV1,SITE1,2,1/3/0/0\n"
ROUTES = "route,trust,day_type,vehicle\nQ1,RAA,weekday,V1\nQ2,RAA,weekday,V1\n"


def said(*stops: str) -> list[tuple[str, int | None]]:
    """Return kind and row of what is said of recorded stops, written as ``Q1,1,J1,pickup``."""
    text = "route,stop,journey,action\n" + "".join(f"{stop}\n" for stop in stops)
    found = issues_of(journeys=JOURNEYS, vehicles=VEHICLES, recorded_routes=ROUTES, recorded_stops=text)
    return [(issue.kind, issue.row) for issue in found]


def test_a_record_in_order() -> None:
    """Two who are alike may ride on one route or on two, one after the other or together."""
    together = (
        "Q1,1,J2,pickup",
        "Q1,2,J2,pickup",
        "Q1,3,J2,delivery",
        "Q1,4,J2,delivery",
        "Q2,1,J1,pickup",
        "Q2,2,J1,delivery",
    )
    assert said(*together) == []
    apart = ("Q1,1,J2,pickup", "Q1,2,J2,delivery", "Q2,1,J2,pickup", "Q2,2,J2,delivery")
    assert said(*apart) == []


def test_the_order_is_that_of_the_stops() -> None:
    """The order of the stops counts, not that of the rows."""
    assert said("Q1,2,J1,delivery", "Q1,1,J1,pickup") == []


@pytest.mark.parametrize(
    ("stops", "row"),
    [
        (("Q1,1,J1,pickup", "Q1,2,J1,delivery", "Q2,1,J1,pickup", "Q2,2,J1,pickup"), 4),
        (("Q1,1,J1,delivery", "Q1,2,J1,pickup"), 2),
        (("Q1,1,J1,pickup", "Q1,2,J1,delivery", "Q1,3,J1,delivery"), 4),
        (("Q1,1,J2,pickup", "Q1,2,J2,delivery", "Q1,3,J2,pickup"), 4),
        (("Q1,1,J1,pickup", "Q2,1,J1,delivery"), 3),
        (("Q1,1,J3,pickup", "Q1,2,J3,delivery"), 2),
    ],
)
def test_what_contradicts_itself(stops: tuple[str, ...], row: int) -> None:
    """Served too often, delivered before or never, left to another route, or on another day: the row is refused."""
    assert ("record-contradicts", row) in said(*stops)


def test_one_bad_stop_is_told_once() -> None:
    """A stop that could not be read drags no other stop of its route with it."""
    assert said("Q1,1,J1,picked up", "Q1,2,J1,delivery") == [("not-a-choice", 2)]


def test_an_unknown_journey_is_told_once() -> None:
    """A journey that is not there is told by its code alone."""
    assert said("Q1,1,J9,pickup", "Q1,2,J9,delivery") == [("unknown-reference", 2), ("unknown-reference", 3)]
