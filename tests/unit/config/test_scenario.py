"""The settings of a run."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from optimiser.config.scenario import Scenario, Settings


def _every_setting(settings: type[Settings], prefix: str = "") -> dict[str, str]:
    """Return what every setting says of itself, by its key."""
    found: dict[str, str] = {}
    for name, field in settings.model_fields.items():
        kinds = [field.annotation, *getattr(field.annotation, "__args__", ())]
        inner = next((kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Settings)), None)
        found |= _every_setting(inner, f"{prefix}{name}.") if inner else {f"{prefix}{name}": field.description or ""}
    return found


def test_defaults() -> None:
    """The support rule asks for three trusts and three lines, nothing is weighed and nothing rejected is tolerated."""
    base = Scenario()
    assert (base.buying.min_trusts, base.buying.min_lines, base.buying.min_quantity) == (3, 3, 0.0)
    assert (base.buying.default_notice_months, base.buying.lead_time_months) == (3, 9)
    assert base.recovery.risk_weights is None
    assert base.input.rejected_tolerance_gbp is None


def test_every_setting_says_what_it_is() -> None:
    """Each setting has a sentence, and a number its unit in brackets."""
    said = _every_setting(Scenario)
    assert {name for name, text in said.items() if not text} == set()
    assert {name for name, text in said.items() if "[" not in text} == {"description", "solve.seed"}


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
