"""The layouts of a vehicle as people write them: staff/seats/stretchers/wheelchairs, split by semicolons."""

from __future__ import annotations

MOST_PLACES = 1000
"""Places of one kind beyond which a layout is a slip of the keyboard [places]."""


def read_layouts(text: str) -> tuple[tuple[int, int, int, int], ...] | None:
    """Return the layouts of a cell, or ``None`` where it cannot be read; nothing where it is empty.

    Parameters
    ----------
    text
        Such as ``1/4/0/1;1/2/1/0``.
    """
    found = []
    for layout in filter(None, map(str.strip, text.split(";"))):
        parts = [part.strip() for part in layout.split("/")]
        if len(parts) != 4 or not all(part.isascii() and part.isdigit() and len(part) <= 4 for part in parts):
            return None
        staff, seats, stretchers, wheelchairs = map(int, parts)
        if max(staff, seats, stretchers, wheelchairs) > MOST_PLACES:
            return None
        found.append((staff, seats, stretchers, wheelchairs))
    return tuple(found)
