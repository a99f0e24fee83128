"""Li and Lim's instances beside PyVRP by itself, OR-Tools and VROOM, the same time each, one after the other.

``OPTIMISER_BENCH_PAIRS`` names the instances with commas between, or sizes of sets as ``100`` and ``200`` for all of
them (default: a sample of both), ``OPTIMISER_BENCH_PAIRS_SECONDS`` the time of each (default 30).
``OPTIMISER_ORTOOLS_PYTHON`` and ``OPTIMISER_VROOM_PYTHON`` are interpreters that have these; without them their columns
stay empty. Every plan is timed and measured by the project's own check. What is asserted is that ours keeps every rule.
"""

from __future__ import annotations

import csv
import os
import sys
from pathlib import Path

import pytest

from models.transport.check import certify
from models.transport.plan import Plan
from optimiser.published.lilim import PublishedPairs, read_pairs
from optimiser.solve.goods.rounds import solve_rounds
from optimiser.solve.limits import Limits
from tests.benchmarks.goods_peers import ORTOOLS, VROOM, beside, pyvrp_alone

SAMPLE = "lc103,lc109,lr104,lr108,lr204,lr210,lrc105,lrc203,lr1_2_4,lr1_2_8,lrc1_2_5,lc1_2_8,lr2_2_4,lrc2_2_8"
SECONDS = float(os.environ.get("OPTIMISER_BENCH_PAIRS_SECONDS", "30"))
ROOT = Path(__file__).resolve().parents[2]
FOLDER = (ROOT / os.environ.get("OPTIMISER_INSTANCES", "../shared/instances") / "transport").resolve()


def _names() -> list[str]:
    """Return the instances asked for."""
    names: list[str] = []
    for asked in os.environ.get("OPTIMISER_BENCH_PAIRS", SAMPLE).split(","):
        files = sorted(one.stem for one in (FOLDER / "lilim").glob("l*.txt"))
        of_size = {"100": [one for one in files if "_" not in one], "200": [one for one in files if "_2_" in one]}
        names += of_size.get(asked, [asked])
    return names


def _best_known() -> dict[str, tuple[int, float]]:
    with (FOLDER / "best_known.csv").open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["set"] == "LiLim"]
    return {row["instance"]: (int(row["vehicles"]), float(row["value"])) for row in rows}


def _cell(published: PublishedPairs, plan: Plan | None) -> str:
    """Return vehicles and distance; a dash where there is no plan, a cross where it breaks a rule."""
    if plan is None:
        return "-"
    told = certify(published.instance, plan, None)
    return f"{len(plan.routes)} / {float(published.objective(told.cost)):.2f}" if told.holds else "x"


@pytest.mark.parametrize("name", _names())
def test_an_instance_beside_its_peers(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Ours keeps every rule; the line says vehicles and distance of all."""
    path = FOLDER / "lilim" / f"{name}.txt"
    if not path.is_file():
        pytest.skip(f"no {name} here")
    published = read_pairs(path)
    ours = solve_rounds(published.instance, Limits(seconds=SECONDS), jobs=2, vehicles_first=True)
    assert ours.plan is not None
    assert certify(published.instance, ours.plan, None).holds
    plans = [ours.plan, pyvrp_alone(path, SECONDS)]
    for variable, script in (("OPTIMISER_ORTOOLS_PYTHON", ORTOOLS), ("OPTIMISER_VROOM_PYTHON", VROOM)):
        interpreter = os.environ.get(variable)
        plans.append(beside([interpreter, str(script)], published.instance, SECONDS) if interpreter else None)
    known = _best_known().get(name)
    cells = ["-" if known is None else f"{known[0]} / {known[1]:.2f}", *(_cell(published, plan) for plan in plans)]
    with capsys.disabled():
        sys.stdout.write(f"\n| {name} | {' | '.join(cells)} |\n")
