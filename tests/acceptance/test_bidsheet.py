"""A bid sheet goes out, comes back filled in, and its offers are read by the case they belong to."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from optimiser.issues import CATALOGUE
from tests.acceptance.command_line import copy_case, optimiser, read_rows, write_records
from tests.acceptance.test_issue_kinds import OF_BID_SHEETS

# Rows of the tiny case's items: cannula, gauze, gloves, masks, ...
GLOVES, MASKS = 10, 11
FROM, TO = dt.date(2026, 10, 1), dt.date(2027, 3, 31)
PRESENT = ("norse", "humber", "washwell", "cedar linen", "cedar_linen", "burnbright", "alder services")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """Return the tiny case, and beside it the sheet that was sent."""
    folder = copy_case("tiny", tmp_path / "mine")
    optimiser("bidsheet", "mine", "--out", "bids.xlsx", cwd=tmp_path).ended(0)
    return folder


def fill(place: Path, name: str, cells: Mapping[str, Any]) -> None:
    """Fill the sheet in as a supplier would, and save it under another name."""
    book = load_workbook(place / "bids.xlsx")
    for cell, value in cells.items():
        sheet, _, reference = cell.partition("!")
        book[sheet][reference] = value
    book.save(place / name)


def offer_of(price_of: Mapping[int, object], tier: object = None) -> dict[str, object]:
    """Return the cells of offers with the days and the route of the tiny case's own."""
    cells: dict[str, object] = {}
    for row, price in price_of.items():
        cells |= {f"Prices!G{row}": price, f"Prices!M{row}": FROM, f"Prices!N{row}": TO}
        cells[f"Prices!Q{row}"] = "framework call-off"
    if tier is not None:
        cells |= {f"Volume prices!I{GLOVES}": 1500, f"Volume prices!J{GLOVES}": tier}
    return cells


def _values(row: Mapping[str, str], names: Sequence[str]) -> tuple[str | Decimal, ...]:
    """Return some cells of a row, and its price as a number."""
    return (Decimal(row["price_gbp"]), *(row[name] for name in names))


def across(sheet: str, row: int, columns: str, *values: object) -> dict[str, object]:
    """Return cells of one row by their columns."""
    return {f"{sheet}!{column}{row}": value for column, value in zip(columns, values, strict=True)}


def test_the_offers_of_the_case_come_back(case: Path, tmp_path: Path) -> None:
    """Filled in with the tiny case's own offers, the sheets give these offers again, and the case reads them."""
    fill(tmp_path, "a.xlsx", {"Your details!B8": "Norse Medical", **offer_of({GLOVES: 3.40, MASKS: "£2.10"}, 2.90)})
    fill(
        tmp_path,
        "b.xlsx",
        {"Your details!B9": "humber", "Your details!B8": "Humber", **offer_of({GLOVES: 3.3, MASKS: 2.3}, 3)},
    )
    optimiser("bidsheet", "mine", "--read", "a.xlsx", "--read", "b.xlsx", "--out", "out", cwd=tmp_path).ended(0)
    names = ("supplier", "item", "valid_from", "valid_to", "evidence", "route")
    for table, own in (("offers", names), ("offer_tiers", ("threshold", "threshold_unit", "scope", "kind"))):
        due, found = (read_rows(folder / f"{table}.csv") for folder in (case, tmp_path / "out"))
        assert sorted(_values(row, own) for row in found) == sorted(_values(row, own) for row in due)
    for name in ("offers.csv", "offer_tiers.csv"):
        shutil.copyfile(tmp_path / "out" / name, case / name)
    optimiser("check", "mine", cwd=tmp_path).ended(0)
    # The sheet still belongs to the case: the offers change nothing in what is asked for.
    optimiser("bidsheet", "mine", "--read", "a.xlsx", cwd=tmp_path).ended(0)


@pytest.mark.parametrize("added", [False, True])
def test_everything_a_supplier_can_say_is_read_by_the_case(added: bool, case: Path, tmp_path: Path) -> None:
    """A new supplier with tiers, discounts, rebates and a bundle passes the check, with and without its own row."""
    about = dict(zip((8, 10, 11, 12, 13, 14, 15), ("Tees & Co", "012", "yes", "no", 500, 20, 9.5), strict=True))
    discounts = (
        ("ABCD", "laundry", "discount on all", 1000, 0.01),
        ("ABCD", "food", "rebate, share of all", 5, 0.01),
        ("ABCD", "office", "discount only above", 5, 0.015),
        ("ABCE", "everything", "rebate, lump sum", 9000, 100),
    )
    cells: dict[str, object] = {f"Your details!B{row}": value for row, value in about.items()}
    cells |= offer_of({GLOVES: 3.333333, 13: 0, 14: 4, 15: 0.45, 16: "1,000.5"})
    cells |= across("Prices", GLOVES, "JKLOP", 2000, 10.5, 0.012, "FW-7", dt.date(2029, 1, 31))
    cells |= across("Volume prices", GLOVES, "GHIKLN", "only above", "pounds", 1000, 0.025, 2000, 0.05)
    for number, (columns, *values) in enumerate(discounts):
        cells |= across("Discounts and rebates", 8 + number, columns, *values)
    cells |= across("Bundles", 8, "ABF", "B1", "gloves", 2.5) | across("Bundles", 9, "ABF", "B1", "masks", 2)
    fill(tmp_path, "a.xlsx", cells)
    answer = optimiser("bidsheet", "mine", "--read", "a.xlsx", "--out", "out", "--json", cwd=tmp_path).ended(0).json
    assert (answer["offers"], answer["suppliers_to_add"]) == (7, ["tees_co"])
    kinds = {row["kind"] for row in read_rows(tmp_path / "out" / "offer_tiers.csv")}
    assert kinds == {"incremental", "all_units", "rebate_share", "rebate_lump"}
    for name in ("offers.csv", "offer_tiers.csv"):
        shutil.copyfile(tmp_path / "out" / name, case / name)
    if added:
        rows = [*read_rows(case / "suppliers.csv"), *read_rows(tmp_path / "out" / "suppliers_to_add.csv")]
        header = ["supplier", "name", "member_trust", "public_body", "sme", "local"]
        write_records(case / "suppliers.csv", [header, *([row[name] for name in header] for row in rows)])
    checked = optimiser("check", "mine", "--json", cwd=tmp_path).ended(0).json
    assert [issue for issue in checked["issues"] if issue["severity"] != "note"] == []
    assert checked["reconciliation"]["offers"]["rows_accepted"] == 7


def test_a_supplier_learns_no_price_and_no_supplier(case: Path, tmp_path: Path) -> None:
    """No part of the file holds the name or code of a present supplier, a price paid, or an amount spent."""
    with ZipFile(tmp_path / "bids.xlsx") as archive:
        text = "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist()).casefold()
    assert [name for name in PRESENT if name in text] == []
    amounts = {row["amount_gbp"].removesuffix(".00") for row in read_rows(case / "spend_lines.csv")}
    volumes = {row["quantity"] for row in read_rows(case / "spend_lines.csv")}
    assert [amount for amount in sorted(amounts - volumes) if len(amount) > 3 and f">{amount}<" in text] == []


def test_a_refused_sheet_writes_what_is_refused(case: Path, tmp_path: Path) -> None:
    """One bad cell ends with 3: refused.csv names it, no offer is written, and --force replaces the reading."""
    fill(tmp_path, "a.xlsx", {"Your details!B8": "Norse Medical", **offer_of({GLOVES: "EUR 3", MASKS: 2})})
    done = optimiser("bidsheet", "mine", "--read", "a.xlsx", "--out", "out", cwd=tmp_path).ended(3)
    assert "a.xlsx, sheet Prices, cell G10" in done.stderr
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["manifest.json", "refused.csv"]
    fill(tmp_path, "a.xlsx", {"Your details!B8": "Norse Medical", **offer_of({GLOVES: 3, MASKS: 2})})
    optimiser("bidsheet", "mine", "--read", "a.xlsx", "--out", "out", cwd=tmp_path).ended(8)
    optimiser("bidsheet", "mine", "--read", "a.xlsx", "--out", "out", "--force", cwd=tmp_path).ended(0)
    assert not (tmp_path / "out" / "refused.csv").exists()


def test_a_sheet_is_not_written_over_another(case: Path, tmp_path: Path) -> None:
    """A file that is there is kept, unless --force is given; a call without a task is wrong."""
    optimiser("bidsheet", "mine", "--out", "bids.xlsx", cwd=tmp_path).ended(8)
    answer = optimiser("bidsheet", "mine", "--out", "bids.xlsx", "--force", "--json", cwd=tmp_path).ended(0).json
    assert (answer["items"], answer["trusts"]) == (10, ["ALD", "BIR", "CED"])
    assert optimiser("bidsheet", "mine", "--json", cwd=tmp_path).ended(2).json["error"]["kind"] == "usage"


@pytest.mark.parametrize("kind", sorted(OF_BID_SHEETS))
def test_the_kinds_of_bid_sheets_are_triggered(kind: str, case: Path, tmp_path: Path) -> None:
    """The kinds that no case can have are told where they were planted, with the catalogue's explanation."""
    assert kind in CATALOGUE
    if kind == "no-demand":
        told = optimiser(
            "bidsheet", copy_case("london", tmp_path / "london"), "--out", "x.xlsx", "--json", cwd=tmp_path
        )
    else:
        fill(tmp_path, "a.xlsx", {"Your details!B8": "Norse Medical", **offer_of({GLOVES: 3}), "Prices!E10": 99})
        told = optimiser("bidsheet", "mine", "--read", "a.xlsx", "--json", cwd=tmp_path)
    issues = told.ended(3).json["error"]["issues"]
    assert [(issue["kind"], bool(issue["remedy"]), issue["file"]) for issue in issues] == [
        (kind, True, "spend_lines.csv" if kind == "no-demand" else "a.xlsx")
    ]


@pytest.mark.office
def test_another_program_works_it_out_and_saves_it(case: Path, tmp_path: Path) -> None:
    """Opened and saved by LibreOffice, the sheet shows sums of what was filled in, and is read all the same."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("LibreOffice is not installed: apt-get install libreoffice-calc")
    fill(tmp_path, "a.xlsx", {"Your details!B8": "Norse Medical", **offer_of({GLOVES: 3.4, MASKS: "=2+0.1"}, 2.9)})
    profile = (tmp_path / "profile").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx", "--outdir", "saved"]
    subprocess.run([*command, "a.xlsx"], cwd=tmp_path, check=True, capture_output=True, timeout=300)
    saved = load_workbook(tmp_path / "saved" / "a.xlsx", data_only=True)
    assert saved["Prices"]["H5"].value == pytest.approx(2000 * 3.4 + 1100 * 2.1)
    assert saved["Prices"]["G5"].value == "2 of 10 priced"
    assert [saved["Prices"][f"I{row}"].value for row in (9, 10)] == ["No offer", "Offered"]
    assert saved["Summary"]["D8"].value == pytest.approx(2000 * 3.4 + 1100 * 2.1)
    optimiser("bidsheet", "mine", "--read", "saved/a.xlsx", "--out", "out", cwd=tmp_path).ended(0)
    assert [row["price_gbp"] for row in read_rows(tmp_path / "out" / "offers.csv")] == ["3.4", "2.1"]
