"""A day of three routes small enough to be chained by eye."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from models.fleet.instance import DutyVehicle, FleetInstance, Task

BASE, FAR = 0, 1
WAY = np.array([[0, 10], [10, 0]], dtype=np.int64)
EARLY = Task("early", "RXX", BASE, FAR, 60, 80, driving=15, distance=10)
BACK = Task("back", "RYY", FAR, BASE, 90, 110, driving=15, distance=10)
LATE = Task("late", "RXX", BASE, BASE, 100, 130, driving=10, distance=5)
VAN = DutyVehicle("van", "RXX", BASE, 2, (0, 300), cost_fixed=100, cost_distance=1)
HIRED = DutyVehicle("hired", "RYY", FAR, 1, (0, 300), hired=True, cost_fixed=80, cost_distance=2)


def drawn(**changes: Any) -> FleetInstance:
    """Return three routes between two places ten minutes apart, two vans at one and a hired vehicle at the other.

    One van does early and back, whose ends meet, for 120; back and late overlap, so another does late for 105. With one
    van it does early, drives back empty and does late for 125, and the hired vehicle does back for 120.
    """
    given: dict[str, Any] = {
        "places": ("base", "far"),
        "travel": WAY,
        "distance": WAY,
        "tasks": (EARLY, BACK, LATE),
        "vehicles": (VAN, HIRED),
    }
    return FleetInstance(**{**given, **changes})


def with_van(**changes: Any) -> FleetInstance:
    """Return the day with another kind of van."""
    return drawn(vehicles=(replace(VAN, **changes), HIRED))
