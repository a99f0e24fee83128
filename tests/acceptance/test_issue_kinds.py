"""Every kind of issue has a case that triggers it, with the row to look at and what to do about it."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from optimiser.config.scenario import Scenario
from optimiser.ingest.load_case import load_case
from optimiser.issues import CATALOGUE, InputError, Issue
from optimiser.prepare.transport.build import check_days
from tests.unit.ingest.small_case import HEAD, TABLES, declaration, with_cell, with_line, write_case


@dataclass(frozen=True)
class Bad:
    """One way to spoil the small case.

    Parameters
    ----------
    row
        Row at which the issue must be reported; ``None`` where the whole file is meant.
    where
        Table of the issue.
    changed
        Tables with other content, by name.
    toml
        Another case.toml; ``None`` for the usual one, an empty text for none at all.
    files
        Other files of the folder.
    tolerance
        Pence of rejected rows that are tolerated.
    severity
        How severe the issue must be.
    """

    row: int | None
    where: str
    changed: Mapping[str, str | bytes | None] | None = None
    toml: str | None = None
    files: Mapping[str, bytes] | None = None
    tolerance: int | None = None
    severity: str = "error"


def toml(instead: str = "", **sections: str) -> str:
    """Return a case.toml of the usual tables, with some sections replaced and a last part added."""
    return HEAD + "".join(sections.get(name, declaration(name)) for name in TABLES) + instead


def workbook(*, macros: bool = False) -> bytes:
    """Return the items as a workbook."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Items")
    for line in TABLES["items"].splitlines():
        sheet.append(line.split(","))
    stream = io.BytesIO()
    book.save(stream)
    if macros:
        with ZipFile(stream, "a") as archive:
            archive.writestr("xl/vbaProject.bin", b"code")
    return stream.getvalue()


def long_table() -> str:
    """Return suppliers that fill an .xls sheet to its last row."""
    return "supplier,name\n" + "".join(f"S{number},Supplier\n" for number in range(1, 65_536))


def cell(table: str, row: int, column: str, value: str) -> Bad:
    """Return a case with one bad cell."""
    return Bad(row, table, with_cell(table, row, column, value))


def more(table: str, *lines: str) -> dict[str, str]:
    """Return the table's text with rows added."""
    return {table: TABLES[table] + "".join(f"{line}\n" for line in lines)}


def new(row: int, table: str, header: str, *lines: str, severity: str = "error") -> Bad:
    """Return a case with one more table, or one with another header, and what is to be found in it."""
    return Bad(row, table, {table: "\n".join((header, *lines)) + "\n"}, severity=severity)


def day(row: int, where: str, **changed: str) -> Bad:
    """Return a case with a day of transport, some of whose tables are others."""
    return Bad(row, where, {**DAY, **changed})


JOURNEYS = "journey,trust,day_type,origin,destination,pickup_from,pickup_to,delivery_to,mobility"
JOURNEYS += ",max_minutes_on_board,return_of"
OUTWARD = "J1,RAA,weekday,SITE1,SITE2,09:00,09:30,10:30,walker,60,"
VEHICLES = "vehicle,trust,depot,vehicles,layouts,shift_from,shift_to,cost_day_gbp"
DAY = {
    "journeys": f"{JOURNEYS}\n{OUTWARD}\n",
    "vehicles": f"{VEHICLES}\nV1,RAA,SITE1,1,1/3/0/0,08:00,18:00,50.00\n",
    "travel_times": "origin,destination,minutes,km\nSITE1,SITE2,30,25\nSITE2,SITE1,30,25\n",
}
RECORDED = "route,stop,journey,action"
TIERS = "offer,threshold,threshold_unit,scope,kind,price_gbp"
ITEMS_XLSX = toml(items=declaration("items", "items.xlsx"))
LATE = with_cell("contracts", 2, "end", "2020-01-01")

# Told of bid sheets and not of a case: test_bidsheet.py triggers them.
OF_BID_SHEETS = frozenset({"bid-sheet-changed", "no-demand"})
# Told of decisions and of open contracting data: tests/unit/ingest triggers them.
OF_REGISTERS = frozenset({"damaged-decision", "contradictory-decision", "damaged-release"})
# Told of trusts' own files and of the prices in them: tests/unit/ingest triggers them.
OF_LINES = frozenset({"hidden-sheet", "linked-workbook", "stray-quotation-mark", "suspected-pack-error"})
# Told of the headers of trusts' own files: tests/unit/ingest/header triggers them.
OF_HEADERS = frozenset(
    {
        "ambiguous-column",
        "doubtful-column",
        "map-missing-column",
        "map-repeated-column",
        "map-unknown-field",
        "map-unreadable",
        "no-header",
    }
)
BAD: dict[str, Bad] = {
    "missing-case": Bad(None, "case.toml", toml=""),
    "bad-toml": Bad(None, "case.toml", toml=HEAD + "tables = ["),
    "unknown-key": Bad(None, "case.toml", toml="colour = 1\n" + toml()),
    "bad-setting": Bad(None, "case.toml", toml=toml("\n[scenarios.base.buying]\nmin_trusts = 1\n")),
    "unknown-table": Bad(None, "case.toml", toml=toml(declaration("spend_line"))),
    "undeclared-file": Bad(None, "depots", files={"depots.csv": b"depot,place\n"}, severity="warning"),
    "missing-file": Bad(None, "items", {"items": None}, toml()),
    "unreadable-file": Bad(3, "items", with_cell("items", 3, "name", '"Soap')),
    "hostile-file": Bad(None, "items", {"items": None}, ITEMS_XLSX, {"items.xlsx": workbook(macros=True)}),
    "wrong-encoding": Bad(3, "suppliers", {"suppliers": "supplier,name\nS1,a\nS2,caf\xe9\n".encode("cp1252")}),
    "empty-table": Bad(1, "items", {"items": TABLES["items"].splitlines()[0]}),
    "missing-column": Bad(1, "items", {"items": TABLES["items"].replace("category", "x_category")}),
    "unknown-column": Bad(1, "items", {"items": TABLES["items"].replace("comparison", "comparision")}),
    "duplicate-column": Bad(1, "suppliers", {"suppliers": "supplier,name,name\nS1,a,a\nS2,b,b\n"}),
    "ragged-row": Bad(3, "suppliers", with_line("suppliers", 3, "S2,Supplier,002")),
    "missing-sheet": Bad(
        None,
        "items",
        {"items": None},
        toml(items=declaration("items", "items.xlsx", "Stuff")),
        {"items.xlsx": workbook()},
    ),
    "formula-error": cell("items", 2, "name", "#REF!"),
    "missing-value": cell("spend_lines", 4, "trust", ""),
    "not-a-number": cell("spend_lines", 4, "amount_gbp", "ninety"),
    "too-many-decimals": cell("spend_lines", 4, "amount_gbp", "90.001"),
    "not-a-date": cell("spend_lines", 4, "date", "30/06/2025"),
    "not-a-time": cell("round_stops", 3, "arrive", "quarter past nine"),
    "not-a-month": cell("actuals", 2, "month", "Apr-26"),
    "not-a-year": cell("spend_lines", 2, "financial_year", "2025/27"),
    "not-a-boolean": cell("schemes", 2, "recurrent", "perhaps"),
    "not-a-choice": cell("items", 2, "comparison", "prices"),
    "out-of-range": cell("sites", 2, "latitude", "549.7"),
    "negative-quantity": cell("spend_lines", 4, "quantity", "-4"),
    "unknown-trust": cell("spend_lines", 4, "trust", "RXX"),
    "unknown-reference": cell("spend_lines", 4, "item", "glovs"),
    "rejected-reference": Bad(2, "spend_lines", LATE, tolerance=10**9, severity="warning"),
    "duplicate-key": Bad(4, "suppliers", {"suppliers": TABLES["suppliers"] + "S1,Another\n"}),
    "repeated-row": Bad(4, "suppliers", {"suppliers": TABLES["suppliers"] + "S2,Supplier 002\n"}, severity="warning"),
    "end-before-start": Bad(2, "contracts", LATE),
    "unit-mismatch": cell("spend_lines", 2, "unit", "box"),
    "target-tree": cell("targets", 3, "parent", "T9"),
    "scheme-gate": cell("schemes", 2, "qia_status", "submitted"),
    "formula-text": Bad(2, "suppliers", with_cell("suppliers", 2, "name", "=1+1"), severity="warning"),
    "sheet-limit": Bad(65_536, "suppliers", {"suppliers": long_table()}, severity="warning"),
    "rejected-over-tolerance": Bad(None, "case.toml", LATE, tolerance=1),
    "foreign-currency": cell("offers", 2, "price_gbp", "€0.035"),
    "no-offer": Bad(2, "offers", with_cell("offers", 2, "price_gbp", ""), severity="note"),
    "duplicate-offer": Bad(3, "offers", more("offers", "O2,S1,gloves,0.034,2026-10-01,")),
    "offer-lot-conflict": new(
        3, "offers", "offer,supplier,item,lot,price_gbp", "O1,S1,gloves,L1,0.035", "O2,S2,gloves,L2,0.034"
    ),
    "conflicting-supplier-cost": new(
        3, "offers", "offer,supplier,item,price_gbp,delivery_gbp", "O1,S1,gloves,0.035,10", "O2,S1,soap,2,12"
    ),
    "broken-bundle": new(
        3, "offers", "offer,supplier,item,bundle,price_gbp", "O1,S1,gloves,B1,0.035", "O2,S2,soap,B1,2"
    ),
    "contradictory-tiers": new(
        3, "offer_tiers", TIERS, "O1,10,units,offer,all_units,0.03", "O1,20,units,offer,all_units,0.031"
    ),
    "overlapping-tiers": new(
        3, "offer_tiers", TIERS, "O1,10,units,offer,all_units,0.03", "O1,20,units,supplier,all_units,0.02"
    ),
    "assumed-lot": new(2, "offer_tiers", TIERS, "O1,10,units,lot,all_units,0.03", severity="warning"),
    "demand-and-lines": new(2, "demand", "demand,trust,item,quantity,amount_gbp", "D1,RAA,gloves,5,1.00"),
    "contradictory-attributes": new(
        2, "suppliers", "supplier,name,sme,attributes", "S1,Supplier 001,no,sme", "S2,Supplier 002,,"
    ),
    "patient-data": day(
        3, "journeys", journeys=f"{JOURNEYS}\n{OUTWARD}\n{OUTWARD.replace('J1', 'J2').replace('SITE2', 'NE1 4LP')}\n"
    ),
    "layout-unreadable": day(2, "vehicles", vehicles=f"{VEHICLES}\nV1,RAA,SITE1,1,four seats,08:00,18:00,50.00\n"),
    "compatibility-contradicts": new(
        3, "compatibility", "class_a,class_b,together", "specimens,patient,yes", "patient,specimens,no"
    ),
    "record-contradicts": day(
        4,
        "recorded_stops",
        recorded_routes="route,trust,day_type,vehicle\nQ1,RAA,weekday,V1\n",
        recorded_stops=f"{RECORDED}\nQ1,1,J1,pickup\nQ1,2,J1,delivery\nQ1,3,J1,pickup\n",
    ),
    "window-shorter-than-ride": day(2, "journeys", journeys=f"{JOURNEYS}\n{OUTWARD.replace('10:30', '09:31')}\n"),
    "windows-too-far-apart": day(
        2,
        "journeys",
        journeys=f"{JOURNEYS},delivery_from\n{OUTWARD.replace('10:30', '12:30')},12:00\n",
    ),
    "limit-shorter-than-ride": day(2, "journeys", journeys=f"{JOURNEYS}\n{OUTWARD.replace(',60,', ',29,')}\n"),
    "return-before-outward": day(
        3,
        "journeys",
        journeys=f"{JOURNEYS}\n{OUTWARD}\nJ2,RAA,weekday,SITE2,SITE1,09:30,10:00,11:00,walker,60,J1\n",
    ),
    "no-vehicle-can-take": day(2, "journeys", journeys=f"{JOURNEYS}\n{OUTWARD.replace('walker', 'wheelchair')}\n"),
    "place-unknown": day(2, "journeys", journeys=f"{JOURNEYS}\n{OUTWARD.replace('SITE2', 'SITE9')}\n"),
    "no-road": day(2, "journeys", travel_times=DAY["travel_times"].replace("SITE1,SITE2,30,25", "SITE1,SITE2,,")),
}


def issues_of(bad: Bad, folder: Path) -> list[Issue]:
    """Write the spoilt case and return what reading it reports."""
    write_case(folder, bad.changed, bad.toml)
    for name, content in (bad.files or {}).items():
        (folder / name).write_bytes(content)
    if bad.toml == "":
        (folder / "case.toml").unlink()
    try:
        case = load_case(folder, bad.tolerance)
        check_days(case, [Scenario()])
        return list(case.issues)
    except InputError as error:
        return list(error.issues)


@pytest.mark.parametrize("kind", sorted(CATALOGUE.keys() - OF_BID_SHEETS - OF_REGISTERS - OF_HEADERS - OF_LINES))
def test_every_kind_is_triggered(kind: str, tmp_path: Path) -> None:
    """Each kind of the catalogue is found where it was planted, with its row, in plain words and with a remedy."""
    assert kind in BAD, f"no bad fixture triggers '{kind}'"
    bad = BAD[kind]
    found = [issue for issue in issues_of(bad, tmp_path) if issue.kind == kind]
    assert [(issue.table, issue.row, issue.severity) for issue in found][:1] == [(bad.where, bad.row, bad.severity)]
    for issue in found:
        assert issue.remedy
        assert issue.message.endswith(".")
        assert not re.search(r"Error|Exception|Traceback|NoneType|<class|\bstr\b|\bint\b", str(issue))


def test_nothing_else_is_said_of_one_bad_cell(tmp_path: Path) -> None:
    """One mistake is one issue: a bad cell is reported once and drags no other issue with it."""
    single = {
        kind: bad for kind, bad in BAD.items() if bad.row is not None and bad.toml is None and bad.tolerance is None
    }
    for kind, bad in single.items():
        if kind not in {"missing-column", "unknown-column"}:
            assert [issue.kind for issue in issues_of(bad, tmp_path / kind)] == [kind]


def test_every_fixture_is_of_the_catalogue() -> None:
    """No fixture stays behind when a kind is taken out of the catalogue."""
    assert set(BAD) <= set(CATALOGUE)
