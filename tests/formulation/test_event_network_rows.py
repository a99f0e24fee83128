"""Every constraint family of the event network, and its objective, make the rows they are meant to make."""

from __future__ import annotations

import inspect

import pytest

from models.transport import constraints, constraints_pay, constraints_time
from models.transport.build import FAMILIES, total_cost
from tests.formulation.event_network_sample import GOLDEN, texts

NAMES = sorted(function.__name__ for function in (*FAMILIES, total_cost))


@pytest.mark.parametrize("name", NAMES)
def test_the_rows_are_the_golden_ones(name: str) -> None:
    """The rows of one family, or the objective, are those written down."""
    assert texts()[name] == (GOLDEN / f"event_network_{name}.txt").read_text(encoding="utf-8")


def test_every_family_has_a_golden_text() -> None:
    """There is a golden text for each, none of them empty, and none is left over."""
    found = {path.stem.removeprefix("event_network_"): path for path in GOLDEN.glob("event_network_*.txt")}
    assert sorted(found) == NAMES
    assert all(path.read_text(encoding="utf-8").strip() for path in found.values())


def test_every_constraint_function_is_in_the_build() -> None:
    """No public function over a model is left out of the families that the build goes through."""
    public = {
        thing
        for module in (constraints, constraints_pay, constraints_time)
        for name, thing in vars(module).items()
        if inspect.isfunction(thing)
        and thing.__module__ == module.__name__
        and not name.startswith("_")
        and "model" in inspect.signature(thing).parameters
    }
    assert public == set(FAMILIES)
