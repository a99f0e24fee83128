"""One filled bid sheet: what is accepted, and what is refused by its cell."""

from __future__ import annotations

import datetime as dt
import io
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from optimiser.ingest.bid_sheet import read_bid_sheet
from tests.unit.bid_sample import NAME, REQUEST, filled, read, refusals, sent

PRICE = {"Prices!G8": 3.4}


def test_a_filled_sheet_is_read() -> None:
    """Prices, limits and dates come back exactly; rows without a price are no offers."""
    found = read(
        {
            **PRICE,
            "Prices!J8": 5000,
            "Prices!L8": 0.25,
            "Prices!M8": dt.date(2026, 10, 1),
            "Prices!P8": dt.date(2028, 3, 31),
            "Prices!O8": 7,
            "Prices!M9": dt.date(2026, 10, 1),
            "Prices!G10": 0,
        }
    )
    assert found.refusals == ()
    gloves, linen = found.prices
    assert (gloves.number, gloves.text("item"), gloves.whole("price")) == (8, "gloves", 3_400_000)
    assert (gloves.whole("capacity"), gloves.whole("carbon_kg")) == (5_000_000_000, 250_000)
    assert (gloves.entries["valid_from"], gloves.entries["framework"]) == (dt.date(2026, 10, 1), "7")
    assert (linen.text("item"), linen.whole("price")) == ("linen", 0)
    assert (found.rows_read, found.rows_refused) == (3, 0)


@pytest.mark.parametrize(
    ("cells", "cell", "kind"),
    [
        ({"Prices!G8": "€ 3"}, "G8", "foreign-currency"),
        ({"Prices!G8": "USD 3"}, "G8", "foreign-currency"),
        ({"Prices!G8": "cheap"}, "G8", "not-a-number"),
        ({"Prices!G8": "340p"}, "G8", "not-a-number"),
        ({"Prices!G8": -3.4}, "G8", "negative-quantity"),
        ({"Prices!G8": "=1+1"}, "G8", "formula-error"),
        ({"Prices!J8": 5}, "G8", "missing-value"),
        ({**PRICE, "Prices!K8": 6, "Prices!J8": 5}, "K8", "out-of-range"),
        ({**PRICE, "Prices!M8": "01/10/2026"}, "M8", "not-a-date"),
        ({**PRICE, "Prices!M8": dt.date(2026, 10, 1), "Prices!N8": dt.date(2026, 9, 1)}, "N8", "end-before-start"),
        ({**PRICE, "Prices!B8": "glovs"}, "B8", "unknown-reference"),
        ({**PRICE, "Prices!B8": None}, "B8", "bid-sheet-changed"),
        ({**PRICE, "Prices!D8": "pair"}, "D8", "bid-sheet-changed"),
        ({"Prices!E9": 13}, "E9", "bid-sheet-changed"),
    ],
)
def test_a_bad_cell_of_prices_is_refused_alone(cells: dict[str, object], cell: str, kind: str) -> None:
    """One bad cell is one refusal with its sheet and cell, whatever else stands in the row."""
    expected = [("Prices", cell, kind)]
    assert refusals({**cells, "Prices!G10": 1}) == expected


def test_a_volume_of_a_trust_is_locked_too() -> None:
    """A volume changed on the sheet of volumes is refused, also where nothing was sent."""
    assert refusals({**PRICE, "Volumes by trust!F8": 1}) == [("Volumes by trust", "F8", "bid-sheet-changed")]
    assert refusals({**PRICE, "Volumes by trust!F9": 1}) == [("Volumes by trust", "F9", "bid-sheet-changed")]


def test_an_item_filled_in_twice_is_refused() -> None:
    """A second filled row of an item is refused and names the first."""
    again = {"Prices!A11": "consumables", "Prices!B11": "gloves", "Prices!C11": "Gloves, nitrile", "Prices!D11": "box"}
    found = read({**PRICE, **again, "Prices!E11": 1200, "Prices!F11": 2, "Prices!G11": 3})
    (cell,) = found.refusals
    assert (cell.cell, cell.kind) == ("B11", "duplicate-key")
    assert "row 8" in cell.message
    assert (found.rows_read, found.rows_refused) == (3, 1)


def test_a_sheet_without_a_name_or_a_price_is_refused() -> None:
    """Somebody must make the offers, and there must be one."""
    (cell,) = read(PRICE, named=False).refusals
    assert (cell.sheet, cell.cell, cell.kind) == ("Your details", "B8", "missing-value")
    assert refusals({}) == [("Prices", "", "missing-value")]


@pytest.mark.parametrize(
    ("cells", "cell", "kind"),
    [
        ({"Bundles!A8": "B1", "Bundles!B8": "gloves"}, "F8", "missing-value"),
        ({"Bundles!A8": "B1", "Bundles!F8": 1}, "B8", "missing-value"),
        ({"Bundles!B8": "gloves", "Bundles!F8": 1}, "A8", "missing-value"),
        ({"Bundles!A8": "B1", "Bundles!B8": "glovs", "Bundles!F8": 1}, "B8", "unknown-reference"),
    ],
)
def test_a_bad_row_of_a_bundle_is_refused(cells: dict[str, object], cell: str, kind: str) -> None:
    """A row of a bundle needs its name, an item that is asked for, and a price."""
    assert refusals(cells) == [("Bundles", cell, kind)]


def test_an_item_stands_once_in_a_bundle() -> None:
    """The same item may be in two bundles, and not twice in one."""
    row = {"Bundles!A8": "B1", "Bundles!B8": "gloves", "Bundles!F8": 1, "Bundles!B9": "gloves", "Bundles!F9": 2}
    assert refusals({**row, "Bundles!A9": "B2"}) == []
    assert refusals({**row, "Bundles!A9": "B1"}) == [("Bundles", "B9", "duplicate-key")]


def test_tiers_need_a_price_to_lower() -> None:
    """Tiers of an item without a price are refused; where its price is refused already, nothing more is said."""
    tier = {"Volume prices!I9": 10, "Volume prices!J9": 1}
    assert refusals({**PRICE, **tier}) == [("Volume prices", "B9", "contradictory-tiers")]
    assert refusals({**PRICE, **tier, "Prices!G9": "x"}) == [("Prices", "G9", "not-a-number")]


def test_a_discount_needs_prices_that_count() -> None:
    """A total to which no price counts is refused; bundles count to none."""
    row = {"B8": "discount on all", "C8": 100, "D8": 0.1}
    cells = {f"Discounts and rebates!{cell}": value for cell, value in row.items()}
    lot = {**cells, "Discounts and rebates!A8": "linen"}
    assert refusals({**PRICE, **lot}) == [("Discounts and rebates", "A8", "contradictory-tiers")]
    assert refusals({**PRICE, **lot, "Prices!G10": 1}) == []
    bundle = {"Bundles!A8": "B1", "Bundles!B8": "gloves", "Bundles!F8": 1}
    everything = {**cells, **bundle, "Discounts and rebates!A8": "everything"}
    assert refusals(everything) == [("Discounts and rebates", "A8", "contradictory-tiers")]


def test_a_sheet_of_another_demand_is_refused_whole() -> None:
    """A sheet that bears another key is not read, and its filled rows are all refused."""
    found = read({**PRICE, "Read me!B4": "0000-0000-0000", "Prices!G9": 1})
    assert [(cell.sheet, cell.cell, cell.kind) for cell in found.refusals] == [("Read me", "B4", "bid-sheet-changed")]
    assert (found.rows_read, found.rows_refused, found.prices) == (2, 2, ())


@pytest.mark.parametrize(
    ("cells", "place"),
    [
        ({"Prices!G7": "Price"}, ("Prices", "G7")),
        ({"Bundles!A7": None}, ("Bundles", "A7")),
        ({"Your details!A9": "Name"}, ("Your details", "A9")),
    ],
)
def test_a_sheet_with_moved_columns_is_refused_whole(cells: dict[str, object], place: tuple[str, str]) -> None:
    """Where a heading is not what was sent, no cell below it can be trusted."""
    found = read({**PRICE, **cells})
    assert [((cell.sheet, cell.cell), cell.kind) for cell in found.refusals] == [(place, "bid-sheet-changed")]
    assert (found.rows_read, found.rows_refused) == (1, 1)


def test_a_missing_sheet_is_named() -> None:
    """A workbook from which a sheet was deleted is refused and the sheet named."""
    book = load_workbook(io.BytesIO(filled({**NAME, **PRICE})))
    del book["Bundles"]
    stream = io.BytesIO()
    book.save(stream)
    (cell,) = read_bid_sheet("norse.xlsx", stream.getvalue(), REQUEST).refusals
    assert "'Bundles'" in cell.message


def test_a_hostile_workbook_is_refused() -> None:
    """Macros, and files that are no workbook, are refused before anything is read."""
    stream = io.BytesIO(sent())
    with ZipFile(stream, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"code")
    for data, kind in ((stream.getvalue(), "hostile-file"), (b"PK", "unreadable-file")):
        (cell,) = read_bid_sheet("norse.xlsx", data, REQUEST).refusals
        assert (cell.where, cell.kind) == ("norse.xlsx", kind)


def test_rows_may_be_sorted_and_left_out() -> None:
    """An item is known by its code, not by its row: rows in another order, or deleted, do no harm."""
    book = load_workbook(io.BytesIO(filled({**NAME, **PRICE})))
    book["Prices"].delete_rows(9)
    stream = io.BytesIO()
    book.save(stream)
    found = read_bid_sheet("norse.xlsx", stream.getvalue(), REQUEST)
    assert (found.refusals, found.rows_read) == ((), 2)
