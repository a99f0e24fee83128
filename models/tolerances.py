"""Every tolerance of the mathematics, each with its reason; whatever is exact has none."""

from __future__ import annotations

PROVEN_GAP = 1e-6
"""Relative gap between objective and bound at which an answer counts as proven [fraction]. Solvers work in double
precision with feasibility tolerances of 1e-6 to 1e-9, so a smaller gap would be a claim about their rounding."""

PROVEN_DISTANCE = 1e-6
"""Distance between objective and bound that counts as proven whatever the objective's size [objective's unit]: where
the best objective is 0, no distance is small as a part of it."""

INTEGRALITY = 1e-5
"""How far a solver's value of a whole-number variable may lie from a whole number [units]. Ten times the solver's own
tolerance: beyond it, rounding would change the decision instead of cleaning it."""

FEASIBILITY = 1e-6
"""How far a row evaluated in double precision may be broken [part of the row's largest term, at least of 1]; the
solver's own tolerance. What is reported is checked exactly besides."""

BOUND_SAFETY = 1e-9
"""Relative amount by which a bound computed in double precision is lowered before it is used or told [fraction]. A sum
of fewer than a million terms of one size loses less than 1e-10 of it to rounding."""


def nearest_whole(value: float) -> int:
    """Return the whole number that a solver's value of a whole-number variable stands for.

    Parameters
    ----------
    value
        As the solver gives it.

    Raises
    ------
    ValueError
        If no whole number is within :data:`INTEGRALITY`.
    """
    whole = round(value)
    if abs(value - whole) > INTEGRALITY:
        msg = f"{value} stands for no whole number"
        raise ValueError(msg)
    return whole
