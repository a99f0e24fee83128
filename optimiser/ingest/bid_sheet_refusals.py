"""What is refused in a filled bid sheet: file, sheet, cell, what is wrong, and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from optimiser.ingest.numbers_exact import Fault
from optimiser.issues import CATALOGUE, InputError, Issue


@dataclass(frozen=True)
class RefusedCell:
    """One cell, row or file that is refused.

    Parameters
    ----------
    file
        Name of the workbook.
    sheet, cell
        Where, such as ``Prices`` and ``G8``; empty where the whole file is meant.
    row
        Row as Excel counts; ``None`` where the whole file is meant.
    heading
        What stands above the cell.
    value
        What it holds.
    kind, message, remedy
        As for every issue.
    """

    file: str
    sheet: str
    cell: str
    row: int | None
    heading: str
    value: str
    kind: str
    message: str
    remedy: str

    @property
    def where(self) -> str:
        """The place in words."""
        parts = [self.file, f"sheet {self.sheet}" if self.sheet else "", f"cell {self.cell}" if self.cell else ""]
        return ", ".join(part for part in parts if part)

    def __str__(self) -> str:
        return f"{self.where}: {self.message} {self.remedy}".rstrip()

    @property
    def issue(self) -> Issue:
        """The same as an issue, whose table is the sheet and whose column is the cell."""
        return Issue(
            "error", self.kind, self.sheet, self.file, self.row, self.cell, self.value, self.message, self.remedy
        )


def refused(file: str, sheet: str, place: tuple[str, int | None], about: tuple[str, str], fault: Fault) -> RefusedCell:
    """Return the refusal of a cell; without a remedy of its own it takes the catalogue's.

    Parameters
    ----------
    file, sheet
        Where.
    place
        The cell's reference and its row.
    about
        What stands above it, and what it holds.
    fault
        Why.
    """
    heading, value = about
    shown = value if len(value) <= 80 else value[:77] + "..."
    remedy = fault.remedy or CATALOGUE[fault.kind].remedy
    return RefusedCell(file, sheet, place[0], place[1], heading, shown, fault.kind, fault.message, remedy)


class BidSheetRefusedError(InputError):
    """Filled sheets of which something is refused, so that none of them becomes offers.

    Parameters
    ----------
    cells
        Everything refused.
    """

    def __init__(self, cells: Iterable[RefusedCell]) -> None:
        self.cells = tuple(cells)
        super().__init__(cell.issue for cell in self.cells)
        count = "1 refusal" if len(self.cells) == 1 else f"{len(self.cells)} refusals"
        self.message = f"{count}, so no offer was written. First: {self.cells[0]}"
        self.remedy = "Have the cells named corrected in the sheet, and read all sheets again."
