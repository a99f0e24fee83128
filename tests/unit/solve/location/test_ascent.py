"""The ascent improves a bound and knows when to stop."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import pytest

from optimiser.solve.limits import Limits
from optimiser.solve.location.arrays import arrays_of
from optimiser.solve.location.ascent import Ascent, ascend
from optimiser.solve.location.method import solve_location
from optimiser.solve.location.relaxation import Part, Relaxed, relax
from tests.unit.solve.location.drawn import random_instance


@dataclass
class _Wanted:
    target: float = math.inf
    above: float = math.inf


INSTANCE = random_instance(8, 20, 3)
ARRAYS = arrays_of(INSTANCE)
WHOLE = Part(np.zeros(8, np.bool_), np.ones(8, np.bool_), np.isfinite(ARRAYS.service))
START = np.sort(ARRAYS.service, axis=0)[1]


def _ascend(wanted: _Wanted, iterations: int = 200, stop: bool = False, seen: list[Relaxed] | None = None) -> Ascent:
    return ascend(
        ARRAYS,
        WHOLE,
        START,
        iterations=iterations,
        step=1.5,
        interest=wanted,
        stop=lambda: stop,
        seen=None if seen is None else seen.append,
    )


def test_the_bound_rises_towards_the_best_cost_and_stays_below() -> None:
    """From a start too low it comes within two per cent of the best cost, with a guessed and with a known target."""
    best = solve_location(INSTANCE, Limits()).outcome.objective
    assert best is not None
    assert relax(ARRAYS, WHOLE, START).bound < 0.95 * best
    for wanted in (_Wanted(), _Wanted(target=best)):
        assert 0.98 * best < _ascend(wanted).best.bound <= best


def test_each_better_relaxation_is_seen() -> None:
    """What is reported rises, ends at the best, and is the relaxation at its own multipliers."""
    seen: list[Relaxed] = []
    found = _ascend(_Wanted(), seen=seen)
    bounds = [one.bound for one in seen]
    assert bounds == sorted(bounds)
    assert seen[-1] is found.best
    assert relax(ARRAYS, WHOLE, found.best.multipliers).bound == found.best.bound


def test_it_stops_where_the_bound_is_high_enough() -> None:
    """Once the part is of no interest no more iterations are made."""
    enough = _ascend(_Wanted(), iterations=30).best.bound
    found = _ascend(_Wanted(above=enough - 1.0))
    assert found.best.bound > enough - 1.0
    assert found.iterations <= 30


@pytest.mark.parametrize(("iterations", "stop", "made"), [(7, False, 7), (50, True, 1)])
def test_it_stops_when_asked(iterations: int, stop: bool, made: int) -> None:
    """After its iterations, or after the first one where time is up."""
    assert _ascend(_Wanted(), iterations, stop).iterations == made


def test_usage_is_between_never_and_always() -> None:
    """The average of what was open is a share of the iterations."""
    usage = _ascend(_Wanted()).usage
    assert (usage >= 0).all()
    assert (usage <= 1).all()
    assert 0 < usage.sum() < 8
