"""A case folder to a case."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import Workbook

from optimiser.case import Counts
from optimiser.ingest import load_case as module
from optimiser.ingest.load_case import RejectedInputError, load_case
from optimiser.issues import InputError
from tests.unit.ingest.small_case import HEAD, TABLES, declaration, with_cell, with_line, write_case


def refused(folder: Path, tolerance: int | None = None) -> RejectedInputError:
    """Return the error of a case that cannot be used."""
    with pytest.raises(RejectedInputError) as caught:
        load_case(folder, tolerance)
    return caught.value


def test_small_case(tmp_path: Path) -> None:
    """A clean case is read with its name, its tables, their declarations and the hash of every file."""
    folder = write_case(tmp_path)
    case = load_case(folder)
    assert (case.name, case.as_of, case.financial_years) == ("small", dt.date(2026, 11, 30), ("2026/27",))
    assert set(case.tables) == set(TABLES)
    assert case.trusts == ("RAA", "RBB")
    assert (case.issues, case.rejected) == ((), ())
    assert set(case.hashes) == {"case.toml", *(f"{name}.csv" for name in TABLES)}
    assert case.hashes["case.toml"] == hashlib.sha256((folder / "case.toml").read_bytes()).hexdigest()
    lines = case.tables["spend_lines"]
    assert (lines.file, lines.basis, lines.source) == ("spend_lines.csv", "synthetic", "Made for a test")
    assert lines.sha256 == case.hashes["spend_lines.csv"]
    assert lines.reconciliation.pence == Counts(read=14550, accepted=14550)


def test_the_file_itself(tmp_path: Path) -> None:
    """The command may name case.toml instead of its folder."""
    assert load_case(write_case(tmp_path) / "case.toml").name == "small"


def test_the_same_table_in_three_formats(tmp_path: Path) -> None:
    """CSV, XLSX and Parquet of one table give the same rows."""
    rows = [line.split(",") for line in TABLES["spend_lines"].splitlines()]
    expected = load_case(write_case(tmp_path / "csv")).frame("spend_lines")
    book = Workbook()
    sheet = book.create_sheet("Lines")
    for row in rows:
        sheet.append([float(cell) if cell.replace(".", "").lstrip("-").isdigit() else cell for cell in row])
    for ending, named in (("xlsx", "Lines"), ("parquet", "")):
        sections = [declaration(name) for name in TABLES if name != "spend_lines"]
        toml = HEAD + "".join([*sections, declaration("spend_lines", f"spend_lines.{ending}", named)])
        folder = write_case(tmp_path / ending, {"spend_lines": None}, toml)
        if ending == "xlsx":
            book.save(folder / "spend_lines.xlsx")
        else:
            pd.DataFrame(rows[1:], columns=rows[0]).to_parquet(folder / "spend_lines.parquet")
        pd.testing.assert_frame_equal(load_case(folder).frame("spend_lines"), expected)


def test_one_error_carries_all(tmp_path: Path) -> None:
    """Issues of several files come together, file by file and row by row, with what could be read."""
    changed = {
        **with_cell("spend_lines", 3, "amount_gbp", "x"),
        "suppliers": None,
        **with_cell("contracts", 2, "trust", "ROO"),
        **with_cell("items", 2, "unit", ""),
    }
    error = refused(write_case(tmp_path, changed))
    found = [(issue.kind, issue.file, issue.row) for issue in error.issues]
    assert found == [
        ("missing-value", "items.csv", 2),
        ("missing-file", "suppliers.csv", None),
        ("unknown-trust", "contracts.csv", 2),
        ("not-a-number", "spend_lines.csv", 3),
    ]
    assert "suppliers" not in error.reconciliations
    assert error.reconciliations["spend_lines"].rows == Counts(read=4, accepted=3, rejected=1)
    assert [(row.table, row.row) for row in error.rejected] == [("items", 2), ("contracts", 2), ("spend_lines", 3)]
    assert error.exit_code == 3


def test_within_tolerance(tmp_path: Path) -> None:
    """Rejected rows up to the tolerance are left out; the case carries their issues and the rows themselves."""
    folder = write_case(tmp_path, with_cell("spend_lines", 5, "date", "31/07/2025"))
    assert refused(folder).rejected[0].pence == -1000
    case = load_case(folder, 1000)
    assert [(issue.kind, issue.severity) for issue in case.issues] == [("not-a-date", "error")]
    assert [row.pence for row in case.rejected] == [-1000]
    assert list(case.frame("spend_lines")["line_id"]) == ["L1", "L2", "L3"]
    assert case.tables["spend_lines"].reconciliation.pence == Counts(read=14550, accepted=15550, rejected=-1000)


def test_over_tolerance(tmp_path: Path) -> None:
    """One penny more than tolerated stops the run; a credit counts by its size, not against other rows."""
    changed = with_cell("spend_lines", 5, "date", "31/07/2025")
    error = refused(write_case(tmp_path, changed), 999)
    assert [issue.kind for issue in error.issues] == ["rejected-over-tolerance", "not-a-date"]
    assert "£10.00 was rejected, and £9.99 is tolerated" in error.issues[0].message


@pytest.mark.parametrize(
    "changed",
    [
        with_cell("spend_lines", 2, "amount_gbp", "x"),
        with_line("suppliers", 2, "S1,"),
        with_line("spend_lines", 2, "L1"),
    ],
)
def test_unknown_pounds_are_never_tolerated(changed: dict[str, str], tmp_path: Path) -> None:
    """A rejected row whose pounds are not known stops the run whatever the tolerance."""
    error = refused(write_case(tmp_path, changed), 10**12)
    assert "rejected-over-tolerance" in {issue.kind for issue in error.issues}


def test_structure_is_never_tolerated(tmp_path: Path) -> None:
    """A fault of a file or header stops the run whatever the tolerance."""
    folder = write_case(tmp_path, {"suppliers": "supplier,name,extra\nS1,a,b\nS2,a,b\n"})
    assert [issue.kind for issue in refused(folder, 10**12).issues] == ["unknown-column"]


def test_warnings_do_not_stop(tmp_path: Path) -> None:
    """Repeats, formula-like text and undeclared files are warned of and no more."""
    toml = HEAD + "".join(declaration(name) for name in TABLES if name != "actuals")
    changed = {"suppliers": "supplier,name\nS1,=a\nS2,b\nS2,b\n"}
    case = load_case(write_case(tmp_path, changed, toml))
    assert [(issue.kind, issue.row) for issue in case.issues] == [
        ("formula-text", 2),
        ("repeated-row", 4),
        ("undeclared-file", None),
    ]
    assert "actuals" not in case


@pytest.mark.parametrize("file", ["items.xls", "items.txt", "items.xlsm", "items", "x" * 300 + ".csv", "folder.csv"])
def test_files_that_cannot_be_read(file: str, tmp_path: Path) -> None:
    """An ending that is not known, a name too long for the disk and a folder are refused in plain words."""
    toml = HEAD + declaration("trusts") + declaration("items", file)
    folder = write_case(tmp_path, {}, toml)
    (folder / "folder.csv").mkdir()
    if len(file) < 100 and file != "folder.csv":
        (folder / file).write_text(TABLES["items"], encoding="utf-8")
    (issue,) = [issue for issue in refused(folder).issues if issue.severity == "error"]
    assert issue.kind in {"unreadable-file", "hostile-file", "missing-file"}
    assert issue.file == file


def test_a_file_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file beyond the limit is not opened."""
    monkeypatch.setattr(module, "MOST_FILE_BYTES", 10)
    assert {issue.kind for issue in refused(write_case(tmp_path)).issues} == {"unreadable-file"}


def test_a_sheet_of_a_csv(tmp_path: Path) -> None:
    """A sheet that is named for a CSV file is said to be ignored."""
    toml = HEAD + declaration("trusts", "", "Sheet1")
    folder = write_case(tmp_path, {name: None for name in TABLES if name != "trusts"}, toml)
    assert [(issue.kind, issue.severity) for issue in load_case(folder).issues] == [("bad-setting", "warning")]


def test_case_file_errors_pass_through(tmp_path: Path) -> None:
    """What is wrong with case.toml itself is one error too."""
    with pytest.raises(InputError, match=r"case\.toml"):
        load_case(tmp_path)


def test_twice_the_same(tmp_path: Path) -> None:
    """Reading twice gives the same issues in the same order, and the same rows."""
    folder = write_case(tmp_path, with_cell("spend_lines", 5, "date", "31/07/2025"))
    assert load_case(folder, 1000) == load_case(folder, 1000)
