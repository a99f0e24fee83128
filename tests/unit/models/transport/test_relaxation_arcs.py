"""What pricing walks over, read off a straight road."""

from __future__ import annotations

import pytest

from models.transport.relaxation_arcs import Layer, PricingArcs, layers_of
from models.transport.relaxation_day import FAR, relaxed_day
from tests.unit.models.transport.day_sample import WHEELCHAIR, day, request, vehicle
from tests.unit.models.transport.relaxation_sample import TWO, arcs_of, stretches_of


def test_each_kind_is_a_layer_unless_those_alike_are_one() -> None:
    """Two that differ in their depot alone are one layer where that is asked; one with other costs is not."""
    kinds = (vehicle("one"), vehicle("far", depot=4), vehicle("dear", cost_fixed=7))
    one = day(*TWO.requests, vehicles=kinds)
    assert layers_of(one, False, 1) == tuple(Layer((kind,), (0, 1000)) for kind in range(3))
    assert layers_of(one, True, 1) == (Layer((0, 1), (0, 1000)), Layer((2,), (0, 1000)))


def test_a_limited_duration_is_several_shifts() -> None:
    """100 long in a shift of 300: in two parts any such route lies within 0 to 200 or within 100 to 300."""
    short = day(*TWO.requests, vehicles=(vehicle(shift=(0, 300), max_duration=100),))
    assert [layer.shift for layer in layers_of(short, False, 2)] == [(0, 200), (100, 300)]
    assert [layer.shift for layer in layers_of(short, False, 1)] == [(0, 300)]
    long = day(*TWO.requests, vehicles=(vehicle(shift=(0, 300), max_duration=300),))
    assert len(layers_of(long, False, 2)) == 1


@pytest.mark.parametrize("parts", [1, 2, 3, 7])
def test_every_route_within_the_limit_fits_some_layer(parts: int) -> None:
    """Wherever in the shift it begins."""
    short = day(*TWO.requests, vehicles=(vehicle(shift=(5, 300), max_duration=100),))
    shifts = [layer.shift for layer in layers_of(short, False, parts)]
    assert all(any(first <= begin and begin + 100 <= last for first, last in shifts) for begin in range(5, 201))
    assert all(first >= 5 and last <= 300 for first, last in shifts)


def test_arcs_are_the_stretches_of_the_layers_class() -> None:
    """A wheelchair is an arc of the wide van only, the seat one of both."""
    kinds = (vehicle("seats"), vehicle("wide", layouts=((1, 0, 1, 1),)))
    both = day(request("a"), request("b", 1, 4, load=WHEELCHAIR), vehicles=kinds)
    arcs = arcs_of(both)
    per_layer = [arcs.arc[arcs.begin[kind, 0] : arcs.begin[kind, arcs.nodes]].tolist() for kind in (0, 1)]
    assert {int(arcs.pieces.start[arc]) for arc in per_layer[0]} == {0}
    assert per_layer[1] == list(range(len(arcs.pieces.start)))


def test_arcs_lie_by_their_start_with_their_times() -> None:
    """Three from each pickup: end, latest start, earliest arrival, duration and way are those of the stretch."""
    arcs = arcs_of(TWO)
    assert arcs.begin.tolist() == [[0, 3, 6, 6, 6]]
    assert arcs.end.tolist() == stretches_of(TWO).end.tolist()
    latest, arrival, duration, way = (part.tolist() for part in arcs.times)
    found = stretches_of(TWO)
    assert (latest, arrival) == (found.latest.tolist(), found.arrival.tolist())
    assert (duration, way) == (found.duration.tolist(), found.distance.tolist())


def test_arcs_earn_whom_they_pick_up() -> None:
    """One or two requests each."""
    arcs = arcs_of(TWO)
    earned = {tuple(row) for row in arcs.earns.toarray().astype(int).tolist()}
    assert earned == {(1, 0), (0, 1), (1, 1)}
    assert sorted(arcs.carried.tolist()) == [1, 1, 2, 2, 2, 2]


def test_ways_from_and_to_the_depot() -> None:
    """Ten to near; 20 and 30 home from middle and far, with what unloading takes."""
    arcs = arcs_of(day(request("a", 1, 2, delivery_service=4), request("b", 1, 3)))
    assert [part.tolist() for part in arcs.outward] == [[[10, 10]], [[10, 10]]]
    assert [part.tolist() for part in arcs.homeward] == [[[24, 30]], [[20, 30]]]


def test_a_layer_of_several_depots_has_the_nearest() -> None:
    """Near is 10 from the yard; far is 10 from the end."""
    one = day(request("a", 1, 3), vehicles=(vehicle("yard"), vehicle("end", depot=4)))
    relaxed = relaxed_day(one, shortcuts=False)
    arcs = PricingArcs(one, relaxed, stretches_of(one), 1, layers_of(one, True, 1))
    assert (arcs.outward[0].tolist(), arcs.homeward[0].tolist()) == ([[10]], [[10]])


def test_an_empty_vehicle_drives_on_to_anybody_else() -> None:
    """From middle to near 10, from far 20; never back to the request it has just brought."""
    time, way = arcs_of(TWO).between
    assert time.tolist() == [[FAR, 10], [20, FAR]]
    assert way.tolist() == [[10, 10], [20, 20]]


def test_time_is_cut_into_cells() -> None:
    """Near from 0 to 20 has three cells of ten; middle from 10 to 1000 and far from 20 to 1000 a hundred or so."""
    arcs = arcs_of(TWO, cell=10)
    assert arcs.first_cell.tolist() == [0, 0, 1, 2]
    assert arcs.offset.tolist() == [0, 3, 6, 106, 205]
    order, times, begin = arcs.by_time
    assert times.tolist() == list(range(101))
    nodes = [sorted(arcs.node_of[order[begin[cell] : begin[cell + 1]]].tolist()) for cell in (0, 1, 2, 3)]
    assert nodes == [[0, 1], [0, 1, 2], [0, 1, 2, 3], [2, 3]]
