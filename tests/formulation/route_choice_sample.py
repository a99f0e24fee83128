"""A choice among five routes, its rows as text: ``python -m tests.formulation.route_choice_sample``."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from models.transport.instance import TransportInstance
from models.transport.plan import Route
from models.transport.request import Request
from models.transport.route_choice import FAMILIES, PooledRoute, build_route_choice, cost_of_choice
from models.transport.vehicle import Vehicle

GOLDEN = Path(__file__).parent / "golden"


def sample() -> tuple[TransportInstance, list[PooledRoute]]:
    """Return two journeys of two trusts, the vehicles of both, and the routes that are to choose from."""
    apart = np.array([[0, 5, 5], [5, 0, 4], [5, 4, 0]], dtype=np.int64)
    requests = tuple(
        Request(name, trust, "journey", 1, 2, (0, 90), (0, 90), 0, 0, (1,))
        for name, trust in (("J1", "RXX"), ("J2", "RYY"))
    )
    vehicles = tuple(
        Vehicle(name, trust, 0, number, ((4,),), (0, 99), cost_fixed=300, cost_tick=2)
        for name, trust, number in (("car-1", "RXX", 1), ("car.1", "RYY", 2))
    )
    instance = TransportInstance(
        ("depot", "home", "hospital"),
        apart,
        apart,
        requests,
        vehicles,
        ("seats",),
        {},
        cost_units=10,
        unserved_cost=9_000,
    )
    stops = {(0, 2): 328, (1, 3): 328, (0, 1, 2, 3): 328}
    pool = [PooledRoute(Route(0, route), cost) for route, cost in stops.items()]
    return instance, [*pool, PooledRoute(Route(1, (0, 2)), 328), PooledRoute(Route(1, (1, 3)), 328)]


def texts() -> dict[str, str]:
    """Return the canonical text of every family and of the objective, by its name."""
    instance, pool = sample()
    model = build_route_choice(instance, pool)
    signs = {-1: "<=", 0: "=", 1: ">="}
    found: dict[str, list[str]] = {family.__name__: [] for family in FAMILIES}
    for row in model.problem.constraints():
        terms = " ".join(sorted(f"{value:+.10g} {variable.name}" for variable, value in row.items()))
        line = f"{row.name}: {terms} {signs[row.sense]} {-row.constant + 0.0:.10g}\n"
        found[model.names.meaning(row.name)[0]].append(line)
    cost = cost_of_choice(model, instance, pool)
    found[cost_of_choice.__name__] = [f"{variable.name} {value:.10g}\n" for variable, value in cost.items()]
    return {name: "".join(sorted(lines)) for name, lines in found.items()}


if __name__ == "__main__":
    for name, text in texts().items():
        (GOLDEN / f"route_choice_{name}.txt").write_text(text, encoding="utf-8")
