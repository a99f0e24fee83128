"""Unit prices and benchmarks: from pounds and volume to price, benchmark and excess, all in live formulas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from typing import Any

import pandas as pd

from optimiser.money import round_half_up
from optimiser.report.workbook.blocks import Block, Field, Formula, Grid, filled, grid_of, with_field
from optimiser.report.workbook.columns import column_values, plain_fields
from optimiser.report.workbook.inputs import conditional_sums, where_equal
from optimiser.report.workbook.parts import Part

BENCHMARKS = ("minimum", "lower_quartile", "median", "weighted_mean")
_PRICE_NOTE = (
    "Price = spend / quantity. Spend above a benchmark = the larger of nil and spend less benchmark × quantity, to the "
    "penny, where the trust took part in the comparison. An excess is an opportunity or a variation to investigate, "
    "never a saving. fav/(adv): positive is favourable, brackets are adverse."
)
_BENCHMARK_NOTE = (
    "Each benchmark is worked out from the unit prices. The last columns set the sum of the excess beside "
    "the figure as published."
)


@dataclass(frozen=True)
class _Row:
    """One compared price: where it stands and what it is made of [pence], [millionths]."""

    place: int
    spend: int
    quantity: int

    @property
    def price(self) -> Fraction:
        """Price of one unit [GBP]."""
        return Fraction(self.spend * 10_000, self.quantity)


def price_blocks(part: Part, inputs: Mapping[str, Block]) -> dict[str, Block]:
    """Return the blocks of unit prices and of benchmarks, as far as the part has them.

    Parameters
    ----------
    part
        One part of the workbook.
    inputs
        Its blocks of input.
    """
    if "unit_prices" not in part.tables:
        return {}
    frame = _sorted(part.tables["unit_prices"])
    fields = plain_fields(frame, part.definition("unit_prices"), partial(part.base_of, "unit_prices"))
    if "benchmark_prices" in part.tables:
        fields = with_field(fields, _variance_field(part), after="excess_weighted_mean_pence")
    grid = grid_of(part.places["unit_prices"], fields, len(frame))
    spend, quantity = column_values(frame, "spend_pence"), column_values(frame, "quantity_millionths")
    compared = _compared(frame, spend, quantity)
    benchmarks = _benchmark_block(part, grid, compared)
    fields = filled(fields, "unit_price_gbp", list(_unit_prices(grid, frame, spend, quantity)))
    for benchmark in BENCHMARKS:
        name = f"excess_{benchmark}_pence"
        fields = filled(fields, name, _excess(frame, name, grid, benchmarks, compared))
    fields = filled(fields, "variance", _variance(grid, benchmarks, compared, len(frame)))
    fields = _live_inputs(fields, grid, frame, inputs.get("input_spend_lines"))
    fields = [replace(field, total=field.form == "money") for field in fields]
    left_out = part.left_out.get("unit_prices", 0)
    blocks = {"unit_prices": Block("unit_prices", "Unit prices", _PRICE_NOTE, grid, tuple(fields), left_out)}
    if benchmarks is not None:
        blocks["benchmark_prices"] = _with_sums(benchmarks, blocks["unit_prices"], compared)
    return blocks


def _sorted(frame: pd.DataFrame) -> pd.DataFrame:
    """Keep each item together, its compared rows first, so that a benchmark is a formula over one range."""
    items, flags = column_values(frame, "item"), column_values(frame, "compared")
    first = {item: place for place, item in reversed(list(enumerate(items)))}
    keys = sorted(range(len(frame)), key=lambda k: (first[items[k]], flags[k] is not True, k))
    return frame.iloc[keys].reset_index(drop=True)


def _compared(frame: pd.DataFrame, spend: list[Any], quantity: list[Any]) -> dict[str, list[_Row]]:
    """Return the compared rows by item; an item with a row that has no price is left out."""
    found: dict[str, list[_Row]] = {}
    pairs = zip(column_values(frame, "item"), column_values(frame, "compared"), strict=True)
    for place, (item, flag) in enumerate(pairs):
        if flag is True and spend[place] is not None and quantity[place]:
            found.setdefault(str(item), []).append(_Row(place, int(spend[place]), int(quantity[place])))
        elif flag is True:
            found.setdefault(str(item), []).append(_Row(place, 0, 0))
    return {item: rows for item, rows in found.items() if all(row.quantity for row in rows)}


def _unit_prices(grid: Grid, frame: pd.DataFrame, spend: list[Any], quantity: list[Any]) -> Iterator[Any]:
    for row, number in enumerate(column_values(frame, "unit_price_gbp")):
        if spend[row] is None or not quantity[row]:
            yield number
            continue
        text = f"{grid.local('spend_pence', row)}/{grid.local('quantity_millionths', row)}"
        yield Formula(text, Fraction(spend[row] * 10_000, quantity[row]))


def _benchmark_block(part: Part, prices: Grid, compared: Mapping[str, list[_Row]]) -> Block | None:
    if "benchmark_prices" not in part.tables:
        return None
    frame = part.tables["benchmark_prices"]
    base = part.base_of("benchmark_prices")
    fields = plain_fields(frame, part.definition("benchmark_prices"), partial(part.base_of, "benchmark_prices"))
    fields = [
        replace(field, header=f"As published: {field.header}") if field.name == "excess_pence" else field
        for field in fields
    ]
    fields = with_field(fields, Field("live", f"Spend above it (£, {base})", "money"), after="trusts")
    fields = with_field(fields, Field("difference", "Difference (£)", "money"), after="excess_pence")
    pairs = zip(*(column_values(frame, name) for name in ("item", "benchmark", "price_gbp")), strict=True)
    values = [_benchmark(prices, compared.get(str(item)), str(benchmark), number) for item, benchmark, number in pairs]
    fields = filled(fields, "price_gbp", values)
    grid = grid_of(part.places["benchmark_prices"], fields, len(frame))
    left_out = part.left_out.get("benchmark_prices", 0)
    return Block("benchmark_prices", "Benchmarks", _BENCHMARK_NOTE, grid, tuple(fields), left_out)


def _benchmark(prices: Grid, rows: list[_Row] | None, benchmark: str, number: Any) -> Any:
    """Return the benchmark as a formula, or the number where the formula would not give it."""
    if not rows or number is None or "unit_price_gbp" not in prices.names:
        return number
    first, last = rows[0].place, rows[-1].place
    cells, spend, volume = (
        prices.span(name, first, last) for name in ("unit_price_gbp", "spend_pence", "quantity_millionths")
    )
    ordered = sorted(row.price for row in rows)
    texts = {
        "minimum": (f"MIN({cells})", ordered[0]),
        "lower_quartile": (f"_xlfn.QUARTILE.INC({cells},1)", _quantile(ordered, Fraction(1, 4))),
        "median": (f"MEDIAN({cells})", _quantile(ordered, Fraction(1, 2))),
        "weighted_mean": (
            f"SUM({spend})/SUM({volume})",
            Fraction(sum(row.spend for row in rows) * 10_000, sum(row.quantity for row in rows)),
        ),
    }
    if benchmark not in texts:
        return number
    text, exact = texts[benchmark]
    return Formula(text, exact) if abs(float(exact) - float(number)) <= 1e-6 else number


def _quantile(ordered: list[Fraction], share: Fraction) -> Fraction:
    """Return the inclusive quantile, interpolated as spreadsheets do."""
    position = share * (len(ordered) - 1)
    whole = int(position)
    if whole + 1 >= len(ordered):
        return ordered[-1]
    return ordered[whole] + (position - whole) * (ordered[whole + 1] - ordered[whole])


def _cells_of(benchmarks: Block | None, benchmark: str) -> dict[str, Formula]:
    """Return, by item, the cell of a benchmark that is a live formula, with its exact price."""
    if benchmarks is None or not benchmarks.has("item", "benchmark", "price_gbp"):
        return {}
    prices = benchmarks.fields[benchmarks.grid.names.index("price_gbp")]
    rows = zip(benchmarks.exact("item"), benchmarks.exact("benchmark"), tuple(prices.values), strict=True)
    return {
        str(item): Formula(benchmarks.grid.cell("price_gbp", row), price.value)
        for row, (item, kind, price) in enumerate(rows)
        if kind == benchmark and isinstance(price, Formula)
    }


def _excess(
    frame: pd.DataFrame, name: str, grid: Grid, benchmarks: Block | None, compared: Mapping[str, list[_Row]]
) -> list[Any]:
    """Return a column of excess: a formula where it gives the penny that was found, otherwise the number found."""
    values = column_values(frame, name)
    cells = _cells_of(benchmarks, name.removeprefix("excess_").removesuffix("_pence"))
    for item, rows in compared.items():
        if item not in cells:
            continue
        for row in rows:
            exact = max(Fraction(0), row.spend - cells[item].value * row.quantity / 10_000)
            if values[row.place] == round_half_up(exact) and not _near_half(exact, row.spend):
                spend, volume = grid.local("spend_pence", row.place), grid.local("quantity_millionths", row.place)
                text = f"ROUND(MAX(0,{spend}-{cells[item].text}*{volume}),2)"
                values[row.place] = Formula(text, round_half_up(exact))
    return values


def _near_half(pence: Fraction, scale: int) -> bool:
    """Whether binary arithmetic could round this the other way."""
    return abs(pence % 1 - Fraction(1, 2)) <= max(Fraction(1, 10**6), Fraction(abs(scale), 10**13))


def _variance_field(part: Part) -> Field:
    base = part.base_of("unit_prices")
    return Field("variance", f"Spend against the median, fav/(adv) (£, {base})", "money")


def _variance(grid: Grid, benchmarks: Block | None, compared: Mapping[str, list[_Row]], rows: int) -> list[Any]:
    values: list[Any] = [None] * rows
    cells = _cells_of(benchmarks, "median")
    for item, found in compared.items():
        for row in found if item in cells else []:
            exact = cells[item].value * row.quantity / 10_000 - row.spend
            spend, volume = grid.local("spend_pence", row.place), grid.local("quantity_millionths", row.place)
            text = f"ROUND({cells[item].text}*{volume}-{spend},2)"
            pence = round_half_up(exact)
            values[row.place] = pence if _near_half(exact, row.spend) else Formula(text, pence)
    return values


def _live_inputs(fields: list[Field], grid: Grid, frame: pd.DataFrame, lines: Block | None) -> list[Field]:
    """Add up spend and quantity from the lines where that gives what was found."""
    rows = list(zip(column_values(frame, "trust"), column_values(frame, "item"), strict=True))
    if not {"trust", "item"} <= set(grid.names):
        return fields
    cells = [(grid.local("trust", row), grid.local("item", row)) for row in range(len(frame))]
    for name, source in (("spend_pence", "amount_pence"), ("quantity_millionths", "quantity_millionths")):
        sums = conditional_sums(lines, source, ("trust", "item"), rows, cells)
        fields = filled(fields, name, where_equal(sums, column_values(frame, name)))
    return fields


def _with_sums(benchmarks: Block, prices: Block, compared: Mapping[str, list[_Row]]) -> Block:
    """Set the live sum of the excess, the count of trusts and the difference beside each benchmark."""
    grid = benchmarks.grid
    live: list[Any] = []
    counts: list[Any] = []
    published = benchmarks.exact("excess_pence") if benchmarks.has("excess_pence") else [None] * grid.rows
    differences: list[Any] = []
    counted = benchmarks.exact("trusts") if benchmarks.has("trusts") else [None] * grid.rows
    for row, (item, kind) in enumerate(zip(benchmarks.exact("item"), benchmarks.exact("benchmark"), strict=True)):
        rows, name = compared.get(str(item)), f"excess_{kind}_pence"
        if not rows or not prices.has(name):
            live.append(None)
            counts.append(counted[row])
            differences.append(None)
            continue
        first, last = rows[0].place, rows[-1].place
        total = sum(value or 0 for value in prices.exact(name)[first : last + 1])
        live.append(Formula(f"ROUND(SUM({prices.grid.span(name, first, last)}),2)", total))
        count = Formula(f"COUNT({prices.grid.span('spend_pence', first, last)})", len(rows))
        counts.append(count if counted[row] == len(rows) else counted[row])
        text = f"ROUND({grid.local('live', row)}-{_local(grid, 'excess_pence', row)},2)"
        differences.append(Formula(text, total - (published[row] or 0)))
    fields = filled(filled(filled(benchmarks.fields, "live", live), "trusts", counts), "difference", differences)
    return replace(benchmarks, fields=tuple(fields))


def _local(grid: Grid, name: str, row: int) -> str:
    return grid.local(name, row) if name in grid.names else "0"
