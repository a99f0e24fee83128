"""Trusts that nothing tells apart become one and get their own back; dominated offers go, and only these."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from models.procurement.award.check import check
from models.procurement.award.joining import Joining, JoiningOption
from models.procurement.award.offers import Bundle, Delivery, Incumbency, Offer, Schedule, Tier
from models.procurement.award.rules import AmountLimit, Preference, SwitchLimit, TrustsOut, only, single_source
from models.procurement.award.solution import AwardSolution
from optimiser.solve.award.reduce import drop_dominated, merge_trusts
from tests.unit.models.procurement.award.drawn_award import award, bought, units

THREE = award({"A gloves": 1, "B gloves": 2, "C gloves": 3}, {"norse gloves": 10, "humber gloves": 20})


def test_trusts_become_one_and_get_their_own_back() -> None:
    """Three trusts become one need of six; what it buys is handed out in their order, each up to its need."""
    merged = merge_trusts(THREE)
    assert [(need.trust, need.quantity) for need in merged.instance.needs] == [("A", units(6))]
    expanded = merged.expand(bought({"A humber gloves": 2, "A norse gloves": 4}))
    assert expanded == bought({"A humber gloves": 1, "B humber gloves": 1, "B norse gloves": 1, "C norse gloves": 3})
    assert check(THREE, expanded) == []


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("deliveries", (Delivery("norse", "A", 5),)),
        ("incumbencies", (Incumbency("A", "gloves", frozenset({"norse"})),)),
        ("bundles", (Bundle("b", "norse", 1, (("A", "gloves", units(1)),)),)),
        ("rules", (TrustsOut("r", where=only(trusts=["A"])),)),
        ("joinings", (Joining("A", "gloves", (JoiningOption("never"),)),)),
        ("offers", (Offer("own", "norse", "gloves", Fraction(9), trusts=frozenset("A")), *THREE.offers)),
    ],
)
def test_what_tells_a_trust_apart(part: str, value: object) -> None:
    """A trust with a delivery, incumbent, bundle, rule, joining or offer of its own is not merged; the others are."""
    merged = merge_trusts(replace(THREE, **{part: value}))  # type: ignore[arg-type]
    assert merged.members == {"A": ("A",), "B": ("B", "C")}


def test_what_joining_decided_is_handed_back() -> None:
    """The option of a trust that was not merged stands in the award of all."""
    joining = Joining("A", "gloves", (JoiningOption("never"),))
    merged = merge_trusts(replace(THREE, joinings=(joining,)))
    award_of_two = AwardSolution((("B", "norse gloves", units(5)),), joinings=(("A", "gloves", "never"),))
    expanded = merged.expand(award_of_two)
    assert expanded.joinings == award_of_two.joinings
    assert [quantity for *_, quantity in expanded.purchases] == [units(2), units(3)]


def test_rules_by_trust_keep_every_trust() -> None:
    """Where winners or switches are counted by trust, none is merged."""
    for rule in (single_source("r", each="trust"), SwitchLimit("r", most=1)):
        assert len(merge_trusts(replace(THREE, rules=(rule,))).members) == 3


DEARER = Offer("dearer", "norse", "gloves", Fraction(11))


def test_a_dominated_offer_goes() -> None:
    """The same supplier's dearer offer for the same item goes; one that is as good as another loses one of the two."""
    assert [offer.name for offer in drop_dominated(replace(THREE, offers=(*THREE.offers, DEARER))).offers] == [
        "norse gloves",
        "humber gloves",
    ]
    twin = replace(DEARER, price=Fraction(10))
    assert len(drop_dominated(replace(THREE, offers=(*THREE.offers, twin))).offers) == 2


@pytest.mark.parametrize(
    "kept",
    [
        replace(DEARER, supplier="humber", price=Fraction(5)),
        replace(DEARER, trusts=frozenset("A")),
        replace(DEARER, trusts=frozenset("A"), present=True),
        replace(DEARER, price=Fraction(9), available=units(5)),
    ],
)
def test_what_is_not_dominated_stays(kept: Offer) -> None:
    """Another supplier's offer, one for other trusts, present terms, and a cheaper one that is too small all stay."""
    assert kept in drop_dominated(replace(THREE, offers=(*THREE.offers, kept))).offers


def test_limits_protect_the_dearer_offer() -> None:
    """It stays where the cheaper one is too small, has a minimum order, or emits more; or where spend itself counts."""
    cheap = THREE.offers[0]
    for better in (
        replace(cheap, available=units(5)),
        replace(cheap, minimum=units(1)),
        replace(cheap, carbon=Fraction(1)),
    ):
        assert DEARER in drop_dominated(replace(THREE, offers=(better, DEARER))).offers
    for rule in (AmountLimit("r", least=5), Preference("r", malus=Fraction(-1, 2))):
        assert DEARER in drop_dominated(replace(THREE, offers=(cheap, DEARER), rules=(rule,))).offers


def test_measured_spend_and_tiers_protect_it_too() -> None:
    """A dearer offer may reach a break in pence sooner, and one that a schedule names is left to it."""
    in_pence = Schedule("n", "norse", "all_units", "pence", (Tier(0), Tier(50, Fraction(1, 2))))
    both = replace(THREE, offers=(*THREE.offers, DEARER))
    assert DEARER in drop_dominated(replace(both, schedules=(in_pence,))).offers
    assert DEARER not in drop_dominated(replace(both, schedules=(replace(in_pence, measure="units"),))).offers
    named = Schedule("d", "norse", "all_units", "units", (Tier(0),), offer="dearer")
    assert DEARER in drop_dominated(replace(both, schedules=(named,))).offers
