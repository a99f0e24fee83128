"""The best award for each set of rules, with no solve that what is known spares."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.procurement.award.instance import AwardInstance
from models.procurement.award.rules import CarbonPrice, Exclusion, Rule, WinnerLimit, only
from optimiser.solve.award.attempts import Attempts
from optimiser.solve.award.rule_table import RuleTable
from optimiser.solve.award.solve import AwardAnswer, solve_award
from optimiser.solve.limits import Limits
from optimiser.solve.outcome import Outcome, Status
from tests.unit.models.procurement.award.drawn_award import award, bought

GLOVES = award({"A gloves": 10}, {"norse gloves": 10, "tees gloves": 12, "humber gloves": 14})
NORSE, TEES = (Exclusion(f"no {name}", where=only(suppliers=[name])) for name in ("norse", "tees"))
FEW = WinnerLimit("few", most=2)


def table(*rules: Rule) -> RuleTable:
    """Return the table of an instance solved under all its rules."""
    instance: AwardInstance = replace(GLOVES, rules=rules)
    return RuleTable(instance, solve_award(instance, Limits()), Attempts(Limits(), solve_award))


def test_an_award_that_keeps_the_rules_added_stays() -> None:
    """The award without rules keeps to two suppliers, so no solve is made for that rule."""
    known = table(FEW, NORSE)
    assert known.find(0b00)
    assert known.find(0b01)
    assert (known.attempts.count, known.best[0b01].cost, known.best[0b01].kept) == (1, 100, 0b01)


def test_a_set_between_two_of_one_value_has_it() -> None:
    """With no norse alone and with all rules 120 is paid, so with no norse and few suppliers it is too."""
    known = table(FEW, NORSE)
    assert known.find(0b10)
    assert known.attempts.count == 1
    assert known.best[0b10].cost == known.best[0b11].cost == 120


def test_a_set_is_approached_by_the_rules_broken() -> None:
    """Norse wins without rules, tees without norse, humber without both: three solves, and none with two suppliers."""
    known = table(FEW, NORSE, TEES, WinnerLimit("one", most=1))
    assert known.approach(0b0111)
    assert sorted(known.best) == [0b0000, 0b0010, 0b0110, 0b0111, 0b1111]
    assert (known.attempts.count, known.best[0b0111].cost) == (3, 140)


def test_what_weighs_is_not_mixed() -> None:
    """An award found with a price of carbon says nothing of sets without one."""
    known = table(CarbonPrice("carbon"), FEW)
    assert known.find(0b01)
    assert known.attempts.count == 1
    assert known.find(0b00)
    assert known.attempts.count == 2


def test_a_better_award_is_the_best_of_every_set_it_keeps() -> None:
    """An award found late is set against all that was told before, and never proves more than its own solve did."""
    instance = replace(GLOVES, rules=(FEW,))
    dear = solve_award(replace(GLOVES, rules=(NORSE,)), Limits())
    known = RuleTable(instance, dear, Attempts(Limits(), solve_award))
    assert known.find(0)
    assert known.best[1].cost == 120
    known.settle()
    assert known.best[1].cost == 100
    assert known.best[1].solution == bought({"A norse gloves": 10})
    assert known.value_under(1, known.best[1]) == 100


def test_an_answer_without_an_award_is_refused() -> None:
    """There is no table without an award under all rules."""
    nothing = AwardAnswer(Outcome(Status.INFEASIBLE, None, None, 0.0, 1, "none"))
    with pytest.raises(ValueError, match="find the conflict"):
        RuleTable(GLOVES, nothing, Attempts(Limits(), solve_award))
