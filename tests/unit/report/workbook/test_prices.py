"""Unit prices and benchmarks as live formulas with the exact value, numbers where a formula could differ."""

from __future__ import annotations

from fractions import Fraction

import pandas as pd
import pytest

from optimiser.report.view import RunView
from optimiser.report.workbook.blocks import Block, Formula
from optimiser.report.workbook.inputs import input_blocks
from optimiser.report.workbook.parts import split
from optimiser.report.workbook.prices import price_blocks
from tests.unit.report.workbook.sample_view import findings, sample_view


def _blocks(view: RunView) -> dict[str, Block]:
    real, _ = split(view)
    return price_blocks(real, input_blocks(real))


def _values(block: Block, name: str) -> tuple[object, ...]:
    field = block.fields[block.grid.names.index(name)]
    return tuple(field.values)


def test_a_price_is_spend_over_quantity_and_both_come_from_the_lines() -> None:
    """The chain runs from the input lines by SUMIFS to spend and quantity, and from there to the price."""
    block = _blocks(sample_view())["unit_prices"]
    price = _values(block, "unit_price_gbp")[0]
    assert price == Formula("$F6/$G6", Fraction(2213051, 5911046))
    spend = _values(block, "spend_pence")[0]
    assert isinstance(spend, Formula)
    assert spend.text.startswith("ROUND(SUMIFS('Input spend'!")
    assert spend.value == 221_305_100


def test_compared_rows_of_an_item_stand_together() -> None:
    """A row that took no part stands behind those that did, so that a benchmark is a formula over one range."""
    view = sample_view()
    shuffled = view.tables["unit_prices"].sort_values("trust").reset_index(drop=True)
    block = _blocks(RunView(view.result, {**view.tables, "unit_prices": shuffled}, view.inputs))["unit_prices"]
    rows = list(zip(block.exact("item"), block.exact("compared"), strict=True))
    assert len({item for item, _ in rows}) == 3
    assert ("inpatient_food", False) in rows
    for item in {item for item, _ in rows}:
        flags = [flag for name, flag in rows if name == item]
        assert flags == sorted(flags, reverse=True)
        places = [place for place, (name, _) in enumerate(rows) if name == item]
        assert places == list(range(places[0], places[0] + len(places)))


@pytest.mark.parametrize(
    ("benchmark", "function"),
    [("minimum", "MIN("), ("lower_quartile", "_xlfn.QUARTILE.INC("), ("median", "MEDIAN("), ("weighted_mean", "SUM(")],
)
def test_each_benchmark_is_the_function_of_its_name(benchmark: str, function: str) -> None:
    """The four benchmarks are worked out in the workbook by the functions an accountant would use."""
    block = _blocks(sample_view())["benchmark_prices"]
    row = block.exact("benchmark").index(benchmark)
    price = _values(block, "price_gbp")[row]
    assert isinstance(price, Formula)
    assert price.text.startswith(function)


def test_the_excess_is_live_and_to_the_penny() -> None:
    """RNN pays £1,887,270 for 2,541,326 pieces; the median of the six prices lies between 0.3926 and 0.5901."""
    block = _blocks(sample_view())["unit_prices"]
    row = block.exact("trust").index("RNN")
    excess = _values(block, "excess_median_pence")[row]
    median = (Fraction(1727182, 4399076) + Fraction(323842, 548818)) / 2
    exact = (1887270 - median * 2541326) * 100
    assert isinstance(excess, Formula)
    assert abs(excess.value - exact) <= Fraction(1, 2)
    assert excess.text.startswith("ROUND(MAX(0,$F7-'Benchmarks'!")
    assert _values(block, "variance")[row] == Formula(_text(_values(block, "variance")[row]), -excess.value)


def _text(value: object) -> str:
    assert isinstance(value, Formula)
    return value.text


def test_a_figure_the_formula_does_not_give_stays_a_number() -> None:
    """Where the excess found is a penny off the formula, the number stands and the sum shows the difference."""
    view = sample_view()
    changed = view.tables["unit_prices"].copy()
    changed.loc[changed["trust"] == "RNN", "excess_median_pence"] += 1
    blocks = _blocks(RunView(view.result, {**view.tables, "unit_prices": changed}, view.inputs))
    row = blocks["unit_prices"].exact("trust").index("RNN")
    assert not isinstance(_values(blocks["unit_prices"], "excess_median_pence")[row], Formula)
    marks = blocks["benchmark_prices"]
    place = list(zip(marks.exact("item"), marks.exact("benchmark"), strict=True)).index(("laundry_and_linen", "median"))
    assert marks.exact("difference")[place] == 1


def test_another_benchmark_than_the_functions_give_stays_a_number() -> None:
    """A benchmark that is not the function of its name is written as found, and so is the excess above it."""
    view = sample_view()
    marks = view.tables["benchmark_prices"].copy()
    marks.loc[marks["benchmark"] == "median", "price_gbp"] += 0.01
    blocks = _blocks(RunView(view.result, {**view.tables, "benchmark_prices": marks}, view.inputs))
    row = blocks["benchmark_prices"].exact("benchmark").index("median")
    assert isinstance(_values(blocks["benchmark_prices"], "price_gbp")[row], float)
    assert not any(isinstance(value, Formula) for value in _values(blocks["unit_prices"], "excess_median_pence"))


def test_a_half_penny_is_not_left_to_binary_arithmetic() -> None:
    """An excess of exactly half a penny is written as the number, because a spreadsheet may round it the other way."""
    rows = [
        {"item": "x", "trust": trust, "spend_pence": pence, "quantity_millionths": 1_000_000, "compared": True}
        | {"unit_price_gbp": pence / 100, "excess_median_pence": excess, "basis": "published", "figure": trust}
        for trust, pence, excess in (("A", 100, 0), ("B", 101, 1))
    ]
    marks = [
        {"item": "x", "benchmark": "median", "price_gbp": 1.005, "excess_pence": 1, "basis": "published", "figure": "m"}
    ]
    tables: dict[str, pd.DataFrame] = {
        "unit_prices": findings("unit_prices", rows),
        "benchmark_prices": findings("benchmark_prices", marks),
    }
    block = _blocks(RunView({}, tables, {}))["unit_prices"]
    assert _values(block, "excess_median_pence")[1] == 1


def test_a_case_without_prices_has_no_such_blocks() -> None:
    """Nothing is made up where there are no unit prices."""
    assert _blocks(RunView({}, {}, {})) == {}
