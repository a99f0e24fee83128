"""Rows and figures of a plan, worked by hand on a straight road."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from optimiser.prepare.transport.day import TransportDay
from optimiser.results.ledger import Ledger, Source
from optimiser.results.transport.plans import emissions, enter_plan, shared_columns
from optimiser.results.transport.priced import PricedPlan, priced_plan, priced_records
from tests.unit.results.transport.day_case import day_case
from tests.unit.results.transport.day_in_pence import drawn_day, journey, only, record, van

# The van of T takes a (S, 1 km) and b (T, 2 km): 64 min and 6 km are 10.00 + 6.40 + 1.50; c is left at home.
REQUESTS = [journey("a", "S"), journey("b", "T", 1, 3), journey("c", "S", 2, 3)]
VANS = [van("s", "S", km=25), van("t", "T", km=25)]
DAY = drawn_day(REQUESTS, VANS, unserved_cost=1)
PLAN = priced_plan(DAY, "together", [only(1, 0, 1, 3, 4)])

Row = dict[str, Any]


def entered(day: TransportDay, plan: PricedPlan) -> tuple[dict[str, list[Row]], Ledger]:
    """Return the rows of a plan and the ledger it was entered in."""
    ledger = Ledger()
    return enter_plan(day_case(), day, plan, ledger), ledger


def some(row: Row, *columns: str) -> tuple[Any, ...]:
    """Return some columns of a row."""
    return tuple(row[column] for column in columns)


def test_what_a_plan_costs_and_needs_by_trust_and_in_all() -> None:
    """S rides one of three direct kilometres and owns nothing that goes out; its second journey is not served."""
    rows, _ = entered(DAY, PLAN)
    columns = ("trust", "cost_pence", "vehicles", "km", "hours", "kgco2e", "journeys", "unserved")
    assert [some(row, *columns) for row in rows["transport_plans"]] == [
        ("S", 597, 0, 2.0, 0.355556, 0.5, 1, 1),
        ("T", 1193, 1, 4.0, 0.711111, 1.0, 1, 0),
        ("", 1790, 1, 6.0, 1.066667, 1.5, 2, 1),
    ]


def test_a_trust_has_no_part_of_routes_without_its_journeys() -> None:
    """Alone S has 4 km and T 6; T pays 16.20 and 1.50 of distance."""
    rows, _ = entered(DAY, priced_plan(DAY, "alone", [only(0, 0, 3), only(1, 1, 4)]))
    columns = ("trust", "cost_pence", "vehicles", "km", "kgco2e")
    assert [some(row, *columns) for row in rows["transport_plans"]] == [
        ("S", 1520, 1, 4.0, 1.0),
        ("T", 1770, 1, 6.0, 1.5),
        ("", 3290, 2, 10.0, 2.5),
    ]


def test_the_parts_add_up_in_the_ledger() -> None:
    """The plan is the sum of its route; each trust's part uses the route it rides on."""
    rows, ledger = entered(DAY, PLAN)
    route, part, whole = "transport_route:weekday:together:1", "transport_part:weekday:together:S", "transport_plan:"
    assert [row["figure"] for row in rows["transport_plans"]][0::2] == [part, f"{whole}weekday:together"]
    assert [ledger.pence(name) for name in (route, part, f"{whole}weekday:together")] == [1790, 597, 1790]
    assert ledger.sources[part] == (Source(part_figure=route, sign=0),)
    assert ledger.sources[f"{whole}weekday:together"] == (Source(part_figure=route),)


def test_a_route_rests_on_its_vehicle_and_its_journeys() -> None:
    """Each with the row it stands in, once, in the order of the stops; none of them is added."""
    _, ledger = entered(DAY, PLAN)
    sources = ledger.sources["transport_route:weekday:together:1"]
    assert [(one.table, one.row, one.key, one.sign) for one in sources] == [
        ("vehicles", 3, "t", 0),
        ("journeys", 2, "a", 0),
        ("journeys", 3, "b", 0),
    ]
    figure = ledger.figures["transport_route:weekday:together:1"]
    assert (figure.scope, figure.detail, figure.value_pence) == ("context", "weekday", 1790)
    assert figure.source == "Source of journeys; Source of vehicles; Source of recorded_routes; Source of travel_times"


def test_a_recorded_route_rests_on_its_record() -> None:
    """Its row comes first and is added: what it costs stands there."""
    day = drawn_day([journey("a", "S")], [van("s", "S")], [record("R", 0, (0, 1), cost_pence=4321)])
    plan = priced_records(day)
    assert plan is not None
    rows, ledger = entered(day, plan)
    name = "transport_route:weekday:as_run:1"
    assert ledger.sources[name][0] == Source("recorded_routes", "recorded_routes.csv", "", 2, "R")
    assert ledger.figures[name].method.startswith("As recorded")
    assert [row["begin_s"] for row in rows["transport_stops"]] == [None, None]
    assert some(rows["transport_routes"][0], "recorded", "cost_pence") == ("R", 4321)


def test_a_route_has_its_times_and_its_way() -> None:
    """It leaves the yard ten minutes before the first stop; minutes are rounded down on leaving and up on return."""
    requests = [journey("a", "S", pickup_window=(7799, 9999), delivery_window=(0, 8459))]
    day = drawn_day(requests, [van("s", "S")])
    rows, _ = entered(day, priced_plan(day, "alone", [only(0, 0, 1)]))
    (route,) = rows["transport_routes"]
    assert some(route, "route", "vehicle", "owner", "trusts", "journeys") == (1, "s", "S", "S", 1)
    assert some(route, "depart_s", "return_s", "depart", "return") == (7199, 9719, 119, 162)
    assert some(route, "metres", "km", "minutes", "kgco2e", "recorded") == (4000, 4.0, 42.0, 1.0, "")


def test_stops_are_told_in_order() -> None:
    """Two pickups near, then each delivery where it goes."""
    rows, _ = entered(DAY, PLAN)
    stops = rows["transport_stops"]
    assert [some(stop, "stop", "request", "action", "place") for stop in stops] == [
        (1, "a", "pickup", "near"),
        (2, "b", "pickup", "near"),
        (3, "a", "delivery", "middle"),
        (4, "b", "delivery", "far"),
    ]
    begins = [stop["begin_s"] for stop in stops]
    assert [later - begins[0] for later in begins] == [0, 60, 720, 1380]


def test_a_break_stands_where_it_is_taken() -> None:
    """After 30 min of work one is due: here before the way home, and nowhere among the stops."""
    van_with_break = replace(van("s", "S"), break_after=30 * 60, break_length=600)
    day = drawn_day([journey("a", "S")], [van_with_break])
    rows, _ = entered(day, priced_plan(day, "alone", [only(0, 0, 1)]))
    taken = [stop["break_before"] for stop in rows["transport_stops"]]
    assert [*taken, rows["transport_routes"][0]["break_home"]] == [False, False, True]


def test_a_plan_without_routes_has_no_figure() -> None:
    """It costs nothing, and nothing is entered."""
    rows, ledger = entered(DAY, priced_plan(DAY, "alone", []))
    assert [some(row, "trust", "cost_pence", "unserved", "figure") for row in rows["transport_plans"]] == [
        ("S", 0, 2, ""),
        ("T", 0, 1, ""),
        ("", 0, 3, ""),
    ]
    assert (ledger.figures, rows["transport_routes"], rows["transport_stops"]) == ({}, [], [])


def test_without_a_factor_emissions_are_not_known() -> None:
    """Neither of the route nor of the plan; of no route at all they are nothing."""
    day = drawn_day(REQUESTS, VANS, factor=None, unserved_cost=1)
    plan = priced_plan(day, "together", [only(1, 0, 1, 3, 4)])
    rows, _ = entered(day, plan)
    assert [row["kgco2e"] for row in (*rows["transport_plans"], *rows["transport_routes"])] == [None] * 4
    assert emissions(day, [], lambda _: Fraction(1)) == 0
    assert emissions(DAY, PLAN.routes, lambda _: Fraction(1, 3)) == Fraction(1, 2)


def test_a_made_up_day_stands_in_the_illustration() -> None:
    """And says that it is one representative day."""
    columns = shared_columns(day_case(), drawn_day(REQUESTS, VANS, basis="synthetic"))
    assert some(columns, "scope", "basis", "period") == (
        "illustration",
        "synthetic",
        "one representative day (weekday)",
    )
