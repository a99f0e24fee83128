"""The best plan that some routes can make, each request on exactly one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np

from models.transport.instance import TransportInstance
from models.transport.plan import Route
from models.transport.timetable import timetable
from optimiser.solve.highs import run_interruptibly
from optimiser.solve.limits import Clock
from optimiser.solve.outcome import SolverError
from optimiser.solve.transport.exact_master import Column

_INF = highspy.kHighsInf
_ENDED = highspy.HighsModelStatus
# With these two rules presolve once lost a row, and took a choice that cannot be made for one that can.
_RULES_OFF = (1 << 14) | (1 << 16)
_OPTIONS = (
    ("output_flag", False),
    ("threads", 1),
    ("presolve_rule_off", _RULES_OFF),
    ("mip_rel_gap", 0.0),
    ("mip_abs_gap", 1e-7),
)


@dataclass(frozen=True)
class Choice:
    """What came of a choice.

    Parameters
    ----------
    routes
        Routes with a timetable each; ``None`` where there is no plan.
    cost
        Their exact cost, what is unserved in [cost units].
    complete
        Whether it was solved to its end, so that no better plan can be made of these routes.
    """

    routes: tuple[Route, ...] | None
    cost: int
    complete: bool


class RouteChoice:
    """Chooses among routes, and remembers their exact costs.

    Parameters
    ----------
    instance
        The day.
    kinds
        For each kind of the solve, the kind of the instance that stands for it.
    vehicles
        How many vehicles there are of each.
    scale
        Cost units to the unit of scaled cost.
    """

    def __init__(self, instance: TransportInstance, kinds: list[int], vehicles: list[int], scale: float) -> None:
        self._instance, self._kinds, self._vehicles, self._scale = instance, kinds, vehicles, scale
        self._costs: dict[tuple[int, tuple[int, ...]], int | None] = {}

    def cost(self, kind: int, stops: tuple[int, ...]) -> int | None:
        """Return the exact cost of a route; ``None`` where it has no timetable.

        Parameters
        ----------
        kind
            Place of its kind among the kinds of the solve.
        stops
            Its stops.
        """
        key = (kind, stops)
        if key not in self._costs:
            found = timetable(self._instance, Route(self._kinds[kind], stops))
            self._costs[key] = None if found is None else found.cost
        return self._costs[key]

    def choose(
        self,
        columns: Sequence[Column],
        clock: Clock,
        nodes: int | None = None,
        cutoff: float = np.inf,
        *,
        in_time: bool = False,
    ) -> Choice:
        """Return the best plan of some routes.

        Parameters
        ----------
        columns
            Routes; their costs are those of their exact timetables or less.
        clock
            Stops it.
        nodes
            Most nodes of the search tree; ``None`` for any number.
        cutoff
            A plan that costs more is of no use [scaled cost].
        in_time
            Whether no route is longer than its vehicle's longest duration.
        """
        size = self._instance.size
        usable = self._usable(columns, in_time)
        highs = self._problem(usable, nodes, cutoff)
        while True:
            if np.isfinite(clock.left):
                highs.setOptionValue("time_limit", highs.getRunTime() + clock.left)
            _run(highs)
            ended = highs.getModelStatus()
            complete = ended in {_ENDED.kOptimal, _ENDED.kInfeasible}
            if highs.getInfo().primal_solution_status != highspy.kSolutionStatusFeasible:
                return Choice(None, 0, complete)
            values = np.array(highs.getSolution().col_value)
            chosen = [int(place) - size for place in np.flatnonzero(values > 0.5)]
            unserved = sum(place < 0 for place in chosen)
            picked = [usable[place] for place in chosen if place >= 0]
            if self._corrected(highs, usable, [place for place in chosen if place >= 0]):
                continue
            costs = [self.cost(column.kind, column.stops) for column in picked]
            whole = sum(cost for cost in costs if cost is not None) + unserved * (self._instance.unserved_cost or 0)
            routes = tuple(Route(column.kind, column.stops) for column in picked)
            return Choice(routes, whole, complete)

    def _usable(self, columns: Sequence[Column], in_time: bool) -> list[Column]:
        """Return the routes that may be chosen: of those with the same requests the cheapest, where costs are exact."""
        found: dict[tuple[int, object], Column] = {}
        for column in columns:
            if len(set(column.stops)) < len(column.stops) or self._costs.get((column.kind, column.stops), 0) is None:
                continue
            vehicle = self._instance.vehicles[self._kinds[column.kind]]
            same: object = frozenset(column.stops)
            limited = vehicle.longest < vehicle.shift[1] - vehicle.shift[0] and not in_time
            if vehicle.break_after or limited:
                # A break or a longest duration may forbid the cheaper of two.
                same = column.stops
            if (column.kind, same) not in found or column.cost < found[column.kind, same].cost:
                found[column.kind, same] = column
        return list(found.values())

    def _problem(self, columns: list[Column], nodes: int | None, cutoff: float) -> Any:
        """Return the program: one route for each request, no more vehicles than there are."""
        size = self._instance.size
        highs: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        for name, value in _OPTIONS:
            highs.setOptionValue(name, value)
        if nodes is not None:
            highs.setOptionValue("mip_max_nodes", nodes)
        served = self._instance.unserved_cost is None
        unserved = 0.0 if served else (self._instance.unserved_cost or 0) / self._scale
        lengths = [1] * size + [len(column.stops) // 2 + 1 for column in columns]
        index = list(range(size))
        for column in columns:
            index.extend(stop for stop in column.stops if stop < size)
            index.append(size + column.kind)
        model: Any = highspy.HighsLp()
        count = len(lengths)
        model.num_col_, model.num_row_ = count, size + len(self._vehicles)
        model.col_cost_ = np.array([unserved] * size + [column.cost for column in columns])
        model.col_lower_ = np.zeros(count)
        model.col_upper_ = np.array([0.0 if served else 1.0] * size + [1.0] * len(columns))
        model.row_lower_ = np.array([1.0] * size + [-_INF] * len(self._vehicles))
        model.row_upper_ = np.array([1.0] * size + [float(number) for number in self._vehicles])
        model.integrality_ = [highspy.HighsVarType.kInteger] * count
        model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        model.a_matrix_.start_ = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)
        model.a_matrix_.index_ = np.array(index, dtype=np.int32)
        model.a_matrix_.value_ = np.ones(len(index))
        highs.passModel(model)
        if np.isfinite(cutoff):
            highs.setOptionValue("objective_bound", cutoff)
        return highs

    def _corrected(self, highs: Any, columns: list[Column], chosen: list[int]) -> bool:
        """Whether a chosen route has no timetable, or costs more than was thought; the program then knows it."""
        size, wrong = self._instance.size, False
        for place in chosen:
            column = columns[place]
            cost = self.cost(column.kind, column.stops)
            if cost is None:
                highs.changeColBounds(size + place, 0.0, 0.0)
                wrong = True
            elif cost / self._scale > column.cost * (1 + 1e-9) + 1e-6:
                columns[place] = Column(column.kind, column.stops, cost / self._scale)
                highs.changeColCost(size + place, cost / self._scale)
                wrong = True
        return wrong


def _run(highs: Any) -> None:
    """Run the solver, without presolve where that failed."""
    try:
        run_interruptibly(highs)
    except SolverError:
        highs.clearSolver()
        highs.setOptionValue("presolve", "off")
        run_interruptibly(highs)
