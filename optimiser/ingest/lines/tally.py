"""What became of the rows of a file while it is read: counts that must balance, and the rows that are no lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from optimiser.case import Counts, Reconciliation
from optimiser.errors import VerificationError

APART = ("blank", "title", "header", "total", "note")
"""What a row may be that is no line."""
SET_APART_AS = {"total": "total", "blank": "blank", "note": "note", "repeated_header": "header", "title": "title"}
"""The same by the kind that is told of a row."""


@dataclass
class Tally:
    """The rows of one file.

    Parameters
    ----------
    name
        The file.
    rows, pence, millionths
        Read, accepted, rejected and merged, in this order [rows, pence, millionths].
    with_volume
        Whether the file has quantities.
    apart
        Numbers of the rows that are no lines, by sheet and by what they are.
    total_pence
        What total rows state [pence].
    unknown_pounds
        Rejected rows whose pounds cannot be read [rows].
    rejected_size
        Pounds of rejected rows without their signs [pence].
    """

    name: str
    rows: list[int] = field(default_factory=lambda: [0, 0, 0, 0])
    pence: list[int] = field(default_factory=lambda: [0, 0, 0, 0])
    millionths: list[int] = field(default_factory=lambda: [0, 0, 0, 0])
    with_volume: bool = False
    apart: dict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    total_pence: int = 0
    unknown_pounds: int = 0
    rejected_size: int = 0

    def read(self, rows: int, pence: int, millionths: int) -> None:
        """Count rows that were read, whatever becomes of them."""
        self._add(0, rows, pence, millionths)

    def accept(self, rows: int, pence: int, millionths: int) -> None:
        """Count rows that were accepted."""
        self._add(1, rows, pence, millionths)

    def reject(self, pence: int | None, millionths: int | None) -> None:
        """Count a row that was rejected."""
        self._add(2, 1, pence or 0, millionths or 0)
        self.unknown_pounds += pence is None
        self.rejected_size += abs(pence or 0)

    def merge(self, rows: int, pence: int, millionths: int) -> None:
        """Count accepted rows that turn out to repeat those of another file."""
        self._add(1, -rows, -pence, -millionths)
        self._add(3, rows, pence, millionths)

    def take(self, other: Tally) -> None:
        """Add the counts of a part of the file that was counted by itself."""
        for mine, others in (
            (self.rows, other.rows),
            (self.pence, other.pence),
            (self.millionths, other.millionths),
        ):
            mine[:] = [one + two for one, two in zip(mine, others, strict=True)]
        for (sheet, what), rows in other.apart.items():
            self.set_apart(sheet, what, rows)
        self.total_pence += other.total_pence
        self.unknown_pounds += other.unknown_pounds
        self.rejected_size += other.rejected_size

    def set_apart(self, sheet: str, what: str, rows: Iterable[int]) -> None:
        """Remember rows that are no lines."""
        self.apart[sheet, what].extend(rows)

    def count(self, what: str) -> int:
        """Return how many rows are no lines for that reason [rows]."""
        return sum(len(rows) for (_, kind), rows in self.apart.items() if kind == what)

    def reconciled(self) -> Reconciliation:
        """Return the counts.

        Raises
        ------
        VerificationError
            If anything was lost or counted twice.
        """
        volume = Counts(*self.millionths) if self.with_volume else None
        found = Reconciliation(Counts(*self.rows), Counts(*self.pence), volume, self.count("blank"))
        if not all(counts.balances for counts in (found.rows, found.pence, volume) if counts is not None):
            message = f"{self.name}: what was accepted, rejected and merged does not add up to what was read."
            raise VerificationError(message, "This is a fault of the program; nothing of this reading can be trusted.")
        return found

    def _add(self, place: int, rows: int, pence: int, millionths: int) -> None:
        self.rows[place] += rows
        self.pence[place] += pence
        self.millionths[place] += millionths


def row_ranges(numbers: Iterable[int]) -> str:
    """Return row numbers in short, such as ``5, 9-12``.

    Parameters
    ----------
    numbers
        Ascending.
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)
