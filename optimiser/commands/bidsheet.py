"""``optimiser bidsheet``: the pooled demand as a sheet for suppliers, and filled sheets back into offers."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from optimiser.commands.screen import failure_object, say, say_json, say_table, tell
from optimiser.engine.bid_sheet import (
    BidAnswer,
    read_bid_sheets,
    reconciliation,
    refuse_taken,
    request_of,
    write_bid_sheet,
    write_offers,
)
from optimiser.engine.publish import refuse_occupied
from optimiser.errors import UsageError
from optimiser.ingest.bid_sheet_refusals import BidSheetRefusedError

_SHOWN = 40


@dataclass(frozen=True)
class BidsheetOptions:
    """What the command was called with.

    Parameters
    ----------
    case
        Case folder or its case.toml.
    files
        Filled sheets to read; none where a sheet is to be written.
    out
        The sheet to write, or the folder for what was read.
    force
        Whether an earlier sheet or reading there may be replaced.
    as_json
        Whether to answer with one JSON object.
    """

    case: Path
    files: tuple[Path, ...] = ()
    out: Path | None = None
    force: bool = False
    as_json: bool = False


def bidsheet(options: BidsheetOptions) -> int:
    """Write a bid sheet, or read filled ones.

    Parameters
    ----------
    options
        What the command was called with.

    Raises
    ------
    UsageError
        If it is not said what to do.
    """
    if options.files:
        return _read(options)
    if options.out is None:
        remedy = "Add --out bids.xlsx to write a sheet, or --read FILE to read a filled one."
        raise UsageError("There is neither a sheet to write nor one to read.", remedy)
    return _write(options, options.out)


def _write(options: BidsheetOptions, out: Path) -> int:
    """Write the sheet and say what it asks for."""
    if out.suffix.lower() != ".xlsx":
        raise UsageError(f"'{out}' does not end in .xlsx.", "Name a workbook, such as --out bids.xlsx.")
    refuse_taken(out, force=options.force)
    _, request = request_of(options.case)
    write_bid_sheet(request, out, force=options.force)
    if options.as_json:
        say_json(
            {
                "case": request.case,
                "written": [str(out)],
                "key": request.key,
                "lots": list(request.lots),
                "items": len(request.lines),
                "trusts": [code for code, _ in request.trusts],
                "synthetic": request.synthetic,
            }
        )
        return 0
    say(str(out))
    say(
        f"Key {request.key}: {_count(len(request.lines), 'item')} in {_count(len(request.lots), 'lot')}, "
        f"volumes of {_count(len(request.trusts), 'trust')}, no price and no supplier of today."
    )
    if request.synthetic:
        say("The volumes are synthetic: a worked illustration, not to be sent to a supplier.")
    else:
        say("Fill in closing date and address on its first page, then send every supplier the same file.")
    say(f"Read what comes back: optimiser bidsheet {shlex.quote(str(options.case))} --read FILE [--read FILE ...]")
    return 0


def _read(options: BidsheetOptions) -> int:
    """Read filled sheets, write what they come to where asked, and say what became of every row."""
    if options.out is not None:
        refuse_occupied(options.out, options.force)
    answer = read_bid_sheets(options.case, options.files)
    written = [] if options.out is None else write_offers(answer, options.out, force=options.force)
    error = BidSheetRefusedError(answer.refusals) if answer.refusals else None
    if options.as_json:
        failure = {} if error is None else {"error": failure_object(error)}
        advice = {} if written or error is not None else {"to_write": _writing(options)}
        say_json({**failure, **_as_object(answer), "written": [str(path) for path in written], **advice})
    else:
        _say_files(answer)
        if error is None:
            _say_next(options, answer, written)
        else:
            _tell_refusals(answer, written)
    return 0 if error is None else error.exit_code


def _as_object(answer: BidAnswer) -> dict[str, Any]:
    """Return what was read as scripts read it."""
    files = [
        {
            "file": reading.file,
            "sha256": reading.sha256,
            "supplier": answer.rows.supplier_of.get(reading.file, ""),
            "offers": _offers_of(answer, reading.file),
            "reconciliation": reconciliation(reading.rows_read, reading.rows_refused),
        }
        for reading in answer.readings
    ]
    names = ("file", "sheet", "cell", "row", "heading", "value", "kind", "message", "remedy")
    found: dict[str, Any] = {
        "case": answer.case.name,
        "key": answer.request.key,
        "files": files,
        "reconciliation": answer.counts,
        "refused": [{name: getattr(cell, name) for name in names} for cell in answer.refusals],
        "notes": answer.rows.notes,
    }
    if not answer.refusals:
        rows = answer.rows
        found |= {"offers": len(rows.offers), "offer_tiers": len(rows.tiers)}
        found["suppliers_to_add"] = [row["supplier"] for row in rows.suppliers]
    return found


def _offers_of(answer: BidAnswer, file: str) -> int:
    """Return how many offers a sheet has come to; none where anything in it is refused."""
    if any(cell.file == file for cell in answer.refusals):
        return 0
    supplier = answer.rows.supplier_of.get(file)
    return sum(row["supplier"] == supplier for row in answer.rows.offers)


def _say_files(answer: BidAnswer) -> None:
    """Write read = accepted + refused for every sheet."""
    rows = [
        [
            reading.file,
            answer.rows.supplier_of.get(reading.file, "-"),
            str(reading.rows_read),
            str(reading.rows_read - reading.rows_refused),
            str(reading.rows_refused),
            str(_offers_of(answer, reading.file)),
        ]
        for reading in answer.readings
    ]
    say_table(["file", "supplier", "rows read", "accepted", "refused", "offers"], rows, range(2, 6))
    say()


def _say_next(options: BidsheetOptions, answer: BidAnswer, written: Sequence[Path]) -> None:
    """Say what the sheets came to, and what to do with it."""
    rows = answer.rows
    for note in rows.notes:
        say(f"Note: {note}")
    say(f"{_count(len(rows.offers), 'offer')} and {_count(len(rows.tiers), 'row')} of tiers; nothing is refused.")
    if rows.suppliers:
        codes = ", ".join(str(row["supplier"]) for row in rows.suppliers)
        say(f"Not among the case's suppliers: {codes}. Their rows for suppliers.csv stand in suppliers_to_add.csv.")
    if not written:
        say(f"Nothing was written. To write: {_writing(options)}")
        return
    for path in written:
        say(str(path))
    case = shlex.quote(str(options.case))
    say(f"Put them into the case folder, declare them in case.toml, and run: optimiser check {case}")
    if "offers" in answer.case:
        say("The case has offers already: add the new rows to them, or replace them.")


def _tell_refusals(answer: BidAnswer, written: Sequence[Path]) -> None:
    """Tell every refused cell on stderr."""
    for cell in answer.refusals[:_SHOWN]:
        tell(f"Error: {cell}  [{cell.kind}]")
    if len(answer.refusals) > _SHOWN:
        tell(f"... and {len(answer.refusals) - _SHOWN} more.")
    count = _count(len(answer.refusals), "refusal")
    where = (
        f"All of it stands in {written[0]}." if written else "Nothing was written; --out DIR writes what is refused."
    )
    tell(f"{count}, so no offer was written: have the sheets corrected, and read all of them again. {where}")


def _writing(options: BidsheetOptions) -> str:
    """Return the command that writes what was only read."""
    files = " ".join(f"--read {shlex.quote(str(path))}" for path in options.files)
    return f"optimiser bidsheet {shlex.quote(str(options.case))} {files} --out DIR"


def _count(number: int, word: str) -> str:
    """Return a number and its word."""
    return f"1 {word}" if number == 1 else f"{number:,} {word}s"
