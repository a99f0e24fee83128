"""Consignments of a made-up day."""

from __future__ import annotations

from optimiser.synthetic.consignments import GOODS, LAB_CLOSES, LAB_OPENS, specimens
from optimiser.synthetic.draw import Draw
from optimiser.synthetic.places import Place, careful_minutes
from optimiser.synthetic.rates import VAN
from tests.unit.synthetic.small_weekday import weekday
from tests.unit.synthetic.test_journeys import places


def test_specimens_reach_a_laboratory_in_time() -> None:
    """They go to an acute hospital while it takes them, and the drive keeps their longest time on board."""
    known = places()
    rows = [row for row in weekday().consignments if row.goods == "specimens"]
    assert len(rows) > 20
    for row in rows:
        ride = careful_minutes(known[row.origin], known[row.destination])
        assert known[row.destination].is_acute
        assert (row.delivery_from, row.delivery_to) == (LAB_OPENS, LAB_CLOSES)
        assert row.max_minutes_on_board in {120, 360}
        assert ride <= row.max_minutes_on_board
        assert row.pickup_to + ride <= LAB_CLOSES


def test_specimens_collected_early_need_not_wait_at_a_closed_door() -> None:
    """However early a round calls, the last collection is late enough to arrive when the laboratory opens."""
    here, there = Place("A1", 5_500_000, 0, 1), Place("S1", 5_500_000, 1_000, 1)
    row = specimens("RAA", "C1", (here, there), LAB_OPENS - 120, Draw(1))
    assert row.pickup_to + careful_minutes(here, there) >= LAB_OPENS


def test_windows_are_longer_than_the_drive_and_a_van_holds_each() -> None:
    """Whatever is collected last still arrives in time, and fits."""
    known = places()
    for row in weekday().consignments:
        ride = careful_minutes(known[row.origin], known[row.destination])
        assert row.pickup_from <= row.pickup_to
        assert row.pickup_to + ride <= row.delivery_to
        assert row.litres <= VAN.litres
        assert row.kg <= VAN.kg
        assert (row.cages or 0) <= (VAN.cages or 0)


def test_every_class_is_one_of_the_list() -> None:
    """No goods occur that are not described, and the common ones occur."""
    made = {row.goods for row in weekday().consignments}
    assert made <= {goods.name for goods in GOODS}
    assert {"specimens", "pharmacy"} <= made
