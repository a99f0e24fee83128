"""A run folder as reports see it."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from optimiser.engine.run import RunRequest, execute
from optimiser.report.view import read_findings, read_run
from optimiser.tables import OUTPUT_TABLES
from tests.unit.small_case import ITEMS, LINES, write_case


def test_read_run(tmp_path: Path) -> None:
    """The view has the result, the tables of findings and the accepted rows of the input with their row numbers."""
    case = write_case(tmp_path / "case", {"items": ITEMS, "spend_lines": LINES})
    result = execute(RunRequest(case, "base", tmp_path / "run", formats=()))
    view = read_run(tmp_path / "run")
    assert view.result == result
    assert set(view.inputs) == {"trusts", "items", "spend_lines"}
    assert view.inputs["spend_lines"]["row"].tolist() == [2, 3, 4]
    assert view.inputs["spend_lines"]["amount_pence"].tolist() == [1000, 2000, 4000]
    assert set(view.tables) <= set(OUTPUT_TABLES)
    assert view.tables["opportunities"]["value_pence"].tolist() == [2000]
    assert "contracts" not in view.inputs
    assert "decide_by" not in view.tables


def test_read_findings(tmp_path: Path) -> None:
    """One table can be read alone, and is the same."""
    case = write_case(tmp_path / "case", {"items": ITEMS, "spend_lines": LINES})
    execute(RunRequest(case, "base", tmp_path / "run", formats=()))
    alone = read_findings(tmp_path / "run", "figures")
    pd.testing.assert_frame_equal(alone, read_run(tmp_path / "run").tables["figures"])
