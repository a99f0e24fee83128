"""The rules side by side, pence and recharges."""

from __future__ import annotations

from fractions import Fraction

import pytest

from models.sharing.check import Objection
from models.sharing.game import Game
from optimiser.solve.outcome import SolverError
from optimiser.solve.sharing import allocations as module
from optimiser.solve.sharing.allocations import allocations, recharges, to_pence

GLOVES = Game(("left", "right", "other right"), (0, 0, 0, 600, 0, 600, 0, 600), weights=(1, 1, 1))


def test_every_rule_stands_beside_the_others() -> None:
    """Only the nucleolus and the equal profit method are stable; under the others left walks away with a right one."""
    found = allocations(GLOVES)
    assert not found.core_is_empty
    assert {one.rule: [int(share) for share in one.shares] for one in found.allocations} == {
        "nucleolus": [600, 0, 0],
        "shapley": [400, 100, 100],
        "equal_profit": [600, 0, 0],
        "proportional": [200, 200, 200],
    }
    walking = {one.rule: one.objections for one in found.allocations}
    assert walking["nucleolus"] == walking["equal_profit"] == ()
    assert walking["shapley"] == (
        Objection(("left", "right"), Fraction(100)),
        Objection(("left", "other right"), Fraction(100)),
    )


def test_a_rule_the_game_does_not_have_is_absent() -> None:
    """Without weights there is neither proportion nor relative gain."""
    found = allocations(Game(GLOVES.players, GLOVES.values))
    assert [one.rule for one in found.allocations] == ["nucleolus", "shapley"]
    assert found.by_rule("proportional") is None
    assert found.by_rule("shapley") is found.allocations[1]


def test_one_player_alone() -> None:
    """Every rule gives it everything, and the core is not empty."""
    found = allocations(Game(("a",), (0, 7)))
    assert not found.core_is_empty
    assert [one.shares for one in found.allocations] == [(Fraction(7),)] * 4


@pytest.mark.parametrize("wrong", [(0, 300, 300), (600, 1, 0)])
def test_shares_that_fail_the_check_are_not_told(monkeypatch: pytest.MonkeyPatch, wrong: tuple[int, ...]) -> None:
    """Shares that are not the nucleolus, or do not add up."""
    shares = tuple(Fraction(share) for share in wrong)
    monkeypatch.setattr(module, "nucleolus", lambda *_: shares)
    with pytest.raises(SolverError, match="nucleolus"):
        allocations(GLOVES)


def test_pence_add_up() -> None:
    """The odd penny goes to the largest remainder, of equal ones to the first; losses are shared alike."""
    third = Fraction(100, 3)
    assert to_pence([third, third, third]) == (34, 33, 33)
    assert to_pence([Fraction(5, 4), Fraction(7, 4), Fraction(0)]) == (1, 2, 0)
    assert to_pence([-third, -third, -third]) == (-33, -33, -34)
    assert to_pence([Fraction(-1, 2), Fraction(3, 2), Fraction(4)]) == (0, 1, 4)
    assert to_pence([Fraction(3), Fraction(4)]) == (3, 4)


def test_half_a_penny_cannot_be_shared_out() -> None:
    """A total that is not in whole pence is refused."""
    with pytest.raises(ValueError, match="no whole number of pence"):
        to_pence([Fraction(1, 2), Fraction(1)])


def test_recharges_come_to_nothing() -> None:
    """Who has more in its books than its share pays those who have less."""
    assert recharges((34, 33, 33), (90, 10, 0)) == (-56, 23, 33)
    assert sum(recharges((34, 33, 33), (90, 10, 0))) == 0
    with pytest.raises(ValueError, match="100 pence are due and 99 have landed"):
        recharges((34, 33, 33), (90, 9, 0))
