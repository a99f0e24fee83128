"""The times of a route as differences between moments, read off a straight road."""

from __future__ import annotations

import pytest

from models.transport.check_differences import (
    CLOCK,
    DEPARTURE,
    Difference,
    Differences,
    difference_graph,
    differences,
    legs,
    longest_paths,
    stop_words,
)
from tests.unit.models.transport.day_sample import day, request, route, vehicle

# Near and far, 20 apart: moments are 0 the day, 1 departure, 2 pickup, 3 delivery, 4 return.
ONE = day(
    request("J", pickup_window=(5, 50), delivery_window=(60, 90), pickup_service=2, max_on_board=30),
    vehicles=(vehicle(shift=(3, 200), max_duration=150),),
)
THERE = route(ONE, "J J")


def rows(graph: Differences) -> set[tuple[int, int, int]]:
    """Return earlier moment, later moment and least difference of every row."""
    return {(row.earlier, row.later, row.least) for row in graph.rows}


def test_a_route_has_a_difference_for_every_rule() -> None:
    """Shift, windows, time on board with its loading, duration and the three legs."""
    found = differences(ONE, THERE)
    assert found.moments == ("the day begins", "van leaves", "pickup of J", "delivery of J", "van is back")
    assert rows(found) == {
        (CLOCK, DEPARTURE, 3),
        (4, CLOCK, -200),
        (CLOCK, 2, 5),
        (2, CLOCK, -50),
        (CLOCK, 3, 60),
        (3, CLOCK, -90),
        (3, 2, -32),
        (4, DEPARTURE, -150),
        (DEPARTURE, 2, 10),
        (2, 3, 22),
        (3, 4, 30),
    }
    assert len(found.rows) == 11


def test_what_is_not_limited_has_no_difference() -> None:
    """Without a longest duration and a time on board there are nine rows."""
    plain = day(request("J"))
    assert len(differences(plain, route(plain, "J J")).rows) == 9


def test_every_difference_says_its_rule() -> None:
    """In words, with the request it is about."""
    by_pair = {(row.earlier, row.later): row for row in differences(ONE, THERE).rows}
    assert by_pair[3, 2].rule == "time on board of J"
    assert by_pair[2, CLOCK].rule == "end of the window for the pickup of J"
    assert by_pair[2, 3].rule == "time for the pickup of J and drive from near to far"
    assert by_pair[2, 3].about == ("J",)
    assert by_pair[CLOCK, DEPARTURE] == Difference(CLOCK, DEPARTURE, 3, "begin of the shift of van")


def test_a_break_is_two_moments_with_work_before_and_after() -> None:
    """Before the way home: unload, rest 15, drive 30; at most 59 from departure to break and from break to return."""
    resting = day(request("J"), vehicles=(vehicle(break_after=59, break_length=15),))
    found = differences(resting, route(resting, "J J"), breaks=(2,))
    assert found.moments[5:] == ("break begins", "break ends")
    assert {(3, 5, 0), (5, 6, 15), (6, 4, 30), (5, DEPARTURE, -59), (4, 6, -59)} <= rows(found)
    assert (3, 4, 30) not in rows(found)
    assert all(row.least != -59 for row in differences(resting, route(resting, "J J")).rows)


def test_longest_ways_are_the_shortest_times() -> None:
    """From the departure 10 to near, 2 and 20 more to far, 30 home; nothing before its window once it left at 30."""
    plain = day(request("J", pickup_service=2))
    ways = longest_paths(differences(plain, route(plain, "J J")))
    assert list(ways)[1:] == [0, 10, 32, 62]
    late = day(request("J", delivery_window=(100, 110), pickup_window=(0, 20)))
    # It leaves by 10 and is far at 100: 90 later, and back after 120.
    assert list(longest_paths(differences(late, route(late, "J J"))))[1:] == [0, 10, 90, 120]


def test_rules_that_contradict_each_other_are_a_cycle() -> None:
    """Far by 20 is too early for a drive of 20 after a pickup from 5 on: the sum of the cycle is above 0."""
    torn = day(request("J", pickup_window=(5, 50), delivery_window=(0, 20)))
    cycle = longest_paths(differences(torn, route(torn, "J J")))
    assert all(isinstance(row, Difference) for row in cycle)
    rules = [row for row in cycle if isinstance(row, Difference)]
    assert sum(row.least for row in rules) > 0
    assert [row.later for row in rules] == [*(row.earlier for row in rules[1:]), rules[0].earlier]
    assert rules[0].earlier == min(row.earlier for row in rules)
    assert any(row.rule == "end of the window for the delivery of J" for row in rules)


def test_a_graph_of_differences_is_for_people() -> None:
    """Moments in words and edges with their rule; breaks are left out."""
    graph = difference_graph(ONE, THERE)
    assert graph.graph["vehicle"] == "van"
    assert set(graph) == {"the day begins", "van leaves", "pickup of J", "delivery of J", "van is back"}
    assert graph.edges["pickup of J", "delivery of J"]["least"] == 22
    assert graph.edges["delivery of J", "pickup of J"] == {"least": -32, "rule": "time on board of J"}


@pytest.mark.parametrize(("stop", "words"), [(0, "pickup of J"), (1, "pickup of K"), (2, "delivery of J")])
def test_stops_are_told_in_words(stop: int, words: str) -> None:
    """Pickups come first, then deliveries."""
    assert stop_words(day(request("J"), request("K")), stop) == words


def test_legs_lead_from_depot_to_depot() -> None:
    """Each with the work of the stop it leaves, cleaning after whoever travelled alone in, and its drive."""
    alone = day(request("J", pickup_service=2, delivery_service=3, alone=True), cleaning=7)
    found = legs(alone, route(alone, "J J"))
    assert [(leg.position, leg.begin, leg.service, leg.drive) for leg in found] == [
        (0, 1, 0, 10),
        (1, 2, 2, 20),
        (2, 3, 10, 30),
    ]
    assert [leg.about for leg in found] == [("J",)] * 3
    assert (found[0].service_rule, found[2].service_rule) == ("", "time for the delivery of J")
    assert found[2].drive_rule == "drive from far to yard"


def test_a_changeover_is_part_of_the_drive() -> None:
    """Before linen after a patient."""
    mixed = day(request("J"), request("L", group="linen"), sharing={("linen", "patient"): "changeover"}, changeover=12)
    found = legs(mixed, route(mixed, "J J L L"))
    assert [leg.drive for leg in found] == [10, 20, 20 + 12, 20, 30]
    assert found[2].drive_rule == "drive from far to near with a changeover"
    assert found[2].about == ("J", "L")
