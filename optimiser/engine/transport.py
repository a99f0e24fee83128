"""Transport in a run: overlap, then every day as run, alone and together, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from optimiser.case import Case
from optimiser.config.scenario import Scenario
from optimiser.engine.award import SolveOptions
from optimiser.errors import LimitError
from optimiser.prepare.transport.build import transport_days
from optimiser.prepare.transport.day import TransportDay
from optimiser.results.findings import Findings
from optimiser.results.ledger import findings_frame
from optimiser.results.transport.day_tables import enter_day
from optimiser.results.transport.frontier import FrontierPoint
from optimiser.results.transport.overlap import find_overlap
from optimiser.results.transport.planted import planted_transport
from optimiser.results.transport.recorded import round_rows
from optimiser.results.transport.year import enter_year
from optimiser.solve.limits import Limits
from optimiser.solve.outcome import Progress as SolveProgress
from optimiser.solve.transport.baselines import DayPlans, plan_alone_and_together
from optimiser.solve.transport.day import solve_day

Progress = Callable[[str], None]
Row = dict[str, Any]
_LARGE = 60
"""Requests of a day from which on the frontier is drawn only where all questions are asked [requests]."""
_HEARTBEAT = 30.0
"""How often a long solve tells how far it has come [s]."""


def find_shared_transport(
    case: Case, scenario: Scenario, findings: Findings, progress: Progress = lambda _: None
) -> None:
    """Find which movements of different trusts could share a vehicle; nothing where nothing is moved.

    Parameters
    ----------
    case, scenario
        What is run.
    findings
        Takes tables and the graph.
    progress
        Told what is being done.
    """
    if not {"journeys", "consignments", "rounds"} & set(case.tables):
        return
    progress("Comparing every pair of movements")
    found = find_overlap(case, scenario)
    findings.tables |= {name: frame for name, frame in found.tables.items() if len(frame)}
    findings.graphs["shareability"] = found.graph


def plan_transport(
    case: Case, scenario: Scenario, findings: Findings, options: SolveOptions, progress: Progress = lambda _: None
) -> None:
    """Plan every day of the case's journeys and enter what came of it; nothing where there is nobody to drive.

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
    LimitError
        Where strict, if a plan's proof gap stays above the asked one.
    """
    tables: dict[str, list[Row]] = {"transport_recorded": round_rows(case)}
    days = transport_days(case, scenario) if {"journeys", "vehicles"} <= set(case.tables) else ()
    for day in days:
        if not day.instance.vehicles:
            continue
        limits = limits_of(scenario, len(days))
        listen = heartbeat(progress, day)
        plans = plan_alone_and_together(day.instance, limits, options.jobs, _of_day(progress, day), listen)
        points = _frontier(case, scenario, day, plans, options, progress)
        for name, rows in enter_day(case, scenario, day, plans, points, findings.ledger).items():
            tables.setdefault(name, []).extend(rows)
        if options.strict:
            _refuse(tables["transport_proof"], scenario)
    tables["transport_travel"] = _once(tables.get("transport_travel", []))
    tables["transport_year"] = enter_year(case, tables.get("transport_gains", []), findings.ledger)
    findings.tables |= {name: findings_frame(name, rows) for name, rows in tables.items() if rows}
    _hold_against_planted(case, findings)


def _hold_against_planted(case: Case, findings: Findings) -> None:
    """Say what was found of what a generator planted in transport; nothing where it planted nothing there."""
    graph = findings.graphs.get("shareability")
    if graph is not None and "planted" in case and case.frame("planted")["requests"].any():
        findings.tables["transport_planted"] = planted_transport(case, graph, findings.tables)


def _of_day(progress: Progress, day: TransportDay) -> Progress:
    """Return a listener that is told which day it is about."""
    return lambda text: progress(f"{day.day_type}: {text}")


def limits_of(scenario: Scenario, days: int) -> Limits:
    """Return when the planning of one day stops: after its share of the scenario's time, or of a fixed work.

    Parameters
    ----------
    scenario
        Gap, time limit and seed.
    days
        Days that share the time.
    """
    solve = scenario.solve
    seconds = None if solve.time_limit_s is None else solve.time_limit_s / max(1, days)
    return Limits(seconds, None, solve.gap, threads=1, seed=solve.seed)


def _frontier(
    case: Case, scenario: Scenario, day: TransportDay, plans: DayPlans, options: SolveOptions, progress: Progress
) -> list[FrontierPoint]:
    """Plan the day for other values of the minutes that sharing may add, the tightest first."""
    quick = scenario.solve.questions == "quick" and day.instance.size > _LARGE
    if scenario.solve.questions == "none" or quick or plans.together is None or plans.together.plan is None:
        return []
    found = []
    start = None
    now = scenario.transport.max_minutes_added
    for minutes in sorted({minutes for minutes in scenario.transport.frontier_minutes if minutes < now}):
        progress(f"{day.day_type}: Planning with at most {minutes} minutes added to a ride")
        other = scenario.model_copy(
            update={"transport": scenario.transport.model_copy(update={"max_minutes_added": minutes})}
        )
        tight = next(one for one in transport_days(case, other) if one.day_type == day.day_type)
        part = replace(plans.part, whole=tight.instance)
        own = replace(part.instance, requests=tuple(tight.instance.requests[number] for number in part.requests))
        limits = limits_of(scenario, 1 + len(scenario.transport.frontier_minutes))
        answer = solve_day(own, limits, start, None, options.jobs)
        if answer.plan is not None and not answer.plan.unserved:
            start = answer.plan
            found.append(FrontierPoint(minutes, replace(part, instance=own), answer, tight))
    return found


def heartbeat(progress: Progress, day: TransportDay) -> Callable[[SolveProgress], None]:
    """Return a listener that says how far the plan of a day has come, at most once in a while.

    Parameters
    ----------
    progress
        Told in words.
    day
        The day.
    """
    last = 0.0

    def told(far: SolveProgress) -> None:
        nonlocal last
        if far.seconds - last < _HEARTBEAT or far.objective is None:
            return
        last = far.seconds
        pounds = far.objective / day.instance.cost_units / 100
        better = (
            "no bound yet" if far.bound is None else f"at most {1 - far.bound / far.objective:.1%} better is possible"
        )
        progress(f"{day.day_type}: After {far.seconds:.0f} s the best plan costs £{pounds:,.2f}; {better}")

    return told


def _once(rows: list[Row]) -> list[Row]:
    """Return the drives of all days, each once."""
    return [row for _, row in sorted({(row["origin"], row["destination"]): row for row in rows}.items())]


def _refuse(rows: list[Row], scenario: Scenario) -> None:
    """Raise where a plan together is further from its bound than was asked."""
    for row in rows:
        if row["plan"] == "together" and (row["proof_gap"] is None or row["proof_gap"] > scenario.solve.gap):
            said = "no bound was proven" if row["proof_gap"] is None else f"the proof gap is {row['proof_gap']:.4%}"
            message = f"The asked gap of {scenario.solve.gap:.4%} was not reached for {row['day_type']}: {said}."
            raise LimitError(message, "Give it more time with --time-limit, or ask for a wider gap with --gap.")
