"""Vehicle scheduling solved."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.fleet.build import build
from models.fleet.check import check
from models.fleet.duty import Duty
from models.fleet.solution import FleetSolution
from optimiser.solve.fleet import method
from optimiser.solve.fleet.method import solve_duties
from optimiser.solve.limits import Limits
from optimiser.solve.outcome import Progress, SolverError, Status
from tests.unit.models.fleet.drawn import drawn, with_van
from tests.unit.solve.fleet.random_day import random_day


@pytest.mark.parametrize(("vans", "cost"), [(2, 225), (1, 245)])
def test_a_small_day(vans: int, cost: int) -> None:
    """The best cost, proven, with what it was found by."""
    answer = solve_duties(with_van(number=vans), Limits(seed=4))
    assert (answer.outcome.status, answer.outcome.objective, answer.bound) == (Status.OPTIMAL, cost, cost)
    assert answer.outcome.seed == 4
    assert answer.outcome.solver.endswith(tuple("0123456789"))


def test_an_empty_day_costs_nothing() -> None:
    """No duties, proven."""
    answer = solve_duties(drawn(tasks=()), Limits())
    assert (answer.outcome.status, answer.outcome.objective, answer.solution) == (Status.OPTIMAL, 0, FleetSolution(()))


@pytest.mark.parametrize(
    "instance",
    [
        drawn(vehicles=()),
        with_van(number=0),
        drawn(vehicles=(with_van(number=1).vehicles[0],)),
        drawn(vehicles=(with_van(number=2, longest_duty=20).vehicles[0],)),
    ],
)
def test_no_duties_is_infeasible(instance: object) -> None:
    """No vehicles, too few of them, or none whose driver may: proven, with neither cost nor bound."""
    answer = solve_duties(instance, Limits())  # type: ignore[arg-type]
    assert (answer.outcome.status, answer.outcome.objective, answer.bound) == (Status.INFEASIBLE, None, None)


def test_a_limit_tells_what_is_known() -> None:
    """Without time there are duties that pass the check, and a bound below their cost."""
    day = random_day(80, 3, seed=3)
    answer = solve_duties(day, Limits(seconds=0.0))
    assert answer.solution is not None
    assert answer.bound is not None
    assert answer.outcome.status is Status.LIMIT
    assert check(day, answer.solution) == []


def test_it_starts_from_duties_and_tells_its_progress() -> None:
    """What is told first is the start; one that breaks a rule is left aside."""
    told: list[Progress] = []
    start = FleetSolution((Duty(0, (0, 2)), Duty(1, (1,))))
    solve_duties(drawn(), Limits(), told.append, start)
    assert told[0].objective == 245
    told.clear()
    solve_duties(drawn(), Limits(), told.append, FleetSolution((Duty(0, (0, 2)),)))
    assert told[0].objective is None


def test_under_hours_the_time_ends_too() -> None:
    """The flow has its part of the time, then the columns; what there is is told."""
    day = random_day(60, 2, 4, longest_duty=300)
    answer = solve_duties(day, Limits(seconds=1.0))
    assert answer.solution is not None
    assert check(day, answer.solution) == []


def test_duties_that_break_a_row_are_never_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The build that defines the problem has the last word."""
    monkeypatch.setattr(method, "build", lambda day: build(replace(day, vehicles=with_van(number=1).vehicles)))
    with pytest.raises(SolverError, match="breaks the row vehicles_are_enough__van"):
        solve_duties(drawn(), Limits())
