"""Whether the requests that were planned are the journeys of the case: windows, limits and roads, filled in anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from optimiser.audit.comparison import Comparison
from optimiser.audit.reading import Row, RunRecord
from optimiser.audit.transport.reading import Movements
from optimiser.money import round_half_up

PLACE = "record/findings/transport_requests.csv"
ROADS = "record/findings/transport_travel.csv"
_MINUTE = 60
_DAY = 24 * 60 * _MINUTE


@dataclass(frozen=True)
class _Asked:
    """The journeys of one kind of day, by code, with what the settings say.

    Parameters
    ----------
    run, moved
        The run and its roads.
    journeys
        Rows of ``journeys`` by code.
    hours
        First departure and last return of any vehicle [s].
    """

    run: RunRecord
    moved: Movements
    journeys: Mapping[str, Row]
    hours: tuple[int, int]

    def seconds(self, name: str) -> int:
        """Return a setting of minutes in seconds."""
        return _MINUTE * int(self.run.setting("transport", name))

    def service(self, journey: Row) -> int:
        """Return how long loading takes, and unloading [s]."""
        return _MINUTE * int(self.run.setting("transport", "stop_minutes")[journey["mobility"]])

    def direct(self, journey: Row) -> int:
        """Return the direct ride [s]."""
        return self.moved.way(journey["origin"], journey["destination"])[0]

    def limit(self, journey: Row) -> int:
        """Return the longest time on board: the scenario's, never below ride and windows, and the journey's own [s]."""
        direct, own = self.direct(journey), journey["max_minutes_on_board"]
        asked = direct + self.seconds("max_minutes_added")
        if self.run.setting("transport", "max_minutes_on_board") is not None:
            asked = min(asked, self.seconds("max_minutes_on_board"))
        asked = max(asked, direct)
        if journey["pickup_to"] is not None and journey["delivery_from"] is not None:
            apart = _MINUTE * int(journey["delivery_from"] - journey["pickup_to"])
            asked = max(asked, apart - self.service(journey))
        return asked if own is None else min(asked, _MINUTE * int(own))

    def windows(self, journey: Row) -> tuple[int, int, int, int]:
        """Return first and last pickup, first and last delivery [s]: what is open follows from what is not."""
        sides = ("pickup_from", "pickup_to", "delivery_from", "delivery_to")
        first, last, begin, end = (None if journey[side] is None else _MINUTE * int(journey[side]) for side in sides)
        told = [moment is not None for moment in (first, last, begin, end)]
        if not any(told):
            first, end = self.hours
        elif told == [False, False, False, True] and end is not None:
            begin = max(0, end - self.seconds("arrive_early_minutes"))
        elif told == [True, False, False, False] and first is not None:
            last = first + self.seconds("collect_within_minutes")
        outward = self.journeys.get(journey["return_of"])
        if outward is not None:
            first = max(first or 0, self.windows(outward)[3] + self.service(outward))
        loading, limit = self.service(journey), self.limit(journey)
        ride = loading + self.direct(journey)
        first, begin = first or 0, begin or 0
        if end is None:
            end = max(_DAY, first + ride) if last is None else last + loading + limit
        last = end - ride if last is None else last
        begin, last = max(begin, first + ride), min(last, end - ride)
        return max(first, begin - loading - limit), last, begin, min(end, last + loading + limit)


def check_requests(run: RunRecord, moved: Movements, found: Comparison) -> None:
    """Recompute every request from its journey, and see that each journey is there as often as it is.

    Parameters
    ----------
    run, moved
        The run and what was driven.
    found
        Takes the differences.
    """
    days = {day for day, _ in moved.requests}
    by_day: dict[str, dict[str, Row]] = {day: {} for day in days}
    for journey in run.rows("journeys"):
        if journey["day_type"] in days:
            by_day[journey["day_type"]][journey["journey"]] = journey
    fleet = run.rows("vehicles")
    first = min((_MINUTE * (row["shift_from"] or 0) for row in fleet), default=0)
    shifts = (_DAY if row["shift_to"] is None else _MINUTE * row["shift_to"] for row in fleet)
    hours = (first, max(shifts, default=_DAY))
    listed = run.findings.get("transport_requests", [])
    found.require(len(listed) == len(moved.requests), PLACE, "", "A request is listed twice.")
    due: set[tuple[str, str]] = set()
    for day, journeys in sorted(by_day.items()):
        asked = _Asked(run, moved, journeys, hours)
        for code, journey in journeys.items():
            expected = _request(asked, journey)
            for copy in range(journey["journeys"] or 1):
                name = f"{code}#{copy + 1}" if copy else code
                due.add((day, name))
                if (day, name) in moved.requests:
                    found.same_columns(PLACE, f"{day}:{name}", moved.requests[day, name], expected)
    found.same_keys(PLACE, map(":".join, moved.requests), map(":".join, due), "The request")


def _request(asked: _Asked, journey: Row) -> Row:
    """Return the columns of a request."""
    service = asked.service(journey)
    sides = ("pickup_from_s", "pickup_to_s", "delivery_from_s", "delivery_to_s")
    return {
        "row": journey["row"],
        "trust": journey["trust"],
        "pickup_place": journey["origin"],
        "delivery_place": journey["destination"],
        **dict(zip(sides, asked.windows(journey), strict=True)),
        "pickup_service_s": service,
        "delivery_service_s": service,
        "limit_s": asked.limit(journey),
        "direct_s": asked.direct(journey),
    }


def check_roads(run: RunRecord, moved: Movements, found: Comparison) -> None:
    """Compare the drives that the plans used with the case's own times and distances, where it has them.

    A drive may be faster than the case says where it leads over a third place. Where several kinds of day have
    different places, that place need not be listed.

    Parameters
    ----------
    run, moved
        The run and its roads.
    found
        Takes the differences.
    """
    own = {(row["origin"], row["destination"]): row for row in run.rows("travel_times")}
    listed = run.findings.get("transport_travel", [])
    found.require(len(moved.roads) == len(listed), ROADS, "", "A drive is listed twice.")
    places = sorted({place for pair in moved.roads for place in pair})
    whole = len(moved.roads) == len(places) * (len(places) - 1)
    for (origin, destination), way in moved.roads.items():
        known = own.get((origin, destination))
        if known is None or _is_told(known, way):
            continue
        slower = known["minutes"] is None or way[0] <= _seconds(known)
        over = any(_over(moved, origin, place, destination) == way for place in places) or not whole
        message = "The drive is neither what the case says nor a faster one over a third place."
        found.require(slower and over, ROADS, f"{origin}:{destination}", message)


def _is_told(known: Row, way: tuple[int, int]) -> bool:
    """Whether a drive is what the case says."""
    if known["minutes"] is None:
        return way[0] < 0
    far = known["km"] is None or way[1] == round_half_up(Fraction(known["km"]) * 1000)
    return far and way[0] == _seconds(known)


def _seconds(known: Row) -> int:
    return round_half_up(Fraction(round_half_up(Fraction(known["minutes"]) * 60_000), 1000))


def _over(moved: Movements, origin: str, place: str, destination: str) -> tuple[int, int] | None:
    """Return seconds and metres of the way over a third place; ``None`` where it is no third one, or no way."""
    first, second = moved.way(origin, place), moved.way(place, destination)
    if place in (origin, destination) or first[0] < 0 or second[0] < 0:
        return None
    return first[0] + second[0], first[1] + second[1]
