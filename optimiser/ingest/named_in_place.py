"""Items and suppliers that a row names itself because their own table, resting on other sources, does not hold them."""

from __future__ import annotations

from collections.abc import Mapping

from optimiser.ingest.numbers_exact import Fault, quoted
from optimiser.ingest.reading import TableReading
from optimiser.tables import Column

_NAMING = {
    "items.item": ("demand", "item", ("item_name", "category", "unit")),
    "suppliers.supplier": ("offers", "supplier", ("supplier_name",)),
}
"""For what a column refers to: the table that may name it as well, its column, and what must be filled beside it."""
_TABLES = frozenset({"demand", "offers"})
"""Only what is needed and offered may refer to such names: records of spending refer to the tables themselves."""


def named_in_place(table: str, column: Column, readings: Mapping[str, TableReading]) -> frozenset[str]:
    """Return the codes a column may refer to beside those of the table it names.

    Parameters
    ----------
    table, column
        A column of a table.
    readings
        The tables that could be read, by name.
    """
    if table not in _TABLES or column.refers_to not in _NAMING:
        return frozenset()
    source, name, beside = _NAMING[column.refers_to]
    reading = readings.get(source)
    if reading is None or not {name, *beside} <= reading.places.keys():
        return frozenset()
    filled = [reading.texts(other) for other in beside]
    codes = reading.texts(name)
    return frozenset(codes[index] for index in reading.live if all(texts[index] for texts in filled))


def check_named_units(demand: TableReading, items: TableReading | None) -> None:
    """Reject the rows of demand that count in another unit than their item.

    Parameters
    ----------
    demand
        What is needed.
    items
        The items, where the case has the table; the first row that names an item speaks for those that are not in it.
    """
    codes, units, names = demand.texts("item"), demand.texts("unit"), demand.texts("item_name")
    unit_of = {codes[index]: units[index] for index in reversed(demand.live) if names[index] and units[index]}
    if items is not None:
        unit_of |= {items.texts("item")[index]: items.texts("unit")[index] for index in reversed(items.live)}
    for index in demand.live:
        expected = unit_of.get(codes[index], "")
        if units[index] and expected and units[index] != expected:
            message = (
                f"the row counts in {quoted(units[index])}, its item {quoted(codes[index])} in {quoted(expected)}."
            )
            remedy = f"Convert the quantity to {quoted(expected)}, or give the item another code."
            demand.refuse_row(index, Fault("unit-mismatch", message, remedy), "unit", units[index])


def check_planted(planted: TableReading) -> None:
    """Refuse what was planted where it is said to be anything but synthetic.

    Parameters
    ----------
    planted
        What the generator planted.
    """
    basis = planted.declaration.basis
    if basis != "synthetic":
        message = f"the table is declared as {quoted(basis)}, but only a generator plants anything."
        remedy = 'Write basis = "synthetic", or delete the section [tables.planted].'
        planted.refuse_table(Fault("bad-setting", message, remedy))
