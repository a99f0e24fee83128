"""Returns after their outward journeys."""

from __future__ import annotations

from models.transport.instance import NO_ROAD
from optimiser.prepare.transport.refusal import Refusal
from optimiser.prepare.transport.requests import Movement
from optimiser.prepare.transport.timings import TimedMovement, timed_movements
from tests.unit.prepare.transport.small_day import at, movement, settings

OUTWARD = movement(name="J1", code="J1", delivery=(None, at("10:00")))
HOURS = (at("08:00"), at("18:00"))


def timed(*movements: Movement, direct: int = 1800) -> tuple[tuple[TimedMovement, ...], list[tuple[str, Refusal]]]:
    """Return what can be made and what is refused, with a direct ride of half an hour."""
    refused: list[tuple[str, Refusal]] = []
    made = timed_movements(
        movements, lambda _: direct, settings(), HOURS, lambda one, refusal: refused.append((one.name, refusal))
    )
    return made, refused


def back(**parts: object) -> Movement:
    """Return a return of J1."""
    return movement(**{"name": "J2", "code": "J2", "return_of": "J1", **parts})


def test_a_return_follows_its_outward_journey() -> None:
    """A return without a window begins at the earliest when the latest arrival is over: 10:00 and two minutes."""
    made, refused = timed(back(), OUTWARD)
    assert [one.movement.name for one in made] == ["J2", "J1"]
    assert made[0].timing.pickup[0] == at("10:02")
    assert refused == []


def test_a_later_return_is_left_alone() -> None:
    """A return that begins later anyway keeps its window."""
    made, _ = timed(OUTWARD, back(pickup=(at("13:00"), at("13:30"))))
    assert made[1].timing.pickup == (at("13:00"), at("13:30"))


def test_a_return_before_its_outward_journey() -> None:
    """A return that must begin before the outward journey is over is refused, and the outward journey is not."""
    made, refused = timed(OUTWARD, back(pickup=(at("09:00"), at("10:01"))))
    assert [one.movement.name for one in made] == ["J1"]
    ((name, refusal),) = refused
    assert (name, refusal.kind, refusal.column) == ("J2", "return-before-outward", "return_of")
    assert "'J1' may last until 10:02" in refusal.message


def test_a_refused_outward_journey_is_told_alone() -> None:
    """Where the outward journey is refused itself, its return is not refused for it."""
    made, refused = timed(movement(name="J1", code="J1", own_limit=60), back(pickup=(at("13:00"), None)))
    assert [one.movement.name for one in made] == ["J2"]
    assert [name for name, _ in refused] == ["J1"]


def test_no_road() -> None:
    """A journey that no road leads for is refused."""
    made, refused = timed(OUTWARD, direct=NO_ROAD)
    assert made == ()
    assert [refusal.kind for _, refusal in refused] == ["no-road"]
