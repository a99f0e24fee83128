"""Formulas of the bid sheet, each with the value it gives while nothing is filled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from optimiser.tables.bid_layout import HEADER_ROW, PRICES, BidBlock, column_letters
from optimiser.tables.bid_request import BidRequest
from optimiser.tables.bid_sheet import BUNDLE_BLOCK, PRICE_BLOCK

FIRST = HEADER_ROW + 1
"""First row of data, as Excel counts."""


@dataclass(frozen=True)
class Live:
    """A formula and what it gives in the sheet as sent.

    Parameters
    ----------
    text
        With its equals sign.
    value
        What it gives; stored, so that a viewer that works nothing out shows it.
    """

    text: str
    value: str | float = ""


Maker = Callable[[int], Live]
"""Makes the formula of a row, as Excel counts."""


def span(block: BidBlock, name: str, rows: int, *, elsewhere: bool = True) -> str:
    """Return the cells of a column of data, such as ``Prices!$G$8:$G$17``.

    Parameters
    ----------
    block, name
        Sheet and column.
    rows
        How many rows of data it has.
    elsewhere
        Whether another sheet asks for it.
    """
    letters = column_letters(block.places[name])
    cells = f"${letters}${FIRST}:${letters}${FIRST + rows - 1}"
    return f"'{block.sheet}'!{cells}" if elsewhere else cells


def price_formulas() -> dict[str, Maker]:
    """Return the formulas of the sheet of prices by column."""

    def value(row: int) -> Live:
        price, volume = PRICE_BLOCK.cell("price", row), PRICE_BLOCK.cell("volume", row)
        return Live(f'=IF(ISNUMBER({price}),{price}*{volume},"")')

    def check(row: int) -> Live:
        price = PRICE_BLOCK.cell("price", row)
        limits = f"{PRICE_BLOCK.cell('capacity', row)}:{PRICE_BLOCK.cell('carbon_kg', row)}"
        empty = f'IF(COUNTA({limits})>0,"Price missing","No offer")'
        filled = f'IF(ISNUMBER({price}),IF({price}>=0,"Offered","Check price"),"Check price")'
        return Live(f'=IF({price}="",{empty},{filled})', "No offer")

    return {"value_gbp": value, "check": check}


def tier_formulas() -> dict[str, Maker]:
    """Return the formulas of the sheet of volume prices by column: its rows are those of the sheet of prices."""

    def listed(row: int) -> Live:
        price = f"{PRICES}!{PRICE_BLOCK.cell('price', row)}"
        return Live(f'=IF(ISNUMBER({price}),{price},"")')

    return {"listed": listed}


def bundle_formulas(rows: int) -> dict[str, Maker]:
    """Return the formulas of the sheet of bundles by column: what is known of the item named.

    Parameters
    ----------
    rows
        Rows of the sheet of prices.
    """

    def looked_up(name: str) -> Maker:
        def made(row: int) -> Live:
            item = BUNDLE_BLOCK.cell("item", row)
            found = f"INDEX({span(PRICE_BLOCK, name, rows)},MATCH({item},{span(PRICE_BLOCK, 'item', rows)},0))"
            return Live(f'=IF({item}="","",IFERROR({found},"no such item"))')

        return made

    def value(row: int) -> Live:
        price, volume = BUNDLE_BLOCK.cell("price", row), BUNDLE_BLOCK.cell("volume", row)
        return Live(f'=IF(AND(ISNUMBER({price}),ISNUMBER({volume})),{price}*{volume},"")')

    return {**{name: looked_up(name) for name in ("description", "unit", "volume")}, "value_gbp": value}


def volume_formulas(block: BidBlock, request: BidRequest) -> dict[str, Maker]:
    """Return the formulas of the sheet of volumes: what all trusts need together.

    Parameters
    ----------
    block, request
        The sheet, and what is asked for.
    """
    first = block.places["volume"] + 1
    ends = (column_letters(first), column_letters(first + len(request.trusts) - 1))

    def total(row: int) -> Live:
        return Live(f"=SUM({ends[0]}{row}:{ends[1]}{row})", request.lines[row - FIRST].total / 1_000_000)

    return {"volume": total}


def totals_above(block: BidBlock, rows: int) -> Mapping[str, Live]:
    """Return what stands above the headings: sums of pounds, and how many rows have a price.

    Parameters
    ----------
    block
        The sheet.
    rows
        Its rows of data.
    """
    found: dict[str, Live] = {}
    if "value_gbp" in block.places:
        found["value_gbp"] = Live(f"=SUM({span(block, 'value_gbp', rows, elsewhere=False)})", 0)
    if block is PRICE_BLOCK:
        prices = span(block, "price", rows, elsewhere=False)
        found["price"] = Live(f'=COUNT({prices})&" of {rows} priced"', f"0 of {rows} priced")
    return found


def summary_formulas(rows: int) -> dict[str, Maker]:
    """Return the formulas of the summary by column; compared with an equals sign, a lot is no search pattern.

    Parameters
    ----------
    rows
        Rows of the sheet of prices.
    """
    lots, prices, values = (span(PRICE_BLOCK, name, rows) for name in ("lot", "price", "value_gbp"))
    return {
        "items_priced": lambda row: Live(f"=SUMPRODUCT(({lots}=A{row})*ISNUMBER({prices}))", 0),
        "value_gbp": lambda row: Live(f"=SUMPRODUCT(--({lots}=A{row}),{values})", 0),
    }
