"""Finds the header of a sheet: the rows above it, one or two rows of titles, or none at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from optimiser.ingest.header.name_evidence import title_evidence
from optimiser.ingest.header.value_profile import kinds_of
from optimiser.ingest.raw_table import clean
from optimiser.ingest.source.sheets import Block

ROWS_LOOKED_AT = 2_000
"""Rows of a sheet from which its header is inferred."""
_CELLS_LOOKED_AT = 60_000
"""Cells from which it is inferred; of a wide sheet fewer rows will do."""
_HEADER_WITHIN = 200
"""Rows among which the header must begin; titles and notes above it are never longer."""
_CELLS_SEARCHED = 10_000
"""Cells that are looked at as titles; a sheet of thousands of columns must not take minutes."""
_WIDEST = 300
"""Columns among which titles are looked for."""
_ENOUGH = 1.4
"""Sum of certainties from which a row is a header: two titles that are known, nearly."""
_WORTH_A_ROW = 0.6
"""What a second row must add to the sum of certainties before the header is said to run over two."""
_DATA_KINDS = frozenset({"date", "pence", "pound", "signed", "serial", "long_digits"})


@dataclass(frozen=True)
class Row:
    """A row of the sample.

    Parameters
    ----------
    number
        The number Excel shows.
    cells
        Its cells, trimmed.
    """

    number: int
    cells: tuple[str, ...]

    @property
    def filled(self) -> int:
        """Cells that hold something."""
        return sum(1 for cell in self.cells if cell)


@dataclass(frozen=True)
class SheetLayout:
    """Where the header and the data of a sheet stand.

    Parameters
    ----------
    header_row
        Number of the last row of the header; ``None`` without one.
    header_rows
        Rows it runs over: 0, 1 or 2.
    first_data_row
        Number of the row below it.
    titles
        Titles by position, as wide as the data.
    above
        Texts of the rows above.
    data
        Filled rows below the header.
    """

    header_row: int | None
    header_rows: int
    first_data_row: int
    titles: tuple[str, ...]
    above: tuple[str, ...]
    data: tuple[Row, ...]


def sample_rows(sample: Sequence[Block]) -> list[Row]:
    """Return the filled rows of a sample, the first ones only.

    Parameters
    ----------
    sample
        Blocks of a sheet, from its first row.
    """
    rows: list[Row] = []
    looked_at = 0
    for block in sample:
        for number, cells in enumerate(block.rows, start=block.first_row):
            if len(rows) >= ROWS_LOOKED_AT or looked_at >= _CELLS_LOOKED_AT:
                return rows
            looked_at += len(cells)
            row = Row(number, tuple(map(clean, cells)))
            if row.filled:
                rows.append(row)
    return rows


def find_layout(rows: Sequence[Row]) -> SheetLayout:
    """Find the header among the rows of a sheet.

    Parameters
    ----------
    rows
        Its first filled rows; at least one.
    """
    known = _known_header(rows)
    if known is None:
        known = _header_by_contrast(rows)
    if known is None:
        return _without_header(rows)
    return _below(rows, *known)


def layout_with_titles(rows: Sequence[Row], titles: Sequence[str]) -> SheetLayout | None:
    """Return the layout of rows that have just these titles over one row or two; ``None`` where they are not there.

    Parameters
    ----------
    rows
        The first filled rows of a sheet; at least one.
    titles
        Titles by position; all blank for a sheet without a header.
    """
    wanted = [same_text(title) for title in titles]
    if not any(wanted):
        layout = find_layout(rows)
        return layout if layout.header_row is None and len(layout.titles) == len(wanted) else None
    while not wanted[-1]:
        wanted.pop()
    for place, row in enumerate(rows[:_HEADER_WITHIN]):
        candidates = [(1, row.cells)]
        if place + 1 < len(rows):
            below = rows[place + 1]
            candidates += [(2, joined(row, below)), (2, joined(_spread(row, below), below))]
        for height, cells in candidates:
            texts = [same_text(cell) for cell in cells]
            if texts[: len(wanted)] == wanted and not any(texts[len(wanted) :]):
                return _below(rows, place, height, tuple(cells))
    return None


def same_text(text: str) -> str:
    """Return a title for comparison: capitals and the number of blanks do not count.

    Parameters
    ----------
    text
        The title as a file has it.
    """
    return " ".join(clean(text).casefold().split())


def joined(upper: Row, lower: Row) -> tuple[str, ...]:
    """Return the titles of a header that runs over two rows; a title above stands over the blanks to its right too."""
    width = max(len(upper.cells), len(lower.cells))
    above = upper.cells + ("",) * (width - len(upper.cells))
    below = lower.cells + ("",) * (width - len(lower.cells))
    return tuple(" ".join(part for part in pair if part) for pair in zip(above, below, strict=True))


def _below(rows: Sequence[Row], place: int, height: int, titles: tuple[str, ...]) -> SheetLayout:
    """Return the layout of rows whose header begins at a place and is one or two rows high."""
    last = rows[place + height - 1].number
    data = tuple(rows[place + height :])
    width = max([len(titles), *(len(row.cells) for row in data)])
    above = tuple(cell for row in rows[:place] for cell in row.cells if cell)
    return SheetLayout(last, height, last + 1, _trimmed((*titles, *[""] * (width - len(titles))), data), above, data)


def _known_header(rows: Sequence[Row]) -> tuple[int, int, tuple[str, ...]] | None:
    """Return place, height and titles of the row or two that hold most known titles; ``None`` where none has enough."""
    certainties = _certainties(rows[:_HEADER_WITHIN])
    best: tuple[float, int, int, tuple[str, ...]] = (0.0, 0, 0, ())
    for place, found in enumerate(certainties):
        if found > best[0] + 0.01:
            best = (found, place, 1, rows[place].cells)
        alone = max(found, *certainties[place + 1 : place + 2], 0.0)
        if alone >= _WORTH_A_ROW and place + 1 < len(rows) and _may_continue(rows[place], rows[place + 1]):
            two, titles = _over_two(rows[place], rows[place + 1])
            if two >= max(alone, best[0]) + _WORTH_A_ROW:
                best = (two, place, 2, titles)
    certainty, place, height, titles = best
    if certainty < _ENOUGH:
        return None
    if height == 1 and place + 1 < len(rows) and _only_hints(rows[place + 1]):
        return place, 2, joined(rows[place], rows[place + 1])
    return place, height, titles


def _certainties(rows: Sequence[Row]) -> list[float]:
    """Return how surely each row is one of titles, as far down as there are cells to be searched."""
    found: list[float] = []
    searched = 0
    for row in rows:
        if searched > _CELLS_SEARCHED:
            break
        searched += min(len(row.cells), _WIDEST)
        found.append(_certainty(row.cells) if row.filled > 1 else 0.0)
    return found


def _may_continue(upper: Row, lower: Row) -> bool:
    """Whether a row may be the second one of a header: right below the first, and without data."""
    return lower.number == upper.number + 1 and upper.filled > 1 and not _holds_data(lower)


def _over_two(upper: Row, lower: Row) -> tuple[float, tuple[str, ...]]:
    """Return the better way to join two rows to titles, with its certainty."""
    plain, spread = joined(upper, lower), joined(_spread(upper, lower), lower)
    return max((_certainty(plain), plain), (_certainty(spread), spread), key=lambda one: one[0])


def _certainty(cells: Sequence[str]) -> float:
    """Return how surely cells are titles: the sum over fields of the surest title, less what looks like data."""
    surest: dict[str, float] = {}
    others = data = 0
    for cell in cells[:_WIDEST]:
        if not cell:
            continue
        evidence = title_evidence(cell)
        if evidence.meanings:
            first = evidence.meanings[0]
            surest[first.field] = max(surest.get(first.field, 0.0), first.certainty)
        elif evidence.recognised:
            others += 1
        elif kinds_of(cell) & _DATA_KINDS:
            data += 1
    return sum(surest.values()) + 0.3 * others - 1.0 * data


def _spread(upper: Row, lower: Row) -> Row:
    """Return an upper row whose titles stand over the blanks to their right, where a title stands below."""
    spread, last = [], ""
    for place in range(max(len(upper.cells), len(lower.cells))):
        cell = upper.cells[place] if place < len(upper.cells) else ""
        last = cell or last
        below = lower.cells[place] if place < len(lower.cells) else ""
        spread.append(last if below else cell)
    return Row(upper.number, tuple(spread))


def _holds_data(row: Row) -> bool:
    """Whether a cell of a row looks like a date, an amount or a long number."""
    return any(kinds_of(cell) & _DATA_KINDS for cell in row.cells if cell)


def _only_hints(row: Row) -> bool:
    """Whether a row below the header says only in what form its column is written, such as ``dd/mm/yyyy`` or ``£``."""
    hints = {
        "£",
        "gbp",
        "£s",
        "£'s",
        "(£)",
        "£p",
        "dd/mm/yyyy",
        "dd/mm/yy",
        "(dd/mm/yyyy)",
        "text",
        "number",
        "yyyy-mm-dd",
    }
    return all(cell.casefold() in hints for cell in row.cells if cell)


def _header_by_contrast(rows: Sequence[Row]) -> tuple[int, int, tuple[str, ...]] | None:
    """Return a row of unknown titles: words only, with rows of data right below it."""
    width = max(row.filled for row in rows)
    for place, row in enumerate(rows[:_HEADER_WITHIN]):
        if row.filled >= max(2, 0.6 * width) and not _holds_data(row):
            wordy = all(not cell[:1].isdigit() and len(cell) <= 60 for cell in row.cells if cell)
            below = rows[place + 1 : place + 6]
            if wordy and below and all(_holds_data(one) for one in below) and len(set(row.cells)) >= row.filled:
                return place, 1, row.cells
    return None


def _without_header(rows: Sequence[Row]) -> SheetLayout:
    """Return the layout of rows without a header: the data begins where rows are as wide as most."""
    widths = sorted(row.filled for row in rows)
    usual = widths[len(widths) // 2]
    first = next((place for place, row in enumerate(rows) if row.filled >= 0.6 * usual and _holds_data(row)), 0)
    data = tuple(rows[first:])
    width = max(len(row.cells) for row in data)
    above = tuple(cell for row in rows[:first] for cell in row.cells if cell)
    return SheetLayout(None, 0, data[0].number, _trimmed(("",) * width, data), above, data)


def _trimmed(titles: tuple[str, ...], data: Sequence[Row]) -> tuple[str, ...]:
    """Leave out columns at the right edge that have neither a title nor a value."""
    last = max([place for place, title in enumerate(titles) if title], default=-1)
    for row in data:
        last = max([last, *(place for place in range(len(row.cells) - 1, last, -1) if row.cells[place])])
    return titles[: last + 1]
