"""OR-Tools' routing library on a day written as JSON: run by an interpreter that has it, in a process of its own.

``python ortools_peer.py SECONDS [FIRST_SOLUTION] < day.json > routes.json``. Every rule of the day is the solver's own:
a time dimension with waiting, windows on its cumuls, one row for each limit on the time on board, a dimension for each
resource, vehicles of every kind with fixed, distance and span costs, and a penalty for each request left out. It starts
from parallel cheapest insertion, or another first solution by its name, and goes on with guided local search. Costs are
handed over in thousandths of a penny.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

from ortools.constraint_solver import (  # type: ignore[import-not-found]
    pywrapcp,
    routing_enums_pb2,
)

COST = 1_000


def solve(day: dict[str, Any], seconds: float, strategy: str) -> list[dict[str, Any]]:
    """Return the routes found, each with its kind and its stops; empty where there are none."""
    size = len(day["pickup_delivery_limit"])
    starts = [2 * size + kind for kind, count in enumerate(day["numbers"]) for _ in range(count)]
    kinds = [kind for kind, count in enumerate(day["numbers"]) for _ in range(count)]
    manager = pywrapcp.RoutingIndexManager(2 * size + len(day["numbers"]), len(kinds), starts, starts)
    model = pywrapcp.RoutingModel(manager)
    solver = model.solver()
    travel, distance, place = day["travel"], day["distance"], day["place"]
    nodes = range(2 * size + len(day["numbers"]))

    def register(matrix: list[list[int]]) -> int:
        return int(model.RegisterTransitMatrix(matrix))

    service = [*day["service"], *[0] * len(day["numbers"])]
    times = [[service[one] + travel[place[one]][place[two]] for two in nodes] for one in nodes]
    metres = [[distance[place[one]][place[two]] for two in nodes] for one in nodes]
    _set_costs(model, day, kinds, metres, register)
    horizon = max(last for _, last in day["shift"])
    model.AddDimension(register(times), horizon, horizon, False, "time")
    time = model.GetDimensionOrDie("time")
    for at, load in enumerate(day["loads"]):
        unary = model.RegisterUnaryTransitVector([*load, *[-one for one in load], *[0] * len(day["numbers"])])
        capacities = [day["capacities"][kind][at] for kind in kinds]
        model.AddDimensionWithVehicleCapacity(unary, 0, capacities, True, f"load{at}")
    for vehicle, kind in enumerate(kinds):
        first, last = day["shift"][kind]
        time.CumulVar(model.Start(vehicle)).SetRange(first, last)
        time.CumulVar(model.End(vehicle)).SetRange(first, last)
        time.SetSpanUpperBoundForVehicle(day["longest"][kind], vehicle)
        time.SetSpanCostCoefficientForVehicle(day["time_cost"][kind], vehicle)
        model.AddVariableMinimizedByFinalizer(time.CumulVar(model.End(vehicle)))
        model.AddVariableMaximizedByFinalizer(time.CumulVar(model.Start(vehicle)))
    for stop, (first, last) in enumerate(day["windows"]):
        time.CumulVar(manager.NodeToIndex(stop)).SetRange(first, last)
    for request, limit in enumerate(day["pickup_delivery_limit"]):
        up, down = manager.NodeToIndex(request), manager.NodeToIndex(request + size)
        model.AddPickupAndDelivery(up, down)
        solver.Add(model.VehicleVar(up) == model.VehicleVar(down))
        solver.Add(time.CumulVar(up) + times[request][request + size] <= time.CumulVar(down))
        solver.Add(time.CumulVar(down) - time.CumulVar(up) <= limit)
        model.AddDisjunction([up], day["unserved_cost"])
        model.AddDisjunction([down], 0)
        solver.Add(model.ActiveVar(up) == model.ActiveVar(down))
    answer = model.SolveWithParameters(_parameters(seconds, strategy))
    if answer is None:
        return []
    return [_route(manager, model, answer, vehicle, kind) for vehicle, kind in enumerate(kinds)]


def _set_costs(
    model: Any,
    day: dict[str, Any],
    kinds: list[int],
    metres: list[list[int]],
    register: Callable[[list[list[int]]], int],
) -> None:
    for kind in range(len(day["numbers"])):
        rate = day["distance_cost"][kind]
        arcs = register([[round(rate * metre) for metre in row] for row in metres])
        for vehicle, own in enumerate(kinds):
            if own == kind:
                model.SetArcCostEvaluatorOfVehicle(arcs, vehicle)
                model.SetFixedCostOfVehicle(day["fixed_cost"][kind], vehicle)


def _parameters(seconds: float, strategy: str) -> Any:
    found: Any = pywrapcp.DefaultRoutingSearchParameters()
    found.first_solution_strategy = getattr(routing_enums_pb2.FirstSolutionStrategy, strategy)
    found.local_search_metaheuristic = routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    found.time_limit.FromMilliseconds(int(seconds * 1_000))
    return found


def _route(manager: Any, model: Any, answer: Any, vehicle: int, kind: int) -> dict[str, Any]:
    stops = []
    index = answer.Value(model.NextVar(model.Start(vehicle)))
    while not model.IsEnd(index):
        stops.append(manager.IndexToNode(index))
        index = answer.Value(model.NextVar(index))
    return {"kind": kind, "stops": stops}


if __name__ == "__main__":
    strategy = sys.argv[2] if len(sys.argv) > 2 else "PARALLEL_CHEAPEST_INSERTION"
    json.dump(solve(json.load(sys.stdin), float(sys.argv[1]), strategy), sys.stdout)
