"""Courier rounds of a made-up weekday: each trust its own, with a timetable that has time to spare."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from optimiser.money import round_half_up
from optimiser.synthetic.draw import Draw
from optimiser.synthetic.movement_rows import RoundRow, RoundStopRow
from optimiser.synthetic.places import Place, careful_minutes, road_metres, straight_metres
from optimiser.synthetic.rates import VAN, vehicle_code
from optimiser.synthetic.region import Member, Region, nearest, one_near

SPECIMENS, SITES, LINEN = "specimens", "sites", "linen"
KINDS = (SPECIMENS,) * 5 + (SITES,) * 4 + (LINEN,)
"""What a round is for, as often as that."""
_DEPARTS = {SPECIMENS: (540, 810), SITES: (420, 780), LINEN: (390, 720)}
_AREA_METRES, _SITE_METRES = 30_000, 45_000
_FEWEST, _MOST, _DWELL = 5, 9, 5
_LONGEST = 300
_WORKING_DAY = 480


@dataclass(frozen=True)
class Round:
    """A round as it is driven: from its home over its stops back home.

    Parameters
    ----------
    code, trust, kind
        Its identifier, whose it is, and what it is for.
    home
        Where it starts and ends.
    stops
        Where it calls, in order.
    depart
        When it leaves home [minutes after midnight].
    dearer
        What it costs as run [per cent of the vehicle's rates].
    """

    code: str
    trust: str
    kind: str
    home: Place
    stops: tuple[Place, ...]
    depart: int
    dearer: int = 100

    def times(self) -> list[tuple[Place, int, int]]:
        """Return each place with arrival and departure [minutes after midnight], home first and last."""
        found, clock = [(self.home, self.depart, self.depart)], self.depart
        for here, there in pairwise((self.home, *self.stops, self.home)):
            arrive = clock + max(5, 5 * -(-careful_minutes(here, there) // 5))
            clock = arrive + _DWELL
            found.append((there, arrive, clock))
        return found

    @property
    def minutes(self) -> int:
        """How long it takes by its timetable [min]."""
        return self.times()[-1][1] - self.depart

    def row(self, depots: tuple[Place, ...]) -> RoundRow:
        """Return its row.

        Parameters
        ----------
        depots
            Those of its trust.
        """
        metres = sum(road_metres(here, there) for here, there in pairwise((self.home, *self.stops, self.home)))
        pence = Fraction(VAN.day * self.minutes, _WORKING_DAY) + Fraction(VAN.hour * self.minutes, 60)
        pence += Fraction(VAN.km * metres, 10_000 * 1_000)
        depot = min(depots, key=lambda place: (straight_metres(place, self.home), place.code))
        vehicle = vehicle_code(self.trust, VAN.name, depots.index(depot))
        return RoundRow(self.code, self.trust, vehicle, round_half_up(pence * self.dearer / 100))

    def stop_rows(self) -> Iterator[RoundStopRow]:
        """Return its stops, home first and last."""
        times = self.times()
        for number, (place, arrive, leave) in enumerate(times, start=1):
            at_home = number in {1, len(times)}
            yield RoundStopRow(
                self.code,
                number,
                place.code,
                None if at_home and number == 1 else arrive,
                None if at_home and number > 1 else leave,
            )


def draw_rounds(region: Region, member: Member, count: int, draw: Draw) -> list[Round]:
    """Make the rounds of one trust.

    Parameters
    ----------
    region
        Where.
    member
        The trust.
    count
        How many.
    draw
        Random numbers of this trust's rounds.
    """
    return [_round(region, member, f"{member.trust}-{number}", draw) for number in range(count)]


def _round(region: Region, member: Member, code: str, draw: Draw) -> Round:
    """Make one round: a stop somewhere, those around it, and the way over them from one to the nearest next."""
    depots = region.depots[member.trust]
    home = draw.some(depots, [3, 2][: len(depots)], 1)[0]
    kind = draw.pick(KINDS)
    pool = _pool(region, member, kind, home)
    middle = one_near(draw, home, pool)
    stops = ordered(home, nearest(middle, pool, draw.between(_FEWEST, _MOST)))
    depart = 5 * draw.between(_DEPARTS[kind][0] // 5, _DEPARTS[kind][1] // 5)
    made = Round(code, member.trust, kind, home, stops, depart, draw.between(105, 130))
    while made.minutes > _LONGEST and len(made.stops) > 1:
        made = Round(code, member.trust, kind, home, made.stops[:-1], depart, made.dearer)
    return made


def _pool(region: Region, member: Member, kind: str, home: Place) -> list[Place]:
    """Return the places a round may call at; who has few sites calls at areas, where the surgeries are."""
    sites = {
        (site.latitude, site.longitude): site
        for site in region.own(member.trust)
        if 0 < straight_metres(site, home) <= _SITE_METRES
    }
    if kind != SPECIMENS and len(sites) >= _FEWEST:
        return list(sites.values())
    return [area for area in region.homes(home, _AREA_METRES) if straight_metres(area, home) > 0] or list(region.areas)


def ordered(home: Place, stops: list[Place]) -> tuple[Place, ...]:
    """Return stops in the order in which each is the nearest to the one before.

    Parameters
    ----------
    home
        Where it begins.
    stops
        The stops.
    """
    found: list[Place] = []
    left, here = list(stops), home
    while left:
        (here,) = nearest(here, left, 1)
        left.remove(here)
        found.append(here)
    return tuple(found)
