"""Bid sheets beside their case: written from its demand, and read back into offers, all of them or none."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd

from optimiser.case import Case
from optimiser.config.case_file import find_case_file, read_case_file, resolve_scenario
from optimiser.engine.publish import MANIFEST, published
from optimiser.engine.version import tool_version
from optimiser.errors import OutputError
from optimiser.ingest.bid_sheet import BidReading, read_bid_sheet
from optimiser.ingest.bid_sheet_offers import OfferedRows, offered_rows
from optimiser.ingest.bid_sheet_refusals import RefusedCell, refused
from optimiser.ingest.load_case import load_case
from optimiser.ingest.numbers_exact import Fault
from optimiser.money import pence_from_gbp
from optimiser.prepare.pooled_demand import pooled_demand
from optimiser.report.bid_sheet.book import write_bid_book
from optimiser.report.csv_tables import to_text, write_rows, write_table
from optimiser.tables import INPUT_TABLES, Column, Table
from optimiser.tables.bid_layout import DETAILS
from optimiser.tables.bid_request import BidRequest

REFUSED = "refused.csv"
_MOST_BYTES = 1 << 26
_TEXT = Column("text", "text", "Any text.")


@dataclass(frozen=True)
class BidAnswer:
    """What the sheets of several suppliers come to.

    Parameters
    ----------
    case
        The case they belong to.
    request
        What was asked for.
    readings
        The sheets, as they were given.
    rows
        Offers, tiers and suppliers; only to be used where nothing was refused.
    """

    case: Case
    request: BidRequest
    readings: tuple[BidReading, ...]
    rows: OfferedRows

    @property
    def refusals(self) -> tuple[RefusedCell, ...]:
        """Everything refused, sheet by sheet."""
        return tuple(cell for reading in self.readings for cell in reading.refusals)

    @property
    def counts(self) -> dict[str, int]:
        """Rows of all sheets: read = accepted + rejected + merged."""
        read, rejected = (sum(getattr(one, f"rows_{word}") for one in self.readings) for word in ("read", "refused"))
        return reconciliation(read, rejected)


def reconciliation(read: int, rejected: int) -> dict[str, int]:
    """Return counts of rows under the names that every command has for them.

    Parameters
    ----------
    read, rejected
        Filled rows, and those refused [rows].
    """
    return {"rows_read": read, "rows_accepted": read - rejected, "rows_rejected": rejected, "rows_merged": 0}


def request_of(case: Path) -> tuple[Case, BidRequest]:
    """Read a case and collect what its bid sheet asks for.

    Parameters
    ----------
    case
        Case folder or its case.toml.

    Raises
    ------
    InputError
        If the case is invalid, or nobody needs anything.
    """
    scenario = resolve_scenario(read_case_file(find_case_file(case)), "base")
    tolerance = scenario.input.rejected_tolerance_gbp
    loaded = load_case(case, None if tolerance is None else pence_from_gbp(Decimal(str(tolerance))))
    return loaded, pooled_demand(loaded)


def refuse_taken(path: Path, *, force: bool) -> None:
    """Refuse to write a sheet over something else.

    Parameters
    ----------
    path
        The file to write.
    force
        Whether an earlier file may be replaced.

    Raises
    ------
    OutputError
        If a folder or, without ``force``, a file stands there.
    """
    try:
        if path.is_dir():
            raise OutputError(f"'{path}' is a folder, not a file.", "Name a file, such as bids.xlsx.")
        if path.exists() and not force:
            raise OutputError(
                f"The file '{path}' is there already.", "Choose another --out, or add --force to replace it."
            )
    except OSError as error:
        raise OutputError(f"Cannot read '{path}': {error.strerror}.", "Choose another --out.") from None


def write_bid_sheet(request: BidRequest, path: Path, *, force: bool) -> None:
    """Write the sheet beside its place and rename it, so that nothing half-written is left.

    Parameters
    ----------
    request
        What is asked for.
    path
        The file to write.
    force
        Whether an earlier file may be replaced.

    Raises
    ------
    OutputError
        If it cannot be written.
    """
    refuse_taken(path, force=force)
    stage = path.parent / f".{path.name}.partial-{os.getpid()}"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_bid_book(request, stage)
        stage.replace(path)
    except OSError as error:
        raise OutputError(f"Cannot write '{path}': {error.strerror}.", "Choose another --out.") from None
    finally:
        with suppress(OSError):
            stage.unlink()


def read_bid_sheets(case: Path, files: Sequence[Path]) -> BidAnswer:
    """Read filled sheets; what is wrong with them is among the refusals.

    Parameters
    ----------
    case
        Case folder or its case.toml.
    files
        The workbooks, one a supplier.
    """
    loaded, request = request_of(case)
    known = Counter(path.name for path in files)
    names = [path.name if known[path.name] == 1 else path.as_posix() for path in files]
    readings = [_read_file(path, name, request) for path, name in zip(files, names, strict=True)]
    rows = offered_rows(loaded, request, readings)
    for cell in rows.refusals:
        readings = [_with(reading, cell) if reading.file == cell.file else reading for reading in readings]
    return BidAnswer(loaded, request, tuple(readings), rows)


def write_offers(answer: BidAnswer, out: Path, *, force: bool) -> list[Path]:
    """Write offers, tiers and suppliers to add, or, where anything is refused, only what is refused.

    Parameters
    ----------
    answer
        What was read.
    out
        Folder to write.
    force
        Whether an earlier reading there may be replaced.
    """
    with published(out, force) as stage:
        if answer.refusals:
            _write_refused(stage / REFUSED, answer.refusals)
        else:
            tables = {
                "offers.csv": ("offers", answer.rows.offers),
                "offer_tiers.csv": ("offer_tiers", answer.rows.tiers),
                "suppliers_to_add.csv": ("suppliers", answer.rows.suppliers),
            }
            for name, (table, rows) in tables.items():
                if rows:
                    write_table(_frame(rows, INPUT_TABLES[table]), INPUT_TABLES[table], stage / name)
        written = sorted(path.name for path in stage.iterdir())
        _write_manifest(stage / MANIFEST, answer, written)
    return [out / name for name in written]


def _read_file(path: Path, name: str, request: BidRequest) -> BidReading:
    """Read one workbook; what cannot be opened is refused as a whole."""
    fault = Fault("unreadable-file", "the file cannot be opened.", "Close it in other programs, and try again.")
    try:
        if not path.is_file():
            fault = Fault("missing-file", "there is no such file.", "Correct its name.")
        elif path.stat().st_size > _MOST_BYTES:
            fault = Fault("unreadable-file", f"the file is larger than {_MOST_BYTES >> 20} MB.")
        else:
            return read_bid_sheet(name, path.read_bytes(), request)
    except OSError:
        pass
    return BidReading(name, "", refusals=(refused(name, "", ("", None), ("", ""), fault),))


def _with(reading: BidReading, cell: RefusedCell) -> BidReading:
    """Add a refusal of the supplier's details, which count as one row."""
    counted = any(other.sheet == DETAILS for other in reading.refusals)
    return replace(
        reading, refusals=(*reading.refusals, cell), rows_refused=reading.rows_refused + (0 if counted else 1)
    )


def _frame(rows: Sequence[Mapping[str, Any]], table: Table) -> pd.DataFrame:
    """Return rows as a table under the dictionary's inner names."""
    names = [column.inner_name for column in table.columns]
    return pd.DataFrame({name: pd.Series([row.get(name) for row in rows], dtype=object) for name in names})


def _write_refused(path: Path, cells: Sequence[RefusedCell]) -> None:
    """Write what is refused, so that it can be sent back."""
    names = ("file", "sheet", "cell", "row", "heading", "value", "kind", "message", "remedy")
    rows = [[to_text(getattr(cell, name), _TEXT) for name in names] for cell in cells]
    write_rows(path, [names, *rows])


def _write_manifest(path: Path, answer: BidAnswer, written: Sequence[str]) -> None:
    """Write what was read and made, by which a later reading may replace this one."""
    content = {
        "bid_sheets_of": answer.case.name,
        "key": answer.request.key,
        "tool_version": tool_version(),
        "inputs": {reading.file: reading.sha256 for reading in answer.readings},
        "reconciliation": answer.counts,
        "outputs": list(written),
    }
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")
