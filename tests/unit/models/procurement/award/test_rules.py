"""Each kind of rule, worked by hand: what the award costs without it and with it, and what it then buys."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from models.procurement.award.instance import AwardInstance
from models.procurement.award.offers import Incumbency, Offer, Supplier
from models.procurement.award.rules import (
    AmountLimit,
    Budget,
    CarbonCap,
    CarbonPrice,
    Exclusion,
    IncumbentFloor,
    NoTrustWorseOff,
    Preference,
    Rule,
    ShareLimit,
    SwitchLimit,
    TrustsOut,
    WinnerLimit,
    dual_sourcing,
    forced_award,
    only,
    single_source,
)
from optimiser.solve.award.solve import AwardAnswer, solve_award
from optimiser.solve.limits import Limits
from optimiser.solve.outcome import Status
from tests.unit.models.procurement.award.drawn_award import award, bought, units


def solve(instance: AwardInstance, *rules: Rule) -> AwardAnswer:
    """Solve an instance under some rules."""
    return solve_award(replace(instance, rules=rules), Limits())


# Ten gloves and ten masks for trust A. The cheapest is gloves of norse, masks of humber: 10 × 10 + 10 × 20 = 300.
SHOP = award(
    {"A gloves": 10, "A masks": 10},
    {
        "norse gloves": 10,
        "norse masks": 25,
        "humber gloves": 14,
        "humber masks": 20,
        "tees gloves": 11,
        "tees masks": 21,
    },
    suppliers=(
        Supplier("norse"),
        Supplier("humber", frozenset({"sme"})),
        Supplier("tees", frozenset({"sme", "local"})),
    ),
)
# Two trusts, ten gloves each; norse supplies both today and asks 12, humber asks 10.
PAIR = award(
    {"A gloves": 10, "B gloves": 10},
    {"norse gloves": 12, "humber gloves": 10},
    incumbencies=tuple(Incumbency(trust, "gloves", frozenset({"norse"})) for trust in "AB"),
    baselines=(("A", 110), ("B", 120)),
)


def test_without_rules_the_cheapest_offers_win() -> None:
    """Gloves come of norse, masks of humber, for 300 pence; both trusts of the pair go to humber for 200."""
    assert solve(SHOP).cost == 300
    assert solve(SHOP).solution == bought({"A norse gloves": 10, "A humber masks": 10})
    assert solve(PAIR).cost == 200


def test_a_limit_on_winners() -> None:
    """One winner only: tees sells both for 110 + 210 = 320, norse for 350, humber for 340."""
    assert solve(SHOP, WinnerLimit("one", most=1)).cost == 320


def test_a_least_number_of_winners() -> None:
    """Three winners with a tenth of the volume each: two of the twenty units move to tees at a penny more: 302."""
    assert solve(SHOP, WinnerLimit("three", least=3, least_share=Fraction(1, 10))).cost == 302


def test_single_source() -> None:
    """One supplier a trust is one supplier in all here: 320; one supplier a lot changes nothing: 300."""
    assert solve(SHOP, single_source("trust", each="trust")).cost == 320
    assert solve(SHOP, single_source("lot")).cost == 300


def test_dual_sourcing() -> None:
    """Each lot gives a second supplier a fifth: 2 gloves at a penny more and 2 masks at a penny more: 304."""
    assert solve(SHOP, dual_sourcing("dual")).cost == 304


def test_a_share_of_spend() -> None:
    """At most half of the spend goes to SMEs: a of 10 masks stay at 20p where 20a = 100 + 25(10 − a)."""
    answer = solve(SHOP, ShareLimit("sme", where=only(attributes=["sme"]), most=Fraction(1, 2)))
    assert answer.certificate is not None
    # a = 350 / 45; the cost is 100 + 20a + 25(10 - a) = 350 - 5a.
    assert float(answer.certificate.cost) == pytest.approx(350 - 5 * 350 / 45, abs=1e-3)


def test_a_share_of_volume_for_each_supplier() -> None:
    """No supplier has more than two fifths of the volume: two units of each leader go to tees at a penny more: 304."""
    assert solve(SHOP, ShareLimit("spread", most=Fraction(2, 5), of="volume", each_supplier=True)).cost == 304


def test_an_exact_share() -> None:
    """Tees gets exactly a quarter of the volume, five units at a penny more each: 305."""
    quarter = Fraction(1, 4)
    rule = ShareLimit("tees", where=only(suppliers=["tees"]), least=quarter, most=quarter, of="volume")
    assert solve(SHOP, rule).cost == 305


def test_an_amount() -> None:
    """Humber sells at most 4 units: 6 masks go to tees: 306; or at least 242p, three gloves at 4p more each: 312."""
    most = AmountLimit("most", where=only(suppliers=["humber"]), most=units(4), of="volume")
    assert solve(SHOP, most).cost == 306
    least = AmountLimit("least", where=only(suppliers=["humber"]), least=242)
    assert solve(SHOP, least).cost == 312


def test_incumbents_keep_a_part() -> None:
    """Norse keeps half of the volume: 10 × 12 + 10 × 10 = 220."""
    assert solve(PAIR, IncumbentFloor("floor", least=Fraction(1, 2))).cost == 220


def test_trusts_that_stay_out() -> None:
    """Trust B stays out and pays its present 13 for each: 100 + 130 = 230; without present terms there is no award."""
    present = Offer("now", "norse", "gloves", Fraction(13), trusts=frozenset("B"), present=True)
    out = TrustsOut("out", where=only(trusts=["B"]))
    assert solve(replace(PAIR, offers=(*PAIR.offers, present)), out).cost == 230
    assert solve(PAIR, out).outcome.status == Status.INFEASIBLE


def test_an_exclusion() -> None:
    """Without humber's masks, tees sells them: 310."""
    assert solve(SHOP, Exclusion("no", where=only(suppliers=["humber"], items=["masks"]))).cost == 310


def test_a_forced_award() -> None:
    """Norse must get the masks: 100 + 250; at least half of them: 100 + 125 + 100."""
    where = only(suppliers=["norse"], items=["masks"])
    assert solve(SHOP, forced_award("all", where=where)).cost == 350
    assert solve(SHOP, forced_award("half", where=where, least=Fraction(1, 2))).cost == 325


def test_a_cap_on_trusts_that_switch() -> None:
    """One trust may leave norse: 220; none may: 240."""
    assert solve(PAIR, SwitchLimit("one", most=1)).cost == 220
    assert solve(PAIR, SwitchLimit("none", most=0)).cost == 240


def test_no_trust_is_worse_off() -> None:
    """With humber limited to ten units, A gets at least the five that keep its bill at 110."""
    limited = tuple(
        replace(offer, available=units(10)) if offer.supplier == "humber" else offer for offer in PAIR.offers
    )
    dear = replace(PAIR, offers=limited)
    answer = solve(dear, NoTrustWorseOff("fair"))
    assert answer.cost == 220
    assert answer.solution is not None
    of_a = {name: quantity for trust, name, quantity in answer.solution.purchases if trust == "A"}
    assert of_a["humber gloves"] >= units(5)
    tight = replace(dear, baselines=(("A", 99), ("B", 120)))
    assert solve(tight, NoTrustWorseOff("fair")).outcome.status == Status.INFEASIBLE
    assert solve(tight, NoTrustWorseOff("fair", allowance=1)).cost == 220


def test_a_budget() -> None:
    """A budget of 300 is met, one of 299 cannot be."""
    assert solve(SHOP, Budget("enough", most=300)).cost == 300
    assert solve(SHOP, Budget("short", most=299)).outcome.status == Status.INFEASIBLE


GREEN = replace(
    PAIR, offers=tuple(replace(o, carbon=Fraction(100 if o.supplier == "humber" else 40)) for o in PAIR.offers)
)


def test_a_carbon_cap() -> None:
    """Humber emits 100 g a glove, norse 40: 1,400 g in all let humber sell ten: 220."""
    assert solve(GREEN, CarbonCap("cap", most=1400)).cost == 220


def test_a_carbon_price() -> None:
    """The 60 g saved are worth 2 pence from £333.33 a tonne on: below it humber sells, above it norse."""
    below = solve(GREEN, CarbonPrice("below", pence_per_tonne=Fraction(33_000)))
    above = solve(GREEN, CarbonPrice("above", pence_per_tonne=Fraction(34_000)))
    assert (below.cost, above.cost) == (200, 240)
    assert above.certificate is not None
    assert above.certificate.cost == 240 + Fraction(34_000 * 800, 1_000_000)


def test_a_soft_preference() -> None:
    """A malus of a quarter on humber makes norse's 12 beat its 10; a bonus of a fifth on norse does too."""
    malus = Preference("malus", where=only(suppliers=["humber"]), malus=Fraction(1, 4))
    bonus = Preference("bonus", where=only(suppliers=["norse"]), malus=Fraction(-1, 5))
    assert solve(PAIR, malus).cost == 240
    assert solve(PAIR, bonus).cost == 240
    assert solve(PAIR, replace(malus, malus=Fraction(1, 10))).cost == 200
