"""The search over whole flows."""

from __future__ import annotations

import pytest

from optimiser.solve.fleet.flow_program import FlowProgram
from optimiser.solve.fleet.flows import rounded_duties, search_flows
from optimiser.solve.fleet.incumbent import Incumbent
from optimiser.solve.limits import Clock, Limits
from optimiser.solve.outcome import Status
from tests.unit.models.fleet.drawn import drawn
from tests.unit.solve.fleet.random_day import random_day


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_several_depots_are_proven(seed: int) -> None:
    """The best duties are found and proven, with nothing to start from."""
    day = random_day(40, 3, seed)
    program, best = FlowProgram(day), Incumbent(day, 1, Limits(), Clock(), None)
    relaxation = program.relax(Limits(), Clock())
    assert relaxation is not None
    search_flows(program, relaxation, best, Limits(), Clock())
    assert best.status is Status.OPTIMAL


def test_nodes_limit_the_search() -> None:
    """With more nodes spent than allowed nothing more is looked for."""
    program, best = FlowProgram(drawn()), Incumbent(drawn(), 1, Limits(), Clock(), None)
    relaxation = program.relax(Limits(), Clock())
    assert relaxation is not None
    best.nodes = 1
    search_flows(program, relaxation, best, Limits(nodes=0), Clock())
    assert best.cost is None


def test_rounded_duties_of_a_whole_relaxation_are_the_best() -> None:
    """Where the relaxation is whole, chaining by its kinds of vehicle gives its own duties."""
    program, best = FlowProgram(drawn()), Incumbent(drawn(), 1, Limits(), Clock(), None)
    relaxation = program.relax(Limits(), Clock())
    assert relaxation is not None
    assert best.offer(rounded_duties(drawn(), program, relaxation, Clock()))
    assert best.cost == 225
