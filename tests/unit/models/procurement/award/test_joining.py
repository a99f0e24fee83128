"""When trusts join, worked by hand: what each option allows and costs, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from models.procurement.award.build import build
from models.procurement.award.check import check
from models.procurement.award.instance import AwardInstance
from models.procurement.award.joining import Joining, JoiningOption
from models.procurement.award.offers import Bundle, Offer
from models.procurement.award.repricing import reprice
from models.procurement.award.rules import Budget, NoTrustWorseOff
from models.procurement.award.solution import AwardSolution, award_of
from optimiser.solve.award.solve import solve_award
from optimiser.solve.highs import solve_problem
from optimiser.solve.limits import Limits
from optimiser.solve.outcome import Status
from tests.unit.models.procurement.award.drawn_award import award, bought, units

OPTIONS = (
    JoiningOption("now", 30, (("gloves", units(10)),)),
    JoiningOption("later", 0, (("gloves", units(4)),)),
    JoiningOption("never"),
)
JOINING = Joining("A", "gloves", OPTIONS)
PRESENT = Offer("today", "tees", "gloves", Fraction(15), units(10), trusts=frozenset("A"), present=True)


def drawn(price: int, **parts: Any) -> AwardInstance:
    """Return ten gloves at 15 pence today and at another price on new terms."""
    instance = award({"A gloves": 10}, {"norse gloves": price, "tees hats": 1}, joinings=(JOINING,))
    return replace(instance, offers=(*instance.offers, PRESENT), **parts)


def joined(option: str, **purchases: int) -> AwardSolution:
    """Return a solution with the option chosen."""
    names = {"norse": "norse gloves", "today": "today"}
    quantities = {("A", names[name]): units(quantity) for name, quantity in purchases.items()}
    return award_of(quantities, [], {("A", "gloves"): option})


@pytest.mark.parametrize(
    ("price", "solution", "cost"),
    [
        # 6 × 10 more are saved by joining now, for 30.
        (5, joined("now", norse=10), 50 + 30),
        # 6 × 3 would be.
        (12, joined("later", norse=4, today=6), 48 + 90),
        (16, joined("later", today=10), 150),
    ],
)
def test_the_best_option_is_chosen(price: int, solution: AwardSolution, cost: int) -> None:
    """Ten gloves at 15 today: joining now for 30 pence pays below 10 pence, joining later below 15."""
    answer = solve_award(drawn(price), Limits())
    assert answer.cost == cost
    assert answer.solution is not None
    assert answer.solution.purchases == solution.purchases
    if price < 15:
        assert answer.solution == solution


def test_what_joining_costs_is_told_by_trust() -> None:
    """Joining now costs trust A 30 pence, which stand among what is paid once; other options cost nothing."""
    now = reprice(drawn(5), joined("now", norse=10))
    assert (now.joining, now.fixed, now.cost) == ({"A": 30}, 30, 80)
    assert reprice(drawn(5), joined("later", norse=4, today=6)).fixed == 0


def test_the_check_finds_what_joining_does_not_allow() -> None:
    """Too much on new terms, no option, and an option that is none are found; present terms are free."""
    assert check(drawn(5), joined("later", norse=4, today=6)) == []
    over = check(drawn(5), joined("later", norse=5, today=5))
    assert [(v.rule, v.where, v.amount) for v in over] == [
        ("new_terms_follow_joining", ("A", "gloves"), Fraction(units(1)))
    ]
    none = check(drawn(5), bought({"A norse gloves": 10}))
    assert [(v.rule, v.where) for v in none] == [("joining_is_chosen_once", ("A", "gloves"))]
    other = check(drawn(5), joined("tomorrow", norse=10))
    assert [(v.rule, v.where) for v in other] == [("joining_is_chosen_once", ("A", "gloves", "tomorrow"))]


def test_who_joins_may_have_to_move() -> None:
    """
    New terms of 16 pence are dearer than 15 today. Whoever may leave all where it is does; where joining moves, the
    option is weighed with what it moves: never costs 150, later 4 × 16 + 6 × 15.
    """
    moving = drawn(16, joinings=(replace(JOINING, moves=True),))
    answer = solve_award(moving, Limits())
    assert (answer.solution, answer.cost) == (joined("never", today=10), 150)
    must = drawn(16, joinings=(Joining("A", "gloves", OPTIONS[:2], moves=True),))
    assert solve_award(must, Limits()).solution == joined("later", norse=4, today=6)
    assert solve_award(drawn(16, joinings=(Joining("A", "gloves", OPTIONS[:2]),)), Limits()).cost == 150


def test_the_check_finds_what_did_not_move() -> None:
    """Where joining moves, buying less on new terms than the option says is found, but for a millionth or two."""
    moving = drawn(16, joinings=(replace(JOINING, moves=True),))
    assert check(moving, joined("later", norse=4, today=6)) == []
    short = check(moving, joined("later", norse=3, today=7))
    assert [(v.rule, v.where, v.amount) for v in short] == [("joined_needs_move", ("A", "gloves"), Fraction(units(1)))]
    assert check(moving, joined("never", today=10)) == []


def test_a_bundle_is_new_terms() -> None:
    """A bundle of six gloves for a penny needs the option that allows six; of two with three, the later allows one."""
    six = Bundle("six", "norse", 1, (("A", "gloves", units(6)),))
    answer = solve_award(drawn(15, bundles=(six,)), Limits())
    assert answer.solution is not None
    assert (answer.solution.bundles, answer.solution.joinings) == (("six",), (("A", "gloves", "now"),))
    assert answer.cost == 1 + 4 * 15 + 30
    three = tuple(Bundle(name, "norse", 1, (("A", "gloves", units(3)),)) for name in ("one", "two"))
    dear = replace(JOINING, options=(replace(OPTIONS[0], pence=99), *OPTIONS[1:]))
    answer = solve_award(drawn(15, bundles=three, joinings=(dear,)), Limits())
    assert answer.cost == 1 + 7 * 15
    bundled = award_of({("A", "today"): units(4)}, ["one", "two"], {("A", "gloves"): "later"})
    assert [v.rule for v in check(drawn(15, bundles=three), bundled)] == ["new_terms_follow_joining"]


def test_rules_count_what_joining_costs() -> None:
    """Joining now comes to 80 in all, everything else to more: a budget or a bill of 79 has no room for it."""
    assert solve_award(drawn(5, rules=(Budget("b", most=80),)), Limits()).cost == 80
    assert solve_award(drawn(5, rules=(Budget("b", most=79),)), Limits()).outcome.status is Status.INFEASIBLE
    fair = drawn(5, rules=(NoTrustWorseOff("fair"),), baselines=(("A", 79),))
    assert solve_award(fair, Limits()).outcome.status is Status.INFEASIBLE
    assert solve_award(replace(fair, baselines=(("A", 80),)), Limits()).cost == 80


def test_an_offer_that_is_too_small_is_tied_to_the_option_itself() -> None:
    """With five gloves to be had, half an option that allows ten allows no five: the relaxation costs what is true.

    Joining costs 50 and saves 50. Without a row for the offer, half of the option would do and the relaxation cost 125.
    """
    small = drawn(5)
    few = replace(small.offers[0], available=units(5))
    options = (JoiningOption("now", 50, (("gloves", units(10)),)), JoiningOption("never"))
    small = replace(small, offers=(few, *small.offers[1:]), joinings=(replace(JOINING, options=options),))
    relaxed = build(small).problem
    for variable in relaxed.variables():
        variable.cat = "Continuous"
    assert solve_problem(relaxed, Limits()).objective == pytest.approx(1.5)
    assert solve_award(small, Limits()).cost == 150


FAULTS: list[tuple[Joining, str]] = [
    (replace(JOINING, trust="B"), "the trust needs nothing there"),
    (replace(JOINING, lot="hats"), "the trust needs nothing there"),
    (replace(JOINING, options=()), "no options"),
    (replace(JOINING, options=(OPTIONS[0], replace(OPTIONS[1], name="now"))), "two options have one name"),
    (replace(JOINING, options=(JoiningOption("now", -1),)), "option now: a cost or a quantity is negative"),
    (replace(JOINING, options=(JoiningOption("now", 0, (("gloves", -1),)),)), "a cost or a quantity is negative"),
    (replace(JOINING, options=(JoiningOption("now", 0, (("gloves", 1),) * 2),)), "an item is named twice"),
    (replace(JOINING, options=(JoiningOption("now", 0, (("hats", 1),)),)), "an item that is not in the lot"),
    (replace(JOINING, options=(JoiningOption("now", 0, (("shoes", 1),)),)), "an item that is not in the lot"),
]


@pytest.mark.parametrize(("joining", "said"), FAULTS)
def test_each_fault_is_named(joining: Joining, said: str) -> None:
    """A joining that makes no sense is refused."""
    with pytest.raises(ValueError, match=said):
        drawn(5, joinings=(joining,))


def test_a_trust_joins_once_in_a_lot() -> None:
    """Two choices for one trust and lot are refused, and so are two answers."""
    with pytest.raises(ValueError, match="joins 2 times"):
        drawn(5, joinings=(JOINING, JOINING))
    with pytest.raises(ValueError, match="twice"):
        AwardSolution(joinings=(("A", "gloves", "now"), ("A", "gloves", "never")))
