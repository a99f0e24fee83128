"""A plan over several years, worked by hand: what is in it, what it costs, and when it pays to join."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from models.procurement.award.instance import AwardInstance
from models.procurement.award.joining import Joining, JoiningOption
from models.procurement.award.offers import (
    Bundle,
    Delivery,
    Incumbency,
    Item,
    Offer,
    Schedule,
    Supplier,
    Tier,
)
from models.procurement.award.periods import JoinChoice, over_years
from models.procurement.award.years import Year
from optimiser.solve.award.solve import AwardAnswer, solve_award
from optimiser.solve.limits import Limits
from tests.unit.models.procurement.award.drawn_award import award, units

FIRST, SECOND, HALF = Year("26"), Year("27"), Year("26", 6)
# Twelve gloves a year at 10 pence today, and at 8 on new terms.
TODAY = Offer("today", "tees", "gloves", Fraction(10), units(12), trusts=frozenset("A"), present=True)
DRAWN = award({"A gloves": 12}, {"norse gloves": 8, "tees hats": 1})
YEAR = replace(
    DRAWN, items=tuple(Item(item.name, item.lot, units(1)) for item in DRAWN.items), offers=(*DRAWN.offers, TODAY)
)
AT_ONCE, AFTER_A_YEAR, NEVER = JoinChoice("26-04", 0, 30), JoinChoice("27-04", 12), JoinChoice("never")


def plan(*choices: JoinChoice, year: AwardInstance = YEAR, years: tuple[Year, ...] = (FIRST, SECOND)) -> AwardInstance:
    """Return the plan in which trust A has some choices for gloves."""
    return over_years(year, years, {("A", "gloves"): choices} if choices else {})


def solved(instance: AwardInstance) -> AwardAnswer:
    """Solve a plan to proof."""
    return solve_award(instance, Limits())


@pytest.mark.parametrize(("exit_cost", "option", "cost"), [(20, "26-04", 192 + 20), (30, "27-04", 120 + 96)])
def test_joining_early_pays_where_leaving_is_cheap(exit_cost: int, option: str, cost: int) -> None:
    """A year on new terms saves 24 pence: leaving a year early pays for 20 pence and not for 30."""
    answer = solved(plan(replace(AT_ONCE, pence=exit_cost), AFTER_A_YEAR, NEVER))
    assert answer.cost == cost
    assert answer.solution is not None
    assert answer.solution.joinings == (("A", "gloves", option),)


def test_who_never_joins_keeps_its_terms() -> None:
    """Two years at 10 pence are 240; without choices everybody is free from the start, for 192."""
    assert solved(plan(NEVER)).cost == 240
    assert solved(plan()).cost == 192


def test_joining_in_the_middle_of_a_year() -> None:
    """Joining in the fifth month leaves eight gloves of the first year: 4 × 10 + 8 × 8 + 96."""
    joined = plan(JoinChoice("26-08", 4))
    assert joined.joinings[0].options[0].parts == (("gloves@26", units(8)), ("gloves@27", units(12)))
    assert solved(joined).cost == 40 + 64 + 96


def test_whole_steps_are_rounded_down_after_joining() -> None:
    """Of one glove a year, joining in the second month leaves none of the first year."""
    one = replace(YEAR, needs=(replace(YEAR.needs[0], quantity=units(1)),))
    assert plan(JoinChoice("26-05", 1), year=one).joinings[0].options[0].parts == (("gloves@27", units(1)),)


def test_months_are_counted_over_the_plan() -> None:
    """With half of the first year in the plan, its eighth month is the second of the next year; the end comes after."""
    options = (
        plan(JoinChoice("x", 7), JoinChoice("y", 18), JoinChoice("z", 5), years=(HALF, SECOND)).joinings[0].options
    )
    assert [option.parts for option in options] == [
        (("gloves@27", units(11)),),
        (),
        (("gloves@26", units(1)), ("gloves@27", units(12))),
    ]


def test_items_know_their_year_and_product() -> None:
    """Every item is there once a year, in the same lot; needs, offers and schedules name those of their year."""
    drawn = plan(AT_ONCE)
    assert drawn.items[0] == Item("gloves@26", "gloves", units(1), "26", "gloves")
    assert [need.item for need in drawn.needs] == ["gloves@26", "gloves@27"]
    assert [offer.name for offer in drawn.offers if offer.present] == ["today@26", "today@27"]


def test_a_part_of_a_year_has_a_part_of_everything() -> None:
    """In half a year: half of need, supply, minimum order, capacity, breaks, lumps, bundles and deliveries."""
    tiers = (Tier(0), Tier(units(9), prices=(("norse gloves", Fraction(6)),)))
    year = replace(
        YEAR,
        suppliers=(Supplier("norse", activation=7, capacity=units(20)), Supplier("tees")),
        offers=(replace(YEAR.offers[0], available=units(11), minimum=units(3)), *YEAR.offers[1:]),
        schedules=(
            Schedule("n", "norse", "all_units", "units", tiers, offer="norse gloves"),
            Schedule("l", "norse", "rebate_lump", "pence", (Tier(95, lump=5),)),
        ),
        bundles=(Bundle("b", "norse", 51, (("A", "gloves", units(12)),), Fraction(7)),),
        deliveries=(Delivery("norse", "A", 9), Delivery("norse", "A", 11, once=True)),
        incumbencies=(Incumbency("A", "gloves", frozenset({"tees"}), 13),),
    )
    half = plan(year=year, years=(HALF, SECOND))
    assert [need.quantity for need in half.needs] == [units(6), units(12)]
    new = [offer for offer in half.offers if offer.name.startswith("norse")]
    # 5.5 and 11 gloves are 16.5 in all, which is 17.
    assert [(offer.available, offer.minimum) for offer in new] == [(units(6), units(1.5)), (units(11), units(3))]
    assert half.suppliers[0] == Supplier("norse", frozenset(), 7, None, (("26", units(10)), ("27", units(20))))
    assert half.schedules[0] == Schedule(
        "n@26",
        "norse",
        "all_units",
        "units",
        (Tier(0), Tier(units(4.5), prices=(("norse gloves@26", Fraction(6)),))),
        offer="norse gloves@26",
        period="26",
    )
    assert half.schedules[1].tiers == (Tier(48, lump=3),)
    assert half.bundles[0] == Bundle("b@26", "norse", 26, (("A", "gloves@26", units(6)),), Fraction(7, 2))
    assert half.deliveries == (
        Delivery("norse", "A", 5, "26"),
        Delivery("norse", "A", 9, "27"),
        Delivery("norse", "A", 11, once=True),
    )
    assert half.incumbencies == year.incumbencies


def test_breaks_that_fall_together_stay_apart() -> None:
    """Breaks of one and two millionths would both be one in half a year."""
    tiers = (Tier(1), Tier(2, Fraction(1, 2)))
    close = replace(YEAR, schedules=(Schedule("n", "norse", "all_units", "units", tiers),))
    assert [tier.least for tier in plan(year=close, years=(HALF,)).schedules[0].tiers] == [1, 2]


def test_what_is_paid_once_is_paid_once() -> None:
    """Joining at once pays activation 1, switching 2 and the move 4 once, and delivery 8 in both years; later, once."""
    year = replace(
        YEAR,
        suppliers=(Supplier("norse", activation=1), Supplier("tees", activation=999)),
        deliveries=(Delivery("norse", "A", 8), Delivery("norse", "A", 4, once=True), Delivery("tees", "A", 999)),
        incumbencies=(Incumbency("A", "gloves", frozenset({"tees"}), 2),),
    )
    assert solved(plan(JoinChoice("26-04", 0), year=year)).cost == 192 + 1 + 2 + 4 + 2 * 8
    assert solved(plan(AFTER_A_YEAR, year=year)).cost == 120 + 96 + 1 + 2 + 4 + 8
    assert solved(plan(NEVER, year=year)).cost == 240


def test_tiers_are_counted_year_by_year() -> None:
    """Twenty gloves in a year halve the price; twelve in each of two years do not reach that."""
    tiers = (Tier(0), Tier(units(20), Fraction(1, 2)))
    tiered = replace(YEAR, schedules=(Schedule("n", "norse", "all_units", "units", tiers),))
    assert solved(plan(year=tiered)).cost == 192
    enough = replace(
        tiered, schedules=(replace(tiered.schedules[0], tiers=(Tier(0), Tier(units(12), Fraction(1, 2)))),)
    )
    assert solved(plan(year=enough)).cost == 96


def test_present_terms_suffice_for_what_is_rounded_up() -> None:
    """One glove a year from each of two suppliers: in half a year one glove is needed, and either can sell it."""
    terms = tuple(
        Offer(name, name, "gloves", Fraction(10), units(1), trusts=frozenset("A"), present=True)
        for name in ("norse", "tees")
    )
    two = replace(YEAR, offers=terms, needs=(replace(YEAR.needs[0], quantity=units(2)),))
    half = plan(NEVER, year=two, years=(HALF,))
    assert ([need.quantity for need in half.needs], solved(half).cost) == ([units(1)], 10)
    shared = replace(terms[0], trusts=frozenset("AB"), available=units(2))
    pair = replace(
        YEAR,
        offers=(shared,),
        needs=tuple(replace(YEAR.needs[0], trust=trust, quantity=units(1)) for trust in "AB"),
    )
    assert solved(plan(year=pair, years=(HALF,))).cost == 20


def test_a_need_too_small_for_its_months_is_left_out() -> None:
    """One glove a year is none in three months, and nobody need choose when to join for it."""
    one = replace(YEAR, needs=(replace(YEAR.needs[0], quantity=units(1)),), bundles=())
    one = replace(one, bundles=(Bundle("b", "norse", 4, (("A", "gloves", units(1)),)),))
    short = plan(NEVER, year=one, years=(Year("26", 3),))
    assert (short.needs, short.joinings, short.bundles) == ((), (), ())


def test_a_bundle_is_taken_year_by_year() -> None:
    """A bundle of all twelve at 60 needs a whole year on new terms: joining in the second month, only the second."""
    bundled = replace(YEAR, bundles=(Bundle("b", "norse", 60, (("A", "gloves", units(12)),)),))
    answer = solved(plan(JoinChoice("26-05", 1), year=bundled))
    assert answer.solution is not None
    assert answer.solution.bundles == ("b@27",)
    assert answer.cost == 10 + 11 * 8 + 60


@pytest.mark.parametrize(
    ("year", "years", "joins", "said"),
    [
        (YEAR, (), {}, "a plan has years"),
        (YEAR, (FIRST, FIRST), {}, "a name of its own"),
        (YEAR, (Year("26", 13),), {}, "year 26: 13 months"),
        (YEAR, (Year("26", 0),), {}, "year 26: 0 months"),
        (YEAR, (FIRST,), {("B", "gloves"): (NEVER,)}, "trust B needs nothing in lot gloves"),
        (YEAR, (FIRST,), {("A", "gloves"): (JoinChoice("early", -1),)}, "choice early: a month before the plan"),
        (YEAR, (FIRST,), {("A", "gloves"): ()}, "no options"),
        (plan(NEVER), (FIRST,), {}, "over years already"),
        (replace(YEAR, suppliers=(*YEAR.suppliers, Supplier("x", capacities=(("26", 1),)))), (FIRST,), {}, "already"),
        (replace(YEAR, joinings=(Joining("A", "gloves", (JoiningOption("x"),)),)), (FIRST,), {}, "already"),
    ],
)
def test_what_makes_no_sense_is_refused(
    year: AwardInstance, years: tuple[Year, ...], joins: dict[tuple[str, str], tuple[JoinChoice, ...]], said: str
) -> None:
    """Years that are none, choices for nobody or before the plan, and plans made of plans are refused in words."""
    with pytest.raises(ValueError, match=said):
        over_years(year, years, joins)
