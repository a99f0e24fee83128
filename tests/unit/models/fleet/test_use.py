"""What duties need, and what sharing saves."""

from __future__ import annotations

import pytest

from models.fleet.duty import Duty
from models.fleet.use import shared_fleet, vehicles_out
from tests.unit.models.fleet.drawn import drawn


def test_vehicles_out_by_the_hour() -> None:
    """A van is out from 60 to 110, another from 100 to 130, the hired one from 80 to 120, by hours of fifty minutes."""
    duties = [Duty(0, (0, 1)), Duty(0, (2,)), Duty(1, (1,))]
    assert vehicles_out(drawn(), duties, 50) == {(1, 0): 1, (1, 1): 1, (2, 0): 2, (2, 1): 1}
    assert vehicles_out(drawn(), [], 50) == {}


def test_what_sharing_saves_and_which_vehicle_goes() -> None:
    """Apart the van does early and late and the hired vehicle back; together two vans do all three."""
    alone = {"RXX": [Duty(0, (0, 2))], "RYY": [Duty(1, (1,))]}
    found = shared_fleet(drawn(), alone, [Duty(0, (0, 1)), Duty(0, (2,))])
    assert found.cost_alone == {"RXX": 125, "RYY": 120}
    assert (found.cost_together, found.saving) == (225, 20)
    assert [(one.available, one.alone, one.together, one.goes) for one in found.vehicles] == [
        (2, 1, 2, -1),
        (1, 1, 0, 1),
    ]
    assert (found.goes(drawn(), hired=True), found.goes(drawn(), hired=False)) == (1, -1)
    assert found.lent == ((1, 0),)


def test_a_duty_that_cannot_be_done_is_refused() -> None:
    """It has no hours to count."""
    with pytest.raises(ValueError, match="van cannot do its duty"):
        vehicles_out(drawn(), [Duty(0, (1, 2))], 60)
