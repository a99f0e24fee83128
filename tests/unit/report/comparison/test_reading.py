"""From a run folder to a run that can be compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from optimiser.engine.run import RunRequest, execute
from optimiser.report.comparison.reading import read_compared
from tests.unit.small_case import ITEMS, LINES, write_case


def test_a_folder_is_read_whole(tmp_path: Path) -> None:
    """Result, figures with their sources, and accepted rows come from the run folder."""
    execute(
        RunRequest(
            write_case(tmp_path / "case", {"items": ITEMS, "spend_lines": LINES}), "base", tmp_path / "run", formats=()
        )
    )
    run = read_compared(tmp_path / "run")
    assert run.pence("headline:opportunity") == run.result["headline"]["opportunity_pence"] == 2000
    assert [part.row for part in run.parts["spend:gloves:AAA"] if part.table == "spend_lines"] == [2]
    assert [row["line_id"] for row in run.input_rows("spend_lines")] == ["L1", "L2", "L3"]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """What is not there cannot be read; whoever asked is told by the engine."""
    with pytest.raises(FileNotFoundError):
        read_compared(tmp_path)
