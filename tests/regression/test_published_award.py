"""Published instances of buying, each solved to the value known for it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from models.procurement.award.check import check
from optimiser.published.award_formats import AWARD_FORMATS, read_award
from optimiser.solve.award.solve import solve_award
from optimiser.solve.limits import Limits
from optimiser.solve.outcome import Status

TQD = (
    "ctqd_10_20_3_l01",
    "ctqd_10_40_5_l01",
    "ctqd_20_40_3_l08",
    "ctqdac_10_20_3_l08",
    "ctqdac_15_30_3_l08",
    "tqd_10_40_5_a",
    "tqd_20_40_5_a",
)
# The other two of the family take longer and are solved by the benchmark.
CATS = ("matching_40", "paths_40", "scheduling_40")


def solved(name: str, path: Path) -> tuple[float, dict]:
    """Solve an instance to proof; return its objective and its solution file."""
    published = read_award(name, path)
    answer = solve_award(published.instance, Limits())
    assert answer.outcome.status == Status.OPTIMAL
    assert answer.certificate is not None
    assert answer.solution is not None
    assert check(published.instance, answer.solution) == []
    return float(published.objective(answer.certificate.cost)), AWARD_FORMATS[name].solution(published, answer.solution)


@pytest.mark.parametrize("instance", TQD)
def test_total_quantity_discounts(instances: Path, instance: str) -> None:
    """The best award costs what is known to the penny, and its solution file meets every demand."""
    folder = instances / "procurement" / "tqd_synthetic"
    known = json.loads((folder / "best_known.json").read_text())[instance]
    cost, solution = solved("tqd", folder / f"{instance}.json")
    assert cost == known["objective_pence"]
    demand = json.loads((folder / f"{instance}.json").read_text())["demand"]
    sold = [sum(quantity for _, product, quantity in solution["award"] if product == at) for at in range(len(demand))]
    assert sold == demand


@pytest.mark.parametrize("instance", CATS)
def test_bundle_bids(instances: Path, instance: str) -> None:
    """The best revenue is the one known, and no two winners want the same good."""
    folder = instances / "procurement" / "wdp_cats"
    known = json.loads((folder / "best_known.json").read_text())["optimum"][instance]["value"]
    revenue, solution = solved("bundles", folder / f"{instance}.txt")
    assert revenue == pytest.approx(known, rel=1e-9)
    lines = (folder / f"{instance}.txt").read_text().splitlines()[1:]
    wanted = {int(line.split()[0]): line.split()[2:-1] for line in lines if line.strip()}
    goods = [good for winner in solution["winners"] for good in wanted[winner]]
    assert len(goods) == len(set(goods))


def test_incremental_tiers(instances: Path) -> None:
    """The bid evaluation problem of 1968 costs what the literature says, with the same three vendors."""
    cost, solution = solved("bid", instances / "procurement" / "gamslib_bid" / "bid.json")
    assert cost == pytest.approx(15_210_109.512, abs=1e-6)
    assert solution == {"award": [["a", 33_000.0], ["c", 165_600.0], ["e", 41_000.48]]}
