"""What would make a losing supplier win: the smallest cut of all its prices, shown and proven from below."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil

from models.procurement.award.check import check
from models.procurement.award.instance import AwardInstance
from models.procurement.award.repricing import reprice
from models.procurement.award.rows import PENCE_A_POUND
from models.procurement.award.rules import AmountLimit, Rule, ShareLimit
from models.procurement.award.solution import AwardSolution
from optimiser.solve.award.attempts import Attempts
from optimiser.solve.award.components import components
from optimiser.solve.award.near_ties import NOISE, OUT_OF_TIME
from optimiser.solve.award.new_terms import (
    inside,
    least_spend,
    losing_suppliers,
    new_terms_suppliers,
    part_with,
    with_cut,
)
from optimiser.solve.award.solve import AwardAnswer, solve_award
from optimiser.solve.limits import Clock, Limits

PRECISION = Fraction(1, 10_000)
"""How near to each other what is shown and what is proven should come [fraction]."""
LARGEST_CUT = Fraction(99, 100)
_FIRST_CUTS = (Fraction(1, 10), Fraction(3, 10), LARGEST_CUT)
"""The cuts that are tried until the supplier wins: smaller ones are solved faster and leave less to go [fraction]."""
_GRID = 10**8
"""Cuts are rounded up to one part in this many, so that prices stay short numbers."""
_MOST_SOLVES = 40


@dataclass(frozen=True)
class Flip:
    """What a losing supplier would have to do.

    Parameters
    ----------
    supplier
        Which.
    proven_low
        Below this cut no award that uses the supplier is as cheap as the recommended one [fraction].
    shown_high
        At this cut an award that uses it is at least as cheap, and is told [fraction]; ``None`` where none was found.
    least_spend_pence
        What counts as using it: at least this much spent with it on new terms, at uncut prices with discounts off
        [pence]; one twentieth of what it would sell if every need it has an offer for went to it.
    winners
        Who sells on new terms then, sorted.
    solution
        The award at that cut, of the part of the case that the supplier's offers have to do with.
    reason
        Why there is no cut, or why the two ends are not as close as they should be; empty otherwise.
    """

    supplier: str
    proven_low: Fraction
    shown_high: Fraction | None
    least_spend_pence: int
    winners: tuple[str, ...] = ()
    solution: AwardSolution | None = None
    reason: str = ""

    @property
    def cut(self) -> Fraction | None:
        """The smallest cut at which it is shown to win [fraction]."""
        return self.shown_high

    @property
    def is_closed(self) -> bool:
        """Whether the smallest cut is known to a hundredth of a percentage point."""
        return self.shown_high is not None and self.shown_high - self.proven_low <= PRECISION


def find_flips(instance: AwardInstance, answer: AwardAnswer, limits: Limits) -> tuple[Flip, ...]:
    r"""Find for each losing supplier the smallest uniform cut of its new-terms prices at which it wins.

    A supplier loses if it has new terms and sells nothing on them. Cut are its list prices, the prices quoted in tiers,
    and bundles it is paid for (to whole pence, upwards); discounts are parts of prices and stay, as do lumps and fixed
    costs. Breaks in money are measured at the prices before the cut, so none is lost by cutting.

    An award :math:`x` then costs :math:`A_x - \delta B_x` at the cut :math:`\delta`, where :math:`B_x` is what it
    spends with the supplier, and the best award is the lower envelope of such lines. From a cut that is large enough
    down, each award found names the cut at which it costs as much as the recommended one; there the best award is
    looked for again, until none is cheaper. The last bound :math:`L` then proves the rest: an award that spends
    :math:`B_x \ge B` and is as cheap as the recommended one, which costs :math:`R`, at a cut :math:`\delta' < \delta`
    would cost at most :math:`R - (\delta - \delta') B` at :math:`\delta`, so
    :math:`\delta' \ge \delta - (R - L) / B`. This is Newton's method, as Dinkelbach's for ratios [1]_. Only the parts
    of the case that the supplier's offers have to do with are solved.

    Rules on bills and the budget only get easier to keep by a cut. Rules on shares of spend may get harder: then an
    award is shown as before, and proven is what holds without these rules.

    Parameters
    ----------
    instance
        The data.
    answer
        The recommended award.
    limits
        Of each solve; its seconds are the budget of all suppliers together, in even parts. The gap is set here.

    Raises
    ------
    SolverError
        If the solver failed.

    References
    ----------
    .. [1] Dinkelbach, "On nonlinear fractional programming", Management Science 13 (1967).
    """
    if answer.solution is None:
        return ()
    clock, parts = Clock(limits.seconds), components(instance)
    losing = losing_suppliers(instance, answer.solution)
    found = []
    for at, supplier in enumerate(losing):
        left = clock.left_or_none
        share = replace(limits, seconds=None if left is None else left / (len(losing) - at))
        part = part_with(instance, parts, supplier)
        search = _Search(part, supplier, reprice(part, inside(part, answer.solution)).score, share)
        search.run()
        winners = () if search.shown is None else _winners_then(instance, part, answer.solution, search.shown)
        found.append(Flip(supplier, search.low, search.high, search.least, winners, search.shown, search.reason))
    return tuple(found)


@dataclass
class _Search:
    """Newton's method from a large enough cut down, for one supplier; halving where a rule spoils a step."""

    part: AwardInstance
    supplier: str
    aim: Fraction
    limits: Limits
    low: Fraction = Fraction(0)
    high: Fraction | None = None
    shown: AwardSolution | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        """Find out what counts as used, and which rules a cut can make harder."""
        self.least = least_spend(self.part, self.supplier)
        absolute = float(self.least * PRECISION) / 2 / PENCE_A_POUND
        self._attempts = Attempts(replace(self.limits, gap_absolute=absolute), solve_award)
        self._fixed = tuple(rule for rule in self.part.rules if not _may_get_harder(rule))
        # Every bundle's price is rounded up to a penny, so its line may jump by one.
        self._pennies = sum(one.supplier == self.supplier and one.price > 0 for one in self.part.bundles)

    def run(self) -> None:
        """Search until the cut is closed in on, nothing more can be proven, or the time is over."""
        first = list(reversed(_FIRST_CUTS))
        cut = first.pop()
        for _ in range(_MOST_SOLVES):
            found = self._attempts.at(with_cut(self.part, self.supplier, cut), gap=0.0, part=0.5)
            if found is None:
                self.reason = OUT_OF_TIME
                return
            if self._is_as_cheap(found, cut):
                assert found.solution is not None
                self.shown, self.high = found.solution, cut
                crossings = self._crossings(found, cut)
                if crossings[0] >= cut:
                    self._prove(found, cut)
                    break
                cut = self._next_below(found.solution, crossings, cut)
                if cut < self.high <= self.low + PRECISION:
                    break
                continue
            raised = self._prove(found, cut)
            if self.high is None and first:
                cut = first.pop()
            elif self.high is None or cut == self.high or not raised or self.high <= self.low + PRECISION:
                break
            else:
                cut = (self.low + self.high) / 2
        self.reason = self._why_open()

    def _is_as_cheap(self, found: AwardAnswer, cut: Fraction) -> bool:
        """Whether an award uses the supplier and is no dearer; cheaper, where one that is no dearer is known."""
        if found.certificate is None or found.solution is None:
            return False
        cost = found.certificate.cost
        used = self.supplier in new_terms_suppliers(self.part, found.solution)
        return used and (cost < self.aim or (cost == self.aim and cut != self.high))

    def _crossings(self, found: AwardAnswer, cut: Fraction) -> tuple[Fraction, ...]:
        """Return the cuts at which an award should cost as much as the recommended one; none below where none is."""
        assert found.solution is not None
        assert found.certificate is not None
        uncut = reprice(self.part, found.solution).score
        if not cut or uncut <= found.certificate.cost:
            return (cut,)
        slope = (uncut - found.certificate.cost) / cut
        missing = [max(Fraction(0), uncut - self.aim + pennies) for pennies in (0, self._pennies)]
        return tuple(Fraction(ceil(pence / slope * _GRID), _GRID) for pence in missing)

    def _next_below(self, solution: AwardSolution, crossings: tuple[Fraction, ...], cut: Fraction) -> Fraction:
        """Go to a crossing where the award passes the check there and costs no more; half way down otherwise."""
        for at in crossings:
            there = with_cut(self.part, self.supplier, at) if at < cut else None
            if there is not None and not check(there, solution) and reprice(there, solution).score <= self.aim:
                self.high = at
                return at
        return (self.low + cut) / 2

    def _prove(self, found: AwardAnswer, cut: Fraction) -> bool:
        """Raise what is proven by the bound at a cut; whether it rose."""
        answer: AwardAnswer | None = found
        if len(self._fixed) < len(self.part.rules):
            without = replace(with_cut(self.part, self.supplier, cut), rules=self._fixed)
            answer = self._attempts.at(without, gap=0.0, part=0.5)
        if answer is None or answer.outcome.bound is None:
            return False
        bound = answer.outcome.bound if answer.certificate is None else answer.certificate.bound
        assert bound is not None
        short = max(Fraction(0), self.aim + self._pennies - Fraction(bound)) + NOISE
        proven = cut - short / self.least
        if proven <= self.low:
            return False
        self.low = proven
        return True

    def _why_open(self) -> str:
        """Say why the two ends are not together; nothing where they are."""
        if self.high is None:
            return f"No cut up to {float(LARGEST_CUT):.0%} makes it win."
        if self.high - self.low <= PRECISION:
            return ""
        if not self.high:
            return "An award that uses it is as cheap without any cut: the recommended one is not proven the best."
        if len(self._fixed) < len(self.part.rules):
            return "Rules on shares of spend move with the price; what holds without them is proven."
        return "The bound within these limits proves no more."


def _may_get_harder(rule: Rule) -> bool:
    """Whether a lower price can make a rule harder to keep."""
    if isinstance(rule, AmountLimit):
        return rule.of == "spend" and rule.least is not None
    return isinstance(rule, ShareLimit) and rule.of == "spend"


def _winners_then(
    instance: AwardInstance, part: AwardInstance, today: AwardSolution, then: AwardSolution
) -> tuple[str, ...]:
    """Return who sells on new terms where one part of the case changes and the rest stays."""
    before = inside(part, today)
    purchases = tuple(one for one in today.purchases if one not in set(before.purchases))
    bundles = tuple(name for name in today.bundles if name not in before.bundles)
    rest = new_terms_suppliers(instance, AwardSolution(purchases, bundles))
    return tuple(sorted({*rest, *new_terms_suppliers(part, then)}))
