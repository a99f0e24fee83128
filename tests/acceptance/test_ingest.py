"""A trust's own files through the command line: lines, what was refused and mended, and a case that runs."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.acceptance.command_line import ROOT, optimiser, read_rows

HEADER = "Entity,Date Paid,Expense Type,Supplier Name,Transaction Number,Amount"
GOOD = ('T,30/04/2020,Gas,British Gas Ltd,1,"£67,132.60 "', "T,29/04/2020,Linen,Elis UK Ltd,2,(5.00)")
BAD = ("T,31/02/2020,Gas,British Gas Ltd,3,9", 'T,28/04/2020,Gas,British Gas Limited,4,"1.234,50"')
LONDON = {
    "BART": (2399, 50_364_198_857),
    "CHWE": (1447, 27_511_392_157),
    "CROY": (1963, 9_178_207_982),
    "EPSH": (2528, 40_299_054_664),
    "IMPC": (2742, 64_673_120_391),
    "KGST": (498, 5_781_841_395),
    "LEGR": (1453, 16_973_496_458),
    "WHIT": (570, 5_634_437_165),
}
"""Rows, and the sum of the amount column as a plain script adds it, in pence, by trust."""


def write(folder: Path, name: str, *rows: str) -> Path:
    """Write a spend file with these rows."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text("\n".join([HEADER, *rows, ""]), encoding="utf-8")
    return path


def test_a_folder_of_files(tmp_path: Path) -> None:
    """All files of a folder are read, reconciled one by one and in all, and written as a case reads them."""
    write(tmp_path / "in", "april.csv", *GOOD)
    write(tmp_path / "in", "may.csv", "T,30/05/2020,Gas,British Gas Limited,5,7")
    answer = optimiser("ingest", "in", "--trust", "RXF", "--out", "out", "--json", cwd=tmp_path).ended(0).json
    assert answer["reconciliation"]["rows_read"] == answer["reconciliation"]["rows_accepted"] == 3
    assert answer["reconciliation"]["pence_accepted"] == 6_713_260 - 500 + 700
    assert [(file["file"], file["reconciliation"]["rows_read"]) for file in answer["files"]] == [
        ("april.csv", 2),
        ("may.csv", 1),
    ]
    lines = read_rows(tmp_path / "out" / "lines.csv")
    assert [line["amount_gbp"] for line in lines] == ["67132.60", "-5.00", "7.00"]
    assert lines[0]["supplier"] == lines[2]["supplier"] != lines[1]["supplier"]
    suppliers = {row["supplier"] for row in read_rows(tmp_path / "out" / "suppliers.csv")}
    assert {line["supplier"] for line in lines} == suppliers
    assert answer["categories"]["lines_told"] == answer["categories"]["lines"] == answer["lines"]
    assert answer["categories"]["pence"] == answer["reconciliation"]["pence_accepted"]
    written = json.loads((tmp_path / "out" / "reconciliation.json").read_text(encoding="utf-8"))
    assert written["reconciliation"] == answer["reconciliation"]


def test_refused_rows_are_mended_and_read_again(tmp_path: Path) -> None:
    """Refused rows end with 3 and are written all the same; mended, they are read alone and keep their place."""
    write(tmp_path, "april.csv", *GOOD, *BAD)
    first = optimiser("ingest", "april.csv", "--trust", "RXF", "--out", "one", "--json", cwd=tmp_path).ended(3).json
    assert first["error"]["exit"] == 3
    assert (first["reconciliation"]["rows_rejected"], first["reconciliation"]["pence_rejected"]) == (2, 900)
    assert len(read_rows(tmp_path / "one" / "lines.csv")) == 2
    path = tmp_path / "one" / "rejected.csv"
    text = path.read_text(encoding="utf-8").replace("31/02/2020", "28/02/2020").replace('"1.234,50"', "1234.50")
    path.write_text(text, encoding="utf-8")
    optimiser("ingest", "one/rejected.csv", "--trust", "RXF", "--out", "two", cwd=tmp_path).ended(0)
    lines = read_rows(tmp_path / "two" / "lines.csv")
    assert [(line["line_id"], line["amount_gbp"]) for line in lines] == [
        ("RXF:april.csv:4", "9.00"),
        ("RXF:april.csv:5", "1234.50"),
    ]


def test_what_is_tolerated(tmp_path: Path) -> None:
    """Refused rows with known pounds within the tolerance end with 0; unknown pounds are never within it."""
    write(tmp_path, "a.csv", *GOOD, BAD[0])
    optimiser("ingest", "a.csv", "--trust", "RXF", "--out", "o1", "--tolerance", "9", cwd=tmp_path).ended(0)
    optimiser("ingest", "a.csv", "--trust", "RXF", "--out", "o2", "--tolerance", "8.99", cwd=tmp_path).ended(3)
    write(tmp_path, "a.csv", *GOOD, BAD[1])
    optimiser("ingest", "a.csv", "--trust", "RXF", "--out", "o3", "--tolerance", "99999", cwd=tmp_path).ended(3)


def test_a_folder_that_is_taken(tmp_path: Path) -> None:
    """An output folder that is not empty is refused; an earlier reading is replaced where that is asked for."""
    write(tmp_path, "a.csv", *GOOD)
    call = ("ingest", "a.csv", "--trust", "RXF", "--out", "out")
    optimiser(*call, cwd=tmp_path).ended(0)
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir() if path.is_file()}
    optimiser(*call, cwd=tmp_path).ended(8)
    optimiser(*call, "--force", cwd=tmp_path).ended(0)
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir() if path.is_file()} == before


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    """A missing or damaged file is told with a remedy, the others go through, and the end is 3."""
    write(tmp_path, "a.csv", *GOOD)
    (tmp_path / "b.xlsx").write_bytes(b"PK\x03\x04 broken")
    call = ("ingest", "a.csv", "b.xlsx", "none.csv", "--trust", "RXF", "--out", "out", "--json")
    answer = optimiser(*call, cwd=tmp_path).ended(3).json
    errors = [issue for issue in answer["error"]["issues"] if issue["severity"] == "error"]
    assert {issue["file"] for issue in errors} == {"b.xlsx", "none.csv"}
    assert all(issue["remedy"] for issue in errors)
    assert answer["reconciliation"]["rows_accepted"] == 2


def test_a_corrected_header_map(tmp_path: Path) -> None:
    """The header map that was written can be corrected and handed back."""
    write(tmp_path, "a.csv", *(f"T,{day}/04/2020,Gas,British Gas Ltd,{day},{day}" for day in range(10, 30)))
    optimiser("ingest", "a.csv", "--trust", "RXF", "--out", "one", cwd=tmp_path).ended(0)
    path = tmp_path / "one" / "header_map.toml"
    text = path.read_text(encoding="utf-8")
    assert 'category = "Expense Type"' in text
    (tmp_path / "map.toml").write_text(
        text.replace('category = "Expense Type"', 'area = "Expense Type"'), encoding="utf-8"
    )
    optimiser("ingest", "a.csv", "--trust", "RXF", "--out", "two", "--map", "map.toml", cwd=tmp_path).ended(0)
    line = read_rows(tmp_path / "two" / "lines.csv")[0]
    assert line["x_expense_area"] == "Gas"
    assert "x_expense_type" not in line


def test_wrong_use(tmp_path: Path) -> None:
    """A trust that cannot be a code is wrong use."""
    write(tmp_path, "a.csv", *GOOD)
    optimiser("ingest", "a.csv", "--trust", "=1+1", "--out", "out", cwd=tmp_path).ended(2)


def test_a_case_of_two_trusts_runs(tmp_path: Path) -> None:
    """A case made of two trusts' raw files runs to a report, and a figure is traced to the raw file and its row."""
    case = tmp_path / "case"
    write(case / "ayton", "april.csv", *GOOD)
    write(
        case / "beeford", "april.csv", "B,30/04/2020,Gas,BRITISH GAS LTD,7,100.00", "B,30/04/2020,Gas,Acme Ltd,8,50.00"
    )
    (case / "trusts.csv").write_text(
        "trust,name,short_name,kind\nRAA,Ayton Hospitals,Ayton,acute\nRBB,Beeford Care,Beeford,community\n",
        encoding="utf-8",
    )
    head = 'format = 1\nname = "two"\ntitle = "Two"\nas_of = 2026-11-30\nfinancial_years = ["2026/27"]\n'
    head += '\n[tables.trusts]\nfile = "trusts.csv"\nbasis = "published"\nsource = "Test"\n'
    for trust, folder in (("RAA", "ayton"), ("RBB", "beeford")):
        head += f'\n[[sources]]\nfiles = "{folder}/*"\ntrust = "{trust}"\nbasis = "published"\nsource = "Spend files"\n'
    (case / "case.toml").write_text(head, encoding="utf-8")
    optimiser("check", "case", cwd=tmp_path).ended(0)
    result = optimiser("run", "case", "--out", "run", "--json", cwd=tmp_path).ended(0).json
    assert result["arithmetic_verified"]
    assert {file["file"]: file["rows_accepted"] for file in result["source_files"]} == {
        "ayton/april.csv": 2,
        "beeford/april.csv": 2,
    }
    (shared,) = result["buying"]["shared_suppliers"]
    assert shared["trusts"] == ["RAA", "RBB"]
    optimiser("verify", "run", cwd=tmp_path).ended(0)
    rows = optimiser("trace", "run", "excluded:no_item", "--json", cwd=tmp_path).ended(0).json["rows"]
    assert ("beeford/april.csv", 2) in {(row["file"], row["row"]) for row in rows}


@pytest.mark.parametrize("trust", sorted(LONDON))
def test_london(trust: str, tmp_path: Path) -> None:
    """Every London trust's files reconcile without a hand-written map, to the pound that a plain sum gives."""
    folder = (
        Path(os.environ.get("OPTIMISER_REAL_DATA", ROOT / ".." / "shared" / "data")) / "spend_london" / "raw" / trust
    )
    if not folder.is_dir():
        pytest.skip("the London spend files are not here")
    answer = optimiser("ingest", folder, "--trust", trust, "--out", "out", "--json", cwd=tmp_path).ended(0).json
    counts = answer["reconciliation"]
    assert (counts["rows_accepted"], counts["pence_accepted"]) == LONDON[trust]
    assert {file["date_order"] for file in answer["files"]} == {"mdy" if trust == "EPSH" else "dmy"}
