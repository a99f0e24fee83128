"""What a run asks about its recommended award: each question with its part of the time, or a fixed amount of work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pandas as pd

from models.procurement.award.instance import AwardInstance
from optimiser.config.scenario import Scenario
from optimiser.results.award.choices import choices_table
from optimiser.results.award.facts import AwardFacts
from optimiser.results.award.questions import risk_table, rules_table, suppliers_table, tiers_table
from optimiser.solve.award.demand_change import DemandChange, find_demand_change
from optimiser.solve.award.flips import Flip, find_flips
from optimiser.solve.award.frontier import FrontierPoint, Of, frontier
from optimiser.solve.award.near_ties import NearTie, near_ties
from optimiser.solve.award.next_tier import next_tiers
from optimiser.solve.award.risk import tier_risk
from optimiser.solve.award.rule_prices import RulePrices, price_rules
from optimiser.solve.award.second_solver import second_verdict
from optimiser.solve.award.solve import AwardAnswer
from optimiser.solve.limits import Limits

Progress = Callable[[str], None]
_NODES = 200
"""Nodes of each further solve where no time limit is asked for [nodes]."""
_FRONTIERS: tuple[Of, ...] = ("suppliers", "switches", "carbon", "sme")
_DRAWS = 1_000
_LARGE = 3_000
"""From how many pairs of need and offer on an award is large: what couples all of it is asked on request [pairs]."""
_PARTS = {"rules": 0.3, "flips": 0.2, "near": 0.1, "demand": 0.1, "frontiers": 0.3}
"""Parts of the time limit, which questions get once more beside the solve itself."""


def ask(
    facts: AwardFacts, answer: AwardAnswer, scenario: Scenario, limits: Limits, progress: Progress
) -> dict[str, pd.DataFrame]:
    """Ask everything about an award and return the tables.

    Parameters
    ----------
    facts
        The award.
    answer
        What the solve came to.
    scenario
        Its settings.
    limits
        Those of the solve itself.
    progress
        Told what is being done.
    """
    instance = facts.given.instance
    progress("Pricing the rules")
    prices = price_rules(instance, answer, _limits(limits, "rules")) if instance.rules else None
    flips: tuple[Flip, ...] = ()
    near: tuple[NearTie, ...] = ()
    demand: DemandChange | None = None
    frontiers: dict[Of, tuple[FrontierPoint, ...]] = {}
    if scenario.solve.questions == "all" or pairs(instance) < _LARGE:
        progress("Asking what would change the recommended award")
        flips = find_flips(instance, answer, _limits(limits, "flips"))
        near = near_ties(instance, answer, _limits(limits, "near"))
        demand = find_demand_change(instance, answer, _limits(limits, "demand"))
        progress("Drawing the frontiers")
        asked = [of for of in _FRONTIERS if _means_something(facts, of)]
        part = 1 / max(len(asked), 1)
        frontiers = {of: frontier(instance, answer, _limits(limits, "frontiers", part), of) for of in asked}
    volume, price = (Fraction(str(value)) for value in (scenario.buying.volume_spread, scenario.buying.price_spread))
    deliveries = sum(line.delivery for line in facts.lines)
    risk = tier_risk(instance, answer, _DRAWS, volume, price, scenario.solve.seed, deliveries)
    assert risk is not None
    return {
        "award_rules": rules_table(facts, scenario.buying, prices),
        "award_suppliers": suppliers_table(facts, flips),
        "award_tiers": tiers_table(facts, next_tiers(instance, answer), risk),
        "award_choices": choices_table(facts, near, frontiers, demand),
        "award_risk": risk_table(facts, risk),
    }


def verdict_in_words(facts: AwardFacts, answer: AwardAnswer, scenario: Scenario) -> str:
    """Ask another solver for its verdict on the same model, and say it in words.

    Parameters
    ----------
    facts, answer
        The award.
    scenario
        How long it may take.
    """
    verdict = second_verdict(facts.given.instance, answer, scenario.solve.second_solver_limit_s)
    return f"{verdict.word}. {verdict.reason}".strip()


def unasked(facts: AwardFacts, scenario: Scenario) -> dict[str, pd.DataFrame]:
    """Return what can be told where no question is asked: the rules without prices, and the suppliers.

    Parameters
    ----------
    facts, scenario
        The award and its settings.
    """
    nothing: RulePrices | None = None
    return {
        "award_rules": rules_table(facts, scenario.buying, nothing),
        "award_suppliers": suppliers_table(facts, ()),
    }


def pairs(instance: AwardInstance) -> int:
    """Return how many pairs of need and offer there are.

    Parameters
    ----------
    instance
        The data.
    """
    offers: dict[str, int] = defaultdict(int)
    for offer in instance.offers:
        if not offer.present:
            offers[offer.item] += 1
    return sum(offers[need.item] + 1 for need in instance.needs)


def _limits(limits: Limits, question: str, part: float = 1.0) -> Limits:
    """Return the limits of a question: its part of the time, or a fixed amount of work for each solve."""
    if limits.seconds is None:
        return replace(limits, nodes=_NODES, threads=1)
    return replace(limits, seconds=limits.seconds * _PARTS[question] * part)


def _means_something(facts: AwardFacts, of: Of) -> bool:
    """Whether there is anything to trade: emissions are stated, or some supplier is marked sme."""
    instance = facts.given.instance
    if of == "carbon":
        return any(offer.carbon for offer in instance.offers) or any(bundle.carbon for bundle in instance.bundles)
    if of == "sme":
        return any("sme" in supplier.attributes for supplier in instance.suppliers)
    return True
