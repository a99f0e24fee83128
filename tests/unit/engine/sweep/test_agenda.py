"""What is to be done next in a sweep."""

from __future__ import annotations

from optimiser.config.scenario import Scenario
from optimiser.engine.sweep.agenda import Agenda
from optimiser.engine.sweep.outcome import Outcome
from optimiser.engine.sweep.plan import Point
from optimiser.engine.sweep.work import Finished, PartTask, PointTask

FINE, INFEASIBLE = {"status": "optimal"}, {"status": "infeasible"}


def points_of(*parts: str) -> list[Point]:
    """Return points whose parts have these hashes, such as ``b1 t1``."""
    named = [dict(zip(("buying", "transport"), text.split(), strict=False)) for text in parts]
    return [Point(number, {}, Scenario(), "", f"p{number}", own) for number, own in enumerate(named, start=1)]


def agenda_of(*parts: str) -> tuple[Agenda, list[tuple[int, str]]]:
    """Return an agenda, and what it tells of points that are finished."""
    told: list[tuple[int, str]] = []

    def done(point: Point, outcome: Outcome, seconds: float) -> None:
        told.append((point.number, outcome["status"]))

    return Agenda(points_of(*parts), done), told


def names(agenda: Agenda) -> list[str]:
    """Take everything that may be begun, and return its keys."""
    taken = []
    while (task := agenda.next()) is not None:
        taken.append(task.key)
    return taken


def test_each_part_is_found_once_and_a_point_waits_for_its_parts() -> None:
    """All parts may be begun at once; a point only when its own are there, with what they came to, buying first."""
    agenda, told = agenda_of("b1 t1", "b1 t2", "b2 t1")
    tasks = [agenda.next() for _ in range(5)]
    assert [task.key for task in tasks if task] == ["b1", "t1", "t2", "b2"]
    assert tasks[4] is None
    parts = {task.key: task for task in tasks if isinstance(task, PartTask)}
    agenda.settle(parts["t2"], Finished(None, b"t2", 1.0))
    assert agenda.next() is None
    agenda.settle(parts["b1"], Finished(None, b"b1", 1.0))
    point = agenda.next()
    assert isinstance(point, PointTask)
    assert (point.number, point.parts) == (2, (b"b1", b"t2"))
    agenda.settle(point, Finished(FINE, b"", 1.0))
    assert told == [(2, "optimal")]
    assert not agenda.finished


def test_a_point_ends_with_a_part_that_failed() -> None:
    """Where one lever has no answer, every point with it has none, and the other lever is not found for its sake."""
    agenda, told = agenda_of("b1 t1", "b1 t2", "b2 t3")
    first = agenda.next()
    assert isinstance(first, PartTask)
    agenda.settle(first, Finished(INFEASIBLE, b"", 1.0))
    assert names(agenda) == ["b2", "t3"]
    assert told == [(1, "infeasible"), (2, "infeasible")]


def test_what_nobody_finished_is_done_again() -> None:
    """A part or a point that is given back is begun again, and nothing is told twice."""
    agenda, told = agenda_of("b1", "b2")
    part, other = agenda.next(), agenda.next()
    assert isinstance(part, PartTask)
    assert isinstance(other, PartTask)
    agenda.give_back(part)
    assert names(agenda) == ["b1"]
    agenda.settle(part, Finished(None, b"b1", 1.0))
    point = agenda.next()
    assert isinstance(point, PointTask)
    agenda.give_back(point)
    again = agenda.next()
    assert again == point
    assert isinstance(again, PointTask)
    agenda.settle(again, Finished(FINE, b"", 1.0))
    assert told == [(1, "optimal")]


def test_an_empty_agenda_is_finished() -> None:
    """Where nothing is to be done, nothing is begun."""
    agenda, told = agenda_of()
    assert agenda.finished
    assert (names(agenda), told) == ([], [])
