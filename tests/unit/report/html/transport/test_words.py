"""Numbers of transport as they are written."""

from __future__ import annotations

import pytest

from optimiser.report.html.transport.words import clock, gap_share, hour_of_day, share, told


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (12345, 0, "12,345"),
        (1.25, 1, "1.3"),
        (-0.5, 1, "\N{MINUS SIGN}0.5"),
        ("*", 2, "*"),
        (None, 1, "\N{EN DASH}"),
        (0, 0, "0"),
    ],
)
def test_a_number_is_rounded_once_and_a_hidden_one_stays_hidden(value: object, places: int, text: str) -> None:
    """Half is rounded up, negative numbers have a true minus, ``*`` and nothing are told as such."""
    assert told(value, places) == text


def test_a_share_is_written_as_per_cent() -> None:
    """One decimal; a hidden one keeps its mark."""
    assert (share(0.9), share("*"), share(None)) == ("90.0%", "*", "\N{EN DASH}")


def test_a_proof_gap_above_nought_never_reads_as_nought() -> None:
    """A gap below what two decimals show is said to be small, and none without a bound is made up."""
    assert gap_share(0.00001) == "under 0.01%"
    assert (gap_share(0), gap_share(0.0123), gap_share(None)) == ("0.00%", "1.23%", "no bound")


def test_times_of_day() -> None:
    """Minutes after midnight as a clock shows them, past midnight too; an hour as from and to."""
    assert (clock(545), clock(1445), clock(None)) == ("09:05", "00:05", "\N{EN DASH}")
    assert (hour_of_day(9), hour_of_day(23), hour_of_day(None)) == ("09–10", "23–00", "\N{EN DASH}")
