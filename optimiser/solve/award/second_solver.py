"""A second opinion on a recommended award: another solver on the same build, believed only where it can be checked."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import Literal

import pulp

from models.procurement.award.build import AwardModel, build, read_solution
from models.procurement.award.check import check
from models.procurement.award.instance import AwardInstance
from models.procurement.award.repricing import reprice
from models.procurement.award.rows import PENCE_A_POUND
from models.procurement.award.solution import AwardSolution
from models.tolerances import PROVEN_GAP
from optimiser.solve.award.solve import AwardAnswer
from optimiser.solve.outcome import Status

Word = Literal["agrees", "found better", "not finished"]

_PENNY = 1


@dataclass(frozen=True)
class Verdict:
    """What the second solver says.

    Parameters
    ----------
    word
        ``agrees``: it finished and its best is worth what the recommended award is, or it finds none as well.
        ``found better``: it holds an award that passes the check and is worth more. ``not finished``: neither.
    difference_pence
        By how much its award is better, down to a whole one [pence]; ``None`` where it is not, or there was none to
        compare with.
    solution
        Its award, where it passes the check.
    reason
        Why it is not finished; empty where it is.
    """

    word: Word
    difference_pence: int | None = None
    solution: AwardSolution | None = None
    reason: str = ""


def second_verdict(instance: AwardInstance, answer: AwardAnswer, seconds: float) -> Verdict:
    """Solve the same build with CBC, and say what is proven by it.

    CBC tells no bound, and a status at a time limit is not believed: an award it finds is worked out and checked like
    any other, and its word that nothing is better counts only where it says so of itself and its figure is ours, to
    within a penny, :data:`models.tolerances.PROVEN_GAP` and the proof gap of the recommended award.

    Parameters
    ----------
    instance
        The data.
    answer
        The recommended award, or that there is none.
    seconds
        How long CBC may take [s]; it may overrun while it works at one node.
    """
    model = build(instance)
    if not model.problem.variables():
        return _without_decisions(instance, answer)
    ended = _solved(model, seconds)
    if ended is None:
        return Verdict("not finished", reason="CBC does not run here.")
    if ended == pulp.LpSolutionInfeasible:
        if answer.outcome.status == Status.INFEASIBLE:
            return Verdict("agrees")
        return Verdict("not finished", reason="CBC finds no award; that says nothing of one that passes the check.")
    if ended not in {pulp.LpSolutionOptimal, pulp.LpSolutionIntegerFeasible}:
        return Verdict("not finished", reason="CBC found no award in time.")
    return _compared(instance, answer, model, is_finished=ended == pulp.LpSolutionOptimal)


def _solved(model: AwardModel, seconds: float) -> int | None:
    """Run CBC; return what it says of its answer, ``None`` where it does not run."""
    with warnings.catch_warnings():
        # PuLP 4 will want CBC installed apart; the one that PuLP 3 brings is what is meant here.
        warnings.simplefilter("ignore", DeprecationWarning)
        solver = pulp.PULP_CBC_CMD(msg=False, timeLimit=seconds, threads=1, gapRel=0)
    if not solver.available():
        return None
    try:
        model.problem.solve(solver)
    except pulp.PulpSolverError:
        return None
    # Of a program that is infeasible only in whole numbers PuLP tells it by its status alone.
    infeasible = model.problem.status == pulp.LpStatusInfeasible
    return pulp.LpSolutionInfeasible if infeasible else int(model.problem.sol_status)


def _compared(instance: AwardInstance, answer: AwardAnswer, model: AwardModel, *, is_finished: bool) -> Verdict:
    """Set an answer of CBC against the recommended award."""
    theirs = read_solution(model)
    score = None if check(instance, theirs) else reprice(instance, theirs).score
    shown = None if score is None else theirs
    if answer.certificate is None:
        if score is not None:
            return Verdict("found better", None, shown)
        return Verdict("not finished", reason="The answer of CBC does not pass the check.")
    ours, bound = answer.certificate.cost, answer.certificate.bound
    proof_gap = 0 if bound is None else ours - bound
    allowed = max(Fraction(_PENNY), Fraction(PROVEN_GAP) * abs(ours))
    if score is not None and score < ours - allowed:
        return Verdict("found better", floor(ours - score), shown)
    said = PENCE_A_POUND * Fraction(float(pulp.value(model.problem.objective)))
    if not is_finished:
        return Verdict("not finished", None, shown, "CBC stopped at its time limit and had found nothing better.")
    if said > ours + allowed:
        return Verdict("not finished", None, shown, "CBC calls an award the best that is worth less than ours.")
    if said < ours - allowed - proof_gap:
        return Verdict("not finished", None, shown, "CBC claims a better award, but it does not pass the check.")
    return Verdict("agrees", None, shown)


def _without_decisions(instance: AwardInstance, answer: AwardAnswer) -> Verdict:
    """Answer where there is nothing to decide: buying nothing is the award, or there is none."""
    possible = not check(instance, AwardSolution())
    if possible == (answer.solution is not None):
        return Verdict("agrees", None, AwardSolution() if possible else None)
    return Verdict("not finished", reason="There is nothing to decide.")
