"""What planning brings and what working together brings, apart; and what of it is cash."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import Any

from optimiser.case import Case
from optimiser.money import round_half_up
from optimiser.prepare.transport.day import COST_UNITS, TransportDay
from optimiser.results.ledger import Figure, Ledger, Source
from optimiser.results.transport.plans import shared_columns
from optimiser.results.transport.priced import PricedPlan

Row = dict[str, Any]
_PLANNING = "Cost as run less cost alone, of the same journeys."
_COLLABORATION = "Cost alone less cost together, of the same journeys."


def enter_gains(
    case: Case,
    day: TransportDay,
    plans: dict[str, PricedPlan],
    rows: list[Row],
    ledger: Ledger,
) -> list[Row]:
    """Enter the gains of a day by trust and in all; return rows of ``transport_gains``.

    The gain from planning is told where the record is not invented and covers just the journeys that are planned.

    Parameters
    ----------
    case, day
        What was planned.
    plans
        Priced plans by name; alone and together are there.
    rows
        Their rows of ``transport_plans``.
    ledger
        Takes the figures.
    """
    found = []
    by_plan = {(row["plan"], row["trust"]): row for row in rows}
    trusts = sorted({request.trust for request in day.instance.requests})
    for trust in [*trusts, ""]:
        alone, together = by_plan["alone", trust], by_plan["together", trust]
        row: Row = {"day_type": day.day_type, "trust": trust, "basis": day.basis}
        row["collaboration_gain_pence"] = alone["cost_pence"] - together["cost_pence"]
        row["vehicles_saved"] = alone["vehicles"] - together["vehicles"]
        row["km_saved"] = round(alone["km"] - together["km"], 6)
        row["hours_saved"] = round(alone["hours"] - together["hours"], 6)
        row["figure"] = _enter(case, day, trust, ("collaboration", alone, together), ledger)
        as_run = by_plan.get(("as_run", trust))
        if as_run is not None and day.basis != "synthetic" and _covers(day, plans, trust):
            row["planning_gain_pence"] = as_run["cost_pence"] - alone["cost_pence"]
            _enter(case, day, trust, ("planning", as_run, alone), ledger)
        if not trust:
            row["cash_pence"] = cash_pence(day, plans["alone"], plans["together"])
            row["capacity_pence"] = row["collaboration_gain_pence"] - row["cash_pence"]
        found.append(row)
    return found


def _covers(day: TransportDay, plans: dict[str, PricedPlan], trust: str) -> bool:
    """Whether the record has just the journeys of a trust, or of all, that the plan alone serves."""
    requests = day.instance.requests

    def served(name: str) -> set[int]:
        stops = (stop for route in plans[name].plan.routes for stop in route.stops)
        return {stop % len(requests) for stop in stops if trust in ("", requests[stop % len(requests)].trust)}

    return served("as_run") == served("alone")


def _enter(case: Case, day: TransportDay, trust: str, pair: tuple[str, Row, Row], ledger: Ledger) -> str:
    """Enter one gain: what one plan costs less what another costs."""
    kind, before, after = pair
    parts = [(row["figure"], sign) for row, sign in ((before, 1), (after, -1)) if row["figure"]]
    if not parts:
        return ""
    figure = Figure(
        f"transport_gain:{day.day_type}:{kind}:{trust}".rstrip(":"),
        "transport_gain",
        f"Gain from {'planning' if kind == 'planning' else 'working together'} in the transport of patients",
        trust=trust,
        value_pence=before["cost_pence"] - after["cost_pence"],
        method=_PLANNING if kind == "planning" else _COLLABORATION,
        **shared_columns(case, day),
    )
    return ledger.add(figure, [Source(part_figure=name, sign=sign) for name, sign in parts])


def cash_pence(day: TransportDay, alone: PricedPlan, together: PricedPlan) -> int:
    """Return the part of the gain that releases cash [pence].

    Vehicles that stay at home, kilometres and charges for each journey are cash. Hours are cash only as far as whole
    duties go: for each kind of vehicle of which fewer go out, the hours of its shortest duties alone, as many as go;
    never more than the hours that are saved in all. More hours are more cost and count whole.

    Parameters
    ----------
    day
        The day.
    alone, together
        The two plans.
    """
    gone = Counter(route.route.vehicle for route in alone.routes)
    gone.subtract(Counter(route.route.vehicle for route in together.routes))
    whole_duties = 0
    for kind, number in sorted(gone.items()):
        lengths = sorted(route.arrival - route.departure for route in alone.routes if route.route.vehicle == kind)
        whole_duties += day.instance.vehicles[kind].cost_tick * sum(lengths[: max(0, number)])
    hours = _hour_units(day, alone) - _hour_units(day, together)
    gain = alone.pence - together.pence
    not_cash = max(0, hours - whole_duties) if hours > 0 else 0
    return gain - round_half_up(Fraction(not_cash, COST_UNITS))


def _hour_units(day: TransportDay, plan: PricedPlan) -> int:
    """Return what the hours of a plan cost [cost units]."""
    vehicles = day.instance.vehicles
    return sum(vehicles[route.route.vehicle].cost_tick * (route.arrival - route.departure) for route in plan.routes)
