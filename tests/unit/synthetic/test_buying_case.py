"""What the trusts of an invented case buy."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

import pytest

from optimiser.synthetic.buying_case import LINEN, BuyingCase, make_buying
from optimiser.synthetic.invented_region import invented_region
from optimiser.synthetic.rows import MILLION

AS_OF = dt.date(2026, 11, 22)


def _made(trusts: int, lines: int) -> BuyingCase:
    return make_buying(invented_region(trusts, 3).members, lines, AS_OF, 3)


@pytest.mark.parametrize(("trusts", "lines"), [(2, 1), (2, 60), (3, 200), (5, 2_500), (3, 9_000)])
def test_as_many_lines_as_asked_for(trusts: int, lines: int) -> None:
    """The table has exactly as many lines, whether they are fewer than the needs or many more."""
    assert len(_made(trusts, lines).spending.orders) == lines


@pytest.mark.parametrize("lines", [60, 2_500])
def test_every_need_is_stated_once_and_whole(lines: int) -> None:
    """A need stands in spend lines or in demand, never in both, with all of its quantity and its pence."""
    made = _made(3, lines)
    spending, owned = made.spending, len(made.items)
    bought: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    orders = spending.orders
    for trust, item, units, pence in zip(orders.trust, orders.item, orders.units, orders.pence, strict=True):
        assert item < owned
        if units:
            bought[spending.trusts[trust], spending.items[item].item][0] += int(units) * MILLION
            bought[spending.trusts[trust], spending.items[item].item][1] += int(pence)
    needs = [row for group in made.groups for row in group.demand]
    later = {row.demand for row in made.demand}
    assert bool(later) == (lines == 60)
    for row in needs:
        found = bought.get((row.trust, row.item))
        assert found == (None if row.demand in later else [row.quantity_millionths, row.amount_pence])


def test_groups_grow_with_the_lines() -> None:
    """A few lines bear one group of lots, more bear two, many bear all four; items stay between their limits."""
    groups = [[len(group.lots) for group in _made(3, lines).groups] for lines in (50, 900, 4_000)]
    assert groups == [[2], [2, 2], [2, 2, 2, 2]]
    assert [len(_made(3, lines).items) for lines in (50, 900)] == [57, 151]


def test_the_first_trust_owns_one_supplier() -> None:
    """Linen is hired from a company of the first trust, by the others."""
    made = _made(3, 200)
    (owned,) = (row for row in made.suppliers if row.member_trust)
    assert owned.member_trust == "T01"
    spending = made.spending
    linen = [
        (spending.trusts[trust], spending.suppliers[supplier])
        for trust, item, supplier in zip(
            spending.orders.trust, spending.orders.item, spending.orders.supplier, strict=True
        )
        if spending.items[item] == LINEN
    ]
    assert len(linen) == 2
    assert {supplier for _, supplier in linen} == {owned.supplier}
    assert "T01" not in {trust for trust, _ in linen}


def test_names_are_numbered_and_stand_once() -> None:
    """Every supplier is a number, and no code of an item or a supplier stands twice."""
    made = _made(3, 9_000)
    assert all(row.name.removeprefix("Supplier ").isdigit() for row in made.suppliers)
    for codes in ([row.item for row in made.items], [row.supplier for row in made.suppliers]):
        assert len(set(codes)) == len(codes)


def test_what_is_worth_nothing_is_not_said_to_be_planted() -> None:
    """What a pool is said to save at least is more than nothing."""
    planted = _made(5, 2_500).planted
    assert planted
    assert all(row.value_pence > 0 for row in planted if row.expected == "saving_at_least")
