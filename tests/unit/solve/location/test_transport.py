"""The best split shares for given open facilities."""

from __future__ import annotations

from fractions import Fraction

import highspy
import numpy as np
import pytest

from models.location.build import build
from models.location.check import check, cost
from optimiser.solve.highs import solve_problem
from optimiser.solve.limits import Limits
from optimiser.solve.location.arrays import arrays_of
from optimiser.solve.location.relaxation import Part, relax
from optimiser.solve.location.transport import best_shares
from optimiser.solve.outcome import SolverError
from tests.unit.models.location.drawn import drawn
from tests.unit.solve.location.drawn import random_instance

BOTH = np.array([True, True])


def test_the_shares_by_hand() -> None:
    """Near serves ann, cat and a quarter of bob, exactly."""
    found = best_shares(arrays_of(drawn()), BOTH)
    assert found is not None
    assert found[0].shares == {
        (0, 0): Fraction(1),
        (1, 0): Fraction(1, 4),
        (1, 1): Fraction(3, 4),
        (2, 0): Fraction(1),
    }


@pytest.mark.parametrize("seed", range(6))
def test_the_shares_are_those_of_the_build(seed: int) -> None:
    """The cost is that of the PuLP build with the same facilities open, and the prices prove it as a bound."""
    instance = random_instance(5, 30, seed)
    arrays = arrays_of(instance)
    opened = np.array([True, False, True, True, True])
    found = best_shares(arrays, opened)
    assert found is not None
    solution, prices = found
    assert check(instance, solution) == []
    model = build(instance)
    for place, variable in model.variables.is_open.items():
        variable.lowBound = variable.upBound = int(opened[place])
    closed_again = sum(instance.opening_cost[place] for place in np.flatnonzero(opened) if place not in solution.opened)
    outcome = solve_problem(model.problem, Limits(gap=1e-9))
    assert float(cost(instance, solution) + closed_again) == pytest.approx(outcome.objective, rel=1e-8)
    part = Part(opened, opened, np.isfinite(arrays.service) & opened[:, None])
    assert relax(arrays, part, prices).bound == pytest.approx(outcome.objective, rel=1e-8)


def test_who_needs_nothing_goes_to_the_cheapest() -> None:
    """A need of 0 takes no room and is served wholly from one place."""
    found = best_shares(arrays_of(drawn(demand=(0, 4, 1))), BOTH)
    assert found is not None
    assert found[0].shares[0, 0] == 1
    nobody = best_shares(arrays_of(drawn(demand=(0, 0, 0))), BOTH)
    assert nobody is not None
    assert nobody[0].opened == (0,)


@pytest.mark.parametrize(
    ("changes", "opened"),
    [
        ({}, [True, False]),
        ({}, [False, True]),
        ({"demand": (0, 0, 0)}, [False, True]),
        ({"capacity": (3, 5)}, [True, True]),
    ],
)
def test_no_way_to_serve_everybody(changes: dict[str, object], opened: list[bool]) -> None:
    """Too little room, or nobody who can serve a customer."""
    assert best_shares(arrays_of(drawn(**changes)), np.array(opened)) is None


def test_another_status_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither an answer nor infeasible: nothing is read from it."""
    monkeypatch.setattr(highspy.Highs, "getModelStatus", lambda _: highspy.HighsModelStatus.kUnknown)
    with pytest.raises(SolverError, match="kUnknown"):
        best_shares(arrays_of(drawn()), BOTH)


def test_quantities_that_are_not_whole_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer of the solver that does not add up is refused."""
    solution = highspy.Highs.getSolution

    def spoilt(self: highspy.Highs) -> highspy.HighsSolution:
        found = solution(self)
        found.col_value = [value + 1 for value in found.col_value]
        return found

    monkeypatch.setattr(highspy.Highs, "getSolution", spoilt)
    with pytest.raises(SolverError, match="not whole"):
        best_shares(arrays_of(drawn()), BOTH)
