"""Which movements can share a vehicle, what it saves, and why others cannot."""

from __future__ import annotations

import json
from dataclasses import replace

import networkx as nx
import numpy as np
import pytest

from models.transport.instance import NO_ROAD, TransportInstance
from models.transport.request import Request
from models.transport.shareability import CAN_SHARE, REASONS, shareability, shareability_graph
from models.transport.shareability_orders import ORDERS
from models.transport.vehicle import Vehicle

# Places on a line, ten minutes and 10 km apart: W(est) M(iddle) E(ast) and F(ar).
LINE = np.array([[abs(here - there) * 10 for there in range(4)] for here in range(4)], dtype=np.int64)
W, M, E, F = range(4)


def ride(name: str, pickup: int, delivery: int, **changes: object) -> Request:
    """Return a journey of one seat from 8.00 on, in minutes, that has all day."""
    day = (480, 1080)
    known = Request(name, f"T{name}", "journey", pickup, delivery, day, day, 0, 0, (1,))
    return replace(known, **changes)  # type: ignore[arg-type]


def line(*requests: Request, vehicles: tuple[Vehicle, ...] = (), **changes: object) -> TransportInstance:
    """Return a day on the line; ticks are minutes, distances kilometres."""
    given: dict[str, object] = {"travel": LINE, "distance": LINE, "resources": ("seats",), **changes}
    return TransportInstance(("W", "M", "E", "F"), requests=requests, vehicles=vehicles, **given)  # type: ignore[arg-type]


def why(instance: TransportInstance, most_added: int = 20) -> str:
    """Return the reason of the only pair, `yes` where it can share."""
    (reason,) = shareability(instance, most_added).reason.tolist()
    return "yes" if reason == CAN_SHARE else REASONS[reason]


def test_two_on_one_way_save_the_way_they_have_in_common() -> None:
    """W to F and M to E share M to E: 30 and 10 km by themselves, 30 together; the vehicle leaves M at 8.10."""
    found = shareability(line(ride("A", W, F), ride("B", M, E)), 0)
    assert (found.first.tolist(), found.second.tolist()) == ([0], [1])
    assert (found.distance_saved.tolist(), found.time_saved.tolist()) == ([10], [10])
    assert (found.shared_from.tolist(), found.shared_to.tolist()) == ([M], [E])
    assert found.shared_at.tolist() == [490]
    assert ORDERS[found.order[0]] == (0, 1, 3, 2)


def test_of_two_alike_the_first_order_is_told() -> None:
    """Two from W to E save one whole way, and the first of the orders that save alike is kept."""
    found = shareability(line(ride("A", W, E), ride("B", W, E)), 0)
    assert (found.distance_saved.tolist(), found.order.tolist()) == ([20], [0])


@pytest.mark.parametrize(
    ("reason", "limit", "other"),
    [
        ("compatibility", None, {"group": "linen"}),
        ("compatibility", None, {"alone": True}),
        ("window", None, {"pickup_window": (700, 710), "delivery_window": (720, 800)}),
        ("time_on_board", 40, {"pickup_window": (540, 540)}),
        ("detour", 90, {"pickup_window": (540, 540)}),
        ("no_saving", None, {"pickup": F, "delivery": W}),
    ],
)
def test_the_first_reason_is_told(reason: str, limit: int | None, other: dict[str, object]) -> None:
    """Each reason is told where it is the first: who waits an hour for the other is too long on board, or too late."""
    first = ride("A", W, F, pickup_window=(480, 480), delivery_window=(480, 600), max_on_board=limit)
    assert why(line(first, replace(ride("B", W, F), **other))) == reason  # type: ignore[arg-type]


def test_a_pair_needs_a_vehicle_that_holds_both() -> None:
    """One seat does not hold two, two seats do, two seats on two vehicles do not; without vehicles nothing is asked."""
    pair = (ride("A", W, E), ride("B", W, E))
    small = Vehicle("small", "", W, 2, ((1,),), (0, 1440))
    assert why(line(*pair)) == "yes"
    assert why(line(*pair, vehicles=(small,))) == "places"
    assert why(line(*pair, vehicles=(small, replace(small, name="large", layouts=((1,), (2,)))))) == "yes"


def test_skills_and_classes_of_a_vehicle_count() -> None:
    """A vehicle without the skill, or not allowed a class, holds no such pair."""
    pair = (ride("A", W, E, skills=frozenset({"bariatric"})), ride("B", W, E))
    bus = Vehicle("bus", "", W, 1, ((4,),), (0, 1440))
    skilled = replace(bus, name="skilled", skills=frozenset({"bariatric"}))
    car = replace(bus, name="car", layouts=((1,),), skills=frozenset({"bariatric"}))
    assert why(line(*pair, vehicles=(bus, car))) == "places"
    assert why(line(*pair, vehicles=(bus, skilled))) == "yes"
    assert why(line(*pair, vehicles=(car, replace(skilled, groups=frozenset({"linen"}))))) == "places"


def test_goods_that_no_vehicle_of_the_case_carries_are_not_held_against_its_vehicles() -> None:
    """Where the vehicles are for people only, goods share with goods as if any van would do, and not with patients."""
    boxes = [ride(name, W, E, kind="consignment", group="mail", load=(1, 1)) for name in "AB"]
    person = ride("C", W, E, load=(1, 0))
    bus = Vehicle("bus", "", W, 1, ((4, 0),), (0, 1440))
    day = line(*boxes, person, vehicles=(bus,), resources=("seats", "grams"), sharing={("mail", "patient"): "yes"})
    assert shareability(day, 0).reason.tolist() == [CAN_SHARE, REASONS.index("places"), REASONS.index("places")]


def test_where_no_road_leads_there_is_no_sharing() -> None:
    """A pair that no road joins cannot be in one vehicle in time."""
    cut = LINE.copy()
    cut[W, E:] = cut[E:, W] = cut[M, E:] = cut[E:, M] = NO_ROAD
    assert why(line(ride("A", W, M), ride("B", E, F), travel=cut)) == "window"


def test_pairs_come_in_the_order_of_a_triangle() -> None:
    """Every pair has one reason: (0, 1), (0, 2), (1, 2)."""
    found = shareability(line(ride("A", W, E), ride("B", W, E, alone=True), ride("C", W, E)), 0)
    assert found.reason.tolist() == [0, CAN_SHARE, 0]
    listed = [pair for _, first, second in found.pairs() for pair in zip(first, second, strict=True)]
    assert listed == [(0, 1), (0, 2), (1, 2)]


@pytest.mark.parametrize("size", [0, 1])
def test_a_day_without_pairs_has_none(size: int) -> None:
    """Nothing, or one request, makes no pair and no fault."""
    found = shareability(line(*(ride("A", W, E),)[:size]), 0)
    assert (len(found.reason), len(found.first), list(found.pairs())) == (0, 0, [])


def test_the_network_is_a_graph_of_names() -> None:
    """Every request is a node, every pair that can share an edge, and it goes to JSON as node and link."""
    day = line(ride("A", W, F), ride("B", M, E), ride("C", F, W))
    graph = shareability_graph(day, shareability(day, 0))
    assert dict(graph.nodes["A"]) == {"trust": "TA", "kind": "journey", "group": "patient"}
    assert list(graph.edges(data=True)) == [
        ("A", "B", {"distance_saved": 10, "time_saved": 10, "shared_from": "M", "shared_to": "E"})
    ]
    assert '"shared_to": "E"' in json.dumps(nx.node_link_data(graph, edges="links"))
