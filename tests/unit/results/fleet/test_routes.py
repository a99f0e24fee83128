"""Planned routes as tasks, worked by hand on a straight road."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.fleet.duty import Duty, duty_times
from optimiser.results.fleet.routes import fleet_of_plan
from optimiser.results.transport.priced import priced_plan
from tests.unit.results.transport.day_in_pence import drawn_day, journey, only, van

EIGHT, TEN = 8 * 3600, 10 * 3600
DAY = drawn_day(
    [
        journey("a", "S", 1, 2, pickup_window=(EIGHT, EIGHT)),
        journey("b", "T", 2, 1, pickup_window=(TEN, TEN)),
    ],
    [van("s", "S", km=25), van("t", "T", km=25), replace(van("taxi", ""), cost_request=5)],
)
PLAN = priced_plan(DAY, "alone", [only(0, 0, 2), only(1, 1, 3)])


def test_a_route_is_a_task_between_its_stops() -> None:
    """A minute to load, ten minutes of road, a minute to unload; any van may do it, a taxi with its charge may not."""
    fleet = fleet_of_plan(DAY, PLAN)
    first, second = fleet.tasks
    assert (first.start, first.end, first.driving, first.distance) == (EIGHT, EIGHT + 720, 600, 1000)
    assert (first.start_place, first.end_place, first.owner, first.vehicles) == (1, 2, "S", frozenset({"s", "t"}))
    assert (second.start, second.owner) == (TEN, "T")


def test_a_duty_of_one_route_costs_what_the_route_does() -> None:
    """The ways from the depot and back are the duty's, and the rates are the vehicle's."""
    fleet = fleet_of_plan(DAY, PLAN)
    for number, route in enumerate(PLAN.routes):
        times = duty_times(fleet, Duty(route.route.vehicle, (number,)))
        assert times is not None
        assert times.cost == route.pence * DAY.instance.cost_units
        assert (times.departure, times.back, times.distance) == (route.departure, route.arrival, route.metres)


def test_a_break_between_stops_is_a_rest_of_the_task() -> None:
    """With a break of half an hour due within the route, it stands where the stop before it is."""
    tired = replace(van("s", "S"), break_after=3600, break_length=1800)
    requests = [journey("a", "S", 1, 2, pickup_window=(EIGHT, EIGHT)), journey("b", "S", 2, 1)]
    requests[1] = replace(requests[1], pickup_window=(TEN - 3600, TEN - 3600))
    day = drawn_day(requests, [tired])
    plan = priced_plan(day, "alone", [only(0, 0, 2, 1, 3)])
    (task,) = fleet_of_plan(day, plan).tasks
    assert plan.routes[0].breaks_before == (2,)
    assert [finish - begin for begin, finish in task.rests] == [1800]
    times = duty_times(fleet_of_plan(day, plan), Duty(0, (0,)))
    assert times is not None
    assert times.keeps_hours


def test_a_stop_without_a_time_is_refused() -> None:
    """A record that is silent cannot be chained."""
    silent = replace(PLAN, routes=(replace(PLAN.routes[0], begins=(None, EIGHT)),))
    with pytest.raises(ValueError, match="route 1 has a stop without a time"):
        fleet_of_plan(DAY, silent)
