"""When a solve stops: limits in work and in time, and the clock they are kept by."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from models.tolerances import PROVEN_GAP


@dataclass(frozen=True)
class Limits:
    """When a solve stops, and what it may use.

    Parameters
    ----------
    seconds
        Wall-clock limit [s]; ``None`` for none. Answers at a time limit differ from machine to machine.
    nodes
        Limit on nodes of the search tree [nodes]; ``None`` for none. Answers at a node limit are the same everywhere.
    gap
        Gap at which a solve may stop, as a part of the objective [fraction].
    gap_absolute
        The same in the objective's own unit; whichever is reached first stops the solve.
    threads
        Threads the solver may use.
    seed
        Seed of everything random.
    log_path
        File for the solver's log; ``None`` for no log.
    """

    seconds: float | None = None
    nodes: int | None = None
    gap: float = PROVEN_GAP
    gap_absolute: float = 0.0
    threads: int = 1
    seed: int = 1
    log_path: Path | None = None

    def __post_init__(self) -> None:
        low = {"gap": self.gap, "gap_absolute": self.gap_absolute, "seed": self.seed, "nodes": self.nodes or 0}
        for name, value in low.items():
            if value < 0:
                msg = f"{name} is {value}; it cannot be below 0"
                raise ValueError(msg)
        if self.seconds is not None and self.seconds < 0:
            msg = f"seconds is {self.seconds}; it cannot be below 0"
            raise ValueError(msg)
        if self.threads < 1:
            msg = f"threads is {self.threads}; it must be at least 1"
            raise ValueError(msg)


class Clock:
    """How long something has run, and how long it still may.

    Parameters
    ----------
    seconds
        Wall-clock limit [s]; ``None`` for none.
    """

    def __init__(self, seconds: float | None = None) -> None:
        self._limit = seconds
        self._started = time.perf_counter()

    @property
    def spent(self) -> float:
        """Seconds since the start."""
        return time.perf_counter() - self._started

    @property
    def left(self) -> float:
        """Seconds until the limit, at least 0; infinite without one."""
        return float("inf") if self._limit is None else max(0.0, self._limit - self.spent)

    @property
    def left_or_none(self) -> float | None:
        """Seconds until the limit, as :class:`Limits` takes them."""
        return None if self._limit is None else self.left
