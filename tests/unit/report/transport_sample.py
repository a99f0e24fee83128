"""A small run with transport: two trusts and a provider on one weekday, alone and together; real or synthetic."""

from __future__ import annotations

import datetime as dt
from typing import Any

from optimiser.report.html.context import Report
from optimiser.report.html.findings import Findings, split_findings
from optimiser.report.html.transport.part import TransportPart
from optimiser.report.view import RunView
from tests.unit.report.html.sample_view import PLANTED, figure, frame, inputs, part

DAY = "weekday"
TRUSTS = {"AAA": "Ash", "BBB": "Beech"}
Row = dict[str, Any]
# Plan and trust to pence, vehicles, kilometres, hours; the trust is empty for all.
COSTS = {
    ("as_run", "AAA"): (9_000, 2, 60.0, 4.0),
    ("as_run", "BBB"): (6_000, 1, 40.0, 3.0),
    ("as_run", ""): (15_000, 3, 100.0, 7.0),
    ("alone", "AAA"): (8_000, 1, 55.0, 3.5),
    ("alone", "BBB"): (5_000, 1, 35.0, 2.5),
    ("alone", ""): (13_000, 2, 90.0, 6.0),
    ("together", "AAA"): (4_000, 1, 30.0, 2.0),
    ("together", "BBB"): (5_200, 0, 30.0, 2.5),
    ("together", ""): (9_200, 1, 60.0, 4.5),
}
# Plan, route, vehicle, owner, trusts, leaves and is back [s], pence.
ROUTES = (
    ("as_run", 1, "bus", "AAA", "AAA", 32_400, 36_000, 9_000),
    ("as_run", 2, "car", "BBB", "BBB", 30_600, 39_600, 6_000),
    ("alone", 1, "bus", "AAA", "AAA", 32_400, 45_000, 8_000),
    ("alone", 2, "car", "BBB", "BBB", 30_600, 39_600, 5_000),
    ("together", 1, "bus", "AAA", "AAA;BBB", 30_600, 46_800, 9_200),
)


def transport_view(basis: str = "supplied", /, **more: list[Row]) -> RunView:
    """Return the run.

    Parameters
    ----------
    basis
        Basis of the movements.
    more
        Rows of further tables of findings, or of the same ones in place of those here, by name.
    """
    rows = _findings(basis) | more
    scope = "illustration" if basis == "synthetic" else "context"
    figures, sources = _figures(basis, scope)
    tables = {name: frame(name, found) for name, found in rows.items()}
    tables |= {"figures": frame("figures", figures), "figure_sources": frame("figure_sources", sources)}
    gain = COSTS["alone", ""][0] - COSTS["together", ""][0]
    result: Row = {
        "run_id": "0123456789ab",
        "case": "sample",
        "case_title": "Sample",
        "as_of": "2026-11-22",
        "arithmetic_verified": True,
        "basis": {"journeys": basis, "vehicles": basis, "contracts": "published"},
        "sources": {
            "journeys": {"file": "journeys.csv", "basis": basis},
            "recorded_routes": {"file": "recorded_routes.csv", "basis": basis},
            "vehicles": {"file": "vehicles.csv", "basis": basis, "period": "2026/27"},
        },
        "headline": {},
        "illustration": {},
        "headline_sentence": "",
        "illustration_sentence": "",
        "trusts": [{"code": code, "name": name, "headline": {}, "illustration": {}} for code, name in TRUSTS.items()],
        "settings": {
            "transport": {"overlap_minutes_added": 20, "served_within_minutes": 60},
            "privacy": {"smallest_count": 8},
        },
        "transport": {
            "day_type": DAY,
            "basis": basis,
            "overlap": {
                "patient_patient": {
                    "day_type": DAY,
                    "basis": basis,
                    "pairs": 300,
                    "shareable": 40,
                    "matched": 12,
                    "km": 210.4,
                }
            },
            "alone_pence": COSTS["alone", ""][0],
            "together_pence": COSTS["together", ""][0],
            "cash_pence": gain - 800,
            "proof_gap_pence": 92,
            "vehicles": {"alone": 2, "together": 1},
        },
    }
    return RunView(result, tables, _inputs())


def transport_part(basis: str = "supplied", /, **more: list[Row]) -> TransportPart:
    """Return transport in the part of the page that it stands in."""
    report = Report(transport_view(basis, **more))
    main, apart = split_findings(report.view)
    findings: Findings = apart if basis == "synthetic" else main
    return TransportPart(report, findings)


def overlap_row(kind: str, across: bool | None, basis: str = "supplied", **more: Any) -> Row:
    """Return a row of ``overlap``."""
    counts = {"pairs": 300, "shareable": 40, "movements": 30, "matched": 12}
    lengths = {"matched_km": 210.4, "matched_bound_km": 215.0, "matched_hours": 4.2}
    return {"day_type": DAY, "kind": kind, "across": across, "basis": basis, **counts, **lengths, **more}


def corridor(kind: str, origin: str, destination: str, km: Any, **more: Any) -> Row:
    """Return a row of ``overlap_corridors``."""
    usual = {"trust_a": "AAA", "trust_b": "BBB", "hour": 9, "pairs": 10, "matched": 9, "minutes": 22.5}
    return {"day_type": DAY, "kind": kind, "origin": origin, "destination": destination, "km": km, **usual, **more}


def _findings(basis: str) -> dict[str, list[Row]]:
    shared = {"day_type": DAY, "basis": basis}
    gains = [
        {
            **shared,
            "trust": trust,
            "planning_gain_pence": COSTS["as_run", trust][0] - COSTS["alone", trust][0],
            "collaboration_gain_pence": COSTS["alone", trust][0] - COSTS["together", trust][0],
            "cash_pence": None if trust else 3_000,
            "capacity_pence": None if trust else 800,
            "vehicles_saved": COSTS["alone", trust][1] - COSTS["together", trust][1],
            "km_saved": COSTS["alone", trust][2] - COSTS["together", trust][2],
            "hours_saved": COSTS["alone", trust][3] - COSTS["together", trust][3],
            "figure": f"transport_gain:{DAY}:collaboration:{trust}".rstrip(":"),
        }
        for trust in ("AAA", "BBB", "")
    ]
    if basis == "synthetic":
        gains = [{**row, "planning_gain_pence": None} for row in gains]
    return {
        "overlap": [
            overlap_row("patient_patient", None, basis),
            overlap_row("patient_patient", True, basis, shareable=25),
        ],
        "overlap_reasons": [{"day_type": DAY, "kind": "patient_patient", "reason": "window", "pairs": 260}],
        "overlap_corridors": [
            corridor("patient_patient", "A1", "B1", 16.0),
            corridor("patient_patient", "NE1", "B1", 8.0, hour=14),
        ],
        "overlap_cliques": [
            {
                "day_type": DAY,
                "kind": "patient_patient",
                "size": 3,
                "cliques": 11,
                "trusts": 2,
                "km": 20.5,
                "complete": True,
            }
        ],
        "transport_plans": [_plan(plan, trust, basis) for plan, trust in COSTS],
        "transport_gains": gains,
        "transport_routes": [_route(*row) for row in ROUTES],
        "transport_service": [
            {**shared, "plan": plan, "trust": trust, "mobility": mobility, "journeys": 10, **_service(minutes)}
            for plan, minutes in (("alone", 30.0), ("together", 34.5))
            for trust, mobility in (("", ""), ("", "walker"), ("AAA", ""), ("AAA", "walker"))
        ],
        "transport_frontier": [
            {**shared, "minutes_added": 5, "cost_pence": 9_900, "bound_pence": 9_500, "mean_added_min": 1.5},
            {**shared, "minutes_added": 30, "cost_pence": 9_200, "bound_pence": 9_108, "mean_added_min": 4.5},
        ],
        "transport_proof": [
            {"day_type": DAY, "plan": "alone", "trust": "AAA", "status": "limit", "cost_pence": 8_000}
            | {"method": "no bound", "journeys": 10},
            {"day_type": DAY, "plan": "together", "trust": "", "status": "within_gap", "cost_pence": 9_200}
            | {"bound_pence": 9_108, "proof_gap": 0.01, "method": "linear program", "journeys": 20},
        ],
        "travel_model": [
            {
                "method": "straight_line",
                "band": "all",
                "pairs": 6,
                "mean_error_min": -1.2,
                "mean_absolute_error_min": 2.25,
            }
            | {"formula": "minutes = 10.8 + 0.852 x", "source": "Held against known times"}
        ],
    }


def _plan(plan: str, trust: str, basis: str) -> Row:
    pence, vehicles, km, hours = COSTS[plan, trust]
    kind = "transport_part" if trust else "transport_plan"
    return {
        "day_type": DAY,
        "plan": plan,
        "trust": trust,
        "cost_pence": pence,
        "vehicles": vehicles,
        "km": km,
        "hours": hours,
        "kgco2e": km / 4,
        "journeys": 10 if trust else 20,
        "unserved": 0,
        "basis": basis,
        "figure": f"{kind}:{DAY}:{plan}:{trust}".rstrip(":"),
    }


def _route(plan: str, route: int, vehicle: str, owner: str, trusts: str, leave: int, back: int, pence: int) -> Row:
    return {
        "day_type": DAY,
        "plan": plan,
        "route": route,
        "vehicle": vehicle,
        "owner": owner,
        "trusts": trusts,
        "journeys": 10,
        "depart": leave // 60,
        "return": back // 60,
        "km": 45.5,
        "minutes": (back - leave) / 60,
        "cost_pence": pence,
        "kgco2e": 11.0,
        "depart_s": leave,
        "return_s": back,
        "metres": 45_500,
        "break_home": False,
        "figure": f"transport_route:{DAY}:{plan}:{route}",
    }


def _service(minutes: float) -> Row:
    return {
        "mean_direct_min": 25.0,
        "mean_on_board_min": minutes,
        "longest_on_board_min": minutes * 2,
        "mean_added_min": minutes - 25,
        "within_limit_share": 0.9,
        "mean_early_min": 12.0,
        "mean_wait_min": 7.5,
    }


def _figures(basis: str, scope: str) -> tuple[list[Row], list[Row]]:
    shared = {"scope": scope, "basis": basis, "period": f"one representative day ({DAY})"}
    figures, sources = [], []
    for plan, route, *_, pence in ROUTES:
        name = f"transport_route:{DAY}:{plan}:{route}"
        figures.append(figure(name, "transport_route", pence, **shared))
        sources.append(part(name, 1, row=2, table="vehicles"))
    for (plan, trust), (pence, *_) in COSTS.items():
        if trust:
            name, method = f"transport_part:{DAY}:{plan}:{trust}", f"Split by direct distance {PLANTED}."
            figures.append(figure(name, "transport_part", pence, trust=trust, **{**shared, "method": method}))
            sources.append(part(name, 1, f"transport_route:{DAY}:{plan}:1", 0))
        else:
            figures.append(figure(f"transport_plan:{DAY}:{plan}", "sum", pence, **shared))
    for kind, before, after in (("planning", "as_run", "alone"), ("collaboration", "alone", "together")):
        for trust in ("AAA", "BBB", ""):
            name = f"transport_gain:{DAY}:{kind}:{trust}".rstrip(":")
            pence = COSTS[before, trust][0] - COSTS[after, trust][0]
            figures.append(figure(name, "transport_gain", pence, trust=trust, **shared))
    return figures, sources


def _inputs() -> dict[str, Any]:
    sites = [("A1", "AAA", f"Ash Hospital {PLANTED}", 54.9, -1.6), ("B1", "BBB", "Beech Hospital", 54.7, -1.4)]
    return {
        "trusts": inputs("trusts", [{"trust": code, "name": name} for code, name in TRUSTS.items()]),
        "sites": inputs(
            "sites",
            [
                {"site": code, "trust": trust, "name": name, "latitude": lat, "longitude": lon}
                for code, trust, name, lat, lon in sites
            ],
        ),
        "areas": inputs("areas", [{"area": "NE1", "name": "", "latitude": 54.97, "longitude": -1.61}]),
        "contracts": inputs(
            "contracts",
            [
                {"contract": "C1", "title": "Courier days", "end": dt.date(2027, 3, 31)},
                {"contract": "C2", "title": "Courier nights", "end": dt.date(2027, 6, 30)},
            ],
        ),
    }
