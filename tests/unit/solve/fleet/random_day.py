"""A day of routes drawn at random."""

from __future__ import annotations

from typing import Any

import numpy as np

from models.fleet.instance import DutyVehicle, FleetInstance, Task


def random_day(tasks: int, kinds: int, seed: int, **rules: Any) -> FleetInstance:
    """Return routes of half an hour to two hours between twelve places, and vehicles at the first few of them."""
    chance = np.random.default_rng(seed)
    points = chance.integers(0, 40, (12, 2))
    way = np.abs(points[:, None] - points[None]).sum(axis=2).astype(np.int64)
    routes = []
    for number in range(tasks):
        (origin, goal), start = chance.integers(0, 12, 2).tolist(), int(chance.integers(300, 1000))
        end = start + int(way[origin, goal]) + int(chance.integers(30, 90))
        routes.append(Task(f"r{number}", f"R{number % 2}", origin, goal, start, end, driving=(end - start) // 2))
    vehicles = tuple(
        DutyVehicle(
            name=f"v{kind}",
            owner=f"R{kind % 2}",
            depot=kind,
            number=tasks,
            shift=(0, 2000),
            cost_fixed=1000 + 50 * kind,
            cost_distance=1,
            **rules,
        )
        for kind in range(kinds)
    )
    return FleetInstance(tuple(f"p{place}" for place in range(12)), way, way, tuple(routes), vehicles)
