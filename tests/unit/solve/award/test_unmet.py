"""Needs that cannot be met without any rule are named, with the limits that stand in the way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.procurement.award.instance import AwardInstance
from models.procurement.award.offers import Bundle, Offer, Schedule, Supplier, Tier
from models.procurement.award.rules import Budget
from optimiser.solve.award.attempts import Attempts
from optimiser.solve.award.solve import solve_award
from optimiser.solve.award.unmet import unmet_needs
from optimiser.solve.limits import Limits
from tests.unit.models.procurement.award.drawn_award import award, units

SHOP = award({"A gloves": 3.5, "A masks": 1}, {"norse gloves": 10, "norse masks": 10})
SHORT = "A needs 3.5 of gloves, and the offers do not reach for it"


def reasons(instance: AwardInstance, limits: Limits | None = None) -> tuple[str, ...]:
    """Return why an instance has no award."""
    return unmet_needs(instance, Attempts(limits or Limits(), solve_award))


def with_gloves(**changes: object) -> AwardInstance:
    """Return the shop with other terms for gloves."""
    changed: Offer = replace(SHOP.offers[0], **changes)  # type: ignore[arg-type]
    return replace(SHOP, offers=(changed, SHOP.offers[1]))


LEAST = Schedule("s", "norse", "all_units", "units", (Tier(units(4)), Tier(units(5))), offer="norse gloves")
LUMP = Schedule("l", "norse", "rebate_lump", "units", (Tier(units(9), lump=1),))


@pytest.mark.parametrize(
    ("instance", "limit"),
    [
        (with_gloves(minimum=units(4)), "minimum orders"),
        (with_gloves(available=units(3)), "limits on what an offer has available"),
        (replace(SHOP, suppliers=(Supplier("norse", capacity=units(4)),)), "limits on what a supplier can supply"),
        (replace(SHOP, schedules=(LEAST, LUMP)), "first breaks"),
    ],
)
def test_the_limit_is_named(instance: AwardInstance, limit: str) -> None:
    """3.5 gloves with a least order of 4, 3 to be had, 4 of everything, or a first break at 4."""
    assert reasons(instance) == (SHORT, f"without {limit} every need that somebody offers for could be met")


def test_either_limit_may_be_lifted() -> None:
    """A least order of 4 at norse, and at tees 3 to be had: either limit gone, the need can be met."""
    tees = Offer("tees gloves", "tees", "gloves", SHOP.offers[0].price, available=units(3))
    least = with_gloves(minimum=units(4))
    instance = replace(least, offers=(*least.offers, tees), suppliers=(*least.suppliers, Supplier("tees")))
    assert reasons(instance)[1].startswith("without minimum orders or without limits on what an offer has available")


def test_a_need_that_nobody_offers_for_stands_apart() -> None:
    """Nobody offers aprons, and offers for other trusts do not count; gloves and masks do not suffer from it."""
    shop = award({"A gloves": 3, "A aprons": 1234.5}, {"norse gloves": 10, "norse aprons": 1})
    closed = replace(shop.offers[1], trusts=frozenset({"B"}))
    instance = replace(shop, offers=(shop.offers[0], closed), rules=(Budget("b"),))
    assert reasons(instance) == ("A needs 1,234.5 of aprons, and nobody offers it there",)


def test_a_bundle_is_an_offer_too() -> None:
    """Masks come in a bundle of two and one is needed: they are offered, but the offer does not reach for them."""
    shop = award({"A gloves": 1, "A masks": 1}, {"norse gloves": 10})
    both = Bundle("both", "norse", 15, (("A", "masks", units(2)),))
    assert reasons(replace(shop, bundles=(both,))) == ("A needs 1 of masks, and the offers do not reach for it",)


def test_only_the_needs_to_blame_are_named() -> None:
    """Of two needs that share 3 to be had, one can be met: one is named, though the other is dearer to leave out."""
    shop = award({"A gloves": 2, "B gloves": 2}, {"nobody gloves": 10})
    scarce = replace(shop, offers=(replace(shop.offers[0], available=units(3)),))
    named, limit = reasons(scarce)
    assert named in {f"{trust} needs 2 of gloves, and the offers do not reach for it" for trust in "AB"}
    assert limit.startswith("without limits on what an offer has available")


def test_without_time_nothing_is_claimed() -> None:
    """With no time the needs are not named."""
    assert reasons(with_gloves(minimum=units(4)), Limits(seconds=0)) == (
        "the limits of time do not suffice to say which needs cannot be met",
    )
