"""Each trust alone, all together, and what nobody serves alone, on a straight road with a place every ten ticks."""

from __future__ import annotations

from models.transport.check import check, cost
from models.transport.instance import TransportInstance
from models.transport.places_on_board import people_capacity
from models.transport.plan import Plan
from optimiser.solve.limits import Limits
from optimiser.solve.transport.baselines import DayPlans, plan_alone_and_together
from tests.unit.models.transport.day_sample import WHEELCHAIR, day, request, vehicle

LIMITS = Limits(1.0, None, 0.0, threads=1, seed=1)
BIG = 1_000_000


def planned(instance: TransportInstance) -> DayPlans:
    """Return the plans of a day."""
    return plan_alone_and_together(instance, LIMITS)


def price(instance: TransportInstance, plans: DayPlans, together: bool) -> int:
    """Return what the routes of a plan cost, those that it leaves unserved not in."""
    plan = Plan.of(plans.routes if together else plans.alone_routes, instance.size)
    return int(cost(instance, Plan(plan.routes, ())))


def two_trusts(*vehicles: object, **changes: object) -> TransportInstance:
    """Return a day of one journey of each of two trusts, from near to far."""
    return day(request("s", trust="S"), request("t", trust="T"), vehicles=vehicles, unserved_cost=BIG, **changes)


def test_one_vehicle_does_what_two_did() -> None:
    """Each by itself drives 60 ticks and 60 units, 100 + 60 + 120; one van with two seats takes both for 280."""
    instance = two_trusts(vehicle("one", trust="S", number=1), vehicle("two", trust="T", number=1))
    plans = planned(instance)
    assert price(instance, plans, together=False) == 560
    assert price(instance, plans, together=True) == 280
    assert len(plans.routes) == 1
    assert plans.extended is None
    assert check(instance, Plan.of(plans.routes, instance.size)) == []


def test_a_trust_without_a_vehicle_that_fits_is_unserved_alone_and_served_together() -> None:
    """T has no wheelchair place: its journey is impossible alone, out of the comparison, and in the extended plan."""
    bus = vehicle("bus", trust="S", layouts=(people_capacity(0, 1, 0, 1),))
    instance = day(
        request("s", trust="S"),
        request("t", trust="T", load=WHEELCHAIR),
        vehicles=(bus, vehicle("car", trust="T")),
        unserved_cost=BIG,
    )
    plans = planned(instance)
    alone = plans.alone["T"]
    assert (alone.answer, alone.routes, alone.served) == (None, (), ())
    assert (alone.unserved, alone.impossible) == ((1,), frozenset({1}))
    assert plans.part.requests == (0,)
    assert plans.extended is not None
    assert {one for route in plans.extended for one in route.requests(instance.size)} == {0, 1}
    assert {one for route in plans.routes for one in route.requests(instance.size)} == {0}


def test_a_trust_whose_vehicles_are_all_out_leaves_a_journey() -> None:
    """Both journeys of T must begin at once with one seat in one car: one stays, and it was possible by itself."""
    now = (100, 100)
    instance = day(
        request("a", trust="T", pickup_window=now),
        request("b", trust="T", pickup_window=now),
        vehicles=(vehicle("car", number=1, layouts=(people_capacity(0, 1, 0, 0),)),),
        unserved_cost=BIG,
    )
    plans = planned(instance)
    assert len(plans.alone["T"].unserved) == 1
    assert plans.alone["T"].impossible == frozenset()
    assert plans.extended is not None
    assert len(plans.extended) == 1


def test_vehicles_of_nobody_are_shared_out() -> None:
    """One van of no trust: the trust with more journeys has it first, and the other is served only together."""
    instance = day(
        request("a", trust="S"),
        request("t1", trust="T"),
        request("t2", trust="T"),
        vehicles=(vehicle("provider", trust="", number=1, layouts=(people_capacity(0, 3, 0, 0),)),),
        unserved_cost=BIG,
    )
    plans = planned(instance)
    assert plans.alone["T"].served == (1, 2)
    assert plans.alone["S"].unserved == (0,)
    assert plans.alone["S"].impossible == {0}
    assert plans.extended is not None
    assert len(plans.extended) == 1
    assert len(plans.extended[0].requests(instance.size)) == 3


def test_nobody_is_served_alone_where_the_vehicles_are_anothers() -> None:
    """S has journeys and T the van: nothing is compared, and sharing serves the journey."""
    instance = day(request("a", trust="S"), vehicles=(vehicle("van", trust="T"),), unserved_cost=BIG)
    plans = planned(instance)
    assert (plans.together, plans.routes, plans.alone_routes) == (None, (), ())
    assert plans.extended is not None
    assert len(plans.extended) == 1


def test_what_is_being_done_is_told() -> None:
    """Trusts with more journeys are planned first."""
    told: list[str] = []
    instance = day(request("a", trust="S"), request("b", trust="T"), request("c", trust="T"), unserved_cost=BIG)
    plan_alone_and_together(instance, LIMITS, tell=told.append)
    assert told[:2] == ["Planning T alone: 2 requests", "Planning S alone: 1 requests"]
