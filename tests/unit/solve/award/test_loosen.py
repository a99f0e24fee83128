"""The smallest change of a rule that makes an award possible, for every kind of rule with a number."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from models.procurement.award.instance import AwardInstance
from models.procurement.award.offers import Incumbency, Item
from models.procurement.award.rules import (
    AmountLimit,
    Budget,
    CarbonCap,
    Exclusion,
    IncumbentFloor,
    NoTrustWorseOff,
    Preference,
    Rule,
    ShareLimit,
    SwitchLimit,
    WinnerLimit,
    only,
)
from optimiser.solve.award.attempts import Attempts
from optimiser.solve.award.loosen import Change, smallest_change
from optimiser.solve.award.solve import AwardAnswer, solve_award
from optimiser.solve.limits import Limits
from optimiser.solve.outcome import Outcome, Status
from tests.unit.models.procurement.award.drawn_award import award, units

NORSE, TEES, HUMBER = (only(suppliers=[name]) for name in ("norse", "tees", "humber"))
NOT_NORSE = Exclusion("no norse", where=NORSE)


def gloves(*rules: Rule, **parts: Any) -> AwardInstance:
    """Return ten units for 100 from norse, 120 from tees or 140 from humber, who emits least and supplies today."""
    drawn = award({"A gloves": 10}, {"norse gloves": 10, "tees gloves": 12, "humber gloves": 14})
    carbon = (300, 200, 100)
    offers = tuple(replace(offer, carbon=Fraction(one)) for offer, one in zip(drawn.offers, carbon, strict=True))
    today = (Incumbency("A", "gloves", frozenset({"humber"})),)
    return replace(drawn, offers=offers, incumbencies=today, baselines=(("A", 100),), rules=rules, **parts)


def change(instance: AwardInstance, rule: Rule) -> Change | None:
    """Return the smallest change of a rule of an instance."""
    return smallest_change(instance, rule, Attempts(Limits(), solve_award))


@pytest.mark.parametrize(
    ("rule", "words", "cost"),
    [
        (Budget("r", most=75), "raise 'r' by £0.45", 120),
        (NoTrustWorseOff("r", allowance=5), "raise the allowance of 'r' by £0.15", 120),
        (CarbonCap("r", most=750), "raise 'r' by 0.25 kg", 140),
        (WinnerLimit("r", least=3, least_share=Fraction(1, 10)), "lower 'r' from 3 to 2 suppliers", 122),
        (ShareLimit("r", where=NORSE, least=Fraction(1, 2)), "lower 'r' from 50.00 % to 0.00 %", 120),
        (ShareLimit("r", most=Fraction(1, 3), each_supplier=True), "raise 'r' from 33.33 % to 50.00 %", 130),
        (AmountLimit("r", least=units(13), of="volume"), "lower 'r' by 3 units", 120),
        (AmountLimit("r", least=units(1), where=NORSE, of="volume"), "lower 'r' by 1 unit", 120),
        (AmountLimit("r", least=150), "lower 'r' by £0.10", 140),
        (AmountLimit("r", most=90), "raise 'r' by £0.30", 120),
    ],
)
def test_without_norse_a_rule_gives_way(rule: Rule, words: str, cost: int) -> None:
    """With tees at 12 and humber at 14 left, each rule is changed to what these two can just keep."""
    if isinstance(rule, ShareLimit):
        rule = replace(rule, of="volume")
    found = change(gloves(NOT_NORSE, rule), rule)
    assert found is not None
    assert (found.words, found.cost, found.proven) == (words, cost, True)


@pytest.mark.parametrize(
    ("rule", "words", "cost"),
    [
        (SwitchLimit("r"), "raise 'r' from 0 to 1 trust", 100),
        (IncumbentFloor("r", least=Fraction(3, 4)), "lower 'r' from 75.00 % to 0.00 %", 100),
    ],
)
def test_without_the_incumbent_a_rule_gives_way(rule: Rule, words: str, cost: int) -> None:
    """With humber, who supplies today, left out, the one trust has to switch with all it buys."""
    found = change(gloves(Exclusion("no humber", where=HUMBER), rule), rule)
    assert found is not None
    assert (found.words, found.cost, found.proven) == (words, cost, True)


def test_a_limit_on_suppliers_gives_way() -> None:
    """Two suppliers where two others may have a quarter at most each: one more supplier is let pass, not two."""
    quarter = ShareLimit("quarter", where=only(suppliers=["norse", "tees"]), most=Fraction(1, 4), each_supplier=True)
    half = ShareLimit("half", where=HUMBER, most=Fraction(1, 2))
    most = WinnerLimit("most", most=1)
    found = change(gloves(quarter, half, most), most)
    assert found is not None
    assert (found.words, found.rule) == ("raise 'most' from 1 to 3 suppliers", replace(most, most=3))


def test_whole_steps_are_exact() -> None:
    """In whole pairs, at most 3 of 4 pairs from norse are a budget of 26 where 25 are asked: a penny more will do."""
    items = (Item("gloves", "gloves", units(1)),)
    three = AmountLimit("three", where=NORSE, most=units(3), of="volume")
    drawn = award({"A gloves": 4}, {"norse gloves": 5, "tees gloves": 11}, items=items)
    budget = Budget("b", most=25)
    found = change(replace(drawn, rules=(three, budget)), budget)
    assert found is not None
    assert (found.rule, found.cost, found.proven) == (Budget("b", most=26), 26, True)


def test_what_weighs_does_not_hide_the_smallest_budget() -> None:
    """Humber is liked best at 140, but a budget of 120 will do, and then 120 are paid."""
    liked = Preference("liked", where=HUMBER, malus=Fraction(-1, 2))
    budget = Budget("b", most=90)
    found = change(gloves(NOT_NORSE, liked, budget), budget)
    assert found is not None
    assert (found.rule, found.cost) == (Budget("b", most=120), 120)


def test_a_budget_is_raised_to_the_published_cost() -> None:
    """Three lines of 0.6 pence are 1.8 exactly and three pence as published: the budget is to be three, not two."""
    drawn = award(
        {"A gloves": 1, "A masks": 1, "A aprons": 1}, {f"norse {i}": 1 for i in ("gloves", "masks", "aprons")}
    )
    budget = Budget("b", most=1)
    offers = tuple(replace(offer, price=Fraction(3, 5)) for offer in drawn.offers)
    found = change(replace(drawn, offers=offers, rules=(budget,)), budget)
    assert found is not None
    assert (found.rule, found.words, found.cost) == (Budget("b", most=3), "raise 'b' by £0.02", 3)


def test_what_does_not_help_is_no_change() -> None:
    """A rule that has no number, and one that is not what is in the way, offer none."""
    nothing = Budget("nothing", most=0)
    few = WinnerLimit("few", most=1)
    instance = gloves(nothing, few, NOT_NORSE)
    assert change(instance, few) is None
    assert change(instance, NOT_NORSE) is None


def test_what_is_not_settled_is_not_proven() -> None:
    """Where the search is stopped at every try but the first, the change is what the first award needs."""
    answers = [0]

    def solve(instance: AwardInstance, limits: Limits) -> AwardAnswer:
        answers[0] += 1
        if answers[0] == 1:
            return solve_award(instance, limits)
        return AwardAnswer(Outcome(Status.LIMIT, None, None, 0.0, limits.seed, "none"))

    rule = NoTrustWorseOff("r")
    found = smallest_change(gloves(NOT_NORSE, rule), rule, Attempts(Limits(), solve))
    assert found is not None
    assert not found.proven
    assert isinstance(found.rule, NoTrustWorseOff)
    assert found.rule.allowance == found.cost - 100
