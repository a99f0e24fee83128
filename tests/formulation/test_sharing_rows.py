"""Every constraint family of the sharing models, and their objectives, make the rows they are meant to make."""

from __future__ import annotations

import inspect

import pytest

from models.sharing import constraints
from models.sharing.constraints import EQUAL_PROFIT_FAMILIES, LEAST_CORE_FAMILIES
from tests.formulation.sharing_sample import GOLDEN, texts

FAMILIES = {function.__name__: function for function in (*LEAST_CORE_FAMILIES, *EQUAL_PROFIT_FAMILIES)}
NAMES = sorted([*FAMILIES, "least_core", "equal_profit"])


@pytest.mark.parametrize("name", NAMES)
def test_the_rows_are_the_golden_ones(name: str) -> None:
    """The rows of one family, or the objective, are those written down."""
    assert texts()[name] == (GOLDEN / f"sharing_{name}.txt").read_text(encoding="utf-8")


def test_every_family_has_a_golden_text() -> None:
    """There is a golden text for each, none of them empty, and none is left over."""
    found = {path.stem.removeprefix("sharing_"): path for path in GOLDEN.glob("sharing_*.txt")}
    assert sorted(found) == NAMES
    assert all(path.read_text(encoding="utf-8").strip() for path in found.values())


def test_every_constraint_function_is_in_a_build() -> None:
    """No public function of the module of constraints is left out of the families that the builds go through."""
    public = [
        thing
        for name, thing in vars(constraints).items()
        if inspect.isfunction(thing) and thing.__module__ == constraints.__name__ and not name.startswith("_")
    ]
    assert set(public) == set(FAMILIES.values())
