"""Spend lines are taken through adjustments, year and exclusions by their definitions."""

from __future__ import annotations

from pathlib import Path

from optimiser.audit.lines import read_spend
from tests.unit.audit.drawn import ITEMS, LINES, record

HEADER = "line_id,trust,financial_year,item,supplier,quantity,amount_gbp\n"
ADJUSTMENTS = "adjustment_id,trust,line_id,item,supplier,kind,amount_gbp\n"


def test_lines_without_a_fault_are_compared(tmp_path: Path) -> None:
    """Three trusts with a price pass the support rule."""
    spend = read_spend(record(tmp_path, {"spend_lines": LINES, "items": ITEMS}))
    assert [line.reason for line in spend.lines] == ["", "", ""]


def test_every_line_has_the_first_reason_that_applies(tmp_path: Path) -> None:
    """Each reason is found, in the order in which they are tried."""
    lines = (
        HEADER + "A,AAA,2025/26,gas,one,5,9.00\nB,AAA,2024/25,gloves,one,5,9.00\nC,AAA,2025/26,gloves,own,5,-9.00\n"
        "D,AAA,2025/26,gloves,own,5,9.00\nE,AAA,2025/26,,one,5,9.00\nF,AAA,2025/26,gloves,one,,9.00\n"
        "G,AAA,2025/26,gloves,one,5,0.00\nH,AAA,2025/26,gloves,one,5,9.00\n"
    )
    items = "item,name,category,unit,comparison\ngloves,Gloves,c,box,price\ngas,Gas,e,kWh,none\n"
    suppliers = "supplier,name,member_trust\none,One,\nown,Own,BBB\n"
    spend = read_spend(record(tmp_path, {"spend_lines": lines, "items": items, "suppliers": suppliers}))
    due = ["no_comparison", "other_year", "credit", "internal", "no_item", "no_quantity", "zero", "support"]
    assert [line.reason for line in spend.lines] == due


def test_the_support_rule_counts_trusts_lines_and_volume(tmp_path: Path) -> None:
    """Thirty boxes are enough for a rule of 30 and not for one of 30.5."""
    run = record(tmp_path, {"spend_lines": LINES, "items": ITEMS}, min_quantity=30.0)
    assert {line.reason for line in read_spend(run).lines} == {""}
    run = record(tmp_path, {"spend_lines": LINES, "items": ITEMS}, min_quantity=30.5)
    assert {line.reason for line in read_spend(run).lines} == {"support"}


def test_an_adjustment_of_a_line_lowers_that_line(tmp_path: Path) -> None:
    """The line keeps the row of its adjustment."""
    adjustments = ADJUSTMENTS + "R,CCC,L3,,,rebate,5.00\n"
    spend = read_spend(record(tmp_path, {"spend_lines": LINES, "items": ITEMS, "adjustments": adjustments}))
    assert [(line.net, line.adjustments) for line in spend.lines] == [(1000, ()), (2000, ()), (3500, (2,))]


def test_an_adjustment_of_an_item_is_split_by_amount_to_the_penny(tmp_path: Path) -> None:
    """One penny over two lines of 10.00 and 20.00 of the supplier named goes to the larger."""
    lines = (
        HEADER + "A,AAA,2025/26,gloves,one,5,10.00\nB,AAA,2025/26,gloves,one,5,20.00\nC,AAA,2025/26,gloves,two,5,9.00\n"
    )
    adjustments = ADJUSTMENTS + "R,AAA,,gloves,one,rebate,0.01\n"
    spend = read_spend(record(tmp_path, {"spend_lines": lines, "items": ITEMS, "adjustments": adjustments}))
    assert [line.net for line in spend.lines] == [1000, 1999, 900]
    assert [line.adjustments for line in spend.lines] == [(2,), (2,), ()]


def test_an_adjustment_that_meets_no_line_changes_nothing(tmp_path: Path) -> None:
    """Another trust's adjustment is nobody's."""
    adjustments = ADJUSTMENTS + "R,DDD,L3,,,rebate,5.00\n"
    spend = read_spend(record(tmp_path, {"spend_lines": LINES, "items": ITEMS, "adjustments": adjustments}))
    assert sum(line.net for line in spend.lines) == 7000


def test_lines_without_any_year_are_all_compared(tmp_path: Path) -> None:
    """Where no line carries a year, the year compared is the empty one."""
    spend = read_spend(record(tmp_path, {"spend_lines": LINES.replace("2025/26", ""), "items": ITEMS}))
    assert (spend.year, {line.reason for line in spend.lines}) == ("", {""})
