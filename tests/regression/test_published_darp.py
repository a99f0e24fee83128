"""Published dial-a-ride instances whose optimum is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.transport.build import build
from models.transport.check import check, cost
from models.transport.solution import carry
from optimiser.published.darp import read_rides
from optimiser.solve.limits import Limits
from optimiser.solve.outcome import Status
from optimiser.solve.transport.exact import solve_exact

KNOWN = {
    "a2-16": 294.2480,
    "a3-24": 344.8336,
    "a4-32": 485.4956,
    "b2-16": 309.4057,
    "b3-36": 603.7905,
    "b4-32": 494.8244,
}


@pytest.mark.parametrize("name", KNOWN)
def test_small_instances(instances: Path, name: str) -> None:
    """Proven at the published cost, confirmed by the independent check and by the rows of the build."""
    path = instances / "transport" / "darp" / f"{name}.txt"
    if not path.is_file():
        pytest.skip(f"no {name} here")
    published = read_rides(path)
    answer = solve_exact(published.instance, Limits())
    assert answer.plan is not None
    assert answer.outcome.status is Status.OPTIMAL
    assert check(published.instance, answer.plan) == []
    assert float(published.objective(cost(published.instance, answer.plan))) == pytest.approx(KNOWN[name], abs=1e-4)
    model = build(published.instance)
    carry(model, published.instance, answer.plan)
    assert model.broken_rows() == []
