"""Who sells on new terms, what a cut changes, and which part of a case a supplier touches."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from models.procurement.award.offers import Bundle, Offer, Schedule, Tier
from models.procurement.award.repricing import reprice
from models.procurement.award.solution import AwardSolution
from optimiser.solve.award.components import components
from optimiser.solve.award.new_terms import (
    inside,
    least_spend,
    losing_suppliers,
    new_terms_suppliers,
    part_with,
    with_cut,
)
from tests.unit.models.procurement.award.drawn_award import award, bought, units

NOW = Offer("now", "humber", "gloves", Fraction(9), trusts=frozenset("A"), present=True)
DRAWN = award({"A gloves": 10, "B masks": 4}, {"norse gloves": 10, "tees gloves": 12, "norse masks": 5})
MIXED = replace(
    DRAWN,
    suppliers=(*DRAWN.suppliers, replace(DRAWN.suppliers[0], name="humber")),
    offers=(*DRAWN.offers, NOW),
    bundles=(Bundle("pair", "tees", 40, (("B", "masks", units(4)),)),),
)


def test_present_terms_are_no_win() -> None:
    """Humber sells today and has no new terms: it neither wins nor loses; a bundle is new terms."""
    solution = AwardSolution((("A", "now", units(10)),), ("pair",))
    assert new_terms_suppliers(MIXED, solution) == ("tees",)
    assert losing_suppliers(MIXED, solution) == ("norse",)


def test_a_cut_is_exact() -> None:
    """A tenth off 10 pence, off a break of 55 and off 41 for a bundle: 9, 49.5, and 37, to whole pence upwards."""
    tiers = (Tier(0), Tier(55, prices=(("norse gloves", Fraction(8)),)))
    schedule = Schedule("n", "norse", "all_units", "pence", tiers, offer="norse gloves")
    bundle = Bundle("own", "norse", 41, (("B", "masks", units(4)),))
    cut = with_cut(replace(MIXED, schedules=(schedule,), bundles=(bundle,)), "norse", Fraction(1, 10))
    assert cut.offer_of["norse gloves"].price == 9
    assert cut.offer_of["tees gloves"].price == 12
    assert [tier.least for tier in cut.schedules[0].tiers] == [0, Fraction(99, 2)]
    assert cut.schedules[0].tiers[1].quoted["norse gloves"] == Fraction(36, 5)
    assert cut.bundles[0].price == 37
    assert reprice(cut, bought({"A norse gloves": 10})).exact_cost == 72


def test_a_supplier_that_pays_is_not_cut() -> None:
    """A bundle with a negative price stays what it is."""
    paying = replace(MIXED, bundles=(replace(MIXED.bundles[0], price=-5),))
    assert with_cut(paying, "tees", Fraction(1, 2)).bundles[0].price == -5


def test_what_counts_as_used() -> None:
    """Norse could sell gloves for 100 and masks for 20: a twentieth is 6; of 5 gloves at most, 4 rounded up."""
    assert least_spend(DRAWN, "norse") == 6
    limited = replace(DRAWN, offers=(replace(DRAWN.offers[0], available=units(5)), *DRAWN.offers[1:]))
    assert least_spend(limited, "norse") == 4
    assert least_spend(MIXED, "tees") == 8
    assert least_spend(MIXED, "humber") == 1


def test_the_part_a_supplier_touches() -> None:
    """Tees has to do with gloves alone; an award is cut to that part."""
    part = part_with(DRAWN, components(DRAWN), "tees")
    assert [need.item for need in part.needs] == ["gloves"]
    assert [offer.name for offer in part.offers] == ["norse gloves", "tees gloves"]
    assert inside(part, bought({"A norse gloves": 10, "B norse masks": 4})) == bought({"A norse gloves": 10})
    assert part_with(DRAWN, components(DRAWN), "norse") == DRAWN
