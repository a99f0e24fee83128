"""Stretches that go on from a cut, and beginnings that become one."""

from __future__ import annotations

import numpy as np

from models.transport.relaxation_day import relaxed_day
from models.transport.relaxation_joining import joined, merged
from models.transport.relaxation_partial import Partial, started, taken_further
from tests.unit.models.transport.day_sample import day, request, vehicle
from tests.unit.models.transport.relaxation_sample import TWO

DAY, START, HERE, FIRST, SECOND = range(5)
LIMITED = day(request("a", 1, 2, pickup_window=(0, 20), max_on_board=15), TWO.requests[1])


def test_a_cut_knows_its_stop_and_who_is_on_board() -> None:
    """The second was just fetched with the first on board; number 7 of the cuts is node 2 + 7, and earns nothing."""
    arrays = relaxed_day(LIMITED, shortcuts=False)
    found = joined(arrays, [(1, 0, 1)], [7])
    assert (found.start.tolist(), found.stop.tolist(), found.board.tolist()) == ([9], [1], [[0, 1]])
    assert (found.load.tolist(), found.earned.tolist(), found.distance.tolist()) == ([[0, 0, 2, 2]], [[-1]], [0])
    assert (found.fits.tolist(), found.added.tolist(), found.picked.tolist()) == ([1], [0], [False])


def test_of_the_past_only_what_was_possible_is_known() -> None:
    """The stop lies in its window; a was fetched at most 5 before it, as its ride of 10 may take 15; b just now."""
    between = joined(relaxed_day(LIMITED, shortcuts=False), [(1, 0, 1)], [0]).between[0]
    assert (between[HERE, DAY], -between[DAY, HERE]) == (20, 0)
    assert (between[HERE, START], between[START, HERE]) == (0, 0)
    assert (between[HERE, FIRST], between[FIRST, HERE]) == (5, 0)
    assert (between[HERE, SECOND], between[SECOND, HERE]) == (0, 0)


def test_a_cut_that_cannot_be_is_left_out() -> None:
    """With one seat both are never on board; and who may be on board for 10 is not on board 20 from home."""
    small = relaxed_day(day(*TWO.requests, vehicles=(vehicle(layouts=((0, 0, 1, 1),)),)), shortcuts=False)
    assert len(joined(small, [(1, 0, 1), (0, 0)], [0, 1]).start) == 1
    gone = day(request("a", 1, 2, max_on_board=10), request("b", 4, 1))
    arrays = relaxed_day(gone, shortcuts=False)
    assert len(joined(arrays, [(1, 0, 1)], [0]).start) == 0


def test_no_cuts_give_no_beginnings() -> None:
    """The arrays are there and empty."""
    assert len(joined(relaxed_day(TWO, shortcuts=False), [], []).start) == 0


def after(steps: int) -> Partial:
    """Return the beginnings of the day of two after some stops."""
    arrays = relaxed_day(TWO, shortcuts=False)
    partial = started(arrays, np.arange(2))
    for _ in range(steps):
        longer = taken_further(arrays, partial, arrays.together, (9, 9))
        assert longer is not None
        partial = longer
    return partial


def test_beginnings_that_differ_stay_apart() -> None:
    """After one stop there are four, each its own."""
    assert len(merged(after(1)).start) == len(after(1).start) == 4


def test_beginnings_with_the_same_past_become_the_best_of_each() -> None:
    """Of two with a way of 30 and of 17 and with other times the shorter way and the wider times are kept."""
    one = after(1).where(np.array([0]))
    both = Partial(
        *(
            np.concatenate([getattr(one, name), getattr(one, name)])
            for name in (
                "start", "stop", "board", "load", "earned", "added", "picked", "fits", "distance", "between",
            )
        )
    )  # fmt: skip
    both.distance[:] = [30, 17]
    both.fits[:] = [0b01, 0b10]
    both.picked[:] = [False, True]
    both.between[:, HERE, DAY] = [100, 90]
    both.between[:, DAY, HERE] = [-20, -10]
    found = merged(both)
    assert (found.distance.tolist(), found.fits.tolist(), found.picked.tolist()) == ([17], [0b11], [True])
    assert (found.between[0, HERE, DAY], found.between[0, DAY, HERE]) == (100, -10)
