"""What an insertion needs to know of routes, read off a straight road."""

from __future__ import annotations

import numpy as np

from models.transport.instance import TransportInstance
from models.transport.timetable import timetable
from optimiser.solve.transport.arrays import NEVER, day_arrays
from optimiser.solve.transport.rows import Rows
from tests.unit.models.transport.day_sample import WHEELCHAIR, day, request, route, vehicle

PAIR = day(request("A", 1, 3, pickup_window=(0, 20), max_on_board=40), request("B", 2, 4, pickup_service=3))


def rows_of(instance: TransportInstance, *names: str) -> tuple[Rows, list[bool]]:
    """Return routes in rows, and which of them can be driven."""
    rows = Rows(day_arrays(instance), np.zeros(len(names), dtype=np.int64), 2 * instance.size + 2)
    for row, one in enumerate(names):
        rows.set_stops(row, list(route(instance, one).stops))
    return rows, rows.refresh(np.arange(len(names))).tolist()


def test_stops_are_written_and_read() -> None:
    """A shorter list leaves nothing of the longer one before it."""
    rows, _ = rows_of(PAIR, "A B A B")
    assert (rows.stops_of(0), rows.count.tolist()) == ([0, 1, 2, 3], [4])
    rows.set_stops(0, [1, 3])
    assert (rows.stops_of(0), rows.stops[0].tolist()) == ([1, 3], [-1, 1, 3, -1, -1, -1])


def test_times_are_the_earliest_and_the_latest() -> None:
    """A is fetched by 20; ready is when the next drive may begin, and after is the latest time of the next column."""
    rows, fine = rows_of(PAIR, "A A")
    assert fine == [True]
    assert rows.early[0].tolist() == [0, 10, 30, 60, 60, 60]
    assert rows.late[0, :4].tolist() == [10, 20, 60, 1000]
    assert rows.after[0, :3].tolist() == [20, 60, 1000]
    assert rows.after[0, -1] == -NEVER
    rows, _ = rows_of(PAIR, "B B")
    assert rows.ready[0, :3].tolist() == [0, 23, 43]


def test_duration_and_cost_are_those_of_the_timetable() -> None:
    """And a route without stops costs nothing."""
    names = ("A B A B", "A A B B", "B B", "")
    rows, fine = rows_of(PAIR, *names)
    assert fine == [True] * 4
    for row, one in enumerate(names[:3]):
        timed = timetable(PAIR, route(PAIR, one))
        assert timed is not None
        assert (rows.duration[row], rows.cost[row]) == (timed.duration, timed.cost)
    assert rows.cost[3] == 0


def test_each_request_has_its_charge() -> None:
    """Two on board are charged 7 each."""
    charged = day(*PAIR.requests, vehicles=(vehicle(cost_request=7),))
    with_charge, _ = rows_of(charged, "A B A B")
    without, _ = rows_of(PAIR, "A B A B")
    assert with_charge.cost[0] - without.cost[0] == 14


def test_what_cannot_be_driven_is_said_so() -> None:
    """B first means that A is fetched at 33 at the earliest, not by 20."""
    assert rows_of(PAIR, "B A B A", "A B A B")[1] == [False, True]


def test_what_is_left_on_board_goes_down_and_up_again() -> None:
    """Of two seats one is left with A, none with both: a third fits where the route is empty or has one."""
    instance = day(*PAIR.requests, request("C"), request("D", load=WHEELCHAIR))
    rows, _ = rows_of(instance, "A B A B")
    loads = np.broadcast_to(rows.day.rooms.load[2], (1, rows.day.rooms.load.shape[1]))
    fits = rows.day.rooms.fits(rows.left, loads[:, None, :])
    assert fits.reshape(-1)[:5].tolist() == [True, True, False, True, True]


def test_slack_is_what_a_gap_may_grow_by() -> None:
    """A may be on board for 40 and is for 20: with 3 of loading B on the way there are 17 left, and after it no end."""
    rows, _ = rows_of(PAIR, "A B A B", "A A")
    assert rows.slack[0, 1:3].tolist() == [17, 17]
    assert rows.slack[0, 0] >= NEVER // 2
    assert rows.slack[0, 3] >= NEVER // 2
    assert rows.slack[1, 1] == 20


def test_who_is_on_board_is_known_by_class() -> None:
    """Clean from its pickup to its delivery, then dirty; both on the same day."""
    mixed = day(
        request("A", group="clean"),
        request("B", group="dirty"),
        sharing={("clean", "dirty"): "changeover"},
        changeover=5,
    )
    rows, _ = rows_of(mixed, "A A B B")
    assert rows.aboard[0].tolist() == [0, 1, 0, 2, 0, 0]
    assert rows.on_day.tolist() == [3]


def test_some_rows_are_copied() -> None:
    """All that is known of a row, and nothing of the others."""
    rows, _ = rows_of(PAIR, "A B A B", "A A")
    other, _ = rows_of(PAIR, "B B", "B B")
    other.copy_from(rows, np.array([1]))
    assert (other.stops_of(0), other.stops_of(1)) == ([1, 3], [0, 2])
    for name in ("cost", "duration", "early", "late", "slack", "left", "gap", "count"):
        assert np.array_equal(getattr(other, name)[1], getattr(rows, name)[1]), name
