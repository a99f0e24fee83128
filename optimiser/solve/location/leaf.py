"""A small part of a single-source problem, solved by its definition: the PuLP build of what is left."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from models.location.build import build, total_cost
from models.location.instance import LocationInstance
from models.location.solution import LocationSolution, read_solution
from optimiser.solve.highs import solve_problem
from optimiser.solve.limits import Limits
from optimiser.solve.location.relaxation import Part
from optimiser.solve.outcome import Outcome


@dataclass(frozen=True)
class Leaf:
    """What is known of a small part.

    Parameters
    ----------
    outcome
        How the solve ended.
    solution
        Its best answer below the limit, in the places of the whole instance; ``None`` where it has none.
    """

    outcome: Outcome
    solution: LocationSolution | None


def solve_leaf(instance: LocationInstance, part: Part, below: float, limits: Limits) -> Leaf:
    """Solve a part through the build of what is left of the instance.

    Parameters
    ----------
    instance
        The whole instance.
    part
        The part.
    below
        Only answers of at most this cost are wanted [smallest unit of money]; may be infinite.
    limits
        When to stop.
    """
    places = [int(place) for place in np.flatnonzero(part.may_open)]
    left = restricted(instance, part, places)
    model = build(left)
    for place, whole in enumerate(places):
        if part.must_open[whole]:
            model.variables.is_open[place].lowBound = 1
    if np.isfinite(below):
        model.problem.addConstraint(total_cost(model, left) <= below, model.names.name("cost_is_below"))
    outcome = solve_problem(model.problem, limits)
    if not outcome.has_solution:
        return Leaf(outcome, None)
    answer = read_solution(model, left)
    # A facility may have to be open in the part and yet be of no use to the answer.
    used = {facility for _, facility in answer.shares} if instance.single_source else set(answer.opened)
    shares = {(customer, places[facility]): share for (customer, facility), share in answer.shares.items()}
    return Leaf(outcome, LocationSolution(tuple(sorted(places[facility] for facility in used)), shares))


def restricted(instance: LocationInstance, part: Part, places: list[int]) -> LocationInstance:
    """Return the instance of some facilities and of the pairs that a part leaves.

    Parameters
    ----------
    instance
        The whole instance.
    part
        The part.
    places
        The facilities kept, by their places.
    """
    service = tuple(
        tuple(row[place] if part.pairs[place, customer] else None for place in places)
        for customer, row in enumerate(instance.service_cost)
    )
    return replace(
        instance,
        facilities=tuple(instance.facilities[place] for place in places),
        opening_cost=tuple(instance.opening_cost[place] for place in places),
        capacity=tuple(instance.capacity[place] for place in places),
        service_cost=service,
    )
