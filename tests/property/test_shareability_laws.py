"""What holds of every pair: the fast test is the timetable's, and looser rules never part a pair."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from models.transport.instance import TransportInstance
from models.transport.plan import Route
from models.transport.request import Request
from models.transport.shareability import CAN_SHARE, REASONS, Shareability, shareability
from models.transport.shareability_orders import ORDERS
from models.transport.timetable import timetable
from models.transport.vehicle import Vehicle

HOUR = 60
# The last place is the depot, no time from anywhere, so that the vehicle's way to the pair says nothing.
PLACES = tuple("ABCDE")


@st.composite
def requests(draw: st.DrawFn, name: str) -> Request:
    """Draw a request in ticks of a minute."""
    begin, end = draw(st.integers(0, 90)), draw(st.integers(0, 120))
    limit = draw(st.none() | st.integers(0, 60))
    return Request(
        name,
        draw(st.sampled_from("XY")),
        "journey",
        draw(st.integers(0, 3)),
        draw(st.integers(0, 3)),
        (begin, begin + draw(st.integers(0, 40))),
        (end, end + draw(st.integers(0, 40))),
        draw(st.integers(0, 5)),
        draw(st.integers(0, 5)),
        (1,),
        limit,
        draw(st.sampled_from(["patient", "patient", "linen"])),
        draw(st.sampled_from([False, False, False, True])),
    )


@st.composite
def days(draw: st.DrawFn) -> TransportInstance:
    """Draw a day of three requests and a vehicle that is near by and holds two or one."""
    travel = np.array(draw(st.lists(st.lists(st.integers(0, 30), min_size=5, max_size=5), min_size=5, max_size=5)))
    travel[np.arange(5), np.arange(5)] = 0
    travel[4, :] = travel[:, 4] = 0
    vehicle = Vehicle("V", "", 4, 1, ((draw(st.sampled_from([2, 2, 2, 1])),),), (-10 * HOUR, 30 * HOUR))
    three = tuple(draw(requests(name)) for name in "PQR")
    return TransportInstance(PLACES, travel, travel * 2, three, (vehicle,), ("seats",))


def reasons(found: Shareability) -> dict[tuple[int, int], int]:
    """Return the reason by pair."""
    return {
        (int(one), int(other)): int(reason)
        for where, first, second in found.pairs()
        for one, other, reason in zip(first, second, found.reason[where], strict=True)
    }


def by_timetable(instance: TransportInstance, one: int, other: int, added: int) -> tuple[str, int]:
    """Return the first reason of a pair and what it saves, asked of the timetable order by order."""
    reached, best = -1, 0
    pair = [instance.requests[one], instance.requests[other]]
    direct = sum(int(instance.distance[request.pickup, request.delivery]) for request in pair)
    free = [replace(request, max_on_board=None) for request in pair]
    kept = []
    for request in pair:
        most = instance.direct(request) + added
        kept.append(
            replace(request, max_on_board=most if request.max_on_board is None else min(most, request.max_on_board))
        )
    for order in ORDERS:
        places = [(pair[stop % 2].pickup if stop < 2 else pair[stop % 2].delivery) for stop in order]
        way = sum(int(instance.distance[here, there]) for here, there in pairwise(places))
        for level, rules in enumerate((free, pair, kept)):
            if timetable(replace(instance, requests=tuple(rules)), Route(0, order)) is None:
                break
            reached = max(reached, level)
            if level == 2:
                best = max(best, direct - way)
    return ("yes" if best > 0 else REASONS[REASONS.index("time_on_board") + reached]), best


@settings(max_examples=150, deadline=None)
@given(days(), st.integers(0, 40))
def test_the_fast_test_is_the_timetables(instance: TransportInstance, added: int) -> None:
    """Pair by pair the arrays say what the timetable of the four stops says, the reason too."""
    found = shareability(instance, added)
    saved = dict(zip(zip(found.first, found.second, strict=True), found.distance_saved.tolist(), strict=True))
    for (one, other), reason in reasons(found).items():
        told = "yes" if reason == CAN_SHARE else REASONS[reason]
        groups = {instance.requests[one].group, instance.requests[other].group}
        if len(groups) > 1 or instance.requests[one].alone or instance.requests[other].alone:
            assert told == "compatibility"
        elif not instance.vehicles[0].holds((2,)):
            assert told == "places"
        else:
            due, best = by_timetable(instance, one, other, added)
            assert (told, saved.get((one, other), 0)) == (due, best)


@settings(max_examples=60, deadline=None)
@given(days(), st.integers(0, 20), st.integers(0, 20))
def test_more_detour_parts_nobody(instance: TransportInstance, added: int, more: int) -> None:
    """Whoever can share with little added can share with more, and saves at least as much."""
    little, much = shareability(instance, added), shareability(instance, added + more)
    saved = dict(zip(zip(much.first, much.second, strict=True), much.distance_saved, strict=True))
    for one, other, distance in zip(little.first, little.second, little.distance_saved, strict=True):
        assert saved[one, other] >= distance


@settings(max_examples=60, deadline=None)
@given(days(), st.permutations(range(3)))
def test_the_order_of_the_requests_says_nothing(instance: TransportInstance, order: list[int]) -> None:
    """The same requests in another order have the same pairs, with the same reasons and savings."""
    turned = replace(instance, requests=tuple(instance.requests[place] for place in order))
    expected, found = reasons(shareability(instance, 15)), reasons(shareability(turned, 15))
    for (one, other), reason in found.items():
        pair = (min(order[one], order[other]), max(order[one], order[other]))
        assert expected[pair] == reason
