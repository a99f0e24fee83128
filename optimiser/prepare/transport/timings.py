"""When each movement of a day may be made, returns after their outward journeys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from models.transport.instance import NO_ROAD
from models.transport.request import Window
from optimiser.config.scenario import TransportSettings
from optimiser.prepare.transport.refusal import Refusal, clock
from optimiser.prepare.transport.requests import Movement
from optimiser.prepare.transport.windows import Timing, timing


@dataclass(frozen=True)
class TimedMovement:
    """A movement that can be made.

    Parameters
    ----------
    movement
        What is moved.
    timing
        When.
    """

    movement: Movement
    timing: Timing


def timed_movements(
    movements: Sequence[Movement],
    direct: Callable[[Movement], int],
    settings: TransportSettings,
    day: Window,
    refuse: Callable[[Movement, Refusal], None],
) -> tuple[TimedMovement, ...]:
    """Return when the movements of one day may be made, in their order, without those that are refused.

    Parameters
    ----------
    movements
        What is to be moved on that day.
    direct
        Returns the time of a direct ride [s]; :data:`models.transport.instance.NO_ROAD` where no road leads.
    settings
        The scenario's.
    day
        First and last moment of a movement that no window is known of [s].
    refuse
        Told of each movement that cannot be made, and why.
    """
    outward = {movement.code: movement for movement in movements if movement.table == "journeys"}
    found: dict[str, Timing | None] = {}

    def of(movement: Movement) -> Timing | None:
        if movement.name not in found:
            first = outward.get(movement.return_of)
            # That nobody returns from himself was checked when the table was read.
            ready = None if first is None else of(first)
            time = direct(movement)
            made = _timing(movement, time, settings, day, first, ready)
            found[movement.name] = None if isinstance(made, Refusal) else made
            if isinstance(made, Refusal):
                refuse(movement, made)
        return found[movement.name]

    timings = [(movement, of(movement)) for movement in movements]
    return tuple(TimedMovement(movement, made) for movement, made in timings if made is not None)


def _timing(
    movement: Movement,
    direct: int,
    settings: TransportSettings,
    day: Window,
    first: Movement | None,
    outward: Timing | None,
) -> Timing | Refusal:
    """Return when one movement may be made, or why it cannot."""
    if direct == NO_ROAD:
        message = f"no road leads from '{movement.origin}' to '{movement.destination}'."
        return Refusal("no-road", "destination", message)
    alone = timing(movement, direct, settings, day)
    if isinstance(alone, Refusal) or first is None or outward is None:
        return alone
    ready = outward.delivery[1] + first.service
    made = timing(movement, direct, settings, day, ready)
    if isinstance(made, Refusal):
        message = (
            f"the outward journey '{first.code}' may last until {clock(ready)}, and after that no window is left for "
            "the return."
        )
        return Refusal("return-before-outward", "return_of", message)
    return made
