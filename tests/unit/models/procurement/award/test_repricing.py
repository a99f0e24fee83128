"""What an award comes to, worked by hand for each kind of tier and each fixed cost."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from models.procurement.award.offers import (
    Bundle,
    Delivery,
    Incumbency,
    Item,
    Offer,
    Schedule,
    Supplier,
    Tier,
    TierKind,
)
from models.procurement.award.repricing import reprice
from models.procurement.award.rules import CarbonPrice, Preference, only
from models.procurement.award.solution import AwardSolution
from tests.unit.models.procurement.award.drawn_award import award, bought, units

DRAWN = award({"A gloves": 10}, {"norse gloves": 100, "humber gloves": 120})
TEN = bought({"A norse gloves": 10})
TWENTY_PER_CENT_FROM_SIX = (Tier(0), Tier(units(6), Fraction(1, 5)))


@pytest.mark.parametrize(
    ("kind", "cost", "paid", "back"),
    [
        # All ten at 80.
        ("all_units", 800, 800, None),
        # Six at 100, four at 80; spend is told at list prices.
        ("incremental", 920, 1000, 80),
        # Ten at 100, a fifth paid back; spend is told without what comes back.
        ("rebate_share", 800, 800, 200),
    ],
)
def test_each_kind_of_tier(kind: TierKind, cost: int, paid: int, back: int | None) -> None:
    """Ten gloves at 100 with a fifth off from six on cost what each kind of tier says."""
    done = reprice(replace(DRAWN, schedules=(Schedule("n", "norse", kind, "units", TWENTY_PER_CENT_FROM_SIX),)), TEN)
    assert (done.cost, done.exact_cost) == (cost, Fraction(cost))
    assert sum(line.paid for line in done.purchases) == paid
    assert done.paid_back.get("n") == back
    assert done.tiers == {"n": 1}


def test_a_lump_comes_back_at_its_break() -> None:
    """At 1,000 pence of spend the lump of 70 comes back; with a break a penny higher the lower one does."""
    lump = Schedule("n", "norse", "rebate_lump", "pence", (Tier(500, lump=30), Tier(1000, lump=70)))
    assert reprice(replace(DRAWN, schedules=(lump,)), TEN).cost == 930
    higher = replace(lump, tiers=(lump.tiers[0], Tier(1001, lump=70)))
    assert reprice(replace(DRAWN, schedules=(higher,)), TEN).cost == 970


def test_breaks_in_pence_are_told_at_list_prices() -> None:
    """Ten at 100 reach a break of 1,000 pence although only 900 are then charged."""
    tiers = Schedule("n", "norse", "all_units", "pence", (Tier(0), Tier(1000, Fraction(1, 10))))
    assert reprice(replace(DRAWN, schedules=(tiers,)), TEN).cost == 900


def test_quoted_prices_replace_discounts() -> None:
    """A tier that quotes 83 pence charges 83; incremental, only for the four above the break."""
    tiers = (Tier(0), Tier(units(6), prices=(("norse gloves", Fraction(83)),)))
    every = Schedule("n", "norse", "all_units", "units", tiers)
    above = Schedule("n", "norse", "incremental", "units", tiers)
    assert reprice(replace(DRAWN, schedules=(every,)), TEN).cost == 830
    assert reprice(replace(DRAWN, schedules=(above,)), TEN).cost == 932


def test_schedules_cover_what_they_say() -> None:
    """A schedule on another lot, or another supplier's, changes nothing, and present terms count towards none."""
    elsewhere = Schedule("n", "norse", "all_units", "units", (Tier(0, Fraction(1, 2)),), lot="masks")
    others = Schedule("h", "humber", "all_units", "units", (Tier(0, Fraction(1, 2)),))
    assert reprice(replace(DRAWN, schedules=(elsewhere, others)), TEN).cost == 1000
    now = tuple(replace(offer, trusts=frozenset("A"), present=True) for offer in DRAWN.offers)
    own = replace(elsewhere, lot=None)
    assert reprice(replace(DRAWN, offers=now, schedules=(own,)), TEN).cost == 1000


def test_each_line_is_rounded_once() -> None:
    """Three lines of half a penny each are published as three pence; exactly they are one and a half."""
    half = award({"A gloves": 1, "B gloves": 1, "C gloves": 1}, {"norse gloves": 1})
    half = replace(half, offers=(replace(half.offers[0], price=Fraction(1, 2)),))
    done = reprice(half, bought({f"{trust} norse gloves": 1 for trust in "ABC"}))
    assert (done.cost, done.exact_cost) == (3, Fraction(3, 2))


def test_fixed_costs_are_paid_once() -> None:
    """Activation, delivery and switching are each paid once where they arise, and not for a supplier left out."""
    drawn = award(
        {"A gloves": 2, "A masks": 2},
        {"norse gloves": 10, "norse masks": 10, "humber gloves": 10},
        suppliers=(Supplier("norse", activation=100), Supplier("humber", activation=7_000)),
        deliveries=(Delivery("norse", "A", 30), Delivery("humber", "A", 7_000)),
        incumbencies=(
            Incumbency("A", "gloves", frozenset({"humber"}), 5),
            Incumbency("A", "masks", frozenset({"norse"}), 7_000),
        ),
    )
    done = reprice(drawn, bought({"A norse gloves": 2, "A norse masks": 2}))
    assert (done.activations, done.deliveries, done.switching) == (100, {"A": 30}, {"A": 5})
    assert done.cost == 40 + 100 + 30 + 5


def test_present_terms_cost_nothing_besides() -> None:
    """What is bought at present terms takes nobody on, needs no delivery and is no switch; new terms or a bundle do."""
    today = Offer("today", "norse", "gloves", Fraction(10), trusts=frozenset("A"), present=True)
    drawn = award(
        {"A gloves": 2},
        {"norse gloves": 10},
        suppliers=(Supplier("norse", activation=100),),
        bundles=(Bundle("b", "norse", 20, (("A", "gloves", units(2)),)),),
        deliveries=(Delivery("norse", "A", 30),),
        incumbencies=(Incumbency("A", "gloves", frozenset({"humber"}), 5),),
    )
    drawn = replace(drawn, offers=(*drawn.offers, today))
    assert reprice(drawn, AwardSolution((("A", "today", units(2)),))).cost == 20
    assert reprice(drawn, bought({"A norse gloves": 2})).cost == 20 + 135
    assert reprice(drawn, bought({}, "b")).cost == 20 + 135
    mixed = AwardSolution((("A", "norse gloves", units(1)), ("A", "today", units(1))))
    assert reprice(drawn, mixed).cost == 20 + 135


def test_a_delivery_may_be_paid_by_period() -> None:
    """What is delivered in 2026 pays the delivery of that year and the one of all years, and not the one of 2027."""
    drawn = award(
        {"A gloves": 2, "A masks": 1},
        {"norse gloves": 10, "humber masks": 10},
        items=(Item("gloves", period="2026"), Item("masks", period="2027")),
        deliveries=(Delivery("norse", "A", 1, "2026"), Delivery("norse", "A", 20, "2027"), Delivery("norse", "A", 300)),
    )
    assert reprice(drawn, bought({"A norse gloves": 2, "A humber masks": 1})).deliveries == {"A": 301}


def test_a_schedule_may_be_of_one_period() -> None:
    """Only the gloves of 2026 count towards its tiers and have its prices."""
    drawn = award(
        {"A gloves": 6, "A masks": 6},
        {"norse gloves": 10, "norse masks": 10},
        items=(Item("gloves", period="2026"), Item("masks", period="2027")),
    )
    schedule = Schedule("n", "norse", "all_units", "units", TWENTY_PER_CENT_FROM_SIX, period="2026")
    six = bought({"A norse gloves": 6, "A norse masks": 6})
    assert reprice(replace(drawn, schedules=(schedule,)), six).cost == 48 + 60
    higher = replace(schedule, tiers=(Tier(0), Tier(units(7), Fraction(1, 5))))
    assert reprice(replace(drawn, schedules=(higher,)), six).cost == 120
    assert reprice(replace(drawn, schedules=(replace(higher, period=None),)), six).cost == 96


def test_a_bundle_costs_its_price() -> None:
    """A bundle costs its price to the penny however it splits; its lines share price and carbon by quantity."""
    bundle = Bundle("b", "norse", 100, (("A", "gloves", units(1)), ("B", "gloves", units(2))), Fraction(9))
    drawn = award({"A gloves": 1, "B gloves": 2}, {"norse gloves": 90}, bundles=(bundle,))
    done = reprice(drawn, bought({}, "b"))
    assert done.cost == 100
    assert [(line.charged, line.carbon) for line in done.purchases] == [
        (Fraction(100, 3), Fraction(3)),
        (Fraction(200, 3), Fraction(6)),
    ]
    assert reprice(replace(drawn, bundles=(replace(bundle, price=-40),)), bought({}, "b")).cost == -40


def test_weights_score_and_are_not_paid() -> None:
    """Carbon at £100 a tonne and a malus of a tenth weigh in the score; the cost is what is paid."""
    rules = (
        CarbonPrice("c", pence_per_tonne=Fraction(10_000)),
        Preference("p", where=only(suppliers=["norse"]), malus=Fraction(1, 10)),
    )
    green = tuple(replace(offer, carbon=Fraction(500)) for offer in DRAWN.offers)
    done = reprice(replace(DRAWN, offers=green, rules=rules), TEN)
    assert done.cost == 1000
    assert done.score == 1000 + 50 + 100


def test_a_price_of_zero_is_a_price() -> None:
    """An offer at nothing is bought for nothing."""
    assert reprice(award({"A gloves": 3}, {"norse gloves": 0}), bought({"A norse gloves": 3})).cost == 0


def test_an_unknown_offer_is_refused() -> None:
    """A purchase on an offer that is not there cannot be worked out."""
    with pytest.raises(KeyError):
        reprice(DRAWN, AwardSolution((("A", "nobody", 1),)))
