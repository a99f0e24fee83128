"""What the event network of a day decides: who takes which step, when stops begin, how long vehicles are out."""

from __future__ import annotations

from dataclasses import dataclass, field

import pulp

from models.protocol import Model
from models.transport.events import DEPOT, EventNetwork

Step = tuple[int, int, int]
"""Kind of vehicle, and the two ends of an arc by their places among the events."""


@dataclass(frozen=True)
class EventVariables:
    r"""What is decided.

    Parameters
    ----------
    network
        The event network that is built on.
    scale
        Ticks to the build's unit of time, so that all its numbers are of one size.
    step
        :math:`x_{ka}`, whether a vehicle of kind :math:`k` takes arc :math:`a`.
    unserved
        :math:`u_r`, whether a request is left out; empty where each must be served.
    begin
        :math:`t_i`, when service at each stop begins [units of time].
    departure
        :math:`d_i`, no later than the departure of the vehicle that makes the stop [units of time]; empty where no
        kind has a longest duration.
    leaves
        :math:`l_{kp}`, when a vehicle of the kind leaves for its first pickup, 0 where it does not [units of time];
        empty for kinds whose time costs nothing.
    returns
        :math:`h_{kd}`, when a vehicle of the kind is back from its last delivery, 0 where it was not [units of time].
    """

    network: EventNetwork
    scale: int
    step: dict[Step, pulp.LpVariable] = field(default_factory=dict)
    unserved: dict[int, pulp.LpVariable] = field(default_factory=dict)
    begin: dict[int, pulp.LpVariable] = field(default_factory=dict)
    departure: dict[int, pulp.LpVariable] = field(default_factory=dict)
    leaves: dict[tuple[int, int], pulp.LpVariable] = field(default_factory=dict)
    returns: dict[tuple[int, int], pulp.LpVariable] = field(default_factory=dict)

    def stops(self, step: Step) -> tuple[int, int]:
        """Return the two stops of a step, :data:`models.transport.events.DEPOT` for the depot.

        Parameters
        ----------
        step
            One of the variables' keys.
        """
        return self.network.events[step[1]].stop, self.network.events[step[2]].stop

    def by_stops(self) -> dict[tuple[int, int], list[Step]]:
        """Return the steps between each two stops, whoever is on board and whatever kind of vehicle it is."""
        found: dict[tuple[int, int], list[Step]] = {}
        for step in self.step:
            found.setdefault(self.stops(step), []).append(step)
        return found

    def out(self) -> dict[tuple[int, int], pulp.LpVariable]:
        """Return the ways out by kind and first pickup."""
        return {(step[0], self.stops(step)[1]): one for step, one in self.step.items() if self.stops(step)[0] == DEPOT}

    def home(self) -> dict[tuple[int, int], pulp.LpVariable]:
        """Return the ways home by kind and last delivery."""
        return {(step[0], self.stops(step)[0]): one for step, one in self.step.items() if self.stops(step)[1] == DEPOT}

    def time(self, ticks: int) -> float:
        """Return a time in the build's unit.

        Parameters
        ----------
        ticks
            The time [ticks].
        """
        return ticks / self.scale


EventModel = Model[EventVariables]
