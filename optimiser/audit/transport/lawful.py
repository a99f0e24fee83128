"""Whether the planned routes keep every rule with the times they have: windows, drives, places on board, duties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from optimiser.audit.comparison import Comparison
from optimiser.audit.reading import Row, RunRecord
from optimiser.audit.transport.reading import Driven, Movements, layouts_of, may_carry_patients, movements_of, riders

PLACE = "record/findings/transport_stops.csv"
_MINUTE = 60


def check_routes(run: RunRecord, found: Comparison) -> None:
    """Drive every planned route of a run on paper.

    Parameters
    ----------
    run
        The run.
    found
        Takes the differences.
    """
    moved = movements_of(run)
    if moved is None:
        return
    days = sorted({day for day, _ in moved.requests})
    for day, plan in ((day, plan) for day in days for plan in ("alone", "together")):
        routes = moved.routes.get((day, plan), ())
        _check_served(moved, day, plan, found)
        used = Counter(route.vehicle["vehicle"] for route in routes)
        for route in routes:
            name = f"{day}:{plan}:{route.row['route']}"
            enough = used[route.vehicle["vehicle"]] <= route.vehicle["vehicles"]
            found.require(enough, PLACE, name, "More vehicles of its kind are out than there are.")
            for message in broken_rules(run, moved, day, route):
                found.add(PLACE, name, message)
            if plan == "alone":
                trusts = {moved.requests[day, stop["request"]]["trust"] for stop in route.stops}
                own = len(trusts) == 1 and route.vehicle["trust"] in {"", *trusts}
                found.require(own, PLACE, name, "A route of a trust alone has another's vehicle or requests.")


def _check_served(moved: Movements, day: str, plan: str, found: Comparison) -> None:
    """See that a plan serves just the requests that are served alone, each once."""
    routes = moved.routes.get((day, plan), ())
    stops = [(stop["request"], stop["action"]) for route in routes for stop in route.stops]
    due = {name for (of, name), row in moved.requests.items() if of == day and row["served_alone"]}
    found.require(len(stops) == len(set(stops)), PLACE, f"{day}:{plan}", "A request is served twice.")
    found.require({name for name, _ in stops} == due, PLACE, f"{day}:{plan}", "The plan serves other requests.")


def broken_rules(run: RunRecord, moved: Movements, day: str, route: Driven) -> Iterator[str]:
    """Say what is wrong with one route, every time of which is known.

    Parameters
    ----------
    run, moved
        The run and what was driven.
    day
        Kind of day.
    route
        The route.
    """
    yield from _not_allowed(run, route)
    picked_up: dict[str, int] = {}
    board: list[str] = []
    for stop in route.stops:
        name, action = stop["request"], stop["action"]
        row = moved.requests[day, name]
        if stop["place"] != row[f"{action}_place"]:
            yield "A stop is at another place than its request's."
        if not row[f"{action}_from_s"] <= stop["begin_s"] <= row[f"{action}_to_s"]:
            yield "A stop is outside its window."
        if action == "pickup":
            picked_up[name] = stop["begin_s"]
            board.append(name)
            yield from _crowded(run, moved, day, route, board)
        elif name in board:
            board.remove(name)
            on_board = stop["begin_s"] - picked_up[name] - row["pickup_service_s"]
            if row["limit_s"] is not None and on_board > row["limit_s"]:
                yield "A patient is on board longer than the limit."
        else:
            yield "A delivery comes before its pickup."
        if not board and action == "pickup":
            yield "A pickup leaves nobody on board."
    if board:
        yield "Somebody is never delivered."
    yield from _too_fast(run, moved, day, route)
    yield from _overworked(run, moved, day, route)


def _not_allowed(run: RunRecord, route: Driven) -> Iterator[str]:
    """Say what a route may not do at all."""
    if [stop["stop"] for stop in route.stops] != list(range(1, len(route.stops) + 1)):
        yield "The stops are not numbered from 1."
    if not may_carry_patients(route.vehicle):
        yield "The vehicle may not carry patients."
    if _company(run) == "no" and riders(route) > 1:
        yield "Patients may not share a vehicle, and do."


def _crowded(run: RunRecord, moved: Movements, day: str, route: Driven, board: list[str]) -> Iterator[str]:
    """Say what is wrong with who is on board."""
    if _company(run) == "changeover" and len(board) > 1:
        yield "Patients share a vehicle without a changeover."
    journeys = [moved.journeys[moved.requests[day, name]["row"]] for name in board]
    if len(board) > 1 and any(journey["alone"] for journey in journeys):
        yield "Somebody who travels alone is not alone."
    if not any(_fits(journeys, layout) for layout in layouts_of(route.vehicle)):
        yield "Not everybody on board has a place."
    skills = set(route.vehicle["skills"].split(";"))
    for journey in journeys:
        needed = {skill for skill in journey["skills"].split(";") if skill}
        needed |= {"bariatric"} if journey["mobility"] == "bariatric" else set()
        if not needed <= skills:
            yield "The crew lacks a skill."


def _fits(journeys: list[Row], layout: tuple[int, ...]) -> bool:
    """Whether everybody finds a place: the choosiest first, each in the plainest place that is left."""
    staff, seats, stretchers, wheelchairs = layout
    mobility = Counter(journey["mobility"] for journey in journeys)
    wheelchairs -= mobility["wheelchair"]
    stretchers -= mobility["stretcher"] + mobility["bariatric"]
    seats -= mobility["walker"]
    staff -= sum(journey["escorts"] or 0 for journey in journeys)
    # A patient without a seat takes a stretcher place; an escort without one takes a seat, then a stretcher place.
    stretchers += min(0, seats)
    seats = max(0, seats)
    left_over = min(0, staff + seats)
    return wheelchairs >= 0 and stretchers >= 0 and stretchers + left_over >= 0


def _company(run: RunRecord) -> str:
    """Return whether patients may share a vehicle with patients."""
    rows = run.rows("compatibility")
    told = [row["together"] for row in rows if row["class_a"] == row["class_b"] == "patient"]
    return str(told[0]) if told else "yes"


def _work(run: RunRecord, moved: Movements, day: str, stop: Row) -> int:
    """Return how long a stop takes, the cleaning after one who travelled alone in [s]."""
    row = moved.requests[day, stop["request"]]
    alone = stop["action"] == "delivery" and moved.journeys[row["row"]]["alone"]
    cleaning = _MINUTE * int(run.setting("transport", "cleaning_minutes")) if alone else 0
    return int(row[f"{stop['action']}_service_s"]) + cleaning


def _too_fast(run: RunRecord, moved: Movements, day: str, route: Driven) -> Iterator[str]:
    """Say where a route has too little time between two stops."""
    pause = _MINUTE * (route.vehicle["break_min"] or 0)
    begins = [route.row["depart_s"], *(stop["begin_s"] for stop in route.stops), route.row["return_s"]]
    works = [0, *(_work(run, moved, day, stop) for stop in route.stops)]
    if _company(run) == "changeover":
        change = _MINUTE * int(run.setting("transport", "changeover_minutes"))
        works = [
            work + (change if place and place < len(route.stops) and route.stops[place]["action"] == "pickup" else 0)
            for place, work in enumerate(works)
        ]
    for place, (here, there) in enumerate(pairwise(begins)):
        drive = _drive(moved, route, place)
        if drive < 0:
            yield "A road is used that is not there."
        elif there - here < works[place] + drive + (pause if _breaks(route)[place] else 0):
            yield "Two stops follow each other faster than work, road and break allow."


def _breaks(route: Driven) -> list[bool]:
    """Whether a break is taken before each drive, the way home last."""
    return [*(bool(stop["break_before"]) for stop in route.stops), bool(route.row["break_home"])]


def _drive(moved: Movements, route: Driven, place: int) -> int:
    """Return the drive to a stop, or home after the last [s]."""
    places = [route.depot, *(stop["place"] for stop in route.stops), route.depot]
    return moved.way(places[place], places[place + 1])[0]


def _overworked(run: RunRecord, moved: Movements, day: str, route: Driven) -> Iterator[str]:
    """Say where a duty is too long, outside its shift, or without the break that is due."""
    vehicle, depart, back = route.vehicle, route.row["depart_s"], route.row["return_s"]
    first = 0 if vehicle["shift_from"] is None else vehicle["shift_from"] * _MINUTE
    last = 24 * 60 * _MINUTE if vehicle["shift_to"] is None else vehicle["shift_to"] * _MINUTE
    if depart < first or back > last:
        yield "The route is outside the vehicle's shift."
    if vehicle["max_duty_min"] is not None and back - depart > vehicle["max_duty_min"] * _MINUTE:
        yield "The duty is longer than it may be."
    if vehicle["break_after_min"] is None or back - depart <= vehicle["break_after_min"] * _MINUTE:
        return
    started = depart
    on_board = 0
    begins = [*(stop["begin_s"] for stop in route.stops), back]
    for place, rests in enumerate(_breaks(route)):
        ended = begins[place - 1] + _work(run, moved, day, route.stops[place - 1]) if place else depart
        if rests:
            if on_board:
                yield "A break is taken with somebody on board."
            if ended - started > vehicle["break_after_min"] * _MINUTE:
                yield "A break comes too late."
            started = begins[place] - _drive(moved, route, place)
        if place < len(route.stops):
            on_board += 1 if route.stops[place]["action"] == "pickup" else -1
    if back - started > vehicle["break_after_min"] * _MINUTE:
        yield "A break is missing."
