"""Rows of the tables that are made, named as the program names their columns, and the text they are written as."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from optimiser.money import plain_gbp
from optimiser.synthetic.movement_rows import MovementRow
from optimiser.tables import INPUT_TABLES, Column

MILLION = 1_000_000
INVENTED = "Invented for the illustration."


@dataclass(frozen=True)
class DemandRow:
    """What a trust needs of an item in a year and pays today; see the table ``demand``."""

    demand: str
    trust: str
    item: str
    item_name: str
    category: str
    quantity_millionths: int
    unit: str
    amount_pence: int
    supplier: str = ""
    source_ref: str = "Illustrative: invented, no record of the trust."

    @property
    def lot(self) -> str:
        """The lot it is bought in."""
        return self.category


@dataclass(frozen=True)
class OfferRow:
    """A supplier's price for an item; see the table ``offers``. ``None`` where a cell is empty."""

    offer: str
    supplier: str
    supplier_name: str
    item: str
    lot: str
    price_gbp_millionths: int | None
    sme: bool | None = None
    local: bool | None = None
    attributes: tuple[str, ...] = ()
    bundle: str = ""
    capacity_millionths: int | None = None
    minimum_order_millionths: int | None = None
    delivery_pence: int | None = None
    activation_pence: int | None = None
    switching_pence: int | None = None
    carbon_kg_millionths: int | None = None
    framework: str = ""
    framework_end: dt.date | None = None
    route: str = ""
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    evidence: str = "quoted"
    source_ref: str = INVENTED


@dataclass(frozen=True)
class TierRow:
    """A step of an offer's price; see the table ``offer_tiers``. ``None`` where a cell is empty."""

    offer: str
    threshold_millionths: int
    threshold_unit: str
    scope: str
    kind: str
    price_gbp_millionths: int | None = None
    discount: Decimal | None = None
    rebate_pence: int | None = None


@dataclass(frozen=True)
class SupplierRow:
    """An invented supplier; see the table ``suppliers``."""

    supplier: str
    name: str
    sme: bool
    local: bool
    attributes: tuple[str, ...] = ()
    note: str = INVENTED
    member_trust: str = ""


@dataclass(frozen=True)
class PlantedRow:
    """Something planted; see the table ``planted``."""

    planted: str
    kind: str
    expected: str
    value_pence: int
    detail: str
    scenario: str = ""
    lots: tuple[str, ...] = ()
    item: str = ""
    supplier: str = ""
    offers: tuple[str, ...] = ()
    trusts: tuple[str, ...] = ()
    requests: tuple[str, ...] = ()


AnyRow = DemandRow | OfferRow | TierRow | SupplierRow | PlantedRow | MovementRow


def text_table(name: str, rows: Iterable[object]) -> tuple[list[str], list[dict[str, str]]]:
    """Return the columns of a table that hold anything, in the order of the data dictionary, and its rows as text.

    Parameters
    ----------
    name
        Name of the table.
    rows
        Its rows; what one has no field for is empty.
    """
    columns = INPUT_TABLES[name].columns
    made = [{column.name: _text(column, getattr(row, column.inner_name, None)) for column in columns} for row in rows]
    held = [column.name for column in columns if column.required or any(row[column.name] for row in made)]
    return held, [{column: row[column] for column in held} for row in made]


def _text(column: Column, value: Any) -> str:
    """Write one cell; empty where there is nothing."""
    if value is None or value == "":
        return ""
    if column.kind == "money":
        return plain_gbp(value)
    if column.kind == "quantity":
        return _quantity(value)
    if column.kind == "boolean":
        return "yes" if value else "no"
    if column.kind == "time":
        return "{:02d}:{:02d}".format(*divmod(value, 60))
    return ";".join(value) if isinstance(value, Sequence) and not isinstance(value, str) else str(value)


def _quantity(millionths: int) -> str:
    """Write millionths as a number without trailing noughts."""
    whole, rest = divmod(millionths, MILLION)
    return f"{whole}.{rest:06d}".rstrip("0").rstrip(".")
