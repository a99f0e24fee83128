"""Which facilities to open when each has a price and together they must cover the need: exact, by a table."""

from __future__ import annotations

import numpy as np

from optimiser.solve.location.arrays import Booleans, Floats, Integers


def cheapest_cover(price: Floats, units: Integers, need: int) -> tuple[float, Booleans]:
    """Return the least total price of a choice that covers the need, and the choice; infinite where none does.

    Parameters
    ----------
    price
        Price of each, of either sign.
    units
        What each covers [units], at least 0.
    need
        What must be covered [units]; nothing where it is 0 or below.
    """
    need = max(0, need)
    if int(units.sum()) < need:
        return float("inf"), np.zeros(len(price), dtype=np.bool_)
    tables = _tables(price, units, need)
    chosen = np.zeros(len(price), dtype=np.bool_)
    left = need
    for place in range(len(price) - 1, -1, -1):
        with_it = tables[place][max(0, left - int(units[place]))] + price[place]
        if with_it < tables[place][left]:
            chosen[place] = True
            left = max(0, left - int(units[place]))
    return float(tables[-1][need]), chosen


def forced_covers(price: Floats, units: Integers, need: int) -> tuple[Floats, Floats]:
    """Return the least total price with each one in the choice, and with each one left out of it.

    Parameters
    ----------
    price, units, need
        As in :func:`cheapest_cover`.
    """
    need = max(0, need)
    count = len(price)
    ahead = _tables(price, units, need)
    behind = _tables(price[::-1], units[::-1], need)[::-1]
    chosen, left_out = np.empty(count), np.empty(count)
    amounts = np.arange(need + 1)
    for place in range(count):
        first, rest = ahead[place], behind[place + 1]
        left_out[place] = (first + rest[need - amounts]).min()
        open_need = max(0, need - int(units[place]))
        within = amounts[: open_need + 1]
        chosen[place] = price[place] + (first[within] + rest[open_need - within]).min()
    return chosen, left_out


def _tables(price: Floats, units: Integers, need: int) -> list[Floats]:
    """Return, for the first none, one, two and so on, the least price of covering each amount up to the need."""
    table = np.full(need + 1, np.inf)
    table[0] = 0.0
    tables = [table]
    amounts = np.arange(need + 1)
    for each, covers in zip(price, units, strict=True):
        table = np.minimum(table, table[np.maximum(amounts - int(covers), 0)] + each)
        tables.append(table)
    return tables
