"""When a solve stops, and the clock."""

from __future__ import annotations

import time

import pytest

from models.tolerances import PROVEN_GAP
from optimiser.solve.limits import Clock, Limits


def test_without_limits_a_proof_is_asked() -> None:
    """No time or node limit, one thread, and the gap that counts as proven."""
    given = Limits()
    assert (given.seconds, given.nodes, given.threads, given.gap) == (None, None, 1, PROVEN_GAP)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"gap": -0.1}, "gap is -0.1"),
        ({"gap_absolute": -1.0}, "gap_absolute is -1.0"),
        ({"nodes": -1}, "nodes is -1"),
        ({"seed": -1}, "seed is -1"),
        ({"seconds": -2.0}, "seconds is -2.0"),
        ({"threads": 0}, "threads is 0"),
    ],
)
def test_limits_that_make_no_sense_are_refused(wrong: dict[str, float], message: str) -> None:
    """Each is named with its value."""
    with pytest.raises(ValueError, match=message):
        Limits(**wrong)  # type: ignore[arg-type]


def test_the_clock_counts_down(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is left is the limit less what was spent, never below 0; without a limit it is endless."""
    now = [100.0]
    monkeypatch.setattr(time, "perf_counter", lambda: now[0])
    clock, endless = Clock(10.0), Clock()
    now[0] = 107.5
    assert (clock.spent, clock.left, clock.left_or_none) == (7.5, 2.5, 2.5)
    assert (endless.left, endless.left_or_none) == (float("inf"), None)
    now[0] = 120.0
    assert clock.left == 0.0
