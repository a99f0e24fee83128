"""An award by its definition: the strong mixed-integer program in HiGHS, started from what is known."""

from __future__ import annotations

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
from optimiser.solve.outcome import Outcome, Status

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
    every decision fixed.

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
    left = Limits(clock.left_or_none, limits.nodes, limits.gap, limits.gap_absolute, limits.threads, limits.seed)
    values = start_values(model, start) if start is not None else None
    outcome = solve_problem(model.problem, left, values, progress)
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
    """Return the values an award gives to quantities, tiers and bundles; the rest is the solver's to complete.

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
    used = {instance.offer_of[name].supplier for _, name, _ in solution.purchases}
    for (place, tier), variable in variables.tier.items():
        schedule = instance.schedules[place]
        values[variable.name] = float(tiers[schedule.name] == tier and schedule.supplier in used)
    for bundle, variable in zip(instance.bundles, variables.bundle, strict=True):
        values[variable.name] = float(bundle.name in solution.bundles)
    return values


def _polished(model: AwardModel, margin: float) -> AwardSolution | None:
    """Work quantities out again with every decision fixed and every break overshot by a margin."""
    integers = [variable for variable in model.problem.variables() if variable.cat == pulp.LpInteger]
    kept = {variable.name: round(variable.varValue) for variable in integers}
    before = {variable.name: (variable.lowBound, variable.upBound) for variable in integers}
    for variable in integers:
        variable.lowBound = variable.upBound = kept[variable.name]
    moved = []
    for row in model.problem.constraints():
        family, _ = model.names.meaning(row.name)
        chosen = any(kept.get(variable.name) for variable in row)
        if chosen and family in {"tier_is_reached", "tier_is_not_exceeded"}:
            sign = 1 if family == "tier_is_reached" else -1
            moved.append((row, row.constant))
            row.constant -= sign * margin
    values = {variable.name: variable.varValue for variable in model.problem.variables()}
    outcome = solve_problem(model.problem, Limits())
    solution = read_solution(model) if outcome.has_solution else None
    for row, constant in moved:
        row.constant = constant
    for variable in integers:
        variable.lowBound, variable.upBound = before[variable.name]
    for variable in model.problem.variables():
        variable.varValue = values[variable.name]
    return solution
