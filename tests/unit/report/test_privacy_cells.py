"""Which counts are hidden, so that sums give none of them away."""

from __future__ import annotations

import pytest

from optimiser.config.scenario import PrivacySettings
from optimiser.report.privacy_cells import Sum, hidden_cells, shown_count

EXACT = PrivacySettings(smallest_count=8, round_to=1)
ROUNDED = PrivacySettings(smallest_count=8, round_to=5)


def hidden(total: int | None, *parts: int, settings: PrivacySettings = EXACT) -> str:
    """Return what is hidden of some parts, lettered a, b, ..., and of their total t, as letters."""
    values = {chr(ord("a") + place): value for place, value in enumerate(parts)}
    sums = [] if total is None else [Sum("t", tuple(values))]
    return "".join(sorted(hidden_cells(values if total is None else {**values, "t": total}, sums, settings)))


def test_small_counts_are_hidden_and_nought_is_not() -> None:
    """From 1 to 7 a count is hidden; 0 and 8 are shown."""
    assert hidden(None, 0, 1, 7, 8, 100) == "bc"


@pytest.mark.parametrize(("value", "shown"), [(0, 0), (8, 10), (12, 10), (13, 15), (17, 15), (18, 20)])
def test_others_are_rounded(value: int, shown: int) -> None:
    """A count is shown to the nearest five, halves up."""
    assert shown_count(value, ROUNDED) == shown


def test_a_count_of_somebody_is_never_shown_as_nobody() -> None:
    """With wide rounding a count that would be shown as nought is shown as one step."""
    assert shown_count(3, PrivacySettings(smallest_count=3, round_to=10)) == 10


def test_one_hidden_part_takes_the_next_smallest_with_it() -> None:
    """50 less 20 and 27 would be 3: the 20 is hidden too, rounded or not."""
    assert hidden(50, 3, 27, 20) == "ac"
    assert hidden(50, 3, 27, 20, settings=ROUNDED) == "ac"


def test_two_hidden_parts_protect_each_other_where_they_can() -> None:
    """Parts of 3 and 4 could be many things; of 1 and 1 nothing else, so a third is hidden."""
    assert hidden(47, 3, 4, 40) == "ab"
    assert hidden(42, 1, 1, 40) == "abc"


def test_where_no_part_is_left_the_sum_is_hidden() -> None:
    """A part of 1 beside one of 8 is got back from 9 by whoever knows which was hidden for being small."""
    assert hidden(9, 1, 8) == "abt"
    assert hidden(9, 9) == ""
    assert hidden(3, 0, 3) == "bt"


def test_what_does_not_add_up_says_nothing() -> None:
    """A total that is not the sum of its parts gives none of them away."""
    assert hidden(99, 3, 27, 20) == "a"


def test_hiding_goes_on_from_sum_to_sum() -> None:
    """A cell hidden in its row must not be got back from its column."""
    rows = {"a1": 3, "a2": 20, "a": 23, "b1": 30, "b2": 40, "b": 70, "1": 33, "2": 60}
    sums = [Sum("a", ("a1", "a2")), Sum("b", ("b1", "b2")), Sum("1", ("a1", "b1")), Sum("2", ("a2", "b2"))]
    assert hidden_cells(rows, sums, EXACT) == {"a1", "a2", "b1", "b2"}


def test_one_count_in_two_places_is_hidden_in_both() -> None:
    """Where a second sum hides a count, its double elsewhere is hidden too."""
    values = {"a": 3, "b": 20, "t": 23, "again": 20}
    assert hidden_cells(values, [Sum("t", ("a", "b")), Sum("b", ("again",))], EXACT) == {"a", "b", "again"}
