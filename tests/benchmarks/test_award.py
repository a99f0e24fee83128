"""The award on published instances and the yardstick: our method, the strong program in HiGHS, a naive one in CBC.

Each line printed is one solve: who, objective, bound, gap, seconds. Sizes and limits come from the environment:
``AWARD_YARDSTICK=1000x12x6,5000x40x8`` and ``AWARD_SECONDS=30,90,300``; without them, small ones.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pulp
import pytest

from models.procurement.award.build import AwardModel, build
from models.procurement.award.instance import AwardInstance
from optimiser.published.award_formats import read_award
from optimiser.solve.award.solve import solve_award
from optimiser.solve.highs import solve_problem
from optimiser.solve.limits import Limits
from tests.benchmarks.award_yardstick import yardstick

SIZES = tuple(
    tuple(int(part) for part in size.split("x")) for size in os.environ.get("AWARD_YARDSTICK", "200x6x4").split(",")
)
SECONDS = tuple(float(part) for part in os.environ.get("AWARD_SECONDS", "10").split(","))
PUBLISHED = (
    ("bid", "gamslib_bid", "bid.json"),
    ("tqd", "tqd_synthetic", "*tqd*.json"),
    ("bundles", "wdp_cats", "*_40.txt"),
)

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def ours(instance: AwardInstance, seconds: float) -> tuple[float | None, float | None]:
    """Return the cost and bound that our method finds [GBP]."""
    outcome = solve_award(instance, Limits(seconds=seconds, threads=2)).outcome
    return tuple(None if value is None else value / 100 for value in (outcome.objective, outcome.bound))  # type: ignore[return-value]


def strong_highs(instance: AwardInstance, seconds: float) -> tuple[float | None, float | None]:
    """Return the cost and bound of the strong program in HiGHS; its build is not counted [GBP]."""
    outcome = solve_problem(build(instance).problem, Limits(seconds=seconds, threads=2))
    return outcome.objective, outcome.bound


def naive_cbc(instance: AwardInstance, seconds: float) -> tuple[float | None, float | None]:
    """Return the cost of the program with one summed link a tier in CBC, which tells no bound through PuLP [GBP]."""
    model = with_summed_links(build(instance))
    model.problem.solve(pulp.PULP_CBC_CMD(msg=False, timeLimit=seconds, threads=2, gapRel=1e-6))
    solved = model.problem.sol_status in {pulp.LpSolutionOptimal, pulp.LpSolutionIntegerFeasible}
    return (float(pulp.value(model.problem.objective)) if solved else None), None


def with_summed_links(model: AwardModel) -> AwardModel:
    """Replace the rows that tie each need to a tier by one summed row a tier, as most open programs have it."""
    naive = pulp.LpProblem("naive", pulp.LpMinimize)
    naive.setObjective(model.problem.objective)
    sums: dict[tuple, pulp.LpAffineExpression] = {}
    for row in model.problem.constraints():
        family, parts = model.names.meaning(row.name)
        if family == "supply_needs_tier":
            sums[parts[:2]] = sums.get(parts[:2], pulp.LpAffineExpression()) + pulp.LpAffineExpression(
                dict(row.items())
            )
        else:
            naive += row, row.name
    for place, expression in enumerate(sums.values()):
        naive += expression <= 0, f"summed_{place}"
    model.problem = naive
    return model


def told(who: str, what: str, found: tuple[float | None, float | None], seconds: float) -> None:
    """Print one line of the benchmark."""
    cost, bound = found
    gap = "-" if cost is None or bound is None else f"{abs(cost - bound) / max(abs(cost), 1e-9):.4%}"
    line = f"{what:24} {who:14} award {cost!s:>22} bound {bound!s:>22} gap {gap:>9} {seconds:7.1f} s"
    sys.stdout.write(f"\n{line}")


@pytest.mark.parametrize(("name", "folder", "pattern"), PUBLISHED)
def test_published_instances(instances: Path, name: str, folder: str, pattern: str) -> None:
    """Both prove the same objective on every published instance, within three minutes each."""
    for path in sorted((instances / "procurement" / folder).glob(pattern)):
        instance, found = read_award(name, path).instance, []
        for who, method in (("ours", ours), ("strong HiGHS", strong_highs)):
            started = time.perf_counter()
            found.append(method(instance, 180.0))
            told(who, path.stem, found[-1], time.perf_counter() - started)
        assert found[0][0] == pytest.approx(found[1][0], rel=2e-6)


@pytest.mark.parametrize("seconds", SECONDS)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_yardstick(size: tuple[int, int, int], seconds: float) -> None:
    """In equal time our award has a bound that neither the strong nor the naive program undercuts."""
    instance = yardstick(*size)
    found = {}
    for who, method in (("ours", ours), ("strong HiGHS", strong_highs), ("naive CBC", naive_cbc)):
        started = time.perf_counter()
        found[who] = method(instance, seconds)
        told(who, f"{'x'.join(map(str, size))} {seconds:.0f} s", found[who], time.perf_counter() - started)
    cost, bound = found["ours"]
    assert cost is not None
    assert bound is not None
    assert all(bound <= other * (1 + 1e-6) for other, _ in found.values() if other is not None)
