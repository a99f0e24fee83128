"""The one form of every kind of tier: a price on every unit and a constant."""

from __future__ import annotations

from fractions import Fraction

import pytest

from models.procurement.award.offers import Measure, Offer, Schedule, Tier, TierKind
from models.procurement.award.tiers import (
    band_rate,
    discounted_price,
    measure_weight,
    paid_price,
    tier_constant,
    tier_price,
)
from models.procurement.exact import MILLIONTHS

OFFER = Offer("o", "s", "i", Fraction(100))


def schedule(kind: TierKind, measure: Measure = "units") -> Schedule:
    """Return tiers of 0, 10 and 30 % from 0, 5 and 8 units, or the pence these cost."""
    unit = MILLIONTHS if measure == "units" else 100
    steps = tuple(Tier(at * unit, Fraction(off, 100)) for at, off in ((0, 0), (5, 10), (8, 30)))
    return Schedule("k", "s", kind, measure, steps)


@pytest.mark.parametrize("measure", ["units", "pence"])
def test_incremental_tiers_as_price_and_constant(measure: Measure) -> None:
    """Ten units cost 5 × 100 + 3 × 90 + 2 × 70 = 910: 70 each in the last tier and a constant of 210."""
    tiers = schedule("incremental", measure)
    assert [tier_price(tiers, at, OFFER) for at in range(3)] == [100, 90, 70]
    assert [tier_constant(tiers, at, [OFFER]) for at in range(3)] == [0, 50, 210]
    assert [paid_price(tiers, at, OFFER) for at in range(3)] == [100, 100, 100]


@pytest.mark.parametrize("kind", ["all_units", "rebate_share"])
def test_other_kinds_have_no_constant(kind: TierKind) -> None:
    """The tier's price holds for every unit, and counts as spend."""
    tiers = schedule(kind)
    assert [tier_price(tiers, at, OFFER) for at in range(3)] == [100, 90, 70]
    assert [paid_price(tiers, at, OFFER) for at in range(3)] == [100, 90, 70]
    assert [tier_constant(tiers, at, [OFFER]) for at in range(3)] == [0, 0, 0]


def test_a_lump_is_a_constant() -> None:
    """A lump of 40 is a constant of -40."""
    lump = Schedule("k", "s", "rebate_lump", "pence", (Tier(5, lump=40),))
    assert tier_constant(lump, 0, [OFFER]) == -40


def test_measures() -> None:
    """A millionth weighs one millionth, or its list price; a quoted price goes before a discount."""
    assert measure_weight(schedule("all_units"), OFFER) == 1
    assert measure_weight(schedule("all_units", "pence"), OFFER) == Fraction(1, 10_000)
    quoted = Schedule("k", "s", "incremental", "units", (Tier(0), Tier(5, prices=(("o", Fraction(64)),))))
    assert discounted_price(quoted, 1, OFFER) == 64
    assert band_rate(quoted, 1, OFFER) == Fraction(36, MILLIONTHS)
