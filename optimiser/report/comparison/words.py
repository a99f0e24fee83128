"""The words of a comparison, the same on screen, on the page and in the workbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from optimiser.money import format_gbp
from optimiser.results.comparison.bridge import DOWN_IS_GOOD
from optimiser.results.comparison.causes import Cause
from optimiser.results.comparison.compare import MEASURE_WORDS
from optimiser.results.comparison.compared import CONTEXT, HEADLINE, ILLUSTRATION

SCOPE_WORDS = {
    HEADLINE: "Headline",
    CONTEXT: "In no headline",
    ILLUSTRATION: "Worked illustration (synthetic)",
}
MOVE_WORDS = {
    "new": "New",
    "gone": "Gone",
    "moved": "Moved",
    "slipped": "Slipped",
    "overdue": "Overdue",
}
NOT_COMPUTED = "not computed"


def run_words(about: dict[str, Any]) -> str:
    """Name a run: scenario, case's date and identifier."""
    return f"{about.get('scenario', '')}, as of {about.get('as_of', '')}, run {about.get('run_id', '')}"


def signed_gbp(pence: int | None) -> str:
    """Write a difference with its sign; what was not computed is said in words."""
    if pence is None:
        return NOT_COMPUTED
    return f"+{format_gbp(pence)}" if pence > 0 else format_gbp(pence)


def cause_words(cause: Cause) -> str:
    """Say why a figure changed."""
    tables, settings = ", ".join(cause.tables), ", ".join(cause.settings)
    if cause.kind == "both":
        return f"both: {tables}; {settings}"
    if cause.kind == "version":
        return "another version of the program"
    return tables or settings or "not known"


def measure_words(measure: str, scope: str) -> str:
    """Name a measure; one of the illustration says so in the same line."""
    words = MEASURE_WORDS[measure]
    return f"{words} (illustrative)" if scope == ILLUSTRATION else words


def is_favourable(measure: str, difference: int) -> bool:
    """Whether a change is for the better: more opportunity and saving, less cost and less gap to target."""
    return (difference < 0) == (measure in DOWN_IS_GOOD)


def value_words(value: Any) -> str:
    """Write the value of a setting."""
    if value is None:
        return "not set"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {value_words(part)}" for key, part in value.items() if part not in (None, ""))
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(map(str, value)) or "none"
    return str(value)
