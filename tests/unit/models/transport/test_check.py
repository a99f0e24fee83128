"""The independent check finds what was planted, and agrees with what was followed by eye."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import networkx as nx
import pytest

from models.protocol import Violation
from models.transport.check import (
    TimedRoute,
    certify,
    check,
    check_order,
    check_times,
    cost,
    difference_graph,
    shortest_duration,
    timed_cost,
)
from models.transport.instance import NO_ROAD, TransportInstance
from models.transport.plan import Plan, Route
from models.transport.timetable import timetable
from tests.unit.models.transport.day_sample import WHEELCHAIR, day, request, route, vehicle

BREAK = {"break_after": 59, "break_length": 15}
ALL_MAY_SHARE = {("linen", "mail"): "yes", ("linen", "patient"): "changeover", ("mail", "patient"): "yes"}


def told(instance: TransportInstance, *names: str) -> list[tuple[str, tuple[str, ...], int]]:
    """Return rule, place and amount of what is wrong with the plan of some routes."""
    found = check(instance, Plan.of([route(instance, each) for each in names], instance.size))
    return [(one.rule, one.where, int(one.amount)) for one in found]


def test_a_good_plan_breaks_nothing_and_has_its_cost() -> None:
    """Two vans, one with two patients: 280 each, as the timetables have it."""
    one = day(request("J"), request("K"), request("L"))
    plan = Plan.of([route(one, "J K J K"), route(one, "L L")], 3)
    assert check(one, plan) == []
    assert cost(one, plan) == 560
    assert certify(one, plan, Fraction(500)).holds


def test_requests_left_out_weigh_what_the_day_says() -> None:
    """Unserved, L weighs 1000; it is no fault where the day allows it."""
    one = day(request("J"), request("L"), unserved_cost=1000)
    plan = Plan.of([route(one, "J J")], 2)
    assert check(one, plan) == []
    assert cost(one, plan) == 1280


def test_every_request_is_served_where_the_day_asks_for_it() -> None:
    """L is left out."""
    assert told(day(request("J"), request("L")), "J J") == [("every_request_is_served", ("L",), 0)]


def test_what_is_unserved_is_told() -> None:
    """A plan that calls a served request unserved, another one nothing, and names one that is not there."""
    one = day(request("J"), request("L"), unserved_cost=1)
    found = check(one, Plan((route(one, "J J"),), (0, 7)))
    assert [(each.rule, each.where) for each in found] == [("unserved_are_told", (name,)) for name in ("J", "L", "7")]


def test_a_request_is_served_once() -> None:
    """J rides in two vans."""
    assert told(day(request("J")), "J J", "J J") == [("request_is_served_once", ("J",), 1)]


def test_there_are_vehicles_enough() -> None:
    """Three of two vans go out."""
    one = day(request("J"), request("K"), request("L"))
    assert told(one, "J J", "K K", "L L") == [("vehicles_are_enough", ("van",), 1)]


@pytest.mark.parametrize(
    ("stops", "message"),
    [
        ((2, 0, 1, 3), "van delivers J before it picks it up"),
        ((0, 1, 3), "van picks J up and never delivers it"),
        ((2, 1, 3), "van delivers J and never picks it up"),
        ((0, 2, 0, 1, 3), "van stops more than twice for J"),
    ],
)
def test_pickup_comes_first_in_the_same_route(stops: tuple[int, ...], message: str) -> None:
    """Each way of getting the order wrong is told by name; times are not asked for."""
    found = check(day(request("J"), request("K")), Plan.of([Route(0, stops)], 2))
    assert ("pickup_comes_first", ("van", "J"), message) in [(one.rule, one.where, one.message) for one in found]
    assert {one.rule for one in found} <= {
        "pickup_comes_first",
        "every_request_is_served",
        "request_is_served_once",
    }


def test_a_request_that_changes_vehicles_is_found() -> None:
    """Picked up by one van and delivered by another."""
    one = day(request("J"))
    found = check(one, Plan.of([Route(0, (0,)), Route(0, (1,))], 1))
    assert [each.rule for each in found] == ["pickup_comes_first", "pickup_comes_first"]


@pytest.mark.parametrize("planted", [Route(1, (0, 1)), Route(-1, (0, 1)), Route(0, (0, 2)), Route(0, (-1, 0))])
def test_numbers_that_mean_nothing_are_told(planted: Route) -> None:
    """A vehicle or a stop that is not there is a violation, not a crash."""
    one = day(request("J"), unserved_cost=1)
    plan = Plan((planted,), ())
    assert "route_is_known" in {each.rule for each in check(one, plan)}
    assert certify(one, plan, None).cost == 0


def test_places_suffice() -> None:
    """Three patients at once on two seats are one too many, told where the third gets in."""
    one = day(request("J"), request("K"), request("L"))
    assert told(one, "J K L J K L") == [("places_suffice", ("van", "J", "K", "L"), 1)]


def test_seats_fold_but_not_for_both() -> None:
    """Two seats or one wheelchair."""
    folding = vehicle(layouts=((0, 0, 2, 2), (1, 0, 0, 0)))
    one = day(request("J"), request("W", load=WHEELCHAIR), vehicles=(folding,))
    assert told(one, "J J W W") == []
    assert told(one, "J W W J") == [("places_suffice", ("van", "J", "W"), 1)]


@pytest.mark.parametrize(("sharing", "amount"), [("no", 1), ("changeover", 1)])
def test_classes_may_share(sharing: str, amount: int) -> None:
    """On board together breaks both; one after the other only what may never share."""
    one = day(request("J"), request("M", group="mail"), sharing={("mail", "patient"): sharing})
    assert [rule for rule, _, _ in told(one, "J M J M")] == ["classes_may_share"] * amount
    assert [rule for rule, _, _ in told(one, "J J M M")] == ["classes_may_share"] * (sharing == "no")


def test_no_changeover_while_another_class_stays_on_board() -> None:
    """The mail that rode with the patient is still there when the linen comes."""
    one = day(request("J"), request("M", group="mail"), request("L", group="linen"), sharing=ALL_MAY_SHARE)
    assert told(one, "J M J L L M") == [("classes_may_share", ("van", "M", "L"), 0)]
    assert told(one, "J M J M L L") == []


def test_alone_means_alone() -> None:
    """Whoever gets in first."""
    one = day(request("A", alone=True), request("J"))
    assert told(one, "A J A J") == [("alone_means_alone", ("van", "A", "J"), 0)]
    assert told(one, "J A A J") == [("alone_means_alone", ("van", "J", "A"), 0)]


def test_skills_and_leave_are_needed() -> None:
    """Two skills that the crew has not, and a class that the vehicle may not carry."""
    one = day(
        request("J", skills=frozenset({"lift", "oxygen"})),
        vehicles=(vehicle(groups=frozenset({"mail"})),),
    )
    assert told(one, "J J") == [("crew_has_skills", ("van", "J"), 2), ("vehicle_may_carry", ("van", "J"), 0)]


def test_a_road_exists() -> None:
    """No way home from far."""
    travel = day().travel.copy()
    travel[3, 0] = NO_ROAD
    assert told(day(request("J"), travel=travel), "J J") == [("road_exists", ("van", "far", "yard"), 0)]


@pytest.mark.parametrize(
    ("changes", "kind", "over", "words"),
    [
        ({"pickup_window": (0, 4)}, {}, 6, "drive from yard to near; end of the window for the pickup of J"),
        (
            {"pickup_window": (100, 200), "delivery_window": (0, 115), "pickup_service": 3},
            {},
            8,
            (
                "begin of the window for the pickup of J; time for the pickup of J and drive from near to far; "
                "end of the window for the delivery of J"
            ),
        ),
        ({"max_on_board": 19}, {}, 1, "drive from near to far; time on board of J"),
        (
            {},
            {"max_duration": 55},
            5,
            "drive from yard to near; drive from near to far; drive from far to yard; longest duration of van",
        ),
    ],
    ids=["window", "two windows", "time on board", "duration"],
)
def test_times_agree(changes: dict[str, object], kind: dict[str, object], over: int, words: str) -> None:
    """Differences that contradict each other are named in the order they push each other, with the ticks too many."""
    one = day(request("J", **changes), vehicles=(vehicle(**kind),))
    (found,) = check(one, Plan.of([route(one, "J J")], 1))
    assert (found.rule, found.where, int(found.amount)) == ("times_agree", ("van", "J"), over)
    assert found.message == f"van cannot keep the times by {over} ticks: {words}"


def test_a_shift_that_is_too_short_is_named() -> None:
    """Sixty ticks of way in a shift of fifty."""
    one = day(request("J"), vehicles=(vehicle(shift=(5, 55)),))
    (found,) = check(one, Plan.of([route(one, "J J")], 1))
    assert found.amount == 10
    assert found.message.endswith("drive from far to yard; end of the shift of van")
    assert "begin of the shift of van" in found.message


def test_a_changeover_is_named_where_it_makes_a_route_late() -> None:
    """Without the five ticks of the changeover the second pickup would be in time."""
    one = day(
        request("J"),
        request("M", group="mail", pickup_window=(0, 50)),
        sharing={("mail", "patient"): "changeover"},
        changeover=5,
    )
    (found,) = check(one, Plan.of([route(one, "J J M M")], 2))
    assert (found.rule, int(found.amount)) == ("times_agree", 5)
    assert "drive from far to near with a changeover" in found.message


def test_breaks_are_in_the_duration() -> None:
    """One break in the way home, two in a longer route, none where work is short enough."""
    longer = day(request("J"), request("K"), vehicles=(vehicle(break_after=40, break_length=15),))
    one = day(request("J"), vehicles=(vehicle(**BREAK),))
    assert shortest_duration(one, route(one, "J J")) == 75
    assert shortest_duration(longer, route(longer, "J J K K")) == 130
    assert cost(one, Plan.of([route(one, "J J")], 1)) == 100 + 75 + 120


def test_a_break_falls_into_waiting() -> None:
    """Between two journeys the vehicle waits; the break costs no time."""
    requests = (request("J", delivery_window=(30, 30)), request("K", pickup_window=(100, 100)))
    one = day(*requests, vehicles=(vehicle(break_after=100, break_length=20),))
    assert shortest_duration(one, route(one, "J J K K")) == 150


def test_a_break_that_cannot_be_taken_is_told() -> None:
    """There is never nobody on board early enough."""
    one = day(request("J"), vehicles=(vehicle(break_after=29, break_length=15),))
    assert told(one, "J J") == [("break_is_taken", ("van", "J"), 31)]
    assert shortest_duration(one, route(one, "J J")) is None


def test_a_plan_without_a_timetable_has_no_cost() -> None:
    """Its cost is refused, and its certificate says 0 and why."""
    one = day(request("J", pickup_window=(0, 4)))
    plan = Plan.of([route(one, "J J")], 1)
    with pytest.raises(ValueError, match="a route without a timetable has no cost"):
        cost(one, plan)
    certificate = certify(one, plan, Fraction(5000))
    assert certificate.cost == 0
    assert [each.rule for each in certificate.violations] == ["times_agree"]


def test_a_bound_above_the_cost_is_a_contradiction() -> None:
    """A bound of 281 on a plan of 280."""
    one = day(request("J"))
    certificate = certify(one, Plan.of([route(one, "J J")], 1), Fraction(281))
    assert certificate.violations == (
        Violation("bound_is_below_cost", (), "the bound contradicts the plan", Fraction(1)),
    )


def test_the_differences_are_a_graph_for_people() -> None:
    """Moments in words, rules on the edges, the shortest duration as the longest way."""
    one = day(request("J", max_on_board=25))
    graph = difference_graph(one, route(one, "J J"))
    assert list(graph) == ["the day begins", "van leaves", "pickup of J", "delivery of J", "van is back"]
    assert graph.edges["pickup of J", "delivery of J"] == {"least": 20, "rule": "drive from near to far"}
    assert graph.edges["delivery of J", "pickup of J"] == {"least": -25, "rule": "time on board of J"}
    negated: nx.DiGraph[str] = nx.DiGraph()
    for start, end in graph.edges:
        negated.add_edge(start, end, weight=-graph.edges[start, end]["least"])
    assert -nx.bellman_ford_path_length(negated, "van leaves", "van is back") == 60


GOOD = TimedRoute(0, 0, 60, (10, 30), (0, 1))


def recorded(timed: TimedRoute, kind: Mapping[str, object] | None = None, **changes: object) -> list[Violation]:
    """Return what is wrong with one recorded route of J."""
    return check_times(day(request("J", **changes), vehicles=(vehicle(**(kind or {})),)), [timed])


@pytest.mark.parametrize(
    ("timed", "changes", "kind", "rule", "where", "amount"),
    [
        (GOOD, {"pickup_window": (0, 7)}, {}, "window_is_kept", ("van", "J"), 3),
        (GOOD, {"delivery_window": (34, 50)}, {}, "window_is_kept", ("van", "J"), 4),
        (replace(GOOD, departure=3), {}, {}, "drive_takes_its_time", ("van", "J"), 3),
        (GOOD, {"pickup_service": 2}, {}, "drive_takes_its_time", ("van", "J"), 2),
        (replace(GOOD, arrival=58), {}, {}, "drive_takes_its_time", ("van", "J"), 2),
        (GOOD, {"max_on_board": 15}, {}, "time_on_board_is_kept", ("van", "J"), 5),
        (GOOD, {}, {"shift": (1, 57)}, "shift_is_kept", ("van",), 4),
        (GOOD, {}, {"max_duration": 50}, "duration_is_kept", ("van",), 10),
        (GOOD, {}, {"break_after": 50, "break_length": 5}, "break_is_taken", ("van",), 10),
    ],
)
def test_each_recorded_time_is_checked_as_it_stands(
    timed: TimedRoute,
    changes: dict[str, object],
    kind: dict[str, object],
    rule: str,
    where: tuple[str, ...],
    amount: int,
) -> None:
    """One planted fault at a time, and by how many ticks."""
    found = [(one.rule, one.where, int(one.amount)) for one in recorded(timed, kind, **changes)]
    assert found == [(rule, where, amount)]


def test_a_recorded_break_is_seen() -> None:
    """Fifteen idle ticks before the way home are a break; ten are not."""
    given = {"break_after": 50, "break_length": 15}
    assert recorded(replace(GOOD, arrival=75), given) == []
    assert [one.amount for one in recorded(replace(GOOD, arrival=70), given)] == [20]


def test_idle_time_with_somebody_on_board_is_no_break() -> None:
    """The vehicle stands for fifteen ticks with J on board."""
    found = recorded(TimedRoute(0, 0, 75, (10, 45), (0, 1)), {"break_after": 70, "break_length": 15})
    assert [(one.rule, int(one.amount)) for one in found] == [("break_is_taken", 5)]


def test_recorded_routes_that_cannot_be_timed_are_passed_over() -> None:
    """What needs no clock is found elsewhere."""
    one = day(request("J"))
    backwards = TimedRoute(0, 0, 60, (10, 30), (1, 0))
    assert check_times(one, [backwards]) == []
    assert {each.rule for each in check_order(one, Plan.of([backwards.route], 1))} == {"pickup_comes_first"}


def test_a_recorded_route_has_one_time_for_each_stop() -> None:
    """Two stops and one time are refused."""
    with pytest.raises(ValueError, match="a route has not one time for each stop"):
        TimedRoute(0, 0, 60, (10,), (0, 1))


def test_recorded_routes_cost_what_their_times_cost() -> None:
    """Ten ticks more than needed cost ten more; a vehicle that is not there has no cost."""
    one = day(request("J"))
    assert timed_cost(one, [replace(GOOD, arrival=70)]) == 290
    with pytest.raises(ValueError, match="a route has a vehicle or a stop that is not there"):
        timed_cost(one, [replace(GOOD, vehicle=3)])


def test_a_timetable_is_a_record_without_fault() -> None:
    """Times that the timetable found, breaks in, pass as they stand, and cost the same."""
    one = day(request("J"), request("K"), vehicles=(vehicle(break_after=40, break_length=15),))
    planned = route(one, "J J K K")
    found = timetable(one, planned)
    assert found is not None
    timed = TimedRoute(0, found.departure, found.arrival, found.begins, planned.stops)
    assert check_times(one, [timed]) == []
    assert timed_cost(one, [timed]) == found.cost
