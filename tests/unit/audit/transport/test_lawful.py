"""Who fits into which layout, as the check counts it; and company that is not allowed."""

from __future__ import annotations

from itertools import product

import pytest

from models.transport.places_on_board import people_capacity, people_load
from optimiser.audit.reading import Row
from optimiser.audit.transport.lawful import _fits
from optimiser.audit.transport.reading import layouts_of, may_carry_patients

LAYOUTS = ((1, 2, 0, 1), (0, 1, 1, 0), (1, 0, 2, 0), (2, 3, 1, 1))


def patient(mobility: str, escorts: int = 0) -> Row:
    """Return a journey."""
    return {"mobility": mobility, "escorts": escorts}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_check_and_the_model_agree_on_who_fits(layout: tuple[int, ...]) -> None:
    """For up to three of each kind, and their escorts, places are there in one just where they are in the other."""
    capacity = people_capacity(*layout)
    for walkers, stretchers, wheelchairs, escorts in product(range(4), range(3), range(3), range(4)):
        people = [patient("walker")] * walkers + [patient("stretcher")] * stretchers
        people += [patient("wheelchair")] * wheelchairs
        if escorts and not people:
            continue
        if people:
            people = [{**people[0], "escorts": escorts}, *people[1:]]
        load = people_load(walkers, stretchers, wheelchairs, escorts)
        room = all(part <= whole for part, whole in zip(load, capacity, strict=True))
        assert _fits(people, layout) == room, (layout, walkers, stretchers, wheelchairs, escorts)


def test_a_bariatric_patient_lies() -> None:
    """On a stretcher place, as the model has it."""
    assert _fits([patient("bariatric")], (0, 0, 1, 0))
    assert not _fits([patient("bariatric")], (2, 2, 0, 2))


def test_layouts_and_classes_are_read() -> None:
    """A vehicle without classes may carry patients; one with classes only where they are among them."""
    assert layouts_of({"layouts": "1/2/0/1;0/1/1/0"}) == [(1, 2, 0, 1), (0, 1, 1, 0)]
    assert layouts_of({"layouts": ""}) == []
    assert [may_carry_patients({"goods": goods}) for goods in ("", "linen", "linen;patient")] == [True, False, True]
