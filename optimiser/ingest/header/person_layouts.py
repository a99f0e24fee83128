"""Layouts as a person corrected them: read from a header map file, and laid over the sheets that have their header."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from optimiser.ingest.header.columns import Column
from optimiser.ingest.header.header_map import (
    ColumnChoice,
    DateOrderSetting,
    HeaderMap,
    OtherColumn,
    Question,
    TableKind,
)
from optimiser.ingest.header.inference import columns_in
from optimiser.ingest.header.layout import layout_with_titles, same_text, sample_rows
from optimiser.ingest.header.personal import patients_named, to_be_dropped
from optimiser.ingest.header.questions import missing_fields, of_thousands
from optimiser.ingest.header.standard_fields import FIELDS_OF
from optimiser.ingest.numbers_exact import quoted
from optimiser.ingest.source.sheets import Block
from optimiser.ingest.suggest import Suggestions
from optimiser.issues import IssueLog

BY_A_PERSON = "By a person."
_LETTER = re.compile(r"column ([a-z]{1,3})", re.IGNORECASE)
_KEYS = frozenset({"seen_in", "table", "date_order", "header", "columns"})


@dataclass(frozen=True)
class Layout:
    """One layout of a header map file: what a person says of every sheet with this header.

    Parameters
    ----------
    place
        Number of the layout in the file, from 1.
    seen_in
        Files and sheets in which the layout was seen.
    table
        ``lines``, ``contracts``, or ``none`` for sheets not to be read.
    header
        Titles by position, as the file has them.
    columns
        Position of the column of each standard field.
    date_order
        ``auto``, ``dmy`` or ``mdy``.
    """

    place: int
    seen_in: tuple[str, ...]
    table: TableKind
    header: tuple[str, ...]
    columns: Mapping[str, int]
    date_order: DateOrderSetting


def read_layout(part: object, place: int, file: str, log: IssueLog) -> Layout | None:
    """Read one layout; ``None`` where something in it is wrong, which is then in the log.

    Parameters
    ----------
    part
        What TOML has.
    place
        Its number, from 1.
    file
        Name of the header map file.
    log
        Where issues go.
    """
    wrong = _form_of(part)
    if wrong:
        log.add("map-unreadable", f"layout {place}: {wrong}.", table="header_map.toml", file=file)
        return None
    said: dict[str, Any] = part  # type: ignore[assignment]
    before = len(log)
    header = tuple(said["header"])
    columns = _columns(said.get("columns", {}), header, said["table"], f"layout {place}", file, log)
    if len(log) > before:
        return None
    order = said.get("date_order", "auto")
    return Layout(place, tuple(said.get("seen_in", ())), said["table"], header, columns, order)


def apply_layouts(sample: Sequence[Block], layouts: Sequence[Layout]) -> HeaderMap | None:
    """Return the map that a person made for a sheet with this header; ``None`` where no layout has its header.

    Parameters
    ----------
    sample
        The first rows of the sheet.
    layouts
        Layouts of the header map file.
    """
    rows = sample_rows(sample)
    for layout in layouts if rows else ():
        found = layout_with_titles(rows, layout.header)
        if found is not None:
            blank = HeaderMap(
                "none", found.header_row, found.header_rows, found.first_data_row, found.titles, found.above
            )
            return blank if layout.table == "none" else _laid_over(blank, columns_in(found), layout)
    return None


def _laid_over(blank: HeaderMap, columns: Sequence[Column], layout: Layout) -> HeaderMap:
    """Return the map of a sheet as a person has it; what names patients or leads to persons stays out all the same."""
    dropped = to_be_dropped(columns)
    forbidden = [name for name, index in layout.columns.items() if index in dropped]
    chosen = {
        name: ColumnChoice(index, columns[index].title, 1.0, BY_A_PERSON, _meaning(columns[index], name))
        for name, index in layout.columns.items()
        if index < len(columns) and index not in dropped
    }
    taken = {choice.index for choice in chosen.values()}
    others = [
        dropped.get(one.index) or OtherColumn(one.index, one.title, BY_A_PERSON)
        for one in columns
        if one.index not in taken and (one.title or one.profile.filled)
    ]
    refused = [
        Question(
            "error",
            "patient-data",
            name,
            (columns[layout.columns[name]].shown,),
            f"{columns[layout.columns[name]].shown} cannot be {name}: {dropped[layout.columns[name]].why}",
            "Name another column in header_map.toml, or delete the line.",
        )
        for name in forbidden
    ]
    money = [columns[one.index] for name, one in chosen.items() if FIELDS_OF[layout.table][name].values == "money"]
    missing = missing_fields(columns, chosen, layout.table)
    questions = (*patients_named(columns), *refused, *missing, *of_thousands(money))
    return HeaderMap(
        layout.table,
        blank.header_row,
        blank.header_rows,
        blank.first_data_row,
        blank.titles,
        blank.above,
        chosen,
        tuple(others),
        questions,
        layout.date_order,
    )


def _meaning(column: Column, name: str) -> str:
    """Return which meaning of a field a title tells; empty where it does not speak of the field."""
    return next((one.meaning for one in column.evidence.meanings if one.field == name), "")


def _form_of(part: object) -> str:
    """Return what is wrong with the form of a layout; empty where nothing is."""
    if not isinstance(part, dict):
        return "it is not a table; begin it with [[layouts]]"
    strange = sorted(part.keys() - _KEYS)
    if strange:
        return f"the key {quoted(strange[0])} is not known"
    for key in ("header", "seen_in"):
        texts = part.get(key, [])
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            return f"{key} must be a list of texts"
    if not part.get("header"):
        return "header is missing: the titles of the columns, from the first to the last"
    if part.get("table") not in get_args(TableKind):
        return 'table must be "lines", "contracts" or "none"'
    if part.get("date_order", "auto") not in get_args(DateOrderSetting):
        return 'date_order must be "auto", "dmy" or "mdy"'
    columns = part.get("columns", {})
    if not isinstance(columns, dict) or not all(isinstance(title, str) for title in columns.values()):
        return "columns must give a title in quotation marks for each field"
    return ""


def _columns(
    said: Mapping[str, str], header: Sequence[str], table: TableKind, where: str, file: str, log: IssueLog
) -> dict[str, int]:
    """Return the position of the column of each field, and record what cannot be."""
    known = {name for name, field in FIELDS_OF[table].items() if not field.dropped}
    titles = [same_text(title) for title in header]
    found: dict[str, int] = {}
    for name, reference in said.items():
        if name not in known and table != "none":
            close = Suggestions(known).closest(name)
            hint = f"Did you mean '{close}'? " if close else ""
            message = f"{where}: {table} have no field {quoted(name)}."
            remedy = f"{hint}The comment at the top of the file lists the fields."
            log.add("map-unknown-field", message, table="header_map.toml", file=file, column=name, remedy=remedy)
        elif reference.strip():
            index = _position(reference, titles)
            if isinstance(index, str):
                log.add("map-missing-column", f"{where}: {index}", table="header_map.toml", file=file, column=name)
            elif index in found.values():
                other = next(field for field, place in found.items() if place == index)
                message = f"{where}: {quoted(reference)} is given to '{other}' and to '{name}'."
                log.add("map-repeated-column", message, table="header_map.toml", file=file, column=name)
            else:
                found[name] = index
    return found


def _position(reference: str, titles: Sequence[str]) -> int | str:
    """Return the position of a column that is named by its title or letter, or what is wrong with the name."""
    wanted = same_text(reference)
    places = [place for place, title in enumerate(titles) if title == wanted]
    if len(places) == 1:
        return places[0]
    if places:
        return f"several columns are titled {quoted(reference)}; name the one by its letter, such as column C."
    match = _LETTER.fullmatch(wanted)
    if match is None:
        close = Suggestions(titles).closest(wanted)
        hint = f" Did you mean {quoted(close)}?" if close else ""
        return f"the header has no column {quoted(reference)}.{hint}"
    place = 0
    for sign in match[1].upper():
        place = place * 26 + ord(sign) - ord("A") + 1
    return (
        place - 1 if place <= len(titles) else f"the header has {len(titles)} columns, so none is {quoted(reference)}."
    )
