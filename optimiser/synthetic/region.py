"""Where the made-up day takes place: trusts, their sites, the areas around them, and who works from where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from optimiser.synthetic.draw import Draw
from optimiser.synthetic.places import Place, straight_metres

REACH_METRES = 50_000
"""Hospitals of a trust further than this from all of its depots take no part."""
_SECOND_DEPOT_METRES = 25_000
_NOT_IN_USE = frozenset({"Other Reportable Site", "Unoccupied"})
_KEEP_NEAREST = 5


@dataclass(frozen=True)
class Member:
    """A trust of the region.

    Parameters
    ----------
    trust
        Its code.
    kind
        ``acute``, ``mental_health`` or ``ambulance``.
    journeys, goods
        How much of each it has against the others [parts].
    """

    trust: str
    kind: str
    journeys: int
    goods: int


@dataclass(frozen=True)
class Region:
    """Trusts and places.

    Parameters
    ----------
    sites
        Sites with their coordinates; every trust has one or more in use, one of them all is an acute hospital.
    areas
        Areas that people live in, at least one.
    members
        The trusts.
    """

    sites: tuple[Place, ...]
    areas: tuple[Place, ...]
    members: tuple[Member, ...]

    @cached_property
    def acute(self) -> tuple[Place, ...]:
        """All acute hospitals."""
        return tuple(site for site in self.sites if site.is_acute)

    @cached_property
    def depots(self) -> dict[str, tuple[Place, ...]]:
        """Where each trust's vehicles are kept: at its largest site, and at its largest far from there."""
        return {member.trust: self._depots_of(member.trust) for member in self.members}

    def _depots_of(self, trust: str) -> tuple[Place, ...]:
        own = self.own(trust)
        large = sorted([site for site in own if site.has_beds] or own, key=lambda site: (-site.weight, site.code))
        far = [site for site in large if straight_metres(site, large[0]) >= _SECOND_DEPOT_METRES]
        return (large[0], *far[:1])

    @cached_property
    def hospitals(self) -> dict[str, tuple[Place, ...]]:
        """Where each trust takes patients: to its own hospitals within reach; who has none, to the acute ones."""
        found = {}
        for member in self.members:
            beds = [site for site in self.own(member.trust) if site.has_beds and self._is_in_reach(site, member.trust)]
            found[member.trust] = tuple(
                beds
                or [site for site in self.acute if self._is_in_reach(site, member.trust)]
                or nearest(self.depots[member.trust][0], self.acute, 1)
            )
        return found

    def own(self, trust: str) -> list[Place]:
        """Return the sites of a trust that are in use, in the order of the table.

        Parameters
        ----------
        trust
            Its code.
        """
        return [site for site in self.sites if site.trust == trust and site.kind not in _NOT_IN_USE]

    def depot_near(self, trust: str, place: Place) -> Place:
        """Return the depot of a trust that is nearest to a place.

        Parameters
        ----------
        trust, place
            The trust, and the place.
        """
        return nearest(place, self.depots[trust], 1)[0]

    def homes(self, hospital: Place, metres: int) -> list[Place]:
        """Return the areas that patients of a hospital come from: those within a distance, or the nearest few.

        Parameters
        ----------
        hospital
            Where they are treated.
        metres
            How far they live from it at most [m].
        """
        within = [area for area in self.areas if straight_metres(area, hospital) <= metres]
        return within or nearest(hospital, self.areas, _KEEP_NEAREST)

    def _is_in_reach(self, site: Place, trust: str) -> bool:
        return any(straight_metres(site, depot) <= REACH_METRES for depot in self.depots[trust])


def nearest(place: Place, others: Sequence[Place], count: int) -> list[Place]:
    """Return the nearest of some places, the nearest first.

    Parameters
    ----------
    place
        From where.
    others
        What there is.
    count
        How many at most.
    """
    return sorted(others, key=lambda other: (straight_metres(place, other), other.code))[:count]


def one_near(draw: Draw, place: Place, others: Sequence[Place]) -> Place:
    """Draw one of several places; the heavier and the nearer are drawn more often.

    Parameters
    ----------
    draw
        Random numbers.
    place
        Near what.
    others
        At least one.
    """
    weights = [max(1, 100 * other.weight // (3 + straight_metres(place, other) // 1000)) for other in others]
    return draw.some(others, weights, 1)[0]
