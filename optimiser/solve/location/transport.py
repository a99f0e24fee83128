"""The best split shares for given open facilities: a transportation problem in whole quantities."""

from __future__ import annotations

from fractions import Fraction

import highspy
import numpy as np

from models.location.solution import LocationSolution
from optimiser.solve.highs import run_interruptibly
from optimiser.solve.location.arrays import Booleans, Floats, Integers, LocationArrays
from optimiser.solve.outcome import SolverError

_LARGEST_COST = 1e5
"""Unit costs are scaled down to this for the solver, whose tolerances are absolute."""


def best_shares(arrays: LocationArrays, opened: Booleans) -> tuple[LocationSolution, Floats] | None:
    """Return the cheapest way to serve everybody from the open facilities with multipliers that prove it, or ``None``.

    Quantities at a vertex of a transportation problem are whole, so the answer is exact once it is rounded; it is
    checked.

    Parameters
    ----------
    arrays
        The instance.
    opened
        Open facilities, by facility; what is not used is left closed.

    Raises
    ------
    SolverError
        If the solver fails.
    """
    places = np.flatnonzero(opened)
    service = arrays.service[places]
    needy = np.flatnonzero(arrays.demand > 0)
    found = _quantities(service[:, needy], arrays.demand[needy], arrays.capacity[places])
    if found is None:
        return None
    quantity, prices = found
    multipliers = np.zeros(len(arrays.demand))
    multipliers[needy] = prices
    shares: dict[tuple[int, int], Fraction] = {}
    for row, column in np.argwhere(quantity > 0):
        customer = int(needy[column])
        share = Fraction(int(quantity[row, column]), int(arrays.demand[customer]))
        shares[customer, int(places[row])] = share
    used = {facility for _, facility in shares}
    for customer in map(int, np.flatnonzero(arrays.demand == 0)):
        costs = service[:, customer]
        if not np.isfinite(costs).any():
            return None
        facility = int(places[int(np.argmin(costs))])
        shares[customer, facility] = Fraction(1)
        multipliers[customer] = costs.min()
        used.add(facility)
    return LocationSolution(tuple(sorted(used)), dict(sorted(shares.items()))), multipliers


def _quantities(service: Floats, demand: Integers, capacity: Integers) -> tuple[Integers, Floats] | None:
    """Return the quantity from each open facility to each customer, and the price of each customer's demand row."""
    possible = np.isfinite(service)
    if not possible.any(axis=0).all():
        return None
    if not len(demand):
        return np.zeros(service.shape, dtype=np.int64), np.zeros(0)
    row, column = np.nonzero(possible)
    unit_cost = service[row, column] / demand[column]
    scale = max(1.0, float(unit_cost.max(initial=0.0)) / _LARGEST_COST)
    highs = _transportation(row, column, unit_cost / scale, demand, capacity)
    run_interruptibly(highs)
    ended = highs.getModelStatus()
    if ended == highspy.HighsModelStatus.kInfeasible:
        return None
    if ended != highspy.HighsModelStatus.kOptimal:
        raise SolverError(f"A transportation problem ended with model status {ended.name}.")
    answer = highs.getSolution()
    quantity = np.zeros(service.shape, dtype=np.int64)
    quantity[row, column] = np.rint(np.array(answer.col_value)).astype(np.int64)
    if (quantity.sum(axis=0) != demand).any() or (quantity.sum(axis=1) > capacity).any():
        raise SolverError("A transportation problem ended at quantities that are not whole.")
    prices = np.array(answer.row_dual)[: len(demand)] * scale * demand
    return quantity, prices


def _transportation(
    row: Integers, column: Integers, cost: Floats, demand: Integers, capacity: Integers
) -> highspy.Highs:
    """Return a configured solver with the problem: a column a pair, a row a customer, a row a facility."""
    lp = highspy.HighsLp()
    customers, facilities, pairs = len(demand), len(capacity), len(row)
    lp.num_col_, lp.num_row_ = pairs, customers + facilities
    lp.col_cost_ = cost
    lp.col_lower_, lp.col_upper_ = np.zeros(pairs), np.full(pairs, highspy.kHighsInf)
    lp.row_lower_ = np.concatenate([demand, np.full(facilities, -highspy.kHighsInf)]).astype(np.float64)
    lp.row_upper_ = np.concatenate([demand, capacity]).astype(np.float64)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = np.arange(0, 2 * pairs + 1, 2, dtype=np.int32)
    lp.a_matrix_.index_ = np.stack([column, customers + row], axis=1).ravel().astype(np.int32)
    lp.a_matrix_.value_ = np.ones(2 * pairs)
    highs = highspy.Highs()  # type: ignore[no-untyped-call]
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", 1)
    highs.passModel(lp)
    return highs
