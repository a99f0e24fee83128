"""Errors and their exit codes."""

from __future__ import annotations

import pytest

from optimiser import errors
from optimiser.errors import OptimiserError
from optimiser.issues import InputError


@pytest.mark.parametrize(
    ("name", "code", "kind"),
    [
        ("OptimiserError", 1, "error"),
        ("UsageError", 2, "usage"),
        ("ScenarioError", 3, "scenario"),
        ("LimitError", 5, "limit"),
        ("VerificationError", 6, "verification"),
        ("TargetMissed", 7, "target-missed"),
        ("OutputError", 8, "output"),
    ],
)
def test_exit_codes(name: str, code: int, kind: str) -> None:
    """Every error bears the exit code and kind that scripts rely on, its message and its remedy."""
    error = getattr(errors, name)("What went wrong.", "What to do.")
    assert isinstance(error, OptimiserError)
    assert (error.exit_code, error.kind) == (code, kind)
    assert (str(error), error.message, error.remedy) == ("What went wrong.", "What went wrong.", "What to do.")


def test_a_remedy_may_be_missing() -> None:
    """An error without a remedy says nothing further."""
    assert OptimiserError("What went wrong.").remedy == ""


def test_input_error_has_code_3() -> None:
    """Invalid input ends with code 3."""
    assert (InputError.exit_code, InputError.kind) == (3, "input")
