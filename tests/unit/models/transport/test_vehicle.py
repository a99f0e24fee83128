"""A vehicle refuses what is none, and knows what it holds and how long it may be out."""

from __future__ import annotations

import pytest

from tests.unit.models.transport.day_sample import vehicle


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"layouts": ()}, "van needs layouts of one length"),
        ({"layouts": ((1, 2), (1,))}, "van needs layouts of one length"),
        ({"layouts": ((1, -2),)}, "van has a number below 0"),
        ({"number": -1}, "van has a number below 0"),
        ({"max_duration": -1}, "van has a number below 0"),
        ({"break_after": -1, "break_length": 5}, "van has a number below 0"),
        ({"cost_fixed": -1}, "van has a number below 0"),
        ({"cost_tick": -1}, "van has a number below 0"),
        ({"cost_distance": -1}, "van has a number below 0"),
        ({"cost_request": -1}, "van has a number below 0"),
        ({"shift": (5, 4)}, "van: its shift ends before it begins"),
        ({"break_after": 5}, "van needs both the work before a break and the break's length, or neither"),
        ({"break_length": 5}, "van needs both the work before a break and the break's length, or neither"),
    ],
)
def test_what_is_no_vehicle_is_refused(changes: dict[str, object], message: str) -> None:
    """Layouts of different lengths, numbers below 0, a shift that ends too soon and half a break rule are refused."""
    with pytest.raises(ValueError, match=message):
        vehicle(**changes)


@pytest.mark.parametrize(
    ("max_duration", "longest"), [(None, 40), (30, 30), (50, 40), (0, 0)], ids=["none", "below", "above", "zero"]
)
def test_the_longest_duration_is_the_shift_or_less(max_duration: int | None, longest: int) -> None:
    """A shift of 40 ticks holds any longer duration down."""
    assert vehicle(shift=(10, 50), max_duration=max_duration).longest == longest


@pytest.mark.parametrize(("load", "held"), [((2, 0), True), ((0, 1), True), ((1, 1), False), ((3, 0), False)])
def test_what_is_on_board_fits_one_layout(load: tuple[int, ...], held: bool) -> None:
    """Two seats or one wheelchair: either is held, one of each is not."""
    assert vehicle(layouts=((2, 0), (0, 1))).holds(load) is held
