"""A facility location instance as arrays, facility by facility, for the vectorised parts of the method."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.location.instance import LocationInstance

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Booleans = NDArray[np.bool_]

EXACT_KNAPSACK_UNITS = 5_000
"""Capacity up to which single-source knapsacks are solved exactly [units]; beyond it their relaxation bounds them."""
_COVER_UNITS = 4_096


@dataclass(frozen=True)
class LocationArrays:
    """The instance as arrays; whole numbers stand in doubles, which hold them exactly up to 2 to the 53rd.

    Parameters
    ----------
    opening
        Opening cost by facility [smallest unit of money].
    service
        Cost of serving all of a customer, by facility and customer; infinite where it cannot be.
    demand, capacity
        By customer and by facility [units: the smallest unit of quantity over the greatest common divisor of all].
    cover_units, cover_need
        Capacities rounded up and total need rounded up, in coarser units where they are large: what covers the need
        covers it in these too.
    single_source
        Whether each customer has one source.
    """

    opening: Floats
    service: Floats
    demand: Integers
    capacity: Integers
    cover_units: Integers
    cover_need: int
    single_source: bool

    @property
    def exact_knapsack(self) -> bool:
        """Whether the knapsacks of the relaxation are solved over whole customers."""
        return self.single_source and int(self.capacity.max()) <= EXACT_KNAPSACK_UNITS


def arrays_of(instance: LocationInstance) -> LocationArrays:
    """Return the instance as arrays.

    Parameters
    ----------
    instance
        The data.
    """
    need = sum(instance.demand)
    # A capacity beyond all need is no more use than all need.
    capacity = [min(value, need) for value in instance.capacity]
    divisor = math.gcd(*instance.demand, *capacity) or 1
    # Whole customers fill whole multiples of the divisor of their needs alone.
    by_demand = math.gcd(*instance.demand) or 1
    if instance.single_source:
        divisor = by_demand
    units = [value // divisor for value in capacity]
    common = math.gcd(*units) or 1
    coarse = max(common, -(-sum(instance.demand) // divisor // _COVER_UNITS))
    service = [[math.inf if cost is None else float(cost) for cost in row] for row in instance.service_cost]
    return LocationArrays(
        opening=np.array(instance.opening_cost, dtype=np.float64),
        service=np.ascontiguousarray(np.array(service, dtype=np.float64).reshape(len(instance.customers), -1).T),
        demand=np.array([value // divisor for value in instance.demand], dtype=np.int64),
        capacity=np.array(units, dtype=np.int64),
        cover_units=np.array([-(-value // coarse) for value in units], dtype=np.int64),
        cover_need=-(-(need // divisor) // coarse),
        single_source=instance.single_source,
    )
