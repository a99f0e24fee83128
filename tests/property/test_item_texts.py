"""Laws of item texts: nothing breaks the parser, comparing is fair, and the order of rows changes no item."""

from __future__ import annotations

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from optimiser.ingest.item_match.describe import describe
from optimiser.ingest.item_match.keys import Gtin, read_gtin
from optimiser.ingest.item_match.match import match_items
from optimiser.ingest.item_match.prices import each_per_unit
from optimiser.ingest.item_match.veto import difference

PARTS = (
    "glove",
    "nitrile",
    "non sterile",
    "5mg",
    "50 mg",
    "10 x 10cm",
    "box of 100",
    "x30",
    "18G",
    "L",
    "left",
    "0.5 l",
)
TEXTS = st.lists(st.sampled_from(PARTS), min_size=1, max_size=5).map(" ".join)


@given(st.text(max_size=60), st.text(max_size=20))
def test_any_text_is_read(text: str, unit: str) -> None:
    """No text breaks the parser, and a pack is never less than one."""
    describe(text)
    assert each_per_unit(text, unit, text).count >= 1


@given(TEXTS, TEXTS)
def test_comparing_is_fair(one: str, other: str) -> None:
    """A text never differs from itself, and two texts differ alike from both sides."""
    left, right = describe(one), describe(other)
    assert difference(left, left).verdict == "none"
    assert difference(left, right).verdict == difference(right, left).verdict


@given(st.integers(0, 10**13 - 1), st.integers(0, 13), st.integers(1, 9))
def test_one_wrong_digit_is_always_found(body: int, place: int, change: int) -> None:
    """A number with its check digit is read, and refused once any one digit is changed."""
    digits = Gtin(f"{body:013d}"[1:], int(f"{body:013d}"[0])).digits
    read = read_gtin(digits)
    if isinstance(read, str):
        assert read == "it is a filler of one digit"
        return
    assert read.digits == digits
    wrong = f"{digits[:place]}{(int(digits[place]) + change) % 10}{digits[place + 1 :]}"
    assert isinstance(read_gtin(wrong), str)


@given(st.lists(TEXTS, min_size=1, max_size=8), st.randoms(use_true_random=False))
@settings(max_examples=30)
def test_the_order_of_rows_changes_no_item(texts: list[str], draw: object) -> None:
    """Shuffled rows fall into the same items, and no item holds two texts that exclude one another."""
    rows = pd.DataFrame({"description": texts})
    shuffled = rows.sample(frac=1, random_state=draw.randrange(1000))  # type: ignore[attr-defined]
    items = match_items(rows).item_of
    pd.testing.assert_series_equal(items, match_items(shuffled).item_of.sort_index())
    for _, inside in rows.groupby(items):
        read = [describe(text) for text in inside["description"]]
        assert all(difference(one, other).verdict != "veto" for one in read for other in read)
