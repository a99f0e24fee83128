"""Random location problems of some size, for the parts of the method."""

from __future__ import annotations

import random

from models.location.instance import LocationInstance


def random_instance(facilities: int, customers: int, seed: int, *, single_source: bool = False) -> LocationInstance:
    """Return a problem in the plane with about twice the capacity that is needed."""
    chance = random.Random(seed)
    places = [(chance.random(), chance.random()) for _ in range(facilities)]
    homes = [(chance.random(), chance.random()) for _ in range(customers)]
    demand = tuple(chance.randint(5, 30) for _ in homes)
    room = 2 * sum(demand) // facilities
    return LocationInstance(
        facilities=tuple(f"f{place}" for place in range(facilities)),
        customers=tuple(f"c{place}" for place in range(customers)),
        opening_cost=tuple(chance.randint(200, 400) for _ in places),
        capacity=tuple(chance.randint(room * 3 // 4, room * 5 // 4) for _ in places),
        demand=demand,
        service_cost=tuple(
            tuple(int(300 * ((x - a) ** 2 + (y - b) ** 2) ** 0.5) + 5 for a, b in places) for x, y in homes
        ),
        single_source=single_source,
    )
