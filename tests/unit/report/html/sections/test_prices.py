"""The heat map of unit prices."""

from __future__ import annotations

from typing import Any

import pytest

from optimiser.report.html.context import Report
from optimiser.report.html.findings import Findings
from optimiser.report.html.sections import prices
from optimiser.report.view import RunView
from tests.unit.report.html.sample_view import frame


def _body(rows: list[dict[str, Any]], medians: dict[str, float]) -> str:
    marks = [
        {"item": item, "benchmark": "median", "price_gbp": price, "excess_pence": 1} for item, price in medians.items()
    ]
    tables = {"unit_prices": frame("unit_prices", rows), "benchmark_prices": frame("benchmark_prices", marks)}
    section = prices.build(Report(RunView({}, {}, {})), Findings(False, tables))
    assert section is not None
    return str(section.body)


def _row(trust: str, price: float | None, **more: Any) -> dict[str, Any]:
    return {
        "item": "linen",
        "item_name": "Linen",
        "unit": "piece",
        "trust": trust,
        "unit_price_gbp": price,
        "compared": True,
        **more,
    }


@pytest.mark.parametrize(
    ("price", "cell"),
    [
        (7.4, "bin-1"),
        (7.5, "bin-2"),
        (9.49, "bin-3"),
        (9.5, "bin-3"),
        (10.0, "bin-3"),
        (10.5, "bin-4"),
        (12.5, "bin-5"),
        (20.0, "bin-6"),
    ],
)
def test_a_cell_is_coloured_by_its_ratio_to_the_median(price: float, cell: str) -> None:
    """The bins have exact borders, by the ratio as it is shown."""
    body = _body([_row("A", price)], {"linen": 10.0})
    assert f'class="number cell {cell}"' in body
    assert f"{price / 10:.2f}×" in body


def test_a_cell_that_took_no_part_says_why() -> None:
    """An excluded price has a letter, and the letter its reason below the table; each reason has one letter."""
    rows = [_row("A", 10.0), _row("B", None, compared=False, excluded_reason="Nothing paid")]
    rows.append({**_row("B", 3.0, compared=False, excluded_reason="Nothing paid"), "item": "food"})
    body = _body(rows, {"linen": 10.0})
    assert "(a) no line in the data; (b) Nothing paid." in body
    assert body.count('<span class="ratio">(b)</span>') == 2


def test_an_item_without_a_median_has_no_benchmark() -> None:
    """Prices of an item that has no median stay without colour."""
    body = _body([_row("A", 10.0)], {})
    assert "the item has no median" in body
    assert "not computed" in body


def test_the_items_of_greatest_excess_are_shown() -> None:
    """Of 41 items the 40 with the greatest excess over the median are shown, and the page says so."""
    rows = [
        {**_row("A", 10.0, excess_median_pence=number), "item": f"i{number}", "item_name": f"Item {number:02d}"}
        for number in range(41)
    ]
    body = _body(rows, {f"i{number}": 10.0 for number in range(41)})
    assert "The 40 items of greatest excess are shown of 41" in body
    assert "Item 00" not in body
    assert body.index("Item 40") < body.index("Item 39")
