"""The builds through the solver, on games that can be worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from models.sharing.build import build_equal_profit, build_least_core
from models.sharing.game import Game
from models.sharing.instance import EqualProfitInstance, LeastCoreInstance
from optimiser.solve.highs import solve_problem
from optimiser.solve.limits import Limits

MAJORITY = Game(("a", "b", "c"), (0, 0, 0, 1, 0, 1, 1, 1))
PAIR = Game(("a", "b", "c"), (0, 0, 0, 60, 0, 0, 0, 66), weights=(2, 1, 1))


def test_the_least_core_of_the_majority_game() -> None:
    """Any two of three can have everything, so a third is the least by which the worst-off pair is short."""
    model = build_least_core(LeastCoreInstance(MAJORITY))
    assert solve_problem(model.problem, Limits()).objective == pytest.approx(1 / 3)
    assert [share.varValue for share in model.variables.share] == pytest.approx([1 / 3] * 3)


def test_a_core_that_is_not_empty() -> None:
    """Sharing 9 among three whose pairs have 3 each leaves every pair at least 3 to the good."""
    model = build_least_core(LeastCoreInstance(replace(MAJORITY, values=(0, 0, 0, 3, 0, 3, 3, 9))))
    assert solve_problem(model.problem, Limits()).objective == pytest.approx(-3)


def test_settled_shares_are_kept() -> None:
    """With the pair of the first two settled at everything, the third has nothing and the others half each."""
    model = build_least_core(LeastCoreInstance(MAJORITY, {0b011: Fraction(1)}))
    assert solve_problem(model.problem, Limits()).objective == pytest.approx(1 / 2)
    assert [share.varValue for share in model.variables.share] == pytest.approx([1 / 2, 1 / 2, 0])


def test_nobody_below_alone_can_cost_the_others() -> None:
    """Two of three could have 10 of their own, all together have 2: only a fine of 4 for the third would even out."""
    game = replace(MAJORITY, values=(0, 0, 0, 10, 0, 0, 0, 2))
    free = solve_problem(build_least_core(LeastCoreInstance(game)).problem, Limits())
    bound = solve_problem(build_least_core(LeastCoreInstance(game, individual=True)).problem, Limits())
    assert free.objective == pytest.approx(4)
    assert bound.objective == pytest.approx(8)


def test_equal_profit_within_the_core() -> None:
    """The pair must have its 60, shared 2 to 1, so the gains by weight are 20, 20 and 6."""
    model = build_equal_profit(EqualProfitInstance(PAIR))
    assert solve_problem(model.problem, Limits()).objective == pytest.approx(14)
    assert [share.varValue for share in model.variables.share] == pytest.approx([40, 20, 6])


def test_slack_makes_gains_more_alike() -> None:
    """With 9 of slack the pair has 51 at 17 each and the third 15."""
    model = build_equal_profit(EqualProfitInstance(PAIR, Fraction(9)))
    assert solve_problem(model.problem, Limits()).objective == pytest.approx(2)
