"""How far demand moves before others win: worked by hand, up, down, never, and beyond what can be supplied."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from models.procurement.award.instance import AwardInstance
from models.procurement.award.joining import Joining, JoiningOption
from models.procurement.award.offers import Bundle, Item, Need, Offer, Supplier
from optimiser.solve.award import demand_change as module
from optimiser.solve.award.demand_change import DemandChange, find_demand_change, with_demand
from optimiser.solve.award.solve import solve_award
from optimiser.solve.limits import Limits
from tests.unit.models.procurement.award.drawn_award import award, units

# Tees costs 50 pounds to take on and a penny less each: it pays from 5,000 gloves on.
OFFERS: dict[str, float] = {"norse gloves": 10, "tees gloves": 9}
TEES = (Supplier("norse"), Supplier("tees", activation=5000))


def found(instance: AwardInstance, limits: Limits | None = None) -> DemandChange:
    """Return what is found, for an instance with an award."""
    change = find_demand_change(instance, solve_award(instance, Limits()), limits or Limits())
    assert change is not None
    return change


def test_a_quarter_more_brings_another_supplier() -> None:
    """4,000 gloves are bought of norse; a penny's worth above 5,000 they are bought of tees."""
    change = found(award({"A gloves": 4000}, OFFERS, suppliers=TEES))
    assert change.change is not None
    assert Fraction(25, 100) < change.change <= Fraction(2504, 10_000)
    assert (change.winners, change.joined, change.left) == (("tees",), ("tees",), ("norse",))
    assert (change.searched, change.feasible, change.reason) == (Fraction(1, 4), True, "")


def test_a_fifth_less_loses_one() -> None:
    """6,250 gloves are bought of tees; a fifth less is where that ends."""
    change = found(award({"A gloves": 6250}, OFFERS, suppliers=TEES))
    assert change.change is not None
    assert Fraction(-2004, 10_000) <= change.change < Fraction(-20, 100)
    assert change.winners == ("norse",)


def test_what_cannot_be_supplied_is_a_change() -> None:
    """Ten per cent more is all norse has; beyond it there is no award."""
    change = found(award({"A gloves": 10}, {"norse gloves": 10}, suppliers=(Supplier("norse", capacity=units(11)),)))
    assert change.change is not None
    assert Fraction(10, 100) < change.change <= Fraction(1001, 10_000)
    assert (change.feasible, change.winners, change.left) == (False, (), ("norse",))


def test_present_terms_follow_demand(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a trust buys at present terms it can buy more of: as far as it is tried nothing changes."""
    monkeypatch.setattr(module, "LARGEST_CHANGE", 3)
    now = Offer("now", "humber", "gloves", Fraction(9), units(10), trusts=frozenset("A"), present=True)
    instance = replace(award({"A gloves": 10}, {"humber gloves": 12}), offers=(now,))
    assert found(instance) == DemandChange(None, (), searched=Fraction(3, 100))


def test_ties_are_no_change(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two suppliers at one price: whichever is chosen, the one before is as good."""
    monkeypatch.setattr(module, "LARGEST_CHANGE", 3)
    assert found(award({"A gloves": 10}, {"norse gloves": 10, "tees gloves": 10})).change is None


def test_without_time_nothing_is_guessed() -> None:
    """Without time there is a reason and no change; without an award there is no question."""
    late = found(award({"A gloves": 4000}, OFFERS, suppliers=TEES), Limits(seconds=0.0))
    assert late.change is None
    assert late.searched == 0
    assert late.reason == "The time ran out before an award was found."
    none = replace(award({"A gloves": 10}, OFFERS), offers=())
    assert find_demand_change(none, solve_award(none, Limits()), Limits()) is None


def test_what_moves_with_demand() -> None:
    """Needs in whole steps, present terms, bundles of all that is needed, joining and baselines; nothing else."""
    now = Offer("now", "humber", "gloves", Fraction(9), units(4), trusts=frozenset("A"), present=True)
    limited = Offer("new", "humber", "gloves", Fraction(8), units(50), units(3))
    instance = AwardInstance(
        items=(Item("gloves", "gloves", units(2)),),
        suppliers=(Supplier("humber", capacity=units(60)),),
        needs=(Need("A", "gloves", units(4)), Need("B", "gloves", units(6))),
        offers=(now, limited),
        bundles=(
            Bundle("all", "humber", 70, (("A", "gloves", units(4)), ("B", "gloves", units(6)))),
            Bundle("some", "humber", 30, (("A", "gloves", units(4)), ("B", "gloves", units(2)))),
        ),
        joinings=(Joining("A", "gloves", (JoiningOption("soon", 5, (("gloves", units(4)),)),)),),
        baselines=(("A", 36), ("B", 60)),
    )
    moved = with_demand(instance, Fraction(6, 5))
    assert [need.quantity for need in moved.needs] == [units(4), units(8)]
    assert [offer.available for offer in moved.offers] == [units(6), units(50)]
    assert moved.bundles[0] == Bundle("all", "humber", 84, (("A", "gloves", units(4)), ("B", "gloves", units(8))))
    assert moved.bundles[1] == instance.bundles[1]
    assert moved.joinings[0].options[0].most == {"gloves": units(6)}
    assert moved.baselines == (("A", 43), ("B", 72))
    assert moved.suppliers == instance.suppliers
    assert with_demand(instance, Fraction(1, 10)).needs[0].quantity == units(2)
