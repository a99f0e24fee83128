"""Shared suppliers and pooling groups."""

from __future__ import annotations

from pathlib import Path

from tests.unit.small_case import found, pence, row_of, rows, small_case

ITEMS = """\
    item,name,category,unit,comparison
    gloves,Gloves,consumables,box,price
    soap,Soap,consumables,litre,price
    paper,Paper,office,ream,price
    """
SUPPLIERS = """\
    supplier,name,member_trust,public_body
    one,Supplier One,,no
    two,Supplier Two,,yes
    own,Ash Supplies,AAA,
    """
LINES = """\
    line_id,trust,financial_year,item,supplier,quantity,unit,amount_gbp
    L1,AAA,2025/26,gloves,one,1,box,10.00
    L2,BBB,2025/26,gloves,one,1,box,30.00
    L3,BBB,2025/26,soap,one,1,litre,20.00
    L4,AAA,2025/26,soap,two,1,litre,5.00
    L5,AAA,2025/26,paper,,1,ream,6.00
    L6,BBB,2025/26,paper,,1,ream,7.00
    L7,AAA,2025/26,,one,,,-4.00
    L8,CCC,2025/26,gloves,own,1,box,8.00
    L9,BBB,2025/26,gloves,own,1,box,9.00
    L0,AAA,2024/25,gloves,two,1,box,99.00
    """
TABLES = {"items": ITEMS, "spend_lines": LINES, "suppliers": SUPPLIERS}


def test_shared_suppliers(tmp_path: Path) -> None:
    """What several trusts pay a supplier in the year compared: credits off, with or without an item, members marked."""
    findings = found(small_case(tmp_path, TABLES))
    columns = ("supplier", "name", "trusts", "trust_count", "spend_pence", "member_trust", "public_body")
    assert rows(findings, "shared_suppliers", *columns) == [
        ("one", "Supplier One", "AAA;BBB", 2, 5600, "", False),
        ("own", "Ash Supplies", "BBB;CCC", 2, 1700, "AAA", None),
    ]
    assert row_of(findings, "shared_suppliers", supplier="one")["largest_share"] == 5000 / 5600
    assert pence(findings.ledger, "supplier_spend:one:") == {"AAA": 600, "BBB": 5000}


def test_pooling_groups(tmp_path: Path) -> None:
    """Gloves and soap hang together by supplier one; paper, whose supplier is not known, has nobody to bargain with."""
    findings = found(small_case(tmp_path, TABLES))
    columns = ("group", "items", "trusts", "suppliers", "spend_pence")
    assert rows(findings, "pooling_groups", *columns) == [("P001", "gloves;soap", "AAA;BBB", "one;two", 6500)]
    assert findings.ledger.pence("pooling:P001") == 6500


def test_without_a_suppliers_table(tmp_path: Path) -> None:
    """Suppliers go by their codes, and no member is known to own one."""
    findings = found(small_case(tmp_path, {"items": ITEMS, "spend_lines": LINES}))
    assert rows(findings, "shared_suppliers", "supplier", "name", "public_body") == [
        ("one", "one", None),
        ("own", "own", None),
    ]


def test_adjustments_are_sources(tmp_path: Path) -> None:
    """A rebate lowers what is paid and stands among the sources of supplier and group."""
    rebate = "adjustment_id,trust,line_id,item,supplier,kind,amount_gbp\nA1,BBB,L2,,,rebate,1.00\n"
    ledger = found(small_case(tmp_path, {**TABLES, "adjustments": rebate})).ledger
    for name, value in (("supplier_spend:one:BBB", 4900), ("pooling:P001", 6400)):
        assert ledger.pence(name) == value
        assert [source.key for source in ledger.sources[name] if source.table == "adjustments"] == ["A1"]


def test_the_graph_is_kept(tmp_path: Path) -> None:
    """The graph of suppliers, items and trusts is kept for the record."""
    graph = found(small_case(tmp_path, TABLES)).graphs["supplier_item_trust"]
    assert graph.has_edge("item:gloves", "supplier:one")
    assert not graph.has_node("supplier:own")
