"""Spend lines, adjustments and offers on their way into the price comparison."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from optimiser.case import Case
from optimiser.prepare.prices import compare, owners, priced_lines, tiered_offers
from tests.unit.small_case import ITEMS, LINES, SUPPLIERS, scenario, small_case

TABLES = {"items": ITEMS, "spend_lines": LINES, "suppliers": SUPPLIERS}
ADJUSTMENTS = "adjustment_id,trust,line_id,item,supplier,kind,amount_gbp\n"
THREE_LINES = """\
    line_id,trust,financial_year,item,supplier,quantity,unit,amount_gbp
    L1,AAA,2025/26,gloves,one,10,box,10.00
    L2,AAA,2025/26,gloves,one,10,box,10.00
    L3,AAA,2025/26,gloves,two,10,box,10.00
    L4,BBB,2025/26,gloves,one,10,box,10.00
    """


def net(folder: Path, adjustments: str, lines: str = THREE_LINES) -> dict[str, int]:
    """Return what each line comes to after adjustments [pence]."""
    case = small_case(folder, {**TABLES, "spend_lines": lines, "adjustments": ADJUSTMENTS + adjustments})
    frame = priced_lines(case).frame
    return dict(zip(frame["line_id"], frame["net_pence"].tolist(), strict=True))


def test_an_adjustment_of_a_line(tmp_path: Path) -> None:
    """A rebate on a line lowers that line and no other."""
    assert net(tmp_path, "A1,AAA,L2,,,rebate,2.50\n") == {"L1": 1000, "L2": 750, "L3": 1000, "L4": 1000}


def test_an_adjustment_of_an_item(tmp_path: Path) -> None:
    """A rebate on an item is spread over the trust's lines of it, and the pennies over go to the earlier lines."""
    assert net(tmp_path, "A1,AAA,,gloves,,rebate,0.50\n") == {"L1": 983, "L2": 983, "L3": 984, "L4": 1000}


def test_an_adjustment_by_one_supplier(tmp_path: Path) -> None:
    """A rebate of a named supplier is spread over that supplier's lines only, in proportion to their amounts."""
    lines = THREE_LINES.replace("L2,AAA,2025/26,gloves,one,10,box,10.00", "L2,AAA,2025/26,gloves,one,10,box,30.00")
    adjusted = net(tmp_path, "A1,AAA,,gloves,one,rebate,1.00\n", lines)
    assert adjusted == {"L1": 975, "L2": 2925, "L3": 1000, "L4": 1000}


def test_a_correction_that_adds(tmp_path: Path) -> None:
    """A negative adjustment raises the cost; the total moves by it to the penny."""
    adjusted = net(tmp_path, "A1,AAA,,gloves,,correction,-0.01\n")
    assert adjusted == {"L1": 1001, "L2": 1000, "L3": 1000, "L4": 1000}


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_order_of_adjustments_does_not_matter(tmp_path: Path, order: tuple[int, int]) -> None:
    """A line credited in full can still be corrected, whichever is recorded first."""
    entries = ["A1,AAA,L1,,,credit,10.00\n", "A2,AAA,L1,,,correction,-2.00\n"]
    assert net(tmp_path, "".join(entries[place] for place in order))["L1"] == 200


def test_what_meets_no_line_is_listed(tmp_path: Path) -> None:
    """What is for another trust's line, for nothing, for an item never bought or for lines of nought is not applied."""
    lines = THREE_LINES + "    L5,CCC,2025/26,gloves,one,1,box,0.00\n"
    entries = (
        "A1,BBB,L1,,,rebate,1.00\n"
        "A2,AAA,,,,rebate,1.00\n"
        "A3,BBB,,gloves,two,rebate,1.00\n"
        "A4,CCC,,gloves,,rebate,1.00\n"
        "A5,BBB,,gloves,,rebate,1.00\n"
    )
    case = small_case(tmp_path, {**TABLES, "spend_lines": lines, "adjustments": ADJUSTMENTS + entries})
    found = priced_lines(case)
    assert found.unapplied == (2, 3, 4, 5)
    assert found.frame["net_pence"].tolist() == [1000, 1000, 1000, 900, 0]
    assert found.frame["adjustments"].tolist() == [(), (), (), (6,), ()]


def test_without_adjustments(tmp_path: Path) -> None:
    """Without adjustments every line stands as recorded, and each has its item's comparison."""
    found = priced_lines(small_case(tmp_path, {**TABLES, "spend_lines": LINES}))
    assert found.frame["net_pence"].tolist() == [1000, 2000, 4000]
    assert found.frame["comparison"].tolist() == ["price"] * 3
    assert (found.year, found.unapplied) == ("2025/26", ())


def test_the_latest_year_is_compared(tmp_path: Path) -> None:
    """Of several years the latest is compared; lines of other years, or of none, stay out of the instance."""
    lines = LINES + "    L4,AAA,2024/25,gloves,one,10,box,5.00\n    L5,AAA,,gloves,one,10,box,5.00\n"
    comparison = compare(small_case(tmp_path, {**TABLES, "spend_lines": lines}), scenario(), frozenset())
    assert comparison.lines.year == "2025/26"
    assert comparison.compared.tolist() == [0, 1, 2]
    assert comparison.instance.pence.tolist() == [1000, 2000, 4000]


def test_lines_without_any_year(tmp_path: Path) -> None:
    """Where no line has a year all are compared."""
    comparison = compare(small_case(tmp_path, {"spend_lines": LINES.replace("2025/26", "")}), scenario(), frozenset())
    assert (comparison.lines.year, len(comparison.compared)) == ("", 3)


def test_items_that_are_not_compared_stay_out(tmp_path: Path) -> None:
    """Lines of an item whose comparison is none never reach the model."""
    items = ITEMS.replace("gloves,Gloves,consumables,box,price", "gloves,Gloves,consumables,box,none")
    comparison = compare(small_case(tmp_path, {**TABLES, "items": items}), scenario(), frozenset())
    assert comparison.instance.lines == 0


def test_the_support_rule_is_the_scenarios(tmp_path: Path) -> None:
    """The least volume of the scenario is taken over to the millionth."""
    comparison = compare(small_case(tmp_path, TABLES), scenario(buying={"min_quantity": 30.000001}), frozenset())
    assert comparison.instance.support.min_millionths == 30_000_001
    assert comparison.found.benchmarks == ()


def test_owners(tmp_path: Path) -> None:
    """Only a supplier that a member owns has an owner; without a suppliers table none has."""
    owned = SUPPLIERS.replace("two,Supplier Two,", "two,Supplier Two,AAA")
    assert owners(small_case(tmp_path, {**TABLES, "suppliers": owned})) == {"two": "AAA"}
    assert owners(small_case(tmp_path / "none", {})) == {}


OFFERS = "offer,supplier,item,price_gbp,capacity,valid_from,valid_to\n"
TIERS = "offer,threshold,threshold_unit,scope,kind,price_gbp,discount\n"


def offers(folder: Path, offer: str, tiers: str) -> Case:
    """Return a case with one offer O1 and its tiers."""
    return small_case(folder, {**TABLES, "offers": OFFERS + offer + "\n", "offer_tiers": TIERS + tiers + "\n"})


def test_tiers_of_an_offer(tmp_path: Path) -> None:
    """The listed price holds from nought, a tier by its own price or by its discount, sorted by threshold."""
    tiers = "O1,500,units,offer,all_units,,0.25\nO1,100,units,offer,all_units,1.80,"
    (found,) = tiered_offers(offers(tmp_path, "O1,one,gloves,2.00,600.5,,", tiers))
    assert [(tier.threshold, tier.price) for tier in found.tiers] == [
        (0, Fraction(200)),
        (100_000_000, Fraction(180)),
        (500_000_000, Fraction(150)),
    ]
    assert (found.offer, found.supplier, found.item, found.capacity) == ("O1", "one", "gloves", 600_500_000)


def test_a_tier_from_nought_replaces_the_listed_price(tmp_path: Path) -> None:
    """A tier at nought is the price without any condition; later ones lower it."""
    tiers = "O1,0,units,offer,all_units,1.90,\nO1,10,units,offer,all_units,,0.1"
    (found,) = tiered_offers(offers(tmp_path, "O1,one,gloves,2.00,,,", tiers))
    assert [(tier.threshold, tier.price) for tier in found.tiers] == [
        (0, Fraction(190)),
        (10_000_000, Fraction(180)),
    ]
    assert found.capacity is None


@pytest.mark.parametrize(
    ("valid", "usable"),
    [
        ("2026-11-22,2026-11-22", True),
        (",", True),
        ("2026-11-23,", False),
        (",2026-11-21", False),
    ],
)
def test_only_an_offer_that_holds_today(tmp_path: Path, valid: str, usable: bool) -> None:
    """An offer counts from its first day to its last, both in."""
    case = offers(tmp_path, f"O1,one,gloves,2.00,,{valid}", "O1,100,units,offer,all_units,1.80,")
    assert bool(tiered_offers(case)) is usable


@pytest.mark.parametrize(
    "tier",
    [
        "O1,100,gbp,offer,all_units,1.80,",
        "O1,100,units,supplier,all_units,1.80,",
        "O1,100,units,offer,incremental,1.80,",
    ],
)
def test_other_kinds_of_tier_are_left_alone(tmp_path: Path, tier: str) -> None:
    """A tier in pounds, over a supplier's whole business, or for further units only is not what pooling reaches."""
    assert tiered_offers(offers(tmp_path, "O1,one,gloves,2.00,,,", tier)) == []


def test_without_offers(tmp_path: Path) -> None:
    """A case without offers or tiers has no tiered offer."""
    assert tiered_offers(small_case(tmp_path, TABLES)) == []
