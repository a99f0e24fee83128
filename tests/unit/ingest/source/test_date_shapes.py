"""Shapes of dates."""

from __future__ import annotations

import pytest

from optimiser.ingest.source.date_shapes import Shape, month_number, shape_of


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("30/04/2020", Shape("numeric", 2020, 30, 4)),
        ("4-30-20", Shape("numeric", 2020, 4, 30)),
        ("30.4.99 00:00:00", Shape("numeric", 1999, 30, 4)),
        ("2020-04-30T13:45:01Z", Shape("iso", 2020, 4, 30)),
        ("2020/4/30 1:45 PM", Shape("iso", 2020, 4, 30)),
        ("20200430", Shape("iso", 2020, 4, 30)),
        ("30-Apr-20", Shape("named", 2020, 4, 30)),
        ("30 September 2020", Shape("named", 2020, 9, 30)),
        ("Thursday, 30th April 2020", Shape("named", 2020, 4, 30)),
        ("April 30, 2020", Shape("named", 2020, 4, 30)),
        ("2020-Apr-30", Shape("named", 2020, 4, 30)),
        ("'43951.5", Shape("serial", 0, 43951)),
        ("Apr-20", Shape("month", 2020, 4)),
        ("12345", Shape("other")),
        ("30/04-2020", Shape("other")),
        ("30-Foo-20", Shape("other")),
        ("tomorrow", Shape("other")),
    ],
)
def test_shapes(text: str, shape: Shape) -> None:
    """Every usual way of writing a date is recognised, and nothing else."""
    assert shape_of(text) == shape


def test_month_number() -> None:
    """A month may be cut off after three letters."""
    assert [month_number(word) for word in ("jun", "Sept", "MARCH", "ma", "mayor")] == [6, 9, 3, None, None]
