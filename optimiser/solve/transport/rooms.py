"""Loads and capacities of all resources in a few whole numbers, so that one subtraction compares them all.

Each resource has a field of bits, wide enough for the largest capacity, with a guard bit above it. A capacity carries
its guard bits; a load does not. Capacity minus load keeps a field's guard bit exactly when there is room, and a field
that falls short takes from its own guard and no further. The lowest bit of a word is a flag: without it a layout holds
nothing at all, because what is on board already does not fit it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.transport.instance import TransportInstance

Whole = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
_WORD = 62


@dataclass(frozen=True, eq=False)
class Rooms:
    """Packed loads and capacities.

    Parameters
    ----------
    load
        Of each request, one number for each word.
    capacity
        Of each kind and layout, one number for each word; 0 for a layout a kind does not have.
    guard
        Guard bits of each word, the flag in.
    """

    load: Whole
    capacity: Whole
    guard: Whole

    def left(self, kinds: Whole, on_board: Whole) -> Whole:
        """Return what is left of each layout, ready for :meth:`fits`.

        Parameters
        ----------
        kinds
            Kind of each row.
        on_board
            Packed loads on board: row, gap, word.
        """
        left = self.capacity[kinds][:, None, :, :] - on_board[:, :, None, :]
        whole = ((left & self.guard) == self.guard).all(axis=-1, keepdims=True)
        return np.where(whole, left, self.guard & ~np.int64(1))

    def fits(self, left: Whole, loads: Whole) -> Flags:
        """Return whether loads still fit, by row and gap.

        Parameters
        ----------
        left
            What is left: row, gap, layout, word.
        loads
            A packed load for each row: row, word.
        """
        fitting: Flags | None = None
        for layout in range(left.shape[2]):
            here: Flags | None = None
            for word, guard in enumerate(self.guard):
                kept = ((left[:, :, layout, word] - loads[:, None, word]) & guard) == guard
                here = kept if here is None else here & kept
            assert here is not None
            fitting = here if fitting is None else fitting | here
        assert fitting is not None
        return fitting


def rooms_of(instance: TransportInstance) -> Rooms:
    """Return the loads and capacities of a day, packed.

    Parameters
    ----------
    instance
        The day.
    """
    layouts = [layout for vehicle in instance.vehicles for layout in vehicle.layouts]
    widest = [max((layout[at] for layout in layouts), default=0) for at in range(len(instance.resources))]
    words = _words(widest)
    guards = [1 + sum(1 << (shift + width) for _, shift, width in word) for word in words]

    def packed(amounts: tuple[int, ...]) -> list[int]:
        # What is more than the largest capacity fits nowhere, by whatever amount.
        return [sum(min(amounts[at], widest[at] + 1) << shift for at, shift, _ in word) for word in words]

    most = max((len(vehicle.layouts) for vehicle in instance.vehicles), default=1)
    capacity = np.zeros((len(instance.vehicles), most, len(words)), dtype=np.int64)
    for kind, vehicle in enumerate(instance.vehicles):
        for at, layout in enumerate(vehicle.layouts):
            capacity[kind, at] = [part + guard for part, guard in zip(packed(layout), guards, strict=True)]
    load = np.array([packed(request.load) for request in instance.requests], dtype=np.int64)
    return Rooms(load.reshape(instance.size, len(words)), capacity, np.array(guards, dtype=np.int64))


def _words(widest: list[int]) -> list[list[tuple[int, int, int]]]:
    """Return for each word the resources in it, each with shift and width of its field below the guard bit."""
    words: list[list[tuple[int, int, int]]] = [[]]
    shift = 1
    for at, most in enumerate(widest):
        width = (most + 1).bit_length()
        if shift + width + 1 > _WORD and words[-1]:
            words.append([])
            shift = 1
        words[-1].append((at, shift, width))
        shift += width + 1
    return words
