"""The settings of a run."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from pydantic import ValidationError

from optimiser.config.scenario import Scenario
from optimiser.config.settings import Settings


def _every_setting(settings: type[Settings], prefix: str = "", *, numbers: bool = False) -> dict[str, str]:
    """Return what every setting says of itself, by its key; those that are numbers only, where asked."""
    found: dict[str, str] = {}
    for name, field in settings.model_fields.items():
        kinds = _kinds(field.annotation)
        inner = next((kind for kind in kinds if issubclass(kind, Settings)), None)
        if inner:
            found |= _every_setting(inner, f"{prefix}{name}.", numbers=numbers)
        elif not numbers or kinds & {int, float}:
            found[f"{prefix}{name}"] = field.description or ""
    return found


def _kinds(annotation: Any) -> set[type]:
    """Return every type that an annotation is made from."""
    inside = [kind for part in get_args(annotation) for kind in _kinds(part)]
    return {annotation, *inside} if isinstance(annotation, type) else set(inside)


def test_defaults() -> None:
    """The support rule asks for three trusts and three lines, nothing is weighed and nothing rejected is tolerated."""
    base = Scenario()
    assert (base.buying.min_trusts, base.buying.min_lines, base.buying.min_quantity) == (3, 3, 0.0)
    assert (base.buying.default_notice_months, base.buying.lead_time_months) == (3, 9)
    assert base.recovery.risk_weights is None
    assert base.input.rejected_tolerance_gbp is None


def test_every_setting_says_what_it_is() -> None:
    """Each setting has a sentence, and a number its unit in brackets."""
    assert {name for name, text in _every_setting(Scenario).items() if not text} == set()
    counted = _every_setting(Scenario, numbers=True)
    assert {name for name, text in counted.items() if "[" not in text} == {"solve.seed"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"buying": {"min_trusts": 1}},
        {"buying": {"min_trusts": "3"}},
        {"buying": {"returns_tolerance": 1.5}},
        {"buying": {"lead_time_months": -1}},
        {"input": {"rejected_tolerance_gbp": -0.01}},
        {"recovery": {"risk_weights": {"plans_in_progress": 0.5}}},
        {"recovery": {"risk_weights": {"plans_in_progress": 2, "fully_developed": 1, "in_delivery": 1}}},
        {"solve": {"time_limit_s": 0}},
        {"nothing": 1},
    ],
)
def test_what_is_refused(wrong: dict[str, Any]) -> None:
    """Values out of range, of another type, incomplete weights and unknown keys are refused."""
    with pytest.raises(ValidationError):
        Scenario.model_validate(wrong)


def test_a_scenario_is_frozen() -> None:
    """Nobody changes a setting while a run goes on."""
    with pytest.raises(ValidationError):
        Scenario().solve.seed = 2
