"""What result.json says of transport: overlap, plans and how good they are, one representative day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from optimiser.case import Case, weakest_basis
from optimiser.config.scenario import Scenario
from optimiser.report.json_rows import records
from optimiser.report.overlap_json import overlap_json, overlap_part
from optimiser.report.privacy import SUPPRESSED, people_basis
from optimiser.report.privacy_cells import shown_count
from optimiser.tables.findings_overlap import FINDINGS_OVERLAP
from optimiser.tables.findings_transport import FINDINGS_TRANSPORT, RECORD_ONLY

_PLANNED = (
    "travel_model",
    *(
        table.name
        for table in FINDINGS_TRANSPORT
        if table.name.startswith("transport_") and table.name not in RECORD_ONLY
    ),
)
_MEASURES = ("vehicles", "km", "kgco2e")


def transport_part(case: Case, scenario: Scenario, shared: Mapping[str, pd.DataFrame]) -> dict[str, Any]:
    """Return the part ``transport``; a figure that was not computed is absent, counts of real people are suppressed.

    Parameters
    ----------
    case, scenario
        What was run.
    shared
        Tables of findings as they may be shared.
    """
    found: dict[str, Any] = {}
    if "grey_fleet" in shared:
        found["grey_fleet"] = records(shared, "grey_fleet")
        found["grey_fleet_basis"] = weakest_basis(case.tables[name].basis for name in ("mileage", "mileage_rates"))
        found["grey_fleet_period"] = case.tables["mileage"].period
        found |= {"basis": found["grey_fleet_basis"], "period": found["grey_fleet_period"]}
    if "overlap" in shared and len(shared["overlap"]):
        found |= {"overlap": overlap_part(shared)}
        told = overlap_json(shared)
        found |= {key: told[key] for key in ("basis", "period", "day_types") if key in told}
    planned = _plans(shared) if "transport_plans" in shared else {}
    found |= {key: value for key, value in planned.items() if key != "counts"}
    for table in ("journeys", "consignments"):
        if table in case:
            found[table] = _count(case, scenario, table, found.get("day_type", ""))
    # Where the plans hide how many there are, so that a part cannot be got back, nothing else may tell.
    if any(SUPPRESSED in row for row in planned.pop("counts", ())):
        found["journeys"] = SUPPRESSED
    for name in (*(table.name for table in FINDINGS_OVERLAP if table.name != "overlap"), *_PLANNED):
        if name in shared:
            found[name.removeprefix("transport_")] = records(shared, name)
    return found


def representative_day(plans: list[dict[str, Any]]) -> str:
    """Return the kind of day that the figures of ``transport`` are of: the one that costs most alone.

    Parameters
    ----------
    plans
        Rows of ``transport_plans``.
    """
    totals = {row["day_type"]: row["cost_pence"] for row in plans if row["plan"] == "alone" and "trust" not in row}
    return str(min(totals, key=lambda day: (-totals[day], day)))


def _count(case: Case, scenario: Scenario, table: str, day: str) -> int | str:
    """Return how many journeys or consignments there are on a day, all days where none is named; may be suppressed."""
    frame = case.frame(table)
    own = frame[frame["day_type"] == day] if day else frame
    if table == "consignments":
        return len(own)
    number = int(own["journeys"].fillna(1).sum())
    if people_basis(case) == "synthetic" or not number:
        return number
    return SUPPRESSED if number < scenario.privacy.smallest_count else shown_count(number, scenario.privacy)


def _plans(shared: Mapping[str, pd.DataFrame]) -> dict[str, Any]:
    """Return the figures of the representative day."""
    plans = records(shared, "transport_plans")
    day = representative_day(plans)
    totals = {row["plan"]: row for row in plans if row["day_type"] == day and "trust" not in row}
    found: dict[str, Any] = {"day_type": day, "day_types": sorted({row["day_type"] for row in plans})}
    found |= {f"{plan}_pence": row["cost_pence"] for plan, row in totals.items()}
    for measure in _MEASURES:
        found[measure] = {plan: row[measure] for plan, row in totals.items() if measure in row}
    gains = [row for row in records(shared, "transport_gains") if row["day_type"] == day and "trust" not in row]
    keys = ("planning_gain_pence", "collaboration_gain_pence", "cash_pence", "capacity_pence")
    found |= {key: gains[0][key] for key in keys if gains and key in gains[0]}
    for row in records(shared, "transport_proof"):
        if (row["day_type"], row["plan"]) == (day, "together"):
            found |= {key: row[key] for key in ("bound_pence", "proof_gap", "status") if key in row}
            found["bound_method"] = row["method"]
            if "bound_pence" in row:
                found["proof_gap_pence"] = row["cost_pence"] - row["bound_pence"]
    basis = totals["alone"]["basis"]
    found["counts"] = [(row.get("journeys"), row.get("unserved")) for row in totals.values()]
    return {**found, "basis": basis, "period": f"per representative day ({day})"}
