"""What of a gain is cash, worked by hand on a straight road."""

from __future__ import annotations

from optimiser.prepare.transport.day import TransportDay
from optimiser.results.transport.gains import cash_pence
from optimiser.results.transport.priced import priced_plan
from tests.unit.results.transport.day_in_pence import drawn_day, journey, only, van


def cash(day: TransportDay, alone: list[object], together: list[object]) -> tuple[int, int]:
    """Return gain and cash [pence]."""
    one, other = priced_plan(day, "alone", alone), priced_plan(day, "together", together)  # type: ignore[arg-type]
    return one.pence - other.pence, cash_pence(day, one, other)


def test_a_vehicle_that_stays_at_home_is_cash_with_its_duty() -> None:
    """Each alone costs 14.20; one van with both 14.40. The 13.80 saved with the second van are cash."""
    day = drawn_day([journey("a", "S"), journey("b", "T")], [van("v", "", 2)])
    assert cash(day, [only(0, 0, 2), only(0, 1, 3)], [only(0, 0, 1, 2, 3)]) == (1400, 1400)


def test_hours_alone_are_capacity() -> None:
    """The same van is out 64 min instead of 104, with kilometres for nothing: 4.00 are saved and none is cash."""
    day = drawn_day([journey("a", "S"), journey("b", "T", 1, 3)], [van("v", "")])
    gain, part = cash(day, [only(0, 0, 2, 1, 3)], [only(0, 0, 1, 2, 3)])
    assert gain == 200
    assert part == 0


def test_kilometres_are_cash_where_hours_are_not() -> None:
    """At 25 p a kilometre the two that are not driven are 50 p of cash beside the hours."""
    day = drawn_day([journey("a", "S"), journey("b", "T", 1, 3)], [van("v", "", km=25)])
    gain, part = cash(day, [only(0, 0, 2, 1, 3)], [only(0, 0, 1, 2, 3)])
    assert (gain, part) == (250, 50)


def test_hours_are_cash_as_far_as_the_shortest_duties_go() -> None:
    """Of duties of 42 and 62 min the shorter one goes, 4.20; what is saved beyond it stays in the duty that remains."""
    day = drawn_day([journey("a", "S"), journey("b", "T", 1, 3)], [van("v", "", 2)])
    gain, part = cash(day, [only(0, 0, 2), only(0, 1, 3)], [only(0, 0, 1, 2, 3)])
    assert (gain, part) == (1000 + 400, 1000 + 400)


def test_more_hours_count_whole() -> None:
    """A dear van is left at home and a cheap one is out longer: the loss of hours is taken off the cash."""
    day = drawn_day([journey("a", "S"), journey("b", "T", 1, 3)], [van("dear", "S", fixed=5000, hour=0), van("v", "T")])
    gain, part = cash(day, [only(0, 0, 2), only(1, 1, 3)], [only(1, 0, 2, 1, 3)])
    assert gain == part == 5000 - 220
