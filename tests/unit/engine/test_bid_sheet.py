"""Bid sheets beside their case: written whole, and read all or none."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from optimiser.engine.bid_sheet import read_bid_sheets, refuse_taken, request_of, write_bid_sheet, write_offers
from optimiser.errors import OutputError
from tests.unit.bid_sample import REQUEST, Cells, filled, sent
from tests.unit.small_case import ITEMS, LINES, SUPPLIERS, write_case

TABLES = {"items": ITEMS, "suppliers": SUPPLIERS, "spend_lines": LINES}


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """Return a case in which three trusts need thirty boxes of gloves."""
    return write_case(tmp_path / "case", TABLES)


def returned(case: Path, name: str, cells: Cells) -> Path:
    """Return a sheet of the case as a supplier sends it back."""
    path = case.parent / name
    _, request = request_of(case)
    path.write_bytes(filled({"Your details!B8": "Supplier One", "Prices!G8": 0.9, **cells}, sent(request)))
    return path


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_request_is_that_of_the_case(case: Path) -> None:
    """The sheet asks for what the trusts need together."""
    loaded, request = request_of(case)
    assert (loaded.name, [(line.item, line.total) for line in request.lines]) == ("small", [("gloves", 30_000_000)])


def test_a_sheet_is_written_once(tmp_path: Path) -> None:
    """The sheet stands where it was asked for and nothing beside it; an earlier one is replaced only when told so."""
    path = tmp_path / "new" / "bids.xlsx"
    write_bid_sheet(REQUEST, path, force=False)
    assert path.read_bytes() == sent()
    assert [child.name for child in path.parent.iterdir()] == ["bids.xlsx"]
    with pytest.raises(OutputError, match="there already"):
        write_bid_sheet(REQUEST, path, force=False)
    write_bid_sheet(REQUEST, path, force=True)


def test_a_sheet_is_no_folder(tmp_path: Path) -> None:
    """A folder is never replaced by a file, and a file is no folder to write into."""
    with pytest.raises(OutputError, match="is a folder"):
        refuse_taken(tmp_path, force=True)
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(OutputError, match="Cannot write"):
        write_bid_sheet(REQUEST, tmp_path / "file" / "bids.xlsx", force=False)


def test_sheets_become_offers(case: Path) -> None:
    """Offers, tiers and suppliers to add are written under the case's own columns, with a manifest beside them."""
    tier = {"Volume prices!I8": 20, "Volume prices!J8": 0.8}
    files = [returned(case, "one.xlsx", tier), returned(case, "new.xlsx", {"Your details!B8": "Brand New"})]
    answer = read_bid_sheets(case, files)
    assert answer.counts == {"rows_read": 5, "rows_accepted": 5, "rows_rejected": 0, "rows_merged": 0}
    out = case.parent / "out"
    written = write_offers(answer, out, force=False)
    assert [path.name for path in written] == ["offer_tiers.csv", "offers.csv", "suppliers_to_add.csv"]
    assert [(row["offer"], row["price_gbp"], row["lot"]) for row in rows(out / "offers.csv")] == [
        ("one:gloves", "0.9", "consumables"),
        ("brand_new:gloves", "0.9", "consumables"),
    ]
    assert [(row["offer"], row["threshold"], row["price_gbp"]) for row in rows(out / "offer_tiers.csv")] == [
        ("one:gloves", "20", "0.8")
    ]
    assert [row["name"] for row in rows(out / "suppliers_to_add.csv")] == ["Brand New"]
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert (manifest["key"], set(manifest["inputs"])) == (answer.request.key, {"one.xlsx", "new.xlsx"})


def test_one_bad_cell_keeps_every_offer_back(case: Path) -> None:
    """Where anything is refused, only what is refused is written; a later reading may replace it."""
    good, bad = returned(case, "one.xlsx", {}), returned(case, "two.xlsx", {"Prices!G8": "-1"})
    answer = read_bid_sheets(case, [good, bad])
    assert answer.counts["rows_read"] == answer.counts["rows_accepted"] + answer.counts["rows_rejected"]
    out = case.parent / "out"
    assert [path.name for path in write_offers(answer, out, force=False)] == ["refused.csv"]
    found = rows(out / "refused.csv")
    assert [(row["file"], row["sheet"], row["cell"], row["value"]) for row in found] == [
        ("two.xlsx", "Prices", "G8", "'-1"),
        ("two.xlsx", "Your details", "B8", "Supplier One"),
    ]
    write_offers(read_bid_sheets(case, [good]), out, force=True)
    assert not (out / "refused.csv").exists()


def test_a_supplier_refused_afterwards_counts_its_row(case: Path) -> None:
    """A second sheet of one supplier is refused by its name's cell, and counted as one refused row."""
    answer = read_bid_sheets(case, [returned(case, "one.xlsx", {}), returned(case, "two.xlsx", {})])
    (cell,) = answer.refusals
    assert (cell.file, cell.cell, cell.kind) == ("two.xlsx", "B8", "duplicate-key")
    assert answer.counts == {"rows_read": 4, "rows_accepted": 3, "rows_rejected": 1, "rows_merged": 0}


def test_files_of_one_name_are_told_apart(case: Path) -> None:
    """Two files called the same are named by their whole path."""
    (case.parent / "a").mkdir()
    paths = [returned(case, "one.xlsx", {}), returned(case, "a/one.xlsx", {"Your details!B8": "Supplier Two"})]
    answer = read_bid_sheets(case, paths)
    assert [reading.file for reading in answer.readings] == [path.as_posix() for path in paths]
    assert len(answer.rows.offers) == 2


def test_a_file_that_is_not_there_is_refused(case: Path) -> None:
    """A missing file is refused as a whole, without a row."""
    answer = read_bid_sheets(case, [case.parent / "none.xlsx"])
    assert [cell.kind for cell in answer.refusals] == ["missing-file"]
    assert answer.counts["rows_read"] == 0
