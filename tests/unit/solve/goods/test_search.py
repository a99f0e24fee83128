"""Lanes in step: what they find is chosen from, repaired, and never worse than the start."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.transport.check import check
from models.transport.instance import TransportInstance
from models.transport.plan import Plan, Route
from optimiser.solve.goods import search as module
from optimiser.solve.goods.processes import Lanes
from optimiser.solve.goods.search import RoundsSearch
from optimiser.solve.limits import Clock, Limits
from optimiser.solve.transport.evaluate import plan_cost
from tests.unit.solve.goods.goods_sample import goods_day


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let there be few rounds."""
    monkeypatch.setattr(module, "_ROUNDS", 4)


def _search(
    instance: TransportInstance, *, vehicles_first: bool = False, start: Plan | None = None, work: int = 300
) -> RoundsSearch:
    with Lanes(instance, 1) as lanes:
        search = RoundsSearch(instance, lanes, Limits(), Clock(), vehicles_first=vehicles_first)
        if start is not None:
            search.begin(start)
        told: list[int] = []
        search.run(work, None, told.append)
    assert told == sorted(told, reverse=True) or vehicles_first
    return search


def test_a_plan_is_found() -> None:
    """Twelve consignments: all served, every rule kept, in counted steps."""
    instance = goods_day(12)
    search = _search(instance)
    assert search.best is not None
    assert check(instance, search.best) == []
    assert search.cost == plan_cost(instance, search.best)
    assert search.iterations == 2 * 4 * (300 // 4)


def test_never_dearer_than_the_start() -> None:
    """From a van each, without a step to speak of, the plan costs no more."""
    instance = goods_day(6)
    start = Plan.of((Route(0, (at, at + 6)) for at in range(6)), 6)
    search = _search(instance, start=start, work=1)
    cost = plan_cost(instance, start)
    assert cost is not None
    assert search.cost is not None
    assert search.cost <= cost


def test_time_on_board_is_held() -> None:
    """PyVRP does not know of it; the plan holds it all the same."""
    instance = replace(goods_day(10, limit=150, number=10), unserved_cost=100_000)
    search = _search(instance)
    assert search.best is not None
    assert check(instance, search.best) == []


def test_fewer_vehicles_come_first() -> None:
    """With vehicles first there are no more of them than with cost first, and every rule holds."""
    instance = goods_day(12, number=12)
    cheap, few = _search(instance), _search(instance, vehicles_first=True, work=450)
    assert cheap.best is not None
    assert few.best is not None
    assert check(instance, few.best) == []
    assert len(few.best.routes) <= len(cheap.best.routes)


def test_time_that_is_over() -> None:
    """Without time there is no plan but the start."""
    instance = goods_day(6)
    start = Plan.of((Route(0, (at, at + 6)) for at in range(6)), 6)
    with Lanes(instance, 1) as lanes:
        search = RoundsSearch(instance, lanes, Limits(seconds=0.0), Clock(0.0), vehicles_first=False)
        search.begin(start)
        search.run(100, 0.0, lambda _: None)
    assert search.best == start
    assert search.iterations == 0
