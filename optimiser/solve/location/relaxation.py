r"""The Lagrangian bound: demand rows priced out, knapsacks by facility, a cover over the facilities.

.. math:: L(u) = \sum_i u_i + \min_y \Big\{ \sum_j (f_j - v_j(u))\, y_j : \sum_j k_j y_j \ge \sum_i d_i \Big\}

where :math:`v_j(u)` is the best value of a knapsack of size :math:`k_j` filled with customers worth :math:`u_i -
c_{ij}`. Every :math:`u` gives a bound that holds.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from optimiser.solve.location.arrays import Booleans, Floats, Integers, LocationArrays
from optimiser.solve.location.cover import cheapest_cover, forced_covers
from optimiser.solve.location.knapsack import Knapsacks, split_knapsacks, whole_knapsacks

_HALF_ULP = float(np.finfo(np.float64).eps)


@dataclass(frozen=True)
class Part:
    """A part of the choices: some facilities open, some closed, some pairs out.

    Parameters
    ----------
    must_open, may_open
        By facility; what must be open may be.
    pairs
        Whether a facility may serve a customer, by facility and customer.
    """

    must_open: Booleans
    may_open: Booleans
    pairs: Booleans

    @property
    def undecided(self) -> Integers:
        """Facilities that may be open or closed."""
        return np.flatnonzero(self.may_open & ~self.must_open)

    def with_facility(self, facility: int, opened: bool) -> Part:
        """Return the part of this part in which a facility is open, or closed.

        Parameters
        ----------
        facility
            Its place.
        opened
            Which of the two.
        """
        changed = (self.must_open if opened else self.may_open).copy()
        changed[facility] = opened
        if opened:
            return replace(self, must_open=changed)
        pairs = self.pairs.copy()
        pairs[facility] = False
        return replace(self, may_open=changed, pairs=pairs)


@dataclass(frozen=True)
class Relaxed:
    """What the relaxation answers for one set of multipliers.

    Parameters
    ----------
    bound
        A bound that holds, rounding taken off; infinite where the part has no answer.
    opened
        Facilities it opens, by facility.
    served
        How many times over it serves each customer.
    multipliers
        The multipliers.
    active
        Places of the facilities that may open; the next two are by these.
    price
        Opening cost less knapsack value.
    knapsacks
        Their contents.
    """

    bound: float
    opened: Booleans
    served: Floats
    multipliers: Floats
    active: Integers
    price: Floats
    knapsacks: Knapsacks


def relax(arrays: LocationArrays, part: Part, multipliers: Floats) -> Relaxed:
    """Return the Lagrangian bound of a part.

    Parameters
    ----------
    arrays
        The instance.
    part
        The part.
    multipliers
        Price of each customer's demand row.
    """
    active = np.flatnonzero(part.may_open)
    profit = np.where(part.pairs[active], multipliers[None, :] - arrays.service[active], -1.0)
    fill = whole_knapsacks if arrays.exact_knapsack else split_knapsacks
    knapsacks = fill(profit, arrays.demand, arrays.capacity[active])
    price = arrays.opening[active] - knapsacks.value
    forced = part.must_open[active]
    free = ~forced
    units = arrays.cover_units[active]
    extra, chosen = cheapest_cover(price[free], units[free], arrays.cover_need - int(units[forced].sum()))
    picked = forced.copy()
    picked[free] = chosen
    opened = np.zeros(len(part.may_open), dtype=np.bool_)
    opened[active[picked]] = True
    total = float(multipliers.sum()) + float(price[forced].sum()) + extra
    safety = _rounding(arrays, multipliers, knapsacks.value)
    served = knapsacks.taken[picked].sum(axis=0)
    return Relaxed(total - safety, opened, served, multipliers, active, price, knapsacks)


def _rounding(arrays: LocationArrays, multipliers: Floats, value: Floats) -> float:
    """Return how much a bound can lose to rounding: each of its terms a unit in the last place of all their sum."""
    terms = 2 * (len(multipliers) + len(arrays.opening)) + 20
    magnitude = float(np.abs(multipliers).sum() + arrays.opening.sum() + value.sum())
    return terms * _HALF_ULP * magnitude


def reduced(arrays: LocationArrays, part: Part, relaxed: Relaxed, above: float) -> Part:
    """Return the part without what costs more than a limit: facilities settled, pairs taken out.

    Parameters
    ----------
    arrays
        The instance.
    part
        The part that was relaxed.
    relaxed
        Its relaxation at some multipliers, with an answer.
    above
        Answers above this cost are not wanted [smallest unit of money].
    """
    active = relaxed.active
    forced = part.must_open[active]
    free = ~forced
    units = arrays.cover_units[active]
    when_open = np.full(len(active), relaxed.bound)
    when_closed = np.full(len(active), np.inf)
    if free.any():
        need = arrays.cover_need - int(units[forced].sum())
        chosen, left_out = forced_covers(relaxed.price[free], units[free], need)
        base = relaxed.bound - float(np.minimum(chosen, left_out).min())
        when_open[free] = base + chosen
        when_closed[free] = base + left_out
    must_open, may_open, pairs = part.must_open.copy(), part.may_open.copy(), part.pairs.copy()
    must_open[active[when_closed > above]] = True
    may_open[active[when_open > above]] = False
    if arrays.single_source:
        pairs[active] &= _worth_serving(arrays, relaxed, when_open, above)
    pairs[~may_open] = False
    return Part(must_open, may_open, pairs)


def _worth_serving(arrays: LocationArrays, relaxed: Relaxed, when_open: Floats, above: float) -> Booleans:
    """Return which whole customers each facility can serve without the bound passing the limit.

    A customer outside the split knapsack costs at least what its room is worth less its own value.
    """
    knapsacks = relaxed.knapsacks
    profit = relaxed.multipliers[None, :] - arrays.service[relaxed.active]
    loss = np.maximum(0.0, knapsacks.unit_value[:, None] * arrays.demand[None, :] - profit)
    with_it = np.minimum(knapsacks.value[:, None], knapsacks.relaxed_value[:, None] - loss)
    fits = arrays.demand[None, :] <= arrays.capacity[relaxed.active][:, None]
    return fits & (when_open[:, None] + knapsacks.value[:, None] - with_it <= above)
