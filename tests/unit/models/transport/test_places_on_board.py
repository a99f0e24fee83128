"""People take the places that upgrades let them take."""

from __future__ import annotations

import pytest

from models.transport.places_on_board import GOODS, PEOPLE, people_capacity, people_load
from tests.unit.models.transport.day_sample import vehicle


def test_every_kind_of_load_has_its_name() -> None:
    """Loads and capacities have one number for each of the four nested resources; goods have three of their own."""
    assert len(people_load()) == len(people_capacity(0, 0, 0, 0)) == len(PEOPLE) == 4
    assert GOODS == ("millilitres", "grams", "cages")


@pytest.mark.parametrize(
    ("people", "places", "fits"),
    [
        ({"seated": 1}, (0, 1, 0, 0), True),
        ({"seated": 1}, (0, 0, 1, 0), True),
        ({"seated": 1}, (1, 0, 0, 0), False),
        ({"seated": 1}, (0, 0, 0, 1), False),
        ({"escorts": 1}, (1, 0, 0, 0), True),
        ({"escorts": 1}, (0, 1, 0, 0), True),
        ({"escorts": 1}, (0, 0, 1, 0), True),
        ({"escorts": 1}, (0, 0, 0, 1), False),
        ({"stretchers": 1}, (0, 0, 1, 0), True),
        ({"stretchers": 1}, (0, 1, 0, 0), False),
        ({"wheelchairs": 1}, (0, 0, 0, 1), True),
        ({"wheelchairs": 1}, (1, 1, 1, 0), False),
        ({"seated": 1, "escorts": 1}, (1, 1, 0, 0), True),
        ({"seated": 2, "escorts": 1}, (2, 1, 0, 0), False),
        ({"seated": 1, "stretchers": 1, "escorts": 1}, (0, 2, 1, 0), True),
    ],
)
def test_who_may_use_what(people: dict[str, int], places: tuple[int, int, int, int], fits: bool) -> None:
    """Places are seats for staff, patients' seats, stretchers and wheelchairs in this order."""
    assert vehicle(layouts=(people_capacity(*places),)).holds(people_load(**people)) is fits
