"""A bid sheet of three items in two lots, as it was sent and as a supplier fills it in."""

from __future__ import annotations

import datetime as dt
import io
import tempfile
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from optimiser.ingest.bid_sheet import BidReading, read_bid_sheet
from optimiser.report.bid_sheet.book import write_bid_book
from optimiser.tables.bid_request import BidLine, BidRequest

MILLION = 1_000_000
# Rows of the items on every sheet that has them: 8 gloves, 9 soap, 10 linen.
REQUEST = BidRequest(
    case="small",
    title="A small case",
    as_of=dt.date(2026, 11, 22),
    lines=(
        BidLine("consumables", "gloves", "Gloves, nitrile", "box", (("AAA", 1000 * MILLION), ("BBB", 200 * MILLION))),
        BidLine("consumables", "soap", "Soap", "litre", (("BBB", 12_500_000),)),
        BidLine("linen", "linen", "Laundry", "piece", (("AAA", 50_000 * MILLION), ("BBB", 30_000 * MILLION))),
    ),
    trusts=(("AAA", "Ash"), ("BBB", "Beech")),
    period="2025/26",
    source="Records of the trusts",
)
NAME = {"Your details!B8": "Norse Medical Ltd"}
Cells = Mapping[str, Any]


@lru_cache
def sent(request: BidRequest = REQUEST) -> bytes:
    """Return the sheet as suppliers receive it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sheet.xlsx"
        write_bid_book(request, path)
        return path.read_bytes()


def filled(cells: Cells, sheet: bytes | None = None) -> bytes:
    """Return a sheet with some cells filled in, named such as ``Prices!G8``."""
    book = load_workbook(io.BytesIO(sent() if sheet is None else sheet))
    for place, value in cells.items():
        name, _, cell = place.partition("!")
        book[name][cell] = value
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(cells: Cells, *, named: bool = True) -> BidReading:
    """Return what a sheet filled in like this comes to; the supplier has a name unless told otherwise."""
    return read_bid_sheet("norse.xlsx", filled({**(NAME if named else {}), **cells}), REQUEST)


def refusals(cells: Cells) -> list[tuple[str, str, str]]:
    """Return sheet, cell and kind of everything refused in a sheet filled in like this."""
    return [(cell.sheet, cell.cell, cell.kind) for cell in read(cells).refusals]
