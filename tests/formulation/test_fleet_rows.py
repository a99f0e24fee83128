"""Every constraint family of the fleet models, and their objectives, make the rows they are meant to make."""

from __future__ import annotations

import inspect
from types import ModuleType

import pytest

from models.fleet import constraints, duty_choice
from models.fleet.build import total_cost
from tests.formulation.fleet_sample import GOLDEN, texts

NAMES = sorted(
    [f"fleet_{function.__name__}" for function in (*constraints.FAMILIES, total_cost)]
    + [f"duty_choice_{function.__name__}" for function in (*duty_choice.FAMILIES, duty_choice.cost_of_choice)]
)


@pytest.mark.parametrize("name", NAMES)
def test_the_rows_are_the_golden_ones(name: str) -> None:
    """The rows of one family, or the objective, are those written down."""
    assert texts()[name] == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


def test_every_family_has_a_golden_text() -> None:
    """There is a golden text for each, none of them empty, and none is left over."""
    found = {path.stem: path for prefix in ("fleet", "duty_choice") for path in GOLDEN.glob(f"{prefix}_*.txt")}
    assert sorted(found) == NAMES
    assert all(path.read_text(encoding="utf-8").strip() for path in found.values())


@pytest.mark.parametrize(
    ("module", "others"),
    [(constraints, set()), (duty_choice, {"build_duty_choice", "cost_of_choice", "solution_of_choice"})],
)
def test_every_constraint_function_is_in_the_build(module: ModuleType, others: set[str]) -> None:
    """No public function of the modules of constraints is left out of the families that the build goes through."""
    public = {
        name
        for name, thing in vars(module).items()
        if inspect.isfunction(thing) and thing.__module__ == module.__name__ and not name.startswith("_")
    }
    assert public - others == {family.__name__ for family in module.FAMILIES}
