"""Windows and limits on board of a movement: what its row leaves open, filled from the settings and the direct ride."""

from __future__ import annotations

from dataclasses import dataclass

from models.transport.request import Window
from optimiser.config.scenario import TransportSettings
from optimiser.prepare.transport.refusal import Refusal, clock
from optimiser.prepare.transport.requests import Movement

DAY = 24 * 3600
"""Length of a day [s]."""
Open = tuple[int | None, int | None]
"""First and last moment as far as a row says [s]."""


@dataclass(frozen=True)
class Timing:
    """When a movement may be made.

    Parameters
    ----------
    pickup, delivery
        When service there may begin, first and last [s].
    limit
        Longest time on board [s]; ``None`` for no limit.
    given_way
        Whether a limit of the scenario gave way to the direct ride.
    """

    pickup: Window
    delivery: Window
    limit: int | None
    given_way: bool


def limit_on_board(movement: Movement, direct: int, settings: TransportSettings) -> tuple[int | None, bool] | Refusal:
    """Return the longest time on board, and whether a limit of the scenario gave way; or why there is none.

    A patient stays no longer on board than the journey's own limit and the scenario's say, nor longer than the direct
    ride and what sharing may add. What the scenario says gives way to the direct ride and to windows further apart; the
    limit of the row itself is a promise that nothing may break, so that one shorter than the ride is refused.

    Parameters
    ----------
    movement
        What is moved.
    direct
        Time of its direct ride [s].
    settings
        The scenario's.
    """
    own = movement.own_limit
    if own is not None and own < direct:
        who = "the patient" if movement.table == "journeys" else f"the {_shown(movement.group)}"
        message = (
            f"{who} may be on board for {own // 60} minutes, and the direct ride from {_shown(movement.origin)} to "
            f"{_shown(movement.destination)} takes {_minutes_up(direct)}."
        )
        return Refusal("limit-shorter-than-ride", "max_minutes_on_board", message)
    if movement.table == "consignments":
        return own, False
    asked = direct + 60 * settings.max_minutes_added
    if settings.max_minutes_on_board is not None:
        asked = min(asked, 60 * settings.max_minutes_on_board)
    last, begin = movement.pickup[1], movement.delivery[0]
    apart = direct if last is None or begin is None else begin - last - movement.service
    limit = max(asked, direct, apart)
    return (limit if own is None else min(own, limit)), limit > asked


def timing(
    movement: Movement, direct: int, settings: TransportSettings, day: Window = (0, DAY), ready: int | None = None
) -> Timing | Refusal:
    """Return when a movement may be made, or why it cannot be.

    What the row leaves open is filled: a journey of which only the latest arrival is known arrives no more than
    ``arrive_early_minutes`` before it; one of which only the earliest pickup is known is collected within
    ``collect_within_minutes``. Then each side follows from the other by the ride, loading and the limit on board, so
    that no moment is left at which one side could be served and the other not.

    Parameters
    ----------
    movement
        What is moved.
    direct
        Time of its direct ride [s].
    settings
        The scenario's.
    day
        First and last moment of a movement that no window is known of [s].
    ready
        Moment before which it cannot begin, because its outward journey may not be over [s].
    """
    limited = limit_on_board(movement, direct, settings)
    if isinstance(limited, Refusal):
        return limited
    limit, given_way = limited
    ride = movement.service + direct
    (first, last), (begin, end) = _closed(*_filled(movement, settings, day, ready), movement.service, ride, limit)
    if end < first + ride:
        return _too_short(movement, first, ride, end)
    if limit is not None and begin > last + movement.service + limit:
        return _too_far_apart(last, begin, limit)
    begin, last = max(begin, first + ride), min(last, end - ride)
    if limit is not None:
        first, end = max(first, begin - movement.service - limit), min(end, last + movement.service + limit)
    if first > last or begin > end:
        return _too_short(movement, first, ride, end)
    return Timing((first, last), (begin, end), limit, given_way)


def _filled(movement: Movement, settings: TransportSettings, day: Window, ready: int | None) -> tuple[Open, Open]:
    """Return the windows with what the settings say of journeys, and the whole day where nothing is known."""
    (first, last), (begin, end) = movement.pickup, movement.delivery
    if {first, last, begin, end} == {None}:
        first, end = day
    elif movement.table == "journeys":
        if begin is None and end is not None and first is None and last is None:
            begin = max(0, end - 60 * settings.arrive_early_minutes)
        elif last is None and first is not None and begin is None and end is None:
            last = first + 60 * settings.collect_within_minutes
    if ready is not None:
        first = max(ready, first or 0)
    return (first, last), (begin, end)


def _closed(pickup: Open, delivery: Open, service: int, ride: int, limit: int | None) -> tuple[Window, Window]:
    """Return the windows with an end: of the delivery by the limit on board or the day, of the pickup by the ride."""
    first, begin, (last, end) = pickup[0] or 0, delivery[0] or 0, (pickup[1], delivery[1])
    if end is None:
        if last is not None and limit is not None:
            end = last + service + limit
        else:
            # Without a limit the day's end is the end, or what the ride needs.
            end = max(DAY, (first if last is None else last) + ride)
    return (first, end - ride if last is None else last), (begin, end)


def _too_short(movement: Movement, first: int, ride: int, end: int) -> Refusal:
    """Refuse windows that the ride does not fit into."""
    message = (
        f"with loading, the ride from {_shown(movement.origin)} to {_shown(movement.destination)} takes "
        f"{_minutes_up(ride)}; begun at {clock(first)} at the earliest it ends at {clock(first + ride)}, and the "
        f"arrival is due by {clock(end)}."
    )
    return Refusal("window-shorter-than-ride", "delivery_to", message)


def _too_far_apart(last: int, begin: int, limit: int) -> Refusal:
    """Refuse windows that lie further apart than the time on board allows."""
    message = (
        f"from the latest pickup at {clock(last)} to the earliest arrival at {clock(begin)} it is longer than the "
        f"{limit // 60} minutes on board that are allowed."
    )
    return Refusal("windows-too-far-apart", "delivery_from", message)


def _shown(text: str) -> str:
    return f"'{text}'"


def _minutes_up(seconds: int) -> str:
    """Return seconds in words, minutes rounded up."""
    minutes = -(-seconds // 60)
    return "1 minute" if minutes == 1 else f"{minutes} minutes"
