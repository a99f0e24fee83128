"""The rules of a route that need no clock, one planted fault at a time."""

from __future__ import annotations

import pytest

from models.transport.instance import TransportInstance
from models.transport.on_board import changeovers, keeps_order_and_places, pause_between
from tests.unit.models.transport.day_sample import WHEELCHAIR, day, request, vehicle

# Stops of a day of two: pickups 0 and 1, deliveries 2 and 3.
TWO = day(request("J"), request("K"))


def keeps(instance: TransportInstance, *stops: int) -> bool:
    """Whether the first vehicle of a day keeps the rules along some stops."""
    return keeps_order_and_places(instance, instance.vehicles[0], stops)


@pytest.mark.parametrize(
    ("stops", "kept"),
    [
        ((), True),
        ((0, 1, 2, 3), True),
        ((0, 1, 3, 2), True),
        ((0, 2, 1, 3), True),
        ((2, 0), False),
        ((0, 1, 2), False),
        ((0, 2, 2), False),
        ((0, 2, 0, 2), False),
        ((0, 0, 2), False),
    ],
)
def test_each_request_is_picked_up_then_delivered_once(stops: tuple[int, ...], kept: bool) -> None:
    """In any order that does so, with nobody left on board."""
    assert keeps(TWO, *stops) is kept


def test_places_are_counted_while_on_board() -> None:
    """Two on one seat do not fit; one after the other they do."""
    small = day(*TWO.requests, vehicles=(vehicle(layouts=((0, 0, 1, 1),)),))
    assert not keeps(small, 0, 1, 2, 3)
    assert keeps(small, 0, 2, 1, 3)
    assert not keeps(day(request("J", load=WHEELCHAIR)), 0, 1)


def test_alone_means_alone() -> None:
    """Whichever comes first."""
    one = day(request("J", alone=True), request("K"))
    assert not keeps(one, 0, 1, 2, 3)
    assert not keeps(one, 1, 0, 2, 3)
    assert keeps(one, 0, 2, 1, 3)


def test_skills_are_needed() -> None:
    """A crew without them may not carry."""
    assert not keeps(day(request("J", skills=frozenset({"lift"}))), 0, 1)


def mixed(rule: str) -> TransportInstance:
    """Return a day of two patients around linen, with a changeover of 12."""
    requests = (request("J"), request("L", group="linen"), request("K"))
    return day(*requests, sharing={("linen", "patient"): rule}, changeover=12)


@pytest.mark.parametrize(
    ("rule", "after", "beside"), [("yes", True, True), ("changeover", True, False), ("no", False, False)]
)
def test_classes_share_as_the_rules_say(rule: str, after: bool, beside: bool) -> None:
    """One after the other on a day, and on board together."""
    assert keeps(mixed(rule), 0, 3, 1, 4) is after
    assert keeps(mixed(rule), 0, 1, 3, 4) is beside


def test_a_changeover_lets_the_next_of_a_class_in() -> None:
    """After linen one is due, and then patients may come on board together again."""
    four = day(*mixed("changeover").requests, request("M"), sharing={("linen", "patient"): "changeover"})
    assert keeps(four, 1, 5, 0, 2, 4, 6)
    assert not keeps(four, 1, 0, 5, 4)


@pytest.mark.parametrize(
    ("rule", "stops", "due"),
    [
        ("changeover", (0, 3, 1, 4, 2, 5), {2, 4}),
        ("changeover", (0, 3, 2, 5, 1, 4), {4}),
        ("changeover", (0, 2, 3, 5), set()),
        ("yes", (0, 3, 1, 4, 2, 5), set()),
    ],
)
def test_changeovers_are_due_after_another_class(rule: str, stops: tuple[int, ...], due: set[int]) -> None:
    """Before linen after a patient, and before a patient after linen."""
    assert changeovers(mixed(rule), stops) == due


@pytest.mark.parametrize(
    ("stop", "following", "pause"),
    [(3, 1, 12), (4, 0, 12), (3, 2, 0), (0, 1, 0), (3, 4, 0)],
)
def test_two_stops_by_themselves_ask_for_a_pause(stop: int, following: int, pause: int) -> None:
    """From a delivery to a pickup of another class, and nowhere else."""
    assert pause_between(mixed("changeover"), stop, following) == pause


def test_classes_that_may_share_ask_for_no_pause() -> None:
    """Nor do those that never meet."""
    assert pause_between(mixed("yes"), 3, 1) == pause_between(mixed("no"), 3, 1) == 0
