"""The rules of facility location, one function each."""

from __future__ import annotations

from dataclasses import dataclass

import pulp

from models.location.instance import LocationInstance
from models.protocol import Model


@dataclass(frozen=True)
class LocationVariables:
    r"""What is decided.

    Parameters
    ----------
    is_open
        :math:`y_j`, whether each facility is open, by its place in the list.
    share
        :math:`x_{ij}`, the share of a customer that a facility serves, by their places in the lists.
    """

    is_open: dict[int, pulp.LpVariable]
    share: dict[tuple[int, int], pulp.LpVariable]


LocationModel = Model[LocationVariables]


def demand_is_met(model: LocationModel, instance: LocationInstance) -> None:
    r"""
    Serve every customer wholly.

    .. math:: \sum_{j : (i, j) \in P} x_{ij} = 1 \qquad \forall i \in I
    """
    served: dict[int, list[pulp.LpVariable]] = {customer: [] for customer in range(len(instance.customers))}
    for (customer, _), share in model.variables.share.items():
        served[customer].append(share)
    for customer, shares in served.items():
        row = pulp.lpSum(shares) == 1
        model.problem.addConstraint(row, model.names.name("demand_is_met", instance.customers[customer]))


def service_needs_open(model: LocationModel, instance: LocationInstance) -> None:
    r"""
    Let a facility serve only where it is open.

    .. math:: x_{ij} \le y_j \qquad \forall (i, j) \in P

    One row for each pair: the capacity row alone would say the same of whole numbers, but its linear relaxation opens a
    facility only as far as it is used.
    """
    for (customer, facility), share in model.variables.share.items():
        name = model.names.name("service_needs_open", instance.customers[customer], instance.facilities[facility])
        model.problem.addConstraint(share - model.variables.is_open[facility] <= 0, name)


def capacity_is_kept(model: LocationModel, instance: LocationInstance) -> None:
    r"""
    Serve no more from a facility than it can.

    .. math:: \sum_{i : (i, j) \in P} d_i x_{ij} \le k_j y_j \qquad \forall j \in J
    """
    load: dict[int, list[pulp.LpAffineExpression]] = {facility: [] for facility in range(len(instance.facilities))}
    for (customer, facility), share in model.variables.share.items():
        load[facility].append(instance.demand[customer] * share)
    for facility, terms in load.items():
        row = pulp.lpSum(terms) - instance.capacity[facility] * model.variables.is_open[facility] <= 0
        model.problem.addConstraint(row, model.names.name("capacity_is_kept", instance.facilities[facility]))


def open_capacity_covers_demand(model: LocationModel, instance: LocationInstance) -> None:
    r"""
    Open enough capacity for everybody together.

    .. math:: \sum_{j \in J} k_j y_j \ge \sum_{i \in I} d_i

    It follows from the other rules; said by itself it lets a solver cut on the facilities alone.
    """
    opened = model.variables.is_open
    capacity = pulp.lpSum(instance.capacity[facility] * opened[facility] for facility in opened)
    model.problem.addConstraint(capacity >= sum(instance.demand), model.names.name("open_capacity_covers_demand"))


FAMILIES = (demand_is_met, capacity_is_kept, service_needs_open, open_capacity_covers_demand)
"""Every constraint family of the build."""
