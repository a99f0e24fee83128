"""A small illustration in consumables, made once for all tests that look at it."""

from __future__ import annotations

import datetime as dt
from functools import cache

from optimiser.synthetic.consumables import make_consumables, usual_terms
from optimiser.synthetic.demand import Buyer
from optimiser.synthetic.group import Group

BUYERS = tuple(Buyer(trust, weight) for trust, weight in (("RAA", 9), ("RBB", 7), ("RCC", 6), ("RDD", 5), ("REE", 1)))
TERMS = usual_terms(dt.date(2026, 11, 22))


@cache
def groups() -> tuple[Group, ...]:
    """Return the four groups of a small illustration; tests do not change them."""
    return tuple(make_consumables(11, BUYERS, 600_000_000, 192, TERMS))
