"""What is to be done next in a sweep: each part once, and a point as soon as its parts are there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from optimiser.engine.sweep.outcome import Outcome
from optimiser.engine.sweep.plan import Point
from optimiser.engine.sweep.work import Finished, PartTask, PointTask

Done = Callable[[Point, Outcome, float], None]


class Agenda:
    """The points that are still to be done.

    Parameters
    ----------
    points
        In order; two with the same settings only once.
    done
        Told of every point that is finished: its outcome, and how long it took [s].
    """

    def __init__(self, points: Sequence[Point], done: Done) -> None:
        self._waiting = {point.key: point for point in points}
        self._under_way: dict[str, Point] = {}
        self._parts: dict[str, Finished] = {}
        self._asked: set[str] = set()
        self._done = done

    @property
    def finished(self) -> bool:
        """Whether nothing is left to do."""
        return not self._waiting and not self._under_way

    def next(self) -> PartTask | PointTask | None:
        """Return what to do next; ``None`` where everything waits for what is under way."""
        for point in list(self._waiting.values()):
            parts = {lever: self._parts.get(key) for lever, key in point.parts.items()}
            failed = [part for part in parts.values() if part is not None and part.outcome is not None]
            if failed:
                del self._waiting[point.key]
                assert failed[0].outcome is not None
                self._done(point, failed[0].outcome, 0.0)
                self._forget_parts()
                continue
            there = [part.part for part in parts.values() if part is not None]
            if len(there) == len(parts):
                self._under_way[point.key] = self._waiting.pop(point.key)
                return PointTask(point.key, point.number, point.scenario, tuple(there))
            for lever, part in parts.items():
                key = point.parts[lever]
                if part is None and key not in self._asked:
                    self._asked.add(key)
                    return PartTask(key, lever, point.scenario)
        return None

    def settle(self, task: PartTask | PointTask, finished: Finished) -> None:
        """Take in what came of a task.

        Parameters
        ----------
        task
            What was done.
        finished
            What came of it.
        """
        if isinstance(task, PartTask):
            self._asked.discard(task.key)
            self._parts[task.key] = finished
        else:
            assert finished.outcome is not None
            self._done(self._under_way.pop(task.key), finished.outcome, finished.seconds)
            self._forget_parts()

    def give_back(self, task: PartTask | PointTask) -> None:
        """Put a task back that nobody finished.

        Parameters
        ----------
        task
            What was begun.
        """
        if isinstance(task, PartTask):
            self._asked.discard(task.key)
        else:
            # In front, as it was its turn.
            self._waiting = {task.key: self._under_way.pop(task.key), **self._waiting}

    def _forget_parts(self) -> None:
        """Drop parts that no point needs any more."""
        needed = {key for point in (*self._waiting.values(), *self._under_way.values()) for key in point.parts.values()}
        self._parts = {key: part for key, part in self._parts.items() if key in needed}
