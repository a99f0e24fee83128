"""Packs as people write them."""

from __future__ import annotations

import pytest

from optimiser.ingest.item_match.packs import PackLevel, eaches_of, take_packs, unit_of_issue


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("gloves box of 100", 100),
        ("gloves bx/100", 100),
        ("gloves pk50", 50),
        ("gloves 100/box", 100),
        ("gloves 100 per box", 100),
        ("tablets 100's", 100),
        ("tablets x 30", 30),
        ("tablets (28)", 28),
        ("28 tablets", 28),
        ("wipes tub of 200", 200),
        ("gloves case 10 pack 10", 100),
        ("swabs 10 packs of 5", 50),
        ("syringe 10ml", None),
        ("bag 500ml", None),
        ("pack 5ml", None),
        ("gloves", None),
    ],
)
def test_eaches(text: str, count: int | None) -> None:
    """The usual notations tell how many there are; a size is no pack."""
    levels, _ = take_packs(text)
    assert eaches_of(levels, "") == count


def test_the_unit_says_which_level_is_meant() -> None:
    """Of a case of ten boxes of a hundred, a box holds a hundred and a case a thousand."""
    levels, _ = take_packs("gloves case of 10 box of 100")
    assert levels == (PackLevel("case", 10), PackLevel("box", 100))
    assert (eaches_of(levels, "box"), eaches_of(levels, "case"), eaches_of(levels, "")) == (100, 1000, 1000)


def test_the_whole_and_its_parts_are_not_multiplied() -> None:
    """A thousand, told again as ten of a hundred, stays a thousand."""
    assert eaches_of((PackLevel("", 1000), PackLevel("", 10), PackLevel("", 100)), "") == 1000


def test_a_pack_larger_than_any_is_none() -> None:
    """A product of levels beyond a million is no pack."""
    assert eaches_of((PackLevel("case", 999_999), PackLevel("box", 99)), "") is None


@pytest.mark.parametrize(
    ("unit", "read"),
    [
        ("", ("", None)),
        ("EACH", ("each", None)),
        ("EA.", ("each", None)),
        ("Pair", ("pair", 2)),
        ("DZ", ("dozen", 12)),
        ("BX", ("box", None)),
        ("PK/50", ("pack", 50)),
        ("CASE 10 PACK 10", ("case", 100)),
        ("100", ("", 100)),
        ("HOUR", ("", None)),
    ],
)
def test_units_of_issue(unit: str, read: tuple[str, int | None]) -> None:
    """A unit of issue names a pack, how many it holds, both or neither."""
    assert unit_of_issue(unit) == read
