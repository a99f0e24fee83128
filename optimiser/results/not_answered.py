"""Questions the case cannot answer, each with the reason and what would be needed: never guessed."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from optimiser.case import Case
from optimiser.results.transport.year import FEWEST_KINDS

_NEEDS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    (
        "Who pays what for the same item?",
        ("spend_lines", "items"),
        "Spend lines with item, quantity and amount, and the items.",
    ),
    (
        "Which contracts can be aligned, and what must be decided by when?",
        ("contracts",),
        "A contract register with end dates.",
    ),
    ("What would the recommended award of pooled demand cost?", ("offers",), "Offers of suppliers for the items."),
    ("Which price tiers would pooled volume reach?", ("offers", "offer_tiers"), "Offers with their tiers."),
    (
        "What did the trusts really pay after rebates?",
        ("adjustments",),
        "Rebates, bulk deals and credits by line or item.",
    ),
    ("What does business mileage cost at each rate?", ("mileage", "mileage_rates"), "Miles by trust and dated rates."),
    (
        "Which patient journeys could share a vehicle?",
        ("journeys",),
        "Journeys by area, window and mobility; nothing that names a person.",
    ),
    ("Which courier rounds overlap?", ("rounds", "round_stops"), "Timetables of the rounds."),
    (
        "Which goods could share a vehicle, with each other or with patients?",
        ("consignments",),
        "Consignments by class, place and window, and which classes may share a vehicle.",
    ),
    (
        "What would patient transport cost each trust alone, and what all together?",
        ("journeys", "vehicles", "depots"),
        "Journeys, and vehicles with depot, places, shift and cost.",
    ),
    (
        "What would better planning bring, without working together?",
        ("recorded_routes", "recorded_stops"),
        "What the vehicles did on the same day, as recorded.",
    ),
    (
        "What would working together in patient transport bring in a year?",
        ("day_types",),
        "How many days of a year are of each kind, five kinds at least, with the journeys of each.",
    ),
    ("How far does it carry towards the targets?", ("targets",), "Targets by trust and lever."),
    ("How much of the target is identified?", ("schemes",), "The trusts' own scheme table, with owner and status."),
    ("What has been delivered so far?", ("actuals",), "Delivery by scheme and month."),
)


def not_answered(
    case: Case, tables: Mapping[str, pd.DataFrame], unapplied: tuple[int, ...] = ()
) -> list[dict[str, str]]:
    """List what cannot be answered from this case.

    Parameters
    ----------
    case
        The case.
    tables
        What was found.
    unapplied
        Rows of adjustments that meet no spend line.
    """
    rows = []
    for question, needed, remedy in _NEEDS:
        absent = [table for table in needed if table not in case]
        if absent:
            word = "table" if len(absent) == 1 else "tables"
            rows.append(
                {"question": question, "reason": f"The case has no {word} {', '.join(absent)}.", "needed": remedy}
            )
    rows += [
        {
            "question": f"What do the records say about {table.name.replace('_', ' ')}?",
            "reason": f"The table {table.name} is synthetic: made up to show the method.",
            "needed": f"The collaborative's own {table.name.replace('_', ' ')}.",
        }
        for table in case.tables.values()
        if table.basis == "synthetic"
    ]
    if unapplied:
        rows.append(
            {
                "question": "What do the adjustments that meet no line belong to?",
                "reason": f"Rows {', '.join(map(str, unapplied))} of adjustments meet no spend line: not applied.",
                "needed": "The line, or the item of a trust with spend lines, that each belongs to.",
            }
        )
    rows += _from_findings(case, tables)
    rows += _of_transport(case)
    return rows


def _of_transport(case: Case) -> list[dict[str, str]]:
    """List what the movements are there for but do not support."""
    rows = []
    if {"journeys", "day_types"} <= set(case.tables):
        planned, weighed = (set(case.frame(name)["day_type"]) for name in ("journeys", "day_types"))
        if len(weighed) < FEWEST_KINDS or not weighed <= planned:
            rows.append(
                {
                    "question": "What would working together in patient transport bring in a year?",
                    "reason": f"Of {len(weighed)} kinds of day with a weight {len(weighed & planned)} have journeys; "
                    f"it takes {FEWEST_KINDS}, and all that have a weight.",
                    "needed": "Journeys of every kind of day of the year.",
                }
            )
    if {"rounds", "consignments"} & set(case.tables):
        rows.append(
            {
                "question": "What would the movements of goods cost, planned anew?",
                "reason": "Goods and rounds are compared pair by pair; vehicles are planned for patients only.",
                "needed": "A later version of the program.",
            }
        )
    return rows


def _from_findings(case: Case, tables: Mapping[str, pd.DataFrame]) -> list[dict[str, str]]:
    """List what the tables are there for but do not support."""
    rows = []
    prices = tables.get("unit_prices")
    if prices is not None and "items" in case and not prices.empty and not prices["compared"].any():
        rows.append(
            {
                "question": "Which prices lie above the others?",
                "reason": "No item passes the support rule: too few trusts, lines or units have a price.",
                "needed": "Prices of more trusts, or a scenario with a lower buying.min_trusts, said so on its face.",
            }
        )
    if "spend_lines" in case and not case.frame("spend_lines")["quantity_millionths"].notna().any():
        rows.append(
            {
                "question": "What price does each trust pay its shared suppliers?",
                "reason": "The spend lines carry pounds and no quantities, so no price can be claimed from them.",
                "needed": "Purchase-order lines with quantities and units.",
            }
        )
    return rows
