"""Beginnings of stretches and what is known of their times, stop by stop on a straight road."""

from __future__ import annotations

import numpy as np
import pytest

from models.transport.instance import TransportInstance
from models.transport.relaxation_day import RelaxedDay, relaxed_day
from models.transport.relaxation_partial import Partial, leave, started, taken_further
from tests.unit.models.transport.day_sample import WHEELCHAIR, day, request, vehicle
from tests.unit.models.transport.relaxation_sample import TWO

DAY, START, HERE = 0, 1, 2
"""Moments: the day's zero, the start's and the present stop's."""


def begun(instance: TransportInstance) -> tuple[RelaxedDay, Partial]:
    """Return the arrays of a day and the pickups of all its requests."""
    arrays = relaxed_day(instance, shortcuts=False)
    return arrays, started(arrays, np.arange(instance.size))


def further(instance: TransportInstance, steps: int = 1, remembered: tuple[int, int] = (9, 9)) -> Partial | None:
    """Return the beginnings after some more stops, without those that were empty before."""
    arrays, partial = begun(instance)
    last = partial
    for _ in range(steps):
        longer = taken_further(arrays, partial, arrays.together, remembered)
        if longer is None:
            return None
        last = partial = longer
        partial = longer.where(np.flatnonzero((longer.board >= 0).any(axis=1)))
    return last


def ways(partial: Partial | None) -> set[tuple[int, int, tuple[int, ...]]]:
    """Return start, stop and who is on board of each row."""
    if partial is None:
        return set()
    boards = [tuple(one for one in row if one >= 0) for row in partial.board.tolist()]
    return set(zip(partial.start.tolist(), partial.stop.tolist(), boards, strict=True))


def test_a_stretch_begins_with_a_pickup_by_an_empty_vehicle() -> None:
    """Within its window, with its load, its request earned."""
    _, partial = begun(day(request("a", pickup_window=(5, 20))))
    assert ways(partial) == {(0, 0, (0,))}
    assert (partial.between[0, HERE, DAY], partial.between[0, DAY, HERE]) == (20, -5)
    assert (partial.load.tolist(), partial.earned.tolist(), partial.fits.tolist()) == ([[0, 0, 1, 1]], [[0]], [1])
    assert (partial.added.tolist(), partial.picked.tolist(), partial.distance.tolist()) == ([0], [True], [0])


def test_whom_no_vehicle_takes_begins_nothing() -> None:
    """A wheelchair on a day of seats."""
    assert ways(begun(day(request("a", load=WHEELCHAIR), request("b")))[1]) == {(1, 1, (1,))}


def test_leave_is_by_class_of_vehicle() -> None:
    """Seats are the first class, a van with a wheelchair place the second."""
    kinds = (vehicle(), vehicle("wide", layouts=((1, 0, 1, 1),)))
    arrays = relaxed_day(day(request("a"), request("b", load=WHEELCHAIR), vehicles=kinds), shortcuts=False)
    assert leave(arrays, np.array([0, 1])).tolist() == [0b11, 0b10]


def test_the_next_stop_is_a_delivery_or_another_pickup() -> None:
    """Each is brought where it goes, or the other one comes on board."""
    assert ways(further(TWO)) == {(0, 2, ()), (1, 3, ()), (0, 1, (0, 1)), (1, 0, (0, 1))}
    assert ways(further(TWO, 2)) == {(0, 2, (1,)), (0, 3, (0,)), (1, 2, (1,)), (1, 3, (0,))}
    assert ways(further(TWO, 3)) == {(0, 2, ()), (0, 3, ()), (1, 2, ()), (1, 3, ())}
    assert further(TWO, 4) is None


def test_times_between_moments_are_exact() -> None:
    """Both near, then middle and far: far is at least 20 after the start, by 1000 at the latest and from 20 on."""
    partial = further(TWO, 3)
    assert partial is not None
    row = next(at for at in range(len(partial.start)) if (partial.start[at], partial.stop[at]) == (0, 3))
    between = partial.between[row]
    assert -between[START, HERE] == 20
    assert (-between[DAY, HERE], between[HERE, DAY], between[START, DAY]) == (20, 1000, 20)
    assert partial.distance[row] == 20


def test_the_way_and_the_pickups_add_up() -> None:
    """Far first and back to the middle is 30; one pickup came after the start."""
    partial = further(TWO, 3)
    assert partial is not None
    found = {
        (int(start), int(stop)): (int(way), int(added))
        for start, stop, way, added in zip(partial.start, partial.stop, partial.distance, partial.added, strict=True)
    }
    assert found[0, 2] == found[1, 2] == (30, 1)
    assert found[0, 3] == found[1, 3] == (20, 1)


@pytest.mark.parametrize(("limit", "allowed"), [(30, True), (29, False)])
def test_times_on_board_are_held(limit: int, allowed: bool) -> None:
    """Past the middle to far and back a rides for 30."""
    short = day(request("a", 1, 2, pickup_window=(0, 20), max_on_board=limit), TWO.requests[1])
    assert ((0, 2, ()) in ways(further(short, 3))) is allowed


def test_windows_are_held() -> None:
    """Whoever was fetched in the middle by 20 is not near again by 20."""
    apart = day(request("a", 2, 3, pickup_window=(20, 30)), request("b", 1, 3, pickup_window=(20, 29)))
    assert ways(further(apart)) == {(0, 2, ()), (1, 3, ()), (1, 0, (0, 1))}


def test_vehicles_have_no_more_room_than_they_have() -> None:
    """With one seat nobody comes beside anybody."""
    small = day(*TWO.requests, vehicles=(vehicle(layouts=((0, 0, 1, 1),)),))
    assert ways(further(small)) == {(0, 2, ()), (1, 3, ())}


def test_of_those_not_remembered_only_one_stop_is_made() -> None:
    """With one followed the other is picked up on the way, or brought, and is never on board."""
    followed = {len(board) for _, _, board in ways(further(TWO, 1, (1, 1)))}
    assert followed == {0, 1}
    partial = further(TWO, 1, (1, 1))
    assert partial is not None
    assert {tuple(row) for row in partial.earned.tolist()} == {(-1, 0), (-1, 1), (0, 1)}


def test_some_rows_alone() -> None:
    """Everything of a row goes with it."""
    partial = begun(TWO)[1]
    one = partial.where(np.array([1]))
    assert (one.start.tolist(), one.board.tolist(), one.between.shape) == ([1], [[1]], (1, 4, 4))
