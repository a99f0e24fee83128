"""What a bid sheet asks for is the volume of a year, without a price and a supplier."""

from __future__ import annotations

from pathlib import Path

import pytest

from optimiser.issues import InputError
from optimiser.prepare.pooled_demand import pooled_demand
from tests.unit.small_case import small_case

ITEMS = """\
    item,name,category,unit,comparison
    gloves,Gloves,consumables,box,price
    meals,Meals,food,meal,investigate
    gas,Gas,energy,kWh,none
    """
SUPPLIERS = """\
    supplier,name,member_trust
    one,Supplier One,
    owned,Owned Supplies,CCC
    """
LINES = """\
    line_id,trust,financial_year,item,supplier,quantity,unit,amount_gbp
    L1,AAA,2025/26,gloves,one,10,box,10.00
    L2,AAA,2025/26,gloves,one,2.5,box,3.00
    L3,BBB,2025/26,gloves,,20,box,20.00
    L4,BBB,2024/25,gloves,one,999,box,20.00
    L5,BBB,2025/26,gloves,owned,999,box,20.00
    L6,BBB,2025/26,gloves,one,999,box,-20.00
    L7,BBB,2025/26,gloves,one,,box,20.00
    L8,BBB,2025/26,gas,one,999,kWh,20.00
    L9,AAA,2025/26,meals,one,7,meal,20.00
    """
TABLES = {"items": ITEMS, "suppliers": SUPPLIERS, "spend_lines": LINES}


def test_only_bought_volumes_of_the_latest_year_count(tmp_path: Path) -> None:
    """Left out: earlier years, owned suppliers, credits, lines without quantity, and items that are not compared."""
    request = pooled_demand(small_case(tmp_path, TABLES))
    found = {(line.lot, line.item, line.name, line.unit): line.volumes for line in request.lines}
    assert found == {
        ("consumables", "gloves", "Gloves", "box"): (("AAA", 12_500_000), ("BBB", 20_000_000)),
        ("food", "meals", "Meals", "meal"): (("AAA", 7_000_000),),
    }
    assert request.trusts == (("AAA", "Ash"), ("BBB", "Beech"))
    assert (request.case, request.period, request.source) == ("small", "2025/26", "Source of spend_lines")
    assert not request.synthetic


def test_expected_demand_is_added(tmp_path: Path) -> None:
    """Rows of `demand` count too, also of items that only they name."""
    demand = """\
        demand,trust,item,item_name,category,unit,quantity,amount_gbp
        D1,CCC,gloves,,,,30,30.00
        D2,CCC,masks,Masks,consumables,box,4,8.00
        """
    request = pooled_demand(small_case(tmp_path, {**TABLES, "demand": demand}, basis={"demand": "synthetic"}))
    assert request.by_item["gloves"].volumes == (("AAA", 12_500_000), ("BBB", 20_000_000), ("CCC", 30_000_000))
    assert (request.by_item["masks"].name, request.by_item["masks"].total) == ("Masks", 4_000_000)
    assert request.synthetic
    assert request.period == "2025/26; expected demand period of demand"


def test_an_item_is_in_the_lot_that_the_offers_name(tmp_path: Path) -> None:
    """The lot of an item is that of the first offer that names one, else its category."""
    offers = """\
        offer,supplier,item,lot,price_gbp
        O1,one,gloves,protection,1.00
        """
    request = pooled_demand(small_case(tmp_path, {**TABLES, "offers": offers}))
    assert request.lots == ("food", "protection")


def test_a_case_without_volumes_asks_for_nothing(tmp_path: Path) -> None:
    """Where no line has a quantity there is nothing to ask for, and the error says what is missing."""
    lines = """\
        line_id,trust,financial_year,item,quantity,amount_gbp
        L1,AAA,2025/26,gloves,,10.00
        """
    for tables in ({"items": ITEMS, "spend_lines": lines}, {"items": ITEMS}):
        with pytest.raises(InputError) as caught:
            pooled_demand(small_case(tmp_path / str(len(tables)), tables))
        assert [issue.kind for issue in caught.value.issues] == ["no-demand"]
