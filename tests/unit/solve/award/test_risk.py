"""Missed tiers, who pays for them, and what the saving cannot fall below: worked by hand, draw by draw."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

import pytest

from models.procurement.award.instance import AwardInstance
from models.procurement.award.offers import Bundle, Delivery, Need, Offer, Schedule, Supplier, Tier
from models.procurement.award.repricing import reprice
from models.procurement.award.solution import AwardSolution
from optimiser.solve.award.exposure import factors
from optimiser.solve.award.risk import Risk, need_baselines, tier_risk
from optimiser.solve.award.solve import AwardAnswer
from optimiser.solve.outcome import Outcome, Status
from tests.unit.models.procurement.award.drawn_award import award, bought, units

# A and B need 60 and 40 gloves, for 11 pence today; norse asks 10, and 8 for all from 100 on.
PAIR = replace(
    award({"A gloves": 60, "B gloves": 40}, {"norse gloves": 10}),
    schedules=(Schedule("n", "norse", "all_units", "units", (Tier(0), Tier(units(100), Fraction(1, 5)))),),
    baselines=(("A", 660), ("B", 440)),
)
BOUGHT = bought({"A norse gloves": 60, "B norse gloves": 40})
DRAWS = 200


def risk_of(instance: AwardInstance, solution: AwardSolution = BOUGHT, **how: object) -> Risk:
    """Return the risk of an award chosen here."""
    answer = AwardAnswer(Outcome(Status.OPTIMAL, 0.0, 0.0, 0.0, 1, "none"), solution)
    risk = tier_risk(instance, answer, **{"draws": DRAWS, **how})  # type: ignore[arg-type]
    assert risk is not None
    return risk


def drawn(trust: str, draws: int = DRAWS, seed: int = 1) -> list[float]:
    """Return the factors of a trust's gloves."""
    return list(factors("volume", (trust, "gloves"), draws, Fraction(1, 10), seed))


def test_without_variation_the_saving_is_certain() -> None:
    """1,100 pence today and 800 then: 300 in every draw, at every percentile, and at worst; the break is just kept."""
    risk = risk_of(PAIR, volume_cv=Fraction(0))
    assert {risk.claimed_pence, risk.proven_low_pence, risk.p10_pence, risk.p50_pence, risk.p90_pence} == {300}
    assert set(risk.savings_pence) == {300}
    assert not risk.schedules[0].chance_missed
    assert not risk.schedules[0].can_be_missed
    assert {risk.volume_low, risk.volume_high, risk.price_low, risk.price_high} == {1}


def test_every_draw_is_what_its_volumes_come_to() -> None:
    """Below 100 gloves everybody pays 10, from there on 8: each draw's saving follows, and so does the chance."""
    risk = risk_of(PAIR)
    volumes = [60 * a + 40 * b for a, b in zip(drawn("A"), drawn("B"), strict=True)]
    assert risk.savings_pence == tuple(round((3 if volume >= 100 else 1) * volume) for volume in volumes)
    missed = [volume for volume in volumes if volume < 100]
    (one,) = risk.schedules
    assert 0 < len(missed) < DRAWS
    assert one.chance_missed == Fraction(len(missed), DRAWS)
    assert one.expected_cost_pence == round(2 * sum(missed) / DRAWS)
    assert one.missed_cost_pence == round(2 * sum(missed) / len(missed))
    assert (one.schedule, one.supplier, one.tier, one.can_be_missed) == ("n", "norse", 1, True)


def test_who_pays_for_a_miss() -> None:
    """A buys 60 of 100 and pays six tenths, to the penny."""
    (one,) = risk_of(PAIR).schedules
    assert sum(pence for _, pence in one.payers) == one.expected_cost_pence
    assert [trust for trust, _ in one.payers] == ["A", "B"]
    assert abs(one.payers[0][1] - Fraction(6, 10) * one.expected_cost_pence) <= 1


def test_at_worst_the_tier_is_missed_by_the_lowest_volumes() -> None:
    """At four fifths of the volumes and list price 880 − 800 pence are left; prices at 1.04 leave 48."""
    risk = risk_of(PAIR)
    assert (risk.volume_low, risk.volume_high, risk.proven_low_pence) == (Fraction(4, 5), Fraction(6, 5), 80)
    dear = risk_of(PAIR, price_cv=Fraction(1, 50))
    assert (dear.price_low, dear.price_high, dear.proven_low_pence) == (Fraction(24, 25), Fraction(26, 25), 48)


def test_a_loss_is_worst_at_the_highest_volumes() -> None:
    """B pays 9 pence today: at list price it loses 40 × 6/5, while A gains 60 × 4/5."""
    assert risk_of(replace(PAIR, baselines=(("A", 660), ("B", 360)))).proven_low_pence == 48 - 48
    assert risk_of(replace(PAIR, baselines=(("A", 660), ("B", 320)))).proven_low_pence == 48 - 96


@pytest.mark.parametrize(
    ("schedule", "worst", "missed"),
    [
        # 5 % of 1,000 paid back, nothing below: 100 − 5 % … at 80 gloves 880 − 800.
        (Schedule("n", "norse", "rebate_share", "pence", (Tier(0), Tier(1000, Fraction(1, 20)))), 80, "share"),
        # A lump of 30 from 100 on, of 10 from 70 on: at 80 gloves 10 are left.
        (
            Schedule("n", "norse", "rebate_lump", "units", (Tier(units(70), lump=10), Tier(units(100), lump=30))),
            90,
            "lump",
        ),
        # Half price above 60 gloves: at 80 gloves 20 of them, and no edge to fall from.
        (Schedule("n", "norse", "incremental", "units", (Tier(0), Tier(units(60), Fraction(1, 2)))), 180, "none"),
    ],
)
def test_other_kinds(schedule: Schedule, worst: int, missed: str) -> None:
    """What is left at worst, and what each draw that misses costs, by the kind of schedule."""
    risk = risk_of(replace(PAIR, schedules=(schedule,)))
    assert risk.proven_low_pence == worst
    (one,) = risk.schedules
    volumes = [60 * a + 40 * b for a, b in zip(drawn("A"), drawn("B"), strict=True)]
    every: dict[str, list[float]] = {
        "share": [v / 2 for v in volumes if v < 100],
        "lump": [20 for v in volumes if v < 100],
        "none": [],
    }
    costs = every[missed]
    assert one.chance_missed == Fraction(len(costs), DRAWS)
    assert one.expected_cost_pence == round(sum(costs) / DRAWS)


def test_an_incremental_tier_is_missed_where_its_discount_falls_short() -> None:
    """Half price above 99 of 100 gloves is 5 pence; below 99 a part of that is missing and nothing is gained."""
    edge = Schedule("n", "norse", "incremental", "units", (Tier(0), Tier(units(99), Fraction(1, 2))))
    (one,) = risk_of(replace(PAIR, schedules=(edge,))).schedules
    volumes = [60 * a + 40 * b for a, b in zip(drawn("A"), drawn("B"), strict=True)]
    short = [5 * volume / 100 for volume in volumes if volume < 99]
    assert one.missed_cost_pence == round(sum(short) / len(short))


def test_what_is_paid_whatever_the_volumes() -> None:
    """A yearly delivery of 30 counts against the saving, one paid once and taking on do not; or what is stated does."""
    fixed = replace(
        PAIR,
        suppliers=(Supplier("norse", activation=500),),
        deliveries=(Delivery("norse", "A", 30), Delivery("norse", "B", 20, once=True)),
    )
    assert risk_of(fixed).claimed_pence == 270
    assert risk_of(fixed, fixed_pence=70).claimed_pence == 230
    assert risk_of(fixed).proven_low_pence == 50


def test_present_terms_and_bundles_take_part() -> None:
    """B stays at 11 pence, firm and without a gain; a bundle's price moves with the volumes it holds."""
    now = Offer("now", "humber", "gloves", Fraction(11), units(40), trusts=frozenset("B"), present=True)
    bundle = Bundle("all", "norse", 600, (("A", "gloves", units(60)),))
    mixed = replace(
        PAIR, suppliers=(*PAIR.suppliers, Supplier("humber")), offers=(*PAIR.offers, now), bundles=(bundle,)
    )
    risk = risk_of(mixed, AwardSolution((("B", "now", units(40)),), ("all",)), price_cv=Fraction(1, 50))
    assert risk.claimed_pence == 60
    assert risk.schedules == ()
    assert risk.proven_low_pence == Fraction(4, 5) * (660 - 624) // 1
    firm = risk_of(mixed, AwardSolution((("B", "now", units(40)),), ("all",)))
    assert firm.savings_pence == tuple(round(60 * a) for a in drawn("A"))


def test_draws_do_not_depend_on_order_or_company() -> None:
    """Shuffled, or drawn for fewer, the same trust's same need has the same draws; another seed has others."""
    shuffled = list(PAIR.needs)
    random.Random(3).shuffle(shuffled)
    assert risk_of(replace(PAIR, needs=tuple(reversed(PAIR.needs)))) == risk_of(PAIR)
    assert risk_of(replace(PAIR, needs=tuple(shuffled))) == risk_of(PAIR)
    assert drawn("A", 50) == drawn("A")[:50]
    assert drawn("A", seed=2) != drawn("A")
    assert risk_of(PAIR, seed=2).savings_pence != risk_of(PAIR).savings_pence


def test_factors_have_mean_one_and_their_variation() -> None:
    """Over many draws the mean is near 1 and the deviation near a tenth."""
    many = factors("volume", ("A", "gloves"), 20_000, Fraction(1, 10), 1)
    assert many.mean() == pytest.approx(1, abs=0.003)
    assert many.std() == pytest.approx(0.1, abs=0.003)
    assert min(many) > 0


def test_baselines_of_needs() -> None:
    """A baseline goes by present terms, by list prices where a need has none; present terms may be all there is."""
    now = tuple(
        Offer(f"now {item}", "humber", item, Fraction(price), trusts=frozenset("A"), present=True)
        for item, price in (("gloves", 11), ("masks", 1))
    )
    two = award({"A gloves": 10, "A masks": 10}, {"humber gloves": 5, "humber masks": 5})
    solution = bought({"A humber gloves": 10, "A humber masks": 10})
    cells = ("A", "gloves"), ("A", "masks")
    for offers, baselines, expected in (
        (now, (("A", 240),), [220, 20]),
        (now[:1], (("A", 240),), [120, 120]),
        (now, (), [110, 10]),
    ):
        known = need_baselines(reprice(replace(two, offers=(*two.offers, *offers), baselines=baselines), solution))
        assert [known[cell] for cell in cells] == expected
    with pytest.raises(ValueError, match="trust A has no baseline"):
        need_baselines(reprice(two, solution))
    idle = replace(two, needs=(*two.needs, Need("B", "gloves", units(1))), baselines=(("A", 240), ("B", 7)))
    assert need_baselines(reprice(idle, solution))["B", "gloves"] == 7


def test_what_makes_no_sense_is_refused() -> None:
    """No draws and negative variations are refused; without an award there is no risk."""
    for how in ({"draws": 0}, {"volume_cv": Fraction(-1)}, {"price_cv": Fraction(-1)}):
        with pytest.raises(ValueError, match="at least one draw"):
            risk_of(PAIR, **how)
    assert tier_risk(PAIR, AwardAnswer(Outcome(Status.LIMIT, None, None, 0.0, 1, "none"))) is None
