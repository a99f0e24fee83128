"""The words of a comparison."""

from __future__ import annotations

from typing import Any

import pytest

from optimiser.report.comparison.words import (
    cause_words,
    is_favourable,
    measure_words,
    run_words,
    signed_gbp,
    value_words,
)
from optimiser.results.comparison.causes import Cause


@pytest.mark.parametrize(("pence", "words"), [(100, "+£1.00"), (-100, "-£1.00"), (0, "£0.00"), (None, "not computed")])
def test_a_difference(pence: int | None, words: str) -> None:
    """A difference has its sign; what was not computed is no nought."""
    assert signed_gbp(pence) == words


@pytest.mark.parametrize(
    ("cause", "words"),
    [
        (Cause("tables", ("offers", "spend_lines"), ()), "offers, spend_lines"),
        (Cause("settings", (), ("buying.min_trusts",)), "buying.min_trusts"),
        (Cause("both", ("offers",), ("solve.gap",)), "both: offers; solve.gap"),
        (Cause("version", (), ()), "another version of the program"),
        (Cause("not_known", (), ()), "not known"),
    ],
)
def test_a_cause(cause: Cause, words: str) -> None:
    """Tables, settings or both are named; a version and ignorance are said."""
    assert cause_words(cause) == words


def test_for_better_or_worse() -> None:
    """More saving is favourable, and less gap to target and less cost are."""
    assert is_favourable("saving", 1)
    assert not is_favourable("saving", -1)
    assert is_favourable("gap_to_target", -1)
    assert not is_favourable("transport", 1)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "not set"),
        (True, "yes"),
        (False, "no"),
        ([], "none"),
        (["a", "b"], "a, b"),
        (0.5, "0.5"),
        ({"kind": "limit", "most": 2, "reason": ""}, "kind limit, most 2"),
    ],
)
def test_a_value(value: Any, words: str) -> None:
    """Settings of every kind are in words."""
    assert value_words(value) == words


def test_names() -> None:
    """A run is named by scenario, date and id; a measure of the illustration says so in its own line."""
    assert run_words({"scenario": "base", "as_of": "2026-11-22", "run_id": "1"}) == "base, as of 2026-11-22, run 1"
    assert measure_words("saving", "illustration") == "Saving of the recommended award (illustrative)"
    assert measure_words("saving", "headline") == "Saving of the recommended award"
