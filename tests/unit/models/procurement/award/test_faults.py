"""Data that contradicts itself is refused, with every fault named."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from models.procurement.award.offers import Bundle, Incumbency, Item, Need, Offer, Schedule, Supplier, Tier
from models.procurement.award.rules import NoTrustWorseOff, WinnerLimit
from tests.unit.models.procurement.award.drawn_award import award, units

DRAWN = award({"A gloves": 4}, {"norse gloves": 10, "norse masks": 20})
OFFER = DRAWN.offers[0]


def tiers(*steps: Tier, kind: str = "all_units", measure: str = "units", **scope: Any) -> tuple[Schedule, ...]:
    """Return one schedule of norse."""
    return (Schedule("n", "norse", kind, measure, steps, **scope),)  # type: ignore[arg-type]


FAULTS: list[tuple[dict[str, Any], str]] = [
    ({"items": (*DRAWN.items, DRAWN.items[0])}, "item gloves appears 2 times"),
    ({"suppliers": (Supplier("norse"), Supplier("norse"))}, "supplier norse appears 2 times"),
    ({"needs": (DRAWN.needs[0],) * 2}, "need of trust and item"),
    ({"offers": (OFFER, OFFER)}, "offer norse gloves appears 2 times"),
    ({"items": (Item("gloves", step=0), Item("masks"))}, "step is below one millionth"),
    ({"suppliers": (Supplier("norse", activation=-1),)}, "activation or capacity is negative"),
    ({"suppliers": (Supplier("norse", capacities=(("26", -1),)),)}, "activation or capacity is negative"),
    ({"suppliers": (Supplier("norse", capacities=(("26", 1), ("26", 2))),)}, "two capacities in one period"),
    ({"needs": (Need("A", "hats", 1),)}, "unknown item hats"),
    ({"needs": (Need("A", "gloves", 0),)}, "not a positive multiple"),
    ({"items": (Item("gloves", step=units(3)), Item("masks"))}, "not a positive multiple"),
    ({"offers": (replace(OFFER, item="hats"),)}, "unknown item hats"),
    ({"offers": (replace(OFFER, supplier="nobody"),)}, "supplier nobody"),
    ({"offers": (replace(OFFER, price=Fraction(-1)),)}, "price, minimum order or carbon is negative"),
    ({"offers": (replace(OFFER, available=1, minimum=2),)}, "minimum order exceeds"),
    ({"offers": (replace(OFFER, present=True),)}, "present terms need the trusts"),
    ({"bundles": (Bundle("b", "nobody", 1, (("A", "gloves", 1),)),)}, "bundle b: unknown supplier"),
    ({"bundles": (Bundle("b", "norse", 1, (("B", "gloves", 1),)),)}, "contents that nobody needs"),
    ({"bundles": (Bundle("b", "norse", 1, (("A", "gloves", 0),)),)}, "not above zero"),
    ({"schedules": (Schedule("n", "nobody", "all_units", "units", (Tier(0),)),)}, "unknown supplier or offer"),
    ({"schedules": tiers()}, "no tiers"),
    ({"schedules": tiers(Tier(-1))}, "negative break"),
    ({"schedules": tiers(Tier(0), Tier(5), Tier(5))}, "breaks must rise"),
    ({"schedules": tiers(Tier(0, Fraction(2)))}, "not between 0 and 1"),
    ({"schedules": tiers(Tier(0, Fraction(1, 2)), Tier(5))}, "buying more earns less"),
    ({"schedules": tiers(Tier(0), Tier(5, lump=9))}, "lumps belong to the kind rebate_lump"),
    ({"schedules": tiers(Tier(1, Fraction(1, 9)), kind="rebate_lump")}, "lumps belong to the kind rebate_lump"),
    ({"schedules": tiers(Tier(0, Fraction(1, 9)), kind="incremental", measure="pence")}, "starts at the list price"),
    ({"schedules": tiers(Tier(0), kind="incremental")}, "need one list price"),
    ({"schedules": tiers(Tier(0, prices=(("other", Fraction(1)),)))}, "quoted for an offer it does not cover"),
    ({"schedules": tiers(Tier(0, prices=((OFFER.name, Fraction(9)),)), kind="rebate_share")}, "not a price"),
    ({"schedules": tiers(Tier(0), Tier(5, prices=((OFFER.name, Fraction(11)),)))}, "rises with a tier"),
    (
        {
            "schedules": tiers(
                Tier(0), Tier(9, prices=((OFFER.name, Fraction(9)),)), kind="incremental", measure="pence"
            )
        },
        "are discounts, not prices",
    ),
    (
        {
            "offers": (OFFER, Offer("second", "norse", "gloves", Fraction(10))),
            "schedules": tiers(Tier(0), Tier(9, prices=((OFFER.name, Fraction(9)),)), kind="incremental"),
        },
        "quoted for one offer, not for several",
    ),
    (
        {"schedules": (*tiers(Tier(0)), Schedule("m", "norse", "all_units", "units", (Tier(0),), offer=OFFER.name))},
        "2 schedules set its price",
    ),
    ({"rules": (WinnerLimit("r", most=1), WinnerLimit("r", most=2))}, "two rules are called r"),
    ({"rules": (WinnerLimit("r", least=1, least_share=Fraction(0)),)}, "not above 0"),
    ({"rules": (NoTrustWorseOff("r"),)}, "no baseline for trust A"),
    ({"incumbencies": (Incumbency("A", "gloves", frozenset()),) * 2}, "two entries of incumbents"),
]


@pytest.mark.parametrize(("changes", "said"), FAULTS, ids=[said for _, said in FAULTS])
def test_each_fault_is_named(changes: dict[str, Any], said: str) -> None:
    """An instance with the fault is refused, and the message says which it is."""
    with pytest.raises(ValueError, match=said):
        replace(DRAWN, **changes)


def test_every_fault_is_named_at_once() -> None:
    """Two faults stand in one message."""
    with pytest.raises(ValueError, match=r"unknown item hats.*no tiers"):
        replace(DRAWN, needs=(Need("A", "hats", 1),), schedules=tiers())


def test_lump_and_price_schedules_may_meet() -> None:
    """A yearly lump beside a price schedule is no contradiction."""
    lump = Schedule("l", "norse", "rebate_lump", "pence", (Tier(100, lump=5),))
    assert len(replace(DRAWN, schedules=(*tiers(Tier(0)), lump)).schedules) == 2
