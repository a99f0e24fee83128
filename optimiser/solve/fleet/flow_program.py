"""The flow of all vehicles as arrays: its linear relaxation with a bound that holds, and whole flows on few arcs."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, TypeVar

import highspy
import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

from models.fleet.instance import FleetInstance
from models.fleet.network import DEPOT, OUT, TASK, Integers, TimeSpace, time_space
from models.tolerances import BOUND_SAFETY
from optimiser.solve.highs import run_interruptibly
from optimiser.solve.limits import Clock, Limits
from optimiser.solve.outcome import SolverError

Numbers = TypeVar("Numbers", npt.NDArray[np.int64], npt.NDArray[np.float64])
Floats = npt.NDArray[np.float64]
_LARGEST_COST = 1e5
"""Costs are scaled down to this for the solver, whose tolerances are absolute."""
_LESS = 0.99
"""Costs are whole multiples of their unit: an answer less than one unit above its bound is the best one."""
_ENDED = highspy.HighsModelStatus


@dataclass(frozen=True, eq=False)
class Relaxation:
    """What the linear relaxation says.

    Parameters
    ----------
    bound
        A bound that holds on every whole flow, computed from the prices alone [cost units].
    reduced
        What each column costs beyond its prices, at least 0 up to rounding [cost units].
    flow
        Flow of each column.
    iterations
        Of the solver.
    """

    bound: float
    reduced: Floats
    flow: Floats
    iterations: int


@dataclass(frozen=True, eq=False)
class WholeFlow:
    """The best whole flow on some columns.

    Parameters
    ----------
    flow
        Of each column; ``None`` where none was found.
    bound
        Proven bound on the whole flows on these columns [cost units]; infinite where there are none.
    nodes
        Nodes of the search.
    """

    flow: Integers | None
    bound: float
    nodes: int


class FlowProgram:
    """The rows and columns of :func:`models.fleet.build.build`, as arrays.

    Parameters
    ----------
    instance
        The data.
    """

    def __init__(self, instance: FleetInstance) -> None:
        self.networks = tuple(time_space(instance, vehicle) for vehicle in range(len(instance.vehicles)))
        tasks = len(instance.tasks)
        self._first_column = np.cumsum([0, *(network.arcs for network in self.networks)])
        first_row = tasks + np.cumsum([0, *(network.nodes for network in self.networks)])
        parts: list[tuple[Integers, Integers, Integers]] = []
        for vehicle, network in enumerate(self.networks):
            columns = self._first_column[vehicle] + np.arange(network.arcs)
            doing, out = network.word == TASK, network.word == OUT
            left, reached = network.tail != DEPOT, network.head != DEPOT
            one = np.ones(network.arcs, dtype=np.int64)
            parts += [
                (network.task[doing], columns[doing], one[doing]),
                (first_row[vehicle] + network.tail[left], columns[left], -one[left]),
                (first_row[vehicle] + network.head[reached], columns[reached], one[reached]),
                (np.full(int(out.sum()), first_row[-1] + vehicle), columns[out], one[out]),
            ]
        row, column, value = (np.concatenate(arrays) for arrays in zip(*parts, strict=True))
        shape = (int(first_row[-1]) + len(self.networks), int(self._first_column[-1]))
        self.rows = sp.csc_matrix((value.astype(float), (row, column)), shape=shape)
        self.cost = np.concatenate([network.cost for network in self.networks])
        self.most = np.full(shape[1], float(max(1, tasks)))
        self.most[np.concatenate([network.word == TASK for network in self.networks])] = 1.0
        numbers = [float(vehicle.number) for vehicle in instance.vehicles]
        ones, zeros = np.ones(tasks), np.zeros(int(first_row[-1]) - tasks)
        self.low = np.concatenate([ones, zeros, np.zeros(len(numbers))])
        self.high = np.concatenate([ones, zeros, np.array(numbers)])
        self._scale = max(1.0, float(np.abs(self.cost).max(initial=0)) / _LARGEST_COST)
        self.unit = int(np.gcd.reduce(self.cost, initial=0)) or 1

    def relax(self, limits: Limits, clock: Clock) -> Relaxation | None:
        """Return the linear relaxation solved; ``None`` where the time is up before.

        Parameters
        ----------
        limits
            Seed.
        clock
            How long it may take.

        Raises
        ------
        SolverError
            If the solver fails.
        InfeasibleFlowError
            If there is no flow at all.
        """
        highs = self._hand_over(np.arange(self.rows.shape[1]), limits, clock)
        highs.setOptionValue("solver", "ipm")
        highs.setOptionValue("threads", 1)
        run_interruptibly(highs)
        ended = highs.getModelStatus()
        if ended in {_ENDED.kInfeasible, _ENDED.kUnboundedOrInfeasible}:
            raise InfeasibleFlowError
        if ended in {_ENDED.kTimeLimit, _ENDED.kInterrupt, _ENDED.kIterationLimit}:
            return None
        if ended != _ENDED.kOptimal:
            raise SolverError(f"The flow of vehicles ended with model status {ended.name}.")
        answer, said = highs.getSolution(), highs.getInfo()
        prices = np.array(answer.row_dual) * self._scale
        reduced = self.cost - self.rows.T @ prices
        rounding = BOUND_SAFETY * float(np.abs(prices) @ self.high + np.abs(self.cost * answer.col_value).sum())
        rows = np.where(prices > 0, prices * self.low, prices * self.high)
        bound = float(rows.sum() + (np.minimum(reduced, 0.0) * self.most).sum()) - rounding
        iterations = said.ipm_iteration_count + said.simplex_iteration_count
        return Relaxation(bound, reduced, np.array(answer.col_value), iterations)

    def whole(
        self, columns: Integers, limits: Limits, clock: Clock, enough: float, start: Integers | None = None
    ) -> WholeFlow:
        """Return the best whole flow on some columns.

        Parameters
        ----------
        columns
            Columns that may be used.
        limits
            Gap, nodes and seed.
        clock
            How long it may take.
        enough
            A cost that the gap is a part of [cost units].
        start
            A whole flow on these columns to start from; ``None`` for none.

        Raises
        ------
        SolverError
            If the solver fails.
        """
        if not len(columns):
            # The solver calls a model without columns empty, whatever its rows ask for.
            return WholeFlow(None, math.inf, 0)
        highs = self._hand_over(columns, limits, clock)
        highs.changeColsIntegrality(
            len(columns), np.arange(len(columns), dtype=np.int32), np.ones(len(columns), dtype=np.uint8)
        )
        highs.setOptionValue("mip_rel_gap", 0.0)
        highs.setOptionValue("mip_abs_gap", max(limits.gap * max(enough, 0.0), _LESS * self.unit) / self._scale)
        if start is not None:
            highs.setSolution(len(columns), np.arange(len(columns), dtype=np.int32), start[columns].astype(float))
        if limits.nodes is not None:
            highs.setOptionValue("mip_max_nodes", limits.nodes)
        run_interruptibly(highs)
        ended, said = highs.getModelStatus(), highs.getInfo()
        if ended == _ENDED.kInfeasible:
            return WholeFlow(None, math.inf, int(said.mip_node_count))
        bound = said.mip_dual_bound * self._scale
        bound -= BOUND_SAFETY * abs(bound)
        flow = None
        if said.primal_solution_status == highspy.kSolutionStatusFeasible:
            flow = np.zeros(self.rows.shape[1], dtype=np.int64)
            flow[columns] = np.rint(np.array(highs.getSolution().col_value)).astype(np.int64)
        return WholeFlow(flow, bound, int(said.mip_node_count))

    def flows(self, flow: Numbers) -> list[tuple[TimeSpace, Numbers]]:
        """Return the part of a flow that each vehicle's network carries.

        Parameters
        ----------
        flow
            Of every column.
        """
        bounds = self._first_column
        return [(network, flow[bounds[vehicle] : bounds[vehicle + 1]]) for vehicle, network in enumerate(self.networks)]

    def _hand_over(self, columns: Integers, limits: Limits, clock: Clock) -> Any:
        """Give some columns to a new HiGHS."""
        matrix = self.rows[:, columns]
        program = highspy.HighsLp()
        program.num_row_, program.num_col_ = matrix.shape
        program.col_cost_ = self.cost[columns] / self._scale
        program.col_lower_, program.col_upper_ = np.zeros(len(columns)), self.most[columns]
        program.row_lower_, program.row_upper_ = self.low, self.high
        program.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        program.a_matrix_.start_, program.a_matrix_.index_ = matrix.indptr, matrix.indices
        program.a_matrix_.value_ = matrix.data
        highs = highspy.Highs()  # type: ignore[no-untyped-call]
        highs.setOptionValue("output_flag", limits.log_path is not None)
        highs.setOptionValue("log_to_console", False)
        if limits.log_path is not None:
            highs.setOptionValue("log_file", str(limits.log_path))
        highs.setOptionValue("threads", limits.threads)
        highs.setOptionValue("random_seed", limits.seed)
        highs.passModel(program)
        if math.isfinite(clock.left):
            highs.setOptionValue("time_limit", clock.left)
        return highs


class InfeasibleFlowError(Exception):
    """There is no flow that does every task with the vehicles there are."""
