"""Random days of transport, run start to finish: the independent check agrees, and what must hold of any day holds."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

from optimiser.audit.verify import audit_run
from optimiser.engine.run import RunRequest, execute
from optimiser.issues import InputError
from tests.property.random_rows import Row
from tests.property.random_transport import write_day

SEEDS = (*range(17), 26, 44, 87)
"""Among the last there are planning gains, and a search that ran out of time between two answers."""
CHANGED = SEEDS[:4]
QUICKLY = ("solve.time_limit_s=1",)
"""What is asked holds of any plan; what asks for the best one looks whether it is proven."""
ONE_MORE: Row = {
    "vehicle": "w",
    "trust": "",
    "depot": "DQ",
    "vehicles": 1,
    "layouts": "1/2/1/1",
    "cost_day_gbp": "20.00",
    "cost_hour_gbp": "15.00",
    "cost_km_gbp": "0.30",
    "skills": "bariatric;two_crew",
}
Totals = dict[tuple[str, str], int]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for all cases and runs."""
    return tmp_path_factory.mktemp("days")


@cache
def run_of(folder: Path, seed: int) -> Path | None:
    """Run the day of a seed; ``None`` where its input is refused."""
    return executed(write_day(seed, folder / f"case{seed}"), folder / f"run{seed}")


def executed(case: Path, out: Path) -> Path | None:
    """Run a case's transport; ``None`` where its input is refused."""
    try:
        execute(RunRequest(case, "base", out, QUICKLY, levers=("transport",), formats=()))
    except InputError:
        return None
    return out


def rows_of(run: Path, table: str) -> list[dict[str, str]]:
    """Return the rows of one table of findings; none where there is no such table."""
    path = run / "record" / "findings" / f"transport_{table}.csv"
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def totals(run: Path) -> Totals:
    """Return the cost of each plan, by kind of day and name [pence]."""
    rows = rows_of(run, "plans")
    return {(row["day_type"], row["plan"]): pence(row["cost_gbp"]) for row in rows if not row["trust"]}


def pence(text: str) -> int:
    """Return an amount in pence."""
    return int(text.replace(".", ""))


@pytest.mark.parametrize("seed", SEEDS)
def test_every_run_stands_up_to_the_check(folder: Path, seed: int) -> None:
    """A day is published and agrees with its own record, or refused with what is wrong with it; nothing else."""
    run = run_of(folder, seed)
    assert run is None or audit_run(run).differences == ()


@pytest.mark.parametrize("seed", SEEDS)
def test_together_never_costs_more(folder: Path, seed: int) -> None:
    """All together cost at most what each costs alone, and what the trusts pay adds up, in every plan."""
    run = run_of(folder, seed)
    if run is None:
        return
    plans = totals(run)
    assert all(plans[day, "together"] <= cost for (day, plan), cost in plans.items() if plan == "alone")
    for key, cost in plans.items():
        rows = [row for row in rows_of(run, "plans") if (row["day_type"], row["plan"]) == key and row["trust"]]
        assert sum(pence(row["cost_gbp"]) for row in rows) == cost


@pytest.mark.parametrize("seed", CHANGED)
def test_names_change_no_cost(folder: Path, seed: int) -> None:
    """Trusts by other names, in another order, pay the same in all where the plan is proven the best."""
    run = run_of(folder, seed)
    names = {"AAA": "ZZZ", "CCC": "ABC"}
    other = executed(write_day(seed, folder / f"renamed{seed}", names), folder / f"renamed_run{seed}")
    assert (run is None) == (other is None)
    if run is not None and other is not None and _comparable(run) and _comparable(other):
        assert totals(run) == totals(other)


@pytest.mark.parametrize("seed", CHANGED)
def test_one_more_vehicle_never_costs_more(folder: Path, seed: int) -> None:
    """A vehicle that anybody may use takes nothing away: what was served alone is served together at no higher cost."""
    run = run_of(folder, seed)
    other = executed(write_day(seed, folder / f"more{seed}", more=(ONE_MORE,)), folder / f"more_run{seed}")
    if run is None or other is None or not (_comparable(run) and _comparable(other)):
        return
    before, after = totals(run), totals(other)
    assert all(after[key] <= cost for key, cost in before.items() if key[1] == "together")


def _comparable(run: Path) -> bool:
    """Whether every plan is proven the best, and serves everybody."""
    proven = all(row["status"] == "optimal" for row in rows_of(run, "proof"))
    return proven and not rows_of(run, "unserved")


def test_the_seeds_reach_what_there_is(folder: Path) -> None:
    """Among the seeds there are refused days, records with faults, journeys nobody serves alone, and gains of both."""
    runs = [run_of(folder, seed) for seed in SEEDS]
    done = [run for run in runs if run is not None]
    assert None in runs
    for table in ("recorded", "unserved", "frontier", "plans"):
        assert any(rows_of(run, table) for run in done), table
    gains = [row for run in done for row in rows_of(run, "gains") if not row["trust"]]
    assert any(pence(row["collaboration_gain_gbp"]) > 0 for row in gains)
    assert any(row["planning_gain_gbp"] for row in gains)
