"""Routes laid out in rows, read off a straight road."""

from __future__ import annotations

import numpy as np
import pytest

from models.transport.instance import TransportInstance
from optimiser.solve.transport.arrays import NEVER, DayArrays, day_arrays
from optimiser.solve.transport.chains import Chains, chains_of, spans_of
from tests.unit.models.transport.day_sample import day, request, route, vehicle

PAIR = day(request("A", 1, 3, pickup_service=2, max_on_board=40), request("B", 2, 4, delivery_window=(50, 90)))


def laid_out(instance: TransportInstance, *names: str, kind: int = 0) -> tuple[DayArrays, Chains]:
    """Return routes of names in order, in rows as wide as the longest."""
    arrays = day_arrays(instance)
    routes = [route(instance, one).stops for one in names]
    stops = np.full((len(routes), max(len(one) for one in routes) + 2), -1)
    for row, one in enumerate(routes):
        stops[row, 1 : 1 + len(one)] = one
    return arrays, chains_of(arrays, stops, np.array([len(one) for one in routes]), np.full(len(routes), kind))


def test_a_row_goes_from_depot_to_depot() -> None:
    """Yard, near, middle, far, end, yard: with gaps of loading and road, and the sum of those before."""
    _, chains = laid_out(PAIR, "A B A B")
    assert chains.site.tolist() == [[0, 1, 2, 3, 4, 0]]
    assert chains.service.tolist() == [[0, 2, 0, 0, 0, 0]]
    assert chains.gap.tolist() == [[10, 12, 10, 10, 40, 0]]
    assert chains.base.tolist() == [[0, 10, 22, 32, 42, 82]]
    assert chains.low.tolist() == [[0, 0, 0, 0, 50, 0]]
    assert chains.high.tolist() == [[1000, 1000, 1000, 1000, 90, 1000]]
    assert chains.sound.tolist() == [True]


def test_a_shorter_route_stays_at_home_behind_its_return() -> None:
    """Its row has no gaps after the last stop's."""
    _, chains = laid_out(PAIR, "A B A B", "A A", "")
    assert chains.gap[1].tolist() == [10, 22, 30, 0, 0, 0]
    assert chains.base[1].tolist() == [0, 10, 32, 62, 62, 62]
    assert chains.gap[2].tolist() == [0] * 6


def test_a_row_has_the_depot_and_shift_of_its_kind() -> None:
    """The second kind stands at the end of the road from 5 to 500."""
    instance = day(*PAIR.requests, vehicles=(vehicle(), vehicle("far", depot=4, shift=(5, 500))))
    _, chains = laid_out(instance, "A A", kind=1)
    assert chains.site.tolist() == [[4, 1, 3, 4]]
    assert (chains.low[0, 0], chains.high[0, -1], chains.gap[0, 0]) == (5, 500, 30)


CHANGING = day(
    request("A", group="clean"),
    request("B", group="dirty"),
    request("C", group="clean"),
    sharing={("clean", "dirty"): "changeover"},
    changeover=7,
)


@pytest.mark.parametrize(
    ("names", "changes", "sound"),
    [
        pytest.param("A A B B", [2], True, id="one after the other"),
        pytest.param("A B A B", [1], False, id="while one is on board"),
        pytest.param("A A C C B B", [4], True, id="after two alike"),
        pytest.param("A A B B C C", [2, 4], True, id="there and back"),
        pytest.param("A C A C", [], True, id="alike"),
    ],
)
def test_a_changeover_takes_its_time_between_two_classes(names: str, changes: list[int], sound: bool) -> None:
    """It lies in the gap before the pickup that needs it, and nobody may be on board."""
    _, chains = laid_out(CHANGING, names)
    plain = day(*(request(name) for name in "ABC"))
    _, without = laid_out(plain, names)
    due = [7 * changes.count(column) for column in range(chains.gap.shape[1])]
    assert (chains.gap - without.gap).tolist() == [due]
    assert chains.sound.tolist() == [sound]


def test_spans_are_the_whole_duty_and_each_ride() -> None:
    """At most the shift from first to last column, 42 from loading A to unloading, and no limit for B."""
    arrays, chains = laid_out(PAIR, "A B A B", "B B")
    spans = spans_of(arrays, chains)
    assert (spans.earlier[0].tolist(), spans.later[0].tolist()) == ([0, 1, 2], [5, 3, 4])
    assert spans.most[0].tolist() == [1000, 42, NEVER]
    assert (spans.earlier[1].tolist(), spans.later[1].tolist()) == ([0, 1, 0], [5, 2, 0])
    assert spans.most[1].tolist() == [1000, NEVER, NEVER]


def test_spans_have_places_in_rows_laid_end_to_end() -> None:
    """The second row begins at 6."""
    arrays, chains = laid_out(PAIR, "A B A B", "B B")
    spans = spans_of(arrays, chains)
    assert spans.width == 6
    assert spans.earlier_at.tolist() == [[0, 1, 2], [6, 7, 6]]
    assert spans.later_at.tolist() == [[5, 3, 4], [11, 8, 6]]


def test_some_rows_alone() -> None:
    """Everything of a row goes with it."""
    arrays, chains = laid_out(PAIR, "A B A B", "B B")
    one, spans = chains.part(np.array([1])), spans_of(arrays, chains).part(np.array([1]))
    assert (one.stops.tolist(), one.count.tolist(), one.gap.tolist()) == (
        [chains.stops[1].tolist()],
        [2],
        [chains.gap[1].tolist()],
    )
    assert (spans.later.tolist(), spans.width) == ([[5, 2, 0]], 6)
