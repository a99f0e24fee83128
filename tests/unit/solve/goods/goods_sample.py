"""Days of consignments small enough to be searched in a moment."""

from __future__ import annotations

import random

import numpy as np

from models.transport.instance import TransportInstance
from models.transport.request import Request
from models.transport.vehicle import Vehicle

SIDE = 100


def goods_day(size: int, seed: int = 1, *, limit: int | None = None, number: int = 6) -> TransportInstance:
    """Return consignments between random points of a square, a van at its middle; a unit of distance costs 1.

    Parameters
    ----------
    size
        Consignments.
    seed
        Of the points and the windows.
    limit
        Longest time on board; ``None`` for none.
    number
        Vans.
    """
    draw = random.Random(seed)
    points = [(SIDE / 2, SIDE / 2)] + [(draw.uniform(0, SIDE), draw.uniform(0, SIDE)) for _ in range(2 * size)]
    grid = np.array(points)
    distance = np.ceil(np.hypot(*(grid[:, None, :] - grid[None, :, :]).transpose(2, 0, 1))).astype(np.int64)
    begins = [draw.randrange(0, 400) for _ in range(size)]
    requests = tuple(
        Request(
            name=f"C{at}",
            trust="T",
            kind="consignment",
            pickup=1 + at,
            delivery=1 + size + at,
            pickup_window=(begin, begin + 150),
            delivery_window=(begin, begin + 400),
            pickup_service=5,
            delivery_service=5,
            load=(draw.randint(1, 4),),
            max_on_board=limit,
            group="goods",
        )
        for at, begin in enumerate(begins)
    )
    van = Vehicle("van", "T", 0, number, ((8,),), (0, 1000), cost_distance=1)
    places = tuple(f"P{at}" for at in range(len(points)))
    return TransportInstance(places, distance, distance, requests, (van,), ("boxes",))
