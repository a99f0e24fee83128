"""The tables of the comparison's workbook: amounts before and after, live differences, bridges and their checks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from optimiser.report.comparison.words import MOVE_WORDS, cause_words, measure_words, value_words
from optimiser.report.privacy import SUPPRESSED
from optimiser.report.workbook.blocks import Block, Field, Form, Formula, Place, grid_of
from optimiser.results.comparison.changes import Change
from optimiser.results.comparison.compare import Comparison

_KEY = "key"
Of = Callable[[Any], bool]


@dataclass(frozen=True)
class Amounts:
    """Amounts of several comparisons, each row with the key that its checks add up by.

    Parameters
    ----------
    keys
        Comparison and measure of each row, as text.
    seconds
        The second run of each row.
    rows
        Texts that say what each amount is.
    pairs
        Amount before and after [pence].
    """

    keys: tuple[str, ...]
    seconds: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    pairs: tuple[tuple[int | None, int | None], ...]


def key_of(number: int, figure: str) -> str:
    """Return what a measure of a comparison is added up by."""
    return f"C{number} {figure}"


def amounts_block(name: str, title: str, note: str, sheet: str, headers: Sequence[str], found: Amounts) -> Block | None:
    """Return a block of amounts before and after with live differences; ``None`` where there are none.

    Parameters
    ----------
    name, title, note, sheet
        What it is called, and where it stands.
    headers
        Headers of the texts.
    found
        The amounts.
    """
    if not found.keys:
        return None
    texts = [Field(f"text_{place}", words, "text") for place, words in enumerate(headers)]
    names = [Field(_KEY, "", "text"), Field("second", "", "text"), *texts]
    names += [Field(column, "", "money") for column in ("before", "after", "difference")]
    grid = grid_of(Place(sheet), names, len(found.keys))
    differences = tuple(
        None
        if before is None or after is None
        else Formula(f"{grid.local('after', row)}-{grid.local('before', row)}", after - before)
        for row, (before, after) in enumerate(found.pairs)
    )
    fields = (
        Field(_KEY, "Key", "text", found.keys),
        Field("second", "Second run", "text", found.seconds),
        *(
            Field(field.name, field.header, "text", tuple(row[place] for row in found.rows))
            for place, field in enumerate(texts)
        ),
        Field("before", "First run (£)", "money", tuple(before for before, _ in found.pairs), entered=True),
        Field("after", "Second run (£)", "money", tuple(after for _, after in found.pairs), entered=True),
        Field("difference", "Difference (£): second less first", "money", differences),
    )
    return Block(name, title, note, grid, fields)


def change_amounts(
    comparisons: Sequence[Comparison], pick: Callable[[Comparison], Iterable[Change]], of: Of
) -> Amounts:
    """Return the changes of a kind, with measure and name in words."""
    listed = [(number, one, change) for number, one in enumerate(comparisons, 1) for change in pick(one) if of(change)]
    return Amounts(
        tuple(key_of(number, f"{change.scope}:{change.measure}") for number, _, change in listed),
        tuple(str(one.second.get("run_id", "")) for _, one, _ in listed),
        tuple((measure_words(change.measure, change.scope), change.name) for _, _, change in listed),
        tuple((change.before_pence, change.after_pence) for _, _, change in listed),
    )


def bar_amounts(comparisons: Sequence[Comparison], of: Of) -> Amounts:
    """Return every bar of every bridge."""
    listed = [
        (number, one, bridge, bar)
        for number, one in enumerate(comparisons, 1)
        for bridge in one.bridges
        if of(bridge)
        for bar in bridge.bars
    ]
    return Amounts(
        tuple(key_of(number, bridge.figure) for number, _, bridge, _ in listed),
        tuple(str(one.second.get("run_id", "")) for _, one, _, _ in listed),
        tuple(
            (
                measure_words(bridge.measure, bridge.scope),
                MOVE_WORDS.get(bar.change, "Changed"),
                bar.label,
                bar.trust,
                bar.category,
                cause_words(bar.cause),
                bar.figure,
            )
            for _, _, bridge, bar in listed
        ),
        tuple((bar.before_pence, bar.after_pence) for _, _, _, bar in listed),
    )


def total_amounts(comparisons: Sequence[Comparison], of: Of) -> Amounts:
    """Return the two ends of every bridge."""
    listed = [
        (number, one, bridge)
        for number, one in enumerate(comparisons, 1)
        for bridge in one.bridges
        if of(bridge) and bridge.difference_pence is not None
    ]
    return Amounts(
        tuple(key_of(number, bridge.figure) for number, _, bridge in listed),
        tuple(str(one.second.get("run_id", "")) for _, one, _ in listed),
        tuple(
            (measure_words(bridge.measure, bridge.scope), "; ".join(bridge.periods), ", ".join(bridge.bases))
            for _, _, bridge in listed
        ),
        tuple((bridge.before_pence, bridge.after_pence) for _, _, bridge in listed),
    )


def checks_block(
    sheet: str, ends: Block | None, bars: Block | None, parts: Sequence[tuple[str, Block | None]]
) -> Block | None:
    """Return the checks: first run with all bars is second run; trusts and categories add up to their measure.

    Parameters
    ----------
    sheet
        Where they stand.
    ends
        The two ends of the bridges.
    bars
        The bars; ``None`` where nothing changed.
    parts
        Blocks that must add up to the ends, each with its name.
    """
    found = list(_checks(ends, bars, parts)) if ends is not None else []
    if not found:
        return None
    names = ("check", "words", "left", "right", "difference", "agrees")
    grid = grid_of(Place(sheet), [Field(name, "", "text") for name in names], len(found))
    gaps = [left.value - right.value for _, left, right in found]
    differences = tuple(
        Formula(f"ROUND({grid.local('left', row)}-{grid.local('right', row)},2)", gap) for row, gap in enumerate(gaps)
    )
    verdicts = tuple(Formula(f"{grid.local('difference', row)}=0", gap == 0) for row, gap in enumerate(gaps))
    fields = (
        Field("check", "Check", "count", tuple(range(1, len(found) + 1))),
        Field("words", "What must agree", "text", tuple(words for words, _, _ in found)),
        Field("left", "One side (£)", "money", tuple(left for _, left, _ in found)),
        Field("right", "Other side (£)", "money", tuple(right for _, _, right in found)),
        Field("difference", "Difference (£)", "money", differences),
        Field("agrees", "Agrees", "boolean", verdicts),
    )
    return Block("checks", "Checks", "Both sides are live: change an amount and the check follows.", grid, fields)


def _checks(
    ends: Block, bars: Block | None, parts: Sequence[tuple[str, Block | None]]
) -> Iterator[tuple[str, Formula, Formula]]:
    """Yield words and sides of every check."""
    keys, words = ends.exact(_KEY), ends.exact("text_0")
    for row, key in enumerate(keys):
        criterion = ends.grid.cell(_KEY, row)
        before, after = (Formula(ends.grid.cell(name, row), ends.exact(name)[row]) for name in ("before", "after"))
        moved = bars.sum_where("difference", _KEY, key, criterion) if bars is not None else Formula("0", 0)
        reached = Formula(f"{before.text}+{moved.text}", before.value + moved.value)
        yield f"{words[row]} ({key}): first run and every change = second run", reached, after
        for name, block in parts:
            if block is None or key not in block.exact(_KEY):
                continue
            for side, end in (("before", before), ("after", after)):
                run = "first run" if side == "before" else "second run"
                yield f"{words[row]} ({key}), {run}: {name} = total", block.sum_where(side, _KEY, key, criterion), end


def text_block(
    name: str, title: str, note: str, sheet: str, columns: Sequence[tuple[str, Form]], rows: Sequence[Sequence[Any]]
) -> Block | None:
    """Return a block of plain columns; ``None`` where there are no rows."""
    if not rows:
        return None
    fields = tuple(
        Field(f"column_{place}", header, form, tuple(row[place] for row in rows))
        for place, (header, form) in enumerate(columns)
    )
    return Block(name, title, note, grid_of(Place(sheet), fields, len(rows)), fields)


def input_rows(comparisons: Sequence[Comparison]) -> tuple[list[list[Any]], list[list[Any]], list[list[Any]]]:
    """Return the rows on tables, settings and files that differ."""
    tables, settings, files = [], [], []
    for one in comparisons:
        run = str(one.second.get("run_id", ""))
        for table in one.tables:
            counts = [
                SUPPRESSED if table.withheld else len(keys) for keys in (table.added, table.removed, table.changed)
            ]
            told = bool(table.pounds) and not table.withheld
            pence = (table.added_pence, table.removed_pence, table.changed_pence)
            tables.append([run, table.table, table.basis, *counts, *(pence if told else (None, None, None))])
        settings += [[run, row.key, value_words(row.before), value_words(row.after)] for row in one.settings]
        files += [[run, row.file, row.before or "not read", row.after or "not read"] for row in one.files]
    return tables, settings, files
