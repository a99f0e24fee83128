"""Spend lines of an invented year."""

from __future__ import annotations

import csv
import datetime as dt
from collections import defaultdict

import numpy as np
import pytest

from optimiser.synthetic.case_rows import ItemRow
from optimiser.synthetic.catalogue import make_catalogue
from optimiser.synthetic.draw import Draw
from optimiser.synthetic.rows import MILLION, DemandRow
from optimiser.synthetic.spending import (
    COLUMNS,
    Orders,
    SpendLines,
    by_day,
    credits_on,
    first_year,
    joined,
    orders_of_articles,
    orders_of_needs,
    recharges,
    shares,
    year_name,
)

PLACES = ({"RAA": 0, "RBB": 1}, {"gloves": 0, "masks": 1}, {"": 0, "supplier_021": 1})


def _need(trust: str, item: str, units: int, pence: int, supplier: str = "") -> DemandRow:
    return DemandRow(f"{trust}-{item}", trust, item, item, "lot", units * MILLION, "box", pence, supplier)


NEEDS = (_need("RAA", "gloves", 1_000, 333_331), _need("RBB", "masks", 3, 1_000, "supplier_021"))


def _orders(*pence: int) -> Orders:
    paid = np.array(pence, dtype=np.int64)
    zero = np.zeros(len(pence), dtype=np.int64)
    return Orders(zero, zero, zero, zero + 1, paid)


@pytest.mark.parametrize("count", [2, 9, 400])
def test_orders_add_up_to_what_is_needed(count: int) -> None:
    """However many lines a need is split into, they come to its quantity and its pence, and each has a unit."""
    orders = orders_of_needs(NEEDS, count, PLACES, Draw(1))
    sums: dict[tuple[int, int, int], list[int]] = defaultdict(lambda: [0, 0])
    for trust, item, supplier, units, pence in zip(
        orders.trust, orders.item, orders.supplier, orders.units, orders.pence, strict=True
    ):
        sums[int(trust), int(item), int(supplier)][0] += int(units)
        sums[int(trust), int(item), int(supplier)][1] += int(pence)
    assert sums == {(0, 0, 0): [1_000, 333_331], (1, 1, 1): [3, 1_000]}
    assert orders.units.min() >= 1


def test_no_more_orders_than_units() -> None:
    """A need of three units is three lines at most: the rest of the lines is left to others."""
    assert len(orders_of_needs(NEEDS[1:], 50, PLACES, Draw(1))) == 3
    assert len(orders_of_needs(NEEDS, 2, PLACES, Draw(1))) == 2


def test_fewer_lines_than_needs() -> None:
    """Where there are fewer lines than needs, the first needs have one each."""
    orders = orders_of_needs(NEEDS, 1, PLACES, Draw(1))
    assert (orders.units.tolist(), orders.pence.tolist()) == ([1_000], [333_331])
    assert len(orders_of_needs((), 0, PLACES, Draw(1))) == 0


def test_articles_cost_what_the_trust_pays() -> None:
    """A line of an article names the trust's own price and supplier, beginning at the places it is given."""
    catalogue = make_catalogue(60, 2, Draw(5))
    orders = orders_of_articles(catalogue, 60, (1, 3), (10, 20), Draw(6))
    for trust, item, supplier, units, pence in zip(
        orders.trust, orders.item, orders.supplier, orders.units, orders.pence, strict=True
    ):
        assert pence == units * catalogue.prices[item - 10, trust]
        assert supplier == 20 + catalogue.sellers[item - 10, trust]
    assert set(orders.trust.tolist()) == {0, 1}
    assert len(orders_of_articles(make_catalogue(0, 2, Draw(5)), 0, (1, 3), (10, 20), Draw(6))) == 0


def test_recharges_are_paid_by_the_others() -> None:
    """Whoever owns the supplier does not buy of it."""
    made = recharges(40, 3, 7, 8, Draw(2))
    assert set(made.trust.tolist()) == {1, 2}
    assert (set(made.item.tolist()), set(made.supplier.tolist())) == ({7}, {8})


def test_credits_pay_back_a_part() -> None:
    """A credit is negative, less than the line it is about, and has no quantity."""
    made = credits_on(_orders(10_000, 50), 30, Draw(3))
    assert len(made) == 30
    assert all(-2_000 <= pence <= -1 for pence in made.pence.tolist())
    assert set(made.units.tolist()) == {0}


def test_few_lines_have_neither_recharges_nor_credits() -> None:
    """Below twenty lines there are none of either; from there on at least one of each."""
    assert [shares(lines) for lines in (1, 19, 20, 1_000)] == [(0, 0), (0, 0), (1, 1), (10, 20)]


def test_lines_are_in_the_order_of_their_days() -> None:
    """Every line keeps its pence and has a day of the year."""
    orders, days = by_day(_orders(*range(1, 60)), Draw(4))
    assert sorted(orders.pence.tolist()) == list(range(1, 60))
    assert days.tolist() == sorted(days.tolist())
    assert 0 <= days[0] <= days[-1] < 365


def test_rows_as_text() -> None:
    """A row has its number, the trust, the year, its day, what was bought of whom, and pounds; empty is not nought."""
    orders = joined([orders_of_needs(NEEDS[1:], 1, PLACES, Draw(1)), _orders(-123)])
    orders.units[1] = 0
    items = (ItemRow("gloves", "Gloves", "lot", "box"), ItemRow("masks", "Masks", "lot", "pack"))
    lines = SpendLines(("RAA", "RBB"), items, ("", "supplier_021"), 2025, orders, np.array([0, 364], dtype=np.int64))
    assert [dict(zip(COLUMNS, row, strict=True)) for row in lines.rows()] == list(
        csv.DictReader(
            [
                "line_id,trust,financial_year,date,item,supplier,quantity,unit,amount_gbp",
                "L0001,RBB,2025/26,2025-04-01,masks,supplier_021,3,pack,10.00",
                "L0002,RAA,2025/26,2026-03-31,gloves,,,box,-1.23",
            ]
        )
    )


def test_financial_years_begin_in_april() -> None:
    """The last of March belongs to the year that began in the April before."""
    assert [first_year(dt.date(2026, month, day)) for month, day in ((3, 31), (4, 1))] == [2025, 2026]
    assert year_name(2099) == "2099/00"
