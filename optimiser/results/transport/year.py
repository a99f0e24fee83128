"""A year's gain of working together, told only where enough kinds of day stand behind it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import sqrt
from typing import Any

from optimiser.case import Case, weakest_basis
from optimiser.money import round_half_up
from optimiser.results.ledger import Figure, Ledger, Source, describe_source, row_sources, scope_of

Row = dict[str, Any]
FEWEST_KINDS = 5
"""Kinds of day without which nothing is said of a year [kinds]."""
_NORMAL_95 = 1.96
_METHOD = "Days of each kind × the gain of its day, summed; the interval is ±1.96 standard errors of the mean of a day."


def enter_year(case: Case, gains: list[Row], ledger: Ledger) -> list[Row]:
    """Enter the gain of a year by trust and in all; return rows of ``transport_year``, none without enough days.

    Parameters
    ----------
    case
        With ``day_types``, where the days are to be weighed.
    gains
        Rows of ``transport_gains`` of all days.
    ledger
        Takes the figures.
    """
    if "day_types" not in case:
        return []
    days = {row["day_type"]: int(row["days"]) for _, row in case.frame("day_types").iterrows()}
    kinds = sorted({row["day_type"] for row in gains} & set(days))
    if len(kinds) < FEWEST_KINDS or len(kinds) < len(days):
        return []
    by_trust: dict[str, dict[str, Row]] = {}
    for row in (row for row in gains if row["day_type"] in days):
        by_trust.setdefault(row["trust"], {})[row["day_type"]] = row
    return [_enter(case, trust, own, days, ledger) for trust, own in sorted(by_trust.items())]


def _enter(case: Case, trust: str, own: Mapping[str, Row], days: Mapping[str, int], ledger: Ledger) -> Row:
    values = {kind: own[kind]["collaboration_gain_pence"] if kind in own else 0 for kind in sorted(days)}
    total = sum(days[kind] * value for kind, value in values.items())
    margin = _margin(values, days)
    basis = weakest_basis([case.tables["day_types"].basis, *(row["basis"] for row in own.values())])
    table = case.tables["day_types"]
    sources = [Source(part_figure=row["figure"], sign=0) for row in own.values() if row["figure"]]
    figure = Figure(
        f"transport_year:{trust}".rstrip(":"),
        "transport_year",
        "Gain from working together in the transport of patients, in a year",
        scope=scope_of(basis, context=True),
        period=f"{sum(days.values())} days of {len(days)} kinds",
        basis=basis,
        source=describe_source(case, "journeys", "vehicles", "day_types"),
        method=_METHOD,
        trust=trust,
        value_pence=total,
    )
    name = ledger.add(figure, [*sources, *row_sources(table, table.frame, "day_type", 0)])
    return {
        "trust": trust,
        "day_types": len(days),
        "days": sum(days.values()),
        "gain_pence": total,
        "low_pence": total - margin,
        "high_pence": total + margin,
        "basis": basis,
        "figure": name,
    }


def _margin(values: Mapping[str, int], days: Mapping[str, int]) -> int:
    """Return half the interval of a year's gain, from the spread of the days around their weighted mean [pence]."""
    total = sum(days.values())
    mean = Fraction(sum(days[kind] * value for kind, value in values.items()), total)
    spread = sum((days[kind] * (value - mean) ** 2 for kind, value in values.items()), Fraction(0)) / total
    count = len(values)
    error = sqrt(float(spread) * count / (count - 1)) / sqrt(count)
    return round_half_up(Fraction(_NORMAL_95 * error * total))
