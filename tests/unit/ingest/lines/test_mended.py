"""rejected.csv read again: mended rows are accepted under the place they came from."""

from __future__ import annotations

from pathlib import Path

from tests.unit.ingest.lines.small_reading import read_small, spend


def test_mended_rows(tmp_path: Path) -> None:
    """A mended row becomes the line it would have been; one that is not mended is refused again, at its first place."""
    rows = ("T,4/30/2020,Gas,Acme Ltd,1,7", "T,5/6/2020,Gas,Acme Ltd,2,soon", "T,5/7/2020,Gas,=Acme,3,later")
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    first = read_small(tmp_path / "one", {"may.csv": spend(*rows)})
    assert first.counts == (3, 1, 2, 0)
    text = (tmp_path / "one" / "rejected.csv").read_text(encoding="utf-8").replace("2,soon", "2,8")
    again = read_small(tmp_path / "two", {"rejected.csv": text})
    assert again.counts == (2, 1, 1, 0)
    assert again.lines[0] | {"supplier": ""} == first.lines[0] | {
        "supplier": "",
        "line_id": "RXX:may.csv:3",
        "source_ref": "may.csv, row 3",
        "date": "2020-05-06",
        "amount_gbp": "8.00",
        "x_reference": "2",
    }
    assert [(row["file"], row["row"], row["Supplier Name"]) for row in again.rejected] == [("may.csv", "4", "'=Acme")]


def test_a_row_that_lost_its_place(tmp_path: Path) -> None:
    """A row whose file and row were deleted stands where rejected.csv has it."""
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    read_small(
        tmp_path / "one", {"may.csv": spend("T,30/04/2020,Gas,Acme Ltd,1,7", "T,30/04/2020,Gas,Acme Ltd,2,soon")}
    )
    text = (
        (tmp_path / "one" / "rejected.csv")
        .read_text(encoding="utf-8")
        .replace("2,soon", "2,8")
        .replace("may.csv,,3", ",,")
    )
    again = read_small(tmp_path / "two", {"rejected.csv": text})
    assert again.column("line_id") == ["RXX:rejected.csv:2"]


def test_a_mended_contract(tmp_path: Path) -> None:
    """A row of a register that was mended becomes the contract it would have been."""
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    titles = "Contract Ref,Contract Title,Supplier,Contract Start Date,Contract End Date,Contract Value"
    rows = ("C1,Gas,Acme Ltd,30/04/2024,31/03/2026,5", "C2,Linen,Acme Ltd,30/04/2024,31/02/2026,7")
    first = read_small(tmp_path / "one", {"register.csv": "\n".join([titles, *rows, ""])})
    assert first.counts == (2, 1, 1, 0)
    text = (tmp_path / "one" / "rejected.csv").read_text(encoding="utf-8").replace("31/02/2026,7", "28/02/2026,7")
    again = read_small(tmp_path / "two", {"rejected.csv": text})
    assert again.outcome.contracts["contracts"]["contract"].tolist() == ["RXX:C2"]
    assert again.outcome.contracts["contracts"]["source_ref"].tolist() == ["register.csv, row 3"]


def test_the_month_of_the_sheet_stays(tmp_path: Path) -> None:
    """Rows of a sheet whose month stood in its file's name are still of that month when they are read again."""
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    read_small(tmp_path / "one", {"April 2020.csv": "Supplier,Net Amount\nAcme Ltd,7\nBeta Ltd,soon\n"})
    text = (tmp_path / "one" / "rejected.csv").read_text(encoding="utf-8").replace("Beta Ltd,soon", "Beta Ltd,8")
    again = read_small(tmp_path / "two", {"rejected.csv": text})
    assert (again.column("date"), again.column("amount_gbp")) == (["2020-04-01"], ["8.00"])
