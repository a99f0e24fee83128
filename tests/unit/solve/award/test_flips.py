"""What a losing supplier would have to cut, worked by hand; what counts as cutting; and what is said without time."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from models.procurement.award.instance import AwardInstance
from models.procurement.award.offers import Bundle, Schedule, Supplier, Tier, TierKind
from models.procurement.award.rules import NoTrustWorseOff, ShareLimit, only
from optimiser.solve.award.flips import PRECISION, Flip, find_flips
from optimiser.solve.award.solve import solve_award
from optimiser.solve.limits import Limits
from tests.unit.models.procurement.award.drawn_award import award, bought, units

# Ten gloves cost 100 of norse and 120 of tees, which wins with a cut of a sixth.
PLAIN = award({"A gloves": 10}, {"norse gloves": 10, "tees gloves": 12})


def flip_of(instance: AwardInstance, supplier: str = "tees", limits: Limits | None = None) -> Flip:
    """Return what is found for one losing supplier."""
    found = find_flips(instance, solve_award(instance, Limits()), limits or Limits())
    return next(flip for flip in found if flip.supplier == supplier)


def assert_cut(flip: Flip, expected: Fraction) -> None:
    """Hold that a cut is shown just at or above what it should be, and proven just below."""
    assert flip.shown_high is not None
    assert flip.shown_high == flip.cut
    assert expected <= flip.shown_high <= expected + Fraction(1, 10**7)
    assert expected - PRECISION <= flip.proven_low <= expected
    assert flip.is_closed
    assert flip.reason == ""


def test_a_sixth_off_wins() -> None:
    """120 pence less a sixth are 100: shown by an award of tees, proven to a hundredth of a point."""
    (flip,) = find_flips(PLAIN, solve_award(PLAIN, Limits()), Limits())
    assert_cut(flip, Fraction(1, 6))
    assert flip.winners == ("tees",)
    assert flip.solution == bought({"A tees gloves": 10})
    assert flip.least_spend_pence == 6


def test_what_else_it_costs_is_not_cut() -> None:
    """Taking tees on costs 30 whatever its prices: 120 must come down to 70."""
    assert_cut(flip_of(replace(PLAIN, suppliers=(Supplier("norse"), Supplier("tees", activation=30)))), Fraction(5, 12))


def test_a_bundle_is_cut_to_whole_pence() -> None:
    """Gloves for £1,000 of norse, in a bundle of tees for £1,100: an eleventh off wins, give or take a penny."""
    dear = award({"A gloves": 10}, {"norse gloves": 10_000, "tees gloves": 20_000})
    flip = flip_of(replace(dear, bundles=(Bundle("all", "tees", 110_000, (("A", "gloves", units(10)),)),)))
    assert flip.shown_high is not None
    assert Fraction(1, 11) <= flip.shown_high <= Fraction(1, 11) + Fraction(1, 50_000)
    assert Fraction(1, 11) - PRECISION <= flip.proven_low <= Fraction(1, 11)
    assert flip.solution == bought({}, "all")


@pytest.mark.parametrize("kind", ["all_units", "rebate_share"])
def test_breaks_in_money_are_not_lost_by_cutting(kind: TierKind) -> None:
    """Tees at 30 halves from 250 pence on: 150, so a third off wins, though list prices cut by it are only 200."""
    dear = award({"A gloves": 10}, {"norse gloves": 10, "tees gloves": 30})
    tiers = (Tier(0), Tier(250, Fraction(1, 2)))
    assert_cut(flip_of(replace(dear, schedules=(Schedule("t", "tees", kind, "pence", tiers),))), Fraction(1, 3))


def test_prices_quoted_in_tiers_are_cut_and_lumps_are_not() -> None:
    """Quoted at 12 from ten units on, less a lump of 10: 110 becomes 100 with a twelfth off 120."""
    dear = award({"A gloves": 10}, {"norse gloves": 10, "tees gloves": 20})
    tiers = (Tier(0), Tier(units(10), prices=(("tees gloves", Fraction(12)),)))
    quoted = Schedule("t", "tees", "all_units", "units", tiers)
    lump = Schedule("l", "tees", "rebate_lump", "units", (Tier(units(10), lump=10),))
    assert_cut(flip_of(replace(dear, schedules=(quoted, lump))), Fraction(1, 12))


def test_some_never_win() -> None:
    """Where taking it on alone costs more than the award, no cut is told, and why."""
    never = flip_of(replace(PLAIN, suppliers=(Supplier("norse"), Supplier("tees", activation=150))))
    assert never.shown_high is None
    assert not never.is_closed
    assert never.reason == "No cut up to 99% makes it win."
    assert never.winners == ()
    assert never.proven_low > Fraction(9, 10)


def test_present_terms_are_not_cut() -> None:
    """Tees sells at 8 today and offers 12 anew: it loses, and wins with a third off its new terms alone."""
    now = replace(PLAIN.offers[1], name="now", price=Fraction(8), trusts=frozenset("A"), present=True)
    assert_cut(flip_of(replace(PLAIN, offers=(*PLAIN.offers, now))), Fraction(1, 3))


def test_the_rest_of_the_case_stays() -> None:
    """Only the part that tees has to do with is solved again; the other winners are told beside it."""
    two = award({"A gloves": 10, "A masks": 5}, {"norse gloves": 10, "tees gloves": 12, "humber masks": 3})
    flip = flip_of(two)
    assert_cut(flip, Fraction(1, 6))
    assert flip.winners == ("humber", "tees")
    assert flip.solution == bought({"A tees gloves": 10})


def test_rules_on_spend_are_left_out_of_the_proof() -> None:
    """Half the spend stays with norse: five gloves of tees do, and the sixth that is proven holds without the rule."""
    suppliers = (Supplier("norse", frozenset({"sme"})), Supplier("tees"))
    half = ShareLimit("half", where=only(attributes=["sme"]), least=Fraction(1, 2))
    flip = flip_of(replace(PLAIN, suppliers=suppliers, rules=(half,)))
    assert flip.shown_high is not None
    assert Fraction(1, 6) - PRECISION <= flip.proven_low <= Fraction(1, 6) <= flip.shown_high
    assert flip.is_closed
    assert flip.winners == ("norse", "tees")


def test_an_award_that_breaks_a_rule_at_its_crossing_is_not_shown() -> None:
    """B may pay no more than 60: tees must come down to it there, though all in all it would win at a lesser cut."""
    both = award(
        {"A gloves": 10, "B masks": 10}, {"norse gloves": 10, "norse masks": 6, "tees gloves": 10, "tees masks": 12}
    )
    tied = replace(
        both,
        suppliers=(Supplier("norse", activation=100), Supplier("tees", activation=100)),
        baselines=(("A", 200), ("B", 60)),
        rules=(NoTrustWorseOff("none"),),
    )
    flip = flip_of(tied)
    assert flip.shown_high is not None
    assert Fraction(1, 2) - PRECISION <= flip.proven_low <= Fraction(1, 2)
    assert abs(flip.shown_high - Fraction(1, 2)) <= PRECISION


def test_without_time_or_award_nothing_is_guessed() -> None:
    """Without time there is a reason and no cut; without an award there is nothing to flip."""
    late = flip_of(PLAIN, limits=Limits(seconds=0.0))
    assert late.shown_high is None
    assert late.proven_low == 0
    assert late.reason == "The time ran out before an award was found."
    none = replace(PLAIN, offers=())
    assert find_flips(none, solve_award(none, Limits()), Limits()) == ()
