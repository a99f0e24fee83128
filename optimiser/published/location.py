"""Facility location instances: single-source ones of Holmberg, and the OR-Library's capacitated warehouses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from models.location.instance import LocationInstance
from models.location.solution import LocationSolution
from optimiser.errors import UsageError
from optimiser.published.decimals import decimal_scale
from optimiser.published.number_list import NumberList

_MOST = 100_000


@dataclass(frozen=True)
class PublishedLocation:
    """An instance as the location model takes it.

    Parameters
    ----------
    instance
        The data in whole numbers.
    scale
        How many of its smallest unit of money make one unit of the file's.
    """

    instance: LocationInstance
    scale: int

    def objective(self, cost: Fraction) -> Fraction:
        """Turn a cost of the instance into the file's unit.

        Parameters
        ----------
        cost
            In the instance's smallest unit of money.
        """
        return cost / self.scale


def read_single_source(path: Path) -> PublishedLocation:
    """Read a single-source instance in the layout of Holmberg, Rönnqvist and Yuan [1]_.

    The number of facilities and of customers; for each facility its capacity and its opening cost; the customers'
    needs; for each facility the cost of serving all of each customer.

    Parameters
    ----------
    path
        The file.

    Raises
    ------
    PublishedFileError
        If the file is not what the format says.

    References
    ----------
    .. [1] K. Holmberg, M. Rönnqvist and D. Yuan, An exact algorithm for the capacitated facility location problems with
       single sourcing, European Journal of Operational Research 113, 1999, 544-559.
    """
    numbers = NumberList(path)
    facilities = numbers.count("the number of facilities", _MOST)
    customers = numbers.count("the number of customers", _MOST)
    capacity, opening = [], []
    for place in range(facilities):
        capacity.append(numbers.number(f"the capacity of facility {place}"))
        opening.append(numbers.number(f"the opening cost of facility {place}"))
    demand = [numbers.number(f"the need of customer {place}") for place in range(customers)]
    service = [
        [numbers.number(f"the cost of customer {customer} at facility {place}") for customer in range(customers)]
        for place in range(facilities)
    ]
    numbers.end()
    return _published(opening, capacity, demand, list(zip(*service, strict=True)), single_source=True)


def read_warehouses(path: Path, capacity: int | None = None) -> PublishedLocation:
    """Read an instance of the OR-Library's capacitated warehouse location [1]_; customers may be split.

    The number of warehouses and of customers; for each warehouse its capacity and its opening cost; for each customer
    its need and the cost of serving all of it from each warehouse. The large files have the word ``capacity`` for a
    capacity that is given apart.

    Parameters
    ----------
    path
        The file.
    capacity
        What stands for the word ``capacity``.

    Raises
    ------
    PublishedFileError
        If the file is not what the format says.
    UsageError
        If a capacity is missing, or given for a file that has its own.

    References
    ----------
    .. [1] J. E. Beasley, OR-Library: distributing test problems by electronic mail, Journal of the Operational Research
       Society 41, 1990, 1069-1072; the format stands on its page "capinfo".
    """
    numbers = NumberList(path)
    facilities = numbers.count("the number of warehouses", _MOST)
    customers = numbers.count("the number of customers", _MOST)
    capacities, opening, asked = [], [], False
    for place in range(facilities):
        what = f"the capacity of warehouse {place}"
        word = numbers.word(what)
        if word.lower() == "capacity":
            asked = True
            if capacity is None:
                message = f"{path.name} leaves its capacities open."
                raise UsageError(message, "Give them with --capacity N, such as 8000 for capa.")
            capacities.append(Decimal(capacity))
        else:
            capacities.append(numbers.as_number(word, what))
        opening.append(numbers.number(f"the opening cost of warehouse {place}"))
    if capacity is not None and not asked:
        raise UsageError(f"{path.name} has capacities of its own.", "Leave --capacity out.")
    demand, service = [], []
    for customer in range(customers):
        demand.append(numbers.number(f"the need of customer {customer}"))
        row = [numbers.number(f"the cost of customer {customer} at warehouse {place}") for place in range(facilities)]
        service.append(row)
    numbers.end()
    return _published(opening, capacities, demand, service, single_source=False)


def _published(
    opening: Sequence[Decimal],
    capacity: Sequence[Decimal],
    demand: Sequence[Decimal],
    service: Sequence[Sequence[Decimal]],
    *,
    single_source: bool,
) -> PublishedLocation:
    """Return the instance in whole numbers."""
    money = decimal_scale([*opening, *(cost for row in service for cost in row)])
    quantity = decimal_scale([*capacity, *demand])
    instance = LocationInstance(
        facilities=tuple(str(place) for place in range(len(capacity))),
        customers=tuple(str(place) for place in range(len(demand))),
        opening_cost=_whole(opening, money),
        capacity=_whole(capacity, quantity),
        demand=_whole(demand, quantity),
        service_cost=tuple(_whole(row, money) for row in service),
        single_source=single_source,
    )
    return PublishedLocation(instance, money)


def _whole(values: Sequence[Decimal], scale: int) -> tuple[int, ...]:
    return tuple(int(value * scale) for value in values)


def location_solution(published: PublishedLocation, solution: LocationSolution) -> dict[str, Any]:
    """Return an answer as the format's solution file has it: facilities and customers are numbered from 0.

    Parameters
    ----------
    published
        The instance.
    solution
        The answer.
    """
    if published.instance.single_source:
        return {"assign": [facility for _, facility in sorted(solution.shares)]}
    flow = [[customer, facility, float(share)] for (customer, facility), share in sorted(solution.shares.items())]
    return {"open": list(solution.opened), "flow": flow}
