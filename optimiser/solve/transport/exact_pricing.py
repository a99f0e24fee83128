"""Column generation: routes are added to the linear program until none could better it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from optimiser.solve.limits import Clock
from optimiser.solve.transport.exact_labels import collected, finished, forward, prices_of, stops_of
from optimiser.solve.transport.exact_master import Column, Master
from optimiser.solve.transport.exact_network import Floats, StepNetwork

_COLUMNS = 60
"""Most routes added for one kind of vehicle at a time; more make the linear program longer than they save rounds."""
_OF_ONE_END = 3
_SMOOTHING = 0.5
_IMPROVES = 1e-7
"""By how much less than 0 a route's reduced cost must be to be added [scaled cost]."""
CONVERGED = 1e-7
"""Part of the value at which value and bound of the linear program count as equal."""


@dataclass(frozen=True)
class Relaxed:
    """What the linear program over all routes came to.

    Parameters
    ----------
    bound
        A bound from below [scaled cost].
    duals, vehicle_duals
        The prices that prove it.
    converged
        Whether the linear program was solved to its end.
    """

    bound: float
    duals: Floats
    vehicle_duals: Floats
    converged: bool


def relax(
    master: Master,
    networks: list[StepNetwork],
    clock: Clock,
    centre: Floats | None = None,
    cutoff: float = np.inf,
    rounds: float = np.inf,
) -> Relaxed:
    """Add routes until the linear program is solved, its bound passes a value, or time is over.

    Prices are drawn towards those of the best bound so far, which saves most rounds [1]_.

    Parameters
    ----------
    master
        The linear program, with the routes that are known.
    networks
        The steps of each kind of vehicle, as the master has the kinds.
    clock
        Stops it.
    centre
        Prices to begin with.
    cutoff
        A bound from here on is good enough [scaled cost].
    rounds
        Most linear programs to solve.

    References
    ----------
    .. [1] A. Pessoa, R. Sadykov, E. Uchoa and F. Vanderbeck, Automation and combination of linear-programming based
       stabilization techniques in column generation, INFORMS Journal on Computing 30, 2018, 339-360.
    """
    size, vehicles = master.size, np.array(master.vehicles, dtype=np.float64)
    best = Relaxed(-np.inf, np.zeros(size), np.zeros(len(vehicles)), converged=False)
    smoothing, done_rounds = _SMOOTHING, 0
    while clock.left > 0 and master.solve(clock):
        done_rounds += 1
        duals, vehicle_duals = master.duals, master.vehicle_duals
        asked = duals if centre is None else smoothing * centre + (1 - smoothing) * duals
        columns, least = [], np.zeros(len(networks))
        for place, network in enumerate(networks):
            found, least[place] = _price(network, asked, float(vehicle_duals[place]), place, master)
            columns.extend(found)
        # Vehicles at that price, no route has a reduced cost below 0.
        paid = vehicle_duals + np.minimum(least, 0.0)
        bound = float(asked.sum() + vehicles @ paid)
        if bound > best.bound:
            best, centre = Relaxed(bound, asked, paid, converged=False), asked
        done = master.value - best.bound <= CONVERGED * abs(master.value)
        if done or best.bound >= cutoff:
            return Relaxed(best.bound, best.duals, best.vehicle_duals, converged=True)
        if done_rounds >= rounds:
            break
        if master.add(columns):
            smoothing = _SMOOTHING
        elif smoothing == 0.0:
            return Relaxed(best.bound, best.duals, best.vehicle_duals, converged=True)
        else:
            smoothing = 0.0
    return best


def _price(
    network: StepNetwork, duals: Floats, vehicle_dual: float, place: int, master: Master
) -> tuple[list[Column], float]:
    """Return routes that better the linear program, and the least reduced cost by the prices asked for."""
    if not len(network.entry):
        return [], 0.0
    labels = forward(network, prices_of(network, duals, vehicle_dual), 2 * master.size + 2)
    ends, reduced = finished(network, labels)
    if not len(ends):
        return [], 0.0
    order = np.argsort(reduced, kind="stable")[: 5 * _COLUMNS]
    dearer = duals - master.duals
    by_masters_prices = reduced[order] + collected(network, labels, ends[order], dearer)
    columns: list[Column] = []
    of_end: dict[int, int] = {}
    for at in order[by_masters_prices < -_IMPROVES]:
        if len(columns) >= _COLUMNS:
            break
        node = int(labels.node[ends[at]])
        if of_end.get(node, 0) >= _OF_ONE_END:
            continue
        of_end[node] = of_end.get(node, 0) + 1
        stops = stops_of(network, labels, int(ends[at]))
        requests = [stop for stop in stops if stop < master.size]
        columns.append(Column(place, stops, float(reduced[at]) + float(duals[requests].sum()) + vehicle_dual))
    return columns, float(reduced.min())
