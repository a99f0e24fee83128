"""Stretches that begin where others were cut, and beginnings that have become one."""

from __future__ import annotations

import numpy as np

from models.transport.relaxation_day import FAR, RelaxedDay
from models.transport.relaxation_partial import Partial, leave


def joined(day: RelaxedDay, states: list[tuple[int, ...]], numbers: list[int]) -> Partial:
    """Return the stretches that begin where others were cut; of the past, no more is known than that it was possible.

    Parameters
    ----------
    day
        The arrays.
    states
        The stop and those on board of each.
    numbers
        Number of each cut.
    """
    count, width = len(states), max((len(state) for state in states), default=2) - 1
    board = np.full((count, width), -1, dtype=np.int64)
    for row, state in enumerate(states):
        board[row, : len(state) - 1] = state[1:]
    stop = np.array([state[0] for state in states], dtype=np.int64)
    low = np.zeros((count, 3 + width), dtype=np.int64)
    high = np.zeros((count, 3 + width), dtype=np.int64)
    low[:, 1:3], high[:, 1:3] = day.first[stop, None], day.last[stop, None]
    held = board >= 0
    who = np.maximum(board, 0)
    low[:, 3:], high[:, 3:] = np.where(held, day.first[who], 0), np.where(held, day.last[who], FAR)
    between = np.full((count, 3 + width, 3 + width), FAR, dtype=np.int64)
    between[:, :, 0], between[:, 0, :] = high, -low
    between[:, 1, 2] = between[:, 2, 1] = 0
    same = who == stop[:, None]
    behind = np.where(same, 0, day.longest[who] - day.least[stop[:, None], who + day.size])
    for one in (1, 2):
        between[:, 3:, one] = np.where(held, 0, FAR)
        between[:, one, 3:] = np.where(held, behind, FAR)
    number = np.arange(3 + width)
    empty = np.concatenate([np.zeros((count, 3), bool), ~held], axis=1)
    between[np.broadcast_to(empty[:, :, None] | empty[:, None, :], between.shape)] = FAR
    between[:, number, number] = 0
    for through in range(3 + width):
        np.minimum(between, between[:, :, through, None] + between[:, None, through, :], out=between)
    load = (day.load[who] * held[:, :, None]).sum(axis=1)
    fits = day.fits(load)
    for column in range(width):
        fits &= np.where(held[:, column], leave(day, who[:, column]), -1)
    sound = (between[:, number, number] >= 0).all(axis=1)
    zero = np.zeros(count, dtype=np.int64)
    start = np.array(numbers, dtype=np.int64) + day.size
    nobody = np.full((count, 1), -1, dtype=np.int64)
    return Partial(start, stop, board, load, nobody, zero, np.zeros(count, bool), fits, zero, between).where(
        sound & (fits > 0)
    )


def merged(partial: Partial) -> Partial:
    """Return one beginning for all that made the same stops' requests to the same end: the best of each.

    Parameters
    ----------
    partial
        Beginnings.
    """
    key = np.column_stack([partial.start, partial.stop, partial.added, partial.earned, partial.board])
    mixed = np.zeros(len(key), dtype=np.uint64)
    for column in range(key.shape[1]):
        mixed = (mixed ^ (key[:, column] + 2).astype(np.uint64)) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
    order = np.argsort(mixed, kind="stable")
    sorted_key = key[order]
    new = np.ones(len(order), dtype=bool)
    new[1:] = (sorted_key[1:] != sorted_key[:-1]).any(axis=1)
    head = np.flatnonzero(new)
    first = partial.where(order[head])
    return Partial(
        first.start,
        first.stop,
        first.board,
        first.load,
        first.earned,
        first.added,
        np.logical_or.reduceat(partial.picked[order], head),
        np.bitwise_or.reduceat(partial.fits[order], head),
        np.minimum.reduceat(partial.distance[order], head),
        np.maximum.reduceat(partial.between[order], head, axis=0),
    )
