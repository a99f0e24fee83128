"""Rules that cannot all hold are named, the fewest of them, with the cheapest way out."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from models.procurement.award.instance import AwardInstance
from models.procurement.award.rules import (
    Budget,
    Exclusion,
    Preference,
    Rule,
    ShareLimit,
    TrustsOut,
    WinnerLimit,
    dual_sourcing,
    forced_award,
    only,
)
from optimiser.errors import LimitError, VerificationError
from optimiser.solve.award.conflict import Conflict, find_conflict
from optimiser.solve.award.solve import AwardAnswer, solve_award
from optimiser.solve.limits import Limits
from optimiser.solve.outcome import Outcome, Status
from tests.unit.models.procurement.award.drawn_award import award

GLOVES = award({"A gloves": 10}, {"norse gloves": 10, "tees gloves": 12, "humber gloves": 14})
"""Ten units cost 100 from norse, 120 from tees and 140 from humber."""

NOT_NORSE = Exclusion("no norse", where=only(suppliers=["norse"]))
LIKED = Preference("liked", where=only(suppliers=["tees"]), malus=Fraction(-1, 10))


def conflict(*rules: Rule, instance: AwardInstance = GLOVES) -> Conflict:
    """Return the conflict of some rules, which must be there."""
    found = find_conflict(replace(instance, rules=rules), Limits())
    assert found is not None
    return found


def names(rules: tuple[Rule, ...]) -> list[str]:
    """Return what rules are called."""
    return [rule.name for rule in rules]


def test_rules_that_can_hold_are_no_conflict() -> None:
    """A budget of 120 without norse just holds."""
    assert find_conflict(replace(GLOVES, rules=(NOT_NORSE, Budget("b", most=120))), Limits()) is None


def test_a_conflict_of_two_has_two_ways_out() -> None:
    """No norse costs 120, ten pence above the budget: dropping it leaves 100, raising the budget by them 120."""
    found = conflict(LIKED, NOT_NORSE, WinnerLimit("few", most=1), Budget("b", most=110))
    assert (names(found.rules), found.minimal, found.unconstrained) == (["no norse", "b"], True, 100)
    dropped, raised = found.relaxations
    assert (dropped.feasible, dropped.cost, dropped.extra, dropped.change) == (True, 100, 0, None)
    assert (raised.feasible, raised.cost, raised.extra) == (True, 120, 20)
    assert raised.change is not None
    assert (raised.change.rule, raised.change.cost, raised.change.proven) == (Budget("b", most=120), 120, True)
    assert raised.way == ("raise 'b' by £0.10", 120)
    assert (names(found.drop), found.drop_cost, found.others) == (["no norse"], 100, ())
    assert found.sentence() == (
        "Rules 'no norse' and 'b' cannot both hold. Cheapest way out: drop 'no norse' (recommended award then £1.00)."
    )


def test_one_rule_may_be_impossible_by_itself() -> None:
    """A budget of 90 where the cheapest award costs 100; names are told as they are spelt."""
    found = conflict(Budget("Board's Limit", most=90))
    assert found.sentence() == (
        "Rule 'Board's Limit' cannot hold. Cheapest way out: raise 'Board's Limit' by £0.10 (recommended award then "
        "£1.00)."
    )


def test_a_rule_with_a_number_is_changed_as_little_as_will_do() -> None:
    """Each tenth with humber costs 4 more, so a budget of 110 allows a quarter there where three in five are asked."""
    local = ShareLimit("local first", where=only(suppliers=["humber"]), least=Fraction(3, 5), of="volume")
    found = conflict(local, Budget("b", most=110))
    assert [one.way for one in found.relaxations] == [
        ("lower 'local first' from 60.00 % to 25.00 %", 110),
        ("raise 'b' by £0.14", 124),
    ]
    assert found.cheapest == ("lower 'local first' from 60.00 % to 25.00 %", 110)
    assert (names(found.drop), found.drop_cost) == (["local first"], 100)


def test_a_conflict_of_three() -> None:
    """One supplier for everything, norse for the gloves and tees for the masks: any two of these can hold."""
    shop = award(
        {"A gloves": 1, "A masks": 1}, {f"{s} {i}": 10 for s in ("norse", "tees") for i in ("gloves", "masks")}
    )
    found = conflict(
        WinnerLimit("one", most=1),
        forced_award("gloves", where=only(suppliers=["norse"], items=["gloves"])),
        forced_award("masks", where=only(suppliers=["tees"], items=["masks"])),
        instance=shop,
    )
    assert found.sentence() == (
        "Rules 'one', 'gloves' and 'masks' cannot all hold together. Cheapest way out: raise 'one' from 1 to 2 "
        "suppliers (recommended award then £0.20)."
    )
    assert [one.feasible for one in found.relaxations] == [True, True, True]


def test_two_conflicts_need_two_rules_dropped() -> None:
    """Gloves and masks have each a supplier that must and must not win: the cheaper of each pair is dropped."""
    shop = award(
        {"A gloves": 10, "A masks": 10}, {"norse gloves": 10, "tees gloves": 12, "norse masks": 30, "tees masks": 20}
    )
    here = {item: only(suppliers=["norse"], items=[item]) for item in ("gloves", "masks")}
    rules = [
        rule
        for item in here
        for rule in (forced_award(f"+{item}", where=here[item]), Exclusion(f"-{item}", where=here[item]))
    ]
    found = conflict(*rules, instance=shop)
    assert (names(found.rules), [names(one) for one in found.others]) == (
        ["+gloves", "-gloves"],
        [["+masks", "-masks"]],
    )
    assert [(one.feasible, one.cost, one.change) for one in found.relaxations] == [(False, None, None)] * 2
    assert (names(found.drop), found.drop_cost) == (["-gloves", "+masks"], 300)
    assert found.sentence() == (
        "Rules '+gloves' and '-gloves' cannot both hold. Nor can rules '+masks' and '-masks' both hold. "
        "Cheapest way out: drop '-gloves' and '+masks' (recommended award then £3.00)."
    )


def test_a_rule_in_every_conflict_is_dropped_alone() -> None:
    """Each budget breaks with the exclusion alone: its drop is enough, while neither budget's is."""
    found = conflict(NOT_NORSE, Budget("b", most=110), Budget("c", most=105))
    assert (names(found.rules), [names(one) for one in found.others]) == (["no norse", "b"], [["no norse", "c"]])
    assert [one.feasible for one in found.relaxations] == [True, False]
    assert names(found.drop) == ["no norse"]


def test_more_conflicts_than_may_be_dropped_have_no_way_out() -> None:
    """Four trusts that stay out and have nothing today are four conflicts, one more than rules are dropped."""
    shop = award({f"{trust} gloves": 1 for trust in "ABCD"}, {"norse gloves": 10})
    found = conflict(*(TrustsOut(f"{trust} out", where=only(trusts=[trust])) for trust in "ABCD"), instance=shop)
    assert [names(one) for one in (found.rules, *found.others)] == [["A out"], ["B out"], ["C out"], ["D out"]]
    assert (found.drop, found.drop_cost, found.cheapest) == ((), None, None)
    assert found.sentence().endswith("No way out was found that drops 3 rules or fewer.")


def test_needs_that_cannot_be_met_are_told_before_any_rule() -> None:
    """A need without an offer makes every award impossible, whatever the rules say."""
    found = conflict(Budget("b", most=10**6), instance=replace(GLOVES, offers=()))
    assert found.rules == ()
    assert found.sentence() == (
        "No award is possible even without rules: A needs 10 of gloves, and nobody offers it there."
    )


def test_a_rule_with_two_numbers_is_changed_in_one() -> None:
    """At least two suppliers with half each, and at most one: two would cost 110, so one is to be enough."""
    both = WinnerLimit("w", least=2, most=1, least_share=Fraction(1, 2))
    found = conflict(both)
    (one,) = found.relaxations
    assert one.change is not None
    assert (one.change.words, one.change.cost) == ("lower the lower limit of 'w' from 2 to 1 supplier", 100)
    assert dual_sourcing("d") in conflict(dual_sourcing("d"), WinnerLimit("one", most=1)).rules


def stopped(_: AwardInstance, limits: Limits) -> AwardAnswer:
    """Answer as if a limit had stopped the solve before any award."""
    return AwardAnswer(Outcome(Status.LIMIT, None, None, 0.0, limits.seed, "none"))


def test_what_limits_leave_open_is_an_error() -> None:
    """Where no solve settles whether there is an award, that is said instead of a conflict."""
    with pytest.raises(LimitError, match="before it was settled"):
        find_conflict(GLOVES, Limits(), solve=stopped)


def test_what_is_not_settled_stays_in_the_conflict() -> None:
    """Where only all rules and none are solved for, the conflict is all of them and not proven minimal; the award
    without rules keeps two of them, and so is a way out.
    """
    every = (NOT_NORSE, WinnerLimit("few", most=1), Budget("b", most=110))

    def solve(instance: AwardInstance, limits: Limits) -> AwardAnswer:
        return (solve_award if len(instance.rules) in {0, 3} else stopped)(instance, limits)

    found = find_conflict(replace(GLOVES, rules=every), Limits(), solve=solve)
    assert found is not None
    assert (found.rules, found.minimal) == (every, False)
    assert [(one.feasible, one.cost) for one in found.relaxations] == [(True, 100), (False, None), (False, None)]
    assert found.cheapest == ("drop 'no norse'", 100)


def test_what_does_not_survive_the_check_is_no_award() -> None:
    """A solve that ends in a verification error settles nothing."""

    def solve(_: AwardInstance, __: Limits) -> AwardAnswer:
        raise VerificationError("broken", "")

    with pytest.raises(LimitError):
        find_conflict(GLOVES, Limits(), solve=solve)
