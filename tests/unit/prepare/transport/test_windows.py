"""Windows and limits on board: what a row leaves open follows from settings, ride and the other side."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from optimiser.prepare.transport.refusal import Refusal
from optimiser.prepare.transport.windows import DAY, Timing, limit_on_board, timing
from tests.unit.prepare.transport.small_day import at, movement, settings

RIDE = 30 * 60
OPEN = (None, None)


def goods(**parts: Any) -> Any:
    """Return a consignment of specimens."""
    return movement(table="consignments", group="specimens", mobility="", **parts)


@pytest.mark.parametrize(
    ("own", "absolute", "added", "expected"),
    [
        (None, None, 30, (60 * 60, False)),
        (50 * 60, None, 30, (50 * 60, False)),
        (90 * 60, None, 30, (60 * 60, False)),
        (None, 45, 30, (45 * 60, False)),
        (50 * 60, 45, 30, (45 * 60, False)),
        (40 * 60, 45, 30, (40 * 60, False)),
        (None, 20, 30, (30 * 60, True)),
        (None, 30, 0, (30 * 60, False)),
        (30 * 60, None, 0, (30 * 60, False)),
    ],
)
def test_limit_of_a_patient(own: int | None, absolute: int | None, added: int, expected: tuple[int, bool]) -> None:
    """The tightest of own limit, scenario's, and the ride with what may be added; only the scenario's gives way."""
    asked = settings(max_minutes_on_board=absolute, max_minutes_added=added)
    assert limit_on_board(movement(own_limit=own), RIDE, asked) == expected


def test_limit_of_goods() -> None:
    """Goods have their own limit or none; the scenario's are for patients."""
    assert limit_on_board(goods(own_limit=7200), RIDE, settings(max_minutes_on_board=20)) == (7200, False)
    assert limit_on_board(goods(), RIDE, settings(max_minutes_on_board=20)) == (None, False)


@pytest.mark.parametrize(("made", "who"), [(movement, "the patient"), (goods, "the 'specimens'")])
def test_a_limit_shorter_than_the_ride(made: Any, who: str) -> None:
    """A row's own limit below its direct ride is refused, for patients and for goods."""
    found = limit_on_board(made(own_limit=29 * 60), RIDE, settings())
    assert isinstance(found, Refusal)
    assert (found.kind, found.column) == ("limit-shorter-than-ride", "max_minutes_on_board")
    assert found.message.startswith(f"{who} may be on board for 29 minutes")
    assert "takes 30 minutes" in found.message


@pytest.mark.parametrize(
    ("pickup", "delivery", "expected_pickup", "expected_delivery"),
    [
        # Arrival by 10:00: from 09:00 on, so that the pickup is at most 62 minutes before that, and by 09:28.
        (OPEN, ("", "10:00"), ("07:58", "09:28"), ("09:00", "10:00")),
        # Ready at 13:00: collected by 14:00, on board for at most an hour.
        (("13:00", ""), OPEN, ("13:00", "14:00"), ("13:32", "15:02")),
        # A window at either side bounds the other.
        (("09:00", "09:30"), ("", "10:15"), ("09:00", "09:30"), ("09:32", "10:15")),
        (("08:00", "09:30"), ("09:30", "10:00"), ("08:28", "09:28"), ("09:30", "10:00")),
        (("", "09:30"), OPEN, ("00:00", "09:30"), ("00:32", "10:32")),
        (OPEN, ("10:00", ""), ("08:58", "23:28"), ("10:00", "24:00")),
        (OPEN, OPEN, ("07:30", "17:28"), ("08:02", "18:00")),
    ],
)
def test_windows_of_a_journey(
    pickup: tuple[str, str],
    delivery: tuple[str, str],
    expected_pickup: tuple[str, str],
    expected_delivery: tuple[str, str],
) -> None:
    """What is open is filled, and each side is tightened by the other: 30 minutes' ride, 2 to load, 60 on board."""
    first, second = (tuple(at(text) if text else None for text in side) for side in (pickup, delivery))
    made = timing(movement(pickup=first, delivery=second), RIDE, settings(), (at("07:30"), at("18:00")))
    assert isinstance(made, Timing)
    assert (made.pickup, made.delivery) == (tuple(map(at, expected_pickup)), tuple(map(at, expected_delivery)))
    assert (made.limit, made.given_way) == (3600, False)


def test_goods_are_not_collected_within_an_hour() -> None:
    """The times that contracts for patients have are not read into goods, which wait until the end of the day."""
    made = timing(goods(pickup=(at("09:00"), None)), RIDE, settings())
    assert made == Timing((at("09:00"), DAY - 32 * 60), (at("09:32"), DAY), None, given_way=False)


def test_a_window_shorter_than_the_ride() -> None:
    """An arrival that is due before the ride can be over is refused, with both times in words."""
    made = timing(movement(pickup=(at("09:00"), None), delivery=(None, at("09:31"))), RIDE, settings())
    assert isinstance(made, Refusal)
    assert (made.kind, made.column) == ("window-shorter-than-ride", "delivery_to")
    assert "09:32" in made.message
    assert "09:31" in made.message


def test_windows_too_far_apart() -> None:
    """A pickup that must be over long before the arrival may begin is refused."""
    pickup, delivery = (at("08:00"), at("08:30")), (at("10:00"), at("10:30"))
    made = timing(movement(pickup=pickup, delivery=delivery, own_limit=45 * 60), RIDE, settings())
    assert isinstance(made, Refusal)
    assert (made.kind, made.column) == ("windows-too-far-apart", "delivery_from")


def test_a_limit_of_the_scenario_gives_way_to_windows() -> None:
    """Without a limit of its own a journey may wait on board as long as its windows lie apart."""
    pickup, delivery = (at("08:00"), at("08:30")), (at("10:00"), at("10:30"))
    made = timing(movement(pickup=pickup, delivery=delivery), RIDE, settings())
    assert isinstance(made, Timing)
    assert made.given_way
    assert made.limit == at("10:00") - at("08:30") - movement().service


def test_an_arrival_soon_after_midnight_of_the_day() -> None:
    """The earliest arrival that is filled in is not before the day begins."""
    made = timing(movement(delivery=(None, at("00:45"))), RIDE, settings())
    assert made == Timing((0, at("00:13")), (at("00:32"), at("00:45")), 3600, given_way=False)


_MOMENT = st.integers(0, DAY)
_SIDE = (
    st.tuples(st.none(), st.none() | _MOMENT)
    | st.tuples(_MOMENT, st.none())
    | st.tuples(_MOMENT, _MOMENT).map(lambda side: (min(side), max(side)))
)


@given(_SIDE, _SIDE, st.integers(0, 4 * 3600), st.none() | st.integers(0, 6 * 3600), st.booleans())
def test_no_moment_is_lost_or_of_no_use(
    pickup: tuple[int | None, int | None],
    delivery: tuple[int | None, int | None],
    direct: int,
    limit: int | None,
    is_goods: bool,
) -> None:
    """Both ends of each window belong to a ride that keeps the row's windows and the limit."""
    made = (goods if is_goods else movement)(pickup=pickup, delivery=delivery, own_limit=limit)
    found = timing(made, direct, settings())
    if isinstance(found, Refusal):
        return
    (first, last), (begin, end) = found.pickup, found.delivery
    assert first <= last
    assert begin <= end
    for given_side, side in ((pickup, found.pickup), (delivery, found.delivery)):
        assert given_side[0] is None or side[0] >= given_side[0]
        assert given_side[1] is None or side[1] <= given_side[1]
    longest = end if found.limit is None else 120 + found.limit
    # From each pickup there is an arrival in its window, and to each arrival a pickup.
    for moment in (first, last):
        assert max(begin, moment + 120 + direct) <= min(end, moment + longest)
    for moment in (begin, end):
        assert max(first, moment - longest) <= min(last, moment - 120 - direct)
