"""Contracts of open data and of registers in the same tables."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pandas as pd

from optimiser.case import Counts, Reconciliation
from optimiser.ingest.lines.contract_tables import as_text, contract_tables, supplier_names, without_contracts
from optimiser.ingest.lines.tally import Tally
from optimiser.ingest.ocds.read import frame_of
from optimiser.tables.buying import CONTRACTS
from tests.unit.ingest.lines.small_reading import read_small, spend

RELEASE = {
    "ocid": "ocds-b5fd17-1",
    "id": "1",
    "date": "2024-01-01T00:00:00Z",
    "tag": ["award"],
    "buyer": {"name": "Gateshead Health NHS Foundation Trust", "id": "x"},
    "tender": {"title": "Linen"},
    "awards": [{"id": "a1", "status": "active", "suppliers": [{"name": "Elis UK Ltd", "id": "s"}]}],
}
REGISTER = "Contract Ref,Contract Title,Supplier,Start Date,End Date\nC1,Gas,Elis UK Ltd,30/04/2024,31/03/2026\n"


def test_both_kinds_together(tmp_path: Path) -> None:
    """A notice and a row of a register stand in one table, and one supplier has one code."""
    small = read_small(tmp_path, {"notice.json": json.dumps(RELEASE), "register.csv": REGISTER}, "RR7")
    tables = small.outcome.contracts
    assert tables["contracts"]["contract"].tolist() == ["ocds-b5fd17-1/a1", "RR7:C1"]
    assert tables["contracts"]["trust"].tolist() == ["RR7", "RR7"]
    assert len(set(tables["contracts"]["supplier"])) == 1
    assert set(supplier_names(small.reading)) == {"Elis UK Ltd"}


def test_nothing_of_the_kind(tmp_path: Path) -> None:
    """Payments alone make no contracts."""
    reading = read_small(tmp_path, {"a.csv": spend("T,30/04/2020,Gas,Acme Ltd,1,7")}).reading
    assert contract_tables(reading) == {}
    assert supplier_names(reading) == {}


def test_as_text() -> None:
    """Values are written as a case's own file has them; what is missing is empty."""
    row = {"contract": "C1", "value_pence": 123_450, "start": dt.date(2024, 4, 1), "joint": True, "end": None}
    (cells,) = as_text(frame_of([{**row, **dict.fromkeys(("tender_value_pence", "exit_pence"), pd.NA),
                                  "extension_months": None, "notice_months": 3}], CONTRACTS), CONTRACTS)  # fmt: skip
    said = dict(zip((column.name for column in CONTRACTS.columns), cells, strict=True))
    assert [said[name] for name in ("value_gbp", "start", "joint", "end", "notice_months", "tender_value_gbp")] == [
        "1234.50",
        "2024-04-01",
        "yes",
        "",
        "3",
        "",
    ]


def test_lines_apart_from_contracts() -> None:
    """What became of all rows is parted into lines and contracts, to the penny."""
    tally = Tally("contracts", rows=[3, 2, 1, 0], pence=[30, 20, 10, 0])
    every = Reconciliation(Counts(5, 4, 1, 0), Counts(50, 40, 10, 0), None, 2)
    lines, contracts = without_contracts(every, [tally])
    assert (lines.rows, lines.pence) == (Counts(2, 2, 0, 0), Counts(20, 20, 0, 0))
    assert (contracts.rows, contracts.pence) == (Counts(3, 2, 1, 0), Counts(30, 20, 10, 0))
