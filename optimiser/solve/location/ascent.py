"""Better multipliers for a part: a subgradient ascent with a deflected direction."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from optimiser.solve.location.arrays import Floats, LocationArrays
from optimiser.solve.location.relaxation import Part, Relaxed, relax

_MEMORY = 0.5
"""Weight of the former direction in the next one."""
_PATIENCE = 6
"""Iterations without a better bound before the step is shortened."""
_SHORTER = 0.6
_SHORTEST = 5e-3
_GUESS = 0.05
"""How far above the bound an answer is guessed to be before there is one [part of the bound]."""
_AVERAGE = 0.85
"""Weight of the former average of opened facilities in the next one."""


class Interest(Protocol):
    """What a bound is compared with; it changes as better answers are found."""

    @property
    def target(self) -> float:
        """Cost of the best answer so far, which no bound can pass; infinite before the first."""

    @property
    def above(self) -> float:
        """Where a bound is high enough: nothing above this cost is wanted."""


@dataclass(frozen=True)
class Ascent:
    """What an ascent found.

    Parameters
    ----------
    best
        The relaxation with the best bound.
    usage
        How much each facility was open over the last iterations, from 0 to 1.
    iterations
        How many were made.
    step
        Length of the last step, to go on from.
    """

    best: Relaxed
    usage: Floats
    iterations: int
    step: float


def ascend(
    arrays: LocationArrays,
    part: Part,
    multipliers: Floats,
    *,
    iterations: int,
    step: float,
    interest: Interest,
    stop: Callable[[], bool],
    seen: Callable[[Relaxed], None] | None = None,
) -> Ascent:
    """Improve the bound of a part until it passes a limit, stands still, or the iterations are used.

    Parameters
    ----------
    arrays
        The instance.
    part
        The part.
    multipliers
        Where to start.
    iterations
        How many at most.
    step
        Length of the first step, as a part of the way to the target.
    interest
        What the bound could reach, and where it is high enough.
    stop
        Whether time is up.
    seen
        Called with each relaxation that improves the bound.
    """
    best: Relaxed | None = None
    usage = np.zeros(len(part.may_open))
    direction = np.zeros_like(multipliers)
    stale = done = 0
    for done in range(1, iterations + 1):
        found = relax(arrays, part, multipliers)
        usage = found.opened.astype(np.float64) if done == 1 else _AVERAGE * usage + (1 - _AVERAGE) * found.opened
        target = interest.target if math.isfinite(interest.target) else found.bound + _GUESS * abs(found.bound) + 1.0
        if best is None or found.bound > best.bound:
            little = best is not None and found.bound - best.bound < 1e-4 * abs(target - best.bound)
            stale = stale + 1 if little else 0
            best = found
            if seen is not None:
                seen(found)
        else:
            stale += 1
        if best.bound > interest.above or not math.isfinite(best.bound) or stop():
            break
        if stale >= _PATIENCE:
            step, stale, multipliers, direction = step * _SHORTER, 0, best.multipliers, np.zeros_like(direction)
        direction = (1 - _MEMORY) * (1.0 - found.served) + _MEMORY * direction
        size = float((direction**2).sum())
        if size < 1e-9 or step < _SHORTEST:
            break
        multipliers = multipliers + step * max(target - found.bound, 0.0) / size * direction
    assert best is not None
    return Ascent(best, usage, done, step)
