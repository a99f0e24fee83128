"""What finishing a way costs at least, and the steps that are worth a look."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from models.transport.events import event_network
from models.transport.instance import TransportInstance
from optimiser.solve.transport.exact_completion import Completion, useful_steps
from optimiser.solve.transport.exact_labels import Labels
from tests.unit.solve.transport.exact_sample import LARGE, PAIRS, THREE, TIGHT, TWO, every_route, priced, steps_of

EVENTS = [(event.stop, event.others) for event in event_network(TWO).events]
NEAR, MIDDLE, FAR = (EVENTS.index(event) for event in ((0, ()), (2, ()), (3, ())))


def completion_of_two() -> Completion:
    """Return what finishing costs on the day of two, where nobody pays."""
    return priced(steps_of(TWO), 0, 0)[2]


def test_the_way_home_costs_time_and_distance() -> None:
    """20 ticks at 3 from middle, 30 from far; from near with a on board 10 more first."""
    completion = completion_of_two()
    assert [completion.at(node, 30) for node in (MIDDLE, FAR)] == [60.0, 90.0]
    assert completion.at(NEAR, 10) == 90.0


def test_after_the_last_time_there_is_no_way() -> None:
    """Home from middle takes 20 of 1000 ticks; nobody is on the way home from a pickup at the depot's own event."""
    completion = completion_of_two()
    assert completion.at(MIDDLE, 980) == 60.0
    assert completion.at(MIDDLE, 981) == np.inf
    assert completion.at(MIDDLE, 99_999) == np.inf
    assert completion.at(0, 0) == np.inf


def test_the_cheapest_finish_from_a_time_on_is_taken() -> None:
    """Node 1 may be left at 50 for 10 or at 70 for 30: until 50 it is 10, then 30, then nothing."""
    labels = Labels(
        np.array([1, 1, 2]),
        np.array([50, 70, 90]),
        np.array([10.0, 30.0, 1.0]),
        np.array([10.0, 30.0, 1.0]),
        np.full(3, -1),
        np.full(3, -1),
    )
    completion = Completion(steps_of(TWO), labels)
    assert [completion.at(1, time) for time in (0, 50, 51, 70, 71)] == [10.0, 10.0, 30.0, 30.0, np.inf]
    assert completion.at(2, 71) == 1.0


def test_a_beginning_and_its_finish_are_a_route() -> None:
    """Every beginning on the day of two costs at least as much as the best route that begins so."""
    steps = steps_of(TWO)
    _, labels, completion = priced(steps, 0, 0)
    whole = completion.least(labels.node, labels.time, labels.by_drive, labels.by_window)
    first = {int(labels.node[at]): whole[at] for at in range(len(steps.entry))}
    assert first == {NEAR: 220.0, EVENTS.index((1, ())): 280.0}


def test_waiting_that_windows_force_is_paid_for() -> None:
    """A way that is cheap by drive and dear by window ends dear: 5 by drive at time 30, and 200 by window."""
    completion = completion_of_two()
    node, time = np.array([MIDDLE]), np.array([30])
    assert completion.least(node, time, np.array([5.0]), np.array([-9999.0]))[0] == 65.0
    assert completion.least(node, time, np.array([5.0]), np.array([200.0]))[0] == 200 + 30 + 60
    assert completion.least(node, np.array([981]), np.array([5.0]), np.array([200.0]))[0] == np.inf


def test_of_no_labels_nothing_can_be_finished() -> None:
    """Every way costs without end."""
    none = np.zeros(0, dtype=np.int64)
    labels = Labels(none, none, none.astype(float), none.astype(float), none, none)
    whole = Completion(steps_of(TWO), labels).least(np.array([1]), np.array([0]), np.array([0.0]), np.array([0.0]))
    assert whole.tolist() == [np.inf]


@pytest.mark.parametrize("allowance", [219.0, 220.0, 280.0, 290.0, LARGE])
@pytest.mark.parametrize("instance", [TWO, THREE, PAIRS, TIGHT], ids=["two", "three", "pairs", "tight"])
def test_steps_of_cheap_routes_are_kept(instance: TransportInstance, allowance: float) -> None:
    """The pairs of stops of every route within the allowance, and of no other."""
    steps = steps_of(instance)
    prices, labels, completion = priced(steps, *[0.0] * instance.size)
    kept = useful_steps(steps, prices, labels, completion, allowance)
    stop_of = {node: event.stop for node, event in enumerate(event_network(instance).events)}
    pairs = {(stop_of[int(steps.tail[step])], stop_of[int(steps.head[step])]) for step in kept}
    due = {pair for stops, cost in every_route(instance).items() if cost <= allowance for pair in pairwise(stops)}
    assert pairs == due
