"""A small made-up weekday, made once for all tests that look at it."""

from __future__ import annotations

from functools import cache

from optimiser.synthetic.invented_region import invented_region
from optimiser.synthetic.region import Region
from optimiser.synthetic.transport_day import Sizes, TransportWeekday, make_weekday

SIZES = Sizes(journeys=120, rounds=20, consignments=90)


@cache
def region() -> Region:
    """Return six trusts that do not exist; tests do not change them."""
    return invented_region(6, 5)


@cache
def weekday() -> TransportWeekday:
    """Return a day of theirs; tests do not change it."""
    return make_weekday(region(), SIZES, 5)
