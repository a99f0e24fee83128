"""The figures by which the points of a sweep are compared; those that touch synthetic data stand apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from optimiser.results.ledger import scope_of

HEADLINE, ILLUSTRATION, CONTEXT = "headline", "illustration", "context"
SCOPES = {
    HEADLINE: "supplied and published data",
    ILLUSTRATION: "Worked illustration: synthetic data",
    CONTEXT: "assumed data",
}
"""Where a figure may stand, and what it rests on; only the first is for a headline."""


@dataclass(frozen=True)
class Output:
    """One figure of a point.

    Parameters
    ----------
    name
        Its name, such as ``buying.recommended``.
    label
        The same in words, with its period.
    part, key
        Where an outcome has it.
    unit
        ``GBP`` where it is money in pence.
    more_is_better
        Which way it should go.
    """

    name: str
    label: str
    part: str
    key: str
    unit: str = "GBP"
    more_is_better: bool = False


_A_YEAR, _A_DAY = "a year", "per representative day"
_HEADLINE = (
    Output("opportunity", f"Opportunity, {_A_YEAR}", "", "opportunity_pence", more_is_better=True),
    Output("saving", f"Saving of the recommended award, {_A_YEAR}", "", "saving_pence", more_is_better=True),
    Output("identified", f"Identified, {_A_YEAR}", "", "identified_pence", more_is_better=True),
    Output("risk_adjusted", "Risk-adjusted", "", "risk_adjusted_pence", more_is_better=True),
    Output("gap_to_target", "Gap to target", "", "gap_to_target_pence"),
)
_COMPUTED = (
    Output("buying.recommended", f"Cost of the recommended award, {_A_YEAR}", "buying", "recommended_pence"),
    Output("buying.bound", f"Proven lower bound of that cost, {_A_YEAR}", "buying", "bound_pence"),
    Output("buying.suppliers", "Suppliers in the recommended award", "buying", "suppliers", "suppliers"),
    Output("transport.alone", f"Transport, each trust alone, {_A_DAY}", "transport", "alone_pence"),
    Output("transport.together", f"Transport together, {_A_DAY}", "transport", "together_pence"),
    Output("transport.bound", f"Proven lower bound of transport together, {_A_DAY}", "transport", "bound_pence"),
    Output("transport.vehicles", f"Vehicles together, {_A_DAY}", "transport", "vehicles_together", "vehicles"),
    Output("transport.distance", f"Distance together, {_A_DAY}", "transport", "km_together", "km"),
    Output("transport.emissions", f"Emissions together, {_A_DAY}", "transport", "kgco2e_together", "kgCO2e"),
)
OUTPUTS = {output.name: output for output in (*_HEADLINE, *_COMPUTED)}
"""Every figure by name."""


def figures(point: Mapping[str, Any]) -> dict[tuple[str, str], int | float]:
    """Return the figures of a point by where they may stand and their name; what was not computed is absent.

    Parameters
    ----------
    point
        One row of the sweep.
    """
    found: dict[tuple[str, str], int | float] = {}
    for scope in (HEADLINE, ILLUSTRATION):
        found |= {(scope, one.name): point[scope][one.key] for one in _HEADLINE if one.key in point.get(scope, {})}
    for one in _COMPUTED:
        part = point.get(one.part, {})
        if one.key in part:
            found[scope_of(part["basis"]), one.name] = part[one.key]
    return found


def shown(points: Iterable[Mapping[str, Any]]) -> list[tuple[str, Output]]:
    """Return the figures that any of some points has, with where they may stand, in a fixed order.

    Parameters
    ----------
    points
        Rows of the sweep.
    """
    there = {pair for point in points for pair in figures(point)}
    return [(scope, one) for scope in SCOPES for one in OUTPUTS.values() if (scope, one.name) in there]
