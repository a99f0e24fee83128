"""Help answers at once because it imports nothing heavy; nothing here is timed."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.architecture.sources import ROOT

HEAVY = {
    *("jinja2", "highspy", "models", "networkx", "numpy", "openpyxl", "pandas", "pulp", "pyarrow", "pydantic"),
    *("python_calamine", "scipy", "xlsxwriter"),
}


def _imported(*arguments: str) -> set[str]:
    """Return the top-level modules that a Python program imports, by the interpreter's own account."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments],
        cwd=ROOT,
        env={**os.environ, "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    account = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    assert done.returncode == 0, "\n".join(line for line in done.stderr.splitlines() if line not in account)
    return {line.rpartition("|")[2].strip().split(".")[0] for line in account}


def test_the_first_help_screen_imports_nothing_heavy() -> None:
    """`--help` is answered without pandas, numpy, pulp, networkx, pydantic or a spreadsheet library."""
    imported = _imported("cli.py", "--help")
    assert "typer" in imported
    assert imported & HEAVY == set()


@pytest.mark.parametrize("command", ["init", "check", "opportunities", "run", "report"])
def test_the_help_of_a_command_imports_nothing_heavy(command: str) -> None:
    """A command's own help is as light, but for pydantic, by which Typer itself reads the options of a command."""
    imported = _imported("cli.py", command, "--help")
    assert "typer" in imported
    assert imported & (HEAVY - {"pydantic"}) == set()


def test_the_public_package_offers_its_names_lazily() -> None:
    """`import optimiser` alone imports nothing heavy."""
    imported = _imported("-c", "import optimiser")
    assert "optimiser" in imported
    assert imported & HEAVY == set()
