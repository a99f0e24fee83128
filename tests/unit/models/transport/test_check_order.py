"""What is wrong with a plan without looking at a clock, one planted fault at a time."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from models.transport.check_order import can_be_timed, changeovers_due, check_order, is_known, route_order
from models.transport.instance import NO_ROAD, TransportInstance
from models.transport.plan import Plan, Route
from tests.unit.models.transport.day_sample import WHEELCHAIR, day, request, route, vehicle

TWO = day(request("J"), request("K"))
# Stops of a day of two: pickups 0 and 1, deliveries 2 and 3.


def told(
    instance: TransportInstance, *routes: tuple[int, ...], unserved: tuple[int, ...] = ()
) -> list[tuple[str, tuple[str, ...], int]]:
    """Return rule, place and amount of what is wrong with routes of the first kind."""
    plan = Plan(tuple(Route(0, stops) for stops in routes), unserved)
    return [(found.rule, found.where, int(found.amount)) for found in check_order(instance, plan)]


def test_a_plan_in_order_breaks_nothing() -> None:
    """Together, one after the other, or in two vans."""
    assert told(TWO, (0, 1, 2, 3)) == told(TWO, (0, 2, 1, 3)) == told(TWO, (0, 2), (1, 3)) == []


@pytest.mark.parametrize(
    ("routes", "unserved", "rules"),
    [
        pytest.param([(0, 2, 1, 3), (0, 2)], (), {"request_is_served_once"}, id="served twice"),
        pytest.param([(0, 2)], (1,), {"every_request_is_served"}, id="left out"),
        pytest.param([(0, 2)], (), {"every_request_is_served", "unserved_are_told"}, id="left out and not told"),
        pytest.param([(0, 1, 2, 3)], (0,), {"unserved_are_told"}, id="told and served"),
        pytest.param([(0, 1, 2, 3)], (5,), {"unserved_are_told"}, id="told and not there"),
        pytest.param([(0, 2), (1, 3), ()], (), {"vehicles_are_enough"}, id="too many vans"),
        pytest.param([(2, 0, 1, 3)], (), {"pickup_comes_first"}, id="delivered first"),
        pytest.param([(0, 2, 1, 3, 9)], (), {"route_is_known"}, id="no such stop"),
    ],
)
def test_a_plan_that_serves_wrongly_is_told(
    routes: list[tuple[int, ...]], unserved: tuple[int, ...], rules: set[str]
) -> None:
    """Each fault by its rule, and no rule that is kept."""
    assert {rule for rule, _, _ in told(TWO, *routes, unserved=unserved)} == rules


def test_a_request_may_be_left_out_where_that_has_a_price() -> None:
    """As long as it is told."""
    may_stay = day(*TWO.requests, unserved_cost=10)
    assert told(may_stay, (0, 2), unserved=(1,)) == []


@pytest.mark.parametrize(
    ("stops", "words"),
    [
        ((0, 1, 3), "picks J up and never delivers it"),
        ((2, 1, 3), "delivers J and never picks it up"),
        ((2, 0, 1, 3), "delivers J before it picks it up"),
        ((0, 2, 0, 2, 1, 3), "stops more than twice for J"),
    ],
)
def test_an_order_that_is_wrong_is_told_in_words(stops: tuple[int, ...], words: str) -> None:
    """Which of the four it is."""
    (found,) = [one for one in route_order(TWO, Route(0, stops)) if one.rule == "pickup_comes_first"]
    assert (found.where, found.message) == (("van", "J"), f"van {words}")


def test_numbers_that_mean_nothing_are_told_once() -> None:
    """A route with them is not looked at any further."""
    for wrong in (Route(7, (0, 2)), Route(0, (0, 4)), Route(0, (-1, 2)), Route(-1, (0, 2))):
        assert not is_known(TWO, wrong)
        assert route_order(TWO, wrong) == []
        assert not can_be_timed(TWO, wrong)
    assert told(TWO, (0, 9))[0] == ("route_is_known", ("0", "0", "9"), 0)


def test_a_crew_lacks_what_it_has_not() -> None:
    """Two skills, and a leave."""
    one = day(request("J", skills=frozenset({"lift", "oxygen"})), vehicles=(vehicle(groups=frozenset({"linen"})),))
    assert told(one, (0, 1)) == [("crew_has_skills", ("van", "J"), 2), ("vehicle_may_carry", ("van", "J"), 0)]


def test_places_are_counted_at_every_pickup() -> None:
    """Three on two seats are one too many; a wheelchair has no place at all; one after the other all fit."""
    three = day(request("J"), request("K"), request("L"))
    assert told(three, (0, 1, 2, 3, 4, 5)) == [("places_suffice", ("van", "J", "K", "L"), 1)]
    assert told(three, (0, 1, 3, 2, 4, 5)) == []
    assert told(day(request("J", load=WHEELCHAIR)), (0, 1)) == [("places_suffice", ("van", "J"), 1)]


def test_a_layout_that_fits_is_enough() -> None:
    """Two seats or one wheelchair: each alone fits one of the two layouts, both together none."""
    both = vehicle(layouts=((0, 0, 2, 2), (1, 0, 1, 1)))
    one = day(request("J"), request("K", load=WHEELCHAIR), vehicles=(both,))
    assert told(one, (0, 2, 1, 3)) == told(one, (0, 1, 2, 3)) == []
    full = day(request("J"), request("L"), request("K", load=WHEELCHAIR), vehicles=(both,))
    assert [found[0] for found in told(full, (0, 1, 2, 3, 4, 5))] == ["places_suffice"]


def test_alone_means_alone() -> None:
    """Whichever of the two it is; one after the other is no company."""
    for requests in ((request("J", alone=True), request("K")), (request("J"), request("K", alone=True))):
        one = day(*requests)
        assert told(one, (0, 1, 2, 3)) == [("alone_means_alone", ("van", "J", "K"), 0)]
        assert told(one, (0, 2, 1, 3)) == []


def mixed(rule: str) -> TransportInstance:
    """Return a day of a patient and linen."""
    sharing: Mapping[tuple[str, str], str] = {("linen", "patient"): rule}
    return day(request("J"), request("L", group="linen"), request("K"), sharing=sharing, changeover=5)


@pytest.mark.parametrize(
    ("rule", "stops", "where"),
    [
        ("yes", (0, 1, 3, 4, 2, 5), []),
        ("no", (0, 3, 1, 4, 2, 5), [("van", "linen", "patient")]),
        ("changeover", (0, 3, 1, 4, 2, 5), []),
        ("changeover", (0, 1, 3, 4, 2, 5), [("van", "J", "L")]),
    ],
)
def test_classes_share_as_the_rules_say(rule: str, stops: tuple[int, ...], where: list[tuple[str, ...]]) -> None:
    """Never on a day where they may not, told once; and a changeover needs an empty vehicle."""
    assert [found[:2] for found in told(mixed(rule), stops)] == [("classes_may_share", one) for one in where]


def test_changeovers_are_due_after_another_class() -> None:
    """Before linen, which owes it to the patient, and before the patient after it, once each."""
    assert changeovers_due(mixed("changeover"), (0, 3, 1, 4, 2, 5)) == {2: "patient", 4: "linen"}
    assert changeovers_due(mixed("changeover"), (0, 3, 2, 5, 1, 4)) == {4: "patient"}
    assert changeovers_due(mixed("yes"), (0, 3, 1, 4)) == {}


def test_a_road_that_is_not_there_is_told_once() -> None:
    """Out and back twice over the same closed road; such a route has no times."""
    road = day().travel.copy()
    road[1, 3] = NO_ROAD
    one = day(*TWO.requests, travel=road)
    assert told(one, (0, 2, 1, 3)) == [("road_exists", ("van", "near", "far"), 0)]
    assert not can_be_timed(one, route(one, "J J K K"))
    assert can_be_timed(TWO, route(TWO, "J J K K"))
    assert not can_be_timed(TWO, Route(0, (2, 0)))
