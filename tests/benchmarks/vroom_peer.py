"""VROOM on a day of pairs written as JSON: run by an interpreter that has pyvroom, in a process of its own.

``python vroom_peer.py SECONDS < day.json > routes.json``. Every vehicle has a fixed cost, and the search explores as
widely as it can; it ends by itself, as a rule long before its time.
"""

from __future__ import annotations

import json
import sys
from datetime import timedelta
from typing import Any

import numpy as np
import vroom  # type: ignore[import-not-found]

EXPLORATION = 5
THREADS = 2


def solve(day: dict[str, Any], seconds: float) -> list[dict[str, Any]]:
    """Return the routes found, each with its kind and its stops."""
    size = len(day["loads"][0])
    problem = vroom.Input()
    problem.set_durations_matrix(profile="car", matrix_input=np.array(day["travel"], dtype=np.uint32))
    first, last = day["shift"][0]
    costs = vroom.VehicleCosts(fixed=day["fixed_cost"][0])
    for number in range(day["numbers"][0]):
        depot = day["place"][2 * size]
        problem.add_vehicle(
            vroom.Vehicle(
                number + 1,
                start=depot,
                end=depot,
                capacity=day["capacities"][0],
                time_window=vroom.TimeWindow(first, last),
                costs=costs,
            )
        )
    for request in range(size):
        up, down = (
            vroom.ShipmentStep(
                request + 1,
                location=day["place"][stop],
                default_service=day["service"][stop],
                time_windows=[vroom.TimeWindow(*day["windows"][stop])],
            )
            for stop in (request, request + size)
        )
        problem.add_shipment(up, down, amount=vroom.Amount([day["loads"][0][request]]))
    answer = problem.solve(exploration_level=EXPLORATION, nb_threads=THREADS, timeout=timedelta(seconds=seconds))
    routes: dict[int, list[int]] = {}
    table = answer.routes
    for vehicle, kind, number in zip(table["vehicle_id"], table["type"], table["id"], strict=True):
        if kind in {"pickup", "delivery"}:
            routes.setdefault(int(vehicle), []).append(int(number) - 1 + (size if kind == "delivery" else 0))
    return [{"kind": 0, "stops": stops} for stops in routes.values()]


if __name__ == "__main__":
    json.dump(solve(json.load(sys.stdin), float(sys.argv[1])), sys.stdout)
