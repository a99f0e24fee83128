"""A day of two requests and two vehicles, its rows as text: ``python -m tests.formulation.event_network_sample``."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from models.transport.build import FAMILIES, build, total_cost
from models.transport.instance import TransportInstance
from models.transport.request import Request
from models.transport.vehicle import Vehicle

GOLDEN = Path(__file__).parent / "golden"


def sample() -> TransportInstance:
    """Return two journeys that may share a vehicle; one kind is paid by time, the other has a longest duration."""
    matrix = np.array([[0, 10, 15], [10, 0, 7], [15, 7, 0]], dtype=np.int64)

    def journey(name: str, pickup: int, delivery: int, first: int) -> Request:
        return Request(
            name=name,
            trust="RXX",
            kind="journey",
            pickup=pickup,
            delivery=delivery,
            pickup_window=(first, first + 30),
            delivery_window=(0, 90),
            pickup_service=2,
            delivery_service=1,
            load=(1,),
            max_on_board=25,
        )

    paid = Vehicle("paid", "RXX", 0, 1, ((2,),), (20, 100), cost_fixed=40, cost_tick=3, cost_distance=2)
    hired = Vehicle("hired", "RYY", 1, 1, ((1,),), (0, 90), max_duration=50, cost_distance=1, cost_request=25)
    return TransportInstance(
        places=("depot", "ward", "clinic"),
        travel=matrix,
        distance=matrix,
        requests=(journey("J1", 1, 2, 20), journey("J2", 2, 1, 35)),
        vehicles=(paid, hired),
        resources=("seats",),
        unserved_cost=5000,
    )


def texts() -> dict[str, str]:
    """Return the canonical text of every family and of the objective, by its name."""
    model = build(sample())
    signs = {-1: "<=", 0: "=", 1: ">="}
    found: dict[str, list[str]] = {family.__name__: [] for family in FAMILIES}
    for row in model.problem.constraints():
        terms = " ".join(sorted(f"{value:+.10g} {variable.name}" for variable, value in row.items()))
        line = f"{row.name}: {terms} {signs[row.sense]} {-row.constant + 0.0:.10g}\n"
        found[str(model.names.meaning(row.name)[0])].append(line)
    cost = total_cost(model, sample())
    found[total_cost.__name__] = [f"{variable.name} {value:.10g}\n" for variable, value in cost.items()]
    return {name: "".join(sorted(lines)) for name, lines in found.items()}


if __name__ == "__main__":
    for name, text in texts().items():
        (GOLDEN / f"event_network_{name}.txt").write_text(text, encoding="utf-8")
