"""What a column and a table are: the vocabulary of the data dictionary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "text",
    "code",
    "codes",
    "integer",
    "decimal",
    "quantity",
    "money",
    "date",
    "month",
    "year",
    "time",
    "boolean",
    "choice",
]
Sensitivity = Literal["public", "commercial", "restricted"]


@dataclass(frozen=True)
class Column:
    """One column of a table.

    Parameters
    ----------
    name
        Name in the file. Money ends in ``_gbp``; inside the program it is integer pence and ends in ``_pence``.
    kind
        How its text is parsed: ``code`` is an identifier, ``codes`` several of them split by semicolons, ``quantity`` a
        number kept to six decimals, ``money`` pounds kept to the penny, ``month`` as 2026-04, ``year`` a financial year
        as 2026/27, ``time`` a time of day.
    unit
        Unit of the value; empty for text and codes.
    meaning
        One sentence for the person who fills it in.
    sensitivity
        ``public``; ``commercial`` (prices and suppliers of one trust); ``restricted`` (movements of patients).
    required
        Whether the column must be in the header and filled in every row.
    choices
        The allowed words of a ``choice``.
    minimum, maximum
        Inclusive limits of a number.
    refers_to
        ``table.column`` whose values are allowed, where that table is in the case.
    """

    name: str
    kind: Kind
    meaning: str
    unit: str = ""
    sensitivity: Sensitivity = "public"
    required: bool = False
    choices: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    refers_to: str = ""

    @property
    def inner_name(self) -> str:
        """Name of the column once parsed: pounds become ``_pence``, quantities ``_millionths``."""
        if self.kind == "money":
            return self.name.removesuffix("_gbp") + "_pence"
        return f"{self.name}_millionths" if self.kind == "quantity" else self.name


@dataclass(frozen=True)
class Table:
    """One table of the case or of a run folder.

    Parameters
    ----------
    name
        Its name, which is also the stem of its default file.
    meaning
        What one row is.
    key
        The columns that together name a row.
    columns
        Its columns in the order they are written.
    pounds, volume
        The money and the quantity column by which a file of this table is reconciled; empty where it has none.
    """

    name: str
    meaning: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    pounds: str = ""
    volume: str = ""

    def column(self, name: str) -> Column:
        """Return the column of that name.

        Raises
        ------
        KeyError
            If the table has no such column.
        """
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    @property
    def required_columns(self) -> tuple[str, ...]:
        """Names of the columns without which the table cannot be read."""
        return tuple(column.name for column in self.columns if column.required)


SOURCE_REF = Column("source_ref", "text", "Where this row was found: file, sheet, row or page of the source.")
NOTE = Column("note", "text", "Anything a reader should know about this row.")


def numbered(table: Table) -> Table:
    """Return the table with a first column ``row``, the number Excel shows in the file it was read from.

    Parameters
    ----------
    table
        A table of the case.
    """
    row = Column("row", "integer", "Row of the input file, as Excel numbers it.", required=True)
    return Table(table.name, table.meaning, table.key, (row, *table.columns), table.pounds, table.volume)
