"""Pooled volume and the tier it reaches."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest

from models.procurement.opportunities import find_opportunities
from models.procurement.pooling import PooledTier, Tier, TieredOffer, pooled_tiers
from tests.unit.models.procurement.drawn import lines

UNIT = 1_000_000
# Volumes 60, 30 and 10 at 10, 10 and 12 pence each.
TABLE = """
    A gloves s1 60 600
    B gloves s1 30 300
    C gloves s1 10 120
"""


def offer(name: str, *steps: tuple[int, int], capacity: int | None = None, item: str = "gloves") -> TieredOffer:
    """Make an offer from steps of threshold [units] and price [pence]."""
    tiers = tuple(Tier(threshold * UNIT, Fraction(price)) for threshold, price in steps)
    return TieredOffer(name, "s9", item, tiers, None if capacity is None else capacity * UNIT)


def pooled(*offers: TieredOffer, claimed: Mapping[tuple[str, str], int] | None = None) -> tuple[PooledTier, ...]:
    """Pool the three trusts of the table."""
    return pooled_tiers(find_opportunities(lines(TABLE)).prices, offers, claimed or {})


def test_pooled_volume_reaches_a_tier_that_no_trust_reaches_alone() -> None:
    """100 units together reach 8 pence: A saves 2 x 60, B 2 x 30, C 4 x 10; alone the best is A's 9 pence from 50."""
    (found,) = pooled(offer("o1", (0, 11), (50, 9), (100, 8), (101, 1)))
    assert (found.item, found.offer, found.supplier, found.millionths) == ("gloves", "o1", "s9", 100 * UNIT)
    assert (found.tier, found.best_alone) == (Tier(100 * UNIT, Fraction(8)), Tier(50 * UNIT, Fraction(9)))
    assert (found.values, found.total) == ({"A": 120, "B": 60, "C": 40}, 220)
    assert (found.reach_alone, found.pay_more) == ((), ())


def test_what_is_claimed_already_is_taken_off() -> None:
    """C's excess of 20 is taken off its 40; A has more claimed than the tier brings, so nothing is left."""
    (found,) = pooled(offer("o1", (100, 8)), claimed={("C", "gloves"): 20, ("A", "gloves"): 130, ("B", "masks"): 60})
    assert found.values == {"A": 0, "B": 60, "C": 20}
    assert found.best_alone is None


def test_a_trust_that_reaches_the_tier_alone_only_lends_its_volume() -> None:
    """From 50 units on A needs nobody, B and C do: the tier counts, and A is named."""
    (found,) = pooled(offer("o1", (0, 11), (50, 9)))
    assert found.reach_alone == ("A",)
    assert found.values == {"A": 60, "B": 30, "C": 30}


def test_a_trust_that_pays_less_today_is_named() -> None:
    """At 11 pence only C gains; A and B would have to pay more for the tier to be reached."""
    (found,) = pooled(offer("o1", (100, 11)))
    assert (found.pay_more, found.values) == (("A", "B"), {"A": 0, "B": 0, "C": 10})


@pytest.mark.parametrize(
    ("useless", "why"),
    [
        (offer("o1", (10, 5)), "every trust reaches the tier alone"),
        (offer("o1", (101, 5)), "the pooled volume reaches no tier"),
        (offer("o1", (100, 5), capacity=99), "the supplier cannot deliver as much"),
        (offer("o1", (100, 12)), "nobody would pay less"),
        (offer("o1", (100, 5), item="masks"), "nobody buys the item"),
    ],
)
def test_an_offer_that_pooling_does_not_improve_is_none(useless: TieredOffer, why: str) -> None:
    """Where pooling reaches nothing new, nothing is found."""
    assert pooled(useless) == (), why


def test_the_best_offer_wins_and_ties_go_to_the_first_name() -> None:
    """Of three offers the two at 7 pence beat 8, and of those two the first by name is taken."""
    (found,) = pooled(offer("o1", (100, 8)), offer("o3", (100, 7)), offer("o2", (90, 7), capacity=100))
    assert (found.offer, found.total) == ("o2", 320)


def test_the_tier_is_reached_at_its_threshold() -> None:
    """A volume one millionth short of 50 units stays in the first tier; below the first threshold there is none."""
    steps = offer("o1", (10, 11), (50, 9))
    assert [steps.tier_at(volume) for volume in (10 * UNIT - 1, 10 * UNIT, 50 * UNIT - 1, 50 * UNIT)] == [-1, 0, 0, 1]


@pytest.mark.parametrize("steps", [(), ((5, 1), (5, 2)), ((9, 1), (5, 2))])
def test_thresholds_must_rise(steps: tuple[tuple[int, int], ...]) -> None:
    """An offer without tiers, or whose thresholds do not rise, is refused by its name."""
    with pytest.raises(ValueError, match="offer o1"):
        offer("o1", *steps)


@pytest.mark.parametrize(("threshold", "price"), [(-1, 5), (0, -1)])
def test_a_tier_is_not_negative(threshold: int, price: int) -> None:
    """A tier below a volume or a price of nothing is refused."""
    with pytest.raises(ValueError, match="at least 0"):
        Tier(threshold, Fraction(price))
