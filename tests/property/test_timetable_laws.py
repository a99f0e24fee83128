"""Timetables against every tick and a linear programme, the check against timetables, places against people."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx
from hypothesis import event, given, settings
from hypothesis import strategies as st

from models.transport.check import TimedRoute, check, check_order, check_times, cost, shortest_duration, timed_cost
from models.transport.instance import TransportInstance
from models.transport.places_on_board import people_capacity, people_load
from models.transport.plan import Plan, Route
from models.transport.timetable import keeps_order_and_places, timetable
from models.transport.vehicle import Vehicle
from tests.property.timetable_cases import by_every_tick, by_linear_programme, days, spoilt

SMALL = days(2, 2)
LONG = days(5, 20)
MIXED = days(4, 10, mixed=True).flatmap(spoilt)
PEOPLE = st.tuples(st.integers(0, 3), st.integers(0, 2), st.integers(0, 2), st.integers(0, 3))


def duration(instance: TransportInstance, route: Route) -> int | None:
    """Return the duration of a route's timetable."""
    found = timetable(instance, route)
    event("no timetable" if found is None else f"{len(found.breaks_before)} breaks")
    return None if found is None else found.duration


@settings(max_examples=165)
@given(SMALL)
def test_the_timetable_is_the_shortest_of_all(drawn: tuple[TransportInstance, Route]) -> None:
    """Going through every tick finds a timetable exactly where there is one, and none that is shorter."""
    assert duration(*drawn) == by_every_tick(*drawn)


@settings(max_examples=110)
@given(LONG)
def test_the_timetable_is_as_short_as_a_linear_programme_makes_it(drawn: tuple[TransportInstance, Route]) -> None:
    """On longer routes and with breaks in every set of legs another method agrees."""
    assert duration(*drawn) == by_linear_programme(*drawn)


@settings(max_examples=110)
@given(LONG)
def test_the_check_finds_the_same_duration(drawn: tuple[TransportInstance, Route]) -> None:
    """Longest ways in the graph of differences are as long as the timetable."""
    assert shortest_duration(*drawn) == duration(*drawn)


@settings(max_examples=220)
@given(MIXED)
def test_the_check_agrees_with_the_timetable(drawn: tuple[TransportInstance, Route]) -> None:
    """A route has a timetable exactly where the check finds nothing wrong with it, and the two costs are the same."""
    instance, route = drawn
    plan = Plan.of([route], instance.size)
    found = timetable(instance, route)
    event("no timetable" if found is None else "timetable")
    violations = check(instance, plan)
    assert (found is not None) == (violations == [])
    if found is not None:
        assert cost(instance, plan) == (found.cost if route.stops else 0) + 100_000 * len(plan.unserved)


@settings(max_examples=165)
@given(MIXED)
def test_order_and_places_agree_without_a_clock(drawn: tuple[TransportInstance, Route]) -> None:
    """What the timetable refuses before it looks at the clock, the check finds as well, roads left aside."""
    instance, route = drawn
    wrong = [one for one in check_order(instance, Plan.of([route], instance.size)) if one.rule != "road_exists"]
    assert keeps_order_and_places(instance, instance.vehicles[0], route.stops) == (wrong == [])


@settings(max_examples=110)
@given(st.one_of(LONG, MIXED))
def test_times_that_were_found_stand_as_a_record(drawn: tuple[TransportInstance, Route]) -> None:
    """Each time of a timetable keeps every rule as it stands, and costs what the timetable says."""
    instance, route = drawn
    found = timetable(instance, route)
    if found is not None:
        timed = TimedRoute(0, found.departure, found.arrival, found.begins, route.stops)
        assert check_times(instance, [timed]) == []
        assert timed_cost(instance, [timed]) == found.cost


@settings(max_examples=110)
@given(LONG, st.integers(1, 60))
def test_a_wider_window_never_takes_longer(drawn: tuple[TransportInstance, Route], more: int) -> None:
    """What is possible stays possible, and takes no longer, when every delivery may be later."""
    instance, route = drawn
    wider = replace(
        instance,
        requests=tuple(
            replace(one, delivery_window=(one.delivery_window[0], one.delivery_window[1] + more))
            for one in instance.requests
        ),
    )
    before, after = duration(instance, route), duration(wider, route)
    assert before is None or (after is not None and after <= before)


@settings(max_examples=220)
@given(people=PEOPLE, places=PEOPLE)
def test_people_find_places_exactly_where_the_sums_fit(
    people: tuple[int, int, int, int], places: tuple[int, int, int, int]
) -> None:
    """The four sums fit exactly where a matching gives everybody a place of their own."""
    seated, stretchers, wheelchairs, escorts = people
    staff, seats, beds, wheels = places
    may_use = {
        "seated": {"seat", "bed"},
        "stretcher": {"bed"},
        "wheelchair": {"wheel"},
        "escort": {"staff", "seat", "bed"},
    }
    passengers = ["seated"] * seated + ["stretcher"] * stretchers + ["wheelchair"] * wheelchairs + ["escort"] * escorts
    there = ["staff"] * staff + ["seat"] * seats + ["bed"] * beds + ["wheel"] * wheels
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(f"person {one}" for one in range(len(passengers)))
    graph.add_edges_from(
        (f"person {one}", f"place {other}")
        for one, passenger in enumerate(passengers)
        for other, place in enumerate(there)
        if place in may_use[passenger]
    )
    matching = nx.max_weight_matching(graph, maxcardinality=True)
    van = Vehicle("van", "T", 0, 1, (people_capacity(staff, seats, beds, wheels),), (0, 1))
    fits = van.holds(people_load(seated, stretchers, wheelchairs, escorts))
    event("fits" if fits else "too many")
    assert fits == (len(matching) == len(passengers))
