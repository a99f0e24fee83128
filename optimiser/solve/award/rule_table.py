"""The best award known for each set of the rules of an instance, with as few solves as what is known allows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from models.procurement.award.instance import AwardInstance
from models.procurement.award.repricing import reprice
from models.procurement.award.solution import AwardSolution
from optimiser.solve.award.attempts import Attempts, broken_rules, weighs, with_rules
from optimiser.solve.award.solve import AwardAnswer
from optimiser.solve.outcome import Status


@dataclass(frozen=True)
class Best:
    """The best award known under a set of rules.

    Parameters
    ----------
    solution
        The award.
    cost
        What it costs, each line rounded once [pence].
    value
        The same, and what weighs in the choice under the set [pence].
    score
        The value before any rounding [pence].
    kept
        The rules of the instance it keeps, as a set.
    bound
        A proven bound on the score of every award under the set [pence]; ``None`` where there is none.
    proven
        Whether there is proof that none is better.
    """

    solution: AwardSolution
    cost: int
    value: Fraction
    score: Fraction
    kept: int
    bound: Fraction | None
    proven: bool


class RuleTable:
    """The best award known for each set of rules; a set is a mask with one bit a rule, in the order of the rules.

    The value of the best award never falls with a further rule that forbids something. So what is known of other sets
    may settle one without a solve: the best award of a smaller set stays the best where it keeps the rules added, and
    an award that keeps all of the set is the best where it has the value of a smaller set. Both hold only among sets
    with the same rules that weigh, for these change what is best.

    Parameters
    ----------
    instance
        The data, with all rules.
    answer
        The award under all of them.
    attempts
        What solves.
    """

    def __init__(self, instance: AwardInstance, answer: AwardAnswer, attempts: Attempts) -> None:
        self.instance = instance
        self.attempts = attempts
        self.every = (1 << len(instance.rules)) - 1
        self.weighing = sum(1 << at for at, rule in enumerate(instance.rules) if weighs(rule))
        self.given = self._read(self.every, answer)
        self.best: dict[int, Best] = {self.every: self.given}

    def find(self, mask: int, part: float = 1.0) -> bool:
        """Find the best award under a set of rules, with a solve where nothing known settles it.

        Parameters
        ----------
        mask
            The set.
        part
            The part of the time left that a solve may take [fraction].
        """
        if mask not in self.best:
            found = self._known(mask) or self._solved(mask, part)
            if found is None:
                return False
            self.best[mask] = found
        return True

    def approach(self, mask: int, part: float = 1.0) -> bool:
        """Find the same by way of smaller sets: a rule is added once the best award without it breaks it.

        More solves for one set, each with fewer rules; fewer for several sets, for most rules are never added.

        Parameters
        ----------
        mask
            The set.
        part
            The part of the time left that each solve may take [fraction].
        """
        smaller = -1
        grown = mask & self.weighing
        while grown not in {smaller, mask}:
            smaller = grown
            if not self.find(smaller, part):
                return False
            grown |= mask & ~self.best[smaller].kept
        return self.find(mask, part)

    def settle(self) -> None:
        """Give every set the best of all awards found that keep its rules; without proof a later one may be better."""
        for mask, own in list(self.best.items()):
            found = self._fitting(mask)
            if found is not None and found.value < own.value:
                self.best[mask] = replace(found, bound=own.bound, proven=own.proven)

    def value_under(self, mask: int, best: Best) -> Fraction:
        """Return what an award costs and weighs under a set of rules [pence].

        Parameters
        ----------
        mask
            The set.
        best
            The award.
        """
        return best.cost + reprice(self._under(mask), best.solution).weights

    def _under(self, mask: int) -> AwardInstance:
        rules = self.instance.rules
        return with_rules(self.instance, [rule for at, rule in enumerate(rules) if mask >> at & 1])

    def _alike(self, mask: int) -> list[tuple[int, Best]]:
        """Return what is known of the sets with the same rules that weigh."""
        return [(other, best) for other, best in self.best.items() if not (mask ^ other) & self.weighing]

    def _fitting(self, mask: int) -> Best | None:
        """Return the best of the awards found that keep the rules of a set, whatever set they were found for."""
        fits = [best for _, best in self._alike(mask) if not mask & ~self.weighing & ~best.kept]
        return min(fits, key=lambda best: best.value, default=None)

    def _known(self, mask: int) -> Best | None:
        smaller = [best for other, best in self._alike(mask) if not other & ~mask]
        lowest = max(smaller, key=lambda best: (best.value, best.proven), default=None)
        fitting = self._fitting(mask)
        if lowest is None or fitting is None or lowest.value < fitting.value:
            return None
        return replace(fitting, bound=lowest.bound, proven=lowest.proven)

    def _solved(self, mask: int, part: float) -> Best | None:
        answer = self.attempts.at(self._under(mask), part=part)
        fitting = self._fitting(mask)
        if answer is None:
            return None
        if answer.solution is None:
            return None if fitting is None else replace(fitting, bound=_bound_of(answer), proven=False)
        own = self._read(mask, answer)
        if fitting is not None and fitting.value < own.value:
            return replace(fitting, bound=own.bound, proven=own.proven)
        return own

    def _read(self, mask: int, answer: AwardAnswer) -> Best:
        if answer.solution is None:
            msg = "an answer without an award has no prices: find the conflict of its rules first"
            raise ValueError(msg)
        done = reprice(self._under(mask), answer.solution)
        broken = broken_rules(self.instance, answer.solution)
        kept = sum(1 << at for at, rule in enumerate(self.instance.rules) if rule.name not in broken)
        proven = answer.outcome.status == Status.OPTIMAL
        return Best(answer.solution, done.cost, done.cost + done.weights, done.score, kept, _bound_of(answer), proven)


def _bound_of(answer: AwardAnswer) -> Fraction | None:
    if answer.certificate is not None:
        return answer.certificate.bound
    return None if answer.outcome.bound is None else Fraction(answer.outcome.bound)
