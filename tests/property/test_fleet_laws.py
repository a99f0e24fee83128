"""Vehicle scheduling against brute force and networkx, and laws that hold of every problem."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.fleet.build import build
from models.fleet.check import check, cost
from models.fleet.crew import tasks_without_crew
from models.fleet.duty import Duty, duty_times
from models.fleet.instance import FleetInstance
from models.fleet.network import DEPOT, duty_network
from models.fleet.solution import FleetSolution, carry, read_solution
from optimiser.solve.fleet import flows, hours, method
from optimiser.solve.fleet.answer import FleetAnswer
from optimiser.solve.fleet.chains import Chains, chain_tasks
from optimiser.solve.fleet.method import solve_duties
from optimiser.solve.highs import solve_problem
from optimiser.solve.limits import Clock, Limits
from optimiser.solve.outcome import Status
from tests.property.fleet_cases import best_cost, can_be_driven, instances

EITHER = st.booleans().flatmap(lambda either: instances(hours=either))
few = settings(max_examples=40)


def _agrees(answer: FleetAnswer, instance: FleetInstance, best: int | None) -> bool:
    """Whether an answer is the best one, checked and proven."""
    if best is None:
        return answer.outcome.status is Status.INFEASIBLE and answer.solution is None
    assert answer.solution is not None
    proven = answer.outcome.status is Status.OPTIMAL and answer.bound is not None and answer.bound <= best
    return proven and cost(instance, answer.solution) == best and check(instance, answer.solution) == []


@few
@given(EITHER)
def test_the_method_finds_the_best_duties(instance: FleetInstance) -> None:
    """Cost, proof and infeasibility agree with trying everything, with drivers' hours and without."""
    assert _agrees(solve_duties(instance, Limits()), instance, best_cost(instance))


@few
@given(EITHER)
def test_no_step_needs_the_one_before(instance: FleetInstance) -> None:
    """With no help from the chains, and a first window that holds hardly anything, the answer is the same."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(method, "chain_tasks", lambda *_: Chains((), 0, 0))
        patch.setattr(method, "cut_chains", lambda *_: None)
        patch.setattr(flows, "_FIRST_WINDOW", 0.0)
        patch.setattr(hours, "_NEW_COLUMNS", 1)
        assert _agrees(solve_duties(instance, Limits()), instance, best_cost(instance))


@few
@given(instances(hours=False))
def test_the_build_defines_the_same_problem(instance: FleetInstance) -> None:
    """The build, solved as it stands, has the cost of brute force, and its duties pass the check."""
    model = build(instance)
    outcome = solve_problem(model.problem, Limits())
    best = best_cost(instance)
    if best is None:
        assert outcome.status is Status.INFEASIBLE
        return
    assert outcome.objective == pytest.approx(best)
    solution = read_solution(model)
    assert (cost(instance, solution), check(instance, solution)) == (best, [])


@few
@given(instances(hours=False))
def test_carried_duties_keep_the_rows_at_their_cost(instance: FleetInstance) -> None:
    """Duties that pass the check have a way through the networks, and cost there what the check says."""
    solution = solve_duties(instance, Limits()).solution
    if solution is None:
        return
    model = build(instance)
    carry(model, instance, solution)
    assert model.broken_rows() == []
    assert (model.problem.objective.value() or 0) == cost(instance, solution)
    assert cost(instance, read_solution(model)) == cost(instance, solution)


@few
@given(instances(hours=False, kinds=1))
def test_networkx_agrees(instance: FleetInstance) -> None:
    """One kind of vehicle is a minimum-cost flow: network simplex on the duty network finds the same cost."""
    enough = replace(instance, vehicles=(replace(instance.vehicles[0], number=len(instance.tasks)),))
    if tasks_without_crew(enough):
        return
    graph = duty_network(enough, 0)
    flow: nx.MultiDiGraph[object] = nx.MultiDiGraph()
    free = 0
    for tail, head, about in graph.edges(data=True):
        # A task must be driven: its end has a vehicle to give, its beginning takes one.
        if about["does"] == "task":
            free += about["cost"]
            for node, change in ((tail, 1), (head, -1)):
                flow.add_node(node)
                flow.nodes[node]["demand"] = flow.nodes[node].get("demand", 0) + change
        else:
            flow.add_edge(tail, head, weight=about["cost"], capacity=len(enough.tasks))
    least, _ = nx.network_simplex(flow)
    chained = chain_tasks(enough, Clock())
    assert DEPOT in graph
    assert least + free == chained.bound
    assert cost(enough, FleetSolution.of(Duty(0, chain) for chain in chained.chains)) == chained.bound


@settings(max_examples=100)
@given(instances(hours=True))
def test_times_and_check_agree_on_any_duty(instance: FleetInstance) -> None:
    """A duty can be driven by its times exactly where the check, which searches every break, finds nothing wrong."""
    for vehicle in range(len(instance.vehicles)):
        for first in range(len(instance.tasks)):
            duty = Duty(vehicle, instance.in_order[first:])
            times = duty_times(instance, duty)
            assert (times is not None and times.keeps_hours) == can_be_driven(instance, duty)
            if times is not None:
                assert times.cost == cost(instance, FleetSolution((duty,)))


@few
@given(instances(hours=True))
def test_drivers_hours_never_make_it_cheaper(instance: FleetInstance) -> None:
    """Without the drivers' hours the best cost falls or stays."""
    free = replace(
        instance,
        vehicles=tuple(
            replace(one, longest_duty=None, longest_driving=None, break_after=0, break_length=0)
            for one in instance.vehicles
        ),
    )
    strict, loose = solve_duties(instance, Limits()).outcome, solve_duties(free, Limits()).outcome
    if strict.objective is not None:
        assert loose.objective is not None
        assert loose.objective <= strict.objective


@few
@given(EITHER)
def test_names_and_units_change_nothing(instance: FleetInstance) -> None:
    """In hundredths of the unit and with the tasks the other way round, the best cost is a hundred times as much."""
    other = replace(
        instance,
        tasks=tuple(reversed(instance.tasks)),
        vehicles=tuple(
            replace(
                one,
                cost_fixed=100 * one.cost_fixed,
                cost_tick=100 * one.cost_tick,
                cost_distance=100 * one.cost_distance,
            )
            for one in instance.vehicles
        ),
    )
    first, second = solve_duties(instance, Limits()).outcome, solve_duties(other, Limits()).outcome
    assert first.status is second.status
    if first.objective is not None:
        assert second.objective == 100 * first.objective
