"""The header map: which column of a sheet holds which standard field, how surely, why, and what must be asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from optimiser.issues import Severity

TableKind = Literal["lines", "contracts", "none"]
DateOrderSetting = Literal["auto", "dmy", "mdy"]


@dataclass(frozen=True)
class ColumnChoice:
    """The column chosen for one standard field.

    Parameters
    ----------
    index
        Position from 0.
    title
        Its title as the file has it, over two rows joined by a blank; empty where it has none.
    confidence
        How surely it is the field; 1 where a person said so; 0 to 1.
    why
        The evidence in one sentence.
    meaning
        Which of several meanings of the field the column has, such as ``net`` or ``payment date``; empty if untold.
    """

    index: int
    title: str
    confidence: float
    why: str
    meaning: str = ""


@dataclass(frozen=True)
class OtherColumn:
    """A column that holds no standard field.

    Parameters
    ----------
    index
        Position from 0.
    title
        Its title as the file has it.
    why
        Why it was left out, in one sentence.
    dropped
        Whether nothing of it may be written, because it could lead to a person or a bank account.
    """

    index: int
    title: str
    why: str
    dropped: bool = False


@dataclass(frozen=True)
class Question:
    """Something that the evidence leaves open, or that a person ought to be told.

    Parameters
    ----------
    severity
        ``error`` where the sheet cannot be read before it is answered; ``warning`` where a field stays empty until
        then; ``note`` where a rule decided.
    kind
        Slug of the catalogue of issues.
    field
        Standard field in question; empty where the whole sheet is meant.
    columns
        Titles of the columns in question.
    message
        What is open.
    remedy
        What to do.
    """

    severity: Severity
    kind: str
    field: str
    columns: tuple[str, ...]
    message: str
    remedy: str


@dataclass(frozen=True)
class HeaderMap:
    """What the columns of one sheet hold.

    Parameters
    ----------
    table
        ``lines`` for spend or purchase-order lines, ``contracts`` for a register of contracts, ``none`` where the sheet
        is no table of either (a cover sheet, a pivot table).
    header_row
        Row of the header that Excel shows, the last one if it runs over two; ``None`` where there is none.
    header_rows
        Rows that the header runs over: 0, 1 or 2.
    first_data_row
        Row below the header that Excel shows.
    titles
        Titles of the columns by position, as the file has them.
    above
        Texts of the rows above the header.
    columns
        The column of each standard field found.
    others
        Every other column of the sheet.
    questions
        What is open, most severe first.
    date_order
        ``dmy`` or ``mdy`` where a person said so; ``auto`` where the dates of the whole file are to decide.
    """

    table: TableKind
    header_row: int | None
    header_rows: int
    first_data_row: int
    titles: tuple[str, ...]
    above: tuple[str, ...] = ()
    columns: dict[str, ColumnChoice] = field(default_factory=dict)
    others: tuple[OtherColumn, ...] = ()
    questions: tuple[Question, ...] = ()
    date_order: DateOrderSetting = "auto"

    @property
    def usable(self) -> bool:
        """Whether lines can be read with it: a table, and nothing open that must be answered first."""
        return self.table != "none" and not any(question.severity == "error" for question in self.questions)

    @property
    def ignored(self) -> tuple[OtherColumn, ...]:
        """The columns that are kept in the record only."""
        return tuple(column for column in self.others if not column.dropped)

    @property
    def dropped(self) -> tuple[OtherColumn, ...]:
        """The columns of which nothing may be written."""
        return tuple(column for column in self.others if column.dropped)
