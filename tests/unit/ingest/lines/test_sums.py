"""Sums over the lines that are kept."""

from __future__ import annotations

from pathlib import Path

from optimiser.ingest.categories.classify import coverage
from tests.unit.ingest.lines.small_reading import read_small, spend


def test_by_category(tmp_path: Path) -> None:
    """Every line that is kept stands in one category; a merged one in none, a credit with its sign."""
    rows = ("T,30/04/2020,Drugs,Acme Ltd,1,7", "T,30/04/2020,Drugs,Acme Ltd,2,-3", "T,30/04/2020,zz,Acme Ltd,3,5")
    small = read_small(tmp_path, {"a.csv": spend(*rows), "b.csv": spend(*rows)})
    assert small.counts == (6, 3, 0, 3)
    table = coverage(small.outcome.sums.categories())
    assert table[["category", "lines", "pence"]].values.tolist() == [["pharmacy", 2, 400], ["", 1, 500]]
    assert table["share_of_pounds"].round(3).tolist() == [0.667, 0.333]


def test_what_was_bought(tmp_path: Path) -> None:
    """Lines, pounds and quantities of a thing are added up by the level of its price; credits say no price."""
    text = "Order Date,Supplier,Item Description,Qty,UOI,Line Total\n"
    text += "".join(f"30/04/2025,Acme Ltd,Gloves,{row},EACH,{row * 2}\n" for row in (1, 2, -3))
    text += "29/04/2025,Acme Ltd,Gloves,1,EACH,20\n"
    bought = read_small(tmp_path, {"po.csv": text}).outcome.sums.bought
    assert sorted(bought.values()) == [[1, 2_000, 1_000_000], [2, 600, 3_000_000]]
