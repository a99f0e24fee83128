"""A PuLP problem through HiGHS: its own statuses and bounds, starts, progress, limits; nothing untrue comes out."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import Any

import highspy
import pulp

from models.tolerances import FEASIBILITY, PROVEN_DISTANCE
from optimiser.solve.limits import Clock, Limits
from optimiser.solve.outcome import Outcome, Progress, SolverError, Status, status_of_gap

ProgressListener = Callable[[Progress], None]

_ENDED = highspy.HighsModelStatus
_STOPPED_BY_LIMIT = {
    _ENDED.kTimeLimit,
    _ENDED.kIterationLimit,
    _ENDED.kSolutionLimit,
    _ENDED.kObjectiveBound,
    _ENDED.kObjectiveTarget,
    _ENDED.kInterrupt,
}
_ONE_AT_A_TIME = threading.Lock()
_HEARTBEAT_S = 0.2


def solver_version() -> str:
    """Return name and version of the solver."""
    return f"HiGHS {highspy.Highs().version()}"  # type: ignore[no-untyped-call]


def solve_problem(
    problem: pulp.LpProblem,
    limits: Limits,
    start: Mapping[str, float] | None = None,
    progress: ProgressListener | None = None,
    options: Mapping[str, bool | int | float | str] | None = None,
) -> Outcome:
    """Solve a PuLP problem; its variables carry the values of the best answer, or ``None`` where there is none.

    One solve at a time per process: the solver's threads are global to it. Several at once belong into several
    processes.

    Parameters
    ----------
    problem
        The mathematics, minimised or maximised.
    limits
        When to stop, and what to use.
    start
        An answer to start from: value by name of variable. What it leaves out the solver completes; one that breaks a
        row is left aside.
    progress
        Called with each better answer and with the solver's regular account of itself, from another thread.
    options
        Further options of HiGHS by their own names, for experiments.

    Raises
    ------
    ValueError
        If HiGHS does not know an option or its value.
    SolverError
        If the solver failed, or ended in a state from which nothing may be read.
    """
    clock = Clock(limits.seconds)
    highs = _hand_over(problem, limits, options or {})
    if start:
        _set_start(highs, problem, start)
    if progress is not None:
        _listen(highs, problem, progress, clock)
    if limits.seconds is not None:
        highs.setOptionValue("time_limit", clock.left)
    run_interruptibly(highs)
    outcome = _outcome(highs, problem, limits, clock)
    _set_values(highs, problem, outcome)
    highs.clear()
    problem.solverModel = None
    return outcome


def run_interruptibly(highs: Any) -> None:
    """Run HiGHS so that Ctrl-C stops it, with as many threads as it was told.

    HiGHS keeps one pool of threads for the whole process: with another number than the last run's it would fail and
    leave an objective of 0 behind, so the pool is taken down first.

    Parameters
    ----------
    highs
        A configured ``highspy.Highs`` with its model.

    Raises
    ------
    SolverError
        If the run failed.
    """
    with _ONE_AT_A_TIME:
        highspy.Highs.resetGlobalScheduler(True)
        if not highs.HandleUserInterrupt:
            highs.HandleUserInterrupt = True
        highs.startSolve()
        done, status = False, None
        try:
            while not done:
                done, status = highs.wait(_HEARTBEAT_S)
        except KeyboardInterrupt:
            highs.cancelSolve()
            while not done:
                done, status = highs.wait(_HEARTBEAT_S)
            raise
    if status == highspy.HighsStatus.kError or status is None:
        raise SolverError(f"The solver failed (model status {highs.getModelStatus().name}).", _REMEDY)


def run_briefly(highs: Any) -> None:
    """Run HiGHS on one of many linear programmes that each take a fraction of a second; Ctrl-C waits for its end.

    Starting a thread to stay interruptible takes more than ten times as long as such a programme does.

    Parameters
    ----------
    highs
        A configured ``highspy.Highs`` with its model, a linear programme.

    Raises
    ------
    SolverError
        If the run failed.
    """
    with _ONE_AT_A_TIME:
        highspy.Highs.resetGlobalScheduler(True)
        status = highs.run()
    if status == highspy.HighsStatus.kError:
        raise SolverError(f"The solver failed (model status {highs.getModelStatus().name}).", _REMEDY)


_REMEDY = "Run `optimiser doctor`; if its self-test passes, run the command again with another seed."


def _hand_over(problem: pulp.LpProblem, limits: Limits, options: Mapping[str, bool | int | float | str]) -> Any:
    """Give the problem to a new HiGHS, configured."""
    solver = pulp.HiGHS(
        msg=limits.log_path is not None,
        threads=limits.threads,
        gapRel=limits.gap,
        gapAbs=max(limits.gap_absolute, PROVEN_DISTANCE),
        random_seed=limits.seed,
        log_to_console=False,
        log_file=str(limits.log_path or ""),
    )
    solver.createAndConfigureSolver(problem)
    for name, value in options.items():
        if problem.solverModel.setOptionValue(name, value) == highspy.HighsStatus.kError:
            msg = f"HiGHS has no option {name!r} that takes {value!r}"
            raise ValueError(msg)
    solver.buildSolverModel(problem)
    highs = problem.solverModel
    # PuLP hands over a maximisation as the minimum of its negative, and leaves the constant behind.
    highs.changeObjectiveOffset(_sign(problem) * float(problem.objective.constant))
    if limits.nodes is not None:
        highs.setOptionValue("mip_max_nodes", limits.nodes)
    return highs


def _sign(problem: pulp.LpProblem) -> int:
    return -1 if problem.sense == pulp.LpMaximize else 1


def _set_start(highs: Any, problem: pulp.LpProblem, start: Mapping[str, float]) -> None:
    """Give HiGHS an answer to start from."""
    given = [(variable.index, start[variable.name]) for variable in problem.variables() if variable.name in start]
    indices = [index for index, _ in given]
    values = [float(value) for _, value in given]
    highs.setSolution(len(indices), indices, values)


def _listen(highs: Any, problem: pulp.LpProblem, progress: ProgressListener, clock: Clock) -> None:
    """Pass what HiGHS says of itself on to a listener."""
    sign = _sign(problem)

    def told(event: Any) -> None:
        said = event.data_out
        objective = _finite(sign * said.mip_primal_bound)
        bound = _finite(sign * said.mip_dual_bound)
        progress(Progress(clock.spent, objective, bound, int(said.mip_node_count)))

    highs.cbMipImprovingSolution += told
    highs.cbMipLogging += told


def _finite(value: float) -> float | None:
    return value if abs(value) < highspy.kHighsInf else None


def _outcome(highs: Any, problem: pulp.LpProblem, limits: Limits, clock: Clock) -> Outcome:
    """Read how the run ended; refuse a state from which nothing may be read."""
    ended = highs.getModelStatus()
    if ended == _ENDED.kUnboundedOrInfeasible:
        ended = _decide_unbounded_or_infeasible(highs)
    said = highs.getInfo()
    whole = problem.isMIP()
    answered = said.primal_solution_status == highspy.kSolutionStatusFeasible
    objective = _sign(problem) * said.objective_function_value if answered else None
    if ended == _ENDED.kModelEmpty:
        # HiGHS calls a model without columns empty whatever its rows say.
        held = all(_holds_without_columns(row) for row in problem.constraints())
        objective, whole = float(problem.objective.constant), False
        ended = _ENDED.kOptimal if held else _ENDED.kInfeasible
    bound = _sign(problem) * said.mip_dual_bound if whole else objective if ended == _ENDED.kOptimal else None
    if bound is not None:
        bound = _finite(bound)
    if ended == _ENDED.kInfeasible:
        status, objective, bound = Status.INFEASIBLE, None, None
    elif ended == _ENDED.kUnbounded:
        status, objective, bound = Status.UNBOUNDED, None, None
    elif ended == _ENDED.kOptimal or ended in _STOPPED_BY_LIMIT:
        if objective is None and ended == _ENDED.kOptimal:
            raise SolverError(f"The solver calls its answer {ended.name} but has none that keeps every row.", _REMEDY)
        asked = (limits.gap, limits.gap_absolute)
        status = Status.LIMIT if objective is None else status_of_gap(objective, bound, *asked)
    else:
        raise SolverError(f"The solver ended with model status {ended.name}.", _REMEDY)
    return Outcome(
        status=status,
        objective=objective,
        bound=bound,
        seconds=clock.spent,
        seed=limits.seed,
        solver=solver_version(),
        nodes=max(0, int(said.mip_node_count)),
        iterations=max(0, int(said.simplex_iteration_count)),
    )


def _holds_without_columns(row: pulp.LpConstraint) -> bool:
    """Whether a row of nothing but numbers is true."""
    if row.sense == pulp.LpConstraintLE:
        return bool(row.constant <= FEASIBILITY)
    return bool(row.constant >= -FEASIBILITY if row.sense == pulp.LpConstraintGE else abs(row.constant) <= FEASIBILITY)


def _decide_unbounded_or_infeasible(highs: Any) -> Any:
    """Run again without presolve, which alone leaves the two undecided."""
    highs.setOptionValue("presolve", "off")
    run_interruptibly(highs)
    ended = highs.getModelStatus()
    if ended == _ENDED.kUnboundedOrInfeasible:
        raise SolverError("The solver cannot tell whether the problem is infeasible or unbounded.", _REMEDY)
    return ended


def _set_values(highs: Any, problem: pulp.LpProblem, outcome: Outcome) -> None:
    """Let PuLP's variables carry the answer; none of an older run where there is no answer."""
    if not outcome.has_solution:
        for variable in problem.variables():
            variable.varValue = None
        return
    values = list(highs.getSolution().col_value)
    for variable in problem.variables():
        variable.varValue = values[variable.index]
