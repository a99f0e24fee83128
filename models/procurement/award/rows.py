"""How rows are put together: sums of columns, their coefficients, and links between quantities and decisions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

import pulp

from models.names import NameBook
from models.procurement.award.layout import Column, Layout
from models.procurement.award.offers import Bundle
from models.procurement.award.rules import Filter
from models.procurement.award.variables import AwardVariables, content_in
from models.procurement.exact import MILLIONTHS

PENCE_A_POUND = 100
"""Rows of money stand in pounds and rows of quantity in units of the items: coefficients of middling size [pence]."""

Term = tuple[pulp.LpVariable, float]


def total(terms: Iterable[Term], constant: float = 0.0) -> pulp.LpAffineExpression:
    """Return the sum of coefficients times variables; a variable may occur more than once."""
    sums: dict[pulp.LpVariable, float] = {}
    for variable, coefficient in terms:
        sums[variable] = sums.get(variable, 0.0) + coefficient
    return pulp.LpAffineExpression(sums, constant)


class Rows:
    """Adds rows to a problem, each under its family's name.

    Parameters
    ----------
    problem
        Where they are added.
    names
        The names of the model.
    variables
        The variables of the model.
    """

    def __init__(self, problem: pulp.LpProblem, names: NameBook, variables: AwardVariables) -> None:
        self.problem = problem
        self.names = names
        self.variables = variables
        self.layout: Layout = variables.layout
        self.instance = variables.layout.instance

    def at_most(
        self, left: Iterable[Term], most: float, family: str, *parts: str | int, than: Iterable[Term] = ()
    ) -> None:
        """Add the row that a sum is at most a number plus another sum."""
        terms = [*left, *((variable, -coefficient) for variable, coefficient in than)]
        self.problem += total(terms) <= most, self.names.name(family, *parts)

    def at_least(
        self, left: Iterable[Term], least: float, family: str, *parts: str | int, than: Iterable[Term] = ()
    ) -> None:
        """Add the row that a sum is at least a number plus another sum."""
        terms = [*left, *((variable, -coefficient) for variable, coefficient in than)]
        self.problem += total(terms) >= least, self.names.name(family, *parts)

    def equals(self, left: Iterable[Term], value: float, family: str, *parts: str | int) -> None:
        """Add the row that a sum is a number."""
        self.problem += total(left) == value, self.names.name(family, *parts)

    def column(self, place: int) -> Column:
        """Return a column by its place."""
        return self.layout.columns[place]

    def volume(self, columns: Iterable[int]) -> list[Term]:
        """Return what some columns supply [units of the items]."""
        return [(self.variables.share[at], float(self.column(at).quantity)) for at in columns]

    def spend(self, columns: Iterable[int]) -> list[Term]:
        """Return what some columns count as spend [GBP]."""
        return [
            (self.variables.share[at], float(self.column(at).paid * self.column(at).quantity / PENCE_A_POUND))
            for at in columns
        ]

    def bundle_volume(self, cells: set[tuple[str, str]], suppliers: set[str]) -> list[Term]:
        """Return what bundles of some suppliers supply for some trusts and items [units of the items]."""
        return [
            (self.variables.bundle[place], inside / MILLIONTHS)
            for place, bundle in enumerate(self.instance.bundles)
            if bundle.supplier in suppliers and (inside := content_in(bundle, cells))
        ]

    def bundle_spend(self, cells: set[tuple[str, str]], suppliers: set[str]) -> list[Term]:
        """Return what bundles of some suppliers count as spend for some trusts and items, split by quantity [GBP]."""
        return [
            (self.variables.bundle[place], float(Fraction(bundle.price * inside, _all_of(bundle) * PENCE_A_POUND)))
            for place, bundle in enumerate(self.instance.bundles)
            if bundle.supplier in suppliers and (inside := content_in(bundle, cells))
        ]

    def carbon(self, where: Filter) -> list[Term]:
        """Return what the purchases that a filter means emit, bundles split by quantity [tonnes of CO2e]."""
        instance = self.instance
        cells = {cell for cell in instance.need_of if instance.is_about_need(where, *cell)}
        terms = [
            (self.variables.share[at], float(carbon * self.column(at).quantity / MILLIONTHS))
            for at in self.layout.matching(where)
            if (carbon := instance.offers[self.column(at).offer].carbon)
        ]
        terms += [
            (self.variables.bundle[place], float(bundle.carbon * inside / (_all_of(bundle) * MILLIONTHS)))
            for place, bundle in enumerate(instance.bundles)
            if bundle.carbon
            and instance.is_about_supplier(where, bundle.supplier)
            and (inside := content_in(bundle, cells))
        ]
        return terms

    def of_suppliers(self, columns: Iterable[int], suppliers: set[str]) -> list[int]:
        """Return those of some columns that are of some suppliers."""
        return [at for at in columns if self.instance.offers[self.column(at).offer].supplier in suppliers]

    def of_cells(self, columns: Iterable[int], cells: set[tuple[str, str]]) -> list[int]:
        """Return those of some columns that are for some trusts and items."""
        needs = self.instance.needs
        return [at for at in columns if (needs[self.column(at).need].trust, needs[self.column(at).need].item) in cells]

    def new_terms(self, columns: Iterable[int]) -> list[int]:
        """Return those of some columns that are not present terms."""
        return [at for at in columns if not self.instance.offers[self.column(at).offer].present]

    def delivery_cells(self, trust: str, period: str | None) -> set[tuple[str, str]]:
        """Return the needs that a delivery is about: all of a trust, or those of one period."""
        items = self.instance.item_of
        own = (cells for (name, _), cells in self.instance.cells_of_place.items() if name == trust)
        return {cell for cells in own for cell in cells if period in {None, items[cell[1]].period}}

    def link_needs(self, columns: Sequence[int], decision: pulp.LpVariable, family: str, *parts: str | int) -> None:
        """Let some columns supply only where a decision is taken: one row a need, tight in what they can supply."""
        by_need: dict[int, list[int]] = {}
        for at in columns:
            by_need.setdefault(self.column(at).need, []).append(at)
        for need, group in by_need.items():
            by_tier: dict[int, Fraction] = {}
            for at in group:
                by_tier[self.column(at).offer] = max(
                    by_tier.get(self.column(at).offer, Fraction(0)), self.column(at).most
                )
            whole = Fraction(self.instance.needs[need].quantity, self.column(group[0]).unit)
            most = min(whole, sum(by_tier.values(), Fraction(0)))
            terms = [(self.variables.share[at], 1.0) for at in group]
            cell = (self.instance.needs[need].trust, self.instance.needs[need].item)
            self.at_most(terms, 0.0, family, *parts, *cell, than=[(decision, float(most))])

    def link(self, columns: Sequence[int], decision: pulp.LpVariable, family: str, *parts: str | int) -> None:
        """As :meth:`link_needs`, by way of the tiers of a schedule where all its columns are among those meant.

        Where every column of a schedule is meant, each is already tied to its tier, so one row that ties the tiers to
        the decision says as much as a row for each need.
        """
        meant = set(columns)
        left = set(meant)
        schedules = sorted({self.column(at).schedule for at in columns if self.column(at).schedule >= 0})
        for schedule in schedules:
            tiers = range(len(self.instance.schedules[schedule].tiers))
            inside = [at for tier in tiers for at in self.layout.of_tier.get((schedule, tier), ())]
            if meant.issuperset(inside):
                left.difference_update(inside)
                terms = [(self.variables.tier[schedule, tier], 1.0) for tier in tiers]
                name = self.instance.schedules[schedule].name
                self.at_most(terms, 0.0, family, *parts, "tiers", name, than=[(decision, 1.0)])
        self.link_needs([at for at in columns if at in left], decision, family, *parts)


def _all_of(bundle: Bundle) -> int:
    return sum(quantity for *_, quantity in bundle.contents)
