"""The best duties so far, and the bound."""

from __future__ import annotations

import math

from models.fleet.duty import Duty
from optimiser.solve.fleet.incumbent import Incumbent
from optimiser.solve.limits import Clock, Limits
from optimiser.solve.outcome import Progress, Status
from tests.unit.models.fleet.drawn import drawn

DEAR = [Duty(0, (0, 2)), Duty(1, (1,))]
CHEAP = [Duty(0, (0, 1)), Duty(0, (2,))]


def test_only_better_duties_that_can_be_driven_are_taken() -> None:
    """Dear ones first, cheap ones after; nothing broken, nothing dearer; each step is told."""
    told: list[Progress] = []
    best = Incumbent(drawn(), 5, Limits(), Clock(), told.append)
    assert best.status is Status.LIMIT
    assert not best.offer([Duty(0, (0, 1))])
    assert best.offer(DEAR)
    best.raise_bound(200.5)
    assert (best.bound, best.status) == (205, Status.LIMIT)
    assert best.offer(CHEAP)
    assert not best.offer(DEAR)
    best.raise_bound(150)
    best.raise_bound(math.inf)
    assert (best.cost, best.bound, best.status, best.done) == (225, 225, Status.OPTIMAL, True)
    assert [(one.objective, one.bound) for one in told] == [(245, None), (245, 205), (225, 205), (225, 225)]


def test_nothing_follows_from_an_infinite_bound_alone() -> None:
    """Without duties it says nothing of their cost."""
    best = Incumbent(drawn(), 1, Limits(), Clock(0.0), None)
    best.raise_bound(math.inf)
    assert (best.bound, best.done) == (None, True)
