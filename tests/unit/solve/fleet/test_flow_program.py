"""The flow of all vehicles as arrays."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from models.fleet.build import build
from optimiser.solve.fleet.flow_program import FlowProgram, InfeasibleFlowError
from optimiser.solve.limits import Clock, Limits
from tests.unit.models.fleet.drawn import drawn, with_van
from tests.unit.solve.fleet.random_day import random_day


def test_the_arrays_are_those_of_the_build() -> None:
    """As many rows, columns and entries, and the same costs in the same order."""
    model, program = build(with_van(cost_tick=1)), FlowProgram(with_van(cost_tick=1))
    rows = list(model.problem.constraints())
    assert program.rows.shape == (len(rows), len(model.variables.along))
    assert program.rows.nnz == sum(len(row) for row in rows)
    costs = [int(model.problem.objective.get(variable, 0)) for variable in model.variables.along.values()]
    assert program.cost.tolist() == costs


def test_the_relaxation_is_a_bound_with_its_prices() -> None:
    """Two vans for 225; no column costs less than its prices."""
    found = FlowProgram(drawn()).relax(Limits(), Clock())
    assert found is not None
    assert found.bound == pytest.approx(225, abs=1e-3)
    assert found.bound <= 225
    assert found.reduced.min() > -1e-6


def test_whole_flows_on_few_columns() -> None:
    """On all columns the best; without columns no flow, and that is proven."""
    program = FlowProgram(drawn())
    best = program.whole(np.arange(len(program.cost)), Limits(nodes=100), Clock(60.0), 225.0)
    assert best.flow is not None
    assert int(program.cost @ best.flow) == 225
    assert best.bound == pytest.approx(225, abs=1e-3)
    nothing = program.whole(np.zeros(0, dtype=np.int64), Limits(), Clock(), 225.0)
    assert (nothing.flow, nothing.bound) == (None, math.inf)


def test_too_few_vehicles() -> None:
    """There is no flow where three routes at once have two vehicles."""
    day = drawn(vehicles=tuple(replace(vehicle, number=0) for vehicle in drawn().vehicles))
    with pytest.raises(InfeasibleFlowError):
        FlowProgram(day).relax(Limits(), Clock())


def test_without_time_there_is_no_relaxation(tmp_path: Path) -> None:
    """Nothing is told rather than something unfinished; the solver's log goes to its file."""
    log = tmp_path / "log.txt"
    assert FlowProgram(random_day(120, 3, seed=2)).relax(Limits(log_path=log), Clock(0.0)) is None
    assert log.is_file()
