"""What is handed to whoever anneals, and handed back."""

from __future__ import annotations

import pickle

from optimiser.solve.transport.task import Found, Heat, Task


def test_tasks_go_to_other_processes_and_back() -> None:
    """Nothing of a task, of how to anneal, or of what was found is lost on the way."""
    found = Found([[0, 1]], [2], 3.0, [[1, 0]], [], 4.0, [(0, (0, 1), 3.0)])
    for sent in (Task((0, 1), ((0, 2), ()), (1,), 7), Heat(40, 2.0, 1.0, 8), found):
        assert pickle.loads(pickle.dumps(sent)) == sent


def test_two_answers_do_not_share_what_they_have_seen() -> None:
    """A route met in one is not met in the other."""
    one, other = (Found([], [], 0.0, [], [], 0.0) for _ in range(2))
    one.seen.append((0, (0, 1), 1.0))
    assert other.seen == []
