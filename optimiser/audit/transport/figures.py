"""What the plans of transport cost, shared out and compared, recomputed from stops, roads and rates."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import sqrt

from optimiser.audit.book import Book, Expected, ExpectedTable, basis_of, plus, scope_of, used, weakest
from optimiser.audit.reading import Row, RunRecord
from optimiser.audit.transport.reading import Driven, Movements, movements_of, riders
from optimiser.money import round_half_up, split_pence

_ALWAYS = ("journeys", "vehicles", "depots", "factors", "compatibility", "areas", "sites", "travel_times", "roads")
_RECORDED = ("recorded_routes", "recorded_stops")
_FEWEST_KINDS = 5


def expect_transport(book: Book, run: RunRecord) -> None:
    """Recompute routes, parts, plans and gains of every day.

    Parameters
    ----------
    book
        Takes figures and rows.
    run
        The run.
    """
    moved = movements_of(run)
    if moved is None:
        return
    book.tables["transport_routes"] = ExpectedTable(("day_type", "plan", "route"))
    book.tables["transport_plans"] = ExpectedTable(("day_type", "plan", "trust"))
    book.tables["transport_gains"] = ExpectedTable(("day_type", "trust"))
    for day in sorted({day for day, _ in moved.requests}):
        about = _about(run, day)
        for plan in ("as_run", "alone", "together"):
            if plan == "as_run" and (day, plan) not in moved.routes:
                continue
            _expect_plan(book, run, moved, (day, plan), about)
        _expect_gains(book, moved, day, about)
    _expect_year(book, run)


def _about(run: RunRecord, day: str) -> dict[str, str]:
    recorded = _RECORDED if any(row["day_type"] == day for row in run.rows("recorded_routes")) else ()
    basis = basis_of(run, *_ALWAYS, *recorded)
    return {"detail": day, "basis": basis, "scope": scope_of(basis, context=True)}


def _expect_plan(book: Book, run: RunRecord, moved: Movements, key: tuple[str, str], about: dict[str, str]) -> None:
    """Recompute one plan: its routes, what each trust pays of it, and all of it."""
    day, plan = key
    recorded = {row["route"]: row for row in run.rows("recorded_routes")}
    routes = moved.routes.get(key, ())
    pence = moved.pence(day, plan, recorded) if routes else {}
    names: dict[int, str] = {}
    parts: dict[str, int] = {}
    for route in routes:
        number = route.row["route"]
        rows = {}
        if plan == "as_run":
            rows["recorded_routes", recorded[route.row["recorded"]]["row"]] = 1
        name = f"transport_route:{day}:{plan}:{number}"
        names[number] = book.add(name, Expected("transport_route", pence[number], rows, about=about))
        weights = moved.weights(day, route)
        for trust, part in zip(weights, split_pence(pence[number], list(weights.values())), strict=True):
            parts[trust] = parts.get(trust, 0) + part
        book.tables["transport_routes"].add(
            _route_row(run, moved, key, route) | {"cost_pence": pence[number], "figure": name}
        )
    for trust in sorted({row["trust"] for (of, _), row in moved.requests.items() if of == day}):
        figure = ""
        own = [route for route in routes if trust in moved.weights(day, route)]
        if own:
            figure = f"transport_part:{day}:{plan}:{trust}"
            columns = {**about, "trust": trust}
            sources = used(names[route.row["route"]] for route in own)
            book.add(figure, Expected("transport_part", parts[trust], parts=sources, about=columns))
        _expect_row(book, run, moved, key, trust, parts.get(trust, 0), figure, about["basis"])
    total = ""
    if names:
        total = book.add_sum(f"transport_plan:{day}:{plan}", plus(names.values()), about)
    _expect_row(book, run, moved, key, "", sum(pence.values()), total, about["basis"])


def _route_row(run: RunRecord, moved: Movements, key: tuple[str, str], route: Driven) -> Row:
    metres = moved.metres(route)
    kg = _emissions(run, moved, [route])
    return {
        "day_type": key[0],
        "plan": key[1],
        "route": route.row["route"],
        "vehicle": route.vehicle["vehicle"],
        "owner": route.vehicle["trust"],
        "trusts": ";".join(moved.weights(key[0], route)),
        "journeys": riders(route),
        "depart": route.row["depart_s"] // 60,
        "return": -(-route.row["return_s"] // 60),
        "metres": metres,
        "km": Fraction(metres, 1000),
        "minutes": Fraction(route.duration, 60),
        "kgco2e": None if kg is None else kg[0],
    }


def _emissions(run: RunRecord, moved: Movements, routes: list[Driven]) -> list[Fraction] | None:
    """Return the emissions of each route [kgCO2e]; ``None`` where a vehicle has no factor."""
    factors = {row["factor"]: Fraction(row["kgco2e_per_km_millionths"], 1_000_000) for row in run.rows("factors")}
    if any(route.vehicle["factor"] not in factors for route in routes):
        return None
    return [factors[route.vehicle["factor"]] * moved.metres(route) / 1000 for route in routes]


def _expect_row(
    book: Book,
    run: RunRecord,
    moved: Movements,
    key: tuple[str, str],
    trust: str,
    pence: int,
    figure: str,
    basis: str,
) -> None:
    """Recompute what a plan costs and needs for one trust, or in all."""
    day, plan = key
    routes = list(moved.routes.get(key, ()))
    shares = [_share(moved.weights(day, route), trust) for route in routes]
    own = [name for (of, name), row in moved.requests.items() if of == day and trust in ("", row["trust"])]
    served = {stop["request"] for route in routes for stop in route.stops}
    kg = _emissions(run, moved, routes)
    book.tables["transport_plans"].add(
        {
            "day_type": day,
            "plan": plan,
            "trust": trust,
            "cost_pence": pence,
            "vehicles": sum(trust in ("", route.vehicle["trust"]) for route in routes),
            "km": sum((share * moved.metres(route) for share, route in zip(shares, routes, strict=True)), Fraction(0))
            / 1000,
            "hours": sum((share * route.duration for share, route in zip(shares, routes, strict=True)), Fraction(0))
            / 3600,
            "kgco2e": None if kg is None else sum((a * b for a, b in zip(shares, kg, strict=True)), Fraction(0)),
            "journeys": sum(name in served for name in own),
            "unserved": sum(name not in served for name in own),
            "basis": basis,
            "figure": figure,
        }
    )


def _share(weights: dict[str, int], trust: str) -> Fraction:
    return Fraction(weights.get(trust, 0), sum(weights.values())) if trust else Fraction(1)


def _expect_gains(book: Book, moved: Movements, day: str, about: dict[str, str]) -> None:
    """Recompute the gain from planning and the gain from working together."""
    plans = book.tables["transport_plans"].rows
    trusts = sorted({row["trust"] for (of, _), row in moved.requests.items() if of == day})
    for trust in [*trusts, ""]:
        alone, together = plans[day, "alone", trust], plans[day, "together", trust]
        row: Row = {
            "day_type": day,
            "trust": trust,
            "collaboration_gain_pence": alone["cost_pence"] - together["cost_pence"],
            "planning_gain_pence": None,
            "vehicles_saved": alone["vehicles"] - together["vehicles"],
            "basis": about["basis"],
            "figure": _expect_gain(book, (day, "collaboration", trust), alone, together, about),
            "cash_pence": None,
            "capacity_pence": None,
        }
        if not trust:
            row["cash_pence"] = row["collaboration_gain_pence"] - _freed_pence(moved, day)
            row["capacity_pence"] = _freed_pence(moved, day)
        as_run = plans.get((day, "as_run", trust))
        if as_run is not None and about["basis"] != "synthetic" and _covers(moved, day, trust):
            row["planning_gain_pence"] = as_run["cost_pence"] - alone["cost_pence"]
            _expect_gain(book, (day, "planning", trust), as_run, alone, about)
        book.tables["transport_gains"].add(row)


def _freed_pence(moved: Movements, day: str) -> int:
    """Return what of the hours saved stays within duties that remain, so that nobody is paid less [pence]."""
    out = {plan: moved.routes.get((day, plan), ()) for plan in ("alone", "together")}
    saved = sum((route.hours_pence for route in out["alone"]), Fraction(0))
    saved -= sum((route.hours_pence for route in out["together"]), Fraction(0))
    whole = Fraction(0)
    for name in {route.vehicle["vehicle"] for route in out["alone"]}:
        before, after = ([route for route in out[plan] if route.vehicle["vehicle"] == name] for plan in out)
        shortest = sorted(before, key=lambda route: route.duration)
        whole += sum((route.hours_pence for route in shortest[: max(0, len(before) - len(after))]), Fraction(0))
    return round_half_up(max(Fraction(0), saved - whole)) if saved > 0 else 0


def _expect_gain(book: Book, of: tuple[str, str, str], before: Row, after: Row, about: dict[str, str]) -> str:
    day, kind, trust = of
    parts = {row["figure"]: sign for row, sign in ((before, 1), (after, -1)) if row["figure"]}
    if not parts:
        return ""
    name = f"transport_gain:{day}:{kind}:{trust}".rstrip(":")
    return book.add_sum(name, parts, {**about, "trust": trust}, "transport_gain")


def _covers(moved: Movements, day: str, trust: str) -> bool:
    """Whether the record has just the journeys that the plan alone serves."""

    def served(plan: str) -> set[str]:
        stops = (stop["request"] for route in moved.routes.get((day, plan), ()) for stop in route.stops)
        return {name for name in stops if trust in ("", moved.requests[day, name]["trust"])}

    return served("as_run") == served("alone")


def _expect_year(book: Book, run: RunRecord) -> None:
    """Recompute the gain of a year, where enough kinds of day stand behind it."""
    days = {row["day_type"]: row["days"] for row in run.rows("day_types")}
    gains = book.tables["transport_gains"].rows
    kinds = {day for day, _ in gains}
    if len(days) < _FEWEST_KINDS or not set(days) <= kinds:
        return
    book.tables["transport_year"] = ExpectedTable(("trust",))
    for trust in sorted({trust for _, trust in gains}):
        own = [row for (day, of), row in gains.items() if of == trust and day in days]
        if not own:
            continue
        total = sum(days[row["day_type"]] * row["collaboration_gain_pence"] for row in own)
        basis = weakest([run.about("day_types", "basis"), *(row["basis"] for row in own)])
        about = {"trust": trust, "basis": basis, "scope": scope_of(basis, context=True)}
        parts = used(row["figure"] for row in own if row["figure"])
        name = f"transport_year:{trust}".rstrip(":")
        book.add(name, Expected("transport_year", total, parts=parts, about=about))
        row = {"trust": trust, "days": sum(days.values()), "gain_pence": total, "basis": basis, "figure": name}
        margin = _margin({row["day_type"]: row["collaboration_gain_pence"] for row in own}, days)
        interval = {"low_pence": total - margin, "high_pence": total + margin, "day_types": len(days)}
        book.tables["transport_year"].add(row | interval)


def _margin(gains: Mapping[str, int], days: Mapping[str, int]) -> int:
    """Return 1.96 standard errors of a year's gain [pence]."""
    year, kinds = sum(days.values()), len(days)
    mean = Fraction(sum(days[day] * gains.get(day, 0) for day in days), year)
    variance = sum((days[day] * (gains.get(day, 0) - mean) ** 2 for day in days), Fraction(0)) / year
    return round_half_up(Fraction(1.96 * sqrt(float(variance) * kinds / (kinds - 1)) / sqrt(kinds) * year))
