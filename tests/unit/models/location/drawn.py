"""A location problem small enough to be solved by eye."""

from __future__ import annotations

from models.location.instance import LocationInstance


def drawn(**changes: object) -> LocationInstance:
    """Return two facilities and three customers; far cannot serve cat.

    Nine units are needed and each facility has six, so both must be open. At best near serves ann, cat and one of bob's
    four units, and far the other three.
    """
    given: dict[str, object] = {
        "facilities": ("near", "far"),
        "customers": ("ann", "bob", "cat"),
        "opening_cost": (10, 20),
        "capacity": (6, 6),
        "demand": (4, 4, 1),
        "service_cost": ((4, 9), (8, 12), (3, None)),
    }
    return LocationInstance(**{**given, **changes})  # type: ignore[arg-type]
