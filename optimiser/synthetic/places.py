"""Places of a made-up day and how far apart they are, in whole numbers: the same on every machine."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

DEGREE = 100_000
"""Coordinates are whole hundred-thousandths of a degree, as the postcode files have them: about a metre."""
_METRES_OF_DEGREE = 111_195
_MIDDLE = 5_500_000
# Parts in a million: the cosine at 55 degrees north, and how much it loses on a degree further north.
_COSINE, _COSINE_LOSS = 573_576, 14_297
_ROAD_PER_STRAIGHT = (130, 100)
# The published fit in seconds and seconds per metre; it rests on ways from 9 km up, below it time grows from nought.
_SECONDS_AT_NOUGHT, _SECONDS_PER_KM, _FIT_FROM_METRES = 648, Decimal("51.12"), 9_000


@dataclass(frozen=True)
class Place:
    """A site of a trust, or an area people live in.

    Parameters
    ----------
    code
        Site or area.
    latitude, longitude
        Where it is [hundred-thousandths of a degree].
    weight
        How much happens there: floor area of a site [m2], people of an area or their stand-in [parts].
    trust
        Whose site it is; empty for an area.
    kind
        Kind of the site as the returns name it; empty for an area.
    """

    code: str
    latitude: int
    longitude: int
    weight: int
    trust: str = ""
    kind: str = ""

    @property
    def has_beds(self) -> bool:
        """Whether patients are treated there by day and night."""
        return self.kind not in {"", "Non inpatient", "Other Reportable Site", "Unoccupied", "Support Facility"}

    @property
    def is_acute(self) -> bool:
        """Whether it is a general or specialist acute hospital."""
        return "acute" in self.kind


def place_of(row: Mapping[str, str], code: str, weight: str) -> Place | None:
    """Read a place from a row of ``sites`` or ``areas``; ``None`` where it has no coordinates or no weight.

    Parameters
    ----------
    row
        Cells as text.
    code, weight
        Names of the columns with its code and its weight.
    """
    heavy = int(Decimal(row[weight] or 0))
    if not row["latitude"] or not row["longitude"] or heavy <= 0:
        return None
    latitude, longitude = (int(Decimal(row[name]) * DEGREE) for name in ("latitude", "longitude"))
    return Place(row[code], latitude, longitude, heavy, row.get("trust", ""), row.get("kind", ""))


@cache
def straight_metres(one: Place, other: Place) -> int:
    """Return how far two places are apart as the crow flies [m], to the part in a few hundred that the fit needs.

    Parameters
    ----------
    one, other
        Two places of the same few hundred kilometres.
    """
    middle = (one.latitude + other.latitude) // 2
    cosine = _COSINE - _COSINE_LOSS * (middle - _MIDDLE) // DEGREE
    north = abs(one.latitude - other.latitude) * _METRES_OF_DEGREE // DEGREE
    east = abs(one.longitude - other.longitude) * _METRES_OF_DEGREE * cosine // (DEGREE * 1_000_000)
    return math.isqrt(north * north + east * east)


def road_metres(one: Place, other: Place) -> int:
    """Return how far it is by road, at the usual ratio to the straight line [m].

    Parameters
    ----------
    one, other
        Two places.
    """
    return straight_metres(one, other) * _ROAD_PER_STRAIGHT[0] // _ROAD_PER_STRAIGHT[1]


def drive_seconds(one: Place, other: Place) -> int:
    """Return how long the drive takes by the published fit, and in proportion below 9 km [s].

    Parameters
    ----------
    one, other
        Two places.
    """
    metres = straight_metres(one, other)
    if metres >= _FIT_FROM_METRES:
        return int(_SECONDS_AT_NOUGHT + _SECONDS_PER_KM * metres / 1000)
    at_nine = int(_SECONDS_AT_NOUGHT + _SECONDS_PER_KM * _FIT_FROM_METRES / 1000)
    return at_nine * metres // _FIT_FROM_METRES


def careful_minutes(one: Place, other: Place) -> int:
    """Return a drive in whole minutes that slower roads leave feasible: a third and a minute more than the fit says.

    Parameters
    ----------
    one, other
        Two places.
    """
    seconds = drive_seconds(one, other)
    return 1 - (-seconds * 4 // 180) if seconds else 0
