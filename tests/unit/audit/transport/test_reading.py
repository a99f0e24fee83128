"""What was driven as the check reads it, priced by hand."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from textwrap import dedent

from optimiser.audit.transport.reading import movements_of, riders
from tests.unit.audit.transport.driven_day import DAY, FINDINGS, INPUTS, moved_in, run_of


def test_nothing_was_driven_without_requests(tmp_path: Path) -> None:
    """A run of buying alone has no movements."""
    assert movements_of(run_of(tmp_path, {"transport_requests": ""})) is None


def test_routes_and_stops_are_put_in_order(tmp_path: Path) -> None:
    """Whatever order the files have them in."""
    turned = {}
    for name in ("transport_routes", "transport_stops"):
        header, *rows = dedent(FINDINGS[name]).splitlines()
        turned[name] = "\n".join([header, *reversed(rows)])
    moved = moved_in(run_of(tmp_path, turned))
    assert [route.row["route"] for route in moved.routes[DAY, "alone"]] == [1, 2]
    (route,) = moved.routes[DAY, "together"]
    assert [(stop["request"], stop["action"]) for stop in route.stops] == [
        ("a", "pickup"),
        ("b", "pickup"),
        ("a", "delivery"),
        ("b", "delivery"),
    ]
    assert riders(route) == 2


def test_a_depot_is_a_place_by_its_table_or_by_itself(tmp_path: Path) -> None:
    """The van of S stands at a place, that of T at a depot of the table."""
    alone = moved_in(run_of(tmp_path)).routes[DAY, "alone"]
    assert [route.depot for route in alone] == ["yard", "yard"]


def test_a_way_is_seconds_and_metres(tmp_path: Path) -> None:
    """Nothing within a place, and below 0 where no road is listed."""
    moved = moved_in(run_of(tmp_path))
    assert moved.way("yard", "far") == (1800, 3000)
    assert moved.way("far", "far") == (0, 0)
    assert moved.way("far", "moon") == (-1, -1)


def test_a_route_costs_day_hours_kilometres_and_journeys(tmp_path: Path) -> None:
    """64 min and 6 km with two journeys: 10.00 + 6.40 + 1.50 + 1.00."""
    moved = moved_in(run_of(tmp_path))
    (route,) = moved.routes[DAY, "together"]
    assert (route.duration, moved.metres(route)) == (64 * 60, 6000)
    assert route.hours_pence == 640
    assert moved.exact_pence(route) == 1890


def test_rates_that_are_not_told_are_nothing(tmp_path: Path) -> None:
    """A van without any costs nothing."""
    bare = "vehicle,trust,depot,vehicles\ns,S,yard,1\nt,T,yard,1\n"
    moved = moved_in(run_of(tmp_path, inputs={"vehicles": bare}))
    assert moved.exact_pence(moved.routes[DAY, "together"][0]) == 0
    assert moved.pence(DAY, "alone", {}) == {1: 0, 2: 0}


def test_a_recorded_cost_is_taken_as_it_stands(tmp_path: Path) -> None:
    """S recorded 20.00; T recorded nothing, so that its rates say 18.20."""
    run = run_of(tmp_path)
    recorded = {row["route"]: row for row in run.rows("recorded_routes")}
    assert moved_in(run).pence(DAY, "as_run", recorded) == {1: 2000, 2: 1820}


def test_a_plan_is_rounded_once_and_split_over_its_routes(tmp_path: Path) -> None:
    """42 and 62 min at 0.15 an hour are 10.5 and 15.5 pence: 26 in all, though each by itself would be rounded up."""
    vehicles = INPUTS["vehicles"].replace(",10.00,6.00,0.25,0.50,", ",0.00,0.15,0,0.00,")
    moved = moved_in(run_of(tmp_path, inputs={"vehicles": vehicles}))
    exact = [moved.exact_pence(route) for route in moved.routes[DAY, "alone"]]
    assert exact == [Fraction(21, 2), Fraction(31, 2)]
    assert moved.pence(DAY, "alone", {}) == {1: 11, 2: 15}


def test_direct_metres_weigh_the_trusts(tmp_path: Path) -> None:
    """S rides one direct kilometre and T two."""
    moved = moved_in(run_of(tmp_path))
    assert moved.weights(DAY, moved.routes[DAY, "together"][0]) == {"S": 1000, "T": 2000}


def test_without_distances_each_request_weighs_the_same(tmp_path: Path) -> None:
    """Two journeys within one place count one each."""
    here = FINDINGS["transport_requests"].replace("near,middle", "near,near").replace("near,far", "near,near")
    moved = moved_in(run_of(tmp_path, {"transport_requests": here}))
    assert moved.weights(DAY, moved.routes[DAY, "together"][0]) == {"S": 1, "T": 1}
