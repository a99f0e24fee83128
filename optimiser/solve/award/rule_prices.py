"""What each rule of an award costs: alone, by an award without it, and as its part of what all of them cost.

A price is a difference of what is paid, :attr:`AwardAnswer.cost`. For rules that forbid something, where nothing weighs
in the choice besides money, it is never negative: an award that keeps a rule is also one of those to be had without it.
A price of carbon and a preference forbid nothing; they weigh in the choice though nobody pays them. Theirs is measured
in the same way, by what is paid with and without, and where there are any, a price can be negative: without a rule an
award may be found that weighs less and costs more.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from models.procurement.award.instance import AwardInstance
from models.procurement.award.rows import PENCE_A_POUND
from models.procurement.award.rules import Rule
from models.protocol import Certificate
from optimiser.solve.award.attempts import BOUND_NOISE, Attempts, Solve
from optimiser.solve.award.rule_table import RuleTable
from optimiser.solve.award.solve import AwardAnswer, solve_award
from optimiser.solve.limits import Limits
from optimiser.solve.outcome import status_of_gap

Standing = Literal["binds", "free", "not proven"]


@dataclass(frozen=True)
class RulePrice:
    """What one rule costs by itself.

    Parameters
    ----------
    rule
        The rule.
    alone
        What the award costs more than the best one found without the rule [pence]; ``None`` where time ran out.
    low, high
        What is proven of it: no less and no more [pence]. Bounds are on what is chosen by, so there are none where
        anything weighs in the choice besides money; ``high`` is missing as well where the solve found no bound.
    standing
        ``binds``: it costs something for certain, or, where other things weigh in the choice, changes the proven best
        choice. ``free``: proven to cost nothing. Otherwise ``not proven``.
    """

    rule: Rule
    alone: int | None
    low: int | None
    high: int | None
    standing: Standing


@dataclass(frozen=True)
class RulePrices:
    """What the rules of an award cost.

    Parameters
    ----------
    alone
        The price of each rule alone, in the order of the rules.
    joint
        What the award costs more than one without any rule [pence]; ``None`` where time ran out.
    shapley
        The joint price split over the rules, by name [pence]: each gets what it adds to those before it, averaged
        over every order. The parts add up to the joint price. ``None`` where it was not worked out.
    reason
        Why there is no split; empty where there is.
    solves
        How many awards were solved for it.
    better
        A better award than the one priced, where one turned up that keeps every rule: it may when the one priced was
        not proven. The prices are then measured from the better one.
    """

    alone: tuple[RulePrice, ...]
    joint: int | None
    shapley: tuple[tuple[str, int], ...] | None
    reason: str
    solves: int
    better: AwardAnswer | None = None


def price_rules(
    instance: AwardInstance, answer: AwardAnswer, limits: Limits, most_shapley: int = 10, solve: Solve = solve_award
) -> RulePrices:
    """Find what each rule costs, alone and as its part of the whole.

    Parameters
    ----------
    instance
        The data, with the rules to be priced.
    answer
        The award under all of them.
    limits
        Of each solve; its seconds are the budget of everything together, and what they do not suffice for is left out.
    most_shapley
        Up to how many rules the joint price is split [rules]: the split looks at every set of them.
    solve
        What solves an award.

    Raises
    ------
    ValueError
        If the answer has no award: find what is in conflict first.
    SolverError
        If the solver failed.
    """
    table = RuleTable(instance, answer, Attempts(limits, solve))
    every = table.every
    count = len(instance.rules)
    first = list(dict.fromkeys([0, *(every & ~(1 << at) for at in range(count))]))
    # The smaller sets are worth a solve only where the split asks for them anyway.
    search = table.approach if count <= most_shapley else table.find
    for at, mask in enumerate(first):
        search(mask, 1 / (len(first) - at))
    reason = _fill(table, most_shapley)
    table.settle()
    joint = table.best[every].cost - table.best[0].cost if 0 in table.best else None
    shapley = None if reason else _split(table)
    alone = tuple(_price(table, at) for at in range(count))
    return RulePrices(alone, joint, shapley, reason, table.attempts.count, _better(table, answer, limits))


def _fill(table: RuleTable, most: int) -> str:
    """Find the best award under every set of rules; return in words why that was left off, or nothing."""
    count = len(table.instance.rules)
    if count > most:
        return f"There are {count} rules; the split looks at every set of them and is worked out for at most {most}."
    for done, mask in enumerate(sorted(range(1 << count), key=lambda mask: (mask.bit_count(), mask))):
        if not table.find(mask):
            if table.attempts.is_over:
                return f"The time ran out after {done} of {1 << count} sets of rules."
            return f"No award was found within the limits for one of the {1 << count} sets of rules."
    return ""


def _split(table: RuleTable) -> tuple[tuple[str, int], ...]:
    r"""Split the joint price over the rules.

    .. math:: \phi_r = \sum_{S \subseteq R \setminus \{r\}} \frac{|S|!\,(|R| - |S| - 1)!}{|R|!}
        \big(c(S \cup \{r\}) - c(S)\big)
    """
    rules = table.instance.rules
    count = len(rules)
    parts = []
    for at in range(count):
        added = 0
        for mask in range(1 << count):
            if not mask >> at & 1:
                orders = math.factorial(mask.bit_count()) * math.factorial(count - mask.bit_count() - 1)
                added += orders * (table.best[mask | 1 << at].cost - table.best[mask].cost)
        parts.append(Fraction(added, math.factorial(count)))
    return tuple(zip([rule.name for rule in rules], _whole(parts), strict=True))


def _whole(parts: Sequence[Fraction]) -> list[int]:
    """Round parts of a whole sum to whole numbers that add up to it, by largest remainder, ties to the earlier."""
    floors = [math.floor(part) for part in parts]
    left = int(sum(parts, Fraction(0))) - sum(floors)
    order = sorted(range(len(parts)), key=lambda at: (floors[at] - parts[at], at))
    return [whole + (at in order[:left]) for at, whole in enumerate(floors)]


def _price(table: RuleTable, at: int) -> RulePrice:
    """Set the award with all rules against the best one found without one of them."""
    rule, base = table.instance.rules[at], table.best[table.every]
    mask = table.every & ~(1 << at)
    free = table.best.get(mask)
    if free is None:
        return RulePrice(rule, None, None, None, "not proven")
    proven = base.proven and free.proven
    if table.weighing:
        changed = free.value < table.value_under(mask, base)
        standing: Standing = "not proven" if not proven else "binds" if changed else "free"
        return RulePrice(rule, base.cost - free.cost if changed else 0, None, None, standing)
    alone = base.cost - free.cost
    # Lines are rounded one by one, so the published price may lie a little outside what the exact scores prove.
    low = min(alone, max(0, 0 if base.bound is None else math.floor(base.bound - free.score + BOUND_NOISE)))
    high = None if free.bound is None else max(alone, math.ceil(base.score - free.bound - BOUND_NOISE))
    if low > 0:
        return RulePrice(rule, alone, low, high, "binds")
    return RulePrice(rule, alone, low, high, "free" if alone == 0 and (high == 0 or proven) else "not proven")


def _better(table: RuleTable, answer: AwardAnswer, limits: Limits) -> AwardAnswer | None:
    """Return the award that turned out better than the one given, by a penny at least."""
    best = table.best[table.every]
    if best.value > table.given.value - 1:
        return None
    bound = None if best.bound is None else min(best.bound, best.score)
    told = None if bound is None else float(bound)
    status = status_of_gap(float(best.score), told, limits.gap, limits.gap_absolute * PENCE_A_POUND)
    outcome = replace(answer.outcome, objective=float(best.score), bound=told, status=status)
    return replace(
        answer,
        outcome=outcome,
        solution=best.solution,
        certificate=Certificate(best.score, bound, ()),
        cost=best.cost,
    )
