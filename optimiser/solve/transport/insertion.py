"""Every place a request could go to in many routes at once, the cheapest of them tried exactly.

A first sweep bounds each place from below: windows by the earliest and latest times of the route as it is, the time on
board by the slack of whoever rides along, the duration by the earliest return and the latest departure. What is left
is sorted, and the best few are timed exactly.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from optimiser.solve.transport.arrays import DayArrays, Flags, Real, Whole
from optimiser.solve.transport.chains import chains_of, spans_of
from optimiser.solve.transport.rows import Rows, costs
from optimiser.solve.transport.schedule import durations, earliest

TRIED = 3
"""How many places are timed exactly at a time."""
_TRIES = 4
"""How many times, each time twice as many."""


@dataclass(frozen=True, eq=False)
class Places:
    """Where requests could go, by entry of what was asked.

    Parameters
    ----------
    entry
        Which pair of row and request it is about.
    first, last
        Columns that the pickup and the delivery come right after.
    cost
        What it adds at least [cost units].
    """

    entry: Whole
    first: Whole
    last: Whole
    cost: Real


@dataclass(frozen=True, eq=False)
class _Ends:
    """One end of a request in gaps: the entries, the gaps as places in the arrays, and the drives there and on."""

    entry: Whole
    gap: Whole
    place: Whole
    there: Whole
    on: Whole


def places_for(rows: Rows, asked: Whole, requests: Whole) -> Places:
    """Return where requests could go.

    Parameters
    ----------
    rows
        The routes.
    asked, requests
        Row and request of each entry.
    """
    day, size = rows.day, rows.day.size
    columns = np.arange(rows.width)
    count = rows.count[asked]
    fits = day.rooms.fits(rows.left[asked], day.rooms.load[requests])
    fits &= (columns <= count[:, None]) & (count <= rows.width - 4)[:, None]
    if day.mixed:
        fits &= (rows.aboard[asked] & day.clash_on_board[requests][:, None]) == 0
    ready, after = rows.ready[asked], rows.after[asked]
    up_low, up_high = day.tight_low[requests][:, None], day.tight_high[requests][:, None]
    down_low, down_high = day.tight_low[requests + size][:, None], day.tight_high[requests + size][:, None]
    up = fits & (ready <= up_high) & (after >= up_low)
    down = fits & (ready <= down_high) & (after >= down_low)
    full = np.where(fits, rows.width, columns)
    full = np.minimum.accumulate(full[:, ::-1], axis=1)[:, ::-1]
    ups = _ends(rows, asked, requests, up)
    downs = _ends(rows, asked, requests + size, down)
    same = _in_one_gap(rows, requests, ups, down)
    apart = _in_two_gaps(rows, requests, ups, downs, full)
    entry, first, last, cost = (np.concatenate(parts) for parts in zip(same, apart, strict=True))
    return Places(entry, first, last, cost)


def _ends(rows: Rows, asked: Whole, stops: Whole, where: Flags) -> _Ends:
    entry, gap = np.nonzero(where)
    place = asked[entry] * rows.width + gap
    day, sites = rows.day, rows.site.reshape(-1)
    own = day.site[stops][entry]
    return _Ends(
        entry, gap, place, day.hop[sites[place] * day.sites + own], day.hop[own * day.sites + sites[place + 1]]
    )


def _in_one_gap(rows: Rows, requests: Whole, ups: _Ends, down: Flags) -> tuple[Whole, Whole, Whole, Real]:
    """Return the places where delivery follows pickup."""
    day, size = rows.day, rows.day.size
    keep = down[ups.entry, ups.gap]
    entry, gap, place, there = ups.entry[keep], ups.gap[keep], ups.place[keep], ups.there[keep]
    request = requests[entry]
    to, sites = day.site[request + size], rows.site.reshape(-1)
    ride = day.service[request] + day.hop[day.site[request] * day.sites + to]
    on = day.service[request + size] + day.hop[to * day.sites + sites[place + 1]]
    service, after = rows.service.reshape(-1)[place], rows.after.reshape(-1)[place]
    begin = np.maximum(day.tight_low[request], rows.ready.reshape(-1)[place] + there)
    end = np.maximum(day.tight_low[request + size], begin + ride)
    back = end + on
    longer = there + service + ride + on - rows.gap.reshape(-1)[place]
    latest_end = np.minimum(day.tight_high[request + size], after - on)
    latest_begin = np.minimum(day.tight_high[request], latest_end - ride)
    fine = (begin <= latest_begin) & (end <= latest_end) & (longer <= rows.slack.reshape(-1)[place])
    leave = np.minimum(rows.late.reshape(-1)[place], latest_begin - there - service)
    cost, short = _cost(rows, place, place, (leave, back, longer), request)
    fine &= short
    return entry[fine], gap[fine], gap[fine], cost[fine]


def _in_two_gaps(
    rows: Rows, requests: Whole, ups: _Ends, downs: _Ends, full: Whole
) -> tuple[Whole, Whole, Whole, Real]:
    """Return the places where other stops come between pickup and delivery."""
    day, size, width = rows.day, rows.day.size, rows.width
    ready, after, late, base = (part.reshape(-1) for part in (rows.ready, rows.after, rows.late, rows.base))
    service, gap, slack = (part.reshape(-1) for part in (rows.service, rows.gap, rows.slack))
    # The pickup by itself.
    request = requests[ups.entry]
    begin = np.maximum(day.tight_low[request], ready[ups.place] + ups.there)
    pass_on = day.service[request] + ups.on
    onward = begin + pass_on
    longer_up = ups.there + pass_on + service[ups.place] - gap[ups.place]
    fine = (begin <= day.tight_high[request]) & (onward <= after[ups.place]) & (longer_up <= slack[ups.place])
    kept_up = np.flatnonzero(fine)
    # The delivery by itself.
    asked = requests[downs.entry] + size
    leave_it = day.service[asked] + downs.on
    latest_end = np.minimum(day.tight_high[asked], after[downs.place] - leave_it)
    come = service[downs.place] + downs.there
    longer_down = come + leave_it - gap[downs.place]
    fine = (ready[downs.place] + downs.there <= latest_end) & (day.tight_low[asked] <= latest_end)
    kept_down = np.flatnonzero(fine & (longer_down <= slack[downs.place]))
    # Both together, while there is room all the way.
    key = downs.entry[kept_down] * width + downs.gap[kept_down]
    mine = ups.entry[kept_up] * width
    low = np.searchsorted(key, mine + ups.gap[kept_up] + 1)
    high = np.searchsorted(key, mine + full[ups.entry[kept_up], ups.gap[kept_up]])
    number = np.maximum(high - low, 0)
    one = np.repeat(kept_up, number)
    skipped = np.repeat(low - np.cumsum(number) + number, number)
    two = kept_down[np.arange(len(one)) + skipped] if len(one) else one
    here, there, request = ups.place[one], downs.place[two], request[one]
    between = base[there] - base[here + 1]
    end = np.maximum(ready[there] + downs.there[two], onward[one] + between + come[two])
    end = np.maximum(end, day.tight_low[request + size])
    aboard = pass_on[one] + between + come[two]
    leave_there = np.minimum(late[there], latest_end[two] - come[two])
    latest_begin = np.minimum(late[here + 1], leave_there - between) - pass_on[one]
    latest_begin = np.minimum(latest_begin, day.tight_high[request])
    fine = (end <= latest_end[two]) & (aboard <= day.limit[request]) & (begin[one] <= latest_begin)
    leave = np.minimum(late[here], latest_begin - ups.there[one] - service[here])
    longer = longer_up[one] + longer_down[two]
    cost, short = _cost(rows, here, there, (leave, end + leave_it[two], longer), request)
    fine &= short
    return ups.entry[one[fine]], ups.gap[one[fine]], downs.gap[two[fine]], cost[fine]


def _cost(
    rows: Rows, here: Whole, there: Whole, times: tuple[Whole, Whole, Whole], request: Whole
) -> tuple[Real, Flags]:
    """Return what places add at least, and which keep the longest duration.

    ``times`` are the latest departure from the column before the pickup, the earliest begin of the column after the
    delivery, and by how much the way is longer.
    """
    day, width = rows.day, rows.width
    leave, back, longer = times
    row = here // width
    kind = rows.kind[row]
    base = rows.base.reshape(-1)
    whole = base[row * width + width - 1]
    finish = np.maximum(rows.early[row, -1], back + whole - base[there + 1])
    start = np.minimum(rows.late[row, 0], leave - base[here])
    duration = np.maximum(whole + longer, finish - start)
    pause = day.break_length[kind]
    duration = np.where(duration > day.break_after[kind], np.maximum(duration, whole + longer + pause), duration)
    sites, ways, number = rows.site.reshape(-1), day.way, day.sites
    up, down = day.site[request], day.site[request + day.size]
    before, behind = sites[here], sites[there + 1]
    following, ahead = sites[here + 1], sites[there]
    joined = ways[before * number + up] + ways[up * number + down] + ways[down * number + behind]
    apart = ways[before * number + up] + ways[up * number + following] + ways[ahead * number + down]
    apart += ways[down * number + behind] - ways[ahead * number + behind]
    more = np.where(here == there, joined, apart) - ways[before * number + following]
    cost = day.per_tick[kind] * (duration - rows.duration[row]) + day.per_distance[kind] * more
    cost += day.per_request[kind] + np.where(rows.count[row] == 0, day.fixed[kind], 0.0)
    return cost, duration <= day.longest[kind]


def insert_best(rows: Rows, asked: Whole, requests: Whole, tasks: Whole) -> tuple[Whole, Flags]:
    """Put one request of each task where it costs least, exactly timed; return the changed rows and who is placed.

    Parameters
    ----------
    rows
        The routes; those changed are right again afterwards.
    asked, requests
        Row and request of each entry.
    tasks
        Task of each entry, numbered from 0 and sorted.
    """
    number = int(tasks[-1]) + 1 if len(tasks) else 0
    placed = np.zeros(number, dtype=bool)
    found = places_for(rows, asked, requests)
    task = tasks[found.entry]
    order = np.lexsort((found.cost, task))
    begin = np.searchsorted(task[order], np.arange(number + 1))
    changed: list[Whole] = []
    done = 0
    for attempt in range(_TRIES):
        share = TRIED << attempt
        size = np.where(placed, 0, np.clip(np.diff(begin) - done, 0, share))
        chosen = np.repeat(begin[:-1] + done - np.cumsum(size) + size, size) + np.arange(int(size.sum()))
        if not len(chosen):
            break
        at = order[chosen]
        rows_changed, who = _put_cheapest(rows, asked, requests, tasks, Places(
            found.entry[at], found.first[at], found.last[at], found.cost[at]
        ))  # fmt: skip
        placed[who] = True
        changed.append(rows_changed)
        done += share
    return (np.concatenate(changed) if changed else np.zeros(0, dtype=np.int64)), placed


def _put_cheapest(rows: Rows, asked: Whole, requests: Whole, tasks: Whole, places: Places) -> tuple[Whole, Whole]:
    """Time some places exactly and take the cheapest of each task; return the changed rows and their tasks."""
    day = rows.day
    row, request = asked[places.entry], requests[places.entry]
    stops = _stops_with(rows, row, request, places.first, places.last)
    chains = chains_of(day, stops, rows.count[row] + 2, rows.kind[row])
    spans = spans_of(day, chains)
    times, fine = earliest(chains, spans)
    duration = durations(day, chains, spans, times, fine)
    more = costs(day, chains, duration) - rows.cost[row]
    task = tasks[places.entry]
    order = np.lexsort((more, ~fine | (duration >= _limit(day)), task))
    first = order[np.flatnonzero(np.diff(task[order], prepend=-1))]
    first = first[fine[first] & (duration[first] < _limit(day))]
    rows.take(row[first], chains.part(first), spans.part(first), times[first], duration[first])
    return row[first], task[first]


def _limit(day: DayArrays) -> int:
    return int(day.longest.max(initial=0)) + 1


def _stops_with(rows: Rows, row: Whole, request: Whole, first: Whole, last: Whole) -> Whole:
    """Return the stops of rows with a request put in."""
    columns = np.arange(rows.width)
    moved = columns - (columns > first[:, None] + 1) - (columns > last[:, None] + 2)
    stops: Whole = rows.stops.reshape(-1)[moved + rows.width * row[:, None]]
    every = np.arange(len(row))
    stops[every, first + 1] = request
    stops[every, last + 2] = request + rows.day.size
    return stops
