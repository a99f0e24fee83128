"""The check finds what is planted in each family, and nothing in an award that keeps to everything."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from models.procurement.award.check import check
from models.procurement.award.instance import AwardInstance
from models.procurement.award.offers import Bundle, Incumbency, Item, Offer, Schedule, Supplier, Tier
from models.procurement.award.rules import (
    AmountLimit,
    Budget,
    CarbonCap,
    Exclusion,
    IncumbentFloor,
    NoTrustWorseOff,
    Rule,
    ShareLimit,
    SwitchLimit,
    TrustsOut,
    WinnerLimit,
    only,
)
from models.procurement.award.solution import AwardSolution
from tests.unit.models.procurement.award.drawn_award import award, bought, units

DRAWN = award(
    {"A gloves": 4, "B gloves": 2},
    {"norse gloves": 10, "humber gloves": 12},
    suppliers=(Supplier("norse"), Supplier("humber", frozenset({"sme"}))),
    incumbencies=(Incumbency("A", "gloves", frozenset({"humber"})),),
    baselines=(("A", 41), ("B", 19)),
)
NORSE = bought({"A norse gloves": 4, "B norse gloves": 2})
MIXED = bought({"A humber gloves": 4, "B norse gloves": 2})


def families(instance: AwardInstance, solution: AwardSolution) -> list[str]:
    """Return the families that are broken."""
    return [violation.rule for violation in check(instance, solution)]


def with_offer(name: str, **changes: object) -> AwardInstance:
    """Return the drawn award with one offer changed."""
    offers = tuple(replace(o, **changes) if o.name == name else o for o in DRAWN.offers)  # type: ignore[arg-type]
    return replace(DRAWN, offers=offers)


def test_an_award_that_keeps_to_everything_passes() -> None:
    """Both awards of the drawn instance break nothing."""
    assert check(DRAWN, NORSE) == []
    assert check(DRAWN, MIXED) == []


def test_unknown_names_are_found() -> None:
    """An offer nobody made, an item nobody there needs and a bundle nobody offers are found before anything else."""
    assert families(DRAWN, bought({"A tees gloves": 4})) == ["need_is_met"]
    assert families(DRAWN, bought({"C norse gloves": 4})) == ["need_is_met"]
    assert families(DRAWN, bought({}, "pair")) == ["need_is_met"]


def test_needs_are_checked_to_the_millionth() -> None:
    """One millionth too little or too much is told, with its amount; too little passes where the need is optional."""
    short = AwardSolution((("A", "norse gloves", units(4) - 1), ("B", "norse gloves", units(2))))
    over = AwardSolution((("A", "norse gloves", units(4) + 1), ("B", "norse gloves", units(2))))
    assert [(v.rule, v.where, v.amount) for v in check(DRAWN, short)] == [("need_is_met", ("A", "gloves"), Fraction(1))]
    assert [(v.rule, v.where, v.amount) for v in check(DRAWN, over)] == [("need_is_met", ("A", "gloves"), Fraction(1))]
    optional = replace(DRAWN, needs=tuple(replace(need, must_be_met=False) for need in DRAWN.needs))
    assert check(optional, short) == []
    assert families(optional, over) == ["need_is_met"]


def test_offers_and_suppliers_are_checked() -> None:
    """Closed offers, availability, minimum orders, capacities and whole steps are each found."""
    assert families(with_offer("norse gloves", trusts=frozenset("A")), NORSE) == ["offer_is_open"]
    assert families(with_offer("norse gloves", available=units(5)), NORSE) == ["offer_is_not_exceeded"]
    assert families(with_offer("norse gloves", minimum=units(3)), MIXED) == ["minimum_order_is_kept"]
    small = replace(DRAWN, suppliers=(Supplier("norse", capacity=units(5)), DRAWN.suppliers[1]))
    assert families(small, NORSE) == ["supplier_is_not_exceeded"]
    yearly = (Supplier("norse", capacities=(("26", units(5)), ("27", 0))), DRAWN.suppliers[1])
    in_26 = replace(DRAWN, suppliers=yearly, items=(replace(DRAWN.items[0], period="26"),))
    assert [v.where for v in check(in_26, NORSE)] == [("norse", "26")]
    assert families(replace(in_26, items=DRAWN.items), NORSE) == []
    stepped = replace(DRAWN, items=(Item("gloves", "gloves", units(2)),))
    odd = bought({"A norse gloves": 3, "A humber gloves": 1, "B norse gloves": 2})
    assert families(stepped, NORSE) == []
    assert families(stepped, odd) == ["steps_are_whole", "steps_are_whole"]


def test_a_least_order_is_checked() -> None:
    """What is bought below the first break of a schedule is found; nothing bought is fine."""
    schedule = Schedule("n", "norse", "all_units", "units", (Tier(units(3)),))
    tiered = replace(DRAWN, schedules=(schedule,))
    assert families(tiered, MIXED) == ["tier_is_reached"]
    assert families(tiered, NORSE) == []
    assert families(tiered, bought({"A humber gloves": 4, "B humber gloves": 2})) == []


BREAKS: list[tuple[str, Rule, AwardSolution]] = [
    ("winners_are_limited", WinnerLimit("r", most=1), MIXED),
    ("winners_are_limited", WinnerLimit("r", least=2), NORSE),
    ("share_is_kept", ShareLimit("r", where=only(attributes=["sme"]), least=Fraction(1, 10)), NORSE),
    ("share_is_kept", ShareLimit("r", where=only(attributes=["sme"]), most=Fraction(1, 2)), MIXED),
    (
        "share_is_kept",
        ShareLimit("r", where=only(suppliers=["humber"]), most=Fraction(1, 2), of="volume", each_supplier=True),
        MIXED,
    ),
    ("amount_is_kept", AmountLimit("r", where=only(suppliers=["norse"]), most=59), NORSE),
    ("amount_is_kept", AmountLimit("r", where=only(suppliers=["humber"]), least=1, of="volume"), NORSE),
    ("incumbents_keep_their_part", IncumbentFloor("r", least=Fraction(1, 100)), NORSE),
    ("excluded_is_not_bought", Exclusion("r", where=only(suppliers=["humber"])), MIXED),
    ("switching_trusts_are_limited", SwitchLimit("r", most=0), NORSE),
    ("no_trust_is_worse_off", NoTrustWorseOff("r", where=only(trusts=["A"])), MIXED),
    ("budget_is_kept", Budget("r", most=67), MIXED),
]


@pytest.mark.parametrize(
    ("family", "rule", "broken"), BREAKS, ids=lambda value: getattr(value, "name", str(value))[:40]
)
def test_each_rule_is_checked(family: str, rule: Rule, broken: AwardSolution) -> None:
    """The award that breaks a rule is told, under the rule's name; the other one passes."""
    ruled = replace(DRAWN, rules=(rule,))
    found = check(ruled, broken)
    assert {violation.rule for violation in found} == {family}
    assert all(violation.where[0] == "r" and violation.amount > 0 for violation in found)
    assert check(ruled, NORSE if broken is MIXED else MIXED) == []


def test_a_carbon_cap_is_checked() -> None:
    """Six gloves at 100 g break a cap of 599 g and keep one of 600 g."""
    green = with_offer("norse gloves", carbon=Fraction(100))
    assert families(replace(green, rules=(CarbonCap("r", most=599),)), NORSE) == ["carbon_is_capped"]
    assert families(replace(green, rules=(CarbonCap("r", most=600),)), NORSE) == []


def test_bundles_count_everywhere() -> None:
    """A bundle counts towards needs and rules: it may not be of an excluded supplier, nor for a trust that is out."""
    bundle = Bundle("pair", "humber", 50, (("A", "gloves", units(4)), ("B", "gloves", units(2))))
    bundled, taken = replace(DRAWN, bundles=(bundle,)), bought({}, "pair")
    assert families(bundled, taken) == []
    out = replace(bundled, rules=(TrustsOut("r", where=only(trusts=["B"])),))
    assert families(out, taken) == ["trusts_out_keep_their_terms"]
    excluded = replace(bundled, rules=(Exclusion("r", where=only(suppliers=["humber"])),))
    assert families(excluded, taken) == ["excluded_is_not_bought"] * 2


def test_whole_steps_leave_no_slack() -> None:
    """A share that misses by less than a millionth a line passes where any quantity will do, not in whole units."""
    third = ShareLimit("r", where=only(suppliers=["humber"]), least=Fraction(1, 3), of="volume")
    need = award({"A gloves": 1}, {"norse gloves": 1, "humber gloves": 1}, rules=(third,))
    nearly = AwardSolution((("A", "humber gloves", 333_333), ("A", "norse gloves", 666_667)))
    assert check(need, nearly) == []
    whole = replace(need, items=(Item("gloves", "gloves", 333_333),), needs=(replace(need.needs[0], quantity=999_999),))
    assert families(whole, AwardSolution((("A", "norse gloves", 999_999),))) == ["share_is_kept"]


def test_a_present_offer_keeps_a_trust_out() -> None:
    """A trust that stays out and buys at its present terms breaks nothing; at the new terms it does."""
    now = Offer("now", "norse", "gloves", Fraction(15), trusts=frozenset("B"), present=True)
    ruled = replace(DRAWN, offers=(*DRAWN.offers, now), rules=(TrustsOut("r", where=only(trusts=["B"])),))
    assert check(ruled, AwardSolution((("A", "norse gloves", units(4)), ("B", "now", units(2))))) == []
    told = check(ruled, NORSE)
    assert [(v.rule, v.where) for v in told] == [("trusts_out_keep_their_terms", ("r", "B", "norse gloves"))]
