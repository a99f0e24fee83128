"""Layouts of vehicles as people write them."""

from __future__ import annotations

import pytest

from optimiser.tables.layouts import read_layouts


def test_layouts_that_fold() -> None:
    """Layouts are split by semicolons, their parts are staff, seats, stretchers and wheelchairs; spaces are nothing."""
    assert read_layouts(" 1/4/0/1 ; 1/2/1/0;") == ((1, 4, 0, 1), (1, 2, 1, 0))


def test_no_layouts() -> None:
    """A vehicle without places for people has an empty cell."""
    assert read_layouts("") == ()


@pytest.mark.parametrize(
    "text", ["1/4/0", "1/4/0/1/1", "four seats", "1/4/0/-1", "1/4/0/x", "1/4/0/1.5", "1/4/0/9999", "1/4/0/²"]
)
def test_what_cannot_be_read(text: str) -> None:
    """Anything but four whole numbers that a vehicle could have is refused."""
    assert read_layouts(text) is None
