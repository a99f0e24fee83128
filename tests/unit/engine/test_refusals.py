"""What is written when input is refused."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from optimiser.engine.refusals import write_refusals
from optimiser.errors import OutputError
from optimiser.ingest.load_case import RejectedInputError, load_case
from optimiser.issues import InputError, IssueLog
from tests.unit.small_case import ITEMS, LINES, write_case

SPOILT = LINES.replace("L2,BBB,2025/26,gloves,two,10,box,20.00", "L2,XXX,2025/26,gloves,=two,-10,box,-20.00")


def refused(folder: Path, lines: str = SPOILT) -> RejectedInputError:
    """Return the error of a case with these lines."""
    with pytest.raises(RejectedInputError) as caught:
        load_case(write_case(folder, {"items": ITEMS, "spend_lines": lines}))
    return caught.value


def test_issues_and_rejected_rows(tmp_path: Path) -> None:
    """Every issue is listed, and every refused row stands whole under its own columns, with place and reason."""
    error = refused(tmp_path / "case")
    write_refusals(tmp_path / "refused", error)
    assert {path.name for path in (tmp_path / "refused").iterdir()} == {"issues.csv", "rejected_spend_lines.csv"}
    with (tmp_path / "refused" / "rejected_spend_lines.csv").open(encoding="utf-8", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert (row["line_id"], row["trust"], row["quantity"]) == ("L2", "XXX", "-10")
    assert (row["supplier"], row["amount_gbp"]) == ("'=two", "-20.00")
    assert (row["x_file"], row["x_row"]) == ("spend_lines.csv", "3")
    assert row["x_reason"]
    issues = (tmp_path / "refused" / "issues.csv").read_text(encoding="utf-8")
    assert "unknown-trust" in issues
    assert "negative-quantity" in issues


def test_refused_rows_can_be_mended_and_read_again(tmp_path: Path) -> None:
    """The file of refused rows, mended, is read as a table of the case: its marks and its own columns do no harm."""
    write_refusals(tmp_path / "refused", refused(tmp_path / "case"))
    text = (tmp_path / "refused" / "rejected_spend_lines.csv").read_text(encoding="utf-8")
    mended = text.replace("XXX", "BBB").replace("-10,", "10,").replace("'=two", "two")
    case = load_case(write_case(tmp_path / "again", {"items": ITEMS, "spend_lines": mended}))
    assert case.frame("spend_lines")["amount_pence"].tolist() == [-2000]


def test_a_line_break_inside_a_refused_cell(tmp_path: Path) -> None:
    """A cell with a carriage return stays one cell."""
    lines = SPOILT.replace("=two", '"tw\ro"')
    write_refusals(tmp_path / "refused", refused(tmp_path / "case", lines))
    with (tmp_path / "refused" / "rejected_spend_lines.csv").open(encoding="utf-8", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert row["supplier"] == "tw\ro"


def test_only_issues(tmp_path: Path) -> None:
    """An invalid case.toml has issues and no rows."""
    log = IssueLog()
    log.add("bad-toml", "not valid.")
    write_refusals(tmp_path / "refused", InputError(log))
    assert {path.name for path in (tmp_path / "refused").iterdir()} == {"issues.csv"}


def test_an_occupied_folder(tmp_path: Path) -> None:
    """Nothing that is there is replaced."""
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError):
        write_refusals(tmp_path, InputError(IssueLog()))
