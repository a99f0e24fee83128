"""A fleet of two kinds, and a pool of duties, as text: ``python -m tests.formulation.fleet_sample``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from models.fleet import duty_choice
from models.fleet.build import build, total_cost
from models.fleet.constraints import FAMILIES
from models.fleet.duty import Duty, duty_times
from models.fleet.duty_choice import PooledDuty, build_duty_choice, cost_of_choice
from models.fleet.instance import DutyVehicle, FleetInstance, Task
from models.protocol import Model

GOLDEN = Path(__file__).parent / "golden"


def sample() -> FleetInstance:
    """Return three tasks between a hospital and a laboratory; one kind of vehicle has no cost of time, one has."""
    way = np.array([[0, 10], [10, 0]], dtype=np.int64)
    return FleetInstance(
        places=("hospital", "lab-1"),
        travel=way,
        distance=way,
        tasks=(
            Task("r.1", "RXX", 0, 1, 100, 120, driving=20, distance=20),
            Task("r.2", "RYY", 0, 0, 140, 160, driving=10, distance=10),
            Task("r.3", "RYY", 1, 0, 125, 150, driving=25, distance=25, vehicles=frozenset({"hired"})),
        ),
        vehicles=(
            DutyVehicle("own", "RXX", 0, 1, (90, 200), cost_fixed=50, cost_distance=1),
            DutyVehicle("hired", "RYY", 1, 2, (0, 300), hired=True, cost_fixed=80, cost_tick=2, cost_distance=1),
        ),
    )


def pool() -> list[PooledDuty]:
    """Return the duties of the sample that a choice is made from."""
    duties = [Duty(0, (0, 1)), Duty(0, (1,)), Duty(1, (0, 2)), Duty(1, (0,)), Duty(1, (1,)), Duty(1, (2,))]
    timed = [(duty, duty_times(sample(), duty)) for duty in duties]
    return [PooledDuty(duty, times.cost) for duty, times in timed if times is not None]


def texts() -> dict[str, str]:
    """Return the canonical text of every family and of the objectives, by the golden file's name."""
    flow, choice = build(sample()), build_duty_choice(sample(), pool())
    return {
        **_texts("fleet", flow, FAMILIES, total_cost, total_cost(flow, sample())),
        **_texts("duty_choice", choice, duty_choice.FAMILIES, cost_of_choice, cost_of_choice(choice, sample(), pool())),
    }


def _texts(prefix: str, model: Model[Any], families: Any, objective: Any, cost: Any) -> dict[str, str]:
    signs = {-1: "<=", 0: "=", 1: ">="}
    found: dict[str, list[str]] = {family.__name__: [] for family in families}
    for row in model.problem.constraints():
        terms = " ".join(sorted(f"{value:+.10g} {variable.name}" for variable, value in row.items()))
        line = f"{row.name}: {terms} {signs[row.sense]} {-row.constant + 0.0:.10g}\n"
        found[model.names.meaning(row.name)[0]].append(line)
    found[objective.__name__] = [f"{variable.name} {value:.10g}\n" for variable, value in cost.items()]
    return {f"{prefix}_{name}": "".join(sorted(lines)) for name, lines in found.items()}


if __name__ == "__main__":
    for name, text in texts().items():
        (GOLDEN / f"{name}.txt").write_text(text, encoding="utf-8")
