"""Every constraint family of the route choice, and its objective, make the rows they are meant to make."""

from __future__ import annotations

import inspect

import pytest

from models.transport import route_choice
from models.transport.route_choice import FAMILIES, build_route_choice, cost_of_choice, plan_of_choice
from tests.formulation.route_choice_sample import GOLDEN, texts

NAMES = sorted(function.__name__ for function in (*FAMILIES, cost_of_choice))


@pytest.mark.parametrize("name", NAMES)
def test_the_rows_are_the_golden_ones(name: str) -> None:
    """The rows of one family, or the objective, are those written down."""
    assert texts()[name] == (GOLDEN / f"route_choice_{name}.txt").read_text(encoding="utf-8")


def test_every_family_has_a_golden_text() -> None:
    """There is a golden text for each, none of them empty, and none is left over."""
    found = {path.stem.removeprefix("route_choice_"): path for path in GOLDEN.glob("route_choice_*.txt")}
    assert sorted(found) == NAMES
    assert all(path.read_text(encoding="utf-8").strip() for path in found.values())


def test_every_constraint_function_is_in_the_build() -> None:
    """No public function of the module is left out of the families but those that build, price and read."""
    public: set[object] = {
        thing
        for name, thing in vars(route_choice).items()
        if inspect.isfunction(thing) and thing.__module__ == route_choice.__name__ and not name.startswith("_")
    }
    assert public == {*FAMILIES, build_route_choice, cost_of_choice, plan_of_choice}
