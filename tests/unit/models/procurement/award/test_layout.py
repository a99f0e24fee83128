"""What a tier can hold, and which columns a need has."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from models.procurement.award.layout import NO_TIER, Layout, common_grain, measured_grain, tier_tops
from models.procurement.award.offers import Item, Schedule, Tier
from models.procurement.award.rules import only
from tests.unit.models.procurement.award.drawn_award import award, units

DRAWN = award({"A gloves": 10, "A masks": 4}, {"norse gloves": 30, "norse masks": 20, "humber gloves": 40})
IN_PENCE = Schedule("n", "norse", "all_units", "pence", (Tier(0), Tier(95, Fraction(1, 10))))


def test_the_grain_is_the_greatest_common_one() -> None:
    """Of 3/2 and 1 the grain is 1/2; of nothing it is nothing."""
    assert common_grain([Fraction(3, 2), Fraction(1)]) == Fraction(1, 2)
    assert common_grain([]) == 0


def test_tops_and_floors_are_what_whole_units_make() -> None:
    """At 30 and 20 pence a unit, below a break of 95 pence there can be 90, and from it on at least 100."""
    whole = replace(DRAWN, items=(Item("gloves", step=units(1)), Item("masks", step=units(1))), schedules=(IN_PENCE,))
    layout = Layout(whole, whole=True)
    assert measured_grain(IN_PENCE, whole.offers_covered["n"], whole.step_of) == 10
    assert layout.tops[0] == [90, None]
    assert [layout.floor_of(0, tier) for tier in (0, 1)] == [0, 100]
    assert tier_tops(IN_PENCE, Fraction(0)) == [95, None]


def test_columns_are_bounded_by_need_availability_and_top() -> None:
    """A tier below 95 pence holds at most 3 of the 10 gloves at 30; without a schedule there is one column."""
    layout = Layout(replace(DRAWN, schedules=(IN_PENCE,)), whole=False)
    gloves = [layout.columns[at] for at in layout.of_need[0]]
    by_tier = {(column.offer, column.tier): column for column in gloves}
    assert set(by_tier) == {(0, 0), (0, 1), (2, NO_TIER)}
    assert float(by_tier[0, 0].most) < 0.3167
    assert by_tier[0, 1].most == 1
    assert [by_tier[0, tier].price for tier in (0, 1)] == [Fraction(30), Fraction(27)]


def test_filters_find_their_columns() -> None:
    """A filter on a lot and a supplier finds its columns, and without its suppliers those of everybody."""
    layout = Layout(DRAWN, whole=False)
    where = only(lots=["gloves"], suppliers=["norse"])
    assert len(layout.matching(where)) == 1
    assert len(layout.matching(where, suppliers=False)) == 2
