"""What a bid sheet asks for, and the key that names it."""

from __future__ import annotations

import re
from dataclasses import replace

from tests.unit.bid_sample import REQUEST


def test_lots_items_and_totals() -> None:
    """Lots stand once in the order of the lines, a line is found by its item, and its volumes add up."""
    assert REQUEST.lots == ("consumables", "linen")
    assert REQUEST.by_item["gloves"].total == 1_200_000_000


def test_the_key_names_what_is_asked_for() -> None:
    """The key is the same for the same lines, whoever asks, and another one when a volume or a name changes."""
    assert re.fullmatch(r"[0-9A-F]{4}(-[0-9A-F]{4}){2}", REQUEST.key)
    assert replace(REQUEST, title="Another title", source="").key == REQUEST.key
    first = REQUEST.lines[0]
    for other in (replace(first, name="Gloves, vinyl"), replace(first, volumes=(("AAA", 1),)), replace(first, lot="x")):
        assert replace(REQUEST, lines=(other, *REQUEST.lines[1:])).key != REQUEST.key
