"""A first plan: each request in turn where it costs least."""

from __future__ import annotations

import numpy as np

from models.transport.plan import Plan, Route
from optimiser.solve.transport.arrays import DayArrays
from optimiser.solve.transport.insertion import insert_best
from optimiser.solve.transport.rows import Rows


def first_plan(day: DayArrays, numbers: tuple[int, ...]) -> Plan:
    """Return a plan by cheapest insertion, whoever can begin first coming first.

    Parameters
    ----------
    day
        The day.
    numbers
        Vehicles of each kind.
    """
    kinds = np.array(
        [kind for kind, number in enumerate(numbers) for _ in range(min(number, day.size))], dtype=np.int64
    )
    rows = Rows(day, kinds, min(2 * day.size, _MOST_STOPS) + 2)
    rows.refresh(np.arange(len(kinds)))
    for request in sorted(range(day.size), key=lambda one: (day.urgency[0][one], day.urgency[1][one], one)):
        used = np.flatnonzero(rows.count > 0)
        spare = np.flatnonzero(rows.count == 0)
        _, first = np.unique(kinds[spare], return_index=True)
        asked = np.sort(np.concatenate([used, spare[first]]))
        keep = day.carries[kinds[asked], request]
        if day.mixed:
            keep &= (rows.on_day[asked] & day.clash_on_day[request]) == 0
        asked = asked[keep]
        if len(asked):
            zeros = np.zeros(len(asked), dtype=np.int64)
            insert_best(rows, asked, np.full(len(asked), request), zeros)
    routes = [Route(int(kind), tuple(rows.stops_of(row))) for row, kind in enumerate(kinds)]
    return Plan.of(routes, day.size)


_MOST_STOPS = 80
"""Stops of a route in a first plan; longer ones come by the search."""
