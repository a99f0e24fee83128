"""The award is certified: checked, worked out again, and set against its bound."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from models.procurement.award.build import build
from models.procurement.award.check import check
from models.procurement.award.instance import AwardInstance
from models.procurement.award.joining import Joining, JoiningOption
from models.procurement.award.offers import Bundle, Offer, Schedule, Tier
from models.procurement.award.repricing import reprice
from models.procurement.award.rules import Budget
from models.procurement.award.solution import AwardSolution, award_of
from optimiser.errors import VerificationError
from optimiser.solve.award import workers
from optimiser.solve.award.milp import solve_milp, start_values
from optimiser.solve.award.solve import solve_award
from optimiser.solve.limits import Limits
from optimiser.solve.outcome import Outcome, Progress, Status
from tests.benchmarks.award_yardstick import yardstick
from tests.unit.models.procurement.award.drawn_award import award, bought, units

SHOP = award(
    {"A gloves": 10, "A masks": 10}, {"norse gloves": 10, "norse masks": 25, "humber gloves": 14, "humber masks": 20}
)


def test_the_parts_add_up() -> None:
    """Two items that nothing ties are solved apart; the award, its cost and its bound are those of the whole."""
    answer = solve_award(SHOP, Limits())
    assert (answer.parts, answer.cost, answer.outcome.status) == (2, 300, Status.OPTIMAL)
    assert answer.solution == bought({"A norse gloves": 10, "A humber masks": 10})
    assert answer.certificate is not None
    assert answer.certificate.cost == 300
    assert answer.certificate.gap == pytest.approx(0, abs=1e-8)


def test_no_award_is_told() -> None:
    """A need without an offer and a budget that is too small are infeasible; so is a part of a larger award."""
    assert solve_award(replace(SHOP, offers=SHOP.offers[:1]), Limits()).outcome.status == Status.INFEASIBLE
    poor = solve_award(replace(SHOP, rules=(Budget("b", most=299),)), Limits())
    assert (poor.outcome.status, poor.solution, poor.cost) == (Status.INFEASIBLE, None, None)


def test_nothing_may_be_the_best_award() -> None:
    """Where no need must be met and no offer pays, nothing is bought; a bundle that pays is taken."""
    optional = replace(SHOP, needs=tuple(replace(need, must_be_met=False) for need in SHOP.needs))
    assert solve_award(optional, Limits()).solution == AwardSolution()
    pays = replace(optional, bundles=(Bundle("b", "norse", -7, (("A", "gloves", units(1)),)),))
    answer = solve_award(pays, Limits())
    assert (answer.solution, answer.cost) == (bought({}, "b"), -7)
    assert solve_award(replace(optional, offers=()), Limits()).cost == 0


def test_time_is_kept() -> None:
    """With hardly any time there is a true status: no proof, and what is told has passed the check."""
    instance = yardstick(60, 6, 4)
    answer = solve_award(instance, Limits(seconds=0.01))
    assert answer.outcome.status in {Status.LIMIT, Status.OPTIMAL}
    assert answer.solution is None or check(instance, answer.solution) == []


def test_breaks_in_money_survive_rounding() -> None:
    """On a yardstick whose breaks bind the award passes the check exactly and lies within the proven gap."""
    instance = yardstick(40, 4, 3)
    answer = solve_award(instance, Limits())
    assert answer.solution is not None
    assert answer.outcome.status == Status.OPTIMAL
    outcome, _ = solve_milp(instance, Limits())
    assert outcome.objective is not None
    assert answer.outcome.objective == pytest.approx(100 * outcome.objective, rel=3e-6)


@pytest.mark.parametrize("seed", range(6))
def test_an_answer_that_rounding_spoils_is_polished(seed: int) -> None:
    """The program's award reaches, in whole millionths, the breaks in money that its objective counts on."""
    instance = yardstick(30, 4, 3, seed=seed)
    outcome, solution = solve_milp(instance, Limits())
    assert solution is not None
    assert outcome.objective is not None
    assert check(instance, solution) == []
    assert float(reprice(instance, solution).score) == pytest.approx(100 * outcome.objective, rel=1e-6)


def test_a_start_is_taken() -> None:
    """The values of an award give every quantity, tier and bundle, and keep every row of the model."""
    model = build(SHOP)
    values = start_values(model, bought({"A norse gloves": 10, "A humber masks": 10}))
    assert values == {
        "share__A__norse_gloves": 1.0,
        "share__A__norse_masks": 0.0,
        "share__A__humber_gloves": 0.0,
        "share__A__humber_masks": 1.0,
    }


def test_a_start_chooses_when_to_join() -> None:
    """The option of the award is 1, the others are 0; what is bought at present terms puts no schedule in a tier."""
    joining = Joining("A", "gloves", (JoiningOption("soon", 0, (("gloves", units(10)),)), JoiningOption("never")))
    today = Offer("today", "norse", "gloves", Fraction(9), trusts=frozenset("A"), present=True)
    drawn = replace(
        SHOP,
        offers=(*SHOP.offers, today),
        joinings=(joining,),
        schedules=(Schedule("n", "norse", "all_units", "units", (Tier(0),)),),
    )
    purchases = {("A", "today"): units(10), ("A", "humber masks"): units(10)}
    values = start_values(build(drawn), award_of(purchases, [], {("A", "gloves"): "never"}))
    assert {name: value for name, value in values.items() if not name.startswith("share")} == {
        "tier__n__0": 0.0,
        "joins__A__gloves__soon": 0.0,
        "joins__A__gloves__never": 1.0,
    }


def test_progress_tells_the_whole() -> None:
    """Of two items that nothing ties the last account is the award of both; nothing is told before both have one."""
    told: list[Progress] = []
    answer = solve_award(SHOP, Limits(), told.append)
    assert told[0].objective is None
    assert told[-1].objective == pytest.approx(300)
    assert told[-1].bound == pytest.approx(300)
    assert answer.outcome.objective == 300


def test_what_fails_the_check_is_never_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer that breaks a rule ends in a verification error, whoever found it."""

    def wrong(instance: AwardInstance, limits: Limits, progress: object) -> tuple[Outcome, AwardSolution]:
        return Outcome(Status.OPTIMAL, 0.0, 0.0, 0.0, limits.seed, "none"), AwardSolution()

    monkeypatch.setattr(workers, "solve_part", wrong)
    with pytest.raises(VerificationError, match="need_is_met"):
        solve_award(SHOP, Limits())


def test_a_need_that_nobody_offers_is_infeasible() -> None:
    """Where all offers are for something else, there is no award, and no failure."""
    assert solve_award(award({"A gloves": 10}, {"norse masks": 1}), Limits()).outcome.status == Status.INFEASIBLE
