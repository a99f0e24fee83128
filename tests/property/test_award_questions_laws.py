"""What is told of an award besides its rules, against every award there is and against laws it must obey."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from models.procurement.award.check import check
from models.procurement.award.instance import AwardInstance
from models.procurement.award.repricing import Repricing, reprice
from models.procurement.award.rules import AmountLimit, ShareLimit, SwitchLimit
from models.procurement.award.solution import AwardSolution, award_of
from optimiser.money import round_half_up
from optimiser.solve.award.exposure import factors
from optimiser.solve.award.flips import find_flips
from optimiser.solve.award.frontier import Of, _rule, frontier
from optimiser.solve.award.near_ties import near_ties, with_rule
from optimiser.solve.award.new_terms import new_terms_suppliers, with_cut
from optimiser.solve.award.next_tier import next_tiers
from optimiser.solve.award.risk import need_baselines, tier_risk
from optimiser.solve.award.second_solver import second_verdict
from optimiser.solve.award.solve import AwardAnswer, solve_award
from optimiser.solve.limits import Limits
from tests.property.award_cases import awards_of, best_by_looking, draw_case

SEEDS = st.integers(0, 10**6)
CELL = tuple[str, str]


def solved(seed: int) -> tuple[AwardInstance, AwardAnswer, Repricing]:
    """Return a drawn case that has an award, with it, and what it comes to."""
    instance = draw_case(random.Random(seed))
    answer = solve_award(instance, Limits())
    assume(answer.solution is not None)
    assert answer.solution is not None
    return instance, answer, reprice(instance, answer.solution)


@settings(max_examples=13)
@given(SEEDS)
def test_a_cut_beyond_the_flip_wins_and_one_below_does_not(seed: int) -> None:
    """At the cut shown an award that uses the supplier is as cheap; below the cut proven, none of all there are is."""
    instance, answer, done = solved(seed)
    for flip in find_flips(instance, answer, Limits()):
        if flip.shown_high is not None:
            assert flip.proven_low <= flip.shown_high
            best = best_by_looking(with_cut(instance, flip.supplier, flip.shown_high))
            assert best is not None
            assert best <= done.score
        # Rules on spend leave the proof open, and of pence as few as here a bundle's last one is a large part.
        moves = any(isinstance(rule, ShareLimit | AmountLimit) and rule.of == "spend" for rule in instance.rules)
        bundled = any(bundle.supplier == flip.supplier for bundle in instance.bundles)
        if flip.shown_high is not None and not moves and not bundled:
            assert flip.is_closed
        cut = flip.proven_low * Fraction(999, 1000)
        there = with_cut(instance, flip.supplier, cut)
        for award in awards_of(there) if cut else ():
            uncut = reprice(instance, award).score
            score = reprice(there, award).score
            spent = (uncut - score) / cut
            if spent > flip.least_spend_pence + 1 / cut and not check(there, award):
                assert score > done.score


@settings(max_examples=13)
@given(SEEDS)
def test_a_larger_cut_still_wins(seed: int) -> None:
    """Without rules, beyond the cut shown, the best award is no dearer than ours, and the supplier is in it."""
    instance = replace(solved(seed)[0], rules=())
    answer = solve_award(instance, Limits())
    assert answer.solution is not None
    aim = reprice(instance, answer.solution).score
    for flip in find_flips(instance, answer, Limits()):
        if flip.shown_high is not None and flip.shown_high < Fraction(9, 10):
            larger = with_cut(instance, flip.supplier, flip.shown_high + Fraction(1, 20))
            best = solve_award(larger, Limits())
            assert best.certificate is not None
            assert best.certificate.cost <= aim
            if best.certificate.cost < aim - 1:
                assert best.solution is not None
                assert flip.supplier in new_terms_suppliers(larger, best.solution)


@settings(max_examples=6)
@given(SEEDS, st.sampled_from(["suppliers", "switches", "carbon", "sme"]))
def test_the_frontier_is_monotone_and_every_point_the_best(seed: int, of: Of) -> None:
    """The stricter the dearer; each award is the best of all under its limit, and where none is told there is none."""
    instance, answer, _ = solved(seed)
    # What weighs besides money may make a stricter award cheaper in money.
    assume(not any(type(rule).__name__ in {"CarbonPrice", "Preference"} for rule in instance.rules))
    points = frontier(instance, answer, Limits(), of, points=4)
    sign = -1 if of == "sme" else 1
    known = [(point.cost_pence or 0, sign * point.reached) for point in points if point.reached is not None]
    assert [cost for cost, _ in known] == sorted(cost for cost, _ in known)
    assert all(tight < loose for (_, loose), (_, tight) in pairwise(known))
    for point in points[1:]:
        best = best_by_looking(with_rule(instance, _rule(of, point.limit)))
        if point.solution is None:
            assert point.feasible is False
            assert best is None
        else:
            assert best == reprice(instance, point.solution).score


@settings(max_examples=8)
@given(SEEDS)
def test_near_ties_are_the_best_with_their_number_of_switches(seed: int) -> None:
    """Each has fewer switches than the one before, costs no more than it may, and is the best of all that do."""
    instance, answer, done = solved(seed)
    assert answer.cost is not None
    limit = len({trust for trust, _ in done.switched})
    for tie in near_ties(instance, answer, Limits(), Fraction(1, 10)):
        assert tie.solution is not None
        assert tie.cost_pence is not None
        assert len(tie.switching) <= tie.limit < limit
        assert tie.cost_pence <= answer.cost + abs(answer.cost) / 10
        best = best_by_looking(with_rule(instance, SwitchLimit("fewer", most=tie.limit)))
        assert best == reprice(instance, tie.solution).score
        limit = len(tie.switching)


@settings(max_examples=33)
@given(SEEDS)
def test_buying_more_saves_what_a_larger_award_costs_less(seed: int) -> None:
    """What is told to be saved is the difference of two whole awards, what is paid once left out."""
    instance, answer, done = solved(seed)
    for one in next_tiers(instance, answer):
        if one.buy_more_saving_pence is None:
            continue
        bought = {(trust, name): quantity for trust, name, quantity in done.solution.purchases}
        for name, quantity in one.top_up:
            offer = instance.offer_of[name]
            trust = next(
                line.trust
                for line in done.new_lines
                if line.supplier == one.supplier
                and line.lot == instance.lot_of[offer.item]
                and offer.serves(line.trust)
            )
            bought[trust, name] = bought.get((trust, name), 0) + quantity
        more = reprice(instance, award_of(bought, list(done.solution.bundles)))
        assert one.buy_more_saving_pence == round_half_up(
            (done.exact_cost - done.fixed) - (more.exact_cost - more.fixed)
        )
        assert one.next_break is not None
        reached = more.tiers[one.schedule]
        assert reached is not None
        assert reached > (-1 if one.tier is None else one.tier)


def saving_at(done: Repricing, volumes: Mapping[CELL, Fraction], prices: Mapping[str, Fraction]) -> Fraction:
    """Return the saving where volumes and prices are multiplied, deliveries left out; worked out from the decisions."""
    instance = done.instance
    purchases = (
        (trust, name, volumes[trust, instance.offer_of[name].item] * quantity)
        for trust, name, quantity in done.solution.purchases
    )
    moved = reprice(instance, AwardSolution(tuple(purchases)))  # type: ignore[arg-type]
    cost = sum((line.charged * (1 if line.present else prices[line.supplier]) for line in moved.purchases), Fraction(0))
    for schedule in instance.schedules:
        back = moved.paid_back.get(schedule.name, Fraction(0))
        cost -= back if schedule.kind == "rebate_lump" else back * prices[schedule.supplier]
    return sum((pence * volumes[cell] for cell, pence in need_baselines(done).items()), Fraction(0)) - cost


@settings(max_examples=33)
@given(SEEDS)
def test_no_outcome_in_the_box_falls_below_what_is_proven(seed: int) -> None:
    """Whatever volumes and prices within their ranges, corners among them, the saving is at least what is proven."""
    rng = random.Random(seed)
    instance = replace(draw_case(rng), bundles=())
    answer = solve_award(instance, Limits())
    assume(answer.solution is not None)
    assert answer.solution is not None
    done = reprice(instance, answer.solution)
    variations = Fraction(rng.randint(0, 40), 100), Fraction(rng.randint(0, 20), 100)
    risk = tier_risk(instance, answer, 5, *variations, fixed_pence=0)
    assert risk is not None
    assert risk.proven_low_pence <= risk.claimed_pence

    def within(low: Fraction, high: Fraction) -> Fraction:
        return rng.choice((low, high, Fraction(1), low + (high - low) * Fraction(rng.randint(0, 100), 100)))

    for _ in range(40):
        volumes = {cell: within(risk.volume_low, risk.volume_high) for cell in instance.need_of}
        prices = {one.name: within(risk.price_low, risk.price_high) for one in instance.suppliers}
        assert saving_at(done, volumes, prices) >= risk.proven_low_pence


@settings(max_examples=22)
@given(SEEDS)
def test_draws_are_what_their_factors_come_to(seed: int) -> None:
    """Each draw's saving is the exact one at its factors; percentiles are in order; the same seed draws the same."""
    instance = replace(draw_case(random.Random(seed)), bundles=())
    answer = solve_award(instance, Limits())
    assume(answer.solution is not None)
    assert answer.solution is not None
    done = reprice(instance, answer.solution)
    variations = Fraction(1, 5), Fraction(1, 20)
    risk = tier_risk(instance, answer, 12, *variations, seed=seed, fixed_pence=0)
    assert risk is not None
    assert risk == tier_risk(instance, answer, 12, *variations, seed=seed, fixed_pence=0)
    assert min(risk.savings_pence) <= risk.p10_pence <= risk.p50_pence <= risk.p90_pence <= max(risk.savings_pence)
    products = {item.name: item.product or item.name for item in instance.items}
    volumes = {
        cell: factors("volume", (cell[0], products[cell[1]]), 12, variations[0], seed) for cell in instance.need_of
    }
    prices = {one.name: factors("price", (one.name,), 12, variations[1], seed) for one in instance.suppliers}
    for draw, told in enumerate(risk.savings_pence):
        at = {cell: Fraction(float(drawn[draw])) for cell, drawn in volumes.items()}
        exact = saving_at(done, at, {name: Fraction(float(drawn[draw])) for name, drawn in prices.items()})
        assert abs(exact - told) <= Fraction(1, 2) + Fraction(1, 10**6)
    for one in risk.schedules:
        assert sum(pence for _, pence in one.payers) == one.expected_cost_pence >= 0


@settings(max_examples=8)
@given(SEEDS)
def test_the_second_solver_agrees(seed: int) -> None:
    """CBC agrees with every proven award, and that there is none where there is none."""
    instance = draw_case(random.Random(seed))
    assert second_verdict(instance, solve_award(instance, Limits()), 30).word == "agrees"
