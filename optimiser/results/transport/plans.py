"""What the plans of a day cost and need, by trust and in all, every pound a figure with its rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from optimiser.case import Case
from optimiser.prepare.transport.day import TransportDay
from optimiser.results.ledger import Figure, Ledger, Source, describe_source, scope_of
from optimiser.results.transport.priced import PricedPlan, PricedRoute

Row = dict[str, Any]
_PLAN_WORDS = {"as_run": "as run", "alone": "each trust alone", "together": "all together"}
_ROUTE = (
    "Cost a day + hours from departure to return × cost an hour + kilometres × cost a kilometre + journeys × charge; "
    "the plan's cost is rounded once and split over its routes."
)
_RECORDED = "As recorded; without a recorded cost, the vehicle's rates on recorded hours and the distance of its stops."
_PART = "Each route's cost in proportion to the direct distance of the requests on it."
_MOVEMENTS = ("journeys", "vehicles", "recorded_routes", "travel_times", "roads", "areas", "sites")


def shared_columns(case: Case, day: TransportDay) -> dict[str, Any]:
    """Return the columns that every figure of a day has.

    Parameters
    ----------
    case, day
        What is planned.
    """
    return {
        "scope": scope_of(day.basis, context=True),
        "period": f"one representative day ({day.day_type})",
        "basis": day.basis,
        "source": describe_source(case, *_MOVEMENTS),
        "detail": day.day_type,
    }


def enter_plan(case: Case, day: TransportDay, plan: PricedPlan, ledger: Ledger) -> dict[str, list[Row]]:
    """Enter a plan's routes, the trusts' parts and the total; return rows of transport_plans, _routes and _stops.

    Parameters
    ----------
    case, day, plan
        What was planned.
    ledger
        Takes the figures.
    """
    shared = shared_columns(case, day)
    names = {route.number: _enter_route(case, day, plan, route, ledger, shared) for route in plan.routes}
    parts = [
        _enter_part(day, plan, trust, names, ledger, shared)
        for trust in sorted({one.trust for one in day.instance.requests})
    ]
    key = f"{day.day_type}:{plan.name}"
    total = ""
    if names:
        label = f"Transport of patients, {_PLAN_WORDS[plan.name]}"
        total = ledger.add_sum(
            Figure(f"transport_plan:{key}", "sum", label, method="Sum of its routes.", **shared), list(names.values())
        )
    return {
        "transport_plans": [*parts, _plan_row(day, plan, "", plan.pence, total)],
        "transport_routes": [_route_row(day, plan, route, names[route.number]) for route in plan.routes],
        "transport_stops": [row for route in plan.routes for row in _stop_rows(day, plan, route)],
    }


def _enter_route(
    case: Case, day: TransportDay, plan: PricedPlan, route: PricedRoute, ledger: Ledger, shared: Mapping[str, Any]
) -> str:
    """Enter what one route costs."""
    vehicle = day.vehicles[route.route.vehicle]
    vehicles, journeys = case.tables["vehicles"], case.tables["journeys"]
    sources = [Source(vehicles.name, vehicles.file, vehicles.sheet, vehicle.row, vehicle.code, "", 0)]
    if route.code:
        recorded = case.tables["recorded_routes"]
        row = next(record.row for record in day.recorded if record.code == route.code)
        sources.insert(0, Source(recorded.name, recorded.file, recorded.sheet, row, route.code))
    riders = dict.fromkeys(stop % day.instance.size for stop in route.route.stops)
    rows = dict.fromkeys((day.requests[one].row, day.requests[one].code) for one in riders)
    sources += [Source(journeys.name, journeys.file, journeys.sheet, row, code, "", 0) for row, code in rows]
    figure = Figure(
        f"transport_route:{day.day_type}:{plan.name}:{route.number}",
        "transport_route",
        f"Route {route.number} of the plan {_PLAN_WORDS[plan.name]}",
        value_pence=route.pence,
        method=_RECORDED if route.code else _ROUTE,
        **shared,
    )
    return ledger.add(figure, sources)


def _enter_part(
    day: TransportDay,
    plan: PricedPlan,
    trust: str,
    names: Mapping[int, str],
    ledger: Ledger,
    shared: Mapping[str, Any],
) -> Row:
    """Enter what one trust pays of a plan."""
    own = [route for route in plan.routes if trust in route.share_by_trust]
    pence = sum(route.pence_by_trust[trust] for route in own)
    name = ""
    if own:
        figure = Figure(
            f"transport_part:{day.day_type}:{plan.name}:{trust}",
            "transport_part",
            f"Its part of the transport of patients, {_PLAN_WORDS[plan.name]}",
            trust=trust,
            value_pence=pence,
            method=_PART,
            **shared,
        )
        name = ledger.add(figure, [Source(part_figure=names[route.number], sign=0) for route in own])
    return _plan_row(day, plan, trust, pence, name)


def _plan_row(day: TransportDay, plan: PricedPlan, trust: str, pence: int, figure: str) -> Row:
    """Return what a plan costs and needs for one trust, or in all."""
    instance = day.instance

    def part(route: PricedRoute) -> Fraction:
        return route.share_by_trust.get(trust, Fraction(0)) if trust else Fraction(1)

    own = [one for one, request in enumerate(instance.requests) if not trust or request.trust == trust]
    served = {one for route in plan.plan.routes for one in route.requests(instance.size)}
    used = [route for route in plan.routes if not trust or instance.vehicles[route.route.vehicle].trust == trust]
    kg = emissions(day, plan.routes, part)
    return {
        "day_type": day.day_type,
        "plan": plan.name,
        "trust": trust,
        "cost_pence": pence,
        "vehicles": len(used),
        "km": _decimal(sum((part(route) * route.km for route in plan.routes), Fraction(0))),
        "hours": _decimal(sum((part(route) * route.hours for route in plan.routes), Fraction(0))),
        "kgco2e": None if kg is None else _decimal(kg),
        "journeys": sum(one in served for one in own),
        "unserved": sum(one not in served for one in own),
        "basis": day.basis,
        "figure": figure,
    }


def emissions(day: TransportDay, routes: Sequence[PricedRoute], part: Any) -> Fraction | None:
    """Return the emissions of some routes [kgCO2e]; ``None`` where a vehicle has no factor.

    Parameters
    ----------
    day
        The day.
    routes
        Routes of one plan.
    part
        For each route the part of it that counts [fraction].
    """
    total = Fraction(0)
    for route in routes:
        factor = day.vehicles[route.route.vehicle].kgco2e_per_metre
        if factor is None:
            return None
        total += factor * route.metres * part(route)
    return total


def _route_row(day: TransportDay, plan: PricedPlan, route: PricedRoute, figure: str) -> Row:
    vehicle = day.instance.vehicles[route.route.vehicle]
    kg = emissions(day, [route], lambda _: Fraction(1))
    return {
        "day_type": day.day_type,
        "plan": plan.name,
        "route": route.number,
        "vehicle": vehicle.name,
        "owner": vehicle.trust,
        "trusts": ";".join(route.share_by_trust),
        "journeys": len(route.route.stops) // 2,
        "depart": route.departure // 60,
        "return": -(-route.arrival // 60),
        "km": _decimal(route.km),
        "minutes": _decimal(Fraction(route.arrival - route.departure, 60)),
        "cost_pence": route.pence,
        "kgco2e": None if kg is None else _decimal(kg),
        "break_home": len(route.route.stops) in route.breaks_before,
        "depart_s": route.departure,
        "return_s": route.arrival,
        "metres": route.metres,
        "recorded": route.code,
        "figure": figure,
    }


def _stop_rows(day: TransportDay, plan: PricedPlan, route: PricedRoute) -> list[Row]:
    instance = day.instance
    return [
        {
            "day_type": day.day_type,
            "plan": plan.name,
            "route": route.number,
            "stop": place + 1,
            "request": instance.request_of(stop).name,
            "action": "pickup" if instance.is_pickup(stop) else "delivery",
            "place": instance.places[instance.place[stop]],
            "begin_s": begin,
            "break_before": place in route.breaks_before,
        }
        for place, (stop, begin) in enumerate(zip(route.route.stops, route.begins, strict=True))
    ]


def _decimal(value: Fraction) -> float:
    """Return a figure for a table, to six decimals."""
    return round(float(value), 6)
