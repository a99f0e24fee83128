"""How each sheet of each file will be read: its header map, and the order of its dates, decided before any row is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from optimiser.ingest.header.header_map import HeaderMap, Question, TableKind
from optimiser.ingest.header.header_map_file import Layout, apply_layouts
from optimiser.ingest.header.inference import infer_header
from optimiser.ingest.numbers_exact import quoted
from optimiser.ingest.source.dates import (
    DateEvidence,
    DateOrder,
    date_evidence,
    decide_order,
    first_of_month,
    month_in_name,
)
from optimiser.ingest.source.month_names import month_told
from optimiser.ingest.source.sheets import Block, SourceFile, SourceSheet

_SAMPLE_ROWS = 5_000
DATED: dict[TableKind, tuple[str, ...]] = {"lines": ("date",), "contracts": ("start", "end"), "none": ()}
"""Fields of dates whose order is decided, by what a sheet is."""


@dataclass(frozen=True)
class Origin:
    """A file to be read.

    Parameters
    ----------
    path
        Where it lies.
    name
        How it is called in every output.
    trust
        Code of the trust that sent it.
    layouts
        Header maps that a person made; one that has the header of a sheet goes before what is inferred.
    """

    path: Path
    name: str
    trust: str
    layouts: tuple[Layout, ...] = ()


@dataclass(frozen=True)
class SheetPlan:
    """How one sheet is read.

    Parameters
    ----------
    origin
        Its file.
    sheet
        The sheet.
    header
        What its columns hold.
    evidence
        How its dates are written.
    order
        How they are read; ``None`` where it has no column of dates.
    month
        First day of the month that all its rows are of; ``None`` where they have their own dates.
    """

    origin: Origin
    sheet: SourceSheet
    header: HeaderMap
    evidence: DateEvidence | None = None
    order: DateOrder | None = None
    month: dt.date | None = None

    @property
    def place(self) -> str:
        """File and sheet in words."""
        return f"{self.origin.name}, sheet {self.sheet.name}" if self.sheet.name else self.origin.name


@dataclass(frozen=True)
class FilePlan:
    """How one file is read.

    Parameters
    ----------
    origin
        The file.
    source
        The file, opened.
    sheets
        Its sheets, those that are no table included.
    """

    origin: Origin
    source: SourceFile
    sheets: tuple[SheetPlan, ...] = field(default=())


def plan_file(origin: Origin, source: SourceFile) -> FilePlan:
    """Find the header map of every sheet, and how its dates are written.

    Parameters
    ----------
    origin, source
        The file, opened.

    Raises
    ------
    FileRefusedError
        If what comes further down a sheet cannot be read.
    """
    return FilePlan(origin, source, tuple(_plan_sheet(origin, sheet) for sheet in source.sheets))


def _plan_sheet(origin: Origin, sheet: SourceSheet) -> SheetPlan:
    """Find the header map of one sheet, and look through its dates."""
    sample = list(_first_rows(sheet.blocks(), _SAMPLE_ROWS))
    header = _priced(apply_layouts(sample, origin.layouts) or infer_header(sample))
    header, month = _in_its_month(header, origin, sheet)
    plan = SheetPlan(origin, sheet, _monthly(header, sample), month=month)
    dated = [header.columns[name].index for name in DATED[header.table] if name in header.columns]
    if not dated or not header.usable:
        return plan
    evidence = DateEvidence()
    for block in sheet.blocks():
        skipped = max(header.first_data_row - block.first_row, 0)
        rows = list(islice(block.rows, skipped, None))
        for index in dated:
            evidence += date_evidence([row[index] for row in rows if len(row) > index])
    return replace(plan, evidence=evidence)


def _in_its_month(header: HeaderMap, origin: Origin, sheet: SourceSheet) -> tuple[HeaderMap, dt.date | None]:
    """Take the month that a title or a name states for all rows of a sheet that has no column of dates."""
    asked = [one for one in header.questions if one.kind == "missing-column" and one.field == "date"]
    if not asked:
        return header, None
    month = month_told((sheet.name, *header.above, origin.path.name))
    month = month or month_told((sheet.name, *header.above, origin.path.name, origin.path.parent.name))
    if month is None:
        return header, None
    said = (
        f"no column holds a date: {month:%B %Y} is taken for all rows, as its title or name says; the day is its first."
    )
    told = replace(
        asked[0], severity="note", columns=(), message=said, remedy="Add a column of dates if that is wrong."
    )
    kept = [one for one in header.questions if one not in asked]
    return replace(header, questions=(*kept, told)), month


def _monthly(header: HeaderMap, sample: Sequence[Block]) -> HeaderMap:
    """Tell that dates which name a month alone are read as its first day."""
    date = header.columns.get("date")
    if date is None:
        return header
    cells = (row[date.index] for block in sample for row in block.rows if len(row) > date.index)
    first = next((cell for cell in cells if first_of_month(cell) is not None), "")
    if not first:
        return header
    said = f"'{date.title}' names months without a day, such as {quoted(first)}: the first day is taken."
    told = Question("note", "doubtful-column", "date", (date.title,), said, "Nothing need be done.")
    return replace(header, questions=(*header.questions, told))


def _priced(header: HeaderMap) -> HeaderMap:
    """Let quantity times price stand for an amount that a file of orders does not state."""
    open_questions = [question for question in header.questions if question.severity == "error"]
    if not {"quantity", "unit_price"} <= header.columns.keys() or {one.field for one in open_questions} != {"amount"}:
        return header
    said = "no column holds the pounds of a line: quantity times unit price is taken, rounded to the penny."
    told = (replace(open_questions[0], severity="note", message=said),)
    kept = tuple(question for question in header.questions if question.severity != "error")
    return replace(header, questions=(*told, *kept))


def _first_rows(blocks: Iterable[Block], most: int) -> Iterator[Block]:
    """Yield the first rows of a sheet."""
    for block in blocks:
        yield Block(block.first_row, block.rows[:most])
        most -= len(block.rows)
        if most <= 0:
            return


def decide_dates(files: Sequence[FilePlan]) -> list[FilePlan]:
    """Decide for every sheet how its dates are read.

    The sheet decides; where it leaves it open, its whole file does, then the other sheets of the same trust with the
    same titles, if these agree.

    Parameters
    ----------
    files
        Every file that is read together.
    """
    alone = [replace(file, sheets=tuple(map(_decided, _with_file_evidence(file)))) for file in files]
    orders: dict[tuple[str, tuple[str, ...]], set[str]] = {}
    for sheet in (sheet for file in alone for sheet in file.sheets):
        if sheet.order is not None and sheet.order.order != "undecided":
            orders.setdefault((sheet.origin.trust, sheet.header.titles), set()).add(sheet.order.order)
    return [replace(file, sheets=tuple(_like_others(sheet, orders) for sheet in file.sheets)) for file in alone]


def _with_file_evidence(file: FilePlan) -> list[SheetPlan]:
    """Let the sheets of a file speak for those that leave open how their dates are written."""
    total = sum((sheet.evidence for sheet in file.sheets if sheet.evidence is not None), DateEvidence())
    found = []
    for sheet in file.sheets:
        own = sheet.evidence
        open_alone = own is not None and decide_order(own).order == "undecided"
        found.append(replace(sheet, evidence=total) if open_alone and len(file.sheets) > 1 else sheet)
    return found


def _decided(sheet: SheetPlan) -> SheetPlan:
    """Decide from the sheet itself, from what a person said, or from the month that its name states."""
    if sheet.evidence is None:
        return sheet
    told = sheet.header.date_order
    if told != "auto":
        serials = decide_order(sheet.evidence).serials
        return replace(sheet, order=DateOrder(told, "The header map says so.", serials))
    month = month_in_name(sheet.sheet.name) or month_in_name(sheet.origin.path.name)
    return replace(sheet, order=decide_order(sheet.evidence, month))


def _like_others(sheet: SheetPlan, orders: dict[tuple[str, tuple[str, ...]], set[str]]) -> SheetPlan:
    """Read an undecided sheet as all others of its trust with the same titles are read."""
    if sheet.order is None or sheet.order.order != "undecided":
        return sheet
    seen = orders.get((sheet.origin.trust, sheet.header.titles), set())
    for order in ("dmy", "mdy"):
        if seen == {order}:
            why = f"{sheet.order.why} The other files with the same titles are all {order}."
            return replace(sheet, order=replace(sheet.order, order=order, why=why))
    return sheet
