"""Writes header maps as a TOML file that a person can correct, and reads it back."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from optimiser.ingest.check_header import letter
from optimiser.ingest.header.header_map import HeaderMap
from optimiser.ingest.header.layout import same_text
from optimiser.ingest.header.person_layouts import Layout, apply_layouts, read_layout
from optimiser.ingest.header.standard_fields import FIELDS_OF, REQUIRED_OF
from optimiser.issues import Issue, IssueLog

__all__ = ["HEADER_MAP_NAME", "Layout", "apply_layouts", "from_toml", "to_toml"]
HEADER_MAP_NAME = "header_map.toml"
_FORMAT = 1
_SAID_AS = {"error": "TO ANSWER", "warning": "PLEASE LOOK", "note": "TOLD"}
_LINE = re.compile(r"\(at line ([0-9]+),")
_EXPLAINED = """\
# Which column holds what, in the files that were read. To correct it: change a title on the right of an equals sign
# to the title of the right column, as the header lists it (or to its letter, such as "column C"); delete a line whose
# field the file does not have; add a line for a field that is missing. Then hand this file back with the files: what
# it says is taken as said by a person. A layout counts for every sheet whose titles are those of its header.
# table: "lines" for payments or orders, "contracts" for a register of contracts, "none" for a sheet not to be read.
# date_order: "auto" (the dates of a file decide), "dmy" for 30/04/2020, "mdy" for 04/30/2020.
"""


def to_toml(maps: Iterable[tuple[str, HeaderMap]]) -> str:
    """Write header maps as TOML, each layout once, in the order in which they were met.

    Parameters
    ----------
    maps
        Each map with the place where it was seen, such as ``May.xlsx, sheet Review``.
    """
    by_header: dict[tuple[str, ...], list[tuple[str, HeaderMap]]] = {}
    for place, header in maps:
        if header.titles:
            by_header.setdefault(tuple(map(same_text, header.titles)), []).append((place, header))
    tables = {header.table for seen in by_header.values() for _, header in seen}
    lines = [_EXPLAINED.rstrip()]
    for table in (one for one in FIELDS_OF if one in tables and one != "none"):
        lines.append(f"# Fields of {table}:")
        lines += [f"#   {field.name}: {field.meaning}" for field in FIELDS_OF[table].values() if not field.dropped]
    lines += ["", f"format = {_FORMAT}"]
    for seen in by_header.values():
        lines += ["", *_layout_lines(seen)]
    return "\n".join(lines) + "\n"


def from_toml(path: Path) -> tuple[tuple[Layout, ...], list[Issue]]:
    """Read a header map file.

    Parameters
    ----------
    path
        The file.

    Returns
    -------
    tuple
        Its layouts, and what is wrong in it; a layout with something wrong is left out.
    """
    log = IssueLog()
    document = _document(path, log)
    layouts: list[Layout] = []
    seen: dict[tuple[str, ...], int] = {}
    for place, part in enumerate(document, start=1):
        layout = read_layout(part, place, path.name, log)
        if layout is None:
            continue
        header = tuple(map(same_text, layout.header))
        if header in seen:
            message = f"layout {place} has the same header as layout {seen[header]}."
            log.add("map-repeated-column", message, table=HEADER_MAP_NAME, file=path.name)
            continue
        seen[header] = place
        layouts.append(layout)
    return tuple(layouts), log.issues


def _document(path: Path, log: IssueLog) -> list[Any]:
    """Return the layouts of the file as they stand; none where it is not TOML or of another form."""
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError:
        log.add("map-unreadable", "the file cannot be opened.", table=HEADER_MAP_NAME, file=path.name)
        return []
    except UnicodeDecodeError:
        remedy = "Save it as UTF-8 text."
        log.add("map-unreadable", "the file is not UTF-8 text.", table=HEADER_MAP_NAME, file=path.name, remedy=remedy)
        return []
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        message = "the file is not valid TOML from here on." if found else "the file is not valid TOML."
        row = int(found[1]) if found else None
        log.add("map-unreadable", message, table=HEADER_MAP_NAME, file=path.name, row=row)
        return []
    strange = sorted(document.keys() - {"format", "layouts"})
    layouts = document.get("layouts", [])
    if strange or document.get("format") != _FORMAT or not isinstance(layouts, list):
        said = f"the key '{strange[0]}' is not known" if strange else f"it needs format = {_FORMAT} and [[layouts]]"
        log.add("map-unreadable", f"the file is no header map: {said}.", table=HEADER_MAP_NAME, file=path.name)
        return []
    return layouts


def _layout_lines(seen: Sequence[tuple[str, HeaderMap]]) -> Iterator[str]:
    """Write one layout: where it was seen, its header, its columns with their reasons, and what is asked."""
    header = max((header for _, header in seen), key=lambda one: len(one.columns))
    yield "[[layouts]]"
    yield f"seen_in = [{', '.join(_quoted(place) for place, _ in seen)}]"
    yield f'table = "{header.table}"'
    yield f'date_order = "{header.date_order}"'
    yield f"header = [{', '.join(_quoted(' '.join(title.split())) for title in header.titles)}]"
    asked = dict.fromkeys(
        (one.severity, one.field, f"{one.message} {one.remedy}") for _, each in seen for one in each.questions
    )
    for severity, _, text in asked:
        yield f"# {_SAID_AS[severity]}: {_line(text)}"
    yield ""
    yield "[layouts.columns]"
    for name, choice in header.columns.items():
        yield f"# {choice.confidence:.2f} {_line(choice.why)}"
        yield f"{name} = {_quoted(_reference(header, choice.index))}"
    missing = [group for group in REQUIRED_OF[header.table] if not any(name in header.columns for name in group)]
    for group in missing:
        yield f'# {group[0]} = "write the title of its column here, and take the # away"'
    for column in header.others:
        verb = "never written" if column.dropped else "kept as it stands, in no field"
        yield f"# {_line(_reference(header, column.index))}: {verb}. {_line(column.why)}"


def _reference(header: HeaderMap, index: int) -> str:
    """Return how a column is named: by its title where only one has it, else by its letter."""
    titles = [same_text(title) for title in header.titles]
    once = titles[index] and titles.count(titles[index]) == 1
    return " ".join(header.titles[index].split()) if once else f"column {letter(index)}"


def _quoted(text: str) -> str:
    """Return a text as TOML has it in double quotes."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _line(text: str) -> str:
    """Return a text on one line, without signs that a comment must not hold."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
