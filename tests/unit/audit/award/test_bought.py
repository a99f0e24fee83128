"""What is a need, what it costs today, and what is left out."""

from __future__ import annotations

from pathlib import Path

from optimiser.audit.award.bought import Needs, read_needs
from tests.unit.audit.award.drawn_award import ITEMS, LINES, run_of

DEMAND = "demand,trust,item,item_name,category,unit,quantity,amount_gbp,supplier\n"


def _needs(folder: Path, **tables: str) -> Needs:
    return read_needs(run_of(folder, tables=tables))


def test_the_lines_of_the_latest_year_are_needs(tmp_path: Path) -> None:
    """Each trust needs ten boxes; a line of the year before is no need."""
    needs = _needs(tmp_path, spend_lines=LINES + "L4,AAA,2024/25,gloves,one,5,5.00\n")
    assert {cell: (needs.millionths(cell), needs.pence(cell)) for cell in needs.cells} == {
        ("AAA", "gloves"): (10_000_000, 1000),
        ("BBB", "gloves"): (10_000_000, 2000),
        ("CCC", "gloves"): (10_000_000, 4000),
    }


def test_an_item_that_nobody_offers_is_neither_need_nor_left_out(tmp_path: Path) -> None:
    """Masks are bought and not offered."""
    items = ITEMS + "masks,Masks,consumables,box,price\n"
    needs = _needs(tmp_path, items=items, spend_lines=LINES + "L4,AAA,2025/26,masks,one,5,5.00\n")
    assert {item for _, item in needs.cells} == {"gloves"}
    assert needs.left_out == {}


def test_every_reason_leaves_a_line_out(tmp_path: Path) -> None:
    """A credit, a member's own supplier, pounds without a quantity, nothing paid."""
    lines = LINES + (
        "L4,AAA,2025/26,gloves,one,1,-1.00\nL5,AAA,2025/26,gloves,own,1,1.00\n"
        "L6,AAA,2025/26,gloves,one,,3.00\nL7,AAA,2025/26,gloves,one,2,0.00\n"
    )
    suppliers = "supplier,name,member_trust\nown,Own,BBB\n"
    needs = _needs(tmp_path, spend_lines=lines, suppliers=suppliers)
    pence = {reason: sum(row.pence for row in rows) for reason, rows in needs.left_out.items()}
    assert pence == {"credit": -100, "internal": 100, "no_quantity": 300, "zero": 0}
    assert needs.pence(("AAA", "gloves")) == 1000


def test_an_item_that_is_no_price_is_left_out(tmp_path: Path) -> None:
    """A variation to investigate cannot be set against an offer."""
    needs = _needs(tmp_path, items=ITEMS.replace(",price", ",investigate"))
    assert not needs.cells
    assert len(needs.left_out["not_a_price"]) == 3


def test_a_joint_tender_under_way_takes_its_trusts_out(tmp_path: Path) -> None:
    """AAA and CCC tender consumables together already."""
    contracts = (
        "contract,trust,participants,category,status,start,joint,grade\n"
        "C1,AAA,AAA;CCC,consumables,tender,2027-04-01,yes,A\n"
    )
    needs = _needs(tmp_path, contracts=contracts)
    assert set(needs.cells) == {("BBB", "gloves")}
    assert len(needs.left_out["in_plan"]) == 2


def test_adjustments_lower_what_is_paid_today(tmp_path: Path) -> None:
    """BBB had 2.50 back on its line."""
    adjustments = "adjustment_id,trust,line_id,item,supplier,kind,amount_gbp\nA1,BBB,L2,,,rebate,2.50\n"
    needs = _needs(tmp_path, adjustments=adjustments)
    assert needs.pence(("BBB", "gloves")) == 1750
    assert needs.rows_of(("BBB", "gloves")) == {("spend_lines", 3): 1, ("adjustments", 2): -1}


def test_expected_demand_is_a_need_of_its_own(tmp_path: Path) -> None:
    """A supplier that is not stated has a word of its own; the row names its item's category."""
    demand = DEMAND + "D1,DDD,gowns,Gowns,theatre,piece,4,20.00,\n"
    offers = "offer,supplier,item,price_gbp\nO1,four,gloves,1.50\nO2,four,gowns,4.00\n"
    needs = _needs(tmp_path, demand=demand, offers=offers)
    assert needs.pence(("DDD", "gowns")) == 2000
    assert needs.suppliers("DDD") == {"(not stated)"}
    assert needs.categories["gowns"] == "theatre"
    assert needs.rows_of(("DDD", "gowns")) == {("demand", 2): 1}


def test_the_first_category_stated_is_that_of_an_item_in_no_table(tmp_path: Path) -> None:
    """A line that states none does not speak for the item."""
    lines = (
        "line_id,trust,financial_year,item,category,supplier,quantity,amount_gbp\nL1,AAA,2025/26,gloves,,one,1,1.00\n"
        "L2,BBB,2025/26,gloves,consumables,one,1,1.00\n"
    )
    assert _needs(tmp_path, items="item\n", spend_lines=lines).categories["gloves"] == "consumables"
