"""Compares the figures of transport in ``result.json`` with the tables they are taken from."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from optimiser.audit.book import basis_of, weakest
from optimiser.audit.comparison import Comparison
from optimiser.audit.reading import RESULT, RunRecord
from optimiser.audit.repeated import dictionary
from optimiser.audit.transport.shared import HIDDEN, people_are_real, read_copy
from optimiser.money import round_half_up

_MEASURES = ("vehicles", "km", "kgco2e")
_GAINS = ("planning_gain_pence", "collaboration_gain_pence", "cash_pence", "capacity_pence")


def check_transport_result(run: RunRecord, found: Comparison) -> None:
    """Compare basis, period, and what the plans of the representative day cost and need.

    Parameters
    ----------
    run
        The run.
    found
        Takes the differences.
    """
    transport = dictionary(run.result, "transport")
    if "grey_fleet" in transport:
        _same(found, transport, "grey_fleet_basis", basis_of(run, "mileage", "mileage_rates"))
        _same(found, transport, "grey_fleet_period", run.about("mileage", "period"))
    if "transport_plans" in run.findings:
        _check_day(run, transport, found)
    elif run.findings.get("overlap"):
        _same(found, transport, "basis", weakest(row["basis"] for row in run.findings["overlap"]))
    elif "grey_fleet" in transport:
        _same(found, transport, "basis", transport["grey_fleet_basis"])
        _same(found, transport, "period", transport["grey_fleet_period"])


def _check_day(run: RunRecord, transport: dict[str, Any], found: Comparison) -> None:
    """Compare the figures of the representative day: the one that costs most alone."""
    totals = [row for row in run.findings["transport_plans"] if not row["trust"]]
    alone = {row["day_type"]: row["cost_pence"] for row in totals if row["plan"] == "alone"}
    day = min(alone, key=lambda name: (-alone[name], name))
    _same(found, transport, "day_type", day)
    _same(found, transport, "period", f"per representative day ({day})")
    for row in totals:
        if row["day_type"] != day:
            continue
        _same(found, transport, "basis", row["basis"])
        _same(found, transport, f"{row['plan']}_pence", row["cost_pence"])
        for measure in _MEASURES:
            said = dictionary(transport, measure).get(row["plan"])
            found.same(RESULT, f"transport.{measure}.{row['plan']}", said, row[measure], measure)
    _same(found, transport, "day_types", sorted(alone))
    _same(found, transport, "journeys", _journeys(run, day))
    if "consignments" in run.inputs:
        number = sum(row["day_type"] == day for row in run.rows("consignments"))
        _same(found, transport, "consignments", number)
    for row in run.findings.get("transport_gains", []):
        if (row["day_type"], row["trust"]) == (day, ""):
            for key in _GAINS:
                _same(found, transport, key, row[key])
    for row in run.findings.get("transport_proof", []):
        if (row["day_type"], row["plan"]) == (day, "together"):
            cost, bound = row["cost_pence"], row["bound_pence"]
            _same(found, transport, "bound_pence", bound)
            _same(found, transport, "status", row["status"])
            _same(found, transport, "bound_method", row["method"])
            distance = None if bound is None else cost - bound
            _same(found, transport, "proof_gap_pence", distance)
            _same(found, transport, "proof_gap", None if distance is None else Fraction(distance, cost) if cost else 0)


def _journeys(run: RunRecord, day: str) -> int | str:
    """Return how many journeys are said to be of a day; real ones are counted as far as that may be shown."""
    number = sum(row["journeys"] or 1 for row in run.rows("journeys") if row["day_type"] == day)
    if not people_are_real(run) or not number:
        return number
    if any(HIDDEN in (row["journeys"], row["unserved"]) for row in _shown_totals(run, day)):
        return HIDDEN
    smallest, step = (int(run.setting("privacy", key)) for key in ("smallest_count", "round_to"))
    return HIDDEN if number < smallest else max(step, step * round_half_up(Fraction(number, step)))


def _shown_totals(run: RunRecord, day: str) -> list[dict[str, str]]:
    """Return what is shared of a day's plans in all; nothing where the copy is not there."""
    copy = run.folder / "csv" / "transport_plans.csv"
    rows = read_copy(copy) if copy.is_file() else []
    return [row for row in rows if (row["day_type"], row["trust"]) == (day, "")]


def _same(found: Comparison, transport: dict[str, Any], key: str, due: object) -> None:
    found.same(RESULT, f"transport.{key}", transport.get(key), due, key)
