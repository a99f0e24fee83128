"""A PuLP problem through HiGHS: only what is true comes out."""

from __future__ import annotations

import random
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import highspy
import pulp
import pytest

from optimiser.solve.highs import solve_problem, solver_version
from optimiser.solve.limits import Limits
from optimiser.solve.outcome import Progress, SolverError, Status


def _knapsack(sense: int = pulp.LpMaximize) -> tuple[pulp.LpProblem, list[pulp.LpVariable]]:
    """Return a choice of four things of weights 5, 4, 3, 2 with room for 10, worth 10, 40, 30, 50, and 7 besides."""
    problem = pulp.LpProblem("knapsack", sense)
    take = [problem.add_variable(f"take__{place}", cat=pulp.LpBinary) for place in range(4)]
    worth = pulp.lpDot([10, 40, 30, 50], take) + 7
    problem += worth if sense == pulp.LpMaximize else -worth
    problem += pulp.lpDot([5, 4, 3, 2], take) <= 10, "room"
    return problem, take


def _hard(customers: int = 40, seed: int = 1) -> pulp.LpProblem:
    """Return a covering problem that takes HiGHS a while."""
    chance = random.Random(seed)
    problem = pulp.LpProblem("hard", pulp.LpMinimize)
    columns = [problem.add_variable(f"x__{place}", cat=pulp.LpBinary) for place in range(3 * customers)]
    problem += pulp.lpSum(chance.randint(50, 60) * one for one in columns)
    for _ in range(customers):
        weights = [chance.randint(1, 40) for _ in columns]
        problem += pulp.lpDot(weights, columns) >= sum(weights) // 3
    return problem


@pytest.mark.parametrize(("sense", "value"), [(pulp.LpMaximize, 127), (pulp.LpMinimize, -127)])
def test_an_optimum_is_proven_whichever_way(sense: int, value: float) -> None:
    """Maximised or minimised, objective and bound count the constant, and the variables carry the choice."""
    problem, take = _knapsack(sense)
    outcome = solve_problem(problem, Limits(seed=3))
    assert (outcome.status, outcome.objective, outcome.bound, outcome.gap) == (Status.OPTIMAL, value, value, 0.0)
    assert [round(one.varValue) for one in take] == [0, 1, 1, 1]
    assert (outcome.seed, outcome.solver) == (3, solver_version())


def test_a_linear_problem_proves_itself() -> None:
    """Without whole numbers the bound is the objective."""
    problem = pulp.LpProblem("linear", pulp.LpMinimize)
    x, y = problem.add_variable("x", 0), problem.add_variable("y", 0)
    problem += 3 * x + 2 * y
    problem += x + y >= 7.5, "enough"
    outcome = solve_problem(problem, Limits())
    assert (outcome.status, outcome.objective, outcome.bound) == (Status.OPTIMAL, 15.0, 15.0)


def test_a_problem_without_rows_and_variables() -> None:
    """Nothing to decide costs the constant."""
    problem = pulp.LpProblem("empty", pulp.LpMinimize)
    problem.setObjective(pulp.LpAffineExpression(constant=7))
    outcome = solve_problem(problem, Limits())
    assert (outcome.status, outcome.objective, outcome.bound) == (Status.OPTIMAL, 7.0, 7.0)


@pytest.mark.parametrize(
    ("sense", "right", "status"),
    [
        (pulp.LpConstraintEQ, 3, Status.INFEASIBLE),
        (pulp.LpConstraintEQ, 0, Status.OPTIMAL),
        (pulp.LpConstraintLE, -1, Status.INFEASIBLE),
        (pulp.LpConstraintLE, 1, Status.OPTIMAL),
        (pulp.LpConstraintGE, 1, Status.INFEASIBLE),
        (pulp.LpConstraintGE, -1, Status.OPTIMAL),
    ],
)
def test_a_problem_of_rows_without_variables(sense: int, right: float, status: Status) -> None:
    """A row such as 0 = 3 cannot hold though there is nothing to decide; one such as 0 = 0 holds and costs nothing."""
    problem = pulp.LpProblem("rows", pulp.LpMinimize)
    problem.setObjective(pulp.LpAffineExpression(constant=7))
    problem += pulp.LpConstraint(pulp.LpAffineExpression(), sense, "row", right)
    outcome = solve_problem(problem, Limits())
    assert (outcome.status, outcome.objective) == (status, 7.0 if status is Status.OPTIMAL else None)


def test_an_infeasible_problem_leaves_no_values_behind() -> None:
    """After a run without an answer the variables carry none of an earlier run."""
    problem, take = _knapsack()
    solve_problem(problem, Limits())
    problem += take[0] + take[1] >= 3, "impossible"
    outcome = solve_problem(problem, Limits())
    assert (outcome.status, outcome.objective, outcome.bound) == (Status.INFEASIBLE, None, None)
    assert [one.varValue for one in take] == [None] * 4


def test_infeasible_and_unbounded_are_told_apart() -> None:
    """Where presolve cannot tell, the run without it does."""
    endless = pulp.LpProblem("endless", pulp.LpMaximize)
    x = endless.add_variable("x", 0, cat=pulp.LpInteger)
    y = endless.add_variable("y", 0)
    endless += x + y
    endless += x - y <= 2, "apart"
    assert solve_problem(endless, Limits()).status is Status.UNBOUNDED
    endless += x + y <= -1, "impossible"
    assert solve_problem(endless, Limits()).status is Status.INFEASIBLE


def test_a_time_limit_is_no_optimum() -> None:
    """At a time limit, where PuLP says optimal, the status is a limit and the gap is HiGHS's own."""
    outcome = solve_problem(_hard(), Limits(seconds=0.5))
    assert outcome.status is Status.LIMIT
    assert outcome.gap is None or outcome.gap > 1e-6


def test_a_node_limit_stops_the_same_everywhere() -> None:
    """Two runs with one node limit and seed end at the same objective, bound and number of nodes."""
    first, second = (solve_problem(_hard(20), Limits(nodes=5, seed=2)) for _ in range(2))
    assert first.status is Status.LIMIT
    assert (first.objective, first.bound, first.nodes) == (second.objective, second.bound, second.nodes)
    assert first.objective is not None
    assert first.bound is not None
    assert first.bound < first.objective


def test_a_gap_that_was_asked_is_enough() -> None:
    """With a gap of a half the solve stops there and says so."""
    outcome = solve_problem(_hard(), Limits(gap=0.5, nodes=1000))
    assert outcome.status is Status.WITHIN_GAP
    assert outcome.gap is not None
    assert 1e-6 < outcome.gap <= 0.5


def test_an_absolute_gap_that_was_asked_is_enough() -> None:
    """The same in the objective's own unit."""
    outcome = solve_problem(_hard(), Limits(gap_absolute=500.0, nodes=1000))
    assert outcome.status is Status.WITHIN_GAP
    assert outcome.gap_absolute is not None
    assert 1e-3 < outcome.gap_absolute <= 500.0


def test_the_number_of_threads_may_change() -> None:
    """HiGHS keeps its threads for the whole process; another number does not fail, nor leave an objective of 0."""
    for threads in (1, 2, 1, 2):
        problem, _ = _knapsack()
        assert solve_problem(problem, Limits(threads=threads)).objective == 127


def test_a_start_is_taken() -> None:
    """With no nodes to search, the answer is the one it was started from."""
    problem = _hard()
    every = {variable.name: 1.0 for variable in problem.variables()}
    options: dict[str, bool | int | float | str] = {"mip_heuristic_effort": 0.0, "presolve": "off"}
    seen: list[Progress] = []
    solve_problem(problem, Limits(nodes=0), every, seen.append, options)
    assert seen[0].objective == pytest.approx(sum(problem.objective.values()))


def test_a_start_that_breaks_a_row_is_left_aside() -> None:
    """The optimum comes out all the same."""
    problem, take = _knapsack()
    outcome = solve_problem(problem, Limits(), {variable.name: 1.0 for variable in take})
    assert outcome.objective == 127


def test_progress_has_incumbent_and_bound_in_the_problems_own_sense() -> None:
    """Each account of a maximisation has a bound no less than its answer, and the last answer is the optimum."""
    problem, _ = _knapsack()
    seen: list[Progress] = []
    solve_problem(problem, Limits(), progress=seen.append, options={"presolve": "off"})
    told = [one for one in seen if one.objective is not None and one.bound is not None]
    assert told[-1].objective == pytest.approx(127)
    assert all(one.bound >= one.objective - 1e-6 for one in told)  # type: ignore[operator]


def test_the_log_goes_to_a_file(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The solver's account of itself is in the file, and nothing is on the screen."""
    problem, _ = _knapsack()
    solve_problem(problem, Limits(log_path=tmp_path / "solver.log"))
    assert "HiGHS" in (tmp_path / "solver.log").read_text(encoding="utf-8")
    assert capfd.readouterr() == ("", "")


def test_an_unknown_option_is_refused() -> None:
    """An option that HiGHS does not know is not left aside in silence."""
    with pytest.raises(ValueError, match="no option 'no_such_option'"):
        solve_problem(_knapsack()[0], Limits(), options={"no_such_option": 1})


def test_a_failed_run_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where HiGHS says that its run failed, nothing is read from it."""
    wait = highspy.Highs.wait

    def failed(self: Any, timeout: float) -> Any:
        return wait(self, timeout)[0], highspy.HighsStatus.kError

    monkeypatch.setattr(highspy.Highs, "wait", failed)
    with pytest.raises(SolverError, match="failed"):
        solve_problem(_knapsack()[0], Limits())


@pytest.mark.parametrize("status", ["kNotset", "kSolveError", "kUnknown", "kMemoryLimit"])
def test_a_status_that_cannot_be_trusted_is_an_error(monkeypatch: pytest.MonkeyPatch, status: str) -> None:
    """Such a state is named and nothing is read from it."""
    ended = getattr(highspy.HighsModelStatus, status)
    monkeypatch.setattr(highspy.Highs, "getModelStatus", lambda _: ended)
    with pytest.raises(SolverError, match=status):
        solve_problem(_knapsack()[0], Limits())


def test_an_optimum_without_an_answer_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """A solver that calls optimal what keeps not every row is not believed."""
    told = SimpleNamespace(primal_solution_status=0, objective_function_value=0.0, mip_dual_bound=0.0, mip_node_count=0)
    monkeypatch.setattr(highspy.Highs, "getInfo", lambda _: told)
    with pytest.raises(SolverError, match="has none that keeps every row"):
        solve_problem(_knapsack()[0], Limits())


def test_an_interrupt_stops_the_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while HiGHS runs cancels it, waits for it to end, and goes on to the caller."""
    asked: list[str] = []
    wait = highspy.Highs.wait

    def interrupted(self: Any, timeout: float) -> Any:
        if not asked:
            asked.append("wait")
            raise KeyboardInterrupt
        return wait(self, timeout)

    monkeypatch.setattr(highspy.Highs, "wait", interrupted)
    with pytest.raises(KeyboardInterrupt):
        solve_problem(_hard(), Limits(seconds=60))
    assert not highspy.Highs().is_solver_running()
    monkeypatch.undo()
    assert solve_problem(_knapsack()[0], Limits()).objective == 127


def test_the_scheduler_is_reset_before_each_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pool of threads is taken down before a run, whatever ran before."""
    asked: list[bool] = []
    reset = highspy.Highs.resetGlobalScheduler

    def seen(wait: bool) -> None:
        asked.append(wait)
        reset(wait)

    monkeypatch.setattr(highspy.Highs, "resetGlobalScheduler", seen)
    solve_problem(_knapsack()[0], Limits())
    assert asked[0] is True
