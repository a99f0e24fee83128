"""The formats of a report."""

from __future__ import annotations

from pathlib import Path

from optimiser.engine.run import RunRequest, execute
from optimiser.report.formats import write_reports
from tests.unit.small_case import ITEMS, LINES, write_case


def test_the_packs_stand_beside_the_page(tmp_path: Path) -> None:
    """HTML is the report and the packs, in the run folder and in the manifest; the workbook is one file."""
    case = write_case(tmp_path / "case", {"items": ITEMS, "spend_lines": LINES})
    run = tmp_path / "run"
    execute(RunRequest(case, "base", run))
    assert '"packs.html":' in (run / "manifest.json").read_text(encoding="utf-8")
    target = tmp_path / "again"
    target.mkdir()
    assert [path.name for path in write_reports(run, ("html", "xlsx"), target)] == [
        "report.html",
        "packs.html",
        "report.xlsx",
    ]
    assert (target / "packs.html").read_bytes() == (run / "packs.html").read_bytes()


def test_where_nothing_can_be_packed_there_is_no_file(tmp_path: Path) -> None:
    """A case of trusts alone has a report without packs, and no link to them."""
    run = tmp_path / "run"
    execute(RunRequest(write_case(tmp_path / "case", {}), "base", run))
    assert not (run / "packs.html").exists()
    assert "packs.html" not in (run / "report.html").read_text(encoding="utf-8")
