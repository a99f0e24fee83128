"""From the event network's variables to a plan, and back."""

from __future__ import annotations

import pytest

from models.transport.build import build
from models.transport.plan import Plan, Route
from models.transport.solution import carry, read_solution
from models.transport.timetable import timetable
from tests.formulation.event_network_sample import sample


@pytest.mark.parametrize(
    "plan",
    [
        Plan((Route(0, (0, 1, 2, 3)),)),
        Plan((Route(0, (0, 2)), Route(1, (1, 3)))),
        Plan((Route(1, (0, 2)),), unserved=(1,)),
    ],
)
def test_a_plan_that_is_carried_is_read_again(plan: Plan) -> None:
    """It keeps every row, costs what its timetables cost, and comes back the same."""
    instance = sample()
    model = build(instance)
    carry(model, instance, plan)
    assert model.broken_rows() == []
    tables = [timetable(instance, route) for route in plan.routes]
    cost = sum(table.cost for table in tables if table is not None) + 5000 * len(plan.unserved)
    assert model.problem.objective.value() == pytest.approx(cost)
    assert read_solution(model, instance) == plan


def test_a_route_without_a_timetable_is_refused() -> None:
    """Two on board of a vehicle with one seat cannot be carried."""
    instance = sample()
    with pytest.raises(ValueError, match="no timetable"):
        carry(build(instance), instance, Plan((Route(1, (0, 1, 2, 3)),)))
