"""Solves within one budget are counted, and what does not survive the check is no award."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from models.procurement.award.instance import AwardInstance
from models.procurement.award.rules import Budget, CarbonPrice, Exclusion, Preference, only
from optimiser.errors import VerificationError
from optimiser.solve.award.attempts import Attempts, broken_rules, weighs, with_rules
from optimiser.solve.award.solve import AwardAnswer, solve_award
from optimiser.solve.limits import Limits
from tests.unit.models.procurement.award.drawn_award import award, bought

GLOVES = award({"A gloves": 10}, {"norse gloves": 10, "tees gloves": 12})


def test_attempts_are_counted_and_limited() -> None:
    """Each solve gets its part of the seconds left and the gap asked for; what else limits it stays."""
    given: list[Limits] = []

    def solve(instance: AwardInstance, limits: Limits) -> AwardAnswer:
        given.append(limits)
        return solve_award(instance, Limits())

    attempts = Attempts(Limits(seconds=1000.0, nodes=7, gap=0.5), solve)
    attempts.at(GLOVES, part=0.5)
    attempts.at(GLOVES, gap=1.0)
    assert attempts.count == 2
    assert [(limits.nodes, limits.gap) for limits in given] == [(7, 0.5), (7, 1.0)]
    assert given[0].seconds == pytest.approx(500, rel=0.1)
    assert Attempts(Limits(), solve).at(GLOVES) is not None
    assert given[-1] == Limits()


def test_no_time_is_no_attempt() -> None:
    """Once the budget is spent nothing is solved, counted or answered."""
    attempts = Attempts(Limits(seconds=0), solve_award)
    assert attempts.is_over
    assert attempts.at(GLOVES) is None
    assert attempts.count == 0


def test_what_fails_the_check_is_no_award() -> None:
    """A verification error counts as an attempt without an answer."""

    def solve(_: AwardInstance, __: Limits) -> AwardAnswer:
        raise VerificationError("broken", "")

    attempts = Attempts(Limits(), solve)
    assert (attempts.at(GLOVES), attempts.count) == (None, 1)


def test_rules_are_told_apart() -> None:
    """A price of carbon and a preference weigh; of the others, those that an award breaks are named."""
    rules = (Budget("b", most=100), Exclusion("no tees", where=only(suppliers=["tees"])), CarbonPrice("c"))
    assert [weighs(rule) for rule in (*rules, Preference("p", malus=Fraction(1)))] == [False, False, True, True]
    instance = with_rules(GLOVES, rules)
    assert instance == replace(GLOVES, rules=rules)
    assert broken_rules(instance, bought({"A tees gloves": 10})) == {"b", "no tees"}
    assert broken_rules(instance, bought({"A norse gloves": 10})) == frozenset()
