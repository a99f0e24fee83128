"""Chains cut into duties."""

from __future__ import annotations

from models.fleet.duty import Duty
from optimiser.solve.fleet.repair import cut_chains, pieces_of
from tests.unit.models.fleet.drawn import HIRED, drawn, with_van


def test_a_chain_goes_to_the_vehicle_that_costs_least() -> None:
    """The van does all of the chain for 120."""
    assert cut_chains(drawn(), [(0, 1), (2,)]) == [Duty(0, (0, 1)), Duty(0, (2,))]


def test_a_chain_is_cut_where_hours_end() -> None:
    """With 49 minutes for each van the hired vehicle would do both for 160, so it does."""
    assert cut_chains(with_van(longest_duty=49), [(0, 1)]) == [Duty(1, (0, 1))]
    short = drawn(vehicles=(with_van(longest_duty=49).vehicles[0],))
    assert sorted(cut_chains(short, [(0, 1)]) or ()) == [Duty(0, (0,)), Duty(0, (1,))]


def test_what_nobody_can_do_cannot_be_cut() -> None:
    """With a shift too short there are no duties."""
    assert cut_chains(drawn(vehicles=(with_van(shift=(0, 70)).vehicles[0],)), [(0, 1)]) is None


def test_the_pieces_of_a_chain() -> None:
    """Every part without gaps, each vehicle, once."""
    found = pieces_of(drawn(vehicles=(HIRED,)), [(0, 1), (0, 1)])
    assert [(piece.duty.tasks, piece.cost) for piece in found] == [((0,), 120), ((0, 1), 160), ((1,), 120)]
