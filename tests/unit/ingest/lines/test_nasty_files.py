"""Files as councils and trusts leave them: every row accepted, refused or counted apart, and dates right."""

from __future__ import annotations

import datetime as dt
import gzip
import io
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.unit.ingest.lines.small_reading import read_small

LEDGER = (
    "Ledger download April 2024\n\nPosting Date\tCreditor\tRef\tDebit (£)\tCredit (£)\n"
    "28/04/2024\tABC Ltd\tP1\t100.00\t\n29/04/2024\tABC Ltd\tP2\t\t25.00\n30/04/2024\tXYZ plc\tP3\t50\t0.00\n"
)
SECTIONS = (
    "Estates\nDate,Supplier,Amount\n30/04/2024,A Ltd,1\nSub-total,,1\n\nIT\nDate,Supplier,Amount\n"
    "29/04/2024,B Ltd,2\nGrand total,,3\nPrepared by Finance\n"
)
QUOTED = (
    '\ufeff"Body Name","Date Paid","Merchant\nName","Amount"\n"Council","2024-04-30","Tesco\nStores","£ 12.00"\n'
    '"Council","2024-04-29","Mr John Smith","(5.00)"\n'
)
YEARS = (
    "Directorate;Year;Month;Vendor Name;Net Amount £\nAdults;2024;January;Café Ltd;1,200.50\n"
    "Adults;2024;February;Bupa Ltd;£3,000.00\nTotal;;;;4,200.50\n"
)
MINUS = (
    "Date,Supplier,Amount\n30/04/2024,A Ltd,100.00-\n29/04/2024,A Ltd,50.00 CR\n28/04/2024,A Ltd,1 200.00\n"
    "27/04/2024,A Ltd,#N/A\n26/04/2024,A Ltd,12.345\n"
)
CASES = {
    "a ledger in UTF-16 with tabs": (
        "ledger.txt",
        LEDGER.encode("utf-16"),
        [("2024-04-28", "100.00"), ("2024-04-29", "-25.00"), ("2024-04-30", "50.00")],
        0,
    ),
    "sections with their own headers": (
        "a.csv",
        SECTIONS.encode(),
        [("2024-04-30", "1.00"), ("2024-04-29", "2.00")],
        0,
    ),
    "line breaks in quotes, packed": (
        "a.csv.gz",
        gzip.compress(QUOTED.encode(), mtime=0),
        [("2024-04-30", "12.00"), ("2024-04-29", "-5.00")],
        0,
    ),
    "year and month in Windows letters": (
        "a.csv",
        YEARS.encode("cp1252"),
        [("2024-01-01", "1200.50"), ("2024-02-01", "3000.00")],
        0,
    ),
    "minus behind, CR, blanks inside": (
        "a.csv",
        MINUS.encode(),
        [("2024-04-30", "-100.00"), ("2024-04-29", "-50.00"), ("2024-04-28", "1200.00")],
        2,
    ),
    "days as Excel counts them": (
        "a.csv",
        b"Date,Supplier,Amount\n45412,A Ltd,1\n45413,A Ltd,2\n",
        [("2024-04-30", "1.00"), ("2024-05-01", "2.00")],
        0,
    ),
    "American dates with a clock": (
        "a.csv",
        b"Trust,Payment Date,Supplier,AP Amount\nX,04/30/2024 12:00:00 AM,A,10\nX,04/02/2024 12:00:00 AM,B,11\n",
        [("2024-04-30", "10.00"), ("2024-04-02", "11.00")],
        0,
    ),
    "thousands of pounds": ("a.csv", "Date,Supplier,Amount (£000)\n30/04/2024,A Ltd,1.5\n".encode(), [], 1),
    "numbered periods of a financial year": (
        "a.csv",
        b"Financial Year,Period,Supplier,Amount\n2024/25,1,A Ltd,1\n2024/25,2,A Ltd,2\n",
        [],
        2,
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_nothing_is_lost(tmp_path: Path, case: str) -> None:
    """Dates and pounds are those a person reads, and every other row is refused with a reason."""
    name, content, lines, refused = CASES[case]
    small = read_small(tmp_path, {name: content})
    assert list(zip(small.column("date"), small.column("amount_gbp"), strict=True)) == lines
    assert small.counts == (len(lines) + refused, len(lines), refused, 0)
    assert all(row["reason"] for row in small.rejected)


def test_payments_and_contracts_in_one_workbook(tmp_path: Path) -> None:
    """A sheet of payments under a header of two rows and a sheet of contracts are both read."""
    book = Workbook()
    payments = book.active
    assert payments is not None
    for row in (
        ["Anytown NHS FT"],
        [],
        ["", "", "Invoice", "", ""],
        ["Supplier", "Expense Type", "Date", "Number", "Amount (£)"],
        ["Acme Ltd", "Drugs", dt.datetime(2024, 4, 3), "I1", 1234.5],
        ["Beta Ltd", "Rent", dt.datetime(2024, 4, 13), "I2", -10],
        ["", "", "", "Total", 1224.5],
    ):
        payments.append(row)
    contracts = book.create_sheet("Contracts")
    contracts.append(["Contract Title", "Supplier", "Start Date", "End Date", "Contract Value"])
    contracts.append(["Linen", "Acme Ltd", dt.datetime(2024, 4, 1), dt.datetime(2027, 3, 31), 50000])
    contracts.append(["Gas", "Beta Ltd", dt.datetime(2024, 4, 1), "Rolling", "TBC"])
    stream = io.BytesIO()
    book.save(stream)
    small = read_small(tmp_path, {"both.xlsx": stream.getvalue()})
    assert small.counts == (4, 4, 0, 0)
    assert small.column("date") == ["2024-04-03", "2024-04-13"]
    tables = small.outcome.contracts
    assert tables["contracts"]["end"].tolist() == [dt.date(2027, 3, 31), None]
    assert small.reading.files[0].register.rows == [2, 2, 0, 0]
