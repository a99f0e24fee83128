"""The event network: who may be on board where, and what may happen next."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx
import pytest

from models.transport.events import DEPOT, Event, TooManyEventsError, event_network
from models.transport.events_time import FAR, StopTimes
from tests.formulation.event_network_sample import sample


def test_every_way_of_two_journeys_is_there() -> None:
    """One after the other, one within the other or across each other: eight events and the depot."""
    network = event_network(sample())
    assert network.events[0] == Event(DEPOT)
    assert {(event.stop, event.others) for event in network.events[1:]} == {
        *((0, ()), (0, (1,)), (1, ()), (1, (0,))),
        *((2, ()), (2, (1,)), (3, ()), (3, (0,))),
    }


def test_only_a_vehicle_with_two_seats_sees_two_on_board() -> None:
    """The hired car has one seat, so that shared events are for the other kind alone."""
    network = event_network(sample())
    kinds = dict(zip(network.events, network.kinds, strict=True))
    assert kinds[Event(0, (1,))] == (0,)
    assert kinds[Event(0)] == (0, 1)


def test_the_graph_is_the_network() -> None:
    """The view for people has the same events and arcs, and every event lies on a way from the depot and back."""
    network = event_network(sample())
    graph = network.graph()
    assert isinstance(graph, nx.DiGraph)
    assert (len(graph), graph.number_of_edges()) == (len(network.events), len(network.arcs))
    assert nx.is_strongly_connected(graph)


def test_who_travels_alone_shares_no_event() -> None:
    """With one journey alone no event has two on board."""
    day = sample()
    day = replace(day, requests=(replace(day.requests[0], alone=True), day.requests[1]))
    assert all(not event.others for event in event_network(day).events)


def test_a_time_on_board_that_no_detour_fits_is_seen() -> None:
    """With no more than the direct ride allowed nobody is picked up or put down on the way."""
    day = sample()
    strict = tuple(replace(request, max_on_board=7) for request in day.requests)
    assert all(not event.others for event in event_network(replace(day, requests=strict)).events)


def test_too_many_arcs_are_refused() -> None:
    """The ceiling is held while the network is made."""
    with pytest.raises(TooManyEventsError):
        event_network(sample(), most=10)


def test_windows_are_drawn_tight() -> None:
    """Pickup and delivery fit each other: the second's delivery is after its ride and within its time on board."""
    times = StopTimes(sample())
    assert (times.first[0], times.last[0]) == (20, 50)
    assert (times.first[2], times.last[2]) == (29, 77)
    assert times.leg[0][2] == times.least[0][2] == 9


def test_the_earliest_and_the_latest_beginnings_of_an_order() -> None:
    """Across each other: rides and windows are held from both sides."""
    times = StopTimes(sample())
    order = (0, 1, 2, 3)
    legs = times.own_legs(order)
    assert times.earliest(order, legs) == [20, 35, 37, 45]
    assert times.latest(order, legs) == [50, 65, 77, 89]


def test_a_road_that_is_not_there() -> None:
    """A stop that no road leads to is in no event."""
    day = sample()
    travel = day.travel.copy()
    travel[:, 2] = -1
    cut = replace(day, travel=travel)
    assert StopTimes(cut).leg[0][2] == FAR
    assert event_network(cut).events == (Event(DEPOT),)
