"""The smallest change of one number of a rule that makes an award possible, and what the award then costs."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from models.procurement.award.check_rules import rule_violations
from models.procurement.award.instance import AwardInstance
from models.procurement.award.repricing import reprice
from models.procurement.award.rules import Budget, Rule
from models.procurement.award.solution import AwardSolution
from optimiser.solve.award.attempts import ANY_AWARD, BOUND_NOISE, Attempts, weighs, with_rules
from optimiser.solve.award.levers import Lever, levers_of
from optimiser.solve.outcome import Status


@dataclass(frozen=True)
class Change:
    """A rule with one number changed so far that an award is possible.

    Parameters
    ----------
    rule
        The rule as it would read.
    words
        The change: ``raise 'budget' by £1.00``.
    cost
        What the recommended award then costs [pence].
    proven
        Whether there is proof that no smaller change of this number will do; a budget is raised to the published cost,
        which rounding may put some pennies above the least that will do.
    """

    rule: Rule
    words: str
    cost: int
    proven: bool


def smallest_change(instance: AwardInstance, rule: Rule, attempts: Attempts, part: float = 1.0) -> Change | None:
    """Find the smallest change of one number of a rule that makes an award possible with all other rules kept.

    A rule with two numbers is changed in the one that leaves the cheaper award. ``None`` where neither will do by
    itself.

    Parameters
    ----------
    instance
        The data, with rules that cannot all hold.
    rule
        One of them.
    attempts
        What solves.
    part
        The part of the time left that each solve may take [fraction].
    """
    changes = [_change(instance, lever, attempts, part) for lever in levers_of(rule, instance)]
    return min((change for change in changes if change is not None), key=lambda change: change.cost, default=None)


def _change(instance: AwardInstance, lever: Lever, attempts: Attempts, part: float) -> Change | None:
    search = _Search(instance, lever, attempts, part)
    found = search.run()
    if found is None:
        return None
    steps, solution = found
    loosened = lever.at(steps)
    answer = attempts.at(with_rules(instance, _with(instance.rules, lever.rule, loosened)), part=part)
    settled = answer is not None and answer.cost is not None
    cost = answer.cost if answer is not None and answer.cost is not None else reprice(instance, solution).cost
    if isinstance(loosened, Budget) and cost > loosened.most:
        # Lines are rounded one by one: a budget that the award's published cost passes by pennies would look broken.
        steps += cost - loosened.most
    return Change(lever.at(steps), lever.say(steps), cost, settled and search.proven)


class _Search:
    """The search for the fewest steps: between steps proven too few and those an award found needs."""

    def __init__(self, instance: AwardInstance, lever: Lever, attempts: Attempts, part: float) -> None:
        self.proven = True
        self._rules = tuple(rule for rule in instance.rules if not weighs(rule))
        self._instance = instance
        self._lever = lever
        self._attempts = attempts
        self._part = part

    def run(self) -> tuple[int, AwardSolution] | None:
        """Return the fewest steps at which there is an award, and one; ``None`` where there is none at any."""
        cheapest = isinstance(self._lever.rule, Budget)
        instance = self._with(self._lever.off)
        answer = self._attempts.at(instance, gap=None if cheapest else ANY_AWARD, part=self._part)
        if answer is None or answer.solution is None:
            return None
        best, enough, short = answer.solution, self._needed(answer.solution), 0
        if isinstance(self._lever.rule, Budget) and answer.certificate is not None and answer.certificate.bound:
            # No award costs less than the bound, so no budget below it will do.
            short = max(0, math.ceil(answer.certificate.bound - BOUND_NOISE) - 1 - self._lever.rule.most)
        short = min(short, enough - 1)
        at = enough - 1
        while at > short:
            answer = self._attempts.at(self._with(self._lever.at(at)), gap=ANY_AWARD, part=self._part)
            if answer is not None and answer.solution is not None:
                best, enough = answer.solution, min(at, self._needed(answer.solution))
            else:
                self.proven &= answer is not None and answer.outcome.status == Status.INFEASIBLE
                short = at
            at = (short + enough) // 2
            if self._attempts.is_over:
                self.proven &= at <= short
                break
        return enough, best

    def _with(self, rule: Rule | None) -> AwardInstance:
        return with_rules(self._instance, _with(self._rules, self._lever.rule, rule))

    def _needed(self, solution: AwardSolution) -> int:
        """Return the fewest steps, at least one, at which an award found with the rule off keeps it."""
        done = reprice(with_rules(self._instance, ()), solution)

        def keeps(steps: int) -> bool:
            return not rule_violations(
                replace(done, instance=with_rules(self._instance, (self._lever.at(steps),))),
            )

        return _first(keeps, self._lever.last)


def _first(holds: Callable[[int], bool], last: int | None) -> int:
    """Return the first number from 1 on at which something holds that goes on holding; the last one is taken to."""
    high = 1
    while not holds(high):
        high *= 2
        if last is not None and high >= last:
            high = last
            break
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high


def _with(rules: tuple[Rule, ...], old: Rule, new: Rule | None) -> tuple[Rule, ...]:
    """Return rules with one of them exchanged, or left out."""
    changed = (new if rule.name == old.name else rule for rule in rules)
    return tuple(rule for rule in changed if rule is not None)
