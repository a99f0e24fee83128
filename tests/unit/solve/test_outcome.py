"""What a solve came to: gaps and the status that follows from them."""

from __future__ import annotations

import pytest

from optimiser.solve.outcome import Outcome, Progress, Status, relative_gap, status_of_gap


@pytest.mark.parametrize(
    ("objective", "bound", "gap"),
    [(200.0, 190.0, 0.05), (-200.0, -210.0, 0.05), (0.0, 0.0, 0.0), (0.0, -1.0, float("inf")), (None, 1.0, None)],
)
def test_the_gap_is_a_part_of_the_answer(objective: float | None, bound: float, gap: float | None) -> None:
    """Whatever the sign; at an answer of 0 it is nothing or endless; without an answer there is none."""
    assert relative_gap(objective, bound) == gap
    assert Progress(1.0, objective, bound, 0).gap == gap


@pytest.mark.parametrize(
    ("objective", "bound", "status"),
    [
        (1000.0, 1000.0, Status.OPTIMAL),
        (1000.0, 999.9995, Status.OPTIMAL),
        (0.0, -1e-7, Status.OPTIMAL),
        (1000.0, 992.0, Status.WITHIN_GAP),
        (100.0, 96.0, Status.WITHIN_GAP),
        (1000.0, 980.0, Status.LIMIT),
        (1000.0, None, Status.LIMIT),
    ],
)
def test_the_status_follows_from_the_gap(objective: float, bound: float | None, status: Status) -> None:
    """A gap of one per cent or of five pounds is enough; a proof is a millionth; without a bound it is a limit."""
    assert status_of_gap(objective, bound, 0.01, 5.0) is status


def test_an_outcome_counts_its_gap_in_both_ways() -> None:
    """In parts of the answer and in the answer's unit."""
    found = Outcome(Status.LIMIT, 400.0, 390.0, 1.0, 1, "solver")
    assert (found.gap, found.gap_absolute, found.has_solution) == (0.025, 10.0, True)
    empty = Outcome(Status.LIMIT, None, 390.0, 1.0, 1, "solver")
    assert (empty.gap, empty.gap_absolute, empty.has_solution) == (None, None, False)
