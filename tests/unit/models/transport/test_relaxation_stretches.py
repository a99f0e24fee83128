"""Stretches of a day and their times, read off a straight road."""

from __future__ import annotations

from models.transport.relaxation_day import relaxed_day
from models.transport.relaxation_stretches import Stretches, stretches
from tests.unit.models.transport.day_sample import WHEELCHAIR, day, request
from tests.unit.models.transport.relaxation_sample import AGAIN, LARGE, TWO, stretches_of


def listed(found: Stretches) -> set[tuple[int, int, tuple[int, ...], int, int, int, int]]:
    """Return start, end, requests, latest start, earliest end, duration and way of each stretch."""
    requests = [tuple(one for one in row if one >= 0) for row in found.requests.tolist()]
    columns = (found.latest, found.arrival, found.duration, found.distance)
    return set(zip(found.start.tolist(), found.end.tolist(), requests, *(one.tolist() for one in columns), strict=True))


def test_stretches_lead_from_empty_to_empty() -> None:
    """Each by itself; both ending in the middle by way of far, or in far: orders with the same ends are one."""
    assert listed(stretches_of(TWO)) == {
        (0, 2, (0,), 20, 10, 10, 10),
        (1, 3, (1,), 20, 20, 20, 20),
        (0, 3, (0, 1), 20, 20, 20, 20),
        (1, 3, (0, 1), 20, 20, 20, 20),
        (0, 2, (0, 1), 20, 30, 30, 30),
        (1, 2, (0, 1), 20, 30, 30, 30),
    }


def test_nodes_have_the_windows_of_their_stops() -> None:
    """Two pickups by 20, then two deliveries."""
    found = stretches_of(TWO)
    assert found.node_first.tolist() == [0, 0, 10, 20]
    assert found.node_last.tolist() == [20, 20, 1000, 1000]


def test_waiting_within_a_stretch_makes_it_longer() -> None:
    """The second is in the middle from 50 on: whoever starts at 20 at the latest is 30 on the way there, 40 to far."""
    waits = day(request("a", 1, 3, pickup_window=(0, 20)), request("b", 2, 3, pickup_window=(50, 55)))
    assert (0, 3, (0, 1), 20, 60, 40, 20) in listed(stretches_of(waits))


def test_what_cannot_be_done_is_no_stretch() -> None:
    """A window that the ride never meets, and a place that no vehicle has."""
    torn = request("torn", pickup_window=(50, 60), delivery_window=(0, 65))
    wide = request("wide", load=WHEELCHAIR)
    found = listed(stretches_of(day(torn, wide, request("c"))))
    assert {one[2] for one in found} == {(2,)}
    assert len(stretches_of(day(torn)).start) == 0


def test_nobody_comes_back_within_a_stretch() -> None:
    """Empty in between, it is two."""
    assert {one[2] for one in listed(stretches_of(AGAIN))} == {(0,), (1,)}


def test_a_cut_adds_nodes_and_no_stretch_is_longer() -> None:
    """After one pickup more there is a node with both on board, from which either is brought first."""
    found = stretches_of(TWO, cut_after=1)
    assert len(found.node_first) == 4 + 2
    assert {(one[0], one[1]) for one in listed(found)} >= {(0, 2), (1, 3), (2, 4), (2, 5), (3, 4), (3, 5)}
    assert (0, 4, (0,), 20, 10, 10, 10) in listed(found)
    # With both on board 20 remain to far by way of the middle.
    assert (2, 5, (), 20, 20, 20, 20) in listed(found)


def test_fewer_remembered_are_never_dearer() -> None:
    """With one followed every two are there too, and are no longer on their way than with both."""

    def best(found: Stretches) -> dict[tuple[int, ...], tuple[int, int]]:
        least: dict[tuple[int, ...], tuple[int, int]] = {}
        for _, _, requests, _, _, duration, way in listed(found):
            known = least.get(requests, (LARGE, LARGE))
            least[requests] = (min(known[0], duration), min(known[1], way))
        return least

    whole, loose = best(stretches_of(TWO)), best(stretches_of(TWO, remembered=(1, 1)))
    assert whole == {(0,): (10, 10), (1,): (20, 20), (0, 1): (20, 20)}
    assert loose.keys() == whole.keys()
    assert all(loose[own] <= whole[own] for own in whole)


def test_too_many_states_or_too_little_time_give_none() -> None:
    """The beginnings alone are two."""
    relaxed = relaxed_day(TWO, shortcuts=False)
    assert stretches(relaxed, 9, (9, 9), 1, 60.0) is None
    assert stretches(relaxed, 9, (9, 9), LARGE, -1.0) is None
