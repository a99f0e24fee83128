"""Empty vehicles that drive on to a pickup that is open, or wait until it opens, with routes worked by hand."""

from __future__ import annotations

import numpy as np
import pytest

from models.transport.instance import NO_ROAD, TransportInstance
from models.transport.relaxation_pricing import cheapest
from tests.unit.models.transport.day_sample import day, request, vehicle
from tests.unit.models.transport.relaxation_sample import SOON, arcs_of

ONE_SEAT = vehicle(layouts=((0, 0, 1, 1),))
"""So that nobody is fetched before the one on board is brought, and the van drives on empty."""


def after(window: tuple[int, int], cell: int = 1) -> float:
    """Return the cost of bringing a from near to the middle, fetched by 20, and then c from far to near."""
    first, second = request("a", 1, 2, pickup_window=SOON), request("c", 3, 1, pickup_window=window)
    return both(day(first, second, vehicles=(ONE_SEAT,)), cell)


def both(instance: TransportInstance, cell: int = 1) -> float:
    """Return the cost of the cheapest route that ends with the second request, at a price that makes the first due."""
    found = cheapest(arcs_of(instance, cell), np.array([10_000.0, 0.0]))
    assert found is not None
    return float(found.reduced[0, 1]) + 10_000.0


@pytest.mark.parametrize(
    ("window", "due"),
    [
        pytest.param((0, 1000), 100 + 60 + 120, id="open already"),
        pytest.param((40, 40), 100 + 60 + 120, id="open when it comes"),
        pytest.param((30, 30), 100 + 60 + 120, id="no later than it comes"),
        pytest.param((41, 90), 100 + 61 + 120, id="opens a tick later"),
        pytest.param((55, 90), 100 + 75 + 120, id="opens later"),
        pytest.param((500, 900), 100 + 520 + 120, id="opens much later"),
    ],
)
def test_waiting_costs_its_time_and_no_more(window: tuple[int, int], due: int) -> None:
    """Out at 10 at the latest, far at 40 at the latest; from there on every tick of waiting counts."""
    assert after(window) == due


def test_who_comes_too_late_is_not_taken() -> None:
    """Far is reached at 30 at the earliest, by way of near and the middle."""
    assert after((0, 30)) == 280
    assert after((0, 29)) == np.inf


@pytest.mark.parametrize("cell", [1, 3, 10, 64])
def test_cells_do_not_make_waiting_dearer(cell: int) -> None:
    """However time is cut, waiting is underestimated at most, and by little more than a cell."""
    for window, due in (((500, 900), 740), ((55, 90), 295), ((0, 1000), 280)):
        assert due - 2 * cell <= after(window, cell) <= due


def test_several_pickups_may_be_next() -> None:
    """Two are open to an empty van at once; the one that closes first is taken first."""
    three = day(
        request("a", 1, 2, pickup_window=SOON),
        request("b", 2, 3, pickup_window=(35, 45)),
        request("c", 3, 1, pickup_window=(30, 1000)),
        vehicles=(ONE_SEAT,),
    )
    found = cheapest(arcs_of(three), np.array([10_000.0, 1000.0, 0.0]))
    assert found is not None
    # Out at 10, a in the middle at 30, b there from 35 to far at 45, c to near at 65 and home at 75.
    assert found.reduced[0, 2] + 11_000 == 100 + 65 + 120


def test_whoever_waits_comes_from_the_cheapest_place() -> None:
    """Of two who could be brought before, the nearer one: b is taken to the middle, a far away for the same price."""
    instance = day(
        request("a", 1, 4, pickup_window=SOON),
        request("b", 1, 2, pickup_window=SOON),
        request("c", 2, 1, pickup_window=(500, 900)),
        vehicles=(ONE_SEAT,),
    )
    found = cheapest(arcs_of(instance), np.array([10_000.0, 10_000.0, 0.0]))
    assert found is not None
    # a to the end and back to the middle for c is a way of 40 more, at 2; the time is spent waiting anyway.
    assert found.reduced[0, 2] + 10_000 == 690
    dearer = cheapest(arcs_of(instance), np.array([10_041.0, 10_000.0, 0.0]))
    assert dearer is not None
    assert dearer.reduced[0, 2] + 10_000 == 690
    dear = cheapest(arcs_of(instance), np.array([10_090.0, 10_000.0, 0.0]))
    assert dear is not None
    assert dear.reduced[0, 2] + 10_090 == 690 + 80


def test_where_no_road_leads_nobody_waits() -> None:
    """From the middle to far all roads are closed, so that c, who waits far away, is fetched from the yard."""
    road = day().travel.copy()
    road[2, :] = NO_ROAD
    road[2, [0, 1, 2]] = [20, 10, 0]
    road[:3, 3:] = NO_ROAD
    instance = day(request("a", 1, 2, pickup_window=SOON), request("c", 3, 4, pickup_window=(500, 900)), travel=road)
    found = cheapest(arcs_of(instance), np.array([10_000.0, 10_000.0]))
    assert found is not None
    assert found.reduced[0].tolist() == [220 - 10_000, np.inf]
