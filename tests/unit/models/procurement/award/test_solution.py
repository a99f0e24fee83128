"""An award is a set of decisions, each made once."""

from __future__ import annotations

import pytest

from models.procurement.award.solution import AwardSolution, award_of


def test_zero_is_left_out_and_all_is_sorted() -> None:
    """What is bought of an offer not used does not appear, and the order is always the same."""
    made = award_of({("B", "x"): 2, ("A", "y"): 0, ("A", "x"): 1}, ["q", "p"])
    assert made == AwardSolution((("A", "x", 1), ("B", "x", 2)), ("p", "q"))
    joined = award_of({}, [], {("B", "l"): "soon", ("A", "l"): "late"})
    assert joined.joinings == (("A", "l", "late"), ("B", "l", "soon"))


def test_doubles_and_nothings_are_refused() -> None:
    """A purchase or bundle named twice, and a purchase of nothing, are no decisions."""
    with pytest.raises(ValueError, match="twice"):
        AwardSolution((("A", "x", 1), ("A", "x", 2)))
    with pytest.raises(ValueError, match="twice"):
        AwardSolution((), ("p", "p"))
    with pytest.raises(ValueError, match="twice"):
        AwardSolution(joinings=(("A", "l", "soon"), ("A", "l", "late")))
    with pytest.raises(ValueError, match="above zero"):
        AwardSolution((("A", "x", 0),))
