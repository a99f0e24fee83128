"""Movements that something is hidden in."""

from __future__ import annotations

from optimiser.synthetic.corridors import Corridor
from optimiser.synthetic.draw import Draw
from optimiser.synthetic.hidden_movements import Hidden, worth
from optimiser.synthetic.places import Place
from tests.unit.synthetic.small_weekday import region

HOME = Place("N", 5_530_000, 0, 1)
WAY = Corridor(HOME, Place("H", 5_500_000, 0, 1, "BBB"), Place("K", 5_501_000, 0, 1, "AAA"), 600)


def test_a_way_is_worth_its_road_at_the_rate_of_a_minibus() -> None:
    """33.4 km as the crow flies are 43.4 km by road, at 39 pence."""
    assert abs(worth(HOME, WAY.one) - 43.365 * 39) < 2


def test_each_movement_has_a_name_of_its_own() -> None:
    """Journeys are told apart, whether to an appointment or home."""
    hidden = Hidden(region(), Draw(1))
    there = hidden.arrival("AAA", (HOME, WAY.one), 600)
    back = hidden.way_home("AAA", (WAY.one, HOME), 700)
    assert (there.delivery_from, there.delivery_to, back.pickup_from, back.pickup_to) == (540, 600, 700, 760)
    assert there.journey != back.journey
    assert hidden.journeys == [there, back]


def test_records_are_numbered_by_kind_and_name_both_trusts() -> None:
    """What may not share is worth nothing; everything says that it is illustrative."""
    hidden = Hidden(region(), Draw(1))
    hidden.record("dead_return", "one_route", WAY, ("J:1", "J:2"), "one.")
    hidden.record("must_not_share", "not_shareable", WAY, ("J:1", "J:2"), "two.")
    hidden.record("dead_return", "one_route", WAY, ("J:3", "J:4"), "three.")
    assert [row.planted for row in hidden.planted] == ["dead_return-01", "must_not_share-01", "dead_return-02"]
    assert {row.trusts for row in hidden.planted} == {("AAA", "BBB")}
    assert [row.value_pence > 0 for row in hidden.planted] == [True, False, True]
    assert hidden.planted[0].detail == "Illustrative: one."
