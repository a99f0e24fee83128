"""Prices and conflicts of rules against every set of rules there is, and against every award there is."""

from __future__ import annotations

import math
import random
from dataclasses import replace
from fractions import Fraction
from itertools import combinations, islice

from hypothesis import given, settings
from hypothesis import strategies as st

from models.procurement.award.instance import AwardInstance
from models.procurement.award.rules import Rule
from optimiser.solve.award.attempts import weighs
from optimiser.solve.award.conflict import find_conflict
from optimiser.solve.award.levers import levers_of
from optimiser.solve.award.rule_prices import price_rules
from optimiser.solve.award.solve import solve_award
from optimiser.solve.limits import Limits
from tests.property.award_cases import MOST_AWARDS, RULES, awards_of, best_by_looking, draw_case, with_present_terms

SEEDS = st.integers(0, 10**6)


def drawn(seed: int, most: int, *, weighing: bool = True) -> AwardInstance:
    """Draw a case with up to so many rules, with or without those that only weigh; in most all may stay as they are."""
    rng = random.Random(seed)
    instance = draw_case(rng)
    settled = with_present_terms(rng, instance)
    if sum(1 for _ in islice(awards_of(settled), 2 * MOST_AWARDS)) < 2 * MOST_AWARDS:
        instance = settled
    chosen = rng.sample(RULES, rng.randint(1, most))
    rules = [make(rng, f"rule{place}") for place, make in enumerate(chosen)]
    return under(instance, tuple(rule for rule in rules if weighing or not weighs(rule)))


def under(instance: AwardInstance, rules: tuple[Rule, ...]) -> AwardInstance:
    """Return the instance under other rules."""
    return replace(instance, rules=rules)


def is_possible(instance: AwardInstance) -> bool:
    """Whether any of all awards there are keeps to everything."""
    return best_by_looking(instance) is not None


def cost(instance: AwardInstance) -> int:
    """Return what the best award costs."""
    found = solve_award(instance, Limits()).cost
    assert found is not None
    return found


@settings(max_examples=33)
@given(SEEDS)
def test_the_parts_add_up_to_the_joint_price(seed: int) -> None:
    """Whatever the rules, their parts of the joint price add up to it, and that is what all of them together cost."""
    instance = drawn(seed, 4)
    answer = solve_award(instance, Limits())
    if answer.solution is not None:
        prices = price_rules(instance, answer, Limits())
        assert prices.shapley is not None
        assert prices.joint is not None
        assert sum(part for _, part in prices.shapley) == prices.joint
        assert [name for name, _ in prices.shapley] == [rule.name for rule in instance.rules]
        if not any(weighs(rule) for rule in instance.rules):
            assert prices.joint == cost(instance) - cost(under(instance, ()))


@settings(max_examples=22)
@given(SEEDS)
def test_what_is_known_never_changes_a_price(seed: int) -> None:
    """With every set of rules solved apart the prices alone and the split, to the penny below, are the same."""
    instance = drawn(seed, 4, weighing=False)
    answer = solve_award(instance, Limits())
    if answer.solution is None:
        return
    prices, rules = price_rules(instance, answer, Limits()), instance.rules
    costs = {kept: cost(under(instance, kept)) for size in range(len(rules) + 1) for kept in combinations(rules, size)}
    assert prices.solves < len(costs) or not rules
    assert prices.shapley is not None
    for rule, price, (_, part) in zip(rules, prices.alone, prices.shapley, strict=True):
        others = tuple(other for other in rules if other is not rule)
        assert price.alone == costs[rules] - costs[others]
        exact = Fraction(0)
        for before in (kept for size in range(len(rules)) for kept in combinations(others, size)):
            after = tuple(one for one in rules if one in (*before, rule))
            orders = math.factorial(len(before)) * math.factorial(len(rules) - len(before) - 1)
            exact += Fraction(orders * (costs[after] - costs[before]), math.factorial(len(rules)))
        assert abs(part - exact) < 1


@settings(max_examples=22)
@given(SEEDS)
def test_no_rule_that_forbids_saves(seed: int) -> None:
    """At proven optimality a rule that forbids something costs nothing or more, within what is proven."""
    instance = drawn(seed, 5, weighing=False)
    answer = solve_award(instance, Limits())
    if answer.solution is not None:
        for price in price_rules(instance, answer, Limits()).alone:
            assert price.alone is not None
            assert price.low is not None
            assert price.high is not None
            assert 0 <= price.low <= price.alone <= price.high
            assert price.standing == ("binds" if price.alone else "free")


@settings(max_examples=16)
@given(SEEDS)
def test_a_conflict_is_one_and_is_minimal(seed: int) -> None:
    """Of all awards none keeps the rules of a conflict, but some keep all but any one; there is none where one could
    keep them all.
    """
    instance = drawn(seed, 6)
    found = find_conflict(instance, Limits())
    assert (found is None) == is_possible(instance)
    if found is None:
        return
    assert found.minimal
    assert bool(found.reasons) == (not found.rules)
    assert not is_possible(under(instance, found.rules))
    for rules in (found.rules, *found.others):
        for rule in rules:
            assert is_possible(under(instance, tuple(other for other in rules if other is not rule)))


@settings(max_examples=22)
@given(SEEDS)
def test_a_way_out_is_one_and_is_the_least(seed: int) -> None:
    """A rule changed as told leaves an award that costs what is told, and changed by a step less leaves none; so does
    dropping the rules told.
    """
    instance = drawn(seed, 5, weighing=False)
    found = find_conflict(instance, Limits())
    if found is None or not found.rules:
        return
    for one in found.relaxations:
        others = tuple(rule for rule in instance.rules if rule is not one.rule)
        assert one.feasible == is_possible(under(instance, others))
        if one.change is not None:
            assert one.change.proven
            assert cost(under(instance, (*others, one.change.rule))) == one.change.cost
            assert is_possible(under(instance, (*others, one.change.rule)))
            less = [
                lever.at(steps - 1)
                for lever in levers_of(one.rule, instance)
                for steps in range(1, 20_000)
                if lever.at(steps) == one.change.rule
            ]
            assert all(not is_possible(under(instance, (*others, rule))) for rule in less)
    if found.drop:
        rest = under(instance, tuple(rule for rule in instance.rules if rule not in found.drop))
        assert found.drop_cost == cost(rest)
