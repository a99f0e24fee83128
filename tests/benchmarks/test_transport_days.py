"""Days of many journeys beside OR-Tools' routing library, side by side with a process and the same time each.

``OPTIMISER_ORTOOLS_PYTHON`` is an interpreter that has OR-Tools (the two cannot be imported in one process); without it
the comparison is skipped. ``OPTIMISER_BENCH_DAYS`` says which days and how long, as ``journeys:seconds`` with commas
between (default ``100:60,200:120,500:180,1000:600``). The routes of both are priced by the project's own timetable.
Nothing is asserted about which is cheaper; what is asserted is that every plan keeps every rule and that no plan is
cheaper than the proven bound.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from models.transport.check import check
from models.transport.instance import TransportInstance
from models.transport.plan import Plan, Route
from models.transport.timetable import timetable
from optimiser.solve.limits import Limits
from optimiser.solve.transport.day import solve_day
from optimiser.solve.transport.evaluate import plan_cost
from tests.benchmarks.transport_days import UNITS, day_of

PEER = Path(__file__).with_name("ortools_peer.py")
DAYS = os.environ.get("OPTIMISER_BENCH_DAYS", "100:60,200:120,500:180,1000:600")
THOUSANDTHS = 1_000


@dataclass(frozen=True)
class _Figures:
    """What is compared of a plan: cost [GBP], vehicles, unserved, mean and longest time on board [min]."""

    cost: float
    vehicles: int
    unserved: int
    mean: float
    longest: float

    def __str__(self) -> str:
        """Return the figures as cells of the table."""
        return f"{self.cost:,.0f} | {self.vehicles} | {self.unserved} | {self.mean:.1f} / {self.longest:.0f}"


def _figures(instance: TransportInstance, plan: Plan) -> _Figures:
    cost = plan_cost(instance, plan)
    assert cost is not None
    assert check(instance, plan) == []
    aboard = []
    for route in plan.routes:
        found = timetable(instance, route)
        assert found is not None
        at = dict(zip(route.stops, found.begins, strict=True))
        size = instance.size
        aboard += [at[one + size] - at[one] - instance.service[one] for one in route.requests(size)]
    minutes = [one / 60 for one in aboard] or [0.0]
    pounds = cost / UNITS / 100
    return _Figures(pounds, len(plan.routes), len(plan.unserved), sum(minutes) / len(minutes), max(minutes))


def _for_peer(instance: TransportInstance) -> str:
    def small(cost: int) -> int:
        return round(cost * THOUSANDTHS / instance.cost_units)

    vehicles, requests = instance.vehicles, instance.requests
    assert instance.unserved_cost is not None
    given = {
        "travel": instance.travel.tolist(),
        "distance": instance.distance.tolist(),
        "place": [*instance.place, *(one.depot for one in vehicles)],
        "numbers": [one.number for one in vehicles],
        "service": instance.service,
        "windows": instance.window,
        "shift": [one.shift for one in vehicles],
        "longest": [one.longest for one in vehicles],
        "fixed_cost": [small(one.cost_fixed) for one in vehicles],
        "time_cost": [small(one.cost_tick) for one in vehicles],
        "distance_cost": [one.cost_distance * THOUSANDTHS / instance.cost_units for one in vehicles],
        "loads": [[one.load[at] for one in requests] for at in range(len(instance.resources))],
        "capacities": [one.layouts[0] for one in vehicles],
        "pickup_delivery_limit": [(one.max_on_board or 0) + one.pickup_service for one in requests],
        "unserved_cost": small(instance.unserved_cost),
    }
    return json.dumps(given)


@pytest.mark.parametrize("asked", DAYS.split(","))
def test_a_day_beside_ortools(asked: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Both plans keep every rule, and neither is cheaper than the bound."""
    peer = os.environ.get("OPTIMISER_ORTOOLS_PYTHON")
    if not peer:
        pytest.skip("no OR-Tools here: set OPTIMISER_ORTOOLS_PYTHON to an interpreter that has it")
    journeys, seconds = asked.split(":")
    instance = day_of(int(journeys))
    command = [peer, str(PEER), seconds]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as beside:
        assert beside.stdin is not None
        beside.stdin.write(_for_peer(instance))
        beside.stdin.close()
        answer = solve_day(instance, Limits(seconds=float(seconds)))
        assert beside.stdout is not None
        routes = json.loads(beside.stdout.read())
    assert answer.plan is not None
    assert answer.bound is not None
    ours = _figures(instance, answer.plan)
    theirs = _figures(instance, Plan.of([Route(one["kind"], tuple(one["stops"])) for one in routes], instance.size))
    bound = answer.bound / UNITS / 100
    with capsys.disabled():
        cheaper = 100 * (1 - ours.cost / theirs.cost)
        sys.stdout.write(f"\n| {journeys} | {seconds} s | {ours} | {theirs} | {cheaper:.1f} % | {bound:,.0f} |\n")
    assert bound <= min(ours.cost, theirs.cost) + 0.01
