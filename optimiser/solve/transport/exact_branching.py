"""Which step to decide next, and the two networks that follow from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from optimiser.solve.transport.exact_master import HOME, Key, Master
from optimiser.solve.transport.exact_network import StepNetwork

_NEARLY = 0.85


@dataclass(frozen=True)
class Decision:
    """A step that is decided.

    Parameters
    ----------
    key
        The step.
    kind
        The kind of vehicle that is meant, by its place; ``None`` for every kind.
    """

    key: Key
    kind: int | None


def keys_of_network(network: StepNetwork, size: int) -> tuple[list[Key], list[Key], set[Key]]:
    """Return the keys of steps and of entries in order, and all that a route may have.

    Parameters
    ----------
    network
        Stretches and drives.
    size
        Number of requests.
    """
    steps: list[Key] = [(int(tail), *stops) for tail, stops in zip(network.tail, network.stops, strict=True)]
    entries: list[Key] = [(HOME, int(node)) for node in network.entry]
    exits = [(int(node), HOME) for node in np.flatnonzero(np.isfinite(network.exit_cost)) if node >= size]
    return steps, entries, {*steps, *entries, *exits}


def allowed_columns(master: Master, networks: list[StepNetwork]) -> list[bool]:
    """Return which routes of a linear program the networks still have.

    Parameters
    ----------
    master
        The linear program.
    networks
        Of each kind of vehicle.
    """
    known = [keys_of_network(network, master.size)[2] for network in networks]
    return [known[column.kind].issuperset(master.keys[place]) for place, column in enumerate(master.columns)]


def open_decisions(master: Master) -> list[Decision]:
    """Return the steps whose use in the last answer is not whole, those furthest from it first.

    Parameters
    ----------
    master
        A solved linear program.
    """
    flow: dict[Key, float] = {}
    of_kind: dict[tuple[Key, int], float] = {}
    # Routes that came after the last answer have no share in it.
    for column, keys, share in zip(master.columns, master.keys, master.shares, strict=False):
        if share > 1e-9:
            for key in keys:
                flow[key] = flow.get(key, 0.0) + float(share)
                of_kind[key, column.kind] = of_kind.get((key, column.kind), 0.0) + float(share)
    whole = sorted(((-_partial(share), key) for key, share in flow.items() if _partial(share) > 1e-6))
    if whole:
        return [Decision(key, None) for _, key in whole]
    split = sorted((-_partial(share), key, kind) for (key, kind), share in of_kind.items() if _partial(share) > 1e-6)
    return [Decision(key, kind) for _, key, kind in split]


def nearly_decided(master: Master) -> list[Decision]:
    """Return the steps used nearly whole in the last answer, at least one; none where all are whole.

    Parameters
    ----------
    master
        A solved linear program.
    """
    flow: dict[Key, float] = {}
    for keys, share in zip(master.keys, master.shares, strict=False):
        if share > 1e-9:
            for key in keys:
                flow[key] = flow.get(key, 0.0) + float(share)
    parts = sorted((-share, key) for key, share in flow.items() if _partial(share) > 1e-6)
    return [Decision(key, None) for place, (share, key) in enumerate(parts) if place == 0 or share <= -_NEARLY]


def best_decision(
    master: Master, networks: list[StepNetwork], tried: int
) -> tuple[Decision, list[StepNetwork], list[StepNetwork]] | None:
    """Return the step whose decision raises the value over the known routes most, and both networks after it.

    Parameters
    ----------
    master
        A solved linear program.
    networks
        Of each kind of vehicle.
    tried
        How many steps to try.
    """
    candidates = open_decisions(master)[:tried]
    value, best = master.value, None
    for decision in candidates:
        both = demand(networks, decision, master.size), forbid(networks, decision, master.size)
        gains = []
        for child in both:
            master.allow(allowed_columns(master, child))
            gains.append(max(master.peek() - value, 1e-6 * abs(value)))
        score = gains[0] * gains[1]
        if best is None or score > best[0]:
            best = (score, decision, *both)
    return None if best is None else best[1:]


def _partial(share: float) -> float:
    return float(min(share - np.floor(share), np.ceil(share) - share))


def forbid(networks: list[StepNetwork], decision: Decision, size: int) -> list[StepNetwork]:
    """Return the networks without a step.

    Parameters
    ----------
    networks
        Of each kind of vehicle.
    decision
        The step.
    size
        Number of requests.
    """
    return [
        _without(network, {decision.key}, size) if decision.kind in {None, kind} else network
        for kind, network in enumerate(networks)
    ]


def demand(networks: list[StepNetwork], decision: Decision, size: int) -> list[StepNetwork]:
    """Return the networks in which a step must be made, for nothing else does what it does.

    Parameters
    ----------
    networks
        Of each kind of vehicle.
    decision
        The step.
    size
        Number of requests.
    """
    found = []
    for kind, network in enumerate(networks):
        all_keys = keys_of_network(network, size)[2]
        clash = {key for key in all_keys if _clashes(key, decision.key, size)}
        if decision.kind not in {None, kind}:
            clash.add(decision.key)
        found.append(_without(network, clash, size))
    return found


def _clashes(key: Key, wanted: Key, size: int) -> bool:
    """Whether no plan that serves each request once has both steps."""
    if key == wanted:
        return False
    if _is_stretch(wanted, size):
        if _is_stretch(key, size):
            return not _requests(key, size).isdisjoint(_requests(wanted, size))
        # A drive to a stop within the stretch, or from one.
        inside = set(wanted)
        return (key[0] in inside and key[0] != wanted[-1]) or (key[1] in inside and key[1] != wanted[0])
    if _is_stretch(key, size):
        first, last = set(key) - {key[-1]}, set(key) - {key[0]}
        return wanted[0] in first or wanted[1] in last
    return (key[0] == wanted[0] != HOME) or (key[1] == wanted[1] != HOME)


def _is_stretch(key: Key, size: int) -> bool:
    return HOME not in key and key[0] < size


def _requests(key: Key, size: int) -> set[int]:
    return {stop for stop in key if stop < size}


def _without(network: StepNetwork, keys: Iterable[Key], size: int) -> StepNetwork:
    gone = set(keys)
    steps, entries, _ = keys_of_network(network, size)
    kept = np.array([place for place, key in enumerate(steps) if key not in gone], dtype=np.int64)
    entered = np.array([place for place, key in enumerate(entries) if key not in gone], dtype=np.int64)
    exits = np.array(sorted(key[0] for key in gone if key[-1] == HOME), dtype=np.int64)
    return network.without(kept, entered, exits)


def any_open(networks: list[StepNetwork], size: int) -> Decision:
    """Return a step that is not decided, where the last answer is whole but its routes have no timetable.

    Parameters
    ----------
    networks
        Of each kind of vehicle.
    size
        Number of requests.
    """
    drives = [
        (int(tail), *stops)
        for network in networks
        for tail, stops in zip(network.tail, network.stops, strict=True)
        if tail >= size
    ]
    counts = {key[0]: sum(other[0] == key[0] for other in drives) for key in drives}
    return Decision(max(drives, key=lambda key: (counts[key[0]], key)), None)
