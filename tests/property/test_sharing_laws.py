"""Rules of sharing against their definitions and another solver, and laws that hold of every game."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.sharing.build import build_equal_profit, build_least_core
from models.sharing.check import check, objections, shapley_holds
from models.sharing.closed_form import shapley
from models.sharing.game import Game, coalition_sums
from models.sharing.instance import EqualProfitInstance, LeastCoreInstance
from models.sharing.kohlberg import has_imputation, is_nucleolus
from optimiser.solve.highs import solve_problem
from optimiser.solve.limits import Limits
from optimiser.solve.sharing.allocations import allocations, to_pence
from optimiser.solve.sharing.coalition_values import Laws, coalition_values
from optimiser.solve.sharing.rules import equal_profit, least_core, nucleolus
from tests.property.sharing_games import games, nucleolus_by_definition, shapley_by_orders

few = settings(max_examples=15)
some = settings(max_examples=40)


@few
@given(games(4))
def test_the_nucleolus_is_that_of_the_definition(game: Game) -> None:
    """Settling coalition by coalition with the solver on the build of the definition comes to the same shares."""
    assert [float(share) for share in nucleolus(game)] == pytest.approx(nucleolus_by_definition(game), abs=1e-5)


@some
@given(games(7))
def test_the_nucleolus_holds_by_kohlberg(game: Game) -> None:
    """The shares pass the criterion that looks at them alone."""
    assert is_nucleolus(game, nucleolus(game))


@some
@given(games(6), st.data())
def test_only_one_sharing_is_the_nucleolus(game: Game, data: st.DataObject) -> None:
    """Shares moved by a little from one player to another do not pass."""
    moved = list(nucleolus(game))
    one, other = data.draw(st.permutations(range(len(game.players))))[:2]
    part = data.draw(st.fractions(Fraction(1, 50), 3, max_denominator=50))
    moved[one] += part
    moved[other] -= part
    assert not is_nucleolus(game, moved)


@few
@given(games(6))
def test_the_least_core_is_that_of_the_solver(game: Game) -> None:
    """The exact level is the optimum of the build, and its proof counts everybody once and asks for as much."""
    found = least_core(game)
    assert found is not None
    solved = solve_problem(build_least_core(LeastCoreInstance(game)).problem, Limits())
    assert solved.objective == pytest.approx(float(found.epsilon), abs=1e-6)
    assert found.proof.is_balanced(game)
    assert found.proof.surplus(game) == found.epsilon * sum(found.proof.weights.values())
    worst = max(game.excesses(nucleolus(game))[1 : game.everybody])
    assert worst >= found.epsilon if has_imputation(game) else worst == found.epsilon


@few
@given(games(5, weighted=True))
def test_equal_profit_is_that_of_the_solver(game: Game) -> None:
    """The largest difference of relative gains is the optimum of the build, and no excess is above the slack."""
    least = least_core(game)
    assert least is not None
    found = equal_profit(game, least)
    assert found is not None
    slack = max(Fraction(0), least.epsilon)
    relative = [
        game.sign * (share - game.values[1 << player]) / game.sizes[player] for player, share in enumerate(found)
    ]
    solved = solve_problem(build_equal_profit(EqualProfitInstance(game, slack)).problem, Limits())
    assert solved.objective == pytest.approx(float(max(relative) - min(relative)), abs=1e-6)
    assert max([one.excess for one in objections(game, found)], default=Fraction(0)) <= slack


@some
@given(games(5))
def test_shapley_is_the_average_over_orders(game: Game) -> None:
    """By sizes of coalitions, by orders and by dividends it is one value."""
    found = shapley(game)
    assert found == shapley_by_orders(game)
    assert shapley_holds(game, found)


@some
@given(games(5, weighted=True))
def test_every_rule_shares_out_everything(game: Game) -> None:
    """Shares add up, and those who would walk away are told for each rule that is not in the core."""
    found = allocations(game)
    for one in found.allocations:
        assert sum(one.shares) == game.values[game.everybody]
        assert bool(one.objections) == bool(check(game, one.shares))
        if found.core_is_empty:
            assert one.objections[0].excess >= 0


def _renamed(game: Game, order: Sequence[int]) -> Game:
    """Return a game whose player at each place is another one's."""
    values = [
        game.values[sum(1 << order[place] for place in range(len(order)) if one >> place & 1)]
        for one in range(game.everybody + 1)
    ]
    weights = [game.sizes[player] for player in order]
    return Game(tuple(game.players[player] for player in order), tuple(values), game.kind, tuple(weights))


@few
@given(games(5, weighted=True), st.data())
def test_names_change_nothing(game: Game, data: st.DataObject) -> None:
    """In another order every player has the same share by every rule."""
    order = data.draw(st.permutations(range(len(game.players))))
    for one, other in zip(allocations(game).allocations, allocations(_renamed(game, order)).allocations, strict=True):
        assert other.shares == tuple(one.shares[player] for player in order)


@few
@given(games(5), st.integers(1, 7), st.lists(st.integers(-9, 9), min_size=5, max_size=5))
def test_scale_and_what_each_brings_along(game: Game, scale: int, brought: list[int]) -> None:
    """Values in another unit, and something that each has in any case, change the shares by just that."""
    own = coalition_sums(brought[: len(game.players)])
    other = replace(game, values=tuple(scale * value + more for value, more in zip(game.values, own, strict=True)))
    for rule in (nucleolus, shapley):
        assert rule(other) == tuple(scale * share + more for share, more in zip(rule(game), brought, strict=False))


@few
@given(games(6))
def test_costs_are_negative_gains(game: Game) -> None:
    """The same game told as costs or as gains gives the same shares with the other sign."""
    values = tuple(-value for value in game.values)
    mirrored = Game(game.players, values, "cost" if game.kind == "gain" else "gain")
    assert nucleolus(mirrored) == tuple(-share for share in nucleolus(game))


@some
@given(st.lists(st.fractions(-50, 50, max_denominator=12), min_size=1, max_size=9))
def test_pence_add_up_and_are_near(shares: list[Fraction]) -> None:
    """Whatever the shares, pence come to the same total and no player is a whole penny off."""
    whole = [*shares, -sum(shares, Fraction(0))]
    pence = to_pence(whole)
    assert sum(pence) == 0
    assert all(abs(penny - share) < 1 for penny, share in zip(pence, whole, strict=True))


@some
@given(st.integers(1, 5), st.randoms(use_true_random=False), st.sampled_from(["gain", "cost"]))
def test_laws_save_solves_and_change_no_value(size: int, draw: random.Random, kind: str) -> None:
    """Values found with the help of laws are those found without, with no more solves."""
    players = tuple(f"p{place}" for place in range(size))
    need = {player: draw.randint(0, 3) for player in players}

    def solve(component: str, members: tuple[str, ...], start: object) -> tuple[int, None]:
        # Boxes of four: what a coalition saves by filling them together, or how many it pays for.
        del component, start
        total, apart = sum(need[one] for one in members), sum(-(-need[one] // 4) for one in members)
        boxes = -(-total // 4)
        return (apart - boxes if kind == "gain" else boxes), None

    components = {"one": players, "two": players[: size // 2 + 1]}
    free = coalition_values(players, components, solve, kind=kind)  # type: ignore[arg-type]
    laws = Laws(monotone=True, joining_helps=True)
    helped = coalition_values(players, components, solve, kind=kind, laws=laws)  # type: ignore[arg-type]
    assert helped.game == free.game
    assert helped.mended == 0
    assert helped.solved + helped.bounded == free.solved


@pytest.mark.parametrize("seed", [1, 2])
def test_eleven_players(seed: int) -> None:
    """The nucleolus of random games with 2,047 coalitions holds by its definition."""
    draw = random.Random(seed)
    size = [draw.randrange(10**5, 10**7) for _ in range(11)]
    tiers = ((4 * 10**7, 12), (2 * 10**7, 9), (10**7, 6), (5 * 10**6, 3), (0, 0))
    total = coalition_sums(size)
    values = tuple(next(int(own) * percent // 100 for least, percent in tiers if own >= least) for own in total)
    game = Game(tuple(f"trust {place}" for place in range(11)), values, weights=tuple(size))
    assert is_nucleolus(game, nucleolus(game))
