"""How far the next break is and whether to buy up to it, worked by hand for every kind of schedule."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from models.procurement.award.instance import AwardInstance
from models.procurement.award.offers import Item, Measure, Offer, Schedule, Supplier, Tier, TierKind
from models.procurement.award.solution import AwardSolution
from optimiser.solve.award.next_tier import NextTier, next_tiers
from optimiser.solve.award.solve import AwardAnswer
from optimiser.solve.outcome import Outcome, Status
from tests.unit.models.procurement.award.drawn_award import award, bought, units

# 97 gloves at 10 pence cost 970; from 100 on they are cheaper.
GLOVES = award({"A gloves": 60, "B gloves": 37}, {"norse gloves": 10, "humber gloves": 11})
BOUGHT = bought({"A norse gloves": 60, "B norse gloves": 37})


def answered(solution: AwardSolution | None) -> AwardAnswer:
    """Return an answer as a solve gives it, with an award chosen here."""
    return AwardAnswer(Outcome(Status.OPTIMAL, 0.0, 0.0, 0.0, 1, "none"), solution)


def told(kind: TierKind, measure: Measure, *tiers: Tier, **scope: Any) -> NextTier:
    """Return what is told of one schedule of norse."""
    schedule = Schedule("n", "norse", kind, measure, tiers, **scope)
    (one,) = next_tiers(replace(GLOVES, schedules=(schedule,)), answered(BOUGHT))
    return one


def test_three_per_cent_more_saves() -> None:
    """At 100 gloves all cost 9: three more, 27 pence, make a bill of 900 instead of 970."""
    one = told("all_units", "units", Tier(0), Tier(units(100), Fraction(1, 10)))
    assert (one.schedule, one.supplier, one.is_bought, one.tier) == ("n", "norse", True, 0)
    assert (one.measured, one.reach, one.next_break) == (units(97), units(97), units(100))
    assert (one.distance, one.distance_part) == (units(3), Fraction(3, 97))
    assert (one.top_up, one.top_up_cost_pence) == ((("norse gloves", units(3)),), 27)
    assert one.buy_more_saving_pence == 70


@pytest.mark.parametrize(
    ("kind", "measure", "tiers", "cost", "saving"),
    [
        ("all_units", "units", (Tier(0), Tier(units(100), prices=(("norse gloves", Fraction(8)),))), 24, 170),
        ("rebate_share", "pence", (Tier(0), Tier(1000, Fraction(1, 20))), 29, 20),
        ("incremental", "units", (Tier(0), Tier(units(100), Fraction(1, 2))), 30, -30),
        ("rebate_lump", "units", (Tier(units(100), lump=50),), 30, 20),
        ("rebate_lump", "pence", (Tier(500, lump=10), Tier(1000, lump=20)), 30, -20),
    ],
)
def test_every_kind(kind: TierKind, measure: Measure, tiers: tuple[Tier, ...], cost: int, saving: int) -> None:
    """Three gloves more, at 8, 9.50 or 10 pence, against 100 at 8, at 9.50, the last at half, or a lump paid back."""
    one = told(kind, measure, *tiers)
    assert (one.top_up_cost_pence, one.buy_more_saving_pence) == (cost, saving)


def test_money_is_measured_down_and_the_distance_makes_up_for_it() -> None:
    """A third of a penny above 970 counts as 970 and 30 to go, which add up to the break."""
    odd = replace(GLOVES, offers=(replace(GLOVES.offers[0], price=Fraction(2911, 291)), GLOVES.offers[1]))
    schedule = Schedule("n", "norse", "rebate_lump", "pence", (Tier(1000, lump=20),))
    (one,) = next_tiers(replace(odd, schedules=(schedule,)), answered(BOUGHT))
    assert (one.measured, one.distance, one.tier) == (970, 30, None)


def test_the_last_tier_has_no_next() -> None:
    """From 50 gloves on nothing more is to be had."""
    one = told("all_units", "units", Tier(0), Tier(units(50), Fraction(1, 10)))
    assert (one.tier, one.next_break, one.distance, one.buy_more_saving_pence) == (1, None, None, None)


@pytest.mark.parametrize(
    "parts",
    [
        {"offers": (replace(GLOVES.offers[0], available=units(99)), GLOVES.offers[1])},
        {"suppliers": (Supplier("humber"), Supplier("norse", capacity=units(99)))},
        {"suppliers": (Supplier("humber"), Supplier("norse", capacities=(("", units(99)),)))},
    ],
)
def test_what_cannot_be_had_is_not_told(parts: dict[str, Any]) -> None:
    """With 99 to be had, as an offer, of the supplier, or in the period, the break cannot be reached."""
    schedule = Schedule("n", "norse", "all_units", "units", (Tier(0), Tier(units(100), Fraction(1, 10))))
    (one,) = next_tiers(replace(GLOVES, schedules=(schedule,), **parts), answered(BOUGHT))
    assert (one.distance, one.top_up, one.buy_more_saving_pence) == (units(3), (), None)


BASKET = replace(
    award({"A gloves": 60, "A masks": 30, "B gowns": 1}, {"norse gloves": 10, "norse masks": 4, "norse gowns": 1}),
    items=(Item("gloves", "gloves"), Item("gowns", "gowns"), Item("masks", "masks", units(5))),
    schedules=(Schedule("n", "norse", "all_units", "units", (Tier(0), Tier(units(107), Fraction(1, 2)))),),
)


def test_the_cheapest_is_bought_more_of_in_whole_steps() -> None:
    """Nobody buys gowns, so 17 are missing in masks, in packs of five: 20 at 2 pence; 720 fall to 300 and 100."""
    (one,) = next_tiers(BASKET, answered(bought({"A norse gloves": 60, "A norse masks": 30})))
    assert (one.top_up, one.top_up_cost_pence) == ((("norse masks", units(20)),), 40)
    assert one.buy_more_saving_pence == 720 - 400


def test_two_offers_together_reach_the_break() -> None:
    """With ten masks left, seven gloves make up the rest."""
    few = replace(
        BASKET, offers=tuple(replace(o, available=units(40)) if o.item == "masks" else o for o in BASKET.offers)
    )
    (one,) = next_tiers(few, answered(bought({"A norse gloves": 60, "A norse masks": 30})))
    assert one.top_up == (("norse masks", units(10)), ("norse gloves", units(7)))


def test_one_step_may_reach_two_schedules() -> None:
    """Three gloves more reach the price of norse's gloves and the lump on all it sells: 70 and 15 pence."""
    price = Schedule("p", "norse", "all_units", "units", (Tier(0), Tier(units(100), Fraction(1, 10))), lot="gloves")
    lump = Schedule("q", "norse", "rebate_lump", "units", (Tier(units(100), lump=15),))
    both = next_tiers(replace(GLOVES, schedules=(price, lump)), answered(BOUGHT))
    assert [(one.schedule, one.buy_more_saving_pence) for one in both] == [("p", 85), ("q", 85)]


def test_others_are_told_where_the_needs_would_reach_them() -> None:
    """Humber sells nothing: its break at 97 is within reach, one at 98 is not; nor is one beyond what it has."""
    for least, available, count in ((97, None, 1), (98, None, 0), (97, units(96), 0)):
        schedule = Schedule("h", "humber", "all_units", "units", (Tier(0), Tier(units(least), Fraction(1, 2))))
        offers = (GLOVES.offers[0], replace(GLOVES.offers[1], available=available))
        found = next_tiers(replace(GLOVES, schedules=(schedule,), offers=offers), answered(BOUGHT))
        assert [(one.is_bought, one.measured, one.buy_more_saving_pence) for one in found] == [(False, 0, None)] * count


def test_present_terms_reach_nothing() -> None:
    """What is bought of norse at present terms counts towards no tier, and does not make it a supplier chosen."""
    now = Offer("now", "norse", "gloves", Fraction(9), trusts=frozenset("A"), present=True)
    schedule = Schedule("n", "norse", "all_units", "units", (Tier(0), Tier(units(100), Fraction(1, 10))))
    instance: AwardInstance = replace(GLOVES, offers=(*GLOVES.offers, now), schedules=(schedule,))
    solution = AwardSolution((("A", "now", units(60)), ("B", "humber gloves", units(37))))
    assert next_tiers(instance, answered(solution)) == ()
    assert next_tiers(instance, answered(None)) == ()
