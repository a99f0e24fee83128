"""The data of a facility location problem."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class LocationInstance:
    """Facilities with opening cost and capacity, customers with a need, and what it costs to serve one from the other.

    Parameters
    ----------
    facilities, customers
        Names, each once.
    opening_cost
        What opening each facility costs [smallest unit of money], at least 0.
    capacity
        What each facility can serve [smallest unit of quantity], at least 0.
    demand
        What each customer needs [smallest unit of quantity], at least 0.
    service_cost
        For each customer, what serving all of it from each facility costs [smallest unit of money], at least 0;
        ``None`` where that facility cannot serve that customer.
    single_source
        Whether each customer is served from one facility only.
    """

    facilities: tuple[str, ...]
    customers: tuple[str, ...]
    opening_cost: tuple[int, ...]
    capacity: tuple[int, ...]
    demand: tuple[int, ...]
    service_cost: tuple[tuple[int | None, ...], ...]
    single_source: bool = False

    def __post_init__(self) -> None:
        places, customers = len(self.facilities), len(self.customers)
        _refuse(not places, "there is no facility")
        _refuse(not customers, "there is no customer")
        _refuse(len(set(self.facilities)) < places, "two facilities have one name")
        _refuse(len(set(self.customers)) < customers, "two customers have one name")
        sizes = {
            "opening_cost": (len(self.opening_cost), places),
            "capacity": (len(self.capacity), places),
            "demand": (len(self.demand), customers),
            "service_cost": (len(self.service_cost), customers),
        }
        for name, (found, wanted) in sizes.items():
            _refuse(found != wanted, f"{name} has {found} entries for {wanted}")
        _refuse(any(len(row) != places for row in self.service_cost), "a row of service_cost has the wrong length")
        numbers = {"opening_cost": self.opening_cost, "capacity": self.capacity, "demand": self.demand}
        for name, values in numbers.items():
            _refuse(any(value < 0 for value in values), f"{name} has an entry below 0")
        below = any(cost is not None and cost < 0 for row in self.service_cost for cost in row)
        _refuse(below, "service_cost has an entry below 0")

    @property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """The possible pairs of a customer's and a facility's place in the lists."""
        return tuple(
            (customer, facility)
            for customer, row in enumerate(self.service_cost)
            for facility, cost in enumerate(row)
            if cost is not None
        )


def _refuse(wrong: bool, message: str) -> None:
    if wrong:
        raise ValueError(message)
