"""Random small games, and their nucleolus by its definition: one linear programme for each coalition of each round."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

import pulp
from hypothesis import strategies as st

from models.sharing.build import build_least_core
from models.sharing.game import Game
from models.sharing.instance import LeastCoreInstance
from models.sharing.kohlberg import has_imputation
from optimiser.solve.highs import solve_problem
from optimiser.solve.limits import Limits

CLOSE = 1e-6


@st.composite
def games(draw: st.DrawFn, most: int, *, weighted: bool = False) -> Game:
    """Draw two players or more; ties, losses, fractions, empty cores and impossible imputations among them."""
    count = draw(st.integers(2, most))
    size = (1 << count) - 1
    whole, parts = draw(st.sampled_from([(range(-5, 21), 1), (range(2), 1), (range(121), 6)]))
    values = [Fraction(draw(st.sampled_from(whole)), parts) for _ in range(size)]
    if draw(st.booleans()):
        # What all have together is often more than any part has, as in the games that come from buying together.
        values[-1] = max(values) * draw(st.integers(1, 3))
    weights = tuple(draw(st.lists(st.integers(1, 9), min_size=count, max_size=count))) if weighted else None
    players = tuple(f"p{place}" for place in range(count))
    return Game(players, (Fraction(0), *values), "gain" if draw(st.booleans()) else "cost", weights)


def nucleolus_by_definition(game: Game) -> list[float]:
    """Return the nucleolus: in each round every coalition that cannot do better at the least level is settled."""
    settled: dict[int, Fraction] = {}
    while True:
        instance = LeastCoreInstance(game, settled, individual=has_imputation(game))
        model = build_least_core(instance)
        level = solve_problem(model.problem, Limits()).objective
        shares = [float(share.varValue) for share in model.variables.share]
        if not instance.open_coalitions:
            return shares
        assert level is not None
        model.problem.addConstraint(model.variables.largest == level, "level")
        for coalition in instance.open_coalitions:
            players = [share for place, share in enumerate(model.variables.share) if coalition >> place & 1]
            held = game.sign * pulp.lpSum(players)
            model.problem.sense = pulp.LpMaximize
            model.problem.setObjective(held)
            best = solve_problem(model.problem, Limits()).objective
            assert best is not None
            if best - (float(game.gains[coalition]) - level) <= CLOSE:
                settled[coalition] = Fraction(game.sign * best)
        if len(settled) == game.everybody - 1:
            return shares


def shapley_by_orders(game: Game) -> tuple[Fraction, ...]:
    """Return what each player adds on average over all orders."""
    orders = list(permutations(range(len(game.players))))
    added = [Fraction(0)] * len(game.players)
    for order in orders:
        coalition = 0
        for player in order:
            added[player] += Fraction(game.values[coalition | 1 << player] - game.values[coalition])
            coalition |= 1 << player
    return tuple(total / len(orders) for total in added)
