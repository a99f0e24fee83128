"""What patients get, and how good a plan is said to be, recomputed from stops and requests."""

from __future__ import annotations

from fractions import Fraction

from optimiser.audit.book import Book, ExpectedTable
from optimiser.audit.comparison import Comparison
from optimiser.audit.reading import Row, RunRecord
from optimiser.audit.transport.reading import Driven, Movements, movements_of

_Ride = tuple[str, str, int, int, int, int]
_PROOF = "record/findings/transport_proof.csv"


def expect_service(book: Book, run: RunRecord) -> None:
    """Recompute the rows of ``transport_service``.

    Parameters
    ----------
    book
        Takes the rows.
    run
        The run.
    """
    moved = movements_of(run)
    if moved is None:
        return
    book.tables["transport_service"] = table = ExpectedTable(("day_type", "plan", "trust", "mobility"))
    within = 60 * int(run.setting("transport", "served_within_minutes"))
    for (day, plan), routes in sorted(moved.routes.items()):
        rides = [ride for route in routes for ride in _rides(moved, day, route)]
        basis = book.tables["transport_plans"].rows[day, plan, ""]["basis"]
        groups: dict[tuple[str, str], list[_Ride]] = {}
        for ride in rides:
            for trust in ("", ride[0]):
                for mobility in ("", ride[1]):
                    groups.setdefault((trust, mobility), []).append(ride)
        for (trust, mobility), own in groups.items():
            key: Row = {"day_type": day, "plan": plan, "trust": trust, "mobility": mobility, "basis": basis}
            table.add(key | _measures(own, within))


def _rides(moved: Movements, day: str, route: Driven) -> list[_Ride]:
    """Return trust, mobility, direct ride, time on board, earliness and waiting of each request with its times [s]."""
    begins = {(stop["request"], stop["action"]): stop["begin_s"] for stop in route.stops}
    found = []
    for stop in route.stops:
        picked_up, delivered = begins[stop["request"], "pickup"], begins.get((stop["request"], "delivery"))
        if stop["action"] == "delivery" or picked_up is None or delivered is None:
            continue
        row = moved.requests[day, stop["request"]]
        mobility = moved.journeys[row["row"]]["mobility"]
        direct = moved.way(row["pickup_place"], row["delivery_place"])[0]
        on_board = delivered - picked_up - row["pickup_service_s"]
        early, wait = row["delivery_to_s"] - delivered, picked_up - row["pickup_from_s"]
        found.append((row["trust"], mobility, direct, on_board, early, wait))
    return found


def _measures(own: list[_Ride], within: int) -> Row:
    count = len(own)

    def mean(seconds: list[int]) -> Fraction:
        return Fraction(sum(seconds), 60 * count)

    return {
        "journeys": count,
        "mean_direct_min": mean([ride[2] for ride in own]),
        "mean_on_board_min": mean([ride[3] for ride in own]),
        "longest_on_board_min": Fraction(max(ride[3] for ride in own), 60),
        "mean_added_min": mean([ride[3] - ride[2] for ride in own]),
        "within_limit_share": Fraction(sum(ride[3] <= within for ride in own), count),
        "mean_early_min": mean([ride[4] for ride in own]),
        "mean_wait_min": mean([ride[5] for ride in own]),
    }


def check_proofs(run: RunRecord, book: Book, found: Comparison) -> None:
    """See that what is said of a plan's proof follows from its cost and its bound, and that each plan has its proof.

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
    listed = run.findings.get("transport_proof", [])
    by_key = {(row["day_type"], row["plan"], row["trust"]): row for row in listed}
    found.require(len(by_key) == len(listed), _PROOF, "", "A proof is told twice.")
    for key, plan in plans.items():
        due = plan["journeys"] and ((key[1] == "alone" and key[2]) or (key[1] == "together" and not key[2]))
        found.require(not due or key in by_key, _PROOF, ":".join(key), "It is not told how good the plan is.")
        if key[1:] == ("together", ""):
            dear = plan["cost_pence"] > plans[key[0], "alone", ""]["cost_pence"]
            found.require(not dear, _PROOF, ":".join(key), "Together costs more than each trust alone.")
    for key, row in by_key.items():
        name = ":".join(key)
        if found.require(key in plans, _PROOF, name, "There is no such plan."):
            found.same(_PROOF, name, row["cost_pence"], plans[key]["cost_pence"], "cost_pence")
            found.same(_PROOF, name, row["journeys"], plans[key]["journeys"], "journeys")
        _check_proof(run, row, name, found)


def _check_proof(run: RunRecord, row: Row, name: str, found: Comparison) -> None:
    """See that gap, status and method follow from cost and bound."""
    cost, bound = row["cost_pence"], row["bound_pence"]
    none = row["method"] == "no bound"
    found.require(none == (bound is None), _PROOF, name, "It is told how a bound was proven that is not there.")
    if bound is None:
        found.require(row["proof_gap"] is None, _PROOF, name, "A gap is told without a bound.")
        found.require(row["status"] == "limit", _PROOF, name, "It is said to be proven without a bound.")
        return
    found.require(bound <= cost, _PROOF, name, "The bound is above the cost.")
    gap = Fraction(cost - bound, cost) if cost else Fraction(0)
    found.same(_PROOF, name, row["proof_gap"], gap, "proof_gap")
    if row["status"] == "optimal":
        found.same(_PROOF, name, bound, cost, "the bound of what is proven the best, in pence,")
    elif row["status"] == "within_gap":
        # The bound is told in whole pence, rounded down.
        near = Fraction(cost - bound - 1) <= Fraction(run.setting("solve", "gap")) * cost
        found.require(near, _PROOF, name, "It is said to be within the gap that was asked for.")
