"""Everything that came of planning one day, as rows of the tables of findings."""

from __future__ import annotations

from typing import Any

from optimiser.case import Case
from optimiser.config.scenario import Scenario
from optimiser.prepare.transport.day import TransportDay
from optimiser.results.ledger import Ledger
from optimiser.results.transport.frontier import FrontierPoint, frontier_rows
from optimiser.results.transport.gains import enter_gains
from optimiser.results.transport.plans import enter_plan
from optimiser.results.transport.priced import PricedPlan, priced_plan, priced_records
from optimiser.results.transport.proof import proof_rows, unserved_rows
from optimiser.results.transport.recorded import recorded_rows
from optimiser.results.transport.service import service_rows
from optimiser.solve.transport.baselines import DayPlans

Row = dict[str, Any]


def enter_day(
    case: Case,
    scenario: Scenario,
    day: TransportDay,
    plans: DayPlans,
    points: list[FrontierPoint],
    ledger: Ledger,
) -> dict[str, list[Row]]:
    """Enter what a day's plans cost, gain and give; return rows by table.

    Parameters
    ----------
    case, scenario
        What is run.
    day, plans
        The day and its plans.
    points
        Further plans for the frontier.
    ledger
        Takes the figures.
    """
    priced: dict[str, PricedPlan] = {}
    recorded = priced_records(day)
    if recorded is not None:
        priced["as_run"] = recorded
    priced["alone"] = priced_plan(day, "alone", plans.alone_routes)
    priced["together"] = priced_plan(day, "together", plans.routes)
    extended = None if plans.extended is None else priced_plan(day, "together", plans.extended)
    tables: dict[str, list[Row]] = {}
    within = scenario.transport.served_within_minutes
    for plan in priced.values():
        for name, rows in enter_plan(case, day, plan, ledger).items():
            tables.setdefault(name, []).extend(rows)
        tables.setdefault("transport_service", []).extend(service_rows(day, plan, within))
    tables["transport_gains"] = enter_gains(case, day, priced, tables["transport_plans"], ledger)
    tables["transport_proof"] = proof_rows(day, plans, priced)
    tables["transport_unserved"] = unserved_rows(day, plans, extended, priced["together"].pence)
    bound = next((row["bound_pence"] for row in tables["transport_proof"] if row["plan"] == "together"), None)
    minutes = scenario.transport.max_minutes_added
    tables["transport_frontier"] = frontier_rows(day, minutes, priced["together"], bound, points)
    tables["transport_recorded"] = recorded_rows(case, day)
    tables["transport_requests"] = _request_rows(day, plans)
    tables["transport_travel"] = _travel_rows(day)
    return tables


def _request_rows(day: TransportDay, plans: DayPlans) -> list[Row]:
    """Return the requests as they were planned, for the restricted record."""
    instance = day.instance
    served = set(plans.part.requests)
    return [
        {
            "day_type": day.day_type,
            "request": request.name,
            "row": source.row,
            "trust": request.trust,
            "pickup_place": instance.places[request.pickup],
            "delivery_place": instance.places[request.delivery],
            "pickup_from_s": request.pickup_window[0],
            "pickup_to_s": request.pickup_window[1],
            "delivery_from_s": request.delivery_window[0],
            "delivery_to_s": request.delivery_window[1],
            "pickup_service_s": request.pickup_service,
            "delivery_service_s": request.delivery_service,
            "limit_s": request.max_on_board,
            "direct_s": instance.direct(request),
            "served_alone": number in served,
        }
        for number, (request, source) in enumerate(zip(instance.requests, day.requests, strict=True))
    ]


def _travel_rows(day: TransportDay) -> list[Row]:
    """Return the drives of the day's places, for the restricted record."""
    instance = day.instance
    return [
        {
            "origin": origin,
            "destination": destination,
            "seconds": int(instance.travel[here, there]),
            "metres": int(instance.distance[here, there]),
        }
        for here, origin in enumerate(instance.places)
        for there, destination in enumerate(instance.places)
        if here != there
    ]
