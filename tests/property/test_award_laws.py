"""The award model against every award there is, against another solver, and against laws it must obey."""

from __future__ import annotations

import random
import warnings
from dataclasses import replace

import pulp
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.procurement.award.build import build
from models.procurement.award.check import check
from models.procurement.award.instance import AwardInstance
from optimiser.solve.award import milp, part
from optimiser.solve.award.separable import is_separable
from optimiser.solve.award.solve import AwardAnswer, solve_award
from optimiser.solve.limits import Limits
from optimiser.solve.outcome import Status
from tests.property.award_cases import best_by_looking, draw_case

SEEDS = st.integers(0, 10**6)


def solve(instance: AwardInstance) -> AwardAnswer:
    """Solve to proof, without a limit."""
    return solve_award(instance, Limits())


def score(answer: AwardAnswer) -> float:
    """Return the score; infinite where there is no award."""
    return float("inf") if answer.certificate is None else float(answer.certificate.cost)


def plain(instance: AwardInstance) -> AwardInstance:
    """Leave only what falls apart by supplier once every need has a price."""
    return replace(
        instance,
        rules=(),
        bundles=(),
        deliveries=(),
        incumbencies=(),
        joinings=(),
        suppliers=tuple(replace(supplier, capacities=()) for supplier in instance.suppliers),
        schedules=tuple(schedule for schedule in instance.schedules if schedule.kind != "rebate_lump"),
        offers=tuple(replace(offer, minimum=0, available=None) for offer in instance.offers),
    )


@settings(max_examples=137)
@given(SEEDS)
def test_the_best_award_is_the_best_of_all(seed: int) -> None:
    """With every feature and rule on, the award found costs exactly what the best of all awards does, and is proven."""
    instance = draw_case(random.Random(seed))
    answer, best = solve(instance), best_by_looking(instance)
    if best is None:
        assert answer.outcome.status == Status.INFEASIBLE
    else:
        assert answer.certificate is not None
        assert answer.solution is not None
        assert answer.outcome.status == Status.OPTIMAL
        assert answer.certificate.cost == best
        assert check(instance, answer.solution) == []


@settings(max_examples=44)
@given(SEEDS)
def test_taking_decisions_first_finds_the_best_of_all(seed: int) -> None:
    """Where decisions are taken first, with quantities of any size, the award in whole steps is the best of all too."""
    instance = draw_case(random.Random(seed))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(milp, "MANY_STEPS", 0)
        answer = solve(instance)
    best = best_by_looking(instance)
    assert (None if answer.certificate is None else answer.certificate.cost) == best


@settings(max_examples=33)
@given(SEEDS)
def test_the_search_over_tiers_finds_the_best_of_all(seed: int) -> None:
    """Without rules and bundles, where the search over tiers takes part, the award is the best of all as well."""
    instance = plain(draw_case(random.Random(seed)))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(part, "_TINY", -1)
        answer = solve(instance)
    best = best_by_looking(instance)
    if best is None:
        assert answer.outcome.status == Status.INFEASIBLE
    else:
        assert answer.certificate is not None
        assert answer.certificate.cost == best


def test_the_search_over_tiers_takes_part() -> None:
    """At least half of the plain cases are ones the search over tiers can take."""
    taken = sum(is_separable(plain(draw_case(random.Random(seed)))) for seed in range(40))
    assert taken >= 20


@settings(max_examples=22)
@given(SEEDS)
def test_relaxing_a_rule_never_costs_more(seed: int) -> None:
    """Without any one of its rules an award is no dearer, unless the rule itself weighs in the choice."""
    instance = draw_case(random.Random(seed))
    with_all = score(solve(instance))
    for rule in instance.rules:
        if type(rule).__name__ not in {"CarbonPrice", "Preference"}:
            relaxed = replace(instance, rules=tuple(other for other in instance.rules if other is not rule))
            assert score(solve(relaxed)) <= with_all


@settings(max_examples=22)
@given(SEEDS)
def test_another_offer_never_costs_more(seed: int) -> None:
    """With one offer fewer an award is no cheaper."""
    instance = draw_case(random.Random(seed))
    gone = instance.offers[seed % len(instance.offers)]
    schedules = tuple(one for one in instance.schedules if one.offer != gone.name)
    rest = tuple(offer for offer in instance.offers if offer is not gone)
    fewer = replace(instance, offers=rest, schedules=schedules)
    both = replace(instance, schedules=schedules)
    assert score(solve(both)) <= score(solve(fewer))


@settings(max_examples=13)
@given(SEEDS)
def test_another_solver_agrees(seed: int) -> None:
    """CBC finds the same least score in the same build as HiGHS, or none as well."""
    instance = draw_case(random.Random(seed))
    model = build(instance)
    ours = score(solve(instance))
    with warnings.catch_warnings():
        # PuLP 4 will want CBC installed apart; the one that PuLP 3 brings is what is meant here.
        warnings.simplefilter("ignore", DeprecationWarning)
        model.problem.solve(pulp.PULP_CBC_CMD(msg=False, gapRel=0))
    if pulp.LpStatus[model.problem.status] == "Optimal":
        assert abs(100 * pulp.value(model.problem.objective) - ours) < 1e-3
    else:
        assert ours == float("inf")


@settings(max_examples=13)
@given(SEEDS)
def test_names_change_nothing(seed: int) -> None:
    """With the trusts' names exchanged throughout, the award scores the same."""
    instance = replace(draw_case(random.Random(seed)), rules=(), bundles=())
    other = {"A": "B", "B": "A"}
    renamed = replace(
        instance,
        needs=tuple(replace(need, trust=other[need.trust]) for need in instance.needs),
        offers=tuple(
            offer if offer.trusts is None else replace(offer, trusts=frozenset(other[t] for t in offer.trusts))
            for offer in instance.offers
        ),
        deliveries=tuple(replace(one, trust=other[one.trust]) for one in instance.deliveries),
        incumbencies=tuple(replace(one, trust=other[one.trust]) for one in instance.incumbencies),
        joinings=tuple(replace(one, trust=other[one.trust]) for one in instance.joinings),
    )
    assert score(solve(renamed)) == score(solve(instance))
