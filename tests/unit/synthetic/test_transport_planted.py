"""What is hidden in a made-up weekday."""

from __future__ import annotations

from dataclasses import replace

import pytest

from optimiser.synthetic.corridors import CLOSE_METRES, corridors, on_the_way
from optimiser.synthetic.draw import Draw
from optimiser.synthetic.movement_rows import ConsignmentRow, JourneyRow
from optimiser.synthetic.places import straight_metres
from optimiser.synthetic.rows import PlantedRow
from optimiser.synthetic.transport_planted import USUAL, plant
from tests.unit.synthetic.small_weekday import region, weekday
from tests.unit.synthetic.test_journeys import places


def planted(kind: str) -> list[PlantedRow]:
    """Return what was planted of one kind in the small day."""
    rows = [row for row in weekday().planted if row.kind == kind]
    assert rows
    return rows


def journeys_of(row: PlantedRow) -> list[JourneyRow]:
    """Return the journeys that something planted is about, in its order."""
    known = {journey.journey: journey for journey in weekday().journeys}
    return [known[code] for code in row.requests if code in known]


def parcels_of(row: PlantedRow) -> list[ConsignmentRow]:
    """Return the consignments that something planted is about, in its order."""
    known = {parcel.consignment: parcel for parcel in weekday().consignments}
    return [known[code] for code in row.requests if code in known]


def test_as_much_is_planted_as_the_day_bears() -> None:
    """Half the usual number in half a usual day, one at least of each kind, and nothing in a very small one."""
    counts = {kind: len(planted(kind)) for kind in USUAL}
    assert counts == {kind: max(1, usual * 120 // 250) for kind, usual in USUAL.items()}
    assert plant(region(), 39, 100, 10, Draw(1)).planted == []


def test_without_goods_only_patients_are_planted() -> None:
    """A day of journeys has no specimens, rounds or linen hidden in it."""
    hidden = plant(region(), 250, 0, 0, Draw(1))
    assert {row.kind for row in hidden.planted} == {"shared_corridor", "spare_place", "dead_return", "must_not_share"}
    assert not hidden.consignments
    assert not hidden.rounds


def test_a_corridor_ends_at_neighbours_of_two_trusts() -> None:
    """Both hospitals lie close together, and who goes there comes from afar."""
    ways = corridors(region(), Draw(3))
    for _ in range(20):
        way = next(ways)
        assert way.trusts[0] != way.trusts[1]
        assert straight_metres(way.one, way.other) <= CLOSE_METRES
        assert straight_metres(way.home, way.one) >= 11_000
        assert all(straight_metres(stop, way.one) <= 6_500 for stop in on_the_way(region(), way))


def test_no_two_trusts_close_together_no_corridor() -> None:
    """Without neighbours nothing is planted, and that is no error."""
    lonely = replace(region(), members=region().members[:1])
    assert list(corridors(lonely, Draw(3))) == []
    assert plant(lonely, 250, 400, 60, Draw(1)).planted == []


@pytest.mark.parametrize("kind", ["shared_corridor", "spare_place"])
def test_who_can_share_travels_at_one_hour(kind: str) -> None:
    """Two walkers of two trusts, whose windows meet by three quarters of an hour."""
    for row in planted(kind):
        one, other = journeys_of(row)
        assert {one.trust, other.trust} == set(row.trusts)
        assert len(row.trusts) == 2
        assert (one.mobility, other.mobility, one.alone, other.alone) == ("walker", "walker", False, False)
        assert abs(one.first - other.first) <= 15
        assert row.expected == "shareable"
        assert row.value_pence > 0


def test_specimens_are_collected_when_the_patient_is() -> None:
    """Both leave the same area, and the pickup of the specimens is open when the patient must go."""
    for row in planted("specimens_with_patients"):
        (patient,), (parcel,) = journeys_of(row), parcels_of(row)
        assert (parcel.goods, parcel.origin) == ("specimens", patient.origin)
        assert parcel.trust != patient.trust
        assert patient.delivery_to is not None
        assert parcel.pickup_from <= patient.delivery_to <= parcel.pickup_to + 120


def test_an_empty_way_back_could_be_filled() -> None:
    """The second patient is ready where and when the first has arrived, and goes where the first came from."""
    for row in planted("dead_return"):
        there, back = journeys_of(row)
        known = places()
        assert row.expected == "one_route"
        assert back.destination == there.origin
        assert straight_metres(known[there.destination], known[back.origin]) <= CLOSE_METRES
        assert back.pickup_from == there.delivery_to


def test_duplicate_rounds_call_at_the_same_places() -> None:
    """Two rounds of two trusts, ten minutes apart; the pair to be found is what each collects at its first stop."""
    rounds = {one.code: one for one in weekday().rounds}
    for row in planted("duplicate_round"):
        one, other = (rounds[code] for code in row.requests[2:])
        assert one.stops == other.stops
        assert (one.trust != other.trust, other.depart - one.depart) == (True, 10)
        assert {parcel.origin for parcel in parcels_of(row)} == {one.stops[0].code}


def test_lookalikes_have_one_thing_against_them() -> None:
    """Infection, windows apart, two stretchers, used linen: each is worth nothing and is not to be found."""
    rows = plant(region(), 250, 400, 60, Draw(1))
    by_code = {f"J:{row.journey}": row for row in rows.journeys}
    goods = {f"C:{row.consignment}": row for row in rows.consignments}
    seen = set()
    for row in (row for row in rows.planted if row.kind == "must_not_share"):
        assert (row.expected, row.value_pence) == ("not_shareable", 0)
        pair = [by_code[code] for code in row.requests if code in by_code]
        if len(pair) == 1:
            (parcel,) = (goods[code] for code in row.requests if code in goods)
            assert parcel.goods == "used_linen"
            seen.add("linen")
        elif any(one.alone for one in pair):
            seen.add("alone")
        elif {one.mobility for one in pair} == {"stretcher"}:
            seen.add("places")
        else:
            assert pair[1].delivery_from is not None
            assert pair[0].delivery_to is not None
            assert pair[1].delivery_from - pair[0].delivery_to == 35
            seen.add("window")
    assert seen == {"linen", "alone", "places", "window"}


def test_every_row_says_that_it_is_illustrative() -> None:
    """No row that names a trust beside invented pounds can be read without that word."""
    assert all(row.detail.startswith("Illustrative: ") for row in weekday().planted)
