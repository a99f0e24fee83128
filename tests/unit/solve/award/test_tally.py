"""Accounts of parts become accounts of the whole."""

from __future__ import annotations

from optimiser.solve.award.tally import Tally
from optimiser.solve.limits import Clock
from optimiser.solve.outcome import Outcome, Progress, Status


def test_the_whole_is_known_once_every_part_is() -> None:
    """Awards of 2 and 3 pounds are one of 500 pence; before the second is known there is none of the whole."""
    told: list[Progress] = []
    tally = Tally(2, Clock(), told.append)
    tally.told(0, Progress(0.0, 2.0, 1.0, 4))
    tally.told(1, Progress(0.0, None, 2.5, 1))
    tally.told(1, Progress(0.0, 3.0, 2.5, 2))
    assert [(one.objective, one.bound, one.nodes) for one in told] == [(None, None, 4), (None, 350, 5), (500, 350, 6)]
    assert told[-1].gap == 0.3


def test_nothing_known_is_lost() -> None:
    """An account that knows less than an earlier one takes nothing back; the outcome of a part counts as one."""
    told: list[Progress] = []
    tally = Tally(1, Clock(), told.append)
    tally.told(0, Progress(0.0, 2.0, 1.5, 9))
    tally.told(0, Progress(0.0, None, 1.0, 0))
    tally.done(0, Outcome(Status.OPTIMAL, 1.75, 1.75, 0.0, 1, "none", 3))
    assert [(one.objective, one.bound, one.nodes) for one in told] == [(200, 150, 9), (200, 150, 9), (175, 175, 9)]


def test_nobody_listens() -> None:
    """Without a listener there is none for the parts."""
    assert Tally(1, Clock(), None).listener_of(0) is None
