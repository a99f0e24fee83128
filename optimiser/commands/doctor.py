"""``optimiser doctor``: versions, write access, shipped cases and a self-test of the solver."""

from __future__ import annotations

import tempfile
from pathlib import Path

from optimiser.commands.screen import say, say_json, say_table
from optimiser.config.shipped import shipped_cases
from optimiser.engine.version import library_versions, tool_version
from optimiser.errors import OptimiserError
from optimiser.solve.self_test import solver_self_test


def doctor(*, as_json: bool) -> int:
    """Check the installation; exit code 1 where something does not work.

    Parameters
    ----------
    as_json
        Whether to answer with one JSON object.
    """
    checks = [_write_access(), _cases(), _solver()]
    versions = {"optimiser": tool_version(), **library_versions()}
    healthy = all(passed for _, passed, _ in checks)
    if as_json:
        found = [{"check": name, "passed": passed, "message": message} for name, passed, message in checks]
        say_json({"healthy": healthy, "versions": versions, "checks": found})
        return 0 if healthy else 1
    say_table(["what", "version"], [[name, version] for name, version in versions.items()])
    say()
    say_table(
        ["check", "", "what was seen"],
        [[name, "ok" if passed else "FAILED", message] for name, passed, message in checks],
    )
    return 0 if healthy else 1


def _write_access() -> tuple[str, bool, str]:
    """Try to write into the working folder."""
    try:
        with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".optimiser-doctor-"):
            return "write access", True, "the working folder can be written"
    except OSError as error:
        return "write access", False, f"the working folder cannot be written: {error.strerror}"


def _cases() -> tuple[str, bool, str]:
    """Look for the shipped cases."""
    try:
        names = sorted(path.name for path in shipped_cases().iterdir() if path.is_dir())
    except OptimiserError as error:
        return "shipped cases", False, error.message
    return "shipped cases", bool(names), ", ".join(names)


def _solver() -> tuple[str, bool, str]:
    """Let the solver answer a question whose answer is known."""
    found = solver_self_test()
    return "solver", found.passed, f"{found.solver}: {found.message}"
