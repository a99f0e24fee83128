"""``optimiser opportunities``: shared buying found and checked, printed without publishing a run."""

from __future__ import annotations

import tempfile
from pathlib import Path

from optimiser.commands.screen import say_json, tell
from optimiser.commands.summary import say_calendar, say_heading, say_opportunities, say_suppliers
from optimiser.engine.run import RunRequest, execute

_KEYS = (
    "schema_version",
    "case",
    "scenario",
    "as_of",
    "arithmetic_verified",
    "basis",
    "headline",
    "illustration",
    "buying",
    "contracts",
    "not_answered",
    "reconciliation",
)


def opportunities(case: Path, scenario: str, settings: tuple[str, ...], *, as_json: bool) -> int:
    """Find opportunities, check them independently, and print them.

    Parameters
    ----------
    case
        Case folder or its case.toml.
    scenario
        Name of the scenario.
    settings
        Overrides as ``KEY=VALUE``.
    as_json
        Whether to answer with one JSON object.
    """
    with tempfile.TemporaryDirectory() as folder:
        request = RunRequest(case, scenario, Path(folder) / "run", settings, ("buying",), formats=())
        result = execute(request, tell)
    if as_json:
        say_json({key: result[key] for key in _KEYS if key in result})
        return 0
    say_heading(result)
    say_opportunities(result, limit=None)
    say_suppliers(result)
    say_calendar(result, limit=None)
    return 0
