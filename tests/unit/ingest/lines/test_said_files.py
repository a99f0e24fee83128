"""What a person says of categories and of equivalent products, in files beside the data."""

from __future__ import annotations

from pathlib import Path

from optimiser.ingest.lines.outcome import Said, settle
from optimiser.ingest.lines.said_files import equivalent_issues, read_said
from optimiser.issues import IssueLog
from tests.unit.ingest.lines.small_reading import read_small

ORDERS = (
    "Order Date,Supplier,Item Description,Qty,UOI,Line Total\n"
    "30/04/2025,Acme Ltd,Gloves nitrile,1,EACH,2\n30/04/2025,Beta Ltd,Bandage,1,EACH,2\n"
)


def read(folder: Path, **files: str) -> tuple[Said, IssueLog]:
    """Read files of these names."""
    log = IssueLog()
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return read_said(folder, log), log


def test_nothing_is_said(tmp_path: Path) -> None:
    """Without files nothing is said and nothing is wrong."""
    said, log = read(tmp_path)
    assert said.equivalents is None
    assert not log.issues


def test_equivalents(tmp_path: Path) -> None:
    """Only what a person approved on a day is taken; what cannot be used is told, and items stay apart."""
    table = "left,right,approved_by,approved_on\nGloves nitrile,Bandage,Chief nurse,2026-11-01\nGloves nitrile,x,,\n"
    said, log = read(tmp_path, equivalents=table)
    small = read_small(tmp_path, {"po.csv": ORDERS})
    outcome = settle(small.reading, (), (), None, said)
    (issue,) = equivalent_issues(outcome)
    assert "nobody is named" in issue.message
    assert outcome.things.matches is not None
    assert outcome.things.matches.equivalents["refused"].tolist() == ["", "nobody is named who approved it"]
    assert len(outcome.things.items) == 2
    assert not log.issues


def test_files_that_cannot_be_used(tmp_path: Path) -> None:
    """A table without its columns is told and says nothing."""
    said, log = read(tmp_path, equivalents="left,right\na,b\n", categories="a,b\n1,2\n")
    assert said.equivalents is None
    assert [issue.kind for issue in log] == ["missing-column", "missing-column"]
    (tmp_path / "equivalents.csv").write_bytes(b"\xff\xfe\x00")
    _, log = read(tmp_path)
    assert "unreadable-file" in {issue.kind for issue in log}
