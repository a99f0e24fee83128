"""Accepted lines as the text columns of lines.csv: what a case reads, and beside it what the file says."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache, partial

import numpy as np

from optimiser.ingest.header.header_map import HeaderMap
from optimiser.ingest.lines.coded import Coded, coded
from optimiser.ingest.lines.csv_text import csv_cell, neutral
from optimiser.ingest.lines.held import Place
from optimiser.ingest.lines.parse import ParsedRows
from optimiser.ingest.lines.said import KIND, THING, Things
from optimiser.ingest.lines.values import Mask, Whole
from optimiser.money import plain_gbp, round_half_up
from optimiser.tables.buying import SPEND_LINES
from optimiser.tables.ingested import AS_RECORDED, LINES, OTHER, PAID_PER_EACH, PAID_PER_UNIT, QUANTITY, RETURNED

_SAME = ("description",)
"""Columns of a case that take what the file says as it is."""
_EPOCH = dt.date(1970, 1, 1)


@dataclass(frozen=True)
class LineCodes:
    """What matching says of lines, by what they say themselves.

    Parameters
    ----------
    supplier_of
        Code of the supplier by its spelling.
    things
        Categories and items.
    """

    supplier_of: Mapping[str, str]
    things: Things = field(default_factory=Things)


def line_columns(maps: Iterable[HeaderMap]) -> tuple[str, ...]:
    """Return the columns of lines.csv: those of a case, and those that any file fills.

    Parameters
    ----------
    maps
        How the sheets are read.
    """
    maps = list(maps)
    fields = {name for header in maps for name in header.columns}
    extra = {column.name for name, column in AS_RECORDED.items() if name in fields}
    extra |= {QUANTITY.name, RETURNED.name, PAID_PER_UNIT.name, PAID_PER_EACH.name} if "quantity" in fields else set()
    extra |= {OTHER.name} if any(header.ignored for header in maps) else set()
    own = {column.name for column in SPEND_LINES.columns}
    return tuple(column.name for column in LINES.columns if column.name in own | extra)


def line_id(place: Place, row: int) -> str:
    """Return the identifier of a line: the same whenever its file is read.

    Parameters
    ----------
    place, row
        Where it stood.
    """
    return f"{_prefix(place)}{row}"


def _prefix(place: Place) -> str:
    return ":".join((place.trust, place.file, *((place.sheet,) if place.sheet else ()), ""))


def csv_text(text: str) -> str:
    """Return a text as a cell of lines.csv.

    Parameters
    ----------
    text
        What the cell says.
    """
    return csv_cell(neutral(text))


def render(
    place: Place,
    parsed: ParsedRows,
    codes: LineCodes,
    columns: tuple[str, ...],
    write: Callable[[str], str] = csv_text,
) -> list[list[str]]:
    """Return the cells of a block, column by column.

    Parameters
    ----------
    place
        Where the lines stood.
    parsed
        The lines.
    codes
        What matching says of them.
    columns
        The columns that are wanted.
    write
        Makes a cell of a text.
    """
    rows = parsed.numbers.tolist()
    nothing = [""] * len(rows)
    bought = parsed.counted & (parsed.millionths >= 0)
    things = codes.things
    eaches = _eaches(parsed, things)
    returned = parsed.counted & (parsed.millionths < 0)
    where = f"{place.file}, {f'sheet {place.sheet}, ' if place.sheet else ''}row "
    cells_of = partial(_cells, write=write)
    made: dict[str, Callable[[], list[str]]] = {
        "line_id": lambda: _numbered(_prefix(place), rows, write),
        "trust": lambda: [write(place.trust)] * len(rows),
        "date": lambda: _by_value(parsed.days, parsed.dated, _date),
        "financial_year": lambda: _by_value(parsed.days, parsed.dated, _year),
        "supplier": lambda: cells_of(parsed.texts["supplier"].changed(lambda text: codes.supplier_of.get(text, ""))),
        "category": lambda: cells_of(category_of_lines(parsed, things)),
        "item": lambda: cells_of(_looked_up(parsed, THING, things.item_of)),
        "unit": lambda: cells_of(_unit(parsed, things)),
        "quantity": lambda: _by_value(parsed.millionths * eaches, bought, plain_millionths),
        QUANTITY.name: lambda: _by_value(parsed.millionths, parsed.counted, plain_millionths),
        "amount_gbp": lambda: _by_value(parsed.pence, np.ones(len(rows), dtype=bool), plain_gbp),
        "source_ref": lambda: _numbered(where, rows, write),
        RETURNED.name: lambda: _by_value(-parsed.millionths * eaches, returned, plain_millionths),
        PAID_PER_UNIT.name: lambda: _prices(parsed, np.ones_like(eaches)),
        PAID_PER_EACH.name: lambda: _prices(parsed, eaches),
        OTHER.name: lambda: [write(text) for text in _others(parsed, len(rows))],
    }
    field_of = {column.name: name for name, column in AS_RECORDED.items()} | {name: name for name in _SAME}
    cells = []
    for name in columns:
        if name in made:
            cells.append(made[name]())
        elif field_of.get(name) in parsed.texts:
            cells.append(cells_of(parsed.texts[field_of[name]]))
        else:
            cells.append(nothing)
    return cells


def plain_millionths(value: int) -> str:
    """Write a quantity without superfluous noughts: ``439.24``.

    Parameters
    ----------
    value
        A quantity [millionths of a unit].
    """
    whole, rest = divmod(abs(value), 1_000_000)
    return f"{'-' if value < 0 else ''}{whole}.{rest:06d}".rstrip("0").rstrip(".")


def category_of_lines(parsed: ParsedRows, things: Things) -> Coded:
    """Return the category of every line: by its supplier where a person said so, else by what it says.

    Parameters
    ----------
    parsed
        The lines.
    things
        Categories and items.
    """
    told = _looked_up(parsed, KIND, things.category_of)
    if not things.category_of_supplier:
        return told
    by_supplier = parsed.texts["supplier"].changed(lambda text: things.category_of_supplier.get(text, ""))
    return coded([one or other for one, other in zip(by_supplier.rows(), told.rows(), strict=True)])


def _looked_up(parsed: ParsedRows, name: str, found: Mapping[str, str]) -> Coded:
    """Return what was found for what lines say; empty where they say nothing."""
    said = parsed.texts.get(name)
    if said is None:
        return Coded(np.zeros(len(parsed.numbers), dtype=np.int64), [""])
    return Coded(said.codes, [found.get(text, "") for text in said.texts])


def _unit(parsed: ParsedRows, things: Things) -> Coded:
    """Return the unit that quantities are written in: eaches of an item, else the unit as recorded."""
    items, recorded = _looked_up(parsed, THING, things.item_of).rows(), parsed.texts.get("unit")
    units = recorded.rows() if recorded is not None else [""] * len(items)
    counted = parsed.counted.tolist()
    return coded(
        [("each" if item else unit) if has else "" for item, unit, has in zip(items, units, counted, strict=True)]
    )


def _eaches(parsed: ParsedRows, things: Things) -> Whole:
    """Return how many eaches one recorded unit holds, 1 where the line is of no item."""
    said = parsed.texts.get(THING)
    if said is None:
        return np.ones(len(parsed.numbers), dtype=np.int64)
    counts = [things.eaches_of.get(text, 1) if things.item_of.get(text) else 1 for text in said.texts]
    return np.array(counts, dtype=np.int64)[said.codes]


def _prices(parsed: ParsedRows, eaches: Whole) -> list[str]:
    """Return the pounds of each line over its quantity; nothing where either is not above nought."""
    priced = (parsed.counted & (parsed.millionths > 0) & (parsed.pence > 0)).tolist()
    cells = zip(priced, parsed.pence.tolist(), parsed.millionths.tolist(), eaches.tolist(), strict=True)
    return [_price(pence, volume * count) if has else "" for has, pence, volume, count in cells]


@lru_cache(maxsize=200_000)
def _price(pence: int, millionths: int) -> str:
    """Return pounds for one, to a millionth of a pound."""
    return plain_millionths(round_half_up(Fraction(pence * 10_000_000_000, millionths)))


def _cells(column: Coded, write: Callable[[str], str]) -> list[str]:
    """Return a column of texts as cells."""
    return Coded(column.codes, [write(text) for text in column.texts]).rows()


def _numbered(before: str, rows: list[int], write: Callable[[str], str]) -> list[str]:
    """Return a text with the number of each row behind it, inside the quotation marks where it has any."""
    cell = write(before)
    start, end = (cell[:-1], '"') if cell != before and cell.endswith('"') else (cell, "")
    return [f"{start}{row}{end}" for row in rows]


def _by_value(values: Whole, there: Mask, write: Callable[[int], str]) -> list[str]:
    """Write a column of whole numbers, each distinct one once."""
    distinct, codes = np.unique(np.where(there, values, 0), return_inverse=True)
    texts = [write(value) for value in distinct.tolist()]
    return [texts[code] if known else "" for code, known in zip(codes.tolist(), there.tolist(), strict=True)]


def _date(day: int) -> str:
    return (_EPOCH + dt.timedelta(days=day)).isoformat()


def _year(day: int) -> str:
    """Return the financial year of a day, which begins in April."""
    date = _EPOCH + dt.timedelta(days=day)
    first = date.year - (date.month < 4)
    return f"{first}/{(first + 1) % 100:02d}"


def _others(parsed: ParsedRows, rows: int) -> list[str]:
    """Return the cells of columns without a standard meaning as one JSON object a line; empty ones are left out."""
    parts = []
    for title, column in parsed.others.items():
        key = json.dumps(title, ensure_ascii=False)
        written = [f"{key}: {json.dumps(text, ensure_ascii=False)}" if text else "" for text in column.texts]
        parts.append(Coded(column.codes, written).rows())
    if not parts:
        return [""] * rows
    joined = [", ".join(filter(None, cells)) for cells in zip(*parts, strict=True)]
    return [f"{{{text}}}" if text else "" for text in joined]
