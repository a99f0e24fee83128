"""The event network: what happens at a stop together with who else is on board, and what may happen next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Any

import networkx as nx

from models.transport.events_time import FAR, StopTimes
from models.transport.instance import TransportInstance
from models.transport.vehicle import Vehicle

DEPOT = -1
"""Stands for the depot, where a way begins and ends."""


class TooManyEventsError(ValueError):
    """A day whose event network is larger than was allowed."""


@dataclass(frozen=True, order=True)
class Event:
    """A stop, and who else is on board.

    Parameters
    ----------
    stop
        The stop; :data:`DEPOT` for the depot.
    others
        Requests on board before and after, the stop's own left out; sorted.
    """

    stop: int
    others: tuple[int, ...] = ()


@dataclass(frozen=True)
class EventNetwork:
    r"""Every way that places, classes and exact tests of time on pairs and triples of requests leave open.

    Parameters
    ----------
    instance
        The day.
    times
        Its times.
    events
        Events, sorted; the depot is the first.
    arcs
        From event to event, by their places in ``events``; sorted.
    kinds
        For each event the kinds of vehicle that may see it, by their numbers in the instance, sorted.

    References
    ----------
    .. [1] D. Gaul, K. Klamroth and M. Stiglmayr, Event-based MILP models for ridepooling applications, European Journal
       of Operational Research 301, 2022, 1048-1063.
    """

    instance: TransportInstance
    times: StopTimes
    events: tuple[Event, ...]
    arcs: tuple[tuple[int, int], ...]
    kinds: tuple[tuple[int, ...], ...]

    def graph(self) -> nx.DiGraph[Event]:
        """Return the network as a graph of events; nodes and arcs carry the ``kinds`` of vehicle that may see them."""
        found: Any = nx.DiGraph()
        for event, kinds in zip(self.events, self.kinds, strict=True):
            found.add_node(event, kinds=kinds)
        for tail, head in self.arcs:
            found.add_edge(self.events[tail], self.events[head], kinds=self.kinds_of(tail, head))
        return found  # type: ignore[no-any-return]

    def kinds_of(self, tail: int, head: int) -> tuple[int, ...]:
        """Return the kinds of vehicle that may take an arc.

        Parameters
        ----------
        tail, head
            Its ends, by their places in ``events``.
        """
        shared = set(self.kinds[tail]) & set(self.kinds[head])
        return tuple(sorted(kind for kind in shared if self._in_shift(kind, tail, head)))

    def _in_shift(self, kind: int, tail: int, head: int) -> bool:
        """Whether a vehicle's shift allows an arc of its depot."""
        vehicle = self.instance.vehicles[kind]
        stop, following = self.events[tail].stop, self.events[head].stop
        if stop == DEPOT:
            out = way_out(self.instance, vehicle, following)
            return vehicle.number > 0 and vehicle.shift[0] + out <= self.times.last[following]
        if following == DEPOT:
            return self.times.first[stop] + way_back(self.instance, vehicle, stop) <= vehicle.shift[1]
        return True


def way_out(instance: TransportInstance, vehicle: Vehicle, stop: int) -> int:
    """Return the time from a vehicle's depot to a stop [ticks]; FAR without a road.

    Parameters
    ----------
    instance, vehicle, stop
        The day, and one of each.
    """
    drive = int(instance.travel[vehicle.depot, instance.place[stop]])
    return FAR if drive < 0 else drive


def way_back(instance: TransportInstance, vehicle: Vehicle, stop: int) -> int:
    """Return the time from the beginning of a stop to a vehicle's depot [ticks]; FAR without a road.

    Parameters
    ----------
    instance, vehicle, stop
        The day, and one of each.
    """
    drive = int(instance.travel[instance.place[stop], vehicle.depot])
    return FAR if drive < 0 else instance.service[stop] + drive


def event_network(instance: TransportInstance, most: int | None = None) -> EventNetwork:
    """Return the event network of a day.

    Parameters
    ----------
    instance
        The day.
    most
        So many arcs are too many; ``None`` for any number.

    Raises
    ------
    TooManyEventsError
        If there are more arcs than that.
    """
    return _Builder(instance, most).network()


class _Builder:
    """Goes through all events that can be reached from the depot."""

    def __init__(self, instance: TransportInstance, most: int | None) -> None:
        self.instance, self.most = instance, most
        self.times = StopTimes(instance)
        self.size = instance.size
        self._local: dict[tuple[int, int, int], bool] = {}
        self._boards: dict[frozenset[int], tuple[int, ...]] = {frozenset(): tuple(range(len(instance.vehicles)))}
        self.servable = [request for request in range(self.size) if self.times.is_servable(request)]
        self._next_pickups = {stop: self._pickups_after(stop) for stop in self._stops()}

    def _stops(self) -> list[int]:
        return [*self.servable, *(self.size + request for request in self.servable)]

    def _pickups_after(self, stop: int) -> list[int]:
        return [
            other
            for other in self.servable
            if other != stop % self.size and self.times.may_follow(stop, other) and self._fits(stop, other, DEPOT)
        ]

    def network(self) -> EventNetwork:
        """Return what lies on a way from the depot and back."""
        depot = Event(DEPOT)
        follow: dict[Event, list[Event]] = {depot: [Event(one) for one in self.servable if self.kinds({one})]}
        waiting, arcs = list(follow[depot]), len(follow[depot])
        while waiting:
            event = waiting.pop()
            if event in follow:
                continue
            follow[event] = list(self._after(event))
            waiting.extend(follow[event])
            arcs += len(follow[event])
            if self.most is not None and arcs > self.most:
                raise TooManyEventsError(f"more than {self.most} arcs")
        return self._alive(follow)

    def _alive(self, follow: dict[Event, list[Event]]) -> EventNetwork:
        """Leave out what no way back to the depot goes through."""
        before: dict[Event, list[Event]] = {event: [] for event in follow}
        for event, heads in follow.items():
            for head in heads:
                before[head].append(event)
        alive, waiting = {Event(DEPOT)}, [Event(DEPOT)]
        while waiting:
            for event in before[waiting.pop()]:
                if event not in alive:
                    alive.add(event)
                    waiting.append(event)
        events = tuple(sorted(alive))
        number = {event: place for place, event in enumerate(events)}
        arcs = sorted((number[tail], number[head]) for tail in events for head in follow[tail] if head in alive)
        kinds = tuple(self.kinds(_board(event, self.size)) for event in events)
        return EventNetwork(self.instance, self.times, events, tuple(arcs), kinds)

    def _after(self, event: Event) -> Iterator[Event]:
        """Yield what may happen right after an event."""
        stop, others = event.stop, event.others
        board = others if stop >= self.size else (*others, stop)
        if not board:
            yield Event(DEPOT)
        for request in board:
            if self._allowed(stop, self.size + request, others):
                yield Event(self.size + request, tuple(sorted(set(board) - {request})))
        for request in self._next_pickups[stop]:
            if (
                request not in board
                and self.kinds({*board, request})
                and all(self._fits(stop, request, other) for other in others)
            ):
                yield Event(request, tuple(sorted(board)))

    def _allowed(self, stop: int, following: int, others: Sequence[int]) -> bool:
        """Whether times allow a step, looked at alone and with each of those on board before and after."""
        if not self.times.may_follow(stop, following) or not self._fits(stop, following, DEPOT):
            return False
        request = following % self.size
        return all(self._fits(stop, following, other) for other in others if other != request)

    def kinds(self, board: set[int] | frozenset[int]) -> tuple[int, ...]:
        """Return the kinds of vehicle that may have some requests on board at once."""
        key = frozenset(board)
        if key not in self._boards:
            self._boards[key] = self._kinds(sorted(key))
        return self._boards[key]

    def _kinds(self, board: list[int]) -> tuple[int, ...]:
        requests = [self.instance.requests[number] for number in board]
        if len(requests) > 1:
            groups = {request.group for request in requests}
            if any(request.alone for request in requests):
                return ()
            if len(groups) < len(requests) and any(
                self.instance.sharing_of(one.group, one.group) != "yes"
                for one in requests
                if sum(other.group == one.group for other in requests) > 1
            ):
                return ()
            if any(self.instance.sharing_of(one, other) != "yes" for one in groups for other in groups if one < other):
                return ()
        load = tuple(map(sum, zip(*(request.load for request in requests), strict=True)))
        return tuple(
            kind
            for kind, vehicle in enumerate(self.instance.vehicles)
            if vehicle.number
            and vehicle.holds(load)
            and all(self.instance.may_carry(vehicle, request) for request in requests)
        )

    def _fits(self, stop: int, following: int, other: int) -> bool:
        """Whether one stop right after another can be part of some order of their requests and one on board."""
        key = (stop, following, other)
        if key not in self._local:
            self._local[key] = self._has_order(stop, following, () if other == DEPOT else (other,))
        return self._local[key]

    def _has_order(self, stop: int, following: int, others: tuple[int, ...]) -> bool:
        size, times = self.size, self.times
        before, after = list(others), [size + other for other in others]
        if stop >= size:
            before.append(stop - size)
        elif following != size + stop:
            after.append(size + stop)
        if following < size:
            after.append(size + following)
        elif following != size + stop:
            before.append(following - size)
        leg = times.leg[stop][following]
        if leg >= FAR:
            return False
        for earlier in permutations(before):
            head = (*earlier, stop)
            head_legs = times.least_legs(head)
            if times.earliest(head, head_legs) is None:
                continue
            for later in permutations(after):
                tail = (following, *later)
                if times.earliest((*head, *tail), [*head_legs, leg, *times.least_legs(tail)]) is not None:
                    return True
        return False


def _board(event: Event, size: int) -> set[int]:
    """Return everybody who is on board at an event, its own request in."""
    return set(event.others) if event.stop == DEPOT else {*event.others, event.stop % size}
