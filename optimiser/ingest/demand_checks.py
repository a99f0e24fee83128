"""What trusts say they will need, against itself and against their spend lines: each need is stated once."""

from __future__ import annotations

from collections.abc import Mapping

from optimiser.ingest.numbers_exact import Fault, quoted
from optimiser.ingest.reading import TableReading


def check_demand(readings: Mapping[str, TableReading]) -> None:
    """Reject the rows of demand that need nothing, or state what another row states.

    Parameters
    ----------
    readings
        The tables that could be read, by name, ``demand`` among them.
    """
    demand, lines = readings["demand"], readings.get("spend_lines")
    bought = _bought(lines) if lines is not None else {}
    trusts, items, quantities = demand.texts("trust"), demand.texts("item"), demand.wholes("quantity")
    first_with: dict[tuple[str, str], int] = {}
    for index in demand.accepted():
        trust, item = trusts[index], items[index]
        # A header that lacks one of the two was reported.
        if not trust or not item:
            continue
        first = first_with.setdefault((trust, item), index)
        if quantities[index] == 0:
            remedy = "Write what is needed in a year, or delete the row."
            fault = Fault("out-of-range", "a quantity of zero is no demand.", remedy)
            demand.refuse_row(index, fault, "quantity", demand.cell(index, "quantity"))
        if first != index:
            row = demand.raw.numbers[first]
            message = f"what {quoted(trust)} needs of {quoted(item)} stands in row {row} already."
            remedy = "Add the two up in one row."
            demand.refuse_row(index, Fault("duplicate-key", message, remedy), "item", item)
        if (trust, item) in bought and lines is not None:
            where = f"row {bought[trust, item]} of {lines.declaration.file}"
            message = f"{quoted(trust)} buys {quoted(item)} in {where} too, with a quantity, in the latest year."
            demand.refuse_row(index, Fault("demand-and-lines", message), "item", item)


def _bought(lines: TableReading) -> dict[tuple[str, str], int]:
    """Return what was bought by quantity in the latest year: trust and item, and the first row that says so."""
    years, trusts, items = lines.texts("financial_year"), lines.texts("trust"), lines.texts("item")
    quantities, accepted = lines.wholes("quantity"), lines.accepted()
    latest = max((years[index] for index in accepted), default="")
    bought: dict[tuple[str, str], int] = {}
    for index in accepted:
        if years[index] == latest and items[index] and quantities[index]:
            bought.setdefault((trusts[index], items[index]), lines.raw.numbers[index])
    return bought
