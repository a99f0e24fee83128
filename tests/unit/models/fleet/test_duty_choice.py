"""The choice of duties from a pool."""

from __future__ import annotations

from models.fleet.duty import Duty
from models.fleet.duty_choice import PooledDuty, build_duty_choice, solution_of_choice
from tests.unit.models.fleet.drawn import drawn

POOL = [PooledDuty(Duty(0, (0, 1)), 120), PooledDuty(Duty(0, (2,)), 105), PooledDuty(Duty(1, (2,)), 130)]


def test_what_is_chosen_is_read() -> None:
    """The duties whose variables are 1; the objective counts in the unit that was asked for."""
    model = build_duty_choice(drawn(), POOL, unit=10)
    for place, drive in model.variables.drive.items():
        drive.varValue = float(place < 2)
    assert solution_of_choice(model, POOL).duties == (Duty(0, (0, 1)), Duty(0, (2,)))
    assert model.problem.objective.value() == 22.5
    assert model.broken_rows() == []


def test_a_row_that_cannot_bind_is_left_out() -> None:
    """Two duties of a kind of which there are two need no row."""
    names = [row.name for row in build_duty_choice(drawn(), POOL).problem.constraints()]
    assert not any(name.startswith("duties_have_vehicles") for name in names)
