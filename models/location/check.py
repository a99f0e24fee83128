"""The independent check of an answer to a facility location problem: from the decisions and the data alone."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from models.location.instance import LocationInstance
from models.location.solution import LocationSolution
from models.protocol import Certificate, Violation


def cost(instance: LocationInstance, solution: LocationSolution) -> Fraction:
    """Return what an answer costs [smallest unit of money], exactly.

    Parameters
    ----------
    instance
        The data.
    solution
        An answer that uses possible pairs only.

    Raises
    ------
    ValueError
        If the answer uses a pair that is not possible, which has no cost.
    """
    total = Fraction(sum(instance.opening_cost[facility] for facility in solution.opened))
    for (customer, facility), share in solution.shares.items():
        each = instance.service_cost[customer][facility]
        if each is None:
            msg = f"{instance.facilities[facility]} cannot serve {instance.customers[customer]}"
            raise ValueError(msg)
        total += each * share
    return total


def check(instance: LocationInstance, solution: LocationSolution) -> list[Violation]:
    """Return every rule that an answer breaks; none for one that may be told.

    Parameters
    ----------
    instance
        The data.
    solution
        The decisions.
    """
    return [
        *_pairs_that_are_not_possible(instance, solution),
        *_demand_that_is_not_met(instance, solution),
        *_service_from_closed(instance, solution),
        *_capacity_that_is_not_kept(instance, solution),
    ]


def certify(instance: LocationInstance, solution: LocationSolution, bound: Fraction | None) -> Certificate:
    """Return what is known of an answer: its cost recomputed, the bound, and the rules it breaks.

    Parameters
    ----------
    instance
        The data.
    solution
        The decisions.
    bound
        A proven lower bound on the cost of every answer [smallest unit of money]; ``None`` where there is none.
    """
    violations = check(instance, solution)
    impossible = any(violation.rule == "pair_is_possible" for violation in violations)
    total = Fraction(0) if impossible else cost(instance, solution)
    if bound is not None and not violations and bound > total:
        violations = [Violation("bound_is_below_cost", (), "the bound contradicts the answer", bound - total)]
    return Certificate(total, bound, tuple(violations))


def _pairs_that_are_not_possible(instance: LocationInstance, solution: LocationSolution) -> Iterator[Violation]:
    for (customer, facility), share in solution.shares.items():
        where = (instance.customers[customer], instance.facilities[facility])
        if instance.service_cost[customer][facility] is None:
            yield Violation("pair_is_possible", where, f"{where[1]} cannot serve {where[0]}", share)
        if share < 0 or share > 1:
            yield Violation("share_is_a_part", where, f"{where[0]} has a share of {share} from {where[1]}", abs(share))
        elif instance.single_source and share not in {0, 1}:
            yield Violation("source_is_single", where, f"{where[0]} has only {share} from {where[1]}", share)


def _demand_that_is_not_met(instance: LocationInstance, solution: LocationSolution) -> Iterator[Violation]:
    served = [Fraction(0)] * len(instance.customers)
    for (customer, _), share in solution.shares.items():
        served[customer] += share
    for name, total in zip(instance.customers, served, strict=True):
        if total != 1:
            yield Violation("demand_is_met", (name,), f"{name} is served {total} times over", abs(total - 1))


def _service_from_closed(instance: LocationInstance, solution: LocationSolution) -> Iterator[Violation]:
    opened = set(solution.opened)
    for (customer, facility), share in solution.shares.items():
        if share and facility not in opened:
            where = (instance.customers[customer], instance.facilities[facility])
            yield Violation("service_needs_open", where, f"{where[1]} is closed and serves {where[0]}", share)


def _capacity_that_is_not_kept(instance: LocationInstance, solution: LocationSolution) -> Iterator[Violation]:
    load = [Fraction(0)] * len(instance.facilities)
    for (customer, facility), share in solution.shares.items():
        load[facility] += instance.demand[customer] * share
    for name, used, capacity in zip(instance.facilities, load, instance.capacity, strict=True):
        if used > capacity:
            message = f"{name} serves {used} and can serve {capacity}"
            yield Violation("capacity_is_kept", (name,), message, used - capacity)
