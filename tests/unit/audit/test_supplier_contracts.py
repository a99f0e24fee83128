"""Suppliers that hold contracts of several members, by hand."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from optimiser.audit.book import Book
from optimiser.audit.supplier_contracts import expect_supplier_contracts
from tests.unit.audit.drawn import record

CONTRACTS = """\
    contract,trust,category,supplier,status,end,notice_months,route,grade
    A,AAA,y,one,awarded,2028-03-31,3,tender,A
    B,BBB,x,one,awarded,2026-03-31,3,tender,B
    C,AAA,x,two,awarded,2028-03-31,3,tender,A
    D,AAA,x,own,awarded,2028-03-31,3,tender,A
    E,BBB,x,own,awarded,2028-03-31,3,tender,A
    """


def test_a_supplier_of_two_members_is_listed(tmp_path: Path) -> None:
    """Supplier one serves two, with one contract over; two serves one, and own is a member's."""
    suppliers = "supplier,name,member_trust\none,One,\nown,Own,CCC\n"
    book = Book()
    expect_supplier_contracts(book, record(tmp_path, {"contracts": CONTRACTS, "suppliers": suppliers}))
    (row,) = book.tables["supplier_contracts"].rows.values()
    assert (row["name"], row["trusts"], row["contracts"], row["categories"]) == ("One", "AAA;BBB", "A;B", "x;y")
    assert (row["live"], row["ended"], row["first_contract"]) == (1, 1, "A")
    assert (row["first_decision"], row["grade"]) == (dt.date(2027, 3, 31), "B")
