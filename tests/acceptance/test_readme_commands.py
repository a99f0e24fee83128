"""The commands of the READMEs are run, in their order, and say what the READMEs say."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.acceptance.command_line import ROOT, fresh

READMES = ("README.md", "data/cases/tiny/README.md")
_FENCE = re.compile(r"^```(?P<kind>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """Commands that a README shows together.

    Parameters
    ----------
    commands
        What stands behind ``optimiser``, line by line.
    output
        The output that the README shows right below, as far as it does.
    """

    commands: tuple[tuple[str, ...], ...]
    output: str


def blocks(readme: Path) -> Iterator[Block]:
    """Yield the blocks of commands of a README."""
    text = readme.read_text(encoding="utf-8")
    fences = list(_FENCE.finditer(text))
    for place, fence in enumerate(fences):
        lines = [line.removeprefix("$ ") for line in fence["text"].splitlines()]
        commands = [tuple(shlex.split(line, comments=True)[1:]) for line in lines if line.startswith("optimiser ")]
        if fence["kind"] == "console" and commands:
            below = fences[place + 1] if place + 1 < len(fences) else None
            follows = below is not None and below["kind"] == "text" and not text[fence.end() : below.start()].strip()
            yield Block(tuple(commands), below["text"] if follows and below is not None else "")


@pytest.mark.parametrize("name", READMES)
def test_the_commands_of_a_readme_work(name: str, tmp_path: Path) -> None:
    """Every command line of the README ends with exit 0, and what the README shows below it is what is printed."""
    readme = ROOT / name
    if not readme.is_file():
        pytest.skip(f"{name} is not there")
    found = list(blocks(readme))
    if not found:
        pytest.skip(f"{name} shows no command")
    begun = 0
    for block in found:
        said = ""
        for command in block.commands:
            # Each `init` is a fresh start.
            begun += command[0] == "init"
            place = tmp_path / str(begun)
            place.mkdir(exist_ok=True)
            if not (place / "data").exists():
                shutil.copytree(ROOT / "data" / "cases", place / "data" / "cases")
            said += fresh(*command, cwd=place).ended(0).stdout
        missing = [line for line in block.output.splitlines() if line.strip() not in said]
        assert missing == [], f"{name} shows what {block.commands} do not print"


def test_the_main_readme_shows_the_first_steps() -> None:
    """The README of the project shows how to begin, to run and to follow a figure."""
    shown = {command[0] for block in blocks(ROOT / "README.md") for command in block.commands}
    assert {"init", "run", "trace"} <= shown
