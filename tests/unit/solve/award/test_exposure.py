"""An award as amounts that move: its lines, the tiers they count towards, and what is left in the worst case."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np

from models.procurement.award.offers import Schedule, Tier
from models.procurement.award.repricing import reprice
from optimiser.solve.award.exposure import Exposure
from tests.unit.models.procurement.award.drawn_award import award, bought, units

DRAWN = replace(
    award({"A gloves": 60, "B gloves": 40}, {"norse gloves": 10}),
    schedules=(
        Schedule("p", "norse", "all_units", "units", (Tier(units(90)), Tier(units(100), Fraction(1, 5)))),
        Schedule("q", "norse", "rebate_lump", "pence", (Tier(1000, lump=50),)),
        Schedule("r", "norse", "rebate_lump", "pence", (Tier(1000, lump=50),), lot="masks"),
    ),
)
EXPOSURE = Exposure(reprice(DRAWN, bought({"A norse gloves": 60, "B norse gloves": 40})))
VOLUMES = {("A", "gloves"): np.array([1.0, 0.8, 0.5]), ("B", "gloves"): np.array([1.0, 1.1, 1.0])}
FIRM = {"norse": np.ones(3)}


def test_lines_and_what_they_count_towards() -> None:
    """Each line has the list price and that of every tier, and counts towards both schedules that cover it."""
    first = EXPOSURE.lines[0]
    assert (first.cell, first.schedule) == (("A", "gloves"), "p")
    assert [first.units, *first.prices] == [60, 10, 10, 8]
    assert first.measure == {"p": units(60), "q": 600}
    assert list(EXPOSURE.counted) == ["p", "q"]
    assert [(one.tier, one.place, one.sets_prices) for one in EXPOSURE.counted.values()] == [
        (1, 2, True),
        (0, 1, False),
    ]
    assert [list(one.constants) for one in EXPOSURE.counted.values()] == [[0, 0, 0], [0, -50]]
    assert EXPOSURE.measured("q") == 1000
    assert EXPOSURE.buyers("p") == {"A": 600, "B": 400}


def test_tiers_and_costs_follow_the_volumes() -> None:
    """At 100, 92 and 70 gloves: 800 less 50, 920, and 700 at list price below the first break."""
    places = EXPOSURE.places(VOLUMES)
    assert {name: list(place) for name, place in places.items()} == {"p": [2, 1, 0], "q": [1, 0, 0]}
    assert EXPOSURE.cost(VOLUMES, FIRM, places).round(6).tolist() == [750, 920, 700]
    assert EXPOSURE.cost(VOLUMES, {"norse": np.full(3, 1.5)}, places).round(6).tolist() == [1150, 1380, 1050]
    assert EXPOSURE.missed("p", VOLUMES, places["p"]).round(6).tolist() == [0, 184, 140]
    assert EXPOSURE.missed("q", VOLUMES, places["q"]).round(6).tolist() == [0, 50, 50]


def test_the_worst_case() -> None:
    """Down to 0.95 the first break is kept, at list price and without the lump; baselines of 11 pence leave 95."""
    baselines = {("A", "gloves"): Fraction(660), ("B", "gloves"): Fraction(440)}
    assert EXPOSURE.lowest_place("p", Fraction(95, 100)) == 1
    assert EXPOSURE.worst(Fraction(95, 100), Fraction(105, 100), Fraction(1), baselines) == 95
    assert EXPOSURE.worst(Fraction(1), Fraction(105, 100), Fraction(1), baselines) == 350


def test_a_first_tier_above_the_list_price_is_no_way_to_save() -> None:
    """Quoted at 12 from 90 gloves on and listed at 10: falling below the break is not counted as a gain."""
    tiers = (Tier(units(90), prices=(("norse gloves", Fraction(12)),)),)
    odd = replace(DRAWN, schedules=(Schedule("p", "norse", "all_units", "units", tiers),))
    exposure = Exposure(reprice(odd, bought({"A norse gloves": 60, "B norse gloves": 40})))
    baselines = {("A", "gloves"): Fraction(900), ("B", "gloves"): Fraction(600)}
    assert exposure.worst(Fraction(1, 2), Fraction(1), Fraction(1), baselines) == 150


def test_what_is_free_is_split_by_units() -> None:
    """At a price of zero who buys what is told in units."""
    free = replace(DRAWN, offers=(replace(DRAWN.offers[0], price=Fraction(0)),))
    exposure = Exposure(reprice(free, bought({"A norse gloves": 60, "B norse gloves": 40})))
    assert exposure.buyers("p") == {"A": 60, "B": 40}
