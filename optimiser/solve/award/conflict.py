"""Why the rules of an award cannot all hold: the fewest that cannot, and the cheapest way out, in their own names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from models.procurement.award.instance import AwardInstance
from models.procurement.award.rules import Rule
from optimiser.errors import LimitError
from optimiser.money import format_gbp
from optimiser.solve.award.attempts import ANY_AWARD, Attempts, Solve, broken_rules, weighs, with_rules
from optimiser.solve.award.loosen import Change, smallest_change
from optimiser.solve.award.solve import solve_award
from optimiser.solve.award.unmet import unmet_needs
from optimiser.solve.limits import Limits
from optimiser.solve.outcome import Status

MOST_DROPPED = 3
"""Up to how many rules together are tried to be dropped [rules]."""


@dataclass(frozen=True)
class Relaxation:
    """What becomes possible without one rule of a conflict, or with less of it.

    Parameters
    ----------
    rule
        The rule.
    feasible
        Whether an award was found without it, all other rules kept.
    cost
        What the recommended award without it costs [pence]: the best found within the limits.
    extra
        How much more that is than an award without any rule costs [pence].
    change
        The smallest change of a number of the rule that will do; ``None`` where it has none, or none will do.
    """

    rule: Rule
    feasible: bool
    cost: int | None = None
    extra: int | None = None
    change: Change | None = None

    @property
    def way(self) -> tuple[str, int] | None:
        """The way out it offers in words, and what the recommended award then costs [pence]."""
        if self.change is not None:
            return self.change.words, self.change.cost
        return None if self.cost is None else (f"drop {_named([self.rule])}", self.cost)


@dataclass(frozen=True)
class Conflict:
    """Why no award is possible.

    Parameters
    ----------
    rules
        A conflict: rules that cannot all hold, in the order given; empty where no award is possible without any rule.
    relaxations
        One for each of them.
    minimal
        Whether it is proven that all but any one of them can hold.
    others
        Further conflicts found, where dropping one rule of the first is not enough.
    drop
        The cheapest set of rules found that has to be dropped at least; empty where none was found.
    drop_cost
        What the recommended award without these costs [pence].
    unconstrained
        What the best award without any rule costs [pence].
    reasons
        What stands in the way where there is no award even without rules.
    solves
        How many awards were solved for it.
    """

    rules: tuple[Rule, ...]
    relaxations: tuple[Relaxation, ...] = ()
    minimal: bool = True
    others: tuple[tuple[Rule, ...], ...] = ()
    drop: tuple[Rule, ...] = ()
    drop_cost: int | None = None
    unconstrained: int | None = None
    reasons: tuple[str, ...] = ()
    solves: int = 0

    @property
    def cheapest(self) -> tuple[str, int] | None:
        """The way out with the cheapest recommended award, in words, and what that costs [pence].

        A rule with a number is changed as little as will do rather than dropped; ties go to the earlier rule.
        """
        ways = [one.way for one in self.relaxations if one.way is not None]
        if not ways and self.drop_cost is not None:
            ways = [(f"drop {_named(self.drop)}", self.drop_cost)]
        return min(ways, key=lambda way: way[1], default=None)

    def sentence(self) -> str:
        """Say what cannot hold, and the cheapest way out."""
        if not self.rules:
            return f"No award is possible even without rules: {'; '.join(self.reasons)}."
        said = [f"R{_subject(self.rules)[1:]} cannot {_hold(self.rules)}."]
        said += [f"Nor can {_subject(rules)} {_hold(rules)}." for rules in self.others]
        if self.cheapest is None:
            return " ".join([*said, f"No way out was found that drops {MOST_DROPPED} rules or fewer."])
        words, cost = self.cheapest
        return " ".join([*said, f"Cheapest way out: {words} (recommended award then {format_gbp(cost)})."])


def _named(rules: Sequence[Rule]) -> str:
    names = [f"'{rule.name}'" for rule in rules]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _subject(rules: Sequence[Rule]) -> str:
    return f"{'rule' if len(rules) == 1 else 'rules'} {_named(rules)}"


def _hold(rules: Sequence[Rule]) -> str:
    if len(rules) == 1:
        return "hold"
    return "both hold" if len(rules) == 2 else "all hold together"


def find_conflict(instance: AwardInstance, limits: Limits, solve: Solve = solve_award) -> Conflict | None:
    """Find why no award is possible; ``None`` where one is.

    Parameters
    ----------
    instance
        The data.
    limits
        Of each solve; its seconds are the budget of everything together, and what they do not suffice for is left out.
    solve
        What solves an award.

    Raises
    ------
    LimitError
        If the limits do not suffice to tell whether there is an award.
    SolverError
        If the solver failed.
    """
    attempts = Attempts(limits, solve)
    sets = _Sets(instance, attempts)
    possible = sets.can_hold(sets.rules, part=1.0)
    if possible:
        return None
    free = sets.can_hold(())
    if free is False:
        return Conflict((), reasons=unmet_needs(instance, attempts), solves=attempts.count)
    if possible is None or free is None:
        msg = "The limits were reached before it was settled whether the rules can hold together."
        raise LimitError(msg, "Allow more seconds or nodes.")
    rules = sets.shrink(sets.rules)
    minimal = sets.is_sure
    drops, others = _drops(sets, rules)
    bare = attempts.at(with_rules(instance, ()), part=0.5)
    unconstrained = None if bare is None else bare.cost
    relaxations = _relaxations(sets, rules, drops, unconstrained)
    drop, cost = _cheapest_drop(sets, relaxations, drops)
    return Conflict(rules, relaxations, minimal, others, drop, cost, unconstrained, solves=attempts.count)


class _Sets:
    """Which sets of rules can hold together, each solved for once at most.

    Every set of rules that an award found keeps can hold; what holds a set that cannot cannot either.
    """

    def __init__(self, instance: AwardInstance, attempts: Attempts) -> None:
        self.rules = tuple(rule for rule in instance.rules if not weighs(rule))
        self.is_sure = True
        self.instance = instance
        self.attempts = attempts
        self._can: list[tuple[frozenset[str], int]] = []
        self._cannot: list[frozenset[str]] = []

    def can_hold(self, rules: Sequence[Rule], part: float = 0.5) -> bool | None:
        """Whether some rules can hold together; ``None`` where that was not settled in a part of the time left."""
        names = frozenset(rule.name for rule in rules)
        if any(names <= kept for kept, _ in self._can):
            return True
        if any(names >= broken for broken in self._cannot):
            return False
        answer = self.attempts.at(with_rules(self.instance, rules), gap=ANY_AWARD, part=part)
        if answer is not None and answer.solution is not None and answer.cost is not None:
            broken = broken_rules(self.instance, answer.solution)
            self._can.append((frozenset(rule.name for rule in self.rules) - broken, answer.cost))
            return True
        if answer is not None and answer.outcome.status == Status.INFEASIBLE:
            self._cannot.append(names)
            return False
        return None

    def shrink(self, rules: Sequence[Rule]) -> tuple[Rule, ...]:
        """Return rules out of some that cannot hold together, none of which can be left out; earlier ones stay."""
        kept = tuple(rules)
        for rule in reversed(rules):
            fewer = tuple(other for other in kept if other is not rule)
            can = self.can_hold(fewer)
            self.is_sure &= can is not None
            if can is False:
                kept = fewer
        return kept

    def cost_without(self, dropped: tuple[Rule, ...], part: float) -> int | None:
        """Return what the best award without some rules costs [pence]: of all found, whatever they were found for."""
        answer = self.attempts.at(
            with_rules(self.instance, [rule for rule in self.instance.rules if rule not in dropped]), part=part
        )
        if answer is not None and answer.cost is not None:
            return answer.cost
        names = {rule.name for rule in self.rules if rule not in dropped}
        return min((cost for kept, cost in self._can if names <= kept), default=None)


def _drops(sets: _Sets, first: tuple[Rule, ...]) -> tuple[list[tuple[Rule, ...]], tuple[tuple[Rule, ...], ...]]:
    """Return the smallest sets of rules without which an award is possible, and the conflicts found on the way.

    A set that is enough hits every conflict, so where one that hits all those known is not enough, what it leaves
    holds a further conflict.
    """
    conflicts = [first]
    for size in range(1, MOST_DROPPED + 1):
        enough = []
        for dropped in combinations(sets.rules, size):
            if not all(set(dropped) & set(conflict) for conflict in conflicts):
                continue
            rest = tuple(rule for rule in sets.rules if rule not in dropped)
            can = sets.can_hold(rest)
            if can:
                enough.append(dropped)
            elif can is False:
                conflicts.append(sets.shrink(rest))
        if enough:
            return enough, tuple(conflicts[1:])
    return [], tuple(conflicts[1:])


def _relaxations(
    sets: _Sets, rules: tuple[Rule, ...], drops: list[tuple[Rule, ...]], unconstrained: int | None
) -> tuple[Relaxation, ...]:
    """Work out for each rule of a conflict what becomes possible without it."""
    found = []
    for at, rule in enumerate(rules):
        if (rule,) not in drops:
            found.append(Relaxation(rule, feasible=False))
            continue
        part = 1 / (2 * (len(rules) - at))
        cost = sets.cost_without((rule,), part)
        extra = None if cost is None or unconstrained is None else cost - unconstrained
        change = smallest_change(sets.instance, rule, sets.attempts, part)
        found.append(Relaxation(rule, True, cost, extra, change))
    return tuple(found)


def _cheapest_drop(
    sets: _Sets, relaxations: tuple[Relaxation, ...], drops: list[tuple[Rule, ...]]
) -> tuple[tuple[Rule, ...], int | None]:
    """Return the set of rules whose dropping leaves the cheapest award, and what that costs."""
    costs: dict[tuple[Rule, ...], int | None] = {(one.rule,): one.cost for one in relaxations if one.feasible}
    for at, dropped in enumerate(drops):
        if dropped not in costs:
            costs[dropped] = sets.cost_without(dropped, 1 / (len(drops) - at))
    known = [(cost, dropped) for dropped, cost in costs.items() if cost is not None]
    if not known:
        return (), None
    cost, dropped = min(known, key=lambda one: one[0])
    return dropped, cost
