"""Run folders that the commands are tried on."""

from __future__ import annotations

from pathlib import Path

import pytest

from optimiser.engine.run import RunRequest, execute
from tests.unit.small_case import ITEMS, LINES, write_case


@pytest.fixture(scope="session")
def tiny_run(tmp_path_factory: pytest.TempPathFactory, repo_root: Path) -> Path:
    """Return a run folder of the tiny case, without reports."""
    folder = tmp_path_factory.mktemp("tiny") / "run"
    execute(RunRequest(repo_root / "data" / "cases" / "tiny", "base", folder, formats=()))
    return folder


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a case folder with one opportunity."""
    return write_case(
        tmp_path / "case", {"items": ITEMS, "spend_lines": LINES}, more="[scenarios.low.buying]\nmin_trusts = 2\n"
    )
