"""What else is told of the plans: what is saved of kilometres and hours, what nobody serves alone, the frontier."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from itertools import combinations

from optimiser.audit.book import Book
from optimiser.audit.comparison import Comparison
from optimiser.audit.reading import Row, RunRecord
from optimiser.audit.transport.reading import Movements

_GAINS = "record/findings/transport_gains.csv"
_UNSERVED = "record/findings/transport_unserved.csv"
_FRONTIER = "record/findings/transport_frontier.csv"
_TWO_ROUNDINGS = Fraction(2, 1_000_000)


def check_saved(run: RunRecord, book: Book, found: Comparison) -> None:
    """Recompute the kilometres and hours saved; each is the difference of two numbers that were rounded before.

    Parameters
    ----------
    run
        The run.
    book
        Holds the plans as recomputed.
    found
        Takes the differences.
    """
    plans = book.tables["transport_plans"].rows if "transport_plans" in book.tables else {}
    for row in run.findings.get("transport_gains", []):
        name = f"{row['day_type']}:{row['trust']}"
        for measure in ("km", "hours"):
            alone, together = (plans[row["day_type"], plan, row["trust"]][measure] for plan in ("alone", "together"))
            off = abs(Fraction(row[f"{measure}_saved"]) - (alone - together))
            found.require(off <= _TWO_ROUNDINGS, _GAINS, name, f"{measure}_saved is not what the plans differ by.")


def check_unserved(run: RunRecord, moved: Movements, found: Comparison) -> None:
    """Count what no trust can serve alone, and see that what sharing adds is told once a day.

    Parameters
    ----------
    run, moved
        The run and what was driven.
    found
        Takes the differences.
    """
    due: dict[tuple[str, str], int] = defaultdict(int)
    for (day, _), row in moved.requests.items():
        if not row["served_alone"]:
            due[day, row["trust"]] += 1
    told: dict[tuple[str, str], int] = defaultdict(int)
    extra: dict[str, list[int | None]] = defaultdict(list)
    for row in run.findings.get("transport_unserved", []):
        told[row["day_type"], row["trust"]] += row["journeys"]
        extra[row["day_type"]].append(row["extra_cost_pence"])
        name = f"{row['day_type']}:{row['trust']}"
        found.require(row["served_together"] <= row["journeys"], _UNSERVED, name, "More are served than there are.")
    for day, trust in sorted(due.keys() | told.keys()):
        found.same(_UNSERVED, f"{day}:{trust}", told.get((day, trust), 0), due.get((day, trust), 0), "journeys")
    for day, pence in extra.items():
        once = pence[0] is not None and not any(cost is not None for cost in pence[1:])
        found.require(once, _UNSERVED, day, "What serving them adds is not told once, on the first row of the day.")


def check_frontier(run: RunRecord, book: Book, found: Comparison) -> None:
    """See that the frontier has the plan together on it, and that no other point contradicts a bound.

    Parameters
    ----------
    run
        The run.
    book
        Holds plans and service as recomputed.
    found
        Takes the differences.
    """
    by_day: dict[str, list[Row]] = defaultdict(list)
    for row in run.findings.get("transport_frontier", []):
        by_day[row["day_type"]].append(row)
    bounds = {
        row["day_type"]: row["bound_pence"]
        for row in run.findings.get("transport_proof", [])
        if row["plan"] == "together"
    }
    own = int(run.setting("transport", "max_minutes_added"))
    asked = {int(minutes) for minutes in run.setting("transport", "frontier_minutes") if minutes < own}
    for day, rows in by_day.items():
        minutes = [row["minutes_added"] for row in rows]
        holds = minutes == sorted(set(minutes)) and own in minutes and set(minutes) <= {own, *asked}
        found.require(holds, _FRONTIER, day, "The minutes are not those that were asked for.")
        plan, ride = (book.tables[name].rows for name in ("transport_plans", "transport_service"))
        for row in rows:
            name = f"{day}:{row['minutes_added']}"
            found.same(_FRONTIER, name, row["basis"], plan[day, "together", ""]["basis"], "basis")
            low = row["bound_pence"]
            found.require(low is None or low <= row["cost_pence"], _FRONTIER, name, "The bound is above the cost.")
            if row["minutes_added"] == own:
                found.same(_FRONTIER, name, row["cost_pence"], plan[day, "together", ""]["cost_pence"], "cost_pence")
                found.same(_FRONTIER, name, low, bounds.get(day), "bound_pence")
                added = ride[day, "together", "", ""]["mean_added_min"]
                found.same(_FRONTIER, name, row["mean_added_min"], added, "mean_added_min")
        # A shorter ride lets an outward journey end sooner and its return begin sooner, so that more may be possible.
        returns = any(row["return_of"] for row in run.rows("journeys") if row["day_type"] == day)
        for tight, wide in combinations(rows, 2) if not returns else ():
            fits = wide["bound_pence"] is None or wide["bound_pence"] <= tight["cost_pence"]
            name = f"{day}:{tight['minutes_added']}"
            found.require(fits, _FRONTIER, name, "It costs less than is proven to be possible with more minutes.")
