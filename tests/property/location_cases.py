"""Random small location problems, and their best cost by trying everything."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import combinations, product
from typing import Any

import networkx as nx
from hypothesis import strategies as st

from models.location.instance import LocationInstance


@st.composite
def instances(draw: st.DrawFn, *, single_source: bool) -> LocationInstance:
    """Draw two to four facilities and one to five customers; needs of 0, ties and impossible pairs among them."""
    facilities = draw(st.integers(2, 4))
    customers = draw(st.integers(1, 4 if single_source and facilities == 4 else 5))
    cost = st.one_of(st.integers(0, 30), st.integers(0, 3), st.none()) if draw(st.booleans()) else st.integers(0, 30)
    return LocationInstance(
        facilities=tuple(f"f{place}" for place in range(facilities)),
        customers=tuple(f"c{place}" for place in range(customers)),
        opening_cost=tuple(draw(st.lists(st.integers(0, 40), min_size=facilities, max_size=facilities))),
        capacity=tuple(draw(st.lists(st.integers(0, 25), min_size=facilities, max_size=facilities))),
        demand=tuple(draw(st.lists(st.integers(0, 12), min_size=customers, max_size=customers))),
        service_cost=tuple(
            tuple(draw(st.lists(cost, min_size=facilities, max_size=facilities))) for _ in range(customers)
        ),
        single_source=single_source,
    )


def best_cost(instance: LocationInstance) -> Fraction | None:
    """Return the least cost, or ``None`` where there is no answer, by trying everything."""
    costs = _single_source_costs(instance) if instance.single_source else _split_costs(instance)
    return min(costs, default=None)


def _single_source_costs(instance: LocationInstance) -> list[Fraction]:
    """Return the cost of every assignment that keeps the capacities."""
    costs = []
    for assignment in product(range(len(instance.facilities)), repeat=len(instance.customers)):
        each = [row[place] for row, place in zip(instance.service_cost, assignment, strict=True)]
        load = [0] * len(instance.facilities)
        for place, need in zip(assignment, instance.demand, strict=True):
            load[place] += need
        if all(cost is not None for cost in each) and all(
            used <= most for used, most in zip(load, instance.capacity, strict=True)
        ):
            opening = sum(instance.opening_cost[place] for place in set(assignment))
            costs.append(Fraction(opening + sum(cost for cost in each if cost is not None)))
    return costs


def _split_costs(instance: LocationInstance) -> list[Fraction]:
    """Return for every choice of open facilities the least cost, by a flow of networkx in whole numbers."""
    places = range(len(instance.facilities))
    costs = [
        _flow_cost(instance, chosen) for size in range(1, len(places) + 1) for chosen in combinations(places, size)
    ]
    return [cost for cost in costs if cost is not None]


def _flow_cost(instance: LocationInstance, opened: tuple[int, ...]) -> Fraction | None:
    scale = math.lcm(*(need for need in instance.demand if need), 1)
    graph: nx.DiGraph[Any] = nx.DiGraph()
    graph.add_node("source", demand=-sum(instance.demand))
    free = 0
    for place in opened:
        graph.add_edge("source", ("f", place), capacity=instance.capacity[place], weight=0)
    for customer, need in enumerate(instance.demand):
        possible = [(place, instance.service_cost[customer][place]) for place in opened]
        costs = {place: cost for place, cost in possible if cost is not None}
        if not costs:
            return None
        if not need:
            free += min(costs.values())
            continue
        graph.add_node(("c", customer), demand=need)
        for place, cost in costs.items():
            graph.add_edge(("f", place), ("c", customer), weight=cost * scale // need, capacity=need)
    try:
        flow = nx.network_simplex(graph)[0]
    except nx.NetworkXUnfeasible:
        return None
    return Fraction(flow, scale) + free + sum(instance.opening_cost[place] for place in opened)
