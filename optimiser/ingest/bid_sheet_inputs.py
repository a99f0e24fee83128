"""One input cell of a filled bid sheet to its value, exactly, or to the reason why it is refused."""

from __future__ import annotations

import re

from optimiser.ingest.bid_sheet_cells import SheetCell
from optimiser.ingest.cell_text import cell_text
from optimiser.ingest.numbers_exact import Fault, quoted
from optimiser.ingest.parse import Cell, read_cell
from optimiser.ingest.raw_table import clean
from optimiser.tables.columns import Column

_GBP = re.compile(r"(?:GBP|£)\s*(?=[-+.0-9])|(?<=[0-9.])\s*GBP$", re.IGNORECASE)
_IN_PENCE = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s?p", re.IGNORECASE)
_IN_POUNDS = "Offer it in pounds, net of VAT; nothing is converted."


def read_input(cell: SheetCell, column: Column) -> Cell:
    """Read one input cell; pounds may bear their own sign, and no other currency's.

    Parameters
    ----------
    cell
        A filled cell.
    column
        How it is read.
    """
    text = clean(cell.text)
    if column.unit.startswith("GBP"):
        if cell.currency:
            message = f"{quoted(text)} is shown as {cell.currency}, not as pounds."
            return Cell(None, Fault("foreign-currency", message, _IN_POUNDS))
        in_pence = _IN_PENCE.fullmatch(text)
        if in_pence:
            pounds = cell_text(float(in_pence[1]) / 100)
            return Cell(None, Fault("not-a-number", f"{quoted(text)} is in pence.", f"Write it in pounds: {pounds}."))
        text = _GBP.sub("", text)
    found = read_cell(text, column)
    if found.fault is not None and found.fault.kind == "foreign-currency":
        return Cell(None, Fault("foreign-currency", found.fault.message, _IN_POUNDS))
    if found.fault is not None and found.fault.kind == "out-of-range" and column.unit == "fraction":
        return Cell(None, Fault("out-of-range", found.fault.message, "Write a discount of 5 % as 5 % or as 0.05."))
    return found
