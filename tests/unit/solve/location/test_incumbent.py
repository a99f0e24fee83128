"""The best answer so far."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest

from models.location.solution import LocationSolution
from optimiser.solve.limits import Limits
from optimiser.solve.location import incumbent
from optimiser.solve.location.arrays import arrays_of
from optimiser.solve.location.incumbent import Incumbent
from optimiser.solve.outcome import SolverError
from tests.unit.models.location.drawn import drawn

BOTH = np.array([True, True])


def _incumbent(single_source: bool = False, limits: Limits | None = None) -> Incumbent:
    instance = drawn(single_source=single_source)
    return Incumbent(instance, arrays_of(instance), limits or Limits())


def test_before_the_first_answer_everything_is_wanted() -> None:
    """Neither target nor limit."""
    assert (_incumbent().target, _incumbent().above) == (math.inf, math.inf)


def test_an_answer_is_taken_where_it_is_better() -> None:
    """The first is, a worse one is not, and the same once more is not."""
    best = _incumbent(single_source=True)
    assert best.offer(LocationSolution.of_assignment((0, 1, 0)))
    assert best.cost == 49
    worse = LocationSolution((0, 1), {(0, 1): Fraction(1), (1, 0): Fraction(1), (2, 0): Fraction(1)})
    assert not best.offer(worse)
    assert not best.offer(LocationSolution.of_assignment((0, 1, 0)))


def test_an_answer_that_breaks_a_rule_is_an_error() -> None:
    """Whoever found it is not believed."""
    with pytest.raises(SolverError, match="capacity_is_kept"):
        _incumbent(single_source=True).offer(LocationSolution.of_assignment((0, 0, 0)))


@pytest.mark.parametrize("single_source", [True, False])
def test_open_facilities_are_tried_once(single_source: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time nothing is computed; none open is nothing to try; too few give nothing."""
    best = _incumbent(single_source)
    assert best.try_open(BOTH)
    assert best.cost == (49 if single_source else 48)
    assert not best.try_open(np.array([True, False]))
    assert not best.try_open(np.array([False, False]))
    monkeypatch.delattr(incumbent, "assign")
    monkeypatch.delattr(incumbent, "best_shares")
    assert not best.try_open(BOTH)


@pytest.mark.parametrize(
    ("single_source", "limits", "low", "high"),
    [
        (True, Limits(), 48.0, 48.1),
        (False, Limits(), 47.99999, 48.0),
        (False, Limits(gap=0.1), 43.2, 44.0),
        (False, Limits(gap_absolute=5.0), 43.0, 44.0),
    ],
)
def test_what_is_still_wanted(single_source: bool, limits: Limits, low: float, high: float) -> None:
    """With whole costs what is a whole unit better; with split customers what is better by the gap asked."""
    best = _incumbent(single_source, limits)
    best.try_open(BOTH)
    assert low <= best.above < high
