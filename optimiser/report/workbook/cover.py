"""Cover: what the workbook is, whether its checks agree, the headline, how to read it and what is in it."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from optimiser.report.workbook.blocks import Block, Formula
from optimiser.report.workbook.headline import class_sums, headline_form, headline_numbers
from optimiser.report.workbook.parts import HEADLINE_WORDS, SOURCE_TABLES, WITHHELD, Part
from optimiser.report.workbook.sheet_places import FINDINGS, ILLUSTRATION, sheet_title
from optimiser.report.workbook.sheets import Line
from optimiser.tables import INPUT_TABLES

_LINE = 190
_STATEMENTS = (
    (
        "Opportunities are not savings. An opportunity is what the data suggests could be had; it has no owner yet. A "
        "saving needs a scheme, an owner and evidence quoted or contracted."
    ),
    (
        "Sign: in columns headed fav/(adv) a positive number is favourable and a number in brackets is adverse. "
        "Everywhere else brackets are simply a negative number."
    ),
    (
        "Units: pounds to the penny, at the price base and for the period that each header or row states; nothing is "
        "added across price bases. Quantities are in the unit of their row."
    ),
    (
        "Blue on a light fill is input or a figure as published. Black is worked out: a live formula wherever a simple "
        "one gives the figure to the penny, otherwise the number with the figure's identifier in its row (see Trace)."
    ),
    (
        "Basis: published is public statistics, supplied is the users' own records, assumed is a dated assumption. "
        "Synthetic figures stand on the sheets named Illustration and nowhere else."
    ),
)


def cover_lines(
    part: Part, blocks: Mapping[str, Block], checks: Sequence[Block], sheets: Sequence[tuple[str, int, str]]
) -> list[Line]:
    """Return the lines of the cover.

    Parameters
    ----------
    part
        The part for headlines.
    blocks
        Its blocks.
    checks
        Every block of checks.
    sheets
        Every other sheet in order: name, rows, what it shows.
    """
    result = part.result
    sentence = str(result.get("headline_sentence") or "")
    return [
        Line((str(result.get("case_title") or result.get("case") or "Workbook"),), style="title"),
        *_wrapped(sentence),
        Line(),
        *_facts(result),
        Line(),
        *_master(checks),
        Line(),
        *_headline(part, blocks),
        *_classes(blocks),
        Line(("How to read it",), style="heading"),
        *(line for text in _STATEMENTS for line in _wrapped(text)),
        Line(),
        Line(("Contents", "Rows", "What it shows"), style="heading"),
        *(Line((name, rows, _first_sentence(note)), "count", link=name) for name, rows, note in sheets),
        Line(),
        *_left_out(result, blocks, sheets),
    ]


def illustration_lines(part: Part) -> list[Line]:
    """Return the lines above the blocks of the illustration.

    Parameters
    ----------
    part
        The illustration.
    """
    sentence = _wrapped(str(part.result.get("illustration_sentence") or ""))
    return [
        Line(("Worked illustration – synthetic",), style="title"),
        *_wrapped("Everything on this sheet rests on made-up rows. It shows how the method works and is no finding."),
        *sentence[:4],
    ]


def as_of_text(result: Mapping[str, Any]) -> str:
    """Return the case's date as people write it; empty where there is none."""
    text = str(result.get("as_of") or "")
    return f"{dt.date.fromisoformat(text):%d %b %Y}" if text else ""


def _facts(result: Mapping[str, Any]) -> list[Line]:
    status = {"optimal": "optimal", "within_gap": "within the gap asked for", "limit": "stopped at a limit"}
    scenario = ": ".join(str(part) for part in (result.get("scenario"), result.get("scenario_description")) if part)
    performed = {
        True: "yes: every figure was re-performed by separate code; says nothing of the source data",
        False: "no",
    }
    facts = (
        ("Case", result.get("case")),
        ("Scenario", scenario),
        ("As of", as_of_text(result)),
        ("Run", result.get("run_id")),
        ("Version of the program", result.get("tool_version")),
        ("Status", result.get("status_note") or status.get(str(result.get("status")), result.get("status"))),
        (
            "Arithmetic re-performed",
            performed.get(bool(result["arithmetic_verified"])) if "arithmetic_verified" in result else None,
        ),
    )
    return [Line((name, str(value))) for name, value in facts if value]


def _master(checks: Sequence[Block]) -> list[Line]:
    if not checks:
        return [Line(("MASTER CHECK", "There is nothing to check."), style="heading")]
    ranges = ",".join(block.grid.column("agrees") for block in checks)
    agree = all(verdict for block in checks for verdict in block.exact("agrees"))
    count = sum(block.grid.rows for block in checks)
    words = f"TRUE when all {count} checks agree to the penny"
    return [Line(("MASTER CHECK", Formula(f"AND({ranges})", agree), words), style="verdict", link="")]


def _headline(part: Part, blocks: Mapping[str, Block]) -> list[Line]:
    numbers = headline_numbers(part, blocks)
    lines = [Line(("Headline", "£", "Where it comes from"), style="heading")]
    for key, number in numbers.items():
        origin = "live, from the sheets" if isinstance(number, Formula) else "as published in result.json"
        origin = f"{_base(part)}; {origin}" if key == "opportunity_pence" else origin
        lines.append(Line((HEADLINE_WORDS.get(key, key), number, origin), headline_form(key)))
    if len(lines) == 1:
        lines.append(Line(("No headline figure was computed: see Not answered.",)))
    return [*lines, Line()]


def _base(part: Part) -> str:
    """Say of which year, at which prices and from which source the opportunity is."""
    source = part.result.get("sources", {}).get("spend_lines", {}).get("source", "")
    return "; ".join(str(text) for text in (part.base_of("opportunities"), source) if text) or "base not stated"


def _titles(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(sheet_title(name) for name in names))


def _classes(blocks: Mapping[str, Block]) -> list[Line]:
    sums = class_sums(blocks)
    if not sums:
        return []
    heading = Line(("Opportunity by how easily it comes", "£"), style="heading")
    return [heading, *(Line((words, formula)) for words, formula in sums), Line()]


def _wrapped(text: str) -> list[Line]:
    return [Line((line,)) for line in textwrap.wrap(text, _LINE)]


def _first_sentence(text: str) -> str:
    return text.split(". ", maxsplit=1)[0].rstrip(".") + "."


def _left_out(
    result: Mapping[str, Any], blocks: Mapping[str, Block], sheets: Sequence[tuple[str, int, str]]
) -> list[Line]:
    """Say which sheets there might have been, and why there are not."""
    shown = {name for name, _, _ in sheets}
    basis = result.get("basis") or {}
    missing = [name for name, sheet in FINDINGS.items() if name not in blocks and sheet not in shown]
    apart = [name for name in missing if basis.get(SOURCE_TABLES.get(name, "")) == "synthetic"]
    missing = [name for name in missing if name not in apart]
    absent = [name for name in INPUT_TABLES if f"input_{name}" not in blocks and name not in WITHHELD]
    synthetic = [name for name in absent if basis.get(name) == "synthetic"]
    absent = [name for name in absent if name not in synthetic]
    withheld = [f"{name.replace('_', ' ')} ({WITHHELD[name]})" for name in WITHHELD if name in basis]
    texts = (
        ("Findings without a sheet, because nothing was found or computed", _titles(missing)),
        (
            "Inputs without a sheet, because the case does not have them",
            _titles(f"input_{name}" for name in absent),
        ),
        (f"Findings on {ILLUSTRATION} only, because they rest on synthetic rows", _titles(apart)),
        (f"Inputs on {ILLUSTRATION} only, because they are synthetic", _titles(f"input_{name}" for name in synthetic)),
        ("Inputs withheld", withheld),
    )
    lines = [line for words, names in texts if names for line in _wrapped(f"{words}: {', '.join(names)}.")]
    return [Line(("Left out",), style="heading"), *lines] if lines else []
