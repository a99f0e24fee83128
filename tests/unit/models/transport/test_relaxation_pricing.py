"""The cheapest routes at given prices, on days whose routes are known by hand."""

from __future__ import annotations

import numpy as np
import pytest

from models.transport.instance import TransportInstance
from models.transport.relaxation_arcs import PricingArcs
from models.transport.relaxation_pricing import cheapest, repeated
from tests.unit.models.transport.day_sample import day, request, vehicle
from tests.unit.models.transport.relaxation_sample import AGAIN, TWO, arcs_of


def reduced(instance: TransportInstance, *prices: float, cell: int = 1, cut_after: int = 9) -> list[list[float]]:
    """Return the least reduced costs by kind and last delivery."""
    found = cheapest(arcs_of(instance, cell, cut_after), np.array(prices, dtype=np.float64))
    assert found is not None
    return found.reduced.tolist()


def requests(arcs: PricingArcs, *prices: float) -> list[set[int]]:
    """Return who is on the cheapest route to each last delivery."""
    found = cheapest(arcs, np.array(prices, dtype=np.float64))
    assert found is not None
    return [
        {int(one) for arc in found.arcs(0, end) for one in arcs.pieces.requests[arcs.arc[arc]] if one >= 0}
        for end in range(arcs.size)
    ]


def test_without_prices_each_route_costs_what_it_costs() -> None:
    """220 to the middle and 280 to far."""
    assert reduced(TWO, 0, 0) == [[220, 280]]
    charged = day(*TWO.requests, vehicles=(vehicle(cost_request=1),))
    assert reduced(charged, 0, 0) == [[221, 281]]
    assert requests(arcs_of(charged), 0, 0) == [{0}, {1}]


def test_prices_are_taken_off_whoever_comes_on_board() -> None:
    """At 150 each both together are 20 below nothing, wherever they end."""
    assert reduced(TWO, 150, 150) == [[-20, -20]]
    assert requests(arcs_of(TWO), 150, 150) == [{0, 1}, {0, 1}]


def test_a_way_home_that_is_too_long_is_none() -> None:
    """Back by 69 nobody has been far; the middle costs 220 still."""
    early = day(*TWO.requests, vehicles=(vehicle(shift=(0, 59)),))
    assert reduced(early, 0, 0) == [[220, np.inf]]
    late = day(*TWO.requests, vehicles=(vehicle(shift=(11, 1000)),))
    assert reduced(late, 0, 0) == [[np.inf, np.inf]]


def test_kinds_have_their_own_costs() -> None:
    """The second kind costs 5 a request and nothing a day."""
    two = day(*TWO.requests, vehicles=(vehicle(), vehicle("hired", cost_fixed=0, cost_request=5)))
    assert reduced(two, 0, 0) == [[220, 280], [125, 185]]


def test_a_vehicle_goes_on_and_waits_on_the_clock() -> None:
    """Middle at 30 after leaving by 10, there again for c at 60, near at 70 and home at 80: 100 + 70 + 80."""
    assert reduced(AGAIN, 500, 500) == [[220 - 500, 100 + 70 + 80 - 1000]]
    assert requests(arcs_of(AGAIN), 500, 500) == [{0}, {0, 1}]


@pytest.mark.parametrize("cell", [1, 7, 100, 5000])
@pytest.mark.parametrize("instance", [TWO, AGAIN], ids=["two", "again"])
def test_longer_cells_never_cost_more(instance: TransportInstance, cell: int) -> None:
    """What is merged is only ever underestimated, for cheap and for dear requests."""
    for prices in ((0.0, 0.0), (120.0, 140.0), (500.0, 500.0)):
        exact, coarse = np.array(reduced(instance, *prices)), np.array(reduced(instance, *prices, cell=cell))
        assert (coarse <= exact + 1e-9).all()


def test_cut_stretches_never_cost_more() -> None:
    """Where the past is forgotten with both on board."""
    exact, cut = np.array(reduced(TWO, 150, 150)), np.array(reduced(TWO, 150, 150, cut_after=1))
    assert (cut <= exact + 1e-9).all()
    assert np.isfinite(cut).all()


def test_ranges_are_laid_end_to_end() -> None:
    """Two from 5 on, none, and one from 7."""
    row, element = repeated(np.array([5, 9, 7]), np.array([2, 0, 1]))
    assert (row.tolist(), element.tolist()) == ([0, 0, 2], [5, 6, 7])


def test_a_day_on_which_nothing_can_be_done() -> None:
    """A van whose shift is over before anybody may be fetched."""
    never = day(request("a", pickup_window=(100, 200)), vehicles=(vehicle(shift=(0, 50)),))
    assert reduced(never, 1000) == [[np.inf]]
