"""Ways that two trusts have in common in a made-up region: where something can be planted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle

from optimiser.synthetic.draw import Draw
from optimiser.synthetic.places import Place, straight_metres
from optimiser.synthetic.region import Region, one_near

CLOSE_METRES = 5_200
"""Two hospitals this close are one destination for a vehicle that comes from afar."""
_NEAREST_HOME, _FURTHEST_HOME = 11_000, 32_000
_FIRST_HOUR, _LAST_HOUR = 39, 63  # in quarters of an hour: 9:45 to 15:45
_AWAY_LEAST, _AWAY_MOST, _DETOUR = 2_500, 6_500, 1_500


@dataclass(frozen=True)
class Corridor:
    """A way from one area to the hospitals of two trusts.

    Parameters
    ----------
    home
        The area.
    one, other
        Hospitals of two trusts, close to each other.
    hour
        When something happens there [minutes after midnight].
    """

    home: Place
    one: Place
    other: Place
    hour: int

    @property
    def trusts(self) -> tuple[str, str]:
        """The trusts of both hospitals."""
        return (self.one.trust, self.other.trust)


def corridors(region: Region, draw: Draw) -> Iterator[Corridor]:
    """Yield ways that two trusts share, over every two trusts in turn, without end; nothing where there are none.

    Parameters
    ----------
    region
        Where.
    draw
        Random numbers.
    """
    pairs = _close_hospitals(region)
    ways = [(one, other, homes) for one, other in pairs if (homes := _homes(region, one, other))]
    by_trusts: dict[tuple[str, str], list[tuple[Place, Place, list[Place]]]] = {}
    for way in ways:
        by_trusts.setdefault((way[0].trust, way[1].trust), []).append(way)
    for trusts in cycle(sorted(by_trusts)):
        one, other, homes = draw.pick(by_trusts[trusts])
        if draw.chance(50):
            one, other = other, one
        hour = 15 * draw.between(_FIRST_HOUR, _LAST_HOUR)
        yield Corridor(one_near(draw, one, homes), one, other, hour)


def on_the_way(region: Region, way: Corridor) -> list[Place]:
    """Return areas close to the first hospital that a vehicle from the corridor's area passes.

    Parameters
    ----------
    region
        Where.
    way
        The corridor.
    """
    whole = straight_metres(way.home, way.one)
    return [
        area
        for area in region.areas
        if _AWAY_LEAST <= straight_metres(area, way.one) <= _AWAY_MOST
        and straight_metres(way.home, area) + straight_metres(area, way.one) <= whole + _DETOUR
    ]


def _close_hospitals(region: Region) -> list[tuple[Place, Place]]:
    """Return pairs of hospitals of different trusts that lie close together."""
    ends = sorted(
        {site for member in region.members for site in region.hospitals[member.trust] if site.trust == member.trust},
        key=lambda site: site.code,
    )
    return [
        (one, other)
        for one in ends
        for other in ends
        if one.trust < other.trust and straight_metres(one, other) <= CLOSE_METRES
    ]


def _homes(region: Region, one: Place, other: Place) -> list[Place]:
    """Return areas from where it is neither near nor far to both."""
    return [
        area
        for area in region.areas
        if all(_NEAREST_HOME <= straight_metres(area, end) <= _FURTHEST_HOME for end in (one, other))
    ]
