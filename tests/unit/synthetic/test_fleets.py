"""Vehicles enough for everybody."""

from __future__ import annotations

from optimiser.synthetic.fleets import goods_task, journey_task, kind_for, make_fleet
from optimiser.synthetic.movement_rows import ConsignmentRow, JourneyRow
from optimiser.synthetic.rates import AMBULANCE, CAR, MINIBUS
from tests.unit.synthetic.small_weekday import region, weekday
from tests.unit.synthetic.test_journeys import places

WALKER = JourneyRow("1", "T01", "A01", "T01-1", "walker", delivery_from=540, delivery_to=600)


def test_patients_go_by_what_has_a_place_for_them() -> None:
    """Who lies or needs two crew goes by ambulance, a wheelchair by minibus, and two in three who walk by car."""
    assert kind_for(JourneyRow("1", "T01", "A", "B", "stretcher"), 1) is AMBULANCE
    assert kind_for(JourneyRow("1", "T01", "A", "B", "wheelchair", skills=("two_crew",)), 1) is AMBULANCE
    assert kind_for(JourneyRow("1", "T01", "A", "B", "wheelchair"), 1) is MINIBUS
    assert [kind_for(WALKER, number) for number in range(3)] == [MINIBUS, CAR, CAR]


def test_movements_as_a_vehicle_sees_them() -> None:
    """What is left open is the whole day, infection is cleaned after, and goods keep their class."""
    alone = journey_task(JourneyRow("1", "T01", "A01", "T01-1", "wheelchair", pickup_from=600, alone=True), places())
    assert (alone.pickup, alone.delivery, alone.loading, alone.unloading) == ((600, 1_440), (0, 1_440), 4, 19)
    parcel = ConsignmentRow("1", "T01", "mail", "A01", "T01-1", 480, 540, 480, 700, 9, 9)
    assert (goods_task(parcel, places()).group, goods_task(parcel, places()).delivery) == ("mail", (480, 700))


def test_no_vehicle_stands_where_nothing_is_to_be_done() -> None:
    """One walker needs one minibus, and one to spare; there is one depot."""
    fleet = make_fleet(region(), [WALKER], [], {})
    assert [(row.vehicle, row.vehicles) for row in fleet.vehicles] == [("illustrative-T01-minibus-1", 2)]
    assert [row.depot for row in fleet.depots] == ["illustrative-T01-1"]
    assert fleet.goods_pence == 0
    assert fleet.journeys_pence > MINIBUS.day


def test_rounds_need_vans_too() -> None:
    """Where no consignment needs a van, the rounds that are out at once do."""
    fleet = make_fleet(region(), [], [], {"illustrative-T02-van-1": 3})
    assert [(row.vehicle, row.vehicles) for row in fleet.vehicles] == [("illustrative-T02-van-1", 4)]


def test_vehicles_stand_at_depots_that_are_there() -> None:
    """Every vehicle of the small day has a depot of its own trust."""
    depots = {row.depot: row.trust for row in weekday().fleet.depots}
    assert {row.depot for row in weekday().fleet.vehicles} == set(depots)
    assert all(depots[row.depot] == row.trust for row in weekday().fleet.vehicles)
