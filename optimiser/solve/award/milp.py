"""An award by its definition: the strong mixed-integer program in HiGHS, started from what is known."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from fractions import Fraction

import pulp

from models.procurement.award.build import AwardModel, build, read_solution
from models.procurement.award.check import check
from models.procurement.award.instance import AwardInstance
from models.procurement.award.layout import NO_TIER
from models.procurement.award.repricing import reprice
from models.procurement.award.rows import PENCE_A_POUND
from models.procurement.award.solution import AwardSolution
from models.tolerances import PROVEN_GAP
from optimiser.solve.highs import ProgressListener, solve_problem, solver_version
from optimiser.solve.limits import Clock, Limits
from optimiser.solve.outcome import Outcome, Status, status_of_gap

MANY_STEPS = 300
"""From how many quantities in whole steps on the decisions are taken first, with quantities of any size [variables]."""
_DECIDING = Fraction(2, 3)
"""Part of the time for decisions that goes to taking them; the rest is for the whole steps that carry them out."""
_MARGINS = (1e-6, 1e-4, 1e-2)
"""By how much breaks are overshot when an answer is polished [units, or GBP]; the first that survives is kept."""


def solve_milp(
    instance: AwardInstance,
    limits: Limits,
    start: AwardSolution | None = None,
    progress: ProgressListener | None = None,
) -> tuple[Outcome, AwardSolution | None]:
    """Solve the model of an award.

    Quantities are whole steps; where rounding to them breaks a rule or misses a break, they are worked out again with
    every decision fixed. Where many quantities are whole-number variables, the model is first solved without that: its
    bound holds, and its decisions, carried out in whole steps, are where the whole model starts from.

    Parameters
    ----------
    instance
        The data.
    limits
        When to stop.
    start
        An award to start from.
    progress
        As :func:`optimiser.solve.highs.solve_problem` takes it.

    Raises
    ------
    SolverError
        If the solver failed.
    """
    clock = Clock(limits.seconds)
    model = build(instance)
    if not model.problem.variables():
        return _without_decisions(instance, clock, limits)
    if sum(variable.cat == pulp.LpInteger for variable in model.variables.share) < MANY_STEPS:
        left = replace(limits, seconds=clock.left_or_none)
        return _in_whole_steps(instance, model, left, start, progress)
    half = replace(limits, seconds=None if limits.seconds is None else clock.left / 2)
    first = _decisions_first(instance, model, half, start, progress)
    if first[0].status != Status.LIMIT:
        return first
    known = min(filter(None, (first[1], start)), key=lambda one: _rank(instance, one), default=None)
    left = replace(limits, seconds=clock.left_or_none)
    then = _in_whole_steps(instance, model, left, known, progress)
    return _together(instance, first, then, limits)


def _decisions_first(
    instance: AwardInstance,
    model: AwardModel,
    limits: Limits,
    start: AwardSolution | None,
    progress: ProgressListener | None,
) -> tuple[Outcome, AwardSolution | None]:
    """Take every decision with quantities of any size, then find the whole steps that carry these decisions out."""
    clock = Clock(limits.seconds)
    loose = build(instance, whole=False)
    values = start_values(loose, start) if start is not None else None
    deciding = None if limits.seconds is None else limits.seconds * float(_DECIDING)
    # What it costs with quantities of any size is a bound, and no award yet.
    listener = None if progress is None else (lambda told: progress(replace(told, objective=None)))
    outcome = solve_problem(loose.problem, replace(limits, seconds=deciding), values, listener)
    if not outcome.has_solution:
        return outcome, None
    decided = {one.name: round(one.varValue) for one in loose.problem.variables() if one.cat == pulp.LpInteger}
    with _fixed(model, decided):
        steps = solve_problem(model.problem, replace(limits, seconds=clock.left_or_none))
        solution = read_solution(model) if steps.has_solution else None
    if solution is None or check(instance, solution):
        return replace(outcome, status=Status.LIMIT, objective=None), None
    objective = float(reprice(instance, solution).score) / PENCE_A_POUND
    status = status_of_gap(objective, outcome.bound, limits.gap, limits.gap_absolute)
    return replace(outcome, status=status, objective=objective), solution


def _together(
    instance: AwardInstance,
    first: tuple[Outcome, AwardSolution | None],
    then: tuple[Outcome, AwardSolution | None],
    limits: Limits,
) -> tuple[Outcome, AwardSolution | None]:
    """Return the better award of two solves and the higher of their bounds."""
    if then[0].status == Status.INFEASIBLE:
        return then
    bound = max((outcome.bound for outcome, _ in (first, then) if outcome.bound is not None), default=None)
    nodes = first[0].nodes + then[0].nodes
    awards = [solution for _, solution in (first, then) if solution is not None]
    if not awards:
        return replace(then[0], bound=bound, nodes=nodes), None
    best = min(awards, key=lambda one: _rank(instance, one))
    objective = float(reprice(instance, best).score) / PENCE_A_POUND
    status = status_of_gap(objective, bound, limits.gap, limits.gap_absolute)
    return replace(then[0], status=status, objective=objective, bound=bound, nodes=nodes), best


def _in_whole_steps(
    instance: AwardInstance,
    model: AwardModel,
    limits: Limits,
    start: AwardSolution | None,
    progress: ProgressListener | None,
) -> tuple[Outcome, AwardSolution | None]:
    """Solve the model itself, and read its award in whole steps."""
    values = start_values(model, start) if start is not None else None
    outcome = solve_problem(model.problem, limits, values, progress)
    if not outcome.has_solution:
        return outcome, None
    assert outcome.objective is not None
    best = read_solution(model)
    for margin in _MARGINS:
        if _keeps(instance, best, outcome.objective):
            break
        polished = _polished(model, margin)
        if polished is not None and _rank(instance, polished) < _rank(instance, best):
            best = polished
    return outcome, best


def _rank(instance: AwardInstance, solution: AwardSolution) -> tuple[bool, Fraction]:
    """Return what orders awards: those that pass the check first, then by score."""
    return bool(check(instance, solution)), reprice(instance, solution).score


def _keeps(instance: AwardInstance, solution: AwardSolution, objective: float) -> bool:
    """Whether an award survived rounding: it passes the check and costs what the program says.

    A break that is missed by a millionth is no violation, but the price of the tier below it.
    """
    broken, score = _rank(instance, solution)
    return not broken and float(score) / PENCE_A_POUND <= objective + 0.1 * PROVEN_GAP * max(abs(objective), 1.0)


def _without_decisions(instance: AwardInstance, clock: Clock, limits: Limits) -> tuple[Outcome, AwardSolution | None]:
    """Answer where there is nothing to decide: buying nothing is the award, or there is none."""
    nothing = AwardSolution()
    if check(instance, nothing):
        return Outcome(Status.INFEASIBLE, None, None, clock.spent, limits.seed, solver_version()), None
    return Outcome(Status.OPTIMAL, 0.0, 0.0, clock.spent, limits.seed, solver_version()), nothing


def start_values(model: AwardModel, solution: AwardSolution) -> dict[str, float]:
    """Return the values an award gives to quantities, tiers, bundles and joining; the rest is the solver's to complete.

    Parameters
    ----------
    model
        The model.
    solution
        An award.
    """
    variables, layout = model.variables, model.variables.layout
    instance = layout.instance
    tiers = reprice(instance, solution).tiers
    bought = {(trust, name): quantity for trust, name, quantity in solution.purchases}
    values: dict[str, float] = {}
    for at, column in enumerate(layout.columns):
        need, offer = instance.needs[column.need], instance.offers[column.offer]
        quantity = bought.get((need.trust, offer.name), 0)
        here = column.tier == NO_TIER or tiers[instance.schedules[column.schedule].name] == column.tier
        values[variables.share[at].name] = quantity / column.unit if here else 0.0
    used = {name for _, name, _ in solution.purchases}
    counting = {
        schedule.name: any(offer.name in used for offer in instance.offers_covered[schedule.name])
        for schedule in instance.schedules
    }
    for (place, tier), variable in variables.tier.items():
        name = instance.schedules[place].name
        values[variable.name] = float(tiers[name] == tier and counting[name])
    for chosen, variable in variables.joins.items():
        values[variable.name] = float(chosen in solution.joinings)
    for bundle, variable in zip(instance.bundles, variables.bundle, strict=True):
        values[variable.name] = float(bundle.name in solution.bundles)
    return values


@contextmanager
def _fixed(model: AwardModel, values: dict[str, int]) -> Iterator[None]:
    """Hold some variables of a model, by name, at values."""
    held = [variable for variable in model.problem.variables() if variable.name in values]
    before = [(variable.lowBound, variable.upBound) for variable in held]
    for variable in held:
        variable.lowBound = variable.upBound = values[variable.name]
    try:
        yield
    finally:
        for variable, (low, high) in zip(held, before, strict=True):
            variable.lowBound, variable.upBound = low, high


def _polished(model: AwardModel, margin: float) -> AwardSolution | None:
    """Work quantities out again with every decision fixed and every break overshot by a margin."""
    kept = {one.name: round(one.varValue) for one in model.problem.variables() if one.cat == pulp.LpInteger}
    moved = []
    for row in model.problem.constraints():
        family, _ = model.names.meaning(row.name)
        chosen = any(kept.get(variable.name) for variable in row)
        if chosen and family in {"tier_is_reached", "tier_is_not_exceeded"}:
            sign = 1 if family == "tier_is_reached" else -1
            moved.append((row, row.constant))
            row.constant -= sign * margin
    values = {variable.name: variable.varValue for variable in model.problem.variables()}
    with _fixed(model, kept):
        outcome = solve_problem(model.problem, Limits())
        solution = read_solution(model) if outcome.has_solution else None
    for row, constant in moved:
        row.constant = constant
    for variable in model.problem.variables():
        variable.varValue = values[variable.name]
    return solution
