"""Other awards beside a recommended one, as a table: near-ties, frontiers, and what a change of demand does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import pandas as pd

from optimiser.results.award.facts import AwardFacts
from optimiser.results.ledger import findings_frame
from optimiser.solve.award.demand_change import DemandChange
from optimiser.solve.award.frontier import FrontierPoint, Of
from optimiser.solve.award.near_ties import NearTie

_SCALES: dict[str, Fraction] = {"carbon": Fraction(1, 1000)}
"""From the unit of a frontier to the one that is told: grams to kilograms."""


def choices_table(
    facts: AwardFacts,
    near: Sequence[NearTie],
    frontiers: Mapping[Of, Sequence[FrontierPoint]],
    demand: DemandChange | None = None,
) -> pd.DataFrame:
    """Return ``award_choices``: near-ties with fewer switches, and the frontiers.

    Parameters
    ----------
    facts
        The award.
    near
        Awards nearly as cheap in which fewer trusts switch.
    frontiers
        Points by what is limited.
    demand
        The smallest change of demand found to change who wins; ``None`` where that was not asked.
    """
    recommended = facts.done.cost
    rows: list[dict[str, Any]] = []
    for place, tie in enumerate((tie for tie in near if tie.cost_pence is not None), start=1):
        stays = ", ".join(tie.stays)
        rows.append(
            {
                "question": "near_tie",
                "place": place,
                "limit": float(tie.limit),
                "reached": float(len(tie.switching)),
                "cost_pence": tie.cost_pence,
                "more_pence": tie.more_pence,
                "feasible": True,
                "note": f"Stays where it is: {stays}." if stays else "",
            }
        )
    for question, points in frontiers.items():
        scale = _SCALES.get(question, Fraction(1))
        for place, point in enumerate(points, start=1):
            cost = point.cost_pence
            rows.append(
                {
                    "question": question,
                    "place": place,
                    "limit": float(point.limit * scale),
                    "reached": None if point.reached is None else float(point.reached * scale),
                    "cost_pence": cost,
                    "more_pence": None if cost is None else cost - recommended,
                    "bound_pence": _lower(point.bound_pence, cost),
                    "feasible": point.feasible,
                    "note": point.reason or ("" if point.feasible else "No award keeps this limit and the rules."),
                }
            )
    if demand is not None:
        rows.append({"question": "demand", "place": 1, "feasible": demand.feasible, **_demand_row(demand)})
    return findings_frame("award_choices", [{**row, "basis": facts.basis} for row in rows])


def _lower(bound: int | None, cost: int | None) -> int | None:
    """Return a bound that rounding to whole pence does not lift above the cost [pence]."""
    return bound if bound is None or cost is None else min(bound, cost)


def _demand_row(demand: DemandChange) -> dict[str, Any]:
    """Say how far demand may move before others win."""
    if demand.change is None:
        words = (
            f"No change of all needs up to {float(demand.searched):.0%}, up or down, changes who wins. {demand.reason}"
        )
        return {"note": words.strip()}
    joined = f" {', '.join(demand.joined)} would win as well." if demand.joined else ""
    left = f" {', '.join(demand.left)} would not." if demand.left else ""
    none = "" if demand.feasible else " There is no award then."
    return {
        "limit": float(demand.change),
        "note": f"All needs {float(demand.change):+.2%}: other suppliers win.{joined}{left}{none}",
    }
