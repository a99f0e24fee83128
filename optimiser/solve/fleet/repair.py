"""Chains cut into duties that vehicles and drivers can do."""

from __future__ import annotations

from collections.abc import Iterable

from models.fleet.duty import Duty, duty_times
from models.fleet.duty_choice import PooledDuty
from models.fleet.instance import FleetInstance

_LONGEST_CHAIN = 60


def pieces_of(instance: FleetInstance, chains: Iterable[tuple[int, ...]]) -> list[PooledDuty]:
    """Return every duty that is a part of a chain, without gaps, and can be driven with the drivers' hours kept.

    Parameters
    ----------
    instance
        The data.
    chains
        Tasks one after the other.
    """
    found: dict[Duty, PooledDuty] = {}
    for chain in chains:
        for piece in _pieces(instance, chain):
            found.setdefault(piece.duty, piece)
    return list(found.values())


def _pieces(instance: FleetInstance, chain: tuple[int, ...]) -> Iterable[PooledDuty]:
    for vehicle, _ in enumerate(instance.vehicles):
        for first in range(len(chain)):
            for last in range(first + 1, min(len(chain), first + _LONGEST_CHAIN) + 1):
                duty = Duty(vehicle, chain[first:last])
                times = duty_times(instance, duty)
                if times is None:
                    break
                if times.keeps_hours:
                    yield PooledDuty(duty, times.cost)


def cut_chains(instance: FleetInstance, chains: Iterable[tuple[int, ...]]) -> list[Duty] | None:
    """Return each chain cut into duties at least cost, however many vehicles that takes; ``None`` where it cannot be.

    Parameters
    ----------
    instance
        The data.
    chains
        Tasks one after the other.
    """
    duties: list[Duty] = []
    for chain in chains:
        place = {task: number for number, task in enumerate(chain)}
        best: list[tuple[int, Duty | None] | None] = [(0, None), *([None] * len(chain))]
        for piece in sorted(_pieces(instance, chain), key=lambda piece: place[piece.duty.tasks[-1]]):
            before, after = place[piece.duty.tasks[0]], place[piece.duty.tasks[-1]] + 1
            start, known = best[before], best[after]
            if start is not None and (known is None or start[0] + piece.cost < known[0]):
                best[after] = (start[0] + piece.cost, piece.duty)
        left = len(chain)
        while left:
            step = best[left]
            if step is None or step[1] is None:
                return None
            duties.append(step[1])
            left -= len(step[1].tasks)
    return duties
