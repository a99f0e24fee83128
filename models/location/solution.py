"""An answer to a facility location problem: the decisions, exact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from models.location.constraints import LocationModel
from models.location.instance import LocationInstance
from models.tolerances import nearest_whole


@dataclass(frozen=True)
class LocationSolution:
    """Which facilities are open, and who is served from where.

    Parameters
    ----------
    opened
        Open facilities, by their places in the list, sorted.
    shares
        Share of a customer that a facility serves, by their places in the lists, above 0 [fraction].
    """

    opened: tuple[int, ...]
    shares: Mapping[tuple[int, int], Fraction]

    @classmethod
    def of_assignment(cls, assignment: tuple[int, ...]) -> LocationSolution:
        """Return the answer in which each customer has one source and nothing is open without need.

        Parameters
        ----------
        assignment
            For each customer its facility's place in the list.
        """
        shares = {(customer, facility): Fraction(1) for customer, facility in enumerate(assignment)}
        return cls(tuple(sorted(set(assignment))), shares)


def read_solution(model: LocationModel, instance: LocationInstance) -> LocationSolution:
    """Read the answer that a solved model carries.

    A solver's shares are a little off. Single-source ones are whole by definition; of split ones each becomes a whole
    number of the smallest unit of quantity over the customer's need, as some best answer has them for given open
    facilities.

    Parameters
    ----------
    model
        A solved model.
    instance
        The data it was built from.

    Raises
    ------
    ValueError
        If a whole-number variable has a value that stands for no whole number.
    """
    shares: dict[tuple[int, int], Fraction] = {}
    for (customer, facility), variable in model.variables.share.items():
        if instance.single_source:
            share = Fraction(nearest_whole(variable.varValue))
        else:
            steps = max(1, instance.demand[customer])
            share = Fraction(round(variable.varValue * steps), steps)
        if share:
            shares[customer, facility] = share
    # A facility that costs nothing and can do nothing stands in no row, and has no value.
    opened = {place for place, variable in model.variables.is_open.items() if nearest_whole(variable.varValue or 0.0)}
    return LocationSolution(tuple(sorted(opened)), shares)


def carry(model: LocationModel, solution: LocationSolution) -> None:
    """Let the variables of a model carry an answer, to be started from or to be held against its rows.

    Parameters
    ----------
    model
        The model.
    solution
        The answer.
    """
    opened = set(solution.opened)
    for place, variable in model.variables.is_open.items():
        variable.varValue = float(place in opened)
    for pair, variable in model.variables.share.items():
        variable.varValue = float(solution.shares.get(pair, 0))
