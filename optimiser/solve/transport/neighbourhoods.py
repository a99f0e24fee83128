"""Which requests and routes are near each other in place and time, and which are taken out together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from optimiser.solve.transport.arrays import DayArrays, Whole
from optimiser.solve.transport.chance import Chance

NEAREST = 120
"""How many neighbours of a request are looked at."""
_BLOCK = 256


def nearest_requests(day: DayArrays) -> Whole:
    """Return the nearest others of each request, nearest first, each row led by the request itself.

    Two requests are near where one vehicle could carry both at once (their ends lie close in place and time) or one
    right after the other (the second begins soon after, and near where, the first ends).

    Parameters
    ----------
    day
        The day.
    """
    size, sites = day.size, day.sites
    up, down = day.site[:size], day.site[size:]
    middle = (day.tight_low + day.tight_high) // 2
    begin, end = middle[:size], middle[size:]
    found = np.zeros((size, min(size, NEAREST)), dtype=np.int64)
    for first in range(0, size, _BLOCK):
        some = slice(first, min(size, first + _BLOCK))
        own_up, own_down = up[some, None], down[some, None]
        apart = np.abs(begin[some, None] - begin[None, :]) + np.abs(end[some, None] - end[None, :])
        shared = day.hop[own_up * sites + up] + day.hop[own_down * sites + down] + apart // 2
        after = day.hop[own_down * sites + up]
        after = 2 * after + np.abs(begin[None, :] - end[some, None] - after)
        before = day.hop[down * sites + own_up]
        before = 2 * before + np.abs(begin[some, None] - end[None, :] - before)
        distance = np.minimum(shared, np.minimum(after, before))
        distance[np.arange(distance.shape[0]), np.arange(some.start, some.stop)] = -1
        found[some] = np.argsort(distance, axis=1, kind="stable")[:, : found.shape[1]]
    return found


def groups_of_routes(
    draw: Chance, owner: Sequence[int], near: Whole, routes: int, wanted: int, trusts: Sequence[str]
) -> list[list[int]]:
    """Return the routes in groups that lie close together; each route is in one.

    Parameters
    ----------
    draw
        Source of chance.
    owner
        Route of each request; -1 for none.
    near
        What :func:`nearest_requests` gave.
    routes
        How many routes there are.
    wanted
        Routes of a group.
    trusts
        Trust of each request: neighbours of another trust count half as much again.
    """
    of = np.array(owner)
    close = near[:, 1:25]
    here = np.repeat(of, close.shape[1])
    there = of[close].reshape(-1)
    names = {name: at for at, name in enumerate(sorted(set(trusts)))}
    trust = np.array([names[name] for name in trusts])
    weight = np.where(np.repeat(trust, close.shape[1]) == trust[close].reshape(-1), 1.0, 1.5)
    keep = (here >= 0) & (there >= 0) & (here != there)
    links = np.zeros((routes, routes))
    np.add.at(links, (here[keep], there[keep]), weight[keep])
    links += links.T
    left = list(range(routes))
    groups = []
    while left:
        seed = draw.choice(left)
        scores = {route: links[seed, route] * (0.5 + draw.random()) + 0.01 * draw.random() for route in left}
        scores[seed] = float("inf")
        group = sorted(left, key=lambda route: (-scores[route], route))[:wanted]
        if len(left) - len(group) < wanted // 2:
            group = list(left)
        groups.append(sorted(group))
        left = [route for route in left if route not in set(group)]
    return groups


def taken_out(
    draw: Chance,
    routes: Sequence[Sequence[int]],
    owner: dict[int, int],
    near: Sequence[Sequence[int]],
    mean: int,
) -> list[int]:
    """Return requests to be put in anew: of strings of stops in routes next to each other, or of a whole route.

    The strings are those of slack induction by string removals [1]_; now and then a route goes as a whole, as only so a
    vehicle can be saved.

    Parameters
    ----------
    draw
        Source of chance.
    routes
        Stops of each route.
    owner
        Route of each request that has one.
    near
        Nearest others of each request.
    mean
        How many requests are taken out in the mean.

    References
    ----------
    .. [1] J. Christiaens and G. Vanden Berghe, Slack induction by string removals for vehicle routing problems,
       Transportation Science 54 (2020) 417-433.
    """
    size = len(near)
    served = list(owner)
    if not served:
        return []
    seed = served[draw.randrange(len(served))]
    used = [len(stops) for stops in routes if stops]
    longest = max(2, min(10, sum(used) // len(used)))
    strings = 1 + int(draw.random() * max(1.0, 4.0 * mean / (1 + longest)))
    found: dict[int, None] = {}
    broken: set[int] = set()
    if draw.random() < 0.15:
        broken.add(owner[seed])
        found.update((stop, None) for stop in routes[owner[seed]] if stop < size)
    for request in near[seed]:
        row = owner.get(request)
        if row is None or row in broken:
            continue
        if len(broken) >= strings:
            break
        broken.add(row)
        stops = routes[row]
        length = 1 + int(draw.random() * min(longest, len(stops)))
        at = stops.index(request if draw.random() < 0.5 else request + size)
        first = max(0, min(at - draw.randrange(length), len(stops) - length))
        found.update((stop % size, None) for stop in stops[first : first + length])
    return list(found)
