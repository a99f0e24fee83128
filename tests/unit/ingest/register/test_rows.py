"""What one row of a register becomes: a contract, its suppliers, and what is missing."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from tests.unit.ingest.register.test_read import TITLES, read

BUYING = f"{TITLES},Contracting Authority,Company Number,CPV Code,Extension"


def test_a_contract(tmp_path: Path) -> None:
    """Buyer, supplier, category, days, value and extension; the buyer has its ODS code and is the member that buys."""
    buyer = "Gateshead Health NHS Foundation Trust"
    small = read(tmp_path, f"C1,Linen,Elis UK Ltd,01/04/2022,31/03/2026,4,{buyer},228604,98310000-9,2 x 12 months",
                 titles=BUYING)  # fmt: skip
    tables = small.outcome.contracts
    row = tables["contracts"].iloc[0]
    assert row["contract"] == "RR7:C1"
    assert (row["trust"], row["buyer"], row["category"], row["lever"]) == ("RR7", buyer, "laundry", "buying")
    assert (row["start"], row["end"], row["value_pence"]) == (dt.date(2022, 4, 1), dt.date(2026, 3, 31), 400)
    assert (row["extension_months"], row["status"], row["grade"]) == (24, "awarded", "B")
    assert row["source_ref"] == "register.csv, row 3"
    assert tables["details"].iloc[0]["buyer_ods"] == "RR7"
    assert tables["suppliers"].iloc[0]["company_number"] == "00228604"


def test_another_buyer(tmp_path: Path) -> None:
    """A buyer that is no member leaves the trust empty, with the code that its name has."""
    rows = "C1,Linen,Elis UK Ltd,01/04/2022,31/03/2026,4,Leeds Teaching Hospitals NHS Trust,,,"
    tables = read(tmp_path, rows, titles=BUYING).outcome.contracts
    assert (tables["contracts"].iloc[0]["trust"], tables["details"].iloc[0]["buyer_ods"]) == ("", "RR8")


def test_words_instead_of_figures(tmp_path: Path) -> None:
    """Words are kept beside the empty cell, and the gap says what they are."""
    plain = [f"C{k},Gas {k},Acme Ltd,01/04/2022,31/03/2026,4" for k in range(2, 5)]
    tables = read(tmp_path, "C1,Linen,TBC,01/04/2022,Rolling,Rates as tendered", *plain).outcome.contracts
    own = tables["gaps"][tables["gaps"]["contract"] == "RR7:C1"]
    gaps = dict(zip(own["column"], own["reason"], strict=True))
    assert gaps["end"] == "Recorded as 'Rolling'."
    assert gaps["value_gbp"] == "Recorded as 'Rates as tendered'."
    assert gaps["supplier"] == "Recorded as 'TBC'."


def test_a_tender(tmp_path: Path) -> None:
    """What is not awarded yet is a tender, and its value that of the tender."""
    row = read(tmp_path, "C1,Linen,Out to tender,01/04/2027,31/03/2029,90").outcome.contracts["contracts"].iloc[0]
    assert (row["status"], row["tender_value_pence"]) == ("tender", 9000)


def test_a_private_individual(tmp_path: Path) -> None:
    """A private individual's name stands in no table, title and remark included; a company number shows a company."""
    small = read(
        tmp_path,
        "C1,Locum: Mrs Jane Smith,Mrs Jane Smith,01/04/2022,31/03/2026,4,,,,",
        "C2,Piano,John Lewis,01/04/2022,31/03/2026,4,,00233462,,",
        titles=BUYING,
    )
    written = "".join(frame.to_csv() for frame in small.outcome.contracts.values())
    assert "Smith" not in written
    assert "John Lewis" in written
    assert small.reading.individuals == 1


def test_one_number_for_several(tmp_path: Path) -> None:
    """Lots under one number are contracts of their own, and several suppliers stand beside the contract."""
    small = read(
        tmp_path,
        "C1,Lot 1,Acme Ltd,01/04/2022,31/03/2026,4",
        "C1,Lot 2,Acme Ltd; Beta Ltd,01/04/2022,31/03/2026,4",
        ",Lot 3,Acme Ltd,01/04/2022,31/03/2026,4",
    )
    contracts = small.outcome.contracts["contracts"]
    assert contracts["contract"].tolist() == ["RR7:C1", "RR7:C1#2", "RR7:register.csv:5"]
    assert contracts["supplier"].tolist()[1] == ""
    assert len(small.outcome.contracts["suppliers"]) == 4
