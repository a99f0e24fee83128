"""No plan of a day costs less than its bound, whichever relaxation proves it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, reject, settings

from models.transport.instance import TransportInstance
from optimiser.solve.limits import Limits
from optimiser.solve.transport import bound
from tests.property.bound_days import cheapest_routes, least_cost, tiny_days

_LIMITS = Limits()


@given(day=tiny_days())
@settings(max_examples=22, deadline=None)
def test_no_plan_costs_less_than_the_bound(day: TransportInstance) -> None:
    """The cheapest of all plans, found by trying every one, costs at least the bound."""
    cost = least_cost(day)
    if cost is None:
        reject()
    known = bound.day_bound(day, _LIMITS)
    assert known.value is not None
    assert known.value <= cost


@pytest.mark.parametrize("rung", range(len(bound.LADDER)))
@given(day=tiny_days())
@settings(max_examples=13, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_each_relaxation_alone_proves_a_bound(
    day: TransportInstance, rung: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every rung of the ladder by itself stays at or below the cheapest plan."""
    cost = least_cost(day)
    if cost is None:
        reject()
    with monkeypatch.context() as patch:
        patch.setattr(bound, "LADDER", bound.LADDER[rung : rung + 1])
        known = bound.day_bound(day, _LIMITS)
    assert known.value is not None
    assert known.value <= cost


@given(day=tiny_days())
@settings(max_examples=13, deadline=None)
def test_routes_at_hand_never_make_the_bound_wrong(day: TransportInstance) -> None:
    """With every cheapest route given as a start the bound still stays at or below the cheapest plan."""
    cost = least_cost(day)
    if cost is None:
        reject()
    routes = [route for _, route in cheapest_routes(day).values()]
    known = bound.day_bound(day, _LIMITS, routes, best=cost)
    assert known.value is not None
    assert known.value <= cost


@given(day=tiny_days())
@settings(max_examples=13, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_following_the_dearest_requests_only_proves_a_bound(
    day: TransportInstance, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a day is too large and some requests are left aside, the cheapest plan of all still costs the bound."""
    cost = least_cost(day)
    if cost is None:
        reject()
    with monkeypatch.context() as patch:
        patch.setattr(bound, "_MOST_REQUESTS", 1)
        patch.setattr(bound, "_FEWER", (2, 1))
        known = bound.day_bound(day, _LIMITS)
    assert known.value is not None
    assert known.value <= cost
