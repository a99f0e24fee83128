"""Data rows of a block to accepted lines and refused rows; a row that is a total or a remark is neither."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from optimiser.ingest.header.row_kinds import classify_row
from optimiser.ingest.lines.block import DataRows
from optimiser.ingest.lines.coded import Coded, tidied
from optimiser.ingest.lines.plan import SheetPlan
from optimiser.ingest.lines.refused import (
    BOTH_SIDES,
    NO_AMOUNT,
    NOBODY,
    Refusal,
    RefusedRow,
    fault_of,
    ragged_fault,
)
from optimiser.ingest.lines.tally import SET_APART_AS, Tally
from optimiser.ingest.lines.values import (
    Mask,
    Numbers,
    Whole,
    amounts_from_prices,
    amounts_of,
    amounts_of_sides,
    dates_of,
    exact_sum,
    months_of,
    nothing,
    one_day,
    quantities_of,
)
from optimiser.ingest.numbers_exact import Fault
from optimiser.ingest.raw_table import clean
from optimiser.tables.ingested import AS_RECORDED


@dataclass(frozen=True)
class ParsedRows:
    """What a block came to.

    Parameters
    ----------
    numbers, days, pence, millionths
        Of the accepted rows: row that Excel shows, date [days since 1970], pounds [pence], quantity [millionths].
    dated, counted
        Which of them have a date, and a quantity.
    texts
        Their texts by standard field; only fields that the sheet has.
    others
        Their texts in the columns of no standard meaning, by title.
    refused
        The refused rows.
    doubts
        Accepted rows with something missing, by kind of issue and title of the column.
    """

    numbers: Whole
    days: Whole
    dated: Mask
    pence: Whole
    millionths: Whole
    counted: Mask
    texts: dict[str, Coded]
    others: dict[str, Coded]
    refused: list[RefusedRow]
    doubts: dict[tuple[str, str], list[int]] = field(default_factory=dict)


@dataclass(frozen=True)
class _Cells:
    """The columns of a block that are read as values."""

    amount: Numbers
    date: Numbers
    quantity: Numbers
    supplier: Coded


DATED_BY = frozenset({"date", "month"})
"""Fields of which a sheet has one where its rows have dates of their own."""


def parse_rows(data: DataRows, plan: SheetPlan, tally: Tally, *, shifts: bool) -> ParsedRows:
    """Read the data rows of a block.

    Parameters
    ----------
    data
        The rows.
    plan
        How the sheet is read.
    tally
        Counts what becomes of them.
    shifts
        Whether a row with too many cells may have its cells in the wrong columns, as in a text file.
    """
    ragged = data.too_long if shifts else np.zeros(len(data.rows), dtype=bool)
    cells = _read_cells(data, plan, ragged)
    missing = ~cells.amount.there | cells.quantity.unreadable
    missing |= ~cells.supplier.where(lambda text: bool(text) and not text.casefold().lstrip("- ").startswith(_TOTALS))
    if DATED_BY & plan.header.columns.keys():
        missing |= ~cells.date.there
    returned = cells.quantity.there & (cells.quantity.whole < 0)
    missing |= returned
    accepted, lines = ~missing, np.ones(len(data.rows), dtype=bool)
    refused: list[RefusedRow] = []
    doubts: dict[tuple[str, str], list[int]] = {}
    for place in np.flatnonzero(missing).tolist():
        what = classify_row(data.rows[place], plan.header) or _unlabelled(place, data, cells)
        if what is not None:
            lines[place] = False
            tally.set_apart(plan.sheet.name, SET_APART_AS[what], [int(data.numbers[place])])
            tally.total_pence += int(cells.amount.whole[place]) if what == "total" else 0
            continue
        row = _judge(place, data, plan, cells, bool(ragged[place]))
        if row is None:
            accepted[place] = True
            _doubt(place, data, plan, cells, doubts)
        else:
            refused.append(row)
    _count(cells, lines, accepted, refused, tally)
    return _kept(data, plan, cells, accepted, refused, doubts)


_TOTALS = ("total", "grand total", "sub total", "subtotal", "sub-total", "overall total", "sum of")


def _read_cells(data: DataRows, plan: SheetPlan, ragged: Mask) -> _Cells:
    """Read amounts, dates, quantities and suppliers; the numbers of a ragged row count as not there."""
    columns, places = data.columns, plan.header.columns
    rows = len(data.rows)
    quantity = quantities_of(columns[places["quantity"].index]) if "quantity" in places else nothing(rows)
    if "amount" in places:
        amount = amounts_of(columns[places["amount"].index])
    elif "debit" in places:
        returned = columns[places["credit"].index] if "credit" in places else [""] * rows
        amount = amounts_of_sides(columns[places["debit"].index], returned)
    elif "unit_price" in places:
        amount = amounts_from_prices(quantity, columns[places["unit_price"].index])
    else:
        amount = nothing(rows)
    supplier = tidied(columns[places["supplier"].index] if "supplier" in places else [""] * rows)
    return _Cells(amount.without(ragged), _dates(data, plan), quantity.without(ragged), supplier)


def _dates(data: DataRows, plan: SheetPlan) -> Numbers:
    """Read dates: of their column, of a year and a month, or the one month that the whole sheet is of."""
    columns, places = data.columns, plan.header.columns
    if "date" in places and plan.order is not None:
        return dates_of(columns[places["date"].index], plan.order)
    if {"year", "month"} <= places.keys():
        return months_of(columns[places["year"].index], columns[places["month"].index])
    return nothing(len(data.rows)) if plan.month is None else one_day(plan.month, len(data.rows))


def _unlabelled(place: int, data: DataRows, cells: _Cells) -> Literal["total"] | None:
    """Tell a total whose word stands in an unexpected column: it has an amount, and neither a supplier nor a date."""
    if not cells.amount.there[place] or cells.date.there[place] or cells.supplier.texts[cells.supplier.codes[place]]:
        return None
    return "total" if any(clean(cell).casefold().startswith(_TOTALS) for cell in data.rows[place]) else None


def _judge(place: int, data: DataRows, plan: SheetPlan, cells: _Cells, ragged: bool) -> RefusedRow | None:
    """Return why a row is refused; nothing where it can be accepted all the same."""
    found: list[Refusal] = []
    row = data.rows[place]
    if ragged:
        fault = ragged_fault(len(row), len(plan.header.titles))
        return RefusedRow(int(data.numbers[place]), row, (Refusal(fault),))
    found += _amount_refusal(place, data, plan, cells)
    if cells.date.unreadable[place]:
        text, title = _cell(place, data, plan, "date" if "date" in plan.header.columns else "month")
        found.append(Refusal(fault_of(cells.date.reasons, text, "not-a-date"), title, text))
    if cells.quantity.unreadable[place]:
        text, title = _cell(place, data, plan, "quantity")
        found.append(Refusal(fault_of(cells.quantity.reasons, text, "not-a-number"), title, text))
    elif cells.quantity.whole[place] < 0 < cells.amount.whole[place]:
        text, title = _cell(place, data, plan, "quantity")
        fault = Fault("negative-quantity", "the quantity is below zero and the amount above.", "Correct one of them.")
        found.append(Refusal(fault, title, text))
    if not cells.supplier.texts[cells.supplier.codes[place]] and not cells.date.there[place] and not found:
        found.append(Refusal(NOBODY))
    if not found:
        return None
    pence = int(cells.amount.whole[place]) if cells.amount.there[place] else None
    volume = int(cells.quantity.whole[place]) if cells.quantity.there[place] else None
    return RefusedRow(int(data.numbers[place]), row, tuple(found), pence, volume)


def _amount_refusal(place: int, data: DataRows, plan: SheetPlan, cells: _Cells) -> list[Refusal]:
    """Return why the pounds of a row cannot be read, where they cannot."""
    if cells.amount.there[place]:
        return []
    if "debit" in plan.header.columns and "amount" not in plan.header.columns:
        return [_side_refusal(place, data, plan, cells)]
    text, title = _cell(place, data, plan, "amount" if "amount" in plan.header.columns else "unit_price")
    if not clean(text):
        return [Refusal(NO_AMOUNT, title)]
    if text not in cells.amount.reasons and "amount" not in plan.header.columns:
        return [Refusal(Fault("missing-value", "quantity and price do not give an amount.", "Fill them in."), title)]
    return [Refusal(fault_of(cells.amount.reasons, text, "not-a-number"), title, text)]


def _side_refusal(place: int, data: DataRows, plan: SheetPlan, cells: _Cells) -> Refusal:
    """Return why debit less credit cannot be taken."""
    sides = [_cell(place, data, plan, name) for name in ("debit", "credit")]
    title = " and ".join(title for _, title in sides if title)
    if not any(clean(text) for text, _ in sides):
        return Refusal(NO_AMOUNT, title)
    for text, own in sides:
        if text in cells.amount.reasons:
            return Refusal(fault_of(cells.amount.reasons, text, "not-a-number"), own, text)
    return Refusal(BOTH_SIDES, title, " and ".join(clean(text) for text, _ in sides if clean(text)))


def _cell(place: int, data: DataRows, plan: SheetPlan, name: str) -> tuple[str, str]:
    """Return the cell of a field, and the title of its column."""
    choice = plan.header.columns.get(name)
    return (data.columns[choice.index][place], choice.title) if choice else ("", "")


def _doubt(
    place: int, data: DataRows, plan: SheetPlan, cells: _Cells, doubts: dict[tuple[str, str], list[int]]
) -> None:
    """Remember what an accepted row lacks."""
    number = int(data.numbers[place])
    if "supplier" in plan.header.columns and not cells.supplier.texts[cells.supplier.codes[place]]:
        doubts.setdefault(("missing-value", plan.header.columns["supplier"].title), []).append(number)
    dated = next((one for name, one in plan.header.columns.items() if name in DATED_BY), None)
    if dated is not None and not cells.date.there[place]:
        doubts.setdefault(("missing-value", dated.title), []).append(number)
    if cells.quantity.whole[place] < 0:
        doubts.setdefault(("negative-quantity", plan.header.columns["quantity"].title), []).append(number)


def _count(cells: _Cells, lines: Mask, accepted: Mask, refused: list[RefusedRow], tally: Tally) -> None:
    """Count what was read, and apart from it what became of it."""
    pence, volume = cells.amount.whole, cells.quantity.whole
    tally.read(int(lines.sum()), exact_sum(pence[lines]), exact_sum(volume[lines]))
    tally.accept(int(accepted.sum()), exact_sum(pence[accepted]), exact_sum(volume[accepted]))
    for row in refused:
        tally.reject(row.pence, row.millionths)


def _kept(
    data: DataRows,
    plan: SheetPlan,
    cells: _Cells,
    accepted: Mask,
    refused: list[RefusedRow],
    doubts: dict[tuple[str, str], list[int]],
) -> ParsedRows:
    """Return the accepted rows column by column."""
    texts = {"supplier": cells.supplier.pick(accepted)}
    for name, choice in plan.header.columns.items():
        if name in (*AS_RECORDED, "description") and name != "supplier":
            texts[name] = tidied(data.columns[choice.index]).pick(accepted)
    others: dict[str, Coded] = {}
    for column in plan.header.ignored:
        title = column.title or f"(column {column.index + 1})"
        title = title if title not in others else f"{title} (column {column.index + 1})"
        others[title] = tidied(data.columns[column.index]).pick(accepted)
    return ParsedRows(
        data.numbers[accepted],
        cells.date.whole[accepted],
        cells.date.there[accepted],
        cells.amount.whole[accepted],
        cells.quantity.whole[accepted],
        cells.quantity.there[accepted],
        texts,
        others,
        refused,
        doubts,
    )
