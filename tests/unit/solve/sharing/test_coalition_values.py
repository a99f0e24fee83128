"""Values of coalitions with as few solves as may be."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from optimiser.solve.sharing.coalition_values import Laws, coalition_values

Asked = list[tuple[str, tuple[str, ...], tuple[str, ...] | None]]
Solve = Callable[[str, tuple[str, ...], tuple[str, ...] | None], tuple[int, tuple[str, ...]]]


def _solver(value: Callable[[tuple[str, ...]], int], asked: Asked) -> Solve:
    """Return what solves by a formula and keeps a record; its answer is who was in."""

    def solve(component: str, members: tuple[str, ...], start: tuple[str, ...] | None) -> tuple[int, tuple[str, ...]]:
        asked.append((component, members, start))
        return value(members), members

    return solve


def test_components_add_up() -> None:
    """Two parts with two players each ask for six solves instead of seven, and the values are the sums."""
    asked: Asked = []
    solve = _solver(lambda members: 10 ** len(members), asked)
    found = coalition_values(("a", "b", "c"), {"one": ("a", "b"), "two": ("b", "c")}, solve, kind="gain")
    assert [members for _, members, _ in asked] == [("a", "b"), ("a",), ("b",), ("b", "c"), ("b",), ("c",)]
    assert list(found.game.values) == [0, 10, 20, 110, 10, 20, 110, 200]
    assert list(found.by_component["two"].values) == [0, 10, 10, 100]
    assert (found.solved, found.bounded, found.mended) == (6, 0, 0)


def test_both_ends_first() -> None:
    """Everybody, then singles, then all but one; each starts from the largest part solved before it."""
    asked: Asked = []
    coalition_values(("a", "b", "c"), {"all": ("a", "b", "c")}, _solver(len, asked), kind="gain")
    assert [(members, start) for _, members, start in asked] == [
        (("a", "b", "c"), None),
        (("a",), None),
        (("b",), None),
        (("c",), None),
        (("a", "b"), ("a",)),
        (("a", "c"), ("a",)),
        (("b", "c"), ("b",)),
    ]


def test_each_starts_from_the_largest_part() -> None:
    """Of five players, three start from two of them; four had to be solved before, and start from one."""
    asked: Asked = []
    coalition_values(tuple("abcde"), {"all": tuple("abcde")}, _solver(len, asked), kind="gain")
    starts = {members: start for _, members, start in asked}
    assert starts["c", "d", "e"] == ("c", "d")
    assert starts["b", "c", "d", "e"] == ("b",)


def test_bounds_that_meet_are_not_solved() -> None:
    """Where one player has as much alone as everybody together, all that contain it have that too."""
    asked: Asked = []
    value = _solver(lambda members: 5 if "a" in members else len(members), asked)
    found = coalition_values(("a", "b", "c"), {"all": ("a", "b", "c")}, value, kind="gain", laws=Laws(monotone=True))
    assert list(found.game.values) == [0, 5, 1, 5, 1, 5, 2, 5]
    assert (found.solved, found.bounded) == (5, 2)
    assert ("b", "c") in [members for _, members, _ in asked]


@pytest.mark.parametrize(("kind", "sign"), [("gain", 1), ("cost", -1)])
def test_those_whom_joining_does_not_help_are_not_solved(kind: str, sign: int) -> None:
    """Where everybody together has what they have apart, so has every coalition between."""
    asked: Asked = []
    solve = _solver(lambda members: sign * 3 * len(members), asked)
    laws = Laws(joining_helps=True)
    players = tuple("abcd")
    found = coalition_values(players, {"all": players}, solve, kind=kind, laws=laws)  # type: ignore[arg-type]
    assert [int(value) for value in found.game.values] == [sign * 3 * one.bit_count() for one in range(16)]
    assert (found.solved, found.bounded) == (5, 10)


def test_values_short_of_what_can_be_done_are_mended() -> None:
    """A coalition solved short of its part's value has that at least; a cost above its parts' is theirs together."""
    short = _solver(lambda members: 4 if members == ("a",) else 3, [])
    gained = coalition_values(("a", "b"), {"x": ("a", "b")}, short, kind="gain", laws=Laws(monotone=True))
    assert (list(gained.game.values), gained.mended) == ([0, 4, 3, 4], 1)
    dear = _solver(lambda members: 9 * len(members) ** 2, [])
    paid = coalition_values(("a", "b"), {"x": ("a", "b")}, dear, kind="cost", laws=Laws(joining_helps=True))
    assert (list(paid.game.values), paid.mended) == ([0, 9, 9, 18], 1)


def test_progress_is_told_of_every_coalition() -> None:
    """The count ends at the number of coalitions of all components; those bounded count as well."""
    told: list[tuple[int, int]] = []
    coalition_values(
        ("a", "b", "c"),
        {"one": ("a", "b"), "two": ("c",)},
        _solver(len, []),
        kind="gain",
        laws=Laws(monotone=True, joining_helps=True),
        weights=(1, 2, 3),
        progress=lambda done, total: told.append((done, total)),
    )
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


@pytest.mark.parametrize("touched", [(), ("a", "a"), ("a", "z")])
def test_a_component_of_other_players_is_refused(touched: tuple[str, ...]) -> None:
    """Nobody, somebody twice, somebody unknown."""
    with pytest.raises(ValueError, match="component x"):
        coalition_values(("a", "b"), {"x": touched}, _solver(len, []), kind="gain")
