"""How far demand may move before other suppliers win: the smallest uniform change of all needs found to change them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil

from models.procurement.award.build import whole_steps
from models.procurement.award.check import check
from models.procurement.award.instance import AwardInstance
from models.procurement.award.joining import Joining, JoiningOption
from models.procurement.award.offers import Bundle
from models.procurement.award.repricing import reprice
from models.procurement.award.solution import AwardSolution, award_of
from models.tolerances import PROVEN_GAP
from optimiser.money import round_half_up
from optimiser.solve.award.attempts import Attempts
from optimiser.solve.award.near_ties import OUT_OF_TIME
from optimiser.solve.award.new_terms import new_terms_suppliers
from optimiser.solve.award.solve import AwardAnswer, solve_award
from optimiser.solve.limits import Limits
from optimiser.solve.outcome import Status

LARGEST_CHANGE = 50
"""How far demand is moved at most, up and down [percentage points]."""
_HALVINGS = 7
"""How often the last percentage point is halved: to less than a hundredth of one."""
_PENNY = 1
_TIME_PART = 4
"""One solve may take one part in this many of the time that is left: the smallest changes come first."""


@dataclass(frozen=True)
class DemandChange:
    """The smallest uniform change of demand found to change who wins.

    Parameters
    ----------
    change
        The change, such as -0.08 for eight per cent less [fraction]; ``None`` where none was found.
    winners
        Who sells on new terms then, sorted; nobody where nothing can be awarded.
    joined, left
        Who of them did not before, and who did and does no more; sorted.
    feasible
        Whether there is an award at all then.
    searched
        Up to which size every change was tried, in steps of a percentage point, and left the winners as they are
        [fraction].
    reason
        Why the search ended before its range did; empty where it did not.
    """

    change: Fraction | None
    winners: tuple[str, ...]
    joined: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    feasible: bool = True
    searched: Fraction = Fraction(0)
    reason: str = ""


def find_demand_change(instance: AwardInstance, answer: AwardAnswer, limits: Limits) -> DemandChange | None:
    """Find the smallest uniform change of all needs, up or down by up to half, that changes who wins on new terms.

    Changes are tried in steps of a percentage point, smallest first, and the last step is halved down to less than a
    hundredth of one; a change that undoes itself between two steps is not seen. What else moves with demand, and what
    does not, :func:`with_demand` says. Winners count as changed only where the best award with others is cheaper than
    the recommended one carried over in proportion, by more than a solve can tell apart; or where there is no award.

    Parameters
    ----------
    instance
        The data.
    answer
        The recommended award; ``None`` is returned where there is none.
    limits
        Of each solve; its seconds are the budget of the whole search.

    Raises
    ------
    SolverError
        If the solver failed.
    """
    if answer.solution is None:
        return None
    trials = _Trials(instance, answer, answer.solution, limits)
    searched = Fraction(0)
    for points in range(1, LARGEST_CHANGE + 1):
        both = [(change, trials.at(change)) for change in (Fraction(points, 100), Fraction(-points, 100))]
        found = [trials.narrowed(change, trial, searched) for change, trial in both if trial and trial.changed]
        if found:
            return min(found, key=lambda one: (abs(one.change or 0), one.change or 0))
        if any(trial is None for _, trial in both):
            return DemandChange(None, trials.winners, searched=searched, reason=OUT_OF_TIME)
        searched = Fraction(points, 100)
    return DemandChange(None, trials.winners, searched=searched)


def with_demand(instance: AwardInstance, factor: Fraction) -> AwardInstance:
    """Return an instance in which every need is larger or smaller by a factor, in whole steps and at least one.

    With it move what a trust can buy at its present terms, what it may buy on new terms when it joins, its baseline,
    and bundles that hold all of every need they are for, with their price. Everything else stays: what suppliers have,
    least orders, breaks, costs paid once, and sums that rules name.

    Parameters
    ----------
    instance
        The data.
    factor
        What needs are multiplied by, above 0 [fraction].
    """
    quantity = {cell: _moved(instance, need.item, need.quantity, factor) for cell, need in instance.need_of.items()}
    return replace(
        instance,
        needs=tuple(replace(one, quantity=quantity[one.trust, one.item]) for one in instance.needs),
        offers=tuple(
            replace(one, available=_moved_up(instance, one.item, one.available, factor))
            if one.present and one.available is not None
            else one
            for one in instance.offers
        ),
        bundles=tuple(_moved_bundle(instance, one, quantity, factor) for one in instance.bundles),
        joinings=tuple(replace(one, options=_moved_options(instance, one, factor)) for one in instance.joinings),
        baselines=tuple((trust, round_half_up(factor * pence)) for trust, pence in instance.baselines),
    )


def _moved(instance: AwardInstance, item: str, quantity: int, factor: Fraction) -> int:
    """Multiply a quantity, to the nearest whole step and at least one."""
    step = instance.step_of[item]
    return max(1, round_half_up(factor * quantity / step)) * step


def _moved_up(instance: AwardInstance, item: str, quantity: int, factor: Fraction) -> int:
    """Multiply a limit, up to a whole step: limits that add up to a need must not fall short of it by rounding."""
    step = instance.step_of[item]
    return ceil(factor * quantity / step) * step


def _moved_bundle(
    instance: AwardInstance, bundle: Bundle, quantity: dict[tuple[str, str], int], factor: Fraction
) -> Bundle:
    """Let a bundle of all that is needed follow the needs; one of fixed quantities stays."""
    if any(instance.need_of[trust, item].quantity != inside for trust, item, inside in bundle.contents):
        return bundle
    contents = tuple((trust, item, quantity[trust, item]) for trust, item, _ in bundle.contents)
    return replace(bundle, contents=contents, price=round_half_up(factor * bundle.price))


def _moved_options(instance: AwardInstance, joining: Joining, factor: Fraction) -> tuple[JoiningOption, ...]:
    return tuple(
        replace(one, parts=tuple((item, _moved_up(instance, item, most, factor)) for item, most in one.parts))
        for one in joining.options
    )


@dataclass(frozen=True)
class _Trial:
    """What one change of demand comes to: who wins, and whether that is a change."""

    changed: bool
    winners: tuple[str, ...]
    feasible: bool = True


class _Trials:
    """Changes of demand, tried one by one within one budget of time."""

    def __init__(self, instance: AwardInstance, answer: AwardAnswer, solution: AwardSolution, limits: Limits) -> None:
        self.instance, self.solution = instance, solution
        self.winners = new_terms_suppliers(instance, solution)
        self._gap = max(Fraction(PROVEN_GAP), Fraction(answer.outcome.gap or 0))
        self._attempts = Attempts(limits, solve_award)

    def at(self, change: Fraction) -> _Trial | None:
        """Try one change; ``None`` where the time was not enough to tell."""
        moved = with_demand(self.instance, 1 + change)
        found = self._attempts.at(moved, part=1 / _TIME_PART)
        if found is None:
            return None
        if found.outcome.status == Status.INFEASIBLE:
            return _Trial(True, (), feasible=False)
        kept = self._carried_over(moved, 1 + change)
        allowed = max(Fraction(_PENNY), self._gap * abs(kept)) if kept is not None else Fraction(0)
        bound = None if found.outcome.bound is None else Fraction(found.outcome.bound)
        if kept is not None and bound is not None and kept <= bound + allowed:
            return _Trial(False, self.winners)
        if found.certificate is None or found.solution is None or found.outcome.status == Status.LIMIT:
            return None
        winners = new_terms_suppliers(moved, found.solution)
        same = winners == self.winners or (kept is not None and kept <= found.certificate.cost + allowed)
        return _Trial(not same, self.winners if same else winners)

    def narrowed(self, change: Fraction, trial: _Trial, searched: Fraction) -> DemandChange:
        """Halve the last step towards the smallest change that still changes who wins."""
        low = searched if change > 0 else -searched
        for _ in range(_HALVINGS):
            middle = (low + change) / 2
            tried = self.at(middle)
            if tried is None:
                break
            if tried.changed:
                change, trial = middle, tried
            else:
                low = middle
        before, then = set(self.winners), set(trial.winners)
        joined, left = tuple(sorted(then - before)), tuple(sorted(before - then))
        return DemandChange(change, trial.winners, joined, left, trial.feasible, searched)

    def _carried_over(self, moved: AwardInstance, factor: Fraction) -> Fraction | None:
        """Return what the recommended award costs where each need is met in its proportions; ``None`` if it cannot."""
        inside: dict[tuple[str, str], int] = {}
        for bundle in moved.bundles:
            if bundle.name in self.solution.bundles:
                for trust, item, quantity in bundle.contents:
                    inside[trust, item] = inside.get((trust, item), 0) + quantity
        amounts: dict[tuple[str, str], dict[str, float]] = {}
        for trust, name, quantity in self.solution.purchases:
            amounts.setdefault((trust, moved.offer_of[name].item), {})[name] = float(factor * quantity)
        bought: dict[tuple[str, str], int] = {}
        for (trust, item), parts in amounts.items():
            need = moved.need_of[trust, item]
            left = need.quantity - inside.get((trust, item), 0)
            whole = whole_steps(parts, max(0, left), moved.step_of[item], fill=need.must_be_met)
            bought.update({(trust, name): amount for name, amount in whole.items()})
        joinings = {(trust, lot): option for trust, lot, option in self.solution.joinings}
        kept = award_of(bought, list(self.solution.bundles), joinings)
        return None if check(moved, kept) else reprice(moved, kept).score
