"""The build of the fleet model."""

from __future__ import annotations

from models.fleet.build import build
from tests.unit.models.fleet.drawn import drawn


def test_the_build_has_a_row_for_each_thing() -> None:
    """Three tasks, six points of the van's network and as many of the hired one's, two numbers of vehicles."""
    model = build(drawn())
    families = [model.names.meaning(row.name)[0] for row in model.problem.constraints()]
    assert [families.count(name) for name in ("task_is_done_once", "vehicle_goes_on", "vehicles_are_enough")] == [
        *(3, 12, 2)
    ]
    assert len(model.variables.along) == 24
    assert {variable.cat for variable in model.problem.variables()} == {"Integer"}
