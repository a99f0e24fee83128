"""The best plan of some routes, on days whose answer is known by hand."""

from __future__ import annotations

import pytest

from models.transport.instance import TransportInstance
from models.transport.plan import Route
from optimiser.solve.limits import Clock
from optimiser.solve.transport.exact_choice import Choice, RouteChoice
from optimiser.solve.transport.exact_master import Column
from tests.unit.models.transport.day_sample import day, request, vehicle
from tests.unit.solve.transport.exact_sample import PAIRS, TWO

# Stops of the day of pairs: pickups 0, 1, 2 and deliveries 3, 4, 5.
SINGLE = [Column(0, (one, one + 3), 280.0) for one in range(3)]
# Two who are fetched near and in the middle, and both go far.
WAY = day(request("a", 1, 3), request("b", 2, 3))
BACK, ON_THE_WAY = Column(0, (1, 0, 2, 3), 340.0), Column(0, (0, 1, 2, 3), 280.0)
PAIR = [Column(0, (one, other, one + 3, other + 3), 280.0) for one, other in ((0, 1), (0, 2), (1, 2))]


def chosen(instance: TransportInstance, columns: list[Column], vehicles: int = 3, **more: object) -> Choice:
    """Return the best plan of some routes."""
    return RouteChoice(instance, [0], [vehicles], 1.0).choose(columns, Clock(), **more)  # type: ignore[arg-type]


def test_each_request_is_on_one_route() -> None:
    """A pair and one by itself cost 560, where half of each pair would do for 420."""
    choice = chosen(PAIRS, [*SINGLE, *PAIR])
    assert (choice.cost, choice.complete) == (560, True)
    assert choice.routes is not None
    assert sorted(stop for route in choice.routes for stop in route.stops) == list(range(6))


def test_what_cannot_be_made_of_the_routes_is_said_so() -> None:
    """Two pairs leave nobody out but overlap; so does everything with one van."""
    for choice in (chosen(PAIRS, PAIR), chosen(PAIRS, [*SINGLE, *PAIR], vehicles=1), chosen(PAIRS, [])):
        assert choice == Choice(None, 0, complete=True)


def test_requests_may_stay_where_that_has_a_price() -> None:
    """A pair for 280 and 100 for the third; at 90 each everybody stays."""
    choice = chosen(day(*PAIRS.requests, unserved_cost=100), [*SINGLE, *PAIR])
    assert choice.routes is not None
    assert (choice.cost, len(choice.routes)) == (300, 0)
    choice = chosen(day(*PAIRS.requests, unserved_cost=150), [*SINGLE, *PAIR])
    assert choice.routes is not None
    assert (choice.cost, len(choice.routes)) == (430, 1)


def test_the_exact_cost_of_a_route_decides() -> None:
    """A pair that is thought to cost nothing is found to cost 280 all the same."""
    hopeful = [Column(0, column.stops, 1.0) for column in PAIR]
    assert chosen(PAIRS, [*SINGLE, *hopeful]).cost == 560


def test_a_route_without_a_timetable_is_not_chosen() -> None:
    """A van that comes back near is too late for the second; so a and b go by themselves."""
    late = Column(0, (0, 2, 1, 3), 1.0)
    choice = chosen(TWO, [late, Column(0, (0, 2), 220.0), Column(0, (1, 3), 280.0)])
    assert choice.routes is not None
    assert sorted(choice.routes) == [Route(0, (0, 2)), Route(0, (1, 3))]
    assert choice.cost == 500


def test_a_route_that_comes_twice_to_a_request_is_no_route() -> None:
    """However cheap it is."""
    twice = Column(0, (0, 3, 0, 3, 1, 4, 2, 5), 1.0)
    assert chosen(PAIRS, [*SINGLE, *PAIR, twice]).cost == 560


def test_of_routes_with_the_same_requests_the_cheapest_is_taken() -> None:
    """Middle first and back to near costs 340, on the way 280; whichever comes first."""
    for columns in ([BACK, ON_THE_WAY], [ON_THE_WAY, BACK]):
        choice = chosen(WAY, columns)
        assert (choice.routes, choice.cost) == ((Route(0, ON_THE_WAY.stops),), 280)


def test_where_a_duration_is_limited_another_order_may_be_needed() -> None:
    """In 60 ticks there is no driving back, however cheap it is thought; unless no route is said to be too long."""
    short = day(*WAY.requests, vehicles=(vehicle(max_duration=60),))
    columns = [Column(0, BACK.stops, 1.0), ON_THE_WAY]
    assert chosen(short, columns).routes == (Route(0, ON_THE_WAY.stops),)
    assert chosen(short, columns, in_time=True).routes is None


def test_a_cutoff_leaves_plans_below_it() -> None:
    """Those above it are of no use, and one of 560 is not above 561."""
    assert chosen(PAIRS, [*SINGLE, *PAIR], cutoff=561.0).cost == 560


def test_kinds_have_their_own_vehicles_and_costs() -> None:
    """The second van costs 50 more; there is one of each, so one of them takes the dearer."""
    two = day(*TWO.requests, vehicles=(vehicle("van", number=1), vehicle("dear", number=1, cost_fixed=150)))
    columns = [Column(kind, stops, cost) for kind in (0, 1) for stops, cost in (((0, 2), 220.0), ((1, 3), 280.0))]
    choice = RouteChoice(two, [0, 1], [1, 1], 1.0).choose(columns, Clock())
    assert choice.cost == 220 + 280 + 50
    assert choice.routes is not None
    assert sorted(route.vehicle for route in choice.routes) == [0, 1]


@pytest.mark.parametrize(("stops", "due"), [((0, 1, 2, 3), 280), ((0, 2, 1, 3), None)])
def test_the_cost_of_a_route_is_remembered(stops: tuple[int, ...], due: int | None) -> None:
    """It is that of its timetable, and nothing where it has none."""
    choice = RouteChoice(TWO, [0], [2], 1.0)
    assert (choice.cost(0, stops), choice.cost(0, stops)) == (due, due)
