"""Stretches from empty to empty, found on small days."""

from __future__ import annotations

import numpy as np
import pytest

from models.transport.events import event_network
from models.transport.instance import TransportInstance
from optimiser.solve.limits import Clock
from optimiser.solve.transport import exact_stretches
from optimiser.solve.transport.exact_labels import finished, forward, prices_of, stops_of
from optimiser.solve.transport.exact_network import StepNetwork
from optimiser.solve.transport.exact_stretches import Stretches, TooManyStretchesError
from tests.unit.models.transport.day_sample import day, request
from tests.unit.solve.transport.exact_sample import (
    LARGE,
    PAIRS,
    SOON,
    THREE,
    TWO,
    every_route,
    priced,
    steps_of,
    stretches_of,
)


def steps_by_stops(network: StepNetwork) -> dict[tuple[int, ...], int]:
    """Return the place of each stretch and drive, by all its stops."""
    steps = zip(network.tail, network.stops, strict=True)
    return {(int(tail), *stops): place for place, (tail, stops) in enumerate(steps)}


def test_every_order_from_empty_to_empty_is_a_stretch() -> None:
    """Each by itself, and both in four orders; no van is back in time for a second one."""
    assert set(steps_by_stops(stretches_of(TWO))) == {
        (0, 2),
        (1, 3),
        (0, 1, 2, 3),
        (0, 1, 3, 2),
        (1, 0, 2, 3),
        (1, 0, 3, 2),
    }


def test_drives_lead_from_one_stretch_to_the_next() -> None:
    """From either delivery to the pickup of c, and from nowhere else."""
    drives = {stops for stops in steps_by_stops(stretches_of(THREE)) if stops[0] >= 3}
    assert drives == {(3, 2), (4, 2)}


def test_a_stretch_has_its_latest_start_its_earliest_end_and_its_length() -> None:
    """Both fetched near by 20, middle ten later and far ten after that; who starts by 20 is there by 40."""
    network = stretches_of(TWO)
    place = steps_by_stops(network)[0, 1, 2, 3]
    assert (network.by[place], network.ready[place], network.takes[place]) == (20, 30, 20)
    assert (network.tail[place], network.head[place], network.cost[place]) == (0, 3, 40.0)


def test_waiting_within_a_stretch_is_part_of_its_time() -> None:
    """The second may be fetched in the middle from 50 on only: whoever starts at 20 is far at 60, and no earlier."""
    waits = day(request("a", 1, 3, pickup_window=SOON), request("b", 2, 3, pickup_window=(50, 55)))
    network = stretches_of(waits)
    place = steps_by_stops(network)[0, 1, 2, 3]
    assert (network.by[place], network.ready[place], network.takes[place]) == (20, 60, 40)


def test_times_on_board_are_held_exactly() -> None:
    """Who may be on board for ten ticks is not taken past middle to far first."""
    short = day(request("a", 1, 2, pickup_window=SOON, max_on_board=10), TWO.requests[1])
    found = {stops for stops in steps_by_stops(stretches_of(short)) if len(stops) == 4}
    assert found == {(0, 1, 2, 3), (1, 0, 2, 3)}


def test_the_first_pickup_is_paid_for_by_the_step_before() -> None:
    """A stretch covers whoever else it fetches; a drive covers whom it leads to."""
    network = stretches_of(THREE)
    covers = network.covers.toarray()
    places = steps_by_stops(network)
    assert covers[places[0, 1, 3, 4]].tolist() == [0, 1, 0]
    assert covers[places[0, 3]].tolist() == [0, 0, 0]
    assert covers[places[3, 2]].tolist() == [0, 0, 1]


def test_nodes_are_stops() -> None:
    """The network begins at pickups and ends at deliveries, with the ways from and to the depot."""
    network = stretches_of(TWO)
    assert (network.nodes, network.entry.tolist()) == (4, [0, 1])
    assert network.exit_cost.tolist() == [np.inf, np.inf, 40.0, 60.0]
    assert network.exit_takes[2:].tolist() == [20, 30]
    assert network.exit_by[2:].tolist() == [980, 970]
    assert network.tail.tolist() == sorted(network.tail.tolist())


@pytest.mark.parametrize("instance", [TWO, THREE, PAIRS], ids=["two", "three", "pairs"])
def test_the_cheapest_route_of_each_set_of_requests_is_among_its_ways(instance: TransportInstance) -> None:
    """Where somebody pays to be taken, the least reduced cost over stretches is that over all routes."""
    network = stretches_of(instance)
    for duals in ((0, 0, 0), (100, 190, 90), (0, 150, 150), (140, 140, 140)):
        own = np.array(duals[: instance.size], dtype=float)
        labels = forward(network, prices_of(network, own, 0.0), 9)
        ends, reduced = finished(network, labels)
        exact = every_route(instance)
        paid = {stops: own[[stop for stop in stops if stop < instance.size]].sum() for stops in exact}
        assert reduced.min() == pytest.approx(min(cost - paid[stops] for stops, cost in exact.items()))
        best = stops_of(network, labels, int(ends[reduced.argmin()]))
        assert exact[best] - paid[best] == pytest.approx(reduced.min())


def test_stretches_of_dear_routes_are_left_out() -> None:
    """Within 279 there is a by itself; within 280 everything, as the way back from far leads through middle."""
    assert set(steps_by_stops(stretches_of(TWO, 279.0))) == {(0, 2)}
    assert len(steps_by_stops(stretches_of(TWO, 280.0))) == 6


def test_too_many_orders_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the ceiling, or the time, the search gives up."""
    steps = steps_of(TWO)
    with pytest.raises(TooManyStretchesError, match="too many"):
        Stretches(event_network(TWO)).find(steps, *priced(steps, 0, 0), LARGE, Clock(0.0))
    monkeypatch.setattr(exact_stretches, "_MOST_TRIES", 1)
    with pytest.raises(TooManyStretchesError):
        stretches_of(TWO)
