"""A location problem of two facilities, its rows as text: ``python -m tests.formulation.location_sample``."""

from __future__ import annotations

from pathlib import Path

from models.location.build import build, total_cost
from models.location.constraints import FAMILIES
from models.location.instance import LocationInstance

GOLDEN = Path(__file__).parent / "golden"


def sample() -> LocationInstance:
    """Return two facilities and three customers, one of whom one facility cannot serve."""
    return LocationInstance(
        facilities=("hub-1", "hub.1"),
        customers=("RXX", "RYY", "RZZ"),
        opening_cost=(100, 250),
        capacity=(40, 70),
        demand=(25, 30, 15),
        service_cost=((8, 11), (7, 5), (None, 9)),
    )


def texts() -> dict[str, str]:
    """Return the canonical text of every family and of the objective, by its name."""
    model = build(sample())
    signs = {-1: "<=", 0: "=", 1: ">="}
    found: dict[str, list[str]] = {family.__name__: [] for family in FAMILIES}
    for row in model.problem.constraints():
        terms = " ".join(sorted(f"{value:+.10g} {variable.name}" for variable, value in row.items()))
        line = f"{row.name}: {terms} {signs[row.sense]} {-row.constant + 0.0:.10g}\n"
        found[model.names.meaning(row.name)[0]].append(line)
    cost = total_cost(model, sample())
    found[total_cost.__name__] = [f"{variable.name} {value:.10g}\n" for variable, value in cost.items()]
    return {name: "".join(sorted(lines)) for name, lines in found.items()}


if __name__ == "__main__":
    for name, text in texts().items():
        (GOLDEN / f"location_{name}.txt").write_text(text, encoding="utf-8")
