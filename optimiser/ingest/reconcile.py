"""What became of every row, pound and unit of a file: read = accepted + rejected + merged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from optimiser.case import Counts, Reconciliation
from optimiser.errors import VerificationError
from optimiser.ingest.reading import TableReading


def reconcile(reading: TableReading) -> Reconciliation:
    """Count what was read, accepted, rejected and merged.

    Parameters
    ----------
    reading
        The table after all checks.

    Raises
    ------
    VerificationError
        If anything was lost or counted twice.
    """
    pounds, volume = reading.table.pounds, reading.table.volume
    result = Reconciliation(
        rows=_count(reading, [1] * len(reading.raw.rows)),
        pence=_count(reading, reading.wholes(pounds)) if pounds else None,
        millionths=_count(reading, reading.wholes(volume)) if volume else None,
        blank=reading.raw.blank,
    )
    for counts in (result.rows, result.pence, result.millionths):
        if counts is not None and not counts.balances:
            message = (
                f"{reading.declaration.file}: what was accepted, rejected and merged does not add up to what was read."
            )
            raise VerificationError(message, "This is a fault of the program; nothing of this case can be trusted.")
    return result


def _count(reading: TableReading, amounts: Sequence[int | None]) -> Counts:
    """Add up one amount a row by what became of the row; what could not be read counts as nothing."""
    return Counts(
        read=sum(amount for amount in amounts if amount is not None),
        accepted=_total(amounts, reading.accepted()),
        rejected=_total(amounts, reading.refused),
        merged=_total(amounts, reading.merged),
    )


def _total(amounts: Sequence[int | None], rows: Iterable[int]) -> int:
    """Add up the amounts of some rows."""
    return sum(amounts[index] or 0 for index in rows)
