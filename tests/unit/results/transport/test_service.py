"""What patients get in a plan, worked by hand."""

from __future__ import annotations

from optimiser.results.transport.priced import priced_plan, priced_records
from optimiser.results.transport.service import mean_added_minutes, rides, service_rows
from tests.unit.results.transport.day_in_pence import drawn_day, journey, only, record, van

PAIR = drawn_day([journey("a", "S", 1, 2, delivery_window=(0, 3600)), journey("b", "T", 1, 3)], [van("v", "")])


def test_rides_by_hand() -> None:
    """Picked up at 10 and 11 min, delivered at 22 and 33: a is on board 11 min and b 21, directly 10 and 20."""
    plan = priced_plan(PAIR, "together", [only(0, 0, 1, 2, 3)])
    a, b = rides(PAIR, plan)
    assert (a.direct, a.on_board, b.direct, b.on_board) == (600, 660, 1200, 1260)
    assert (a.early, a.wait) == (3600 - 1320, 600)
    assert mean_added_minutes(PAIR, plan) == 1


def test_rows_by_trust_and_mobility_and_in_all() -> None:
    """Each trust, each mobility, both and all: two trusts of walkers have six rows."""
    rows = service_rows(PAIR, priced_plan(PAIR, "together", [only(0, 0, 1, 2, 3)]), within_minutes=11)
    assert [(row["trust"], row["mobility"]) for row in rows] == [
        (trust, mobility) for trust in ("", "S", "T") for mobility in ("", "walker")
    ]
    every = rows[0]
    assert (every["journeys"], every["mean_on_board_min"], every["longest_on_board_min"]) == (2, 16, 21)
    assert (every["mean_direct_min"], every["within_limit_share"]) == (15, 0.5)


def test_a_recorded_ride_without_its_times_is_left_out() -> None:
    """Only a has both of its times."""
    own = record("R", 0, (0, 1, 2, 3), (600, None, 1500, 2000), depart=0, back=4000)
    day = drawn_day(PAIR.instance.requests, PAIR.instance.vehicles, [own])
    plan = priced_records(day)
    assert plan is not None
    assert [(ride.trust, ride.on_board) for ride in rides(day, plan)] == [("S", 840)]


def test_a_plan_without_journeys_adds_nothing() -> None:
    """And has no rows."""
    empty = priced_plan(PAIR, "alone", [])
    assert mean_added_minutes(PAIR, empty) == 0
    assert service_rows(PAIR, empty, 60) == []
