"""Each owner by itself, and all together."""

from __future__ import annotations

from dataclasses import replace

from models.fleet.duty import Duty
from optimiser.solve.fleet.owners import solve_owners
from optimiser.solve.limits import Limits
from optimiser.solve.outcome import Status
from tests.unit.models.fleet.drawn import BACK, EARLY, LATE, drawn
from tests.unit.solve.fleet.random_day import random_day


def test_apart_and_together() -> None:
    """Apart the van does early and late and the hired vehicle back, for 245; together two vans do all for 225."""
    found = solve_owners(drawn(), Limits())
    assert [answer.solution.duties for answer in found.alone.values() if answer.solution] == [
        (Duty(0, (0, 2)),),
        (Duty(1, (1,)),),
    ]
    assert found.sharing is not None
    assert (found.sharing.saving, found.sharing.goes(drawn(), hired=True)) == (20, 1)


def test_together_never_costs_more() -> None:
    """Whatever the day and however little time, the duties apart are a start."""
    for seed in range(3):
        found = solve_owners(random_day(30, 2, seed), Limits(seconds=0.0))
        assert found.sharing is not None
        assert found.sharing.saving >= 0


def test_an_owner_without_vehicles() -> None:
    """What only another's vehicle may do has no duties alone, and nothing is said of a saving."""
    day = drawn(tasks=(EARLY, replace(BACK, vehicles=frozenset({"van"})), LATE))
    found = solve_owners(day, Limits())
    assert found.alone["RYY"].outcome.status is Status.INFEASIBLE
    assert found.together.outcome.objective == 225
    assert found.sharing is None
