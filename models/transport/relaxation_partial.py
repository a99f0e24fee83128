"""Beginnings of stretches with exact differences between their times, grown by one stop at once, many at a time."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from models.transport.relaxation_day import FAR, Booleans, Integers, RelaxedDay

_AT_ONCE = 60_000
_PAIRS_AT_ONCE = 4_000_000


@dataclass(frozen=True)
class Partial:
    """Beginnings of stretches, a row each.

    Parameters
    ----------
    start
        Node they begin at.
    stop
        Where they are.
    board
        Requests remembered on board in order, -1 beyond them.
    load
        What is on board, as far as remembered.
    earned
        Requests earned since the start in order, -1 before them.
    added
        Pickups since the start.
    picked
        Whether the last stop was a pickup.
    fits
        Classes of vehicles that hold all of it, as bits.
    distance
        Way since the start [units of distance].
    between
        ``between[:, a, b]`` is the most by which time a may exceed time b [ticks], where time 0 is the day's zero, 1
        the start's, 2 the present stop's and 3 onwards the pickups' of those on board. All that the sequence implies.
    """

    start: Integers
    stop: Integers
    board: Integers
    load: Integers
    earned: Integers
    added: Integers
    picked: Booleans
    fits: Integers
    distance: Integers
    between: Integers

    def where(self, chosen: Booleans | Integers) -> Partial:
        """Return some of the rows.

        Parameters
        ----------
        chosen
            Which.
        """
        return Partial(*(getattr(self, field.name)[chosen] for field in fields(self)))


def started(day: RelaxedDay, requests: Integers) -> Partial:
    """Return the pickups by an empty vehicle.

    Parameters
    ----------
    day
        The arrays.
    requests
        Which.
    """
    count = len(requests)
    between = np.zeros((count, 4, 4), dtype=np.int64)
    between[:, 1:, 0], between[:, 0, 1:] = day.last[requests, None], -day.first[requests, None]
    fits = day.fits(day.load[requests]) & leave(day, requests)
    zero = np.zeros(count, dtype=np.int64)
    one = requests[:, None]
    return Partial(
        requests, requests, one, day.load[requests], one, zero, np.ones(count, bool), fits, zero, between
    ).where(fits > 0)


def leave(day: RelaxedDay, requests: Integers) -> Integers:
    """Return for each request the classes that may carry it, as bits.

    Parameters
    ----------
    day
        The arrays.
    requests
        Which.
    """
    bits = np.zeros(len(requests), dtype=np.int64)
    for number in range(len(day.classes)):
        bits |= day.may[number, requests].astype(np.int64) << number
    return bits


def taken_further(day: RelaxedDay, partial: Partial, share: Booleans, remembered: tuple[int, int]) -> Partial | None:
    """Return every beginning with one more stop, or ``None`` where there is none.

    Parameters
    ----------
    day
        The arrays.
    partial
        The beginnings.
    share
        Which requests can be on board together.
    remembered
        How many of each direction are followed from pickup to delivery.
    """
    row, stop, column = _next_stops(day, partial, share, remembered)
    parts = []
    for begin in range(0, len(row), _AT_ONCE):
        piece = slice(begin, begin + _AT_ONCE)
        part = _with_stop(day, partial, row[piece], stop[piece], column[piece])
        if part is not None:
            parts.append(part)
    return _stacked(parts) if parts else None


_PICKED, _FOLLOWS = -1, -2


def _next_stops(
    day: RelaxedDay, partial: Partial, share: Booleans, remembered: tuple[int, int]
) -> tuple[Integers, Integers, Integers]:
    """Return rows with a stop to add and the place on board that it empties, or what else it does."""
    size = day.size
    held, place = np.nonzero(partial.board >= 0)
    found: list[tuple[Integers, Integers, Integers]] = [(held, partial.board[held, place] + size, place)]
    hub = np.where(partial.board >= 0, day.hub[np.maximum(partial.board, 0)], -1)
    now = -partial.between[:, 0, 2]
    rows_at_once = max(1, _PAIRS_AT_ONCE // max(1, size))
    for begin in range(0, len(now), rows_at_once):
        rows = np.arange(begin, min(len(now), begin + rows_at_once))
        free = np.ones((len(rows), size), dtype=bool)
        for column in range(partial.board.shape[1]):
            there = np.flatnonzero(partial.board[rows, column] >= 0)
            free[there] &= share[partial.board[rows[there], column]]
        for column in range(partial.earned.shape[1]):
            there = np.flatnonzero(partial.earned[rows, column] >= 0)
            free[there, partial.earned[rows[there], column]] = False
        alike = np.zeros((len(rows), size), dtype=np.int64)
        for column in range(hub.shape[1]):
            alike += hub[rows, column, None] == day.hub[None, :]
        way = np.where(partial.board[rows] >= 0, day.inward[np.maximum(partial.board[rows], 0)], -1)
        ridden = np.stack([(way == 0).sum(axis=1), (way == 1).sum(axis=1)])[day.inward.astype(np.int64)].T
        many = (alike >= remembered[0]) | (ridden >= remembered[1])
        for shift in (0, size):
            reached = now[rows, None] + day.least[partial.stop[rows], shift : shift + size]
            possible = free & (reached <= day.last[None, shift : shift + size])
            if shift == 0:
                one, other = np.nonzero(possible & ~many)
                found.append((rows[one], other, np.full(len(one), _PICKED, dtype=np.int64)))
            one, other = np.nonzero(possible & many & (day.inward if shift == 0 else ~day.inward)[None, :])
            found.append((rows[one], other + shift, np.full(len(one), _FOLLOWS, dtype=np.int64)))
    return (
        np.concatenate([part[0] for part in found]),
        np.concatenate([part[1] for part in found]),
        np.concatenate([part[2] for part in found]),
    )


def _rows(keep: Booleans, *parts: Integers) -> list[Integers]:
    return [part[keep] for part in parts]


def _with_stop(day: RelaxedDay, old: Partial, row: Integers, stop: Integers, column: Integers) -> Partial | None:
    """Return the beginnings with one more stop each, those that are possible."""
    size, width = day.size, old.board.shape[1]
    new = column < 0
    request = stop % size
    load = old.load[row] + np.where(new[:, None], day.load[request], 0)
    fits = old.fits[row] & np.where(new, day.fits(load) & leave(day, request), -1)
    keep = fits > 0
    row, stop, column, request, fits = _rows(keep, row, stop, column, request, fits)
    new, load = column < 0, load[keep]
    drive = day.least[old.stop[row], stop]
    # The most by which each time may exceed the new stop's, and the other way round.
    before = np.minimum(old.between[row, :, 2] - drive[:, None], old.between[row, :, 0] - day.first[stop, None])
    after = day.last[stop, None] + old.between[row, 0, :]
    gone = np.flatnonzero(~new)
    who = old.board[row[gone], column[gone]]
    after[gone] = np.minimum(after[gone], day.longest[who, None] + old.between[row[gone], 3 + column[gone], :])
    keep = ((before + after) >= 0).all(axis=1)
    for place in range(width):
        there = np.flatnonzero((old.board[row, place] >= 0) & (column != place))
        who = old.board[row[there], place]
        ride = day.least[stop[there], who + size]
        keep[there] &= ride - before[there, 0] <= day.last[who + size]
        keep[there] &= ride - before[there, 3 + place] <= day.longest[who]
    row, stop, column, request, fits, before, after = _rows(keep, row, stop, column, request, fits, before, after)
    new, load = column < 0, load[keep]
    if not len(row):
        return None
    load -= np.where(((column >= 0) | (column == _FOLLOWS))[:, None], day.load[request], 0)
    board, between = _boarded(old, row, stop, column, before, after)
    earned = np.concatenate([old.earned[row], np.where(new, request, -1)[:, None]], axis=1)
    earned.sort(axis=1)
    return Partial(
        old.start[row],
        stop,
        board,
        load,
        earned,
        old.added[row] + new,
        new,
        fits,
        old.distance[row] + day.distance[old.stop[row], stop],
        between,
    )


def _boarded(
    old: Partial, row: Integers, stop: Integers, column: Integers, before: Integers, after: Integers
) -> tuple[Integers, Integers]:
    """Return who is on board, in order, and the differences between times with the new stop in."""
    count, width = len(row), old.board.shape[1]
    between = np.full((count, 4 + width, 4 + width), FAR, dtype=np.int64)
    inner = np.minimum(old.between[row], before[:, :, None] + after[:, None, :])
    inner[:, 2, :], inner[:, :, 2] = after, before
    inner[:, 2, 2] = 0
    between[:, :-1, :-1] = inner
    between[:, -1, -1] = 0
    board = np.concatenate([old.board[row], np.full((count, 1), -1, dtype=np.int64)], axis=1)
    gone = np.flatnonzero(column >= 0)
    board[gone, column[gone]] = -1
    come = np.flatnonzero(column == _PICKED)
    board[come, width] = stop[come]
    between[come, -1, :-1], between[come, :-1, -1] = inner[come, 2, :], inner[come, :, 2]
    order = np.argsort(np.where(board < 0, FAR, board), axis=1, kind="stable")
    board = np.take_along_axis(board, order, axis=1)
    most = max(1, int((board >= 0).sum(axis=1).max()))
    index = np.concatenate([np.tile(np.arange(3), (count, 1)), order + 3], axis=1)[:, : 3 + most]
    between = np.take_along_axis(np.take_along_axis(between, index[:, :, None], axis=1), index[:, None, :], axis=2)
    board = board[:, :most]
    for place in range(most):
        empty = board[:, place] < 0
        between[empty, 3 + place, :] = FAR
        between[empty, :, 3 + place] = FAR
        between[empty, 3 + place, 3 + place] = 0
    return board, between


def _stacked(parts: list[Partial]) -> Partial:
    """Return all rows as one, with as many places on board as any needs."""
    width = max(part.board.shape[1] for part in parts)
    wide = []
    for part in parts:
        more = width - part.board.shape[1]
        board = np.pad(part.board, ((0, 0), (0, more)), constant_values=-1)
        between = np.pad(part.between, ((0, 0), (0, more), (0, more)), constant_values=FAR)
        number = np.arange(3 + part.board.shape[1], 3 + width)
        between[:, number, number] = 0
        wide.append({"board": board, "between": between})
    joint = {
        field.name: np.concatenate(
            [piece.get(field.name, getattr(part, field.name)) for piece, part in zip(wide, parts, strict=True)]
        )
        for field in fields(Partial)
    }
    if joint["earned"].shape[1] > 1 and (joint["earned"][:, 0] < 0).all():
        joint["earned"] = joint["earned"][:, 1:]
    return Partial(**joint)
