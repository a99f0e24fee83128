"""Random whole numbers from one seed."""

from __future__ import annotations

import pytest

from optimiser.synthetic.draw import Draw


def test_the_same_seed_gives_the_same_stream() -> None:
    """Two streams of one seed agree, and one of another seed does not."""
    first, again, other = ([draw.between(0, 10**9) for _ in range(5)] for draw in (Draw(7, 1), Draw(7, 1), Draw(7, 2)))
    assert first == again
    assert first != other


def test_the_stream_is_the_one_that_made_the_shipped_files() -> None:
    """The first numbers of a seed are known, so that a change of generator is seen here first."""
    draw = Draw(2026)
    assert [draw.between(1, 100) for _ in range(6)] == [86, 18, 3, 64, 37, 47]


def test_limits_are_reached_and_kept() -> None:
    """A number lies between its limits, and both occur."""
    draw = Draw(1)
    assert {draw.between(3, 5) for _ in range(100)} == {3, 4, 5}


def test_many_are_as_many_whole_numbers_between_their_limits() -> None:
    """Drawn at once, numbers keep their limits, both occur, and none may be asked for."""
    assert set(Draw(1).many(3, 5, 100).tolist()) == {3, 4, 5}
    assert Draw(1).many(3, 5, 100).tolist() == Draw(1).many(3, 5, 100).tolist()
    assert len(Draw(1).many(3, 5, 0)) == 0


@pytest.mark.parametrize(("per_cent", "expected"), [(0, {False}), (100, {True})])
def test_chance_of_none_and_of_all(per_cent: int, expected: set[bool]) -> None:
    """Nothing happens in none of a hundred cases, and always in a hundred."""
    draw = Draw(1)
    assert {draw.chance(per_cent) for _ in range(50)} == expected


def test_some_are_different_and_in_order() -> None:
    """Several are drawn without putting back, in the order of the choices."""
    draw = Draw(3)
    for count in range(5):
        drawn = draw.some("abcd", [1, 1, 1, 1], count)
        assert drawn == sorted(set(drawn))
        assert len(drawn) == count


def test_the_heavier_is_drawn_more_often() -> None:
    """Of two choices the one with nine times the weight comes up most of the time."""
    draw = Draw(4)
    drawn = [draw.some("ab", [9, 1], 1)[0] for _ in range(200)]
    assert 150 < drawn.count("a") < 200
