"""How far the parts of an award have come together, told as progress of the whole."""

from __future__ import annotations

import threading

from models.procurement.award.rows import PENCE_A_POUND
from optimiser.solve.highs import ProgressListener
from optimiser.solve.limits import Clock
from optimiser.solve.outcome import Outcome, Progress


class Tally:
    """The best answer and bound of every part so far.

    Answer and bound of the whole are known once every part has one; until then they are ``None``.

    Parameters
    ----------
    parts
        How many parts there are.
    clock
        Of the whole solve.
    listener
        Told of every change [pence].
    """

    def __init__(self, parts: int, clock: Clock, listener: ProgressListener | None) -> None:
        self._objectives: list[float | None] = [None] * parts
        self._bounds: list[float | None] = [None] * parts
        self._nodes = [0] * parts
        self._clock = clock
        self._listener = listener
        self._one_at_a_time = threading.Lock()

    @property
    def listens(self) -> bool:
        """Whether anybody wants to be told."""
        return self._listener is not None

    def told(self, at: int, progress: Progress) -> None:
        """Take the account of one part, and tell the whole.

        Parameters
        ----------
        at
            The place of the part.
        progress
            How far it has come [GBP].
        """
        if self._listener is None:
            return
        with self._one_at_a_time:
            self._objectives[at] = _best(self._objectives[at], progress.objective, min)
            self._bounds[at] = _best(self._bounds[at], progress.bound, max)
            self._nodes[at] = max(self._nodes[at], progress.nodes)
            self._listener(Progress(self._clock.spent, _sum(self._objectives), _sum(self._bounds), sum(self._nodes)))

    def listener_of(self, at: int) -> ProgressListener | None:
        """Return the listener for one part; ``None`` where nobody wants to be told.

        Parameters
        ----------
        at
            The place of the part.
        """
        return (lambda progress: self.told(at, progress)) if self.listens else None

    def done(self, at: int, outcome: Outcome) -> None:
        """Take the outcome of one part.

        Parameters
        ----------
        at
            The place of the part.
        outcome
            How its solve ended [GBP].
        """
        self.told(at, Progress(outcome.seconds, outcome.objective, outcome.bound, outcome.nodes))


def _best(before: float | None, now: float | None, better: object) -> float | None:
    assert callable(better)
    if before is None or now is None:
        return now if before is None else before
    return float(better(before, now))


def _sum(values: list[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) * PENCE_A_POUND if len(known) == len(values) else None
