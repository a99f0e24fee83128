"""What every problem offers and the solve layer relies on: instance, model, solution, violations, certificate."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Generic, Protocol, TypeVar

import pulp

from models.names import NameBook
from models.tolerances import FEASIBILITY, INTEGRALITY

VariablesT = TypeVar("VariablesT")


class Instance(Protocol):
    """The data of one problem: a frozen dataclass that checked itself and is varied with ``dataclasses.replace``."""

    def __post_init__(self) -> None:
        """Refuse data that is no instance, with a :class:`ValueError`."""


class Solution(Protocol):
    """The decisions of one answer: a frozen dataclass, exact, without any figure that follows from them."""


@dataclass
class Model(Generic[VariablesT]):
    """One build of a problem: its rows and columns in PuLP, and what their names stand for.

    Parameters
    ----------
    problem
        The mathematics; its variables carry the values of the last answer.
    variables
        The problem's variables by what they decide, in the shape the problem's build chooses.
    names
        Names of rows and columns, and back.
    """

    problem: pulp.LpProblem
    variables: VariablesT
    names: NameBook = field(default_factory=NameBook)

    def broken_rows(self) -> list[str]:
        """Return the names of the rows that the values carried by the variables break, and of variables out of range.

        A row counts as broken beyond :data:`models.tolerances.FEASIBILITY`.
        """
        broken = [row.name for row in self.problem.constraints() if not _holds(row)]
        return broken + [variable.name for variable in self.problem.variables() if not _is_in_range(variable)]


def _holds(row: pulp.LpConstraint) -> bool:
    terms = [value * variable.varValue for variable, value in row.items()]
    slack = sum(terms) + row.constant
    allowed = FEASIBILITY * max([1.0, abs(row.constant), *map(abs, terms)])
    if row.sense == pulp.LpConstraintLE:
        return bool(slack <= allowed)
    return bool(slack >= -allowed if row.sense == pulp.LpConstraintGE else abs(slack) <= allowed)


def _is_in_range(variable: pulp.LpVariable) -> bool:
    value = variable.varValue
    whole = variable.cat != pulp.LpInteger or abs(value - round(value)) <= INTEGRALITY
    low = variable.lowBound is None or value >= variable.lowBound - FEASIBILITY
    high = variable.upBound is None or value <= variable.upBound + FEASIBILITY
    return whole and low and high


@dataclass(frozen=True)
class Violation:
    """One rule that a solution breaks.

    Parameters
    ----------
    rule
        Name of the constraint family, as its function is called.
    where
        What it is about, such as the codes of a trust and an item.
    message
        What is wrong, in words.
    amount
        By how much [units of the rule]; exact; 0 where it cannot be counted.
    """

    rule: str
    where: tuple[str, ...]
    message: str
    amount: Fraction = Fraction(0)


@dataclass(frozen=True)
class Certificate:
    """What is known of an answer without trusting whoever found it.

    Parameters
    ----------
    cost
        The objective recomputed from the decisions alone [smallest unit of the instance]; exact.
    bound
        A proven bound on it, from below where it is minimised [same unit]; ``None`` where there is none.
    violations
        The rules it breaks; empty for an answer that may be published.
    """

    cost: Fraction
    bound: Fraction | None
    violations: tuple[Violation, ...]

    @property
    def holds(self) -> bool:
        """Whether no rule is broken."""
        return not self.violations

    @property
    def gap(self) -> float | None:
        """How far the answer may be from the best one, as a part of its own cost; ``None`` without a bound."""
        if self.bound is None:
            return None
        distance = abs(self.cost - self.bound)
        if self.cost == 0:
            return 0.0 if distance == 0 else float("inf")
        return float(distance / abs(self.cost))
