"""What every problem offers: a model that knows which of its rows an answer breaks, and certificates."""

from __future__ import annotations

from fractions import Fraction

import pulp
import pytest

from models.protocol import Certificate, Model, Violation


def _model(**values: float) -> Model[None]:
    problem = pulp.LpProblem("example", pulp.LpMinimize)
    x = problem.add_variable("x", 0, 10, cat=pulp.LpInteger)
    y = problem.add_variable("y", None, 5)
    problem += x + y
    problem += x + y >= 4, "enough"
    problem += x - y <= 2, "not_much_more"
    problem += 2 * x + y == 7, "just_so"
    for variable in problem.variables():
        variable.varValue = values[variable.name]
    return Model(problem, None)


@pytest.mark.parametrize(
    ("values", "broken"),
    [
        ({"x": 3, "y": 1.0}, []),
        ({"x": 3, "y": 1.0 + 1e-9}, []),
        ({"x": 2, "y": 3.01}, ["just_so"]),
        ({"x": 1, "y": 2}, ["enough", "just_so"]),
        ({"x": 8, "y": -9}, ["enough", "not_much_more"]),
        ({"x": 2.5, "y": 2}, ["x"]),
        ({"x": 0.5, "y": 6}, ["x", "y"]),
        ({"x": -1, "y": 9}, ["x", "y"]),
    ],
)
def test_a_model_names_the_rows_an_answer_breaks(values: dict[str, float], broken: list[str]) -> None:
    """Rows of each sense, ranges and whole numbers are held against what the variables carry."""
    assert _model(**values).broken_rows() == broken


def test_a_certificate_counts_the_gap_from_the_answer() -> None:
    """The gap is a part of the cost; without a bound there is none; at no cost it is nothing or everything."""
    assert Certificate(Fraction(200), Fraction(190), ()).gap == 0.05
    assert Certificate(Fraction(200), None, ()).gap is None
    assert Certificate(Fraction(0), Fraction(0), ()).gap == 0.0
    assert Certificate(Fraction(0), Fraction(-1), ()).gap == float("inf")


def test_a_certificate_holds_where_no_rule_is_broken() -> None:
    """One violation is enough for it not to hold."""
    assert Certificate(Fraction(1), None, ()).holds
    assert not Certificate(Fraction(1), None, (Violation("demand_is_met", ("A",), "A gets nothing"),)).holds
