"""The build of facility location, solved."""

from __future__ import annotations

from fractions import Fraction

from models.location.build import build
from models.location.check import check, cost
from models.location.solution import read_solution
from optimiser.solve.highs import solve_problem
from optimiser.solve.limits import Limits
from tests.unit.models.location.drawn import drawn


def test_the_best_split_answer() -> None:
    """Ann and cat are served from near; of bob's four units the one that still fits in near, too: 30 + 4 + 3 + 11."""
    instance = drawn()
    model = build(instance)
    outcome = solve_problem(model.problem, Limits())
    solution = read_solution(model, instance)
    assert check(instance, solution) == []
    assert cost(instance, solution) == outcome.objective == 48
    assert solution.shares == {
        (0, 0): Fraction(1),
        (1, 0): Fraction(1, 4),
        (1, 1): Fraction(3, 4),
        (2, 0): Fraction(1),
    }


def test_the_best_single_source_answer() -> None:
    """With one source each, bob goes far, which adds less than ann would: 30 + 4 + 12 + 3."""
    instance = drawn(single_source=True)
    model = build(instance)
    outcome = solve_problem(model.problem, Limits())
    solution = read_solution(model, instance)
    assert outcome.objective == cost(instance, solution) == 49
    assert set(solution.shares.values()) == {1}


def test_every_name_leads_back() -> None:
    """Every row and column has a name that the model's book knows."""
    model = build(drawn())
    names = [row.name for row in model.problem.constraints()] + [one.name for one in model.problem.variables()]
    assert all(name in model.names for name in names)
    assert len(names) == len(set(names)) == 11 + 7
    assert model.names.meaning("share__bob__far") == ("share", ("bob", "far"))


def test_names_that_collide_make_rows_of_their_own() -> None:
    """Customers whose names differ in signs alone are both served."""
    instance = drawn(customers=("a-b", "a.b", "a b"))
    model = build(instance)
    solve_problem(model.problem, Limits())
    assert cost(instance, read_solution(model, instance)) == 48
