"""Days on a straight road for the exact method, worked by hand: a place every ten ticks, a van of two seats.

A van costs 100 a day, 1 a tick and 2 a unit of distance. Whoever is fetched near is fetched by tick 20, so that no van
comes back for another one.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import numpy as np

from models.transport.events import event_network
from models.transport.instance import TransportInstance
from models.transport.plan import Route
from models.transport.timetable import timetable
from optimiser.solve.limits import Clock
from optimiser.solve.transport.exact_completion import Completion
from optimiser.solve.transport.exact_labels import Labels, Prices, backward, forward, prices_of
from optimiser.solve.transport.exact_network import StepNetwork, event_steps
from optimiser.solve.transport.exact_stretches import Stretches
from tests.unit.models.transport.day_sample import day, request, vehicle

SOON = (0, 20)
TWO = day(request("a", 1, 2, pickup_window=SOON), request("b", 1, 3, pickup_window=SOON))
"""a alone costs 220, b alone 280, and both in one van 280 too."""
THREE = day(
    *(replace(one, delivery_window=(0, 45)) for one in TWO.requests), request("c", 3, 1, pickup_window=(50, 60))
)
"""a and b are there before c is fetched, who alone costs 280; one van takes all for 290, waiting ten ticks for c."""
PAIRS = day(*(request(name, 1, 3, pickup_window=SOON) for name in ("a", "b", "c")))
"""One or two cost 280 in a van. Half of each pair serves all for 420, whole vans only for 560."""
TIGHT = day(*TWO.requests, vehicles=(vehicle(shift=(10, 70)),))
"""The day of two with a shift just long enough for either way: near at 20, far at 40, back at 70."""
LARGE = 1e6


def steps_of(instance: TransportInstance, scale: float = 1.0) -> StepNetwork:
    """Return the event network of a day as steps."""
    return event_steps(event_network(instance), 0, scale)


def priced(
    network: StepNetwork, *duals: float, vehicle: float = 0.0, layers: int = 9
) -> tuple[Prices, Labels, Completion]:
    """Return reduced costs, forward labels and what finishing costs."""
    prices = prices_of(network, np.array(duals), vehicle)
    return prices, forward(network, prices, layers), Completion(network, backward(network, prices, layers))


def stretches_of(instance: TransportInstance, allowance: float = LARGE) -> StepNetwork:
    """Return the network of all stretches of a day within an allowance, where nobody pays."""
    steps = steps_of(instance)
    return Stretches(event_network(instance)).find(steps, *priced(steps, *[0.0] * instance.size), allowance, Clock())


def every_route(instance: TransportInstance) -> dict[tuple[int, ...], int]:
    """Return the exact cost of every route of a day that can be driven, by its stops."""
    found = {}
    for count in range(1, instance.size + 1):
        for stops in permutations(range(2 * instance.size), 2 * count):
            requests = {stop % instance.size for stop in stops}
            if len(requests) == count:
                timed = timetable(instance, Route(0, stops))
                if timed is not None:
                    found[stops] = timed.cost
    return found
