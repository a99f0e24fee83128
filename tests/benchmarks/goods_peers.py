"""Those whom rounds are measured beside: PyVRP by itself, OR-Tools and VROOM, each in processes of its own."""

from __future__ import annotations

import json
import subprocess
import warnings
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
import pyvrp
from pyvrp.stop import MaxRuntime

from models.transport.instance import TransportInstance
from models.transport.plan import Plan, Route
from models.transport.request import Request
from optimiser.published.lilim import TICKS, read_pairs

ORTOOLS = Path(__file__).with_name("ortools_peer.py")
VROOM = Path(__file__).with_name("vroom_peer.py")
SCALE = TICKS // 1_000
"""A thousandth of the file's unit: what the peers count in."""
FAR = 40
"""What a vehicle weighs [longest ways]."""
NEVER = 10**8
SEEDS = (1, 2)


def pyvrp_alone(path: Path, seconds: float) -> Plan | None:
    """Return the best plan of two seeds side by side, with PyVRP's own settings and a fixed cost for each vehicle."""
    with ProcessPoolExecutor(len(SEEDS), mp_context=get_context("spawn")) as pool:
        found = [one.result() for one in [pool.submit(_one_seed, path, seconds, seed) for seed in SEEDS]]
    sound = [one for one in found if one is not None]
    if not sound:
        return None
    _, routes, size = min(sound)
    return Plan.of((Route(0, stops) for stops in routes), size)


def _one_seed(path: Path, seconds: float, seed: int) -> tuple[float, list[tuple[int, ...]], int] | None:
    instance = read_pairs(path).instance
    size, far = instance.size, int(instance.distance.max()) // SCALE
    (van,) = instance.vehicles
    tables: list[Any] = [np.rint(one / SCALE).astype(np.int64) for one in (instance.distance, instance.travel)]
    fleet = pyvrp.VehicleType(van.number, list(van.layouts[0]), fixed_cost=FAR * far, tw_late=van.shift[1] // SCALE)
    data = pyvrp.ProblemData(
        locations=[pyvrp.Location(0, 0) for _ in instance.places],
        clients=[],
        depots=[pyvrp.Depot(van.depot)],
        vehicle_types=[fleet],
        distance_matrices=tables[:1],
        duration_matrices=tables[1:],
        shipments=[_shipment(one) for one in instance.requests],
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        answer = pyvrp.solve(data, MaxRuntime(seconds), seed=seed, collect_stats=False, display=False)
    if not answer.is_feasible():
        return None
    routes = [
        tuple([one.idx if one.is_pickup() else size + one.idx for one in route][1:-1]) for route in answer.best.routes()
    ]
    return answer.cost(), routes, size


def _shipment(one: Request) -> pyvrp.Shipment:
    first, last = (number // SCALE for number in one.pickup_window)
    begin, end = (number // SCALE for number in one.delivery_window)
    loading, unloading = one.pickup_service // SCALE, one.delivery_service // SCALE
    return pyvrp.Shipment(one.pickup, one.delivery, first, last, loading, begin, end, unloading, list(one.load))


def beside(command: list[str], instance: TransportInstance, seconds: float) -> Plan | None:
    """Return the plan that a peer's process makes of a day; ``None`` where it makes none."""
    ended = subprocess.run(
        [*command, str(seconds)], input=json.dumps(_day(instance)), capture_output=True, text=True, check=True
    )
    routes = [Route(one["kind"], tuple(one["stops"])) for one in json.loads(ended.stdout)]
    return Plan.of(routes, instance.size) if routes else None


def _day(instance: TransportInstance) -> dict[str, Any]:
    """Return a day as the peers' scripts read it, in thousandths of the file's unit; drives are rounded up."""
    (van,) = instance.vehicles
    far = int(instance.distance.max()) // SCALE
    return {
        "travel": (-(-instance.travel // SCALE)).tolist(),
        "distance": np.rint(instance.distance / SCALE).astype(int).tolist(),
        "place": [*instance.place, van.depot],
        "numbers": [van.number],
        "service": [one // SCALE for one in instance.service],
        "windows": [[first // SCALE, last // SCALE] for first, last in instance.window],
        "shift": [[one // SCALE for one in van.shift]],
        "longest": [van.longest // SCALE],
        "fixed_cost": [FAR * far],
        "time_cost": [0],
        "distance_cost": [1],
        "loads": [[one.load[0] for one in instance.requests]],
        "capacities": [list(van.layouts[0])],
        "pickup_delivery_limit": [NEVER] * instance.size,
        "unserved_cost": 100 * FAR * far,
    }
