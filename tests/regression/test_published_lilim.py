"""Published pickup and delivery instances whose best plan is known, and is proven here or met in counted work."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.transport.check import check, cost
from optimiser.published.lilim import PublishedPairs, read_pairs
from optimiser.solve.goods.rounds import solve_rounds
from optimiser.solve.limits import Limits
from optimiser.solve.outcome import Status

PROVEN = {"lrc101": (14, 1708.8013)}


def _read(instances: Path, name: str) -> PublishedPairs:
    path = instances / "transport" / "lilim" / f"{name}.txt"
    if not path.is_file():
        pytest.skip(f"no {name} here")
    return read_pairs(path)


@pytest.mark.parametrize("name", PROVEN)
def test_tight_instances_are_proven(instances: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Vehicles and distance are the published ones, no fewer and no less, confirmed by the independent check."""
    monkeypatch.setattr("optimiser.solve.goods.rounds._WORK", 9)
    monkeypatch.setattr("optimiser.solve.goods.search._ROUNDS", 2)
    published = _read(instances, name)
    vehicles, distance = PROVEN[name]
    answer = solve_rounds(published.instance, Limits(), vehicles_first=True)
    assert answer.plan is not None
    assert answer.outcome.status is Status.OPTIMAL
    assert check(published.instance, answer.plan) == []
    assert len(answer.plan.routes) == vehicles
    assert float(published.objective(cost(published.instance, answer.plan))) == pytest.approx(distance, abs=1e-3)


def test_a_file_with_padding_and_one_with_an_unused_speed(instances: Path) -> None:
    """Copies in circulation have NUL bytes at their end, or 0 for the speed: both are read."""
    published = _read(instances, "lc105")
    assert published.instance.size == 53
    assert _read(instances, "lr1_2_1").instance.size == 105
