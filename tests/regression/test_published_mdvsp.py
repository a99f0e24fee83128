"""Published vehicle scheduling instances, at the cost that was proven best."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.fleet.check import check
from optimiser.published.mdvsp import read_mdvsp
from optimiser.solve.fleet.method import solve_duties
from optimiser.solve.limits import Limits
from optimiser.solve.outcome import Status

# Found and proven here; nobody has published optima without trip shifting for these files.
PROVEN = {"GD-4-100-0": (34_243, 32), "GD-4-250-3": (78_465, 74)}


@pytest.mark.parametrize("name", PROVEN)
def test_proven_instances(instances: Path, name: str) -> None:
    """Proven again at the same cost with as many vehicles, confirmed by the independent check."""
    path = instances / "transport" / "mdvsp" / f"{name}.txt"
    if not path.is_file():
        pytest.skip(f"no {name} here")
    instance = read_mdvsp(path)
    answer = solve_duties(instance, Limits())
    assert answer.solution is not None
    assert (answer.outcome.status, answer.outcome.objective) == (Status.OPTIMAL, PROVEN[name][0])
    assert check(instance, answer.solution) == []
    assert len(answer.solution.duties) == PROVEN[name][1]
