"""Published facility location instances whose optimum is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.location.check import check, cost
from optimiser.published.location import PublishedLocation, read_single_source, read_warehouses
from optimiser.solve.limits import Limits
from optimiser.solve.location.method import solve_location
from optimiser.solve.outcome import Status

SINGLE_SOURCE = {"p1": 8848, "p19": 8886, "p25": 11630, "p41": 6589, "p47": 6228, "p51": 7414, "p61": 24454}
WAREHOUSES = {"cap41": 1040444.375, "cap63": 1014062.05, "cap81": 838499.288, "cap131": 793439.562}
CAPACITY_GIVEN_APART = {14000: 17160439.012, 12000: 17765201.949}


def _folder(instances: Path, name: str) -> Path:
    folder = instances / "procurement" / name
    if not folder.is_dir():
        pytest.skip(f"no {name} here")
    return folder


def _solves_to(published: PublishedLocation, known: float) -> None:
    answer = solve_location(published.instance, Limits())
    assert answer.solution is not None
    assert answer.outcome.status is Status.OPTIMAL
    assert check(published.instance, answer.solution) == []
    found = published.objective(cost(published.instance, answer.solution))
    # Optima are published to a thousandth.
    assert float(found) == pytest.approx(known, abs=0.002)


@pytest.mark.parametrize("name", SINGLE_SOURCE)
def test_single_source_instances(instances: Path, name: str) -> None:
    """Proven at the published cost; p47 has the end of another file behind its padding."""
    published = read_single_source(_folder(instances, "sscflp_holmberg") / name)
    _solves_to(published, SINGLE_SOURCE[name])


@pytest.mark.parametrize("name", WAREHOUSES)
def test_warehouse_instances(instances: Path, name: str) -> None:
    """Proven at the published cost."""
    _solves_to(read_warehouses(_folder(instances, "orlib_cap") / f"{name}.txt"), WAREHOUSES[name])


@pytest.mark.parametrize("capacity", CAPACITY_GIVEN_APART)
def test_a_large_warehouse_instance(instances: Path, capacity: int) -> None:
    """A hundred warehouses and a thousand customers, proven at the published cost."""
    published = read_warehouses(_folder(instances, "orlib_cap") / "capa.txt", capacity)
    _solves_to(published, CAPACITY_GIVEN_APART[capacity])
