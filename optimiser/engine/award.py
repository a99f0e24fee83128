"""The recommended award of a run: build, solve, explain, and enter what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from models.procurement.award.repricing import reprice
from optimiser.case import Case
from optimiser.config.scenario import Scenario
from optimiser.engine.award_questions import ask, unasked, verdict_in_words
from optimiser.errors import InfeasibleError, LimitError
from optimiser.money import format_gbp
from optimiser.prepare.award.build import AwardInput, award_input
from optimiser.prepare.award.plan import plan_of
from optimiser.results.award.facts import AwardFacts
from optimiser.results.award.phasing import phasing_tables
from optimiser.results.award.planted import planted_table
from optimiser.results.award.proof import left_out_table, proof_table
from optimiser.results.award.savings import enter_award
from optimiser.results.contract_facts import contract_facts
from optimiser.results.findings import Findings
from optimiser.solve.award.conflict import find_conflict
from optimiser.solve.award.solve import AwardAnswer, solve_award
from optimiser.solve.highs import ProgressListener
from optimiser.solve.limits import Limits
from optimiser.solve.outcome import Progress as SolveProgress
from optimiser.solve.outcome import Status

Progress = Callable[[str], None]
_HEARTBEAT = 30.0
"""How often a long solve tells how far it has come [s]."""
_NODES = 2_000
"""Nodes after which a search stops where no time limit is asked for: the same award on every machine [nodes]."""


@dataclass(frozen=True)
class SolveOptions:
    """How a run solves.

    Parameters
    ----------
    jobs
        Processes.
    strict
        Whether a proof gap above the asked one is an error.
    scenario
        Name of the scenario.
    """

    jobs: int = 1
    strict: bool = False
    scenario: str = "base"


def recommend(
    case: Case, scenario: Scenario, findings: Findings, options: SolveOptions, progress: Progress = lambda _: None
) -> AwardAnswer | None:
    """Find the recommended award and enter it; ``None`` where the case has no offers for what is needed.

    Parameters
    ----------
    case, scenario
        What is run.
    findings
        Takes figures and tables.
    options
        How it is solved.
    progress
        Told what is being done.

    Raises
    ------
    InfeasibleError
        If no award keeps to the rules.
    LimitError
        If a limit was reached before any award was found, or, where strict, before the asked gap.
    """
    given = award_input(case, scenario, contract_facts(case, scenario).under_way)
    if given is None:
        return None
    progress("Finding the recommended award")
    limits = limits_of(scenario, options)
    answer = solve_award(given.instance, limits, heartbeat(progress))
    _refuse(given, answer, limits, scenario, options)
    assert answer.solution is not None
    facts = AwardFacts(case, given, reprice(given.instance, answer.solution))
    findings.tables |= enter_award(facts, findings.ledger)
    _enter_plan(facts, findings, scenario, limits, progress)
    asked = ask(facts, answer, scenario, limits, progress) if scenario.solve.questions != "none" else None
    findings.tables |= unasked(facts, scenario) if asked is None else asked
    verdict = verdict_in_words(facts, answer, scenario) if scenario.solve.second_solver else ""
    findings.tables["award_proof"] = proof_table(facts, answer, verdict)
    findings.tables["award_left_out"] = left_out_table(facts)
    if "planted" in case:
        findings.tables["award_planted"] = planted_table(facts, findings.tables, options.scenario)
    return answer


def _enter_plan(facts: AwardFacts, findings: Findings, scenario: Scenario, limits: Limits, progress: Progress) -> None:
    """Choose when each trust joins, and enter what of the saving falls in which year."""
    plan = plan_of(facts.case, scenario, facts.given, facts.done)
    if plan is None:
        return
    progress("Planning who joins when")
    answer = solve_award(plan.instance, limits)
    if answer.solution is not None:
        done = reprice(plan.instance, answer.solution)
        findings.tables |= phasing_tables(facts, findings.tables["savings"], plan, done, findings.ledger)


def heartbeat(progress: Progress, seconds: float = _HEARTBEAT) -> ProgressListener:
    """Return a listener that says how far a solve has come, at most once in a while.

    Parameters
    ----------
    progress
        Told in words.
    seconds
        The least time between two accounts [s].
    """
    last = 0.0

    def told(far: SolveProgress) -> None:
        nonlocal last
        if far.seconds - last < seconds:
            return
        last = far.seconds
        award = "none yet" if far.objective is None else format_gbp(round(far.objective))
        better = ""
        if far.objective is not None and far.bound is not None:
            better = f"; at most {format_gbp(round(far.objective - far.bound))} better is possible"
        progress(f"After {far.seconds:.0f} s the best award is {award}{better}")

    return told


def limits_of(scenario: Scenario, options: SolveOptions) -> Limits:
    """Return when a solve stops: at the scenario's time limit, or after a fixed amount of work.

    Parameters
    ----------
    scenario
        Gap, time limit and seed.
    options
        Processes.
    """
    solve = scenario.solve
    nodes = _NODES if solve.time_limit_s is None else None
    return Limits(solve.time_limit_s, nodes, solve.gap, threads=options.jobs, seed=solve.seed)


def _refuse(given: AwardInput, answer: AwardAnswer, limits: Limits, scenario: Scenario, options: SolveOptions) -> None:
    """Raise where there is no award to publish, or none that is good enough."""
    if answer.outcome.status == Status.INFEASIBLE:
        conflict = find_conflict(given.instance, limits)
        assert conflict is not None
        names = tuple(rule.name for rule in conflict.rules)
        raise InfeasibleError(conflict.sentence(), "Relax or switch off one of these rules.", names)
    if answer.solution is None:
        raise LimitError("The limit was reached before any award was found.", "Give it more time with --time-limit.")
    if options.strict and answer.outcome.status == Status.LIMIT:
        gap = answer.outcome.gap
        said = "no bound was proven" if gap is None else f"the proof gap is {gap:.4%}"
        message = f"The asked gap of {scenario.solve.gap:.4%} was not reached: {said}."
        raise LimitError(message, "Give it more time with --time-limit, or ask for a wider gap with --gap.")
