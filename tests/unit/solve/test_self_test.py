"""The self-test of the solver."""

from __future__ import annotations

from itertools import product
from typing import Any

import pulp
import pytest

from optimiser.solve import self_test
from optimiser.solve.self_test import solver_self_test


def test_the_solver_of_this_installation_works() -> None:
    """The known optimum comes out, proven, and the solver is named with its version."""
    found = solver_self_test()
    assert found.passed
    assert found.solver.startswith("HiGHS ")
    assert found.message == "optimum 58, known optimum 58"


def test_the_known_optimum_by_hand() -> None:
    """Trying all four ways to buy two items from two suppliers gives the known optimum: all from humber."""
    costs, totals = self_test._COSTS, {}
    for gloves, masks in product(("norse", "humber"), repeat=2):
        total = costs["gloves", gloves] + costs["masks", masks] + self_test._ACTIVATION * len({gloves, masks})
        totals[gloves, masks] = total - (self_test._REBATE if gloves == masks == "humber" else 0)
    assert min(totals, key=totals.__getitem__) == ("humber", "humber")
    assert min(totals.values()) == self_test._KNOWN_OPTIMUM


def test_another_answer_is_no_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    """A solver that proves another optimum has failed."""
    monkeypatch.setattr(self_test, "_KNOWN_OPTIMUM", 57)
    assert not solver_self_test().passed


def test_no_proven_optimum_is_no_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    """A solver that ends without a proof has failed, whatever it says."""

    def infeasible() -> Any:
        problem = pulp.LpProblem("infeasible", pulp.LpMinimize)
        x = problem.add_variable("x", 0, 1)
        problem += x
        problem += x >= 2, "out_of_reach"
        return problem

    monkeypatch.setattr(self_test, "_award", infeasible)
    found = solver_self_test()
    assert not found.passed
    assert found.message == "the solver ended with status kInfeasible"
