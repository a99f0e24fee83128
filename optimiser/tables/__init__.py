"""The data dictionary: every column of every table in and out, with its type, unit, meaning and sensitivity."""

from __future__ import annotations

from optimiser.tables.buying import BUYING_TABLES
from optimiser.tables.columns import Column, Table, numbered
from optimiser.tables.movements import MOVEMENT_TABLES
from optimiser.tables.organisations import ORGANISATION_TABLES
from optimiser.tables.outputs import OUTPUT_TABLES
from optimiser.tables.transport import TRANSPORT_TABLES

INPUT_TABLES: dict[str, Table] = {
    table.name: table for table in (*ORGANISATION_TABLES, *BUYING_TABLES, *MOVEMENT_TABLES, *TRANSPORT_TABLES)
}

__all__ = ["INPUT_TABLES", "OUTPUT_TABLES", "Column", "Table", "numbered"]
