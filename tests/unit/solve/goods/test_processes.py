"""Whoever runs lanes, what comes back is the same; and a process that cannot be started leaves nobody behind."""

from __future__ import annotations

from concurrent.futures.process import BrokenProcessPool

import pytest

from optimiser.solve.goods import processes as module
from optimiser.solve.goods.lane import LaneTask, run_lane
from optimiser.solve.goods.processes import Lanes
from tests.unit.solve.goods.goods_sample import goods_day

INSTANCE = goods_day(6)
TASKS = [LaneTask(seed, iterations=20) for seed in (1, 2)]


def test_two_processes_find_what_one_finds() -> None:
    """Two tasks, here or in two processes, come to the same, in the same order."""
    with Lanes(INSTANCE, 1) as one:
        expected = one.run(TASKS)
    with Lanes(INSTANCE, 2) as two:
        assert two.run(TASKS) == expected


def test_one_process_shares_the_time() -> None:
    """Where there is one process, two tasks of a twentieth of a second each take half of it."""
    with Lanes(INSTANCE, 1) as lanes:
        found = lanes.run([LaneTask(seed, seconds=0.05) for seed in (1, 2)])
    assert all(one.iterations for one in found)


def test_processes_that_cannot_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then this process does it all."""

    class Broken:
        def submit(self, *_: object) -> None:
            raise BrokenProcessPool

        def shutdown(self, **_: object) -> None:
            pass

    with Lanes(INSTANCE, 1) as lanes:
        monkeypatch.setattr(lanes, "_pool", Broken())
        assert lanes.run(TASKS) == [run_lane(lanes.problem, task) for task in TASKS]


def test_an_error_ends_the_processes() -> None:
    """An error in the midst of it is passed on when the processes have ended."""
    lanes = Lanes(INSTANCE, 2)
    with pytest.raises(KeyboardInterrupt):
        _interrupted(lanes)
    assert lanes._pool is not None
    with pytest.raises(RuntimeError):
        lanes._pool.submit(int)


def _interrupted(lanes: Lanes) -> None:
    with lanes:
        lanes.run(TASKS)
        raise KeyboardInterrupt


def test_work_can_be_done_in_another_process() -> None:
    """What a process does is what this one does."""
    lanes = Lanes(INSTANCE, 1)
    module._held.append(lanes.problem)
    try:
        assert module.work_lane(TASKS[0]) == run_lane(lanes.problem, TASKS[0])
    finally:
        module._held.pop()
