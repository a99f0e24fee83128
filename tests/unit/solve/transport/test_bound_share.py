"""Prices from shares of a vehicle's room, worked by hand on a straight road."""

from __future__ import annotations

import pytest

from models.transport.instance import TransportInstance
from optimiser.solve.transport.bound_share import shared_prices
from tests.unit.models.transport.day_sample import WHEELCHAIR, day, request, vehicle
from tests.unit.solve.transport.exact_sample import PAIRS, THREE, TWO, every_route

# From near to far is 20 ticks, each at 1 and a thousandth of the 100 of a day, and a way of 20 at 2: 22 + 40.
WHOLE = 62.0
OF_REQUEST = ("alone", "load", "pickup_service", "delivery_service")


def price(**changes: object) -> float:
    """Return the price of one journey from near to far on a day of vans with two seats."""
    own = {
        name: changes.pop(name) for name in ("alone", "load", "pickup_service", "delivery_service") if name in changes
    }
    return float(shared_prices(day(request("a", **own), **changes))[0])


def test_one_of_two_seats_is_half_a_ride() -> None:
    """Who travels alone takes the whole vehicle; who fills both seats does too."""
    assert price() == pytest.approx(WHOLE / 2)
    assert price(alone=True) == pytest.approx(WHOLE)
    assert price(load=(0, 0, 2, 2)) == pytest.approx(WHOLE)


def test_stops_and_charges_are_not_shared() -> None:
    """Five ticks of loading and two of unloading at 1.1, and a charge of 9 for each request."""
    assert price(pickup_service=5, delivery_service=2) == pytest.approx(WHOLE / 2 + 7 * 1.1)
    assert price(vehicles=(vehicle(cost_request=9),)) == pytest.approx(WHOLE / 2 + 9)


def test_the_cheapest_vehicle_that_may_carry_sets_the_price() -> None:
    """A van without distance cost is cheaper; one without seats, or of which there is none, does not count."""
    cheap = vehicle("cheap", cost_distance=0)
    assert price(vehicles=(vehicle(), cheap)) == pytest.approx(11)
    assert price(vehicles=(vehicle(), vehicle("none", number=0, cost_distance=0))) == pytest.approx(WHOLE / 2)
    bare = vehicle("bare", layouts=((1, 0, 0, 0),), cost_distance=0)
    assert price(vehicles=(vehicle(), bare)) == pytest.approx(WHOLE / 2)


def test_nobody_pays_more_than_staying_costs() -> None:
    """At 20 a journey the price is 20; who nobody can carry pays that, or nothing where all must be served."""
    assert price(unserved_cost=20) == pytest.approx(20)
    assert price(unserved_cost=20, load=WHEELCHAIR) == pytest.approx(20)
    assert price(load=WHEELCHAIR) == 0
    assert price(vehicles=()) == 0


@pytest.mark.parametrize("instance", [TWO, THREE, PAIRS], ids=["two", "three", "pairs"])
def test_no_route_costs_less_than_its_requests_pay(instance: TransportInstance) -> None:
    """Of every route that can be driven; and the prices are worth something."""
    prices = shared_prices(instance)
    assert prices.min() > 0
    for stops, cost in every_route(instance).items():
        assert cost >= prices[[stop for stop in stops if stop < instance.size]].sum()
