"""Reports of a finished run, made again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from optimiser.engine.reports import ALL_FORMATS, report_again
from optimiser.engine.run import RunRequest, execute
from optimiser.errors import OutputError
from tests.unit.small_case import ITEMS, LINES, write_case


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a run folder without reports."""
    folder = tmp_path_factory.mktemp("run")
    case = write_case(folder / "case", {"items": ITEMS, "spend_lines": LINES})
    execute(RunRequest(case, "base", folder / "run", formats=()))
    return folder / "run"


def test_some_formats(run: Path, tmp_path: Path) -> None:
    """JSON and CSV are copies; the manifest says whose report it is."""
    paths = report_again(run, ("json", "csv"), tmp_path / "report", force=False)
    assert (tmp_path / "report" / "result.json").read_bytes() == (run / "result.json").read_bytes()
    assert {path.name for path in paths} == {"result.json", *(path.name for path in (run / "csv").iterdir())}
    manifest = json.loads((tmp_path / "report" / "manifest.json").read_text(encoding="utf-8"))
    result = json.loads((run / "result.json").read_text(encoding="utf-8"))
    assert manifest == {"report_of": result["run_id"], "formats": ["json", "csv"]}


def test_all_formats(run: Path, tmp_path: Path) -> None:
    """Report and workbook are made from the run folder alone."""
    names = {path.name for path in report_again(run, ALL_FORMATS, tmp_path / "report", force=False)}
    assert {"report.html", "report.xlsx", "result.json"} <= names


def test_only_tables(run: Path, tmp_path: Path) -> None:
    """What is not asked for is not there."""
    report_again(run, ("csv",), tmp_path / "report", force=False)
    assert {path.name for path in (tmp_path / "report").iterdir()} == {"csv", "manifest.json"}


def test_an_earlier_report_is_replaced_only_by_force(run: Path, tmp_path: Path) -> None:
    """A folder with a report is not free."""
    report_again(run, ("json",), tmp_path / "report", force=False)
    with pytest.raises(OutputError):
        report_again(run, ("json",), tmp_path / "report", force=False)
    assert [path.name for path in report_again(run, ("json",), tmp_path / "report", force=True)] == ["result.json"]
