"""The recommended award by lot, by trust, by supplier and by line."""

from __future__ import annotations

import re
from typing import Any

import pytest

from optimiser.report.html.award import tables
from optimiser.report.html.award.amounts import AwardAmounts
from tests.unit.report.award_sample import award_part

SUPPLIERS: list[dict[str, Any]] = [
    {"supplier": "two", "standing": "wins", "today_pence": 0, "recommended_pence": 45_600, "attributes": "sme"},
    {
        "supplier": "one",
        "standing": "keeps",
        "today_pence": 60_000,
        "recommended_pence": 10_000,
        "price_cut": 0.0834,
        "price_cut_proven": 0.081,
        "note": "With prices 8.34% lower it wins.",
    },
]


def rows(body: object) -> list[str]:
    """Return the text of every row of a page's tables."""
    found = re.findall(r"<tr[^>]*>(.*?)</tr>", str(body), re.DOTALL)
    return [re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", row)).replace(" .", ".").strip() for row in found]


def test_by_lot() -> None:
    """The largest saving stands first; suppliers are counted and named before and after; the total adds up."""
    body = tables.by_lot(AwardAmounts(*award_part()))
    found = rows(body)
    assert found[1].startswith("Ward 2 1 £500.00 £400.00 £100.00 1: Supplier One 1: Supplier Two")
    assert found[2].startswith("Theatre 2 1 £150.00 £156.00 \N{MINUS SIGN}£6.00 1: Supplier One, not stated")
    assert found[3].startswith("2 lots £650.00 £556.00 £94.00")
    assert 'href="packs.html#lot-ward"' in str(body)


def test_by_trust() -> None:
    """A trust that pays more is shown as such, last, and said above the table."""
    body = tables.by_trust(AwardAmounts(*award_part()))
    found = rows(body)
    assert found[1] == "Ash AAA £400.00 £340.00 £60.00 15.0% ▼ pays less"
    assert found[3].endswith("\N{MINUS SIGN}12.0% ▲ pays more")
    assert "1 trust pays more than today." in str(body)


def test_by_supplier() -> None:
    """Standing, pounds with their figures where they add up, attributes, and the cut that would win."""
    body = str(tables.by_supplier(AwardAmounts(*award_part(award_suppliers=SUPPLIERS))))
    found = rows(body)
    assert "Wins new business £0.00 £456.00 SME" in found[1]
    assert found[2].startswith("Supplier One Keeps what it has £600.00 £100.00")
    assert "8.3% not below 8.1%" in found[2]
    assert 'href="packs.html#supplier-two"' in body
    amounts = AwardAmounts(*award_part(award_suppliers=SUPPLIERS))
    prepared = tables.supplier_row(amounts, amounts.findings.rows("award_suppliers")[0])
    assert prepared["recommended"][1].startswith("page-sum:")


def test_without_the_table_there_is_no_part() -> None:
    """What was not worked out is not shown."""
    assert tables.by_supplier(AwardAmounts(*award_part())) is None


def test_few_lines_are_all_shown() -> None:
    """Four savings are listed with what each rests on, and their total."""
    found = rows(tables.largest(AwardAmounts(*award_part())))
    assert found[1].startswith("Gloves Ward Ash £300.00 £240.00 £60.00 Supplier One Supplier Two")
    assert "on present terms" in found[3]
    assert found[-1] == "4 lines £650.00 £556.00 £94.00"
    assert len(found) == 6


def test_of_many_the_largest_and_what_costs_more_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest is one row that says where all are; the total is still that of all."""
    monkeypatch.setattr(tables, "_SHOWN", 1)
    body = tables.largest(AwardAmounts(*award_part()))
    found = rows(body)
    assert found[1].startswith("Gloves Ward Ash")
    assert "Cedar £50.00 £56.00 \N{MINUS SIGN}£6.00" in found[2]
    assert found[3].startswith("2 more lines £300.00 £260.00 £40.00 in savings.csv")
    assert found[4].startswith("4 lines £650.00 £556.00 £94.00")
    assert "on the sheets Savings and Award of the workbook" in str(body)


def test_many_suppliers_are_named_in_short() -> None:
    """Up to three are named, then counted."""
    assert tables.in_short(["a", "b", "c"]) == "a, b, c"
    assert tables.in_short(["a", "b", "c", "d", "e"]) == "a, b, c and 2 more"
