"""The recommended award with its lines priced, and what they add up to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from optimiser.audit.award.bought import Needs
from optimiser.audit.award.offered import Offered, attributes_of
from optimiser.audit.award.settings import Rule
from optimiser.audit.award.tiers import MILLION, Schedule
from optimiser.audit.reading import RunRecord
from optimiser.money import round_half_up


@dataclass(frozen=True)
class Line:
    """One line of the award.

    Parameters
    ----------
    trust, lot, item, supplier, offer, bundle
        Who buys what of whom, on which offer; ``bundle`` is empty where it is in none.
    millionths
        How much [millionths of the unit].
    price
        What a unit is charged; in a bundle the price its own offer names [pence per unit].
    spend
        What it counts as spend where a rule asks: a share paid back is taken off, other rebates are not; a bundle is
        split by quantity [pence].
    grams
        What it emits [grams of CO2e].
    is_new
        Whether it is bought on new terms.
    charged, rebate, delivery
        In whole pence [pence].
    """

    trust: str
    lot: str
    item: str
    supplier: str
    offer: str
    bundle: str
    millionths: int
    price: Fraction
    spend: Fraction
    grams: Fraction
    is_new: bool
    charged: int = 0
    rebate: int = 0
    delivery: int = 0

    @property
    def cost(self) -> int:
        """What is paid for it in a full year [pence]."""
        return self.charged - self.rebate + self.delivery


@dataclass(frozen=True)
class Award:
    """The recommended award of a run.

    Parameters
    ----------
    run
        The run.
    needs, offered, schedules
        What was to be decided.
    rules
        What the scenario asks of it.
    costs
        Fixed costs by supplier and kind [pence].
    lines
        What is bought; a line of the run folder on an offer that there is not is left out.
    totals
        What counts towards each schedule, by its name [millionths, or pence at list prices].
    paid_back
        What comes back by schedule, exact [pence].
    """

    run: RunRecord
    needs: Needs
    offered: Offered
    schedules: tuple[Schedule, ...]
    rules: tuple[Rule, ...]
    costs: dict[tuple[str, str], int]
    lines: tuple[Line, ...] = ()
    totals: dict[str, Fraction] = field(default_factory=dict)
    paid_back: dict[str, Fraction] = field(default_factory=dict)

    @cached_property
    def attributes(self) -> dict[str, set[str]]:
        """What rules may ask of each supplier."""
        return attributes_of(self.run)

    @cached_property
    def years(self) -> int:
        """Over how many years costs paid once are spread [years]."""
        return int(self.run.setting("buying", "one_off_years"))

    @cached_property
    def trusts(self) -> list[str]:
        """The trusts that need anything."""
        return sorted({trust for trust, _ in self.needs.cells})

    @cached_property
    def suppliers(self) -> set[str]:
        """Who sells today or offers."""
        today = {row.supplier for rows in self.needs.cells.values() for row in rows}
        bundled = {row["supplier"] for bundle in self.offered.bundles.values() for row in bundle.rows.values()}
        return today | bundled | {row["supplier"] for row in self.offered.singles.values()}

    @cached_property
    def incumbents(self) -> dict[tuple[str, str], set[str]]:
        """Who supplies today, by trust and lot."""
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for (trust, item), rows in self.needs.cells.items():
            found[trust, self.offered.lots[item]] |= {row.supplier for row in rows}
        return dict(found)

    @cached_property
    def one_offs(self) -> dict[tuple[str, str, str], int]:
        """What is paid once by kind, supplier and trust, as stated; a trust pays for a supplier new to it [pence]."""
        pairs = {(line.supplier, line.trust) for line in self.lines if line.is_new}
        found = {("activation", supplier, ""): self.costs.get((supplier, "activation"), 0) for supplier, _ in pairs}
        for supplier, trust in pairs:
            if supplier not in self.needs.suppliers(trust):
                found["switching", supplier, trust] = self.costs.get((supplier, "switching"), 0)
        return {key: pence for key, pence in found.items() if pence}

    def weighing(self, pence: int) -> int:
        """Return what a cost paid once weighs in one year [pence]."""
        return round_half_up(Fraction(pence, self.years))

    @cached_property
    def once(self) -> int:
        """What is paid once, as far as it weighs in one year [pence]."""
        return sum(self.weighing(pence) for pence in self.one_offs.values())

    @cached_property
    def recommended(self) -> int:
        """What the award costs, costs paid once in [pence]."""
        return sum(line.cost for line in self.lines) + self.once

    @cached_property
    def exact(self) -> Fraction:
        """The same before any rounding of lines and rebates [pence]."""
        single = sum((line.price * line.millionths / MILLION for line in self.lines if not line.bundle), Fraction(0))
        bundled = sum(line.charged for line in self.lines if line.bundle)
        back = sum(self.paid_back.values(), Fraction(0))
        return single + bundled - back + sum(line.delivery for line in self.lines) + self.once

    @cached_property
    def savings(self) -> dict[tuple[str, str], int]:
        """What each trust pays less for each item in a full year [pence]."""
        found = {cell: self.needs.pence(cell) for cell in self.needs.cells}
        for line in self.lines:
            found[line.trust, line.item] = found.get((line.trust, line.item), 0) - line.cost
        return found

    @cached_property
    def baseline(self) -> int:
        """What the needs cost today [pence]."""
        return sum(self.needs.pence(cell) for cell in self.needs.cells)
