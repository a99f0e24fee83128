"""Names of rows and columns, and back."""

from __future__ import annotations

import re

import pulp
import pytest

from models.names import NameBook, solver_name


def test_a_name_has_its_family_first_and_two_underscores_between_parts() -> None:
    """What is no letter or digit becomes one underscore, and an empty part still stands."""
    assert solver_name("demand_is_met", "RXX", "gloves (nitrile)", 7) == "demand_is_met__RXX__gloves_nitrile__7"
    assert solver_name("open", "") == "open__x"


@pytest.mark.parametrize("part", ["a[RXX,gloves]", "ü/é", "-+> x", "__a__"])
def test_solvers_leave_a_name_as_it_is(part: str) -> None:
    """PuLP takes the name unchanged, and it holds nothing but letters, digits and underscores."""
    name = solver_name("share", part)
    assert re.fullmatch(r"[A-Za-z0-9_]+", name)
    assert pulp.LpProblem("example").add_variable(name).name == name


def test_the_way_back() -> None:
    """A name leads to the family and the parts it was made from, whole numbers as whole numbers."""
    book = NameBook()
    assert book.meaning(book.name("share", "A-B", 3)) == ("share", ("A-B", 3))
    assert "share__A_B__3" in book
    assert "share" not in book


def test_names_that_collide_are_kept_apart() -> None:
    """Two things whose names would be one get two names, each with its own way back, the same when asked again."""
    book = NameBook()
    names = [book.name("open", part) for part in ("A-B", "A.B", "A B", "A-B")]
    assert names == ["open__A_B", "open__A_B__no2", "open__A_B__no3", "open__A_B"]
    assert [book.meaning(name)[1] for name in names] == [("A-B",), ("A.B",), ("A B",), ("A-B",)]
    assert len(book) == 3


def test_a_name_of_another_book_is_refused() -> None:
    """A name that was not given has no meaning."""
    with pytest.raises(KeyError):
        NameBook().meaning("open__A")
