"""Stretches from empty to empty, each with an exact timetable: the longer steps that ways are made of."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse

from models.transport.events import DEPOT, EventNetwork
from models.transport.events_time import StopTimes
from optimiser.solve.limits import Clock
from optimiser.solve.transport.exact_completion import Completion
from optimiser.solve.transport.exact_labels import Labels, Prices
from optimiser.solve.transport.exact_network import Floats, Ints, StepNetwork

_MOST_TRIES = 3_000_000


class TooManyStretchesError(ValueError):
    """More stretches than were allowed."""


@dataclass(frozen=True)
class _Profile:
    """When a stretch may begin and end: from ``t``, at most ``by``, to ``max(ready, t + takes)``."""

    by: int
    ready: int
    takes: int


class Stretches:
    """Finds stretches, and remembers the timetables it has looked for.

    Parameters
    ----------
    network
        The event network of the day.

    References
    ----------
    .. [1] Y. Rist and M. A. Forbes, A new formulation for the dial-a-ride problem, Transportation Science 55, 2021,
       1113-1135, whose fragments these are.
    """

    def __init__(self, network: EventNetwork) -> None:
        self.network = network
        self.times: StopTimes = network.times
        self._ready: dict[tuple[int, ...], int | None] = {}
        self._profiles: dict[tuple[int, ...], _Profile] = {}

    def find(
        self,
        steps: StepNetwork,
        prices: Prices,
        labels: Labels,
        completion: Completion,
        allowance: float,
        clock: Clock,
    ) -> StepNetwork:
        """Return the network of stretches, and of drives between them, of routes up to a reduced cost.

        Parameters
        ----------
        steps
            The event network of one kind of vehicle.
        prices, labels, completion
            Its reduced costs, forward labels and ways back.
        allowance
            The reduced cost [scaled cost].
        clock
            Stops the search.

        Raises
        ------
        TooManyStretchesError
            If too many orders of stops had to be tried, or time is over.
        """
        events, size = self.network.events, self.network.instance.size
        first_step = steps.first_step
        cheapest = np.full(steps.nodes, np.inf)
        np.minimum.at(cheapest, labels.node, labels.by_drive)
        step_cost = prices.step + steps.tick_cost * steps.takes
        found: list[tuple[tuple[int, ...], float]] = []
        tried = 0
        for start in range(steps.nodes):
            if events[start].stop == DEPOT or events[start].stop >= size or events[start].others:
                continue
            # (event, stops, reduced cost so far, cost of distance and requests so far)
            waiting: list[tuple[int, tuple[int, ...], float, float]] = [
                (start, (events[start].stop,), float(cheapest[start]), 0.0)
            ]
            while waiting:
                event, stops, reduced, cost = waiting.pop()
                if events[event].stop >= size and not events[event].others:
                    found.append((stops, cost))
                    continue
                for step in range(first_step[event], first_step[event + 1]):
                    head = int(steps.head[step])
                    longer = (*stops, events[head].stop)
                    ready = self._end(longer)
                    tried += 1
                    if ready is None:
                        continue
                    so_far = reduced + float(step_cost[step])
                    if so_far + completion.at(head, ready) <= allowance:
                        waiting.append((head, longer, so_far, cost + float(steps.cost[step])))
                if tried > _MOST_TRIES or clock.left <= 0:
                    raise TooManyStretchesError(f"{tried} orders of stops are too many")
        return self._as_steps(steps, found)

    def _end(self, stops: tuple[int, ...]) -> int | None:
        """Return the earliest beginning of the last of some stops, or ``None`` where they have no timetable."""
        if stops not in self._ready:
            times = self.times.earliest(stops, self.times.own_legs(stops))
            self._ready[stops] = None if times is None else times[-1]
        return self._ready[stops]

    def _profile(self, stops: tuple[int, ...]) -> _Profile:
        if stops not in self._profiles:
            legs = self.times.own_legs(stops)
            by = self.times.latest(stops, legs)[0]
            ready = self._end(stops)
            end = self.times.earliest(stops, legs, by)
            assert ready is not None
            assert end is not None
            # Where a latest start ends no later than any other, all waiting is forced.
            self._profiles[stops] = _Profile(by, ready, end[-1] - by)
        return self._profiles[stops]

    def _as_steps(self, steps: StepNetwork, found: list[tuple[tuple[int, ...], float]]) -> StepNetwork:
        """Return stretches, and the drives between them, as steps between stops."""
        events, size = self.network.events, self.network.instance.size
        stop_of = np.array([event.stop for event in events])
        empty = np.array([not event.others and event.stop != DEPOT for event in events])
        drives = np.flatnonzero(empty[steps.tail] & (stop_of[steps.tail] >= size) & (stop_of[steps.head] < size))
        profiles = [self._profile(stops) for stops, _ in found]
        # The first pickup of a stretch is paid for by the step that leads to it.
        pick = [(row, stop) for row, (stops, _) in enumerate(found) for stop in stops[1:] if stop < size]
        later = np.array(pick, dtype=np.int64).reshape(-1, 2)
        taken = sparse.csr_matrix((np.ones(len(later)), (later[:, 0], later[:, 1])), shape=(len(found), size))
        tail = np.concatenate([[stops[0] for stops, _ in found], stop_of[steps.tail[drives]]]).astype(np.int64)
        order = np.argsort(tail, kind="stable")
        heads = [stops[-1] for stops, _ in found]

        def joined(own: list[int], steps_own: Ints) -> Ints:
            return np.concatenate([np.array(own, dtype=np.int64), steps_own[drives]])[order]

        cost: Floats = np.concatenate([np.array([one for _, one in found], dtype=np.float64), steps.cost[drives]])
        stops_of = [*(stops[1:] for stops, _ in found), *(steps.stops[step] for step in drives)]
        node = np.full(2 * size, -1)
        node[stop_of[empty]] = np.flatnonzero(empty)
        there = node >= 0
        return replace(
            steps,
            nodes=2 * size,
            tail=tail[order],
            head=joined(heads, stop_of[steps.head]),
            by=joined([one.by for one in profiles], steps.by),
            ready=joined([one.ready for one in profiles], steps.ready),
            takes=joined([one.takes for one in profiles], steps.takes),
            cost=cost[order],
            covers=sparse.vstack([taken, steps.covers[drives]], format="csr")[order],
            stops=tuple(stops_of[step] for step in order),
            entry=stop_of[steps.entry],
            exit_takes=np.where(there, steps.exit_takes[node], 0),
            exit_by=np.where(there, steps.exit_by[node], 0),
            exit_cost=np.where(there, steps.exit_cost[node], np.inf),
        )
