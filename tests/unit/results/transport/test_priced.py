"""Routes with times and pounds, worked by hand on a straight road."""

from __future__ import annotations

from fractions import Fraction

import pytest

from optimiser.errors import VerificationError
from optimiser.results.transport.priced import priced_plan, priced_records, shares_of
from tests.unit.results.transport.day_in_pence import drawn_day, journey, only, record, van

PAIR = drawn_day([journey("a", "S"), journey("b", "T", 1, 3)], [van("s", "S", km=25), van("t", "T", km=25)])


def test_a_route_costs_day_hours_and_kilometres() -> None:
    """Yard to far and back is 60 min of road and 4 of stops, 6 km: 10.00 + 6.40 + 1.50."""
    (route,) = priced_plan(PAIR, "together", [only(0, 0, 1, 2, 3)]).routes
    assert (route.metres, route.arrival - route.departure) == (6000, 64 * 60)
    assert route.pence == 1000 + 640 + 150
    assert (route.km, route.hours) == (Fraction(6), Fraction(64, 60))


def test_a_route_is_shared_by_direct_distance() -> None:
    """S rides one of three direct kilometres: 1790 pence are 596.67 and 1193.33."""
    (route,) = priced_plan(PAIR, "together", [only(0, 0, 1, 2, 3)]).routes
    assert route.share_by_trust == {"S": Fraction(1, 3), "T": Fraction(2, 3)}
    assert route.pence_by_trust == {"S": 597, "T": 1193}


def test_without_distances_each_request_counts_the_same() -> None:
    """Two of three journeys within one place are two thirds."""
    day = drawn_day(
        [journey(name, trust, 1, 1) for name, trust in (("a", "S"), ("b", "S"), ("c", "T"))], [van("v", "")]
    )
    assert shares_of(day, (0, 1, 2)) == {"S": Fraction(2, 3), "T": Fraction(1, 3)}


def test_a_plan_is_rounded_once() -> None:
    """Two routes of 1000 and 40 2/3 pence of time... each 22 min at 1.00 an hour: 2 x 36.67 is 73, split 37 and 36."""
    day = drawn_day(
        [journey("a", "S", 1, 1, pickup_service=120, delivery_service=0), journey("b", "T", 1, 1, pickup_service=120,
         delivery_service=0)],
        [van("s", "S", fixed=0, hour=100), van("t", "T", fixed=0, hour=100)],
    )  # fmt: skip
    plan = priced_plan(day, "alone", [only(0, 0, 2), only(1, 1, 3)])
    assert plan.pence == 73
    assert sorted(route.pence for route in plan.routes) == [36, 37]


def test_a_route_without_a_timetable_is_a_fault_of_the_program() -> None:
    """A delivery before its pickup is never priced."""
    with pytest.raises(VerificationError, match="no timetable"):
        priced_plan(PAIR, "alone", [only(0, 2, 0)])


def test_a_recorded_cost_is_taken_as_it_stands() -> None:
    """Whatever the rates say."""
    day = drawn_day([journey("a", "S")], [van("s", "S")], [record("R", 0, (0, 1), cost_pence=4321)])
    plan = priced_records(day)
    assert plan is not None
    assert [(route.pence, route.code) for route in plan.routes] == [(4321, "R")]


def test_without_a_recorded_cost_the_rates_price_the_recorded_hours() -> None:
    """Two hours out at 6.00, and 10.00 for the day, however short the way is."""
    own = record("R", 0, (0, 1), (600, 1260), depart=0, back=7200)
    plan = priced_records(drawn_day([journey("a", "S")], [van("s", "S")], [own]))
    assert plan is not None
    assert (plan.routes[0].pence, plan.routes[0].begins) == (1000 + 1200, (600, 1260))


def test_without_hours_those_of_the_shortest_timetable_are_taken() -> None:
    """40 min of road and 2 of stops cost 4.20."""
    plan = priced_records(drawn_day([journey("a", "S")], [van("s", "S")], [record("R", 0, (0, 1))]))
    assert plan is not None
    assert plan.pence == 1420


def test_a_record_that_cannot_be_driven_is_priced_all_the_same() -> None:
    """Three patients in two seats have no timetable: driving and loading alone make the hours, 40 + 6 min."""
    day = drawn_day(
        [journey(name, "S") for name in "abc"], [van("s", "S")], [record("R", 0, (0, 1, 2, 3, 4, 5), depart=100)]
    )
    plan = priced_records(day)
    assert plan is not None
    (route,) = plan.routes
    assert (route.departure, route.arrival, route.pence) == (100, 100 + 46 * 60, 1460)


def test_nothing_recorded_is_no_plan() -> None:
    """Neither where there is no route, nor where none has stops."""
    assert priced_records(PAIR) is None
    assert priced_records(drawn_day([journey("a", "S")], [van("s", "S")], [record("R", 0, ())])) is None
