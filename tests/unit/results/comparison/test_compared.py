"""A run as a comparison sees it."""

from __future__ import annotations

import pandas as pd

from optimiser.results.comparison.compared import both, plain_rows, scope_of_row
from tests.unit.results.comparison.sample import figure, made_run


def test_what_is_empty_is_none() -> None:
    """Empty texts, missing numbers and NaN are all `None`."""
    frame = pd.DataFrame(
        {"a": ["", "x", "y"], "b": pd.array([1, None, 3], dtype="Int64"), "c": [0.5, float("nan"), 2.0]}
    )
    assert plain_rows(frame) == [
        {"a": None, "b": 1, "c": 0.5},
        {"a": "x", "b": None, "c": None},
        {"a": "y", "b": 3, "c": 2.0},
    ]


def test_figures_and_names() -> None:
    """A figure that is not money or not there has no pence; trusts go by their short names where they have one."""
    run = made_run([figure("a", 5), figure("b", None)])
    assert (run.pence("a"), run.pence("b"), run.pence("c")) == (5, None, None)
    assert run.trust_names == {"AAA": "Ash", "BBB": "Beech"}
    assert run.rows("savings") == run.input_rows("contracts") == []


def test_scopes_and_keys() -> None:
    """What is synthetic is illustration; keys of both come once, those of the first first."""
    assert (scope_of_row({"basis": "synthetic"}), scope_of_row({"basis": "published"})) == ("illustration", "headline")
    assert list(both({"b": 1, "a": 2}, {"a": 3, "c": 4})) == ["b", "a", "c"]
