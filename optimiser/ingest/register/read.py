"""One block of a register of contracts: rows that are contracts, rows that are none, and rows that are refused."""

from __future__ import annotations

from collections.abc import Sequence

from optimiser.ingest.header.row_kinds import classify_row
from optimiser.ingest.lines.block import DataRows
from optimiser.ingest.lines.coded import on_one_line
from optimiser.ingest.lines.conceal import Concealer
from optimiser.ingest.lines.held import Place
from optimiser.ingest.lines.plan import SheetPlan
from optimiser.ingest.lines.refused import Refusal, RefusedRow, fault_of, ragged_fault
from optimiser.ingest.lines.tally import SET_APART_AS, Tally
from optimiser.ingest.numbers_exact import Fault, quoted
from optimiser.ingest.register.cells import Stated, days_of, sums_of
from optimiser.ingest.register.rows import Entry, Register, Source, add_contract
from optimiser.ingest.source.dates import DateOrder

_NO_ORDER = DateOrder("dmy", "No date is in doubt.")
_NAMELESS = Fault("missing-value", "the row names neither a contract nor a number of one.", "Fill in its title.")
_SUMS = frozenset({"value", "annual_value"})
_ENDS_FIRST = Fault("end-before-start", "the contract ends before it starts.", "Correct one of the two days.")


def read_register(
    data: DataRows, sheet: SheetPlan, place: Place, tally: Tally, into: tuple[Register, Concealer], *, shifts: bool
) -> list[RefusedRow]:
    """Read the data rows of a block; return those that are refused.

    Parameters
    ----------
    data
        The rows.
    sheet
        How its sheet is read.
    place
        Where they stood.
    tally
        Counts what becomes of them, in rows and pounds.
    into
        Takes the contracts, and gives the pseudonyms of private individuals.
    shifts
        Whether a row with too many cells may have its cells in the wrong columns, as in a text file.
    """
    columns = _columns(data, sheet)
    refused: list[RefusedRow] = []
    for number, row in enumerate(data.rows):
        excel_row = int(data.numbers[number])
        texts = {name: on_one_line(data.columns[one.index][number]) for name, one in sheet.header.columns.items()}
        titles = {name: one.title for name, one in sheet.header.columns.items()}
        said = sheet.header.columns.get("supplier")
        suppliers = data.columns[said.index][number] if said else ""
        entry = Entry(texts, titles, suppliers, *columns, number)
        what = classify_row(row, sheet.header)
        if what is not None:
            tally.set_apart(sheet.sheet.name, SET_APART_AS[what], [excel_row])
            tally.total_pence += (entry.value.pence(number) or 0) if what == "total" else 0
            continue
        ragged = shifts and bool(data.too_long[number])
        faults = [Refusal(ragged_fault(len(row), len(sheet.header.titles)))] if ragged else _refusals(entry)
        pence = None if ragged else entry.value.pence(number)
        tally.read(1, pence or 0, 0)
        if faults:
            tally.reject(pence, None)
            refused.append(RefusedRow(excel_row, row, tuple(faults), pence))
            continue
        tally.accept(1, pence or 0, 0)
        _take(
            entry,
            [on_one_line(cell) for cell in row[: len(sheet.header.titles)]],
            pence,
            (place, excel_row),
            tally,
            into,
        )
    return refused


def _columns(data: DataRows, sheet: SheetPlan) -> tuple[Stated, Stated, Stated, Stated]:
    """Read start, end, value and value of a year."""
    order = sheet.order or _NO_ORDER

    def cells(name: str) -> Sequence[str]:
        choice = sheet.header.columns.get(name)
        return data.columns[choice.index] if choice else [""] * len(data.rows)

    start, end = days_of(cells("start"), order, last=False), days_of(cells("end"), order, last=True)
    return start, end, sums_of(cells("value")), sums_of(cells("annual_value"))


def _refusals(entry: Entry) -> list[Refusal]:
    """Return why a row cannot be taken."""
    found = [] if entry.title else [Refusal(_NAMELESS, entry.titles.get("title", ""))]
    columns = {"start": entry.start, "end": entry.end, "value": entry.value, "annual_value": entry.annual_value}
    for name, one in columns.items():
        text = entry.texts.get(name, "")
        if one.unreadable[entry.place]:
            kind = "not-a-date" if name in {"start", "end"} else "not-a-number"
            found.append(Refusal(_fault(one, text, kind), entry.titles[name], text))
        elif name in _SUMS and (one.pence(entry.place) or 0) < 0:
            fault = Fault("out-of-range", f"a contract cannot be worth {quoted(text)}.", "Correct the sum.")
            found.append(Refusal(fault, entry.titles[name], text))
    start, end = entry.start.day(entry.place), entry.end.day(entry.place)
    if start is not None and end is not None and end < start:
        found.append(Refusal(_ENDS_FIRST, entry.titles["end"], entry.texts["end"]))
    return found


def _fault(one: Stated, text: str, kind: str) -> Fault:
    """Return why a cell cannot be read; reasons are kept by the cell as it stood."""
    stood = next((key for key in one.reasons if on_one_line(key) == text), text)
    return fault_of(one.reasons, stood, kind)


def _take(
    entry: Entry,
    cells: list[str],
    pence: int | None,
    where: tuple[Place, int],
    tally: Tally,
    into: tuple[Register, Concealer],
) -> None:
    """Add a contract, unless an earlier row says the same in every cell."""
    register, concealer = into
    place, row = where
    same = (place.trust, *cells)
    if same in register.seen:
        tally.merge(1, pence or 0, 0)
        return
    register.seen.add(same)
    sheet = f"sheet {place.sheet}, " if place.sheet else ""
    prefix = ":".join((place.trust, place.file, *((place.sheet,) if place.sheet else ()), ""))
    add_contract(register, entry, Source(place.trust, prefix, row, f"{place.file}, {sheet}row {row}"), concealer)
