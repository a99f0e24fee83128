"""One sheet of a trust's file, block by block: lines, contracts, or rows refused together for one reason."""

from __future__ import annotations

import numpy as np

from optimiser.ingest.lines.block import DataRows, data_rows
from optimiser.ingest.lines.conceal import conceal_lines, conceal_row
from optimiser.ingest.lines.file_read import FileRead, Reading
from optimiser.ingest.lines.findings import TABLE
from optimiser.ingest.lines.held import Place
from optimiser.ingest.lines.mended import MendedSheet
from optimiser.ingest.lines.parse import parse_rows
from optimiser.ingest.lines.plan import SheetPlan
from optimiser.ingest.lines.refused import Refusal, RefusedRow
from optimiser.ingest.lines.rejected_file import RefusedRows, rejected_row
from optimiser.ingest.lines.tally import Tally
from optimiser.ingest.lines.values import amounts_of
from optimiser.ingest.numbers_exact import Fault
from optimiser.ingest.register.read import read_register

SHIFTING_KINDS = frozenset({"csv"})
"""Kinds of files in which a stray separator moves the cells behind it."""


def read_sheet(sheet: SheetPlan, file: FileRead, found: Reading, kept: RefusedRows) -> None:
    """Read one sheet block by block.

    Parameters
    ----------
    sheet
        How it is read.
    file, found
        Its file, and everything that is read with it.
    kept
        Takes the refused rows.
    """
    assert file.source is not None
    shifts = file.source.kind in SHIFTING_KINDS
    place = Place(sheet.origin.trust, sheet.origin.name, sheet.sheet.name, sheet.origin.name)
    for block in sheet.sheet.blocks():
        found.issues.of_notes(sheet, [(note.kind, note.message, note.row) for note in block.notes])
        _read_rows(data_rows(block, sheet, file.tally), sheet, place, (file, found, kept), shifts=shifts)


def _read_rows(
    data: DataRows, sheet: SheetPlan, place: Place, into: tuple[FileRead, Reading, RefusedRows], *, shifts: bool
) -> None:
    """Read some rows as what their sheet holds."""
    file, found, kept = into
    if sheet.header.table == "contracts":
        tally = Tally(file.tally.name)
        refused = read_register(data, sheet, place, tally, (found.register, found.concealer), shifts=shifts)
        for total in (file.tally, file.register):
            total.take(tally)
        _refuse(refused, place, sheet, found, kept, {})
        return
    file.tally.with_volume |= "quantity" in sheet.header.columns
    parsed = parse_rows(data, sheet, file.tally, shifts=shifts)
    found.held.add(place, conceal_lines(parsed, found.concealer))
    _refuse(parsed.refused, place, sheet, found, kept, parsed.doubts)


def _refuse(
    refused: list[RefusedRow],
    place: Place,
    sheet: SheetPlan,
    found: Reading,
    kept: RefusedRows,
    doubts: dict[tuple[str, str], list[int]],
) -> None:
    """Keep refused rows, without private individuals."""
    width = len(sheet.header.titles)
    refused = [conceal_row(row, sheet, found.concealer, everywhere=len(row.cells) > width) for row in refused]
    found.issues.of_rows(sheet, refused, doubts)
    for row in refused:
        _hand_over(row, place, sheet, kept)


def _hand_over(row: RefusedRow, place: Place, sheet: SheetPlan, kept: RefusedRows) -> None:
    """Keep a refused row from which private individuals were taken out."""
    order = sheet.order.order if sheet.order is not None else f"{sheet.month:%Y-%m}" if sheet.month else ""
    kept.add(rejected_row((place.file, place.sheet), sheet, row), row.refusals[0].fault.kind, order)


def read_mended(sheet: MendedSheet, file: FileRead, found: Reading, kept: RefusedRows) -> None:
    """Read the rows of a rejected.csv that come from one sheet.

    Parameters
    ----------
    sheet
        The rows.
    file, found
        The file, and everything that is read with it.
    kept
        Takes the rows that are refused again.
    """
    place = Place(file.origin.trust, sheet.file, sheet.sheet, file.origin.name)
    if sheet.plan.header.usable:
        _read_rows(sheet.data, sheet.plan, place, (file, found, kept), shifts=True)
        return
    file.status = "partly refused"
    open_questions = [one for one in sheet.plan.header.questions if one.severity == "error"]
    fault = Fault("empty-table", "nothing says what its columns are.", "Hand back header_map.toml with --map.")
    if open_questions:
        fault = Fault(open_questions[0].kind, open_questions[0].message, open_questions[0].remedy)
    found.issues.log.add(fault.kind, fault.message, table=TABLE, file=file.origin.name, remedy=fault.remedy)
    _refuse_rows(sheet.data, sheet.plan, place, Refusal(fault), (file, found, kept))


def refuse_sheet(sheet: SheetPlan, file: FileRead, found: Reading, kept: RefusedRows) -> None:
    """Refuse every data row of a sheet whose columns are not known, for the reason that is asked about.

    Parameters
    ----------
    sheet
        How it would be read.
    file, found
        Its file, and everything that is read with it.
    kept
        Takes the rows.
    """
    question = next(one for one in sheet.header.questions if one.severity == "error")
    refusal = Refusal(Fault(question.kind, question.message, question.remedy), ", ".join(question.columns))
    place = Place(sheet.origin.trust, sheet.origin.name, sheet.sheet.name, sheet.origin.name)
    for block in sheet.sheet.blocks():
        _refuse_rows(data_rows(block, sheet, file.tally), sheet, place, refusal, (file, found, kept))


def _refuse_rows(
    data: DataRows, sheet: SheetPlan, place: Place, refusal: Refusal, into: tuple[FileRead, Reading, RefusedRows]
) -> None:
    """Refuse all rows of a block; a name may stand in any cell, as the columns are not known."""
    file, found, kept = into
    tally = Tally(file.tally.name)
    for row in _refused_rows(data, sheet, refusal):
        tally.read(1, row.pence or 0, 0)
        tally.reject(row.pence, None)
        hidden = conceal_row(row, sheet, found.concealer, everywhere=True)
        _hand_over(hidden, place, sheet, kept)
    file.tally.take(tally)
    if sheet.header.table == "contracts":
        file.register.take(tally)


def _refused_rows(data: DataRows, sheet: SheetPlan, refusal: Refusal) -> list[RefusedRow]:
    """Return the rows of a block, refused, with their pounds where the column of these is known."""
    columns = sheet.header.columns
    amount = columns.get("amount") or columns.get("value")
    pence: list[int | None] = [None] * len(data.rows)
    if amount is not None and data.rows:
        found = amounts_of(data.columns[amount.index])
        there = found.there & ~data.too_long
        for place in np.flatnonzero(there).tolist():
            pence[place] = int(found.whole[place])
    rows = zip(data.numbers.tolist(), data.rows, pence, strict=True)
    return [RefusedRow(number, row, (refusal,), own) for number, row, own in rows]
