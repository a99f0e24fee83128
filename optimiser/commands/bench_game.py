"""Published cooperative games: nucleolus and Shapley value of each, both checked by another way."""

from __future__ import annotations

from models.sharing.check import shapley_holds
from models.sharing.closed_form import shapley
from models.sharing.kohlberg import is_nucleolus
from optimiser.commands.bench import BenchAnswer, BenchOptions
from optimiser.published.games import games_solution, read_games
from optimiser.solve.sharing.rules import nucleolus


class _OutOfTime(Exception):
    """The time limit has passed."""


def solve_games(name: str, options: BenchOptions) -> BenchAnswer:
    """Share out every game of a file.

    Parameters
    ----------
    name
        Of the format; there is one.
    options
        What was asked.
    """
    del name
    published = read_games(options.path)

    def pause() -> None:
        if options.left == 0:
            raise _OutOfTime

    answers, verified = {}, True
    try:
        for one in published:
            pause()
            settled, average = nucleolus(one.game, pause), shapley(one.game)
            verified &= is_nucleolus(one.game, settled) and shapley_holds(one.game, average)
            answers[one.name] = (settled, average)
    except _OutOfTime:
        return BenchAnswer("no_solution")
    return BenchAnswer("optimal", verified=verified, solution=games_solution(answers))
