"""A proven floor under the cost of a day."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from models.transport.instance import TransportInstance
from models.transport.plan import Route
from models.transport.request import Request
from models.transport.timetable import timetable
from models.transport.vehicle import Vehicle
from optimiser.solve.limits import Limits
from optimiser.solve.transport import bound
from optimiser.solve.transport.bound import day_bound
from optimiser.solve.transport.bound_share import shared_prices

WAY = np.array([[abs(one - other) for other in (0, 10, 20, 30)] for one in (0, 10, 20, 30)], dtype=np.int64)


def _ride(name: str, pickup: int, delivery: int) -> Request:
    return Request(name, "A", "journey", pickup, delivery, (0, 30), (0, 100), 1, 1, (1,), 60)


def _day(**changes: object) -> TransportInstance:
    """Two rides the same way from the places at 10 and 20 to the one at 30; one vehicle at 0 with two seats."""
    day = TransportInstance(
        places=("depot", "near", "far", "hospital"),
        travel=WAY,
        distance=WAY,
        requests=(_ride("first", 1, 3), _ride("second", 2, 3)),
        vehicles=(Vehicle("van", "A", 0, 2, ((2,),), (0, 500), cost_fixed=50, cost_tick=1, cost_distance=2),),
        resources=("seats",),
        sharing={},
    )
    return replace(day, **changes)  # type: ignore[arg-type]


def test_two_rides_that_share_a_vehicle_are_bounded_by_their_shared_route() -> None:
    """Where one route over both rides is the cheapest plan, the bound is its cost but for the solver's rounding."""
    day = _day()
    shared = timetable(day, Route(0, (0, 1, 2, 3)))
    assert shared is not None
    assert shared.cost == 50 + 1 * 64 + 2 * 60
    value = day_bound(day, Limits()).value
    assert value is not None
    assert shared.cost - 3 <= value <= shared.cost


def test_the_prices_leave_no_route_a_gain_beyond_the_vehicle_price() -> None:
    """Cost less prices of a route's requests is at least the price of its vehicle, for each route there is."""
    day = _day()
    known = day_bound(day, Limits())
    for stops in ((0, 2), (1, 3), (0, 1, 2, 3), (0, 1, 3, 2)):
        timed = timetable(day, Route(0, stops))
        assert timed is not None
        prices = sum(known.prices.request[stop] for stop in stops if stop < day.size)
        assert timed.cost - prices >= known.prices.vehicle[0] - 1e-6


def test_nobody_pays_more_than_leaving_a_request_out_costs() -> None:
    """With rides that may be left out for 7 each, the bound is 14 and no more, and each price 7 at most."""
    known = day_bound(_day(unserved_cost=7), Limits())
    assert known.value in {13, 14}
    assert max(known.prices.request) <= 7


def test_a_day_without_requests_or_vehicles_still_has_a_bound() -> None:
    """Nothing to move costs nothing; rides without a vehicle cost what leaving them out does."""
    assert day_bound(_day(requests=()), Limits()).value == 0
    assert day_bound(_day(vehicles=(), unserved_cost=100), Limits()).value in {199, 200}


def test_the_same_day_gives_the_same_bound() -> None:
    """Two runs without a limit of time agree in every number."""
    assert day_bound(_day(), Limits()) == day_bound(_day(), Limits())


def test_without_time_the_shares_of_room_are_left() -> None:
    """No time for rounds leaves the bound that is there at once, and the report's words say so."""
    known = day_bound(_day(), Limits(seconds=0.0))
    assert known.value == int(shared_prices(_day()).sum() * (1 - 1e-9))
    assert known.method == "shares of the room of vehicles"


def test_each_better_bound_is_told() -> None:
    """Bounds are told in rising order, and the last is the answer."""
    told: list[int] = []
    known = day_bound(_day(), Limits(), progress=lambda value, _: told.append(value))
    assert told == sorted(told)
    assert told[-1] == known.value


def test_a_large_day_follows_its_dearest_requests(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where only one request may be followed, the method says so and the other has no price."""
    monkeypatch.setattr(bound, "_MOST_REQUESTS", 1)
    monkeypatch.setattr(bound, "_FEWER", (1,))
    known = day_bound(_day(), Limits())
    assert "of the 1 dearest requests" in known.method
    assert sorted(price > 0 for price in known.prices.request) == [False, True]


def test_shares_of_room_count_stops_whole_and_drives_in_part() -> None:
    """A ride of 20 ticks in a vehicle of two seats is charged both stops and half the drive, with its part of a day."""
    first, second = shared_prices(_day())
    tick = 1 + 50 / 500
    assert first == pytest.approx(tick * 2 + 0.5 * (tick * 20 + 2 * 20))
    assert second == pytest.approx(tick * 2 + 0.5 * (tick * 10 + 2 * 10))
