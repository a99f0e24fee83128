"""What becomes of each kind of rule, and of what trusts pay today, in a plan over several years."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from models.procurement.award.offers import Incumbency, Item, Offer
from models.procurement.award.periods import over_years
from models.procurement.award.periods_rules import rules_over_years
from models.procurement.award.rules import (
    AmountLimit,
    Budget,
    CarbonCap,
    CarbonPrice,
    Exclusion,
    IncumbentFloor,
    NoTrustWorseOff,
    Preference,
    Rule,
    ShareLimit,
    SwitchLimit,
    TrustsOut,
    WinnerLimit,
    only,
    single_source,
)
from models.procurement.award.years import Year
from optimiser.solve.award.solve import solve_award
from optimiser.solve.limits import Limits
from tests.unit.models.procurement.award.drawn_award import award, units

HALF, WHOLE = Year("26", 6), Year("27")
YEAR = award(
    {"A gloves": 4, "A masks": 2}, {"norse gloves": 10, "norse masks": 20, "tees gloves": 11}, baselines=(("A", 101),)
)
GLOVES = only(items=["gloves"], suppliers=["norse"])
OVER = only(items=["gloves@26", "gloves@27"], suppliers=["norse"])


def over(rule: Rule) -> list[Rule]:
    """Return what becomes of a rule in a year and a half."""
    return list(rules_over_years(replace(YEAR, rules=(rule,)), (HALF, WHOLE)))


def test_amounts_are_for_each_year() -> None:
    """A least and a most become one rule a year about the items of that year, half of it in half a year."""
    assert over(AmountLimit("r", "boss", "why", GLOVES, least=100, most=201)) == [
        AmountLimit("r@26", "boss", "why", only(items=["gloves@26"], suppliers=["norse"]), least=50, most=101),
        AmountLimit("r@27", "boss", "why", only(items=["gloves@27"], suppliers=["norse"]), least=100, most=201),
    ]
    assert over(AmountLimit("r", most=units(5), of="volume")) == [
        AmountLimit("r@26", where=only(items=["gloves@26", "masks@26"]), most=units(2.5), of="volume"),
        AmountLimit("r@27", where=only(items=["gloves@27", "masks@27"]), most=units(5), of="volume"),
    ]


def test_a_cap_on_carbon_is_for_each_year() -> None:
    """A cap of 1,000 g a year is one of 500 g in half a year and one of 1,000 g after it."""
    caps = over(CarbonCap("r", most=1000))
    assert [(rule.name, rule.most, rule.where.items) for rule in caps if isinstance(rule, CarbonCap)] == [
        ("r@26", 500, frozenset({"gloves@26", "masks@26"})),
        ("r@27", 1000, frozenset({"gloves@27", "masks@27"})),
    ]


def test_budget_and_allowance_hold_over_the_plan() -> None:
    """A budget of 101 pence a year is one of 152 in eighteen months; an allowance likewise."""
    assert over(Budget("r", most=101)) == [Budget("r", most=152)]
    assert over(NoTrustWorseOff("r", where=GLOVES, allowance=101)) == [NoTrustWorseOff("r", where=OVER, allowance=152)]


@pytest.mark.parametrize(
    "rule",
    [
        WinnerLimit("r", most=1),
        ShareLimit("r", least=Fraction(1, 3)),
        IncumbentFloor("r", least=Fraction(1, 3)),
        TrustsOut("r"),
        Exclusion("r"),
        SwitchLimit("r", most=1),
        CarbonPrice("r", pence_per_tonne=Fraction(5)),
        Preference("r", malus=Fraction(1, 5)),
    ],
)
def test_every_other_rule_holds_over_the_plan(rule: Rule) -> None:
    """It goes on as it is; where it names items, it names them in every year."""
    assert over(rule) == [rule]
    assert over(replace(rule, where=GLOVES)) == [replace(rule, where=OVER)]


def test_winners_of_a_product_are_counted_over_all_years() -> None:
    """Norse can sell gloves in the first year only; one winner for the product leaves both years to tees."""
    plan = over_years(replace(YEAR, needs=YEAR.needs[:1], rules=()), (WHOLE, Year("28")), {})
    cheap = replace(plan, offers=tuple(offer for offer in plan.offers if offer.name != "norse gloves@28"))
    assert solve_award(cheap, Limits()).cost == 40 + 44
    single = solve_award(replace(cheap, rules=(single_source("one", each="item"),)), Limits())
    assert single.cost == 44 + 44
    by_name = replace(cheap, items=tuple(replace(item, product="") for item in cheap.items))
    assert solve_award(replace(by_name, rules=(single_source("one", each="item"),)), Limits()).cost == 40 + 44


def test_leaving_incumbents_in_two_years_is_one_switch() -> None:
    """Switching costs 3 once, whether in one year or two."""
    plan = over_years(
        replace(YEAR, needs=YEAR.needs[:1], incumbencies=(Incumbency("A", "gloves", frozenset({"tees"}), 3),)),
        (WHOLE, Year("28")),
        {},
    )
    assert solve_award(plan, Limits()).cost == 40 + 40 + 3


def test_baselines_are_for_the_months_of_the_plan() -> None:
    """A bill of 101 pence a year is one of 151.5 in eighteen months, and of 202 in two years."""
    assert over_years(YEAR, (HALF, WHOLE), {}).baselines == (("A", 152),)
    assert over_years(YEAR, (WHOLE, Year("28")), {}).baselines == (("A", 202),)


def test_baselines_follow_needs_that_are_rounded() -> None:
    """One glove a year at 40 pence is one in half a year as well: that costs 40, not 20, whoever stays as it is."""
    today = Offer("today", "tees", "gloves", Fraction(40), units(1), trusts=frozenset("A"), present=True)
    one = award(
        {"A gloves": 1},
        {"tees gloves": 99},
        items=(Item("gloves", "gloves", units(1)),),
        baselines=(("A", 40),),
        rules=(NoTrustWorseOff("fair"),),
    )
    plan = over_years(replace(one, offers=(*one.offers, today)), (HALF,), {})
    assert plan.baselines == (("A", 40),)
    assert solve_award(plan, Limits()).cost == 40
