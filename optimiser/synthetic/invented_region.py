"""A region that does not exist: so many trusts with their sites, and areas around them, from one seed."""

from __future__ import annotations

import math

from optimiser.synthetic.draw import Draw
from optimiser.synthetic.places import DEGREE, Place
from optimiser.synthetic.region import Member, Region

_SOUTH, _WEST = 54 * DEGREE + DEGREE // 2, -2 * DEGREE
# About a kilometre each way.
_KM_NORTH, _KM_EAST = 899, 1_560
_KM_ACROSS, _KM_MORE = 60, 6
# From so many trusts on, the region grows as its trusts do, and areas stay as dense as they are.
_MANY, _SQUARE_KM_OF_TRUST = 11, 1_443
_AREAS_EACH_WAY, _KM_OF_AREA = 8, 16
_MENTAL_HEALTH_EVERY = 3
_ACUTE, _COMMUNITY, _CLINIC = "General acute hospital", "Community hospital (with inpatient beds)", "Non inpatient"
_MENTAL_HEALTH = "Mental Health (including Specialist services)"


def invented_region(trusts: int, seed: int) -> Region:
    """Make a region; the same numbers give the same one.

    Every third trust is one of mental health, its hospital close to an acute one; the last of four or more is the
    ambulance service.

    Parameters
    ----------
    trusts
        How many, at least one.
    seed
        Seed of everything random.

    Raises
    ------
    ValueError
        If there is no trust.
    """
    if trusts < 1:
        msg = "a region needs at least one trust"
        raise ValueError(msg)
    draw = Draw(seed)
    across = _KM_ACROSS + _KM_MORE * trusts if trusts <= _MANY else math.isqrt(_SQUARE_KM_OF_TRUST * trusts)
    sites: list[Place] = []
    members = []
    for number in range(1, trusts + 1):
        code, kind = f"T{number:02d}", _kind(number, trusts)
        centre = (draw.between(0, across), draw.between(0, across))
        if kind == "mental_health":
            neighbour = draw.pick([site for site in sites if site.is_acute])
            sites.append(_next_to(neighbour, f"{code}-1", code, draw))
        elif kind == "acute":
            sites.append(_place(f"{code}-1", centre, draw.between(40_000, 150_000), code, _ACUTE))
        smaller = ("Support Facility",) * 3 if kind == "ambulance" else (_COMMUNITY, _CLINIC, _CLINIC, _CLINIC)
        for one, what in enumerate(smaller, start=2):
            there = (centre[0] + draw.between(-14, 14), centre[1] + draw.between(-14, 14))
            sites.append(_place(f"{code}-{one}", there, draw.between(800, 8_000), code, what))
        members.append(Member(code, kind, draw.between(6, 20), draw.between(3, 20)))
    return Region(tuple(sites), _areas(across, draw), tuple(members))


def _kind(number: int, trusts: int) -> str:
    if number == trusts and trusts > _MENTAL_HEALTH_EVERY:
        return "ambulance"
    return "acute" if number % _MENTAL_HEALTH_EVERY else "mental_health"


def _areas(across: int, draw: Draw) -> tuple[Place, ...]:
    """Return areas on a grid that nothing lies exactly on."""
    each_way = max(_AREAS_EACH_WAY, across // _KM_OF_AREA)
    step = across // each_way + 1
    return tuple(
        _place(
            f"A{east * each_way + north + 1:02d}",
            (step * east + draw.between(0, step - 1), step * north + draw.between(0, step - 1)),
            draw.between(100, 1_000),
        )
        for east in range(each_way)
        for north in range(each_way)
    )


def _place(code: str, at: tuple[int, int], weight: int, trust: str = "", kind: str = "") -> Place:
    """Return a place so many kilometres to the east and to the north."""
    return Place(code, _SOUTH + at[1] * _KM_NORTH, _WEST + at[0] * _KM_EAST, weight, trust, kind)


def _next_to(site: Place, code: str, trust: str, draw: Draw) -> Place:
    """Return a hospital of mental health about a kilometre or two from another."""
    north, east = draw.between(-1, 1), draw.between(1, 2)
    latitude, longitude = site.latitude + north * _KM_NORTH, site.longitude + east * _KM_EAST
    return Place(code, latitude, longitude, draw.between(9_000, 30_000), trust, _MENTAL_HEALTH)
