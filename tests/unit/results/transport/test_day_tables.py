"""Everything that came of planning one day, drawn by hand: two trusts, one van each, and one journey left at home."""

from __future__ import annotations

from typing import Any

from models.transport.part import part_of
from models.transport.plan import Plan, Route
from optimiser.config.scenario import Scenario
from optimiser.prepare.transport.day import COST_UNITS, RecordedRoute
from optimiser.results.ledger import Ledger
from optimiser.results.transport.day_tables import enter_day
from optimiser.results.transport.frontier import FrontierPoint
from optimiser.solve.outcome import Outcome, Status
from optimiser.solve.transport.answer import PlanAnswer
from optimiser.solve.transport.baselines import AlonePlan, DayPlans
from tests.unit.results.transport.day_case import day_case
from tests.unit.results.transport.day_in_pence import drawn_day, journey, only, record, van

# a (S) and b (T) are served; c (S) is served only when vans are shared. Alone 14.20 and 16.20, together 16.40.
REQUESTS = [journey("a", "S"), journey("b", "T", 1, 3), journey("c", "S", 2, 3, pickup_window=(0, 9999))]
VANS = [van("s", "S"), van("t", "T")]
RECORDED = record("R", 0, (0, 3), (600, 1260), depart=0, back=2520, cost_pence=2000)

Rows = dict[str, list[dict[str, Any]]]


def answer(*routes: Route, bound: int, method: str = "drawn") -> PlanAnswer:
    """Return a plan that was stopped at a limit, with its bound [pence]."""
    outcome = Outcome(status=Status.LIMIT, objective=None, bound=None, seconds=0.0, seed=1, solver="none")
    return PlanAnswer(outcome, Plan(tuple(routes), ()), bound * COST_UNITS, method)


def tables(*recorded: RecordedRoute, points: bool = False, extended: bool = True) -> tuple[Rows, Ledger]:
    """Return the rows by table, and the ledger."""
    day = drawn_day(REQUESTS, VANS, recorded, unserved_cost=1)
    part = part_of(day.instance, (0, 1), (0, 1))
    own = {
        "S": AlonePlan("S", answer(only(0, 0, 1), bound=1400), (only(0, 0, 3),), (0,), (2,), frozenset({2})),
        "T": AlonePlan("T", answer(only(0, 0, 1), bound=1620), (only(1, 1, 4),), (1,), (), frozenset()),
    }
    together = answer(only(1, 0, 1, 2, 3), bound=1600)
    more = (only(0, 2, 5), only(1, 0, 1, 3, 4)) if extended else None
    plans = DayPlans(own, together, part, (only(1, 0, 1, 3, 4),), more)
    further = [FrontierPoint(5, part, answer(only(0, 0, 2), only(1, 1, 3), bound=1500), day)] if points else []
    ledger = Ledger()
    return enter_day(day_case(), Scenario(), day, plans, further, ledger), ledger


def test_every_table_of_a_day_is_there() -> None:
    """With rows where there is something to say, and without where nothing was asked or recorded."""
    rows, _ = tables()
    assert {name for name, own in rows.items() if not own} == {"transport_frontier", "transport_recorded"}
    assert {name for name, own in rows.items() if own} == {
        f"transport_{name}"
        for name in ("plans", "routes", "stops", "service", "gains", "proof", "unserved", "requests", "travel")
    }


def test_plans_are_those_that_there_are() -> None:
    """Alone 30.40 and together 16.40; as run only where something was recorded."""
    rows, ledger = tables()
    totals = {row["plan"]: row["cost_pence"] for row in rows["transport_plans"] if not row["trust"]}
    assert totals == {"alone": 3040, "together": 1640}
    assert ledger.pence("transport_plan:weekday:alone") == 3040
    rows, ledger = tables(RECORDED)
    totals = {row["plan"]: row["cost_pence"] for row in rows["transport_plans"] if not row["trust"]}
    assert totals == {"as_run": 2000, "alone": 3040, "together": 1640}
    assert {row["plan"] for row in rows["transport_service"]} == {"as_run", "alone", "together"}


def test_gains_and_proofs_rest_on_the_same_plans() -> None:
    """14.00 are gained; each trust alone and all together have their bound."""
    rows, _ = tables()
    gains = {row["trust"]: row["collaboration_gain_pence"] for row in rows["transport_gains"]}
    assert (gains[""], gains["S"] + gains["T"]) == (1400, 1400)
    proofs = {(row["plan"], row["trust"]): row["bound_pence"] for row in rows["transport_proof"]}
    assert proofs == {("alone", "S"): 1400, ("alone", "T"): 1620, ("together", ""): 1600}


def test_what_alone_leaves_is_served_by_the_extended_plan() -> None:
    """The third journey adds a van for 62 min, 10.00 and 6.20; without such a plan nothing is said of it."""
    rows, _ = tables()
    (row,) = rows["transport_unserved"]
    assert (row["trust"], row["journeys"], row["served_together"], row["extra_cost_pence"]) == ("S", 1, 1, 1620)
    assert tables(extended=False)[0]["transport_unserved"] == []


def test_the_frontier_has_the_minutes_of_the_scenario() -> None:
    """The plan together stands at the 30 min of the default, with the bound of its proof."""
    rows, _ = tables(points=True)
    assert [(row["minutes_added"], row["cost_pence"], row["bound_pence"]) for row in rows["transport_frontier"]] == [
        (5, 3040, 1500),
        (30, 1640, 1600),
    ]


def test_faults_of_the_record_are_told() -> None:
    """A drive home of 20 min in 5; a record that can be driven has none."""
    assert tables(RECORDED)[0]["transport_recorded"] == []
    hurried = record("R", 0, (0, 3), (600, 1260), depart=0, back=1620)
    assert [row["minutes"] for row in tables(hurried)[0]["transport_recorded"]] == [15.0]


def test_requests_are_told_as_they_were_planned() -> None:
    """Places, windows and minutes filled in, its row in the file, and whether it is served alone."""
    rows, _ = tables()
    third = rows["transport_requests"][2]
    assert third == {
        "day_type": "weekday",
        "request": "c",
        "row": 4,
        "trust": "S",
        "pickup_place": "middle",
        "delivery_place": "far",
        "pickup_from_s": 0,
        "pickup_to_s": 9999,
        "delivery_from_s": 0,
        "delivery_to_s": 86400,
        "pickup_service_s": 60,
        "delivery_service_s": 60,
        "limit_s": None,
        "direct_s": 600,
        "served_alone": False,
    }
    assert [row["served_alone"] for row in rows["transport_requests"]] == [True, True, False]


def test_every_drive_between_two_places_is_told() -> None:
    """Twelve of four places, and none within a place."""
    rows, _ = tables()
    drives = {(row["origin"], row["destination"]): (row["seconds"], row["metres"]) for row in rows["transport_travel"]}
    assert len(drives) == len(rows["transport_travel"]) == 12
    assert drives["yard", "far"] == (1800, 3000)
    assert all(origin != destination for origin, destination in drives)
