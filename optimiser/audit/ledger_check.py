"""Compares every published figure and its sources with the recomputed ones."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any

from optimiser.audit.book import Book, Expected, scope_of, weakest
from optimiser.audit.comparison import Comparison
from optimiser.audit.reading import Row, RunRecord
from optimiser.tables import INPUT_TABLES, Table

FIGURES, SOURCES = "record/findings/figures.csv", "record/findings/figure_sources.csv"
_CLAIMS = ("class", "pooled")
_SUMS = ("sum", "signed_sum", "register_difference", "award_saving")
_NAMED = ("trust", "item", "supplier", "contract", "category", "detail", "evidence")
_OF_A_ROW = ("table", "file", "sheet", "row", "key")


def check_ledger(run: RunRecord, book: Book, found: Comparison) -> None:
    """Compare ``figures.csv`` and ``figure_sources.csv`` with the recomputed figures.

    Parameters
    ----------
    run
        The published side.
    book
        The recomputed side.
    found
        Takes the differences.
    """
    published = {row["figure"]: row for row in run.findings.get("figures", [])}
    sources: dict[str, list[Row]] = defaultdict(list)
    for row in run.findings.get("figure_sources", []):
        sources[row["figure"]].append(row)
    found.require(len(published) == len(run.findings.get("figures", [])), FIGURES, "", "A figure is listed twice.")
    found.same_keys(FIGURES, published, book.figures, "The figure")
    found.same_keys(SOURCES, sources, published, "The list of sources of")
    _check_rows_exist(run, sources, found)
    for name, row in published.items():
        if name in book.figures:
            _check_figure(row, sources[name], book.figures[name], found)
        _check_sum(row, sources[name], published, found)
    _check_scopes(run, published, sources, found)
    _check_claims(published, found)


def _check_figure(row: Row, sources: list[Row], expected: Expected, found: Comparison) -> None:
    """Compare one figure: its kind, value, columns, rows and parts."""
    name, value = row["figure"], expected.value
    found.same(FIGURES, name, row["kind"], expected.kind, "kind")
    money = isinstance(value, int)
    found.same(
        FIGURES,
        name,
        row["value_pence" if money else "value_number"],
        value,
        "value_pence" if money else "value_number",
    )
    found.same(FIGURES, name, row["value_number" if money else "value_pence"], None, "the value of the other kind")
    if money:
        found.same(FIGURES, name, row["unit"], "GBP", "unit")
    found.same_columns(FIGURES, name, row, {**dict.fromkeys(_NAMED, ""), **expected.about})
    rows = {
        (source["table"], source["row"]): source["sign"] for source in sources if source["table"] and source["sign"]
    }
    _compare_sources(name, rows, expected.rows, found)
    if expected.used_rows is not None:
        apart = {(source["table"], source["row"]): 0 for source in sources if source["table"] and not source["sign"]}
        _compare_sources(name, apart, dict.fromkeys(expected.used_rows, 0), found)
    parts = _net_parts(sources)
    _compare_sources(name, parts, expected.parts, found)


def _compare_sources(name: str, published: Mapping[Any, int], due: Mapping[Any, int], found: Comparison) -> None:
    """Compare what a figure says it was made from with what its definition uses."""
    found.checks += len(due)
    if published == due:
        return
    for source in sorted(published.keys() | due.keys(), key=str):
        said, should = published.get(source), due.get(source)
        if said != should:
            words = source if isinstance(source, str) else " row ".join(map(str, source))
            message = f"The source {words} is listed with sign {_sign(said)} and used with sign {_sign(should)}."
            found.add(SOURCES, name, message, _sign(said), _sign(should))


def _net_parts(sources: list[Row]) -> dict[str, int]:
    """Return the other figures a figure names, with their signs added; what cancels out is left out."""
    listed: dict[str, list[int]] = defaultdict(list)
    for source in sources:
        if source["part_figure"]:
            listed[source["part_figure"]].append(source["sign"])
    return {name: sum(signs) for name, signs in listed.items() if sum(signs) or len(signs) == 1}


def _check_sum(row: Row, sources: list[Row], published: Mapping[str, Row], found: Comparison) -> None:
    """Add the parts of a figure as they are published; no row and no part may be counted twice."""
    name = row["figure"]
    places = [source["part"] for source in sources]
    found.same(SOURCES, name, places, list(range(1, len(places) + 1)), "the numbering of its sources")
    counted = Counter((source["table"], source["row"], source["part_figure"], source["sign"]) for source in sources)
    twice = [key for key, times in counted.items() if times > 1 and key[3]]
    found.require(not twice, SOURCES, name, f"A source is counted twice: {twice[:1]}.")
    parts = [source for source in sources if source["part_figure"]]
    known = [source for source in parts if source["part_figure"] in published]
    found.require(len(known) == len(parts), SOURCES, name, "It is made from a figure that is not in the ledger.")
    if row["kind"] in _SUMS and len(known) == len(parts):
        total = sum(source["sign"] * (published[source["part_figure"]]["value_pence"] or 0) for source in parts)
        found.same(FIGURES, name, row["value_pence"], total, "the sum of its parts in pence")


def _check_rows_exist(run: RunRecord, sources: Mapping[str, list[Row]], found: Comparison) -> None:
    """See that every row named is in the record, under that file, sheet and key."""
    keys = {
        name: {row["row"]: tuple(row[column] for column in _key_columns(INPUT_TABLES[name])) for row in rows}
        for name, rows in run.inputs.items()
    }
    for table, rows in run.inputs.items():
        place = f"record/input/{table}.csv"
        found.require(len(keys[table]) == len(rows), place, table, "Two rows have the same number.")
    for name, own in sources.items():
        for source in own:
            found.checks += 1
            table = source["table"]
            if bool(table) == bool(source["part_figure"]) or (not table and any(source[part] for part in _OF_A_ROW)):
                found.add(SOURCES, name, "A source names neither a row nor a figure, or something of both.")
            elif not table:
                continue
            elif source["row"] not in keys.get(table, {}):
                found.add(SOURCES, name, f"There is no row {source['row']} in the record of {table}.", source["row"])
            elif source["key"] not in keys[table][source["row"]]:
                message = f"Row {source['row']} of {table} has another key than the source names."
                found.add(SOURCES, name, message, source["key"], "/".join(map(str, keys[table][source["row"]])))
            elif (source["file"], source["sheet"]) != (run.about(table, "file"), run.about(table, "sheet")):
                found.add(SOURCES, name, f"The source names another file or sheet than {table} was read from.")


def _check_scopes(
    run: RunRecord, published: Mapping[str, Row], sources: Mapping[str, list[Row]], found: Comparison
) -> None:
    """See that what touches a synthetic table stands in no headline, and nothing claims a better basis than it has."""
    touched: dict[str, frozenset[str]] = {}

    def bases(name: str, above: frozenset[str]) -> frozenset[str]:
        if name not in touched and name in published and name not in above:
            own = {run.about(source["table"], "basis") for source in sources[name] if source["table"] in run.inputs}
            for source in sources[name]:
                own |= bases(source["part_figure"], above | {name}) if source["part_figure"] else frozenset()
            touched[name] = frozenset(own)
        return touched.get(name, frozenset())

    for name, row in published.items():
        rests_on = bases(name, frozenset())
        if not rests_on or row["basis"] not in ("published", "supplied", "assumed", "synthetic"):
            found.require(False, FIGURES, name, "It rests on nothing that has a basis.")
            continue
        least = weakest(rests_on)
        found.require(
            weakest((least, row["basis"])) == row["basis"],
            FIGURES,
            name,
            f"It claims to be {row['basis']} and rests on a {least} table.",
        )
        apart = scope_of(least) == "illustration"
        message = f"It stands in the {row['scope']} and rests on a {least} table."
        found.require(row["scope"] == "illustration" if apart else True, FIGURES, name, message)


def _check_claims(published: Mapping[str, Row], found: Comparison) -> None:
    """See that what is claimed of a trust's spend on an item, in all classes, is never more than that spend."""
    claimed: dict[tuple[str, str], int] = defaultdict(int)
    for row in published.values():
        if row["kind"] in _CLAIMS:
            claimed[row["item"], row["trust"]] += row["value_pence"] or 0
    for (item, trust), pence in claimed.items():
        name = f"spend:{item}:{trust}"
        spend = published[name]["value_pence"] if name in published else None
        if found.require(spend is not None, FIGURES, name, "A claim is made on spend that is not in the ledger."):
            message = f"Claims of {pence} pence are made on a spend of {spend} pence."
            found.require(pence <= (spend or 0), FIGURES, name, message)


def _key_columns(table: Table) -> list[str]:
    return [table.column(name).inner_name for name in table.key]


def _sign(sign: int | None) -> str:
    return "none" if sign is None else f"{sign:+d}" if sign else "0"
