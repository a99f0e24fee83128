"""Help is there for every command and begins with an example."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.acceptance.command_line import fresh

FIRST = ("init", "check", "opportunities", "overlap", "run", "targets", "compare", "report")
MORE = ("verify", "trace", "sweep", "explain", "bidsheet", "schema", "doctor", "runs")


def test_the_first_screen_lists_the_commands(tmp_path: Path) -> None:
    """`optimiser --help` lists every command, the main ones before the others, each with what it does."""
    said = fresh("--help", cwd=tmp_path).ended(0).stdout
    listed = re.findall(r"^  ([a-z]+)  +(\S.*)$", said, re.MULTILINE)
    names = [name for name, _ in listed if name in FIRST + MORE]
    assert names == [*FIRST, *MORE]
    assert max(len(line) for line in said.splitlines()) <= 100
    assert fresh(cwd=tmp_path).ended(2).stderr == said


@pytest.mark.parametrize("command", FIRST + MORE)
def test_the_help_of_a_command_begins_with_an_example(command: str, tmp_path: Path) -> None:
    """`optimiser COMMAND --help` shows an example before anything else, and says of every option what it does."""
    said = fresh(command, "--help", cwd=tmp_path).ended(0).stdout
    first = said.split("\n\n")[1].strip()
    assert first.startswith(f"Example: optimiser {command}")
    assert re.search(r"^  --json ", said, re.MULTILINE)
    assert re.search(r"^  --help ", said, re.MULTILINE)


def test_help_needs_no_data(tmp_path: Path) -> None:
    """Help is on stdout, without colour, and writes nothing."""
    done = fresh("run", "--help", cwd=tmp_path).ended(0)
    assert done.stderr == ""
    assert "\x1b[" not in done.stdout
    assert list(tmp_path.iterdir()) == []
