"""Published cooperative games whose nucleolus and Shapley value are known."""

from __future__ import annotations

import json
from fractions import Fraction
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from models.sharing.check import shapley_holds
from models.sharing.closed_form import shapley
from models.sharing.game import Game
from models.sharing.kohlberg import is_nucleolus
from optimiser.published.games import PublishedGame, read_games
from optimiser.solve.sharing.rules import least_core, nucleolus


@pytest.fixture(scope="module")
def known(instances: Path) -> list[tuple[PublishedGame, dict[str, Any]]]:
    """Return each game of the file with what is published of it."""
    path = instances / "procurement" / "games" / "known_games.json"
    if not path.is_file():
        pytest.skip("no games here")
    return list(zip(read_games(path), json.loads(path.read_text(encoding="utf-8")), strict=True))


def test_the_published_nucleolus(known: list[tuple[PublishedGame, dict[str, Any]]]) -> None:
    """Every nucleolus is the published one, and holds by its definition."""
    for one, published in known:
        found = nucleolus(one.game)
        assert [float(share) for share in found] == pytest.approx(published["nucleolus"], abs=1e-6), one.name
        assert is_nucleolus(one.game, found), one.name


def test_the_published_shapley_value(known: list[tuple[PublishedGame, dict[str, Any]]]) -> None:
    """Every Shapley value is the published fraction, and holds by dividends."""
    for one, published in known:
        found = shapley(one.game)
        assert [str(share) for share in found] == published["shapley_exact"], one.name
        assert shapley_holds(one.game, found), one.name


def _estate(claims: tuple[int, ...], estate: int) -> Game:
    """Return what a coalition of creditors gets once the others have been paid in full."""
    owed = [sum(claim for place, claim in enumerate(claims) if one >> place & 1) for one in range(1 << len(claims))]
    values = tuple(max(0, estate - (owed[-1] - own)) for own in owed)
    return Game(tuple(map(str, range(len(claims)))), values)


def _contested(claims: tuple[int, ...], estate: int) -> tuple[Fraction, ...]:
    """Return the division by the contested garment rule: equal gains up to half a claim, then equal losses."""
    half, rest = [Fraction(claim, 2) for claim in claims], Fraction(estate)
    if 2 * estate > sum(claims):
        mirrored = _contested(claims, sum(claims) - estate)
        return tuple(claim - lost for claim, lost in zip(claims, mirrored, strict=True))
    given = [Fraction(0)] * len(claims)
    for done, place in enumerate(sorted(range(len(claims)), key=lambda one: half[one])):
        given[place] = min(half[place], rest / (len(claims) - done))
        rest -= given[place]
    return tuple(given)


@pytest.mark.parametrize("estate", [50, 100, 200, 300, 450, 599])
def test_bankruptcy_is_the_contested_garment(estate: int) -> None:
    """The nucleolus of a bankruptcy is the division of Aumann and Maschler (1985), by its own rule."""
    for claims in ((100, 200, 300), (60, 90, 150, 300)):
        assert nucleolus(_estate(claims, estate)) == _contested(claims, estate)


def test_eleven_creditors() -> None:
    """Claims of 100 to 1,100 on 2,500: the same rule with 2,047 coalitions."""
    claims = tuple(range(100, 1200, 100))
    game = _estate(claims, 2500)
    found = nucleolus(game)
    assert found == _contested(claims, 2500)
    assert is_nucleolus(game, found)


def test_a_majority_of_weights_has_an_empty_core() -> None:
    """Votes of 3, 2, 2, 1 with 5 to win: nobody has a veto, and the proof is checked by addition."""
    votes = (3, 2, 2, 1)
    weight = [sum(vote for place, vote in enumerate(votes) if one >> place & 1) for one in range(16)]
    game = Game(tuple("abcd"), tuple(int(total >= 5) for total in weight))
    found = least_core(game)
    assert found is not None
    assert found.core_is_empty
    assert found.proof.is_balanced(game)
    assert found.proof.surplus(game) == found.epsilon * sum(found.proof.weights.values())
    decisive = [0] * 4
    for order in permutations(range(4)):
        total = 0
        for player in order:
            decisive[player] += total < 5 <= total + votes[player]
            total += votes[player]
    assert shapley(game) == tuple(Fraction(count, 24) for count in decisive)
