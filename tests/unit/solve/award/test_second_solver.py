"""What the second solver says, and that it is not believed where its answer does not hold."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pulp
import pytest

from models.procurement.award.build import AwardModel
from models.procurement.award.instance import AwardInstance
from models.procurement.award.repricing import reprice
from models.procurement.award.rules import Budget
from models.procurement.award.solution import AwardSolution
from models.protocol import Certificate
from optimiser.solve.award import second_solver as module
from optimiser.solve.award.second_solver import second_verdict
from optimiser.solve.award.solve import AwardAnswer, solve_award
from optimiser.solve.limits import Limits
from tests.unit.models.procurement.award.drawn_award import award, bought

SHOP = award({"A gloves": 10, "A masks": 10}, {"norse gloves": 10, "humber gloves": 14, "humber masks": 20})
BEST = bought({"A norse gloves": 10, "A humber masks": 10})
WORSE = bought({"A humber gloves": 10, "A humber masks": 10})


@pytest.fixture(autouse=True)
def _cbc() -> None:
    """Skip where the CBC that PuLP brings does not run."""
    with pytest.warns(DeprecationWarning, match="PULP_CBC_CMD"):
        solver = pulp.PULP_CBC_CMD(msg=False)
    if not solver.available():
        pytest.skip("PuLP's CBC does not run here")


def answer_of(instance: AwardInstance, solution: AwardSolution, bound: Fraction | None = None) -> AwardAnswer:
    """Return an answer with an award chosen here."""
    done = reprice(instance, solution)
    return replace(
        solve_award(SHOP, Limits()), solution=solution, certificate=Certificate(done.score, bound, ()), cost=done.cost
    )


def claiming(monkeypatch: pytest.MonkeyPatch, status: int, *, worse: bool = False) -> None:
    """Let CBC solve, and then say something else of itself, or hold a dearer answer."""

    def solved(model: AwardModel, _: float) -> int:
        problem = model.problem
        if worse:
            problem.sense = pulp.LpMaximize
        with pytest.warns(DeprecationWarning, match="PULP_CBC_CMD"):
            problem.solve(pulp.PULP_CBC_CMD(msg=False))
        return status

    monkeypatch.setattr(module, "_solved", solved)


def test_it_agrees() -> None:
    """Both find 300 pence; its award is kept beside ours."""
    verdict = second_verdict(SHOP, answer_of(SHOP, BEST), 30)
    assert (verdict.word, verdict.difference_pence, verdict.solution, verdict.reason) == ("agrees", None, BEST, "")


def test_it_finds_better() -> None:
    """Shown an award of 340 pence it holds one that is 40 better and passes the check."""
    verdict = second_verdict(SHOP, answer_of(SHOP, WORSE), 30)
    assert (verdict.word, verdict.difference_pence, verdict.solution) == ("found better", 40, BEST)


def test_it_agrees_that_there_is_none() -> None:
    """Within a budget of 299 pence neither finds an award; where we say so alone, it finds one."""
    poor = replace(SHOP, rules=(Budget("b", most=299),))
    assert second_verdict(poor, solve_award(poor, Limits()), 30).word == "agrees"
    assert second_verdict(poor, answer_of(SHOP, BEST), 30).word == "not finished"
    verdict = second_verdict(SHOP, solve_award(poor, Limits()), 30)
    assert (verdict.word, verdict.difference_pence, verdict.solution) == ("found better", None, BEST)


def test_a_time_limit_is_not_finished(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stopped with an answer as good as ours it has proven nothing; with a better one it has."""
    claiming(monkeypatch, pulp.LpSolutionIntegerFeasible)
    verdict = second_verdict(SHOP, answer_of(SHOP, BEST), 30)
    assert (verdict.word, verdict.solution) == ("not finished", BEST)
    assert second_verdict(SHOP, answer_of(SHOP, WORSE), 30).word == "found better"


def test_a_dearer_award_called_the_best_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    """It says of 340 pence that nothing is better, and ours costs 300."""
    claiming(monkeypatch, pulp.LpSolutionOptimal, worse=True)
    verdict = second_verdict(SHOP, answer_of(SHOP, BEST), 30)
    assert verdict.word == "not finished"
    assert verdict.reason == "CBC calls an award the best that is worth less than ours."


def test_a_better_award_that_breaks_a_rule_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where what it holds does not pass the check, a better figure is a claim and no award."""
    claiming(monkeypatch, pulp.LpSolutionOptimal)
    monkeypatch.setattr(module, "check", lambda *_: ["broken"])
    verdict = second_verdict(SHOP, answer_of(SHOP, WORSE, Fraction(340)), 30)
    assert (verdict.word, verdict.solution) == ("not finished", None)
    assert verdict.reason == "CBC claims a better award, but it does not pass the check."
    assert second_verdict(SHOP, replace(answer_of(SHOP, BEST), certificate=None), 30).word == "not finished"


@pytest.mark.parametrize(
    ("said", "reason"),
    [(None, "CBC does not run here."), (pulp.LpSolutionNoSolutionFound, "CBC found no award in time.")],
)
def test_no_answer_is_told(monkeypatch: pytest.MonkeyPatch, said: int | None, reason: str) -> None:
    """Without CBC, and where it found nothing in time, nothing is said for or against."""
    monkeypatch.setattr(module, "_solved", lambda *_: said)
    verdict = second_verdict(SHOP, answer_of(SHOP, BEST), 30)
    assert (verdict.word, verdict.reason) == ("not finished", reason)


def test_nothing_to_decide() -> None:
    """Without offers a need that must be met has no award, and one that need not be met has that of buying nothing."""
    none = replace(SHOP, offers=())
    assert second_verdict(none, solve_award(none, Limits()), 30).word == "agrees"
    optional = replace(none, needs=tuple(replace(need, must_be_met=False) for need in none.needs))
    assert second_verdict(optional, solve_award(optional, Limits()), 30).solution == AwardSolution()
    assert second_verdict(none, answer_of(SHOP, BEST), 30).word == "not finished"
