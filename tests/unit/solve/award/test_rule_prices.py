"""What a rule costs, on awards whose every price can be worked out in the head."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from models.procurement.award.instance import AwardInstance
from models.procurement.award.rules import Budget, CarbonPrice, Exclusion, Preference, Rule, WinnerLimit, only
from models.procurement.award.solution import AwardSolution
from models.protocol import Certificate
from optimiser.solve.award.rule_prices import RulePrices, price_rules
from optimiser.solve.award.solve import AwardAnswer, solve_award
from optimiser.solve.limits import Limits
from optimiser.solve.outcome import Outcome, Status
from tests.unit.models.procurement.award.drawn_award import award, bought

GLOVES = award({"A gloves": 10}, {"norse gloves": 10, "tees gloves": 12, "humber gloves": 14})
"""Ten units cost 100 from norse, 120 from tees and 140 from humber."""


def not_from(supplier: str) -> Exclusion:
    """Return the rule that nothing is bought from a supplier, called after it."""
    return Exclusion(f"no {supplier}", where=only(suppliers=[supplier]))


def priced(instance: AwardInstance, limits: Limits | None = None, most_shapley: int = 10) -> RulePrices:
    """Solve an instance and price its rules."""
    return price_rules(instance, solve_award(instance, Limits()), limits or Limits(), most_shapley)


def under(*rules: Rule, instance: AwardInstance = GLOVES) -> AwardInstance:
    """Return the instance under some rules."""
    return replace(instance, rules=rules)


def told(solution: AwardSolution | None, score: int | None, bound: int | None) -> AwardAnswer:
    """Return an answer as if a limit had stopped it."""
    objective, proven = (None if value is None else float(value) for value in (score, bound))
    outcome = Outcome(Status.LIMIT, objective, proven, 0.0, 1, "none")
    if solution is None or score is None:
        return AwardAnswer(outcome)
    certificate = Certificate(Fraction(score), None if bound is None else Fraction(bound), ())
    return AwardAnswer(outcome, solution, certificate, score)


def test_a_rule_costs_what_it_saves_to_leave_it_out() -> None:
    """Without norse and tees 140 is paid; 100 without the first rule, 120 without the second: prices of 40 and 20."""
    prices = priced(under(not_from("norse"), not_from("tees")))
    assert [(one.rule.name, one.alone, one.low, one.high, one.standing) for one in prices.alone] == [
        ("no norse", 40, 40, 40, "binds"),
        ("no tees", 20, 20, 20, "binds"),
    ]


def test_the_joint_price_is_split_by_what_each_adds() -> None:
    """Norse's rule adds 20 first and 40 last, tees' rule 0 first and 20 last: 30 and 10 of the joint 40."""
    prices = priced(under(not_from("norse"), not_from("tees")))
    assert (prices.joint, prices.shapley, prices.reason) == (40, (("no norse", 30), ("no tees", 10)), "")


def test_the_split_adds_up_to_the_penny() -> None:
    """Three rules that cost ten pence only together get four, three and three: the odd penny goes to the first."""
    one = award({"A gloves": 1}, {"a gloves": 10, "b gloves": 10, "c gloves": 10, "d gloves": 20})
    prices = priced(under(not_from("a"), not_from("b"), not_from("c"), instance=one))
    assert prices.joint == 10
    assert prices.shapley == (("no a", 4), ("no b", 3), ("no c", 3))


def test_a_rule_that_costs_nothing_is_free() -> None:
    """Leaving out the dearest supplier changes nothing, is proven to, and takes no solve but the one without rules."""
    prices = priced(under(not_from("humber")))
    (one,) = prices.alone
    assert (one.alone, one.low, one.high, one.standing, prices.solves) == (0, 0, 0, "free", 1)


def test_what_is_known_spares_solves() -> None:
    """Of three rules only one binds: two solves, without rules and with it alone, settle all eight sets."""
    prices = priced(under(WinnerLimit("few", most=2), not_from("norse"), Budget("b", most=500)))
    assert prices.shapley == (("few", 0), ("no norse", 20), ("b", 0))
    assert prices.solves == 2


def test_no_rules_cost_nothing() -> None:
    """Without rules there is nothing to price, nothing to split and nothing to solve."""
    assert priced(GLOVES) == RulePrices((), 0, (), "", 0)


def test_a_preference_is_priced_by_what_is_paid() -> None:
    """Half as much again on norse makes tees the choice: it costs 20 more, and tees' own malus of nothing is free."""
    dear = Preference("not norse", where=only(suppliers=["norse"]), malus=Fraction(1, 2))
    idle = CarbonPrice("carbon", pence_per_tonne=Fraction(1))
    prices = priced(under(dear, idle))
    assert [(one.alone, one.low, one.high, one.standing) for one in prices.alone] == [
        (20, None, None, "binds"),
        (0, None, None, "free"),
    ]
    assert (prices.joint, prices.shapley) == (20, (("not norse", 20), ("carbon", 0)))


def test_a_rule_beside_a_preference_may_have_a_negative_price() -> None:
    """A bonus makes humber the choice at 140; the rule against humber sends it to norse at 100 and so costs -40."""
    liked = Preference("humber first", where=only(suppliers=["humber"]), malus=Fraction(-1, 2))
    prices = priced(under(liked, not_from("humber")))
    assert [(one.alone, one.standing) for one in prices.alone] == [(0, "free"), (-40, "binds")]
    assert prices.joint == 0
    assert prices.shapley == (("humber first", 20), ("no humber", -20))


def test_many_rules_are_not_split() -> None:
    """Above the number of rules allowed there are prices alone and a joint price, and a reason for the rest."""
    prices = priced(under(not_from("norse"), not_from("tees")), most_shapley=1)
    assert [one.alone for one in prices.alone] == [40, 20]
    assert (prices.joint, prices.shapley) == (40, None)
    assert prices.reason.startswith("There are 2 rules")


def test_without_time_nothing_is_claimed() -> None:
    """With no time at all no solve is made, no price is told and nothing is proven."""
    prices = priced(under(not_from("norse")), Limits(seconds=0))
    (one,) = prices.alone
    assert (one.alone, one.low, one.high, one.standing) == (None, None, None, "not proven")
    assert (prices.joint, prices.shapley, prices.solves) == (None, None, 0)
    assert prices.reason == "The time ran out after 0 of 2 sets of rules."


def test_gaps_make_an_interval() -> None:
    """140, at least 130, with the rule and 120, at least 100, without: a price of 20 that is from 10 to 40."""
    instance = under(not_from("norse"))
    given = told(bought({"A humber gloves": 10}), 140, 130)
    prices = price_rules(
        instance, given, Limits(), solve=lambda *_: told(bought({"A norse gloves": 5, "A humber gloves": 5}), 120, 100)
    )
    (one,) = prices.alone
    assert (one.alone, one.low, one.high, one.standing) == (20, 10, 40, "binds")
    weak = price_rules(
        instance,
        replace(given, certificate=Certificate(Fraction(140), Fraction(90), ())),
        Limits(),
        solve=lambda *_: told(bought({"A norse gloves": 10}), 100, None),
    )
    (one,) = weak.alone
    assert (one.alone, one.low, one.high, one.standing) == (40, 0, None, "not proven")


def test_a_solve_without_an_award_leaves_the_award_known() -> None:
    """Where the solve without the rule finds nothing, the award with it stands, and only the bound is told."""
    given = told(bought({"A humber gloves": 10}), 140, 130)
    prices = price_rules(under(not_from("norse")), given, Limits(), solve=lambda *_: told(None, None, 60))
    (one,) = prices.alone
    assert (one.alone, one.low, one.high, one.standing) == (0, 0, 80, "not proven")


def test_a_better_award_is_handed_back() -> None:
    """An award priced unproven at 140 is beaten by one for 120 that keeps the rule too: prices count from there."""
    instance = under(not_from("norse"), WinnerLimit("few", most=2))
    given = told(bought({"A humber gloves": 10}), 140, 110)
    prices = price_rules(instance, given, Limits())
    assert prices.better is not None
    assert (prices.better.cost, prices.better.solution) == (120, bought({"A tees gloves": 10}))
    assert prices.better.outcome.status == Status.LIMIT
    assert [one.alone for one in prices.alone] == [20, 0]
    assert prices.shapley == (("no norse", 20), ("few", 0))
    assert priced(instance).better is None


def test_no_award_has_no_prices() -> None:
    """Rules that cannot hold have no prices, and the caller is told what to ask instead."""
    with pytest.raises(ValueError, match="find the conflict"):
        priced(under(Budget("b", most=1)))
