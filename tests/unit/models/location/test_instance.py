"""An instance refuses what is none."""

from __future__ import annotations

import pytest

from tests.unit.models.location.drawn import drawn


def test_the_possible_pairs() -> None:
    """A pair without a cost is not possible."""
    assert drawn().pairs == ((0, 0), (0, 1), (1, 0), (1, 1), (2, 0))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"facilities": (), "opening_cost": (), "capacity": (), "service_cost": ((), (), ())}, "no facility"),
        ({"customers": (), "demand": (), "service_cost": ()}, "no customer"),
        ({"facilities": ("near", "near")}, "two facilities have one name"),
        ({"customers": ("ann", "ann", "cat")}, "two customers have one name"),
        ({"capacity": (6,)}, "capacity has 1 entries for 2"),
        ({"demand": (4, 4)}, "demand has 2 entries for 3"),
        ({"opening_cost": (10, 20, 30)}, "opening_cost has 3 entries for 2"),
        ({"service_cost": ((4, 8), (8, 12))}, "service_cost has 2 entries for 3"),
        ({"service_cost": ((4, 8), (8,), (3, None))}, "a row of service_cost"),
        ({"opening_cost": (10, -1)}, "opening_cost has an entry below 0"),
        ({"demand": (4, -4, 1)}, "demand has an entry below 0"),
        ({"capacity": (-6, 6)}, "capacity has an entry below 0"),
        ({"service_cost": ((4, 8), (-8, 12), (3, None))}, "service_cost has an entry below 0"),
    ],
)
def test_what_is_no_instance_is_refused(changes: dict[str, object], message: str) -> None:
    """Sizes that differ, names that repeat and numbers below 0 are named."""
    with pytest.raises(ValueError, match=message):
        drawn(**changes)
