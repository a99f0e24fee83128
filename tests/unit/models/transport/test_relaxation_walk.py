"""Labels of a walk: moved on by hand, and merged by cell of time."""

from __future__ import annotations

import numpy as np

from models.transport.relaxation_arcs import PricingArcs
from models.transport.relaxation_walk import Walk, moved_on
from tests.unit.models.transport.relaxation_sample import TWO, arcs_of


def floats(*values: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Return numbers as an array."""
    return np.array(values, dtype=np.float64)


def whole(*values: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return whole numbers as an array."""
    return np.array(values, dtype=np.int64)


def empty(arcs: PricingArcs) -> Walk:
    """Return a walk without labels."""
    total, size = arcs.kinds * int(arcs.offset[-1]), arcs.size
    return Walk(
        arcs,
        arcs.of_vehicles("cost_tick"),
        np.full(total, np.inf),
        np.full(total, np.inf),
        np.full(total, np.inf),
        np.full(total, -1, dtype=np.int64),
        np.full((arcs.kinds, arcs.nodes), np.inf),
        np.full((arcs.kinds, size), -1, dtype=np.int64),
        np.full((arcs.kinds, size), np.inf),
        np.full((arcs.kinds, size), -1, dtype=np.int64),
    )


def put(walk: Walk, time: float, cost: float, all_of_it: float, origin: int = -1, arc: int = -1) -> None:
    """Put one label at the first pickup."""
    walk.put(whole(0), whole(0), (floats(time), floats(cost), floats(all_of_it)), whole(origin), whole(arc))


def moved(label: tuple[float, float, float], latest: float, arrival: float, duration: float) -> tuple[float, ...]:
    """Return a label after something that costs 5 beside its time at 2 a tick."""
    time, cost, all_of_it = label
    found = moved_on(
        (floats(time), floats(cost), floats(all_of_it)),
        floats(2),
        floats(latest),
        floats(arrival),
        floats(duration),
        floats(5),
    )
    return tuple(float(part[0]) for part in found)


def test_time_goes_on_by_the_duration_or_until_the_arrival() -> None:
    """From 10 it is 17 after 7, or 30 where nothing arrives before."""
    assert moved((10, -100, -60), 40, 0, 7)[0] == 17
    assert moved((10, -100, -60), 40, 30, 7)[0] == 30


def test_a_departure_as_late_as_can_be_saves_what_the_latest_start_allows() -> None:
    """A vehicle that has cost 60 but for its departure, and may start by 40, counts it no later than 20 behind."""
    assert moved((10, -100, 60), 40, 0, 7)[1] == 60 - 2 * 40 + 5
    assert moved((10, 0, 60), 40, 0, 7)[1] == 0 + 5


def test_the_whole_cost_has_the_time_in_and_waiting_that_is_forced() -> None:
    """60 and 5 and 14 for 7 ticks; or what the cost is at the arrival of 100."""
    assert moved((10, -100, 60), 40, 0, 7)[2] == 60 + 5 + 14
    assert moved((10, -100, 60), 40, 100, 7)[2] == (60 - 80 + 5) + 2 * 100


def test_labels_of_a_cell_are_merged_into_the_best_of_each() -> None:
    """In cells of ten: the earlier time of one, the lower cost of the other, which is where the label comes from."""
    walk = empty(arcs_of(TWO, cell=10))
    put(walk, 12, -5, 10, origin=3, arc=8)
    put(walk, 15, -7, 8, origin=4, arc=9)
    assert (walk.time[1], walk.cost[1], walk.whole[1]) == (12, -7, 8)
    assert (walk.last[1], walk.count) == (1, 2)
    assert (walk.before[1].tolist(), walk.arc[1].tolist()) == ([4], [9])


def test_a_dearer_label_is_merged_and_not_remembered() -> None:
    """It may be earlier, but the way comes from the cheaper one."""
    walk = empty(arcs_of(TWO, cell=10))
    put(walk, 15, -7, 0, origin=4)
    put(walk, 12, -5, 0, origin=3)
    assert (walk.time[1], walk.cost[1], walk.last[1], walk.count) == (12, -7, 0, 1)


def test_a_label_that_cannot_undercut_its_node_is_dropped() -> None:
    """An earlier cell had it as cheap."""
    walk = empty(arcs_of(TWO, cell=10))
    walk.best[0, 0] = -7
    put(walk, 15, -7, 0)
    assert walk.count == 0
    assert walk.cost.min() == np.inf


def test_a_label_that_grows_cheaper_with_time_reaches_the_next_cell() -> None:
    """At 12 it costs 40 - 12, at the border of 20 no less than 20; from there on as little as its cost of -7."""
    walk = empty(arcs_of(TWO, cell=10))
    put(walk, 12, -7, 40)
    assert (walk.time[1], walk.cost[1]) == (12, 20)
    assert (walk.time[2], walk.cost[2]) == (20, -7)


def test_no_label_reaches_beyond_the_window() -> None:
    """Near closes at 20: of a label at 20 nothing goes on to 30."""
    arcs = arcs_of(TWO, cell=10)
    walk = empty(arcs)
    put(walk, 20, -7, 60)
    assert np.flatnonzero(walk.cost < np.inf).tolist() == [2]
