"""A plan is its routes in order and what they leave out."""

from __future__ import annotations

from models.transport.plan import Plan, Route


def test_requests_of_a_route_come_in_the_order_of_pickups() -> None:
    """Of the stops of three requests the pickups are those below 3."""
    assert Route(0, (2, 0, 5, 3)).requests(3) == (2, 0)


def test_a_plan_is_sorted_and_tells_what_is_left_out() -> None:
    """Routes are sorted by vehicle and stops, one without stops is left out, and request 1 is unserved."""
    late, early = Route(1, (0, 3)), Route(0, (2, 5))
    assert Plan.of([late, Route(0, ()), early], 3) == Plan((early, late), (1,))


def test_a_plan_without_routes_serves_nobody() -> None:
    """Of two requests both are unserved."""
    assert Plan.of([], 2) == Plan((), (0, 1))
