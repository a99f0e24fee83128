"""A request refuses what is none."""

from __future__ import annotations

import pytest

from tests.unit.models.transport.day_sample import request


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"pickup_window": (5, 4)}, "J: the window of its pickup ends before it begins"),
        ({"delivery_window": (5, 4)}, "J: the window of its delivery ends before it begins"),
        ({"pickup_service": -1}, "J has a number below 0"),
        ({"delivery_service": -1}, "J has a number below 0"),
        ({"load": (0, 0, -1, 0)}, "J has a number below 0"),
        ({"max_on_board": -1}, "J has a number below 0"),
    ],
)
def test_what_is_no_request_is_refused(changes: dict[str, object], message: str) -> None:
    """A window that ends before it begins and numbers below 0 are refused by name."""
    with pytest.raises(ValueError, match=message):
        request("J", **changes)


def test_the_narrowest_request_is_accepted() -> None:
    """A window of one moment and a limit of 0 on board are a request."""
    narrow = request("J", pickup_window=(5, 5), delivery_window=(5, 5), max_on_board=0)
    assert (narrow.pickup_window, narrow.max_on_board) == ((5, 5), 0)
