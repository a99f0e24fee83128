"""Packed loads and capacities answer as a comparison resource by resource does."""

from __future__ import annotations

from itertools import product

import numpy as np

from optimiser.solve.transport.rooms import rooms_of
from tests.unit.models.transport.day_sample import day, request, vehicle

CAPACITY = ((3, 0, 70_000), (1, 2, 5))


def test_what_fits_packed_fits_unpacked() -> None:
    """Every pair of a load on board and one more is judged as the vehicle itself judges their sum."""
    loads = [*product((0, 1, 3), (0, 2), (0, 5, 70_000)), (4, 0, 0), (0, 0, 10**15)]
    van = vehicle(layouts=CAPACITY)
    instance = day(
        *(request(f"J{at}", load=load) for at, load in enumerate(loads)), vehicles=(van,), resources=("a", "b", "c")
    )
    rooms = rooms_of(instance)
    for board, load in enumerate(loads):
        if not van.holds(load):
            continue
        left = rooms.left(np.zeros(len(loads), dtype=np.int64), np.tile(rooms.load[board], (len(loads), 1, 1)))
        sums = [tuple(one + other for one, other in zip(load, more, strict=True)) for more in loads]
        assert rooms.fits(left, rooms.load)[:, 0].tolist() == [van.holds(whole) for whole in sums]


def test_many_wide_resources_take_more_than_one_word() -> None:
    """Resources too wide for one number are spread over several, and still compared all."""
    most = 2**40
    van = vehicle(layouts=((most, most, most),))
    loads = [(most, 0, 0), (0, most, 0), (0, 0, most), (1, 1, 1)]
    instance = day(
        *(request(f"J{at}", load=load) for at, load in enumerate(loads)), vehicles=(van,), resources=("a", "b", "c")
    )
    rooms = rooms_of(instance)
    assert rooms.load.shape == (4, 3)
    left = rooms.left(np.zeros(4, dtype=np.int64), np.tile(rooms.load[0], (4, 1, 1)))
    assert rooms.fits(left, rooms.load)[:, 0].tolist() == [False, True, True, False]


def test_what_is_on_board_must_fit_the_layout_already() -> None:
    """A layout that what is on board does not fit holds nothing more, not even nothing."""
    van = vehicle(layouts=((2, 0), (0, 2)))
    instance = day(
        request("A", load=(2, 0)), request("B", load=(0, 1)), request("C", load=(0, 0)), vehicles=(van,),
        resources=("a", "b"),
    )  # fmt: skip
    rooms = rooms_of(instance)
    left = rooms.left(np.zeros(3, dtype=np.int64), np.tile(rooms.load[0], (3, 1, 1)))
    assert rooms.fits(left, rooms.load)[:, 0].tolist() == [False, False, True]
