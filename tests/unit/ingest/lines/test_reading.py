"""A trust's own files to lines and refused rows: nothing lost, everything in its place."""

from __future__ import annotations

import gzip
from pathlib import Path

from tests.unit.ingest.lines.small_reading import HEADER, read_small, spend


def test_a_good_file(tmp_path: Path) -> None:
    """Every row becomes a line with date, year, pounds, a stable identifier and its place."""
    small = read_small(
        tmp_path, {"may.csv": spend('T,30/04/2020,Gas,Acme Ltd,1,"£67,132.60 "', "T,01/03/2021,Gas,Acme Ltd,2,(5)")}
    )
    assert small.counts == (2, 2, 0, 0)
    assert small.column("line_id") == ["RXX:may.csv:2", "RXX:may.csv:3"]
    assert small.column("date") == ["2020-04-30", "2021-03-01"]
    assert small.column("financial_year") == ["2020/21", "2020/21"]
    assert small.column("amount_gbp") == ["67132.60", "-5.00"]
    assert small.column("source_ref") == ["may.csv, row 2", "may.csv, row 3"]
    assert small.column("x_reference") == ["1", "2"]


def test_bad_rows_are_kept_whole(tmp_path: Path) -> None:
    """A row that cannot be read stands in rejected.csv with its cells, place, kind, reason, remedy and pounds."""
    rows = ("T,30/04/2020,Gas,Acme Ltd,1,7", "T,31/02/2020,Gas,Acme Ltd,2,8", 'T,01/05/2020,Gas,Acme Ltd,3,"1.234,50"')
    small = read_small(tmp_path, {"may.csv": spend(*rows)})
    assert small.counts == (3, 1, 2, 0)
    first, second = small.rejected
    assert (first["file"], first["row"], first["kind"], first["pounds_gbp"]) == ("may.csv", "3", "not-a-date", "8.00")
    assert (second["kind"], second["pounds_gbp"], second["Amount"]) == ("not-a-number", "", "1.234,50")
    assert all(row["reason"] and row["remedy"] and row["Supplier Name"] == "Acme Ltd" for row in small.rejected)
    (file,) = small.reading.files
    assert (file.tally.pence, file.tally.unknown_pounds) == ([1500, 700, 800, 0], 1)


def test_what_is_no_line(tmp_path: Path) -> None:
    """Title, blank, total and repeated header rows are counted apart, and a total's pounds are counted nowhere."""
    text = (
        f"Payments over £25,000\n\n{HEADER}\nT,30/04/2020,Gas,Acme Ltd,1,7\n\n{HEADER}\nT,30/04/2020,Gas,Acme Ltd,2,9\n"
    )
    small = read_small(tmp_path, {"may.csv": text + ",,,,Grand Total,16\n"})
    tally = small.reading.files[0].tally
    assert small.counts == (2, 2, 0, 0)
    assert {what: tally.count(what) for what in ("title", "blank", "header", "total")} == {
        "title": 1,
        "blank": 2,
        "header": 2,
        "total": 1,
    }
    assert tally.total_pence == 1600


def test_a_row_with_too_many_cells(tmp_path: Path) -> None:
    """A comma inside unquoted text moves the cells behind it, so none of the row's figures is believed."""
    small = read_small(
        tmp_path,
        {
            "a.csv": spend(
                "T,30/04/2020,Gas,Acme Ltd,1,7", "T,30/04/2020,Gas,Acme Ltd,1,7", "T,30/04/2020,Gas,Acme, Ltd,9,8"
            )
        },
    )
    assert [(row["kind"], row["pounds_gbp"]) for row in small.rejected] == [("ragged-row", "")]
    assert small.reading.files[0].tally.pence == [1400, 1400, 0, 0]


def test_rows_that_lack_something(tmp_path: Path) -> None:
    """A row without supplier or date is accepted and told; without either it says nothing, and is refused."""
    rows = ("T,30/04/2020,Gas,Acme Ltd,1,7", "T,,Gas,Acme Ltd,2,8", "T,30/04/2020,Gas,,3,9", "T,,Gas,,4,10")
    small = read_small(tmp_path, {"a.csv": spend(*rows)})
    assert small.counts == (4, 3, 1, 0)
    assert small.column("date") == ["2020-04-30", "", "2020-04-30"]
    assert sorted(issue.severity for issue in small.reading.issues.log) == ["error", "warning", "warning"]


def test_equal_faults_are_told_once(tmp_path: Path) -> None:
    """A fault that many rows share is one issue with its first row and how many there are."""
    small = read_small(
        tmp_path,
        {"a.csv": spend(*(f"T,30/04/2020,Gas,Acme Ltd,{k},{'soon' if k % 3 else k}" for k in range(60)))},
    )
    (issue,) = small.reading.issues.of_refused_rows
    assert issue.row == 3
    assert issue.message.startswith("40 rows (3-4, 6-7, 9-10, 12-13, 15-16, 18-19, ...), this one first:")


def test_a_sheet_whose_columns_are_not_known(tmp_path: Path) -> None:
    """Rows of a sheet without a column of pounds are refused whole, and the other file goes through."""
    odd = "Date Paid,Supplier Name,Transaction Number\n" + "".join(
        f"{d:02d}/04/2020,Acme Ltd,{d}\n" for d in range(1, 29)
    )
    small = read_small(tmp_path, {"odd.csv": odd, "good.csv": spend("T,30/04/2020,Gas,Acme Ltd,1,7")})
    assert [file.status for file in small.reading.files] == ["refused", "read"]
    assert small.counts[1] == 1
    assert small.counts[0] == small.counts[1] + small.counts[2]


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    """An unreadable file is refused with a reason and a remedy, and the others go through."""
    small = read_small(tmp_path, {"a.xlsx": b"PK\x03\x04 no", "b.csv": spend("T,30/04/2020,Gas,Acme Ltd,1,7")})
    assert [file.status for file in small.reading.files] == ["refused", "read"]
    assert small.counts == (1, 1, 0, 0)
    (issue,) = small.reading.issues.log.errors
    assert issue.file == "a.xlsx"
    assert issue.remedy


def test_packed_and_other_encodings(tmp_path: Path) -> None:
    """A packed file and one in UTF-16 with tabs say the same as the plain one."""
    text = spend("T,30/04/2020,Gas,Café Ltd,1,7")
    files: dict[str, str | bytes] = {
        "a.csv": text,
        "b.csv.gz": gzip.compress(text.replace(",1,7", ",2,7").encode()),
        "c.txt": text.replace(",", "\t").replace("\t1\t", "\t3\t").encode("utf-16"),
    }
    small = read_small(tmp_path, files)
    assert small.counts == (3, 3, 0, 0)
    assert small.column("x_supplier") == ["Café Ltd"] * 3


def test_private_individuals(tmp_path: Path) -> None:
    """A private individual's name is nowhere: not in a line, a refused row, a description or an issue."""
    rows = (
        "T,30/04/2020,Gas,Mrs Jane Doe,MRS JANE DOE 7,7",
        "T,30/04/2020,Gas,Mrs Jane Doe,2,soon",
        "T,30/04/2020,Gas,Acme Ltd,3,Mrs Jane Doe",
    )
    small = read_small(tmp_path, {"a.csv": spend(*rows)})
    said = f"{small.lines} {small.rejected} {[str(issue) + issue.value for issue in small.reading.issues.log]}"
    assert "Doe" not in said
    assert "DOE" not in said
    assert small.lines[0]["x_supplier"].startswith("Private individual")
    assert small.lines[0]["x_supplier"] == small.rejected[0]["Supplier Name"]
    assert small.reading.individuals == 1


def test_dates_of_one_trust(tmp_path: Path) -> None:
    """A file whose dates leave the order open is read like the trust's other files with the same titles."""
    files = {"p1.csv": spend("T,4/30/2020,Gas,Acme Ltd,1,7"), "p2.csv": spend("T,08/01/2020,Gas,Acme Ltd,2,7")}
    small = read_small(tmp_path, files)
    assert small.column("date") == ["2020-04-30", "2020-08-01"]


def test_purchase_orders(tmp_path: Path) -> None:
    """Order lines have items, quantities in eaches beside those recorded, and volume that is reconciled."""
    text = "PO Number,Order Date,Supplier Name,Description,Qty,UOI,Pack Size,Line Value\n"
    text += "P1,13/04/2024,Acme Ltd,Gloves nitrile medium,10,BOX,100,45.00\n"
    text += "P2,14/04/2024,Acme Ltd,Gloves nitrile medium,-2,BOX,100,-9.00\n"
    text += "P3,15/04/2024,Acme Ltd,Gloves nitrile medium,three,BOX,100,13.50\n"
    small = read_small(tmp_path, {"po.csv": text})
    assert [
        (line["quantity"], line["unit"], line["x_quantity"], line["x_quantity_returned"]) for line in small.lines
    ] == [
        ("1000", "each", "10", ""),
        ("", "each", "-2", "200"),
    ]
    assert len({line["item"] for line in small.lines}) == 1
    found = small.reading.files[0].tally.reconciled()
    assert found.millionths is not None
    assert (found.millionths.read, found.millionths.accepted) == (8_000_000, 8_000_000)
    assert found.rows.rejected == 1


def test_columns_of_no_meaning_are_kept(tmp_path: Path) -> None:
    """What stands in a column without a standard meaning is kept as JSON by its title."""
    text = (
        spend("T,30/04/2020,Gas,Acme Ltd,1,7")
        .replace("Amount", "Amount,Colour of folder")
        .replace(",7\n", ',7,"dark ""blue"""\n')
    )
    small = read_small(tmp_path, {"a.csv": text})
    assert small.column("x_other") == ['{"Colour of folder": "dark \\"blue\\""}']


def test_orders_without_an_amount(tmp_path: Path) -> None:
    """Quantity times price stands for the amount that a file of orders does not state, rounded to the penny."""
    text = "PO Number,Order Date,Supplier Name,Description,Qty,UOI,Unit Price\n"
    text += "".join(f"P{d},{d}/04/2024,Acme Ltd,Gloves nitrile medium,{d},EACH,£0.0{d}5\n" for d in range(13, 29))
    small = read_small(tmp_path, {"po.csv": text + "P9,28/04/2024,Acme Ltd,Soap,2,EACH,\n"})
    # 13 at 0.0135 are 0.1755.
    assert small.column("amount_gbp")[0] == "0.18"
    assert small.counts == (17, 16, 1, 0)
    assert small.rejected[0]["kind"] == "missing-value"
