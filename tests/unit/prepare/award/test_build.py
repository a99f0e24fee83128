"""Case and scenario on their way into the award model."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from models.procurement.award.offers import Delivery, Tier
from models.procurement.award.rules import NoTrustWorseOff, ShareLimit, TrustsOut, WinnerLimit, only
from optimiser.errors import ScenarioError
from optimiser.prepare.award.build import AwardInput, award_input
from tests.unit.small_case import ITEMS, LINES, scenario, small_case

SUPPLIERS = """\
    supplier,name,member_trust,sme,local,attributes
    one,Supplier One,,yes,,
    two,Supplier Two,,no,yes,social_value
    three,Supplier Three,,,,
    """
OFFERS = """\
    offer,supplier,item,price_gbp,capacity,minimum_order,activation_gbp,delivery_gbp,switching_gbp
    O1,one,gloves,1.50,,,,,
    O2,two,gloves,1.40,25,5,100.00,10.00,7.00
    """
TIERS = "offer,threshold,threshold_unit,scope,kind,price_gbp,discount,rebate_gbp\n"


def built(folder: Path, under_way: frozenset[tuple[str, str]] = frozenset(), **tables: str) -> AwardInput:
    """Return the award of the small case with some tables of its own."""
    settings: dict[str, Any] = {}
    case = small_case(
        folder, {"items": ITEMS, "spend_lines": LINES, "suppliers": SUPPLIERS, "offers": OFFERS, **tables}
    )
    given = award_input(case, scenario(buying=settings), under_way)
    assert given is not None
    return given


def ruled(folder: Path, **buying: Any) -> AwardInput:
    """Return the award of the small case under some buying settings."""
    case = small_case(folder, {"items": ITEMS, "spend_lines": LINES, "suppliers": SUPPLIERS, "offers": OFFERS})
    given = award_input(case, scenario(buying=buying), frozenset())
    assert given is not None
    return given


def test_what_is_bought_today_can_go_on(tmp_path: Path) -> None:
    """Each need has an offer at exactly today's price, for no more than today's volume, open to its trust alone."""
    instance = built(tmp_path).instance
    present = {offer.name: offer for offer in instance.offers if offer.present}
    own = present["present:CCC:gloves:three"]
    assert (own.price, own.available, own.trusts) == (Fraction(400), 10_000_000, frozenset({"CCC"}))
    assert len(present) == 3
    assert dict(instance.baselines) == {"AAA": 1000, "BBB": 2000, "CCC": 4000}


def test_offers_and_their_costs(tmp_path: Path) -> None:
    """Price, capacity and least order are an offer's; activation, deliveries and moves belong to its supplier."""
    instance = built(tmp_path).instance
    offer = instance.offer_of["O2"]
    assert (offer.price, offer.available, offer.minimum) == (Fraction(140), 25_000_000, 5_000_000)
    assert instance.supplier_of["two"].activation == 10_000
    # BBB buys of supplier two already, so only deliveries cost it anything.
    assert instance.deliveries == (
        Delivery("two", "AAA", 1700),
        Delivery("two", "BBB", 1000),
        Delivery("two", "CCC", 1700),
    )


def test_one_off_costs_are_spread(tmp_path: Path) -> None:
    """Over several years, costs paid once weigh a part of themselves; deliveries come back every year."""
    instance = ruled(tmp_path, one_off_years=4).instance
    assert instance.supplier_of["two"].activation == 2500
    assert instance.deliveries[0] == Delivery("two", "AAA", 1175)


def test_attributes_of_suppliers(tmp_path: Path) -> None:
    """Flags and words of the suppliers table are what rules may ask for."""
    known = built(tmp_path).instance.supplier_of
    assert known["one"].attributes == {"sme"}
    assert known["two"].attributes == {"local", "social_value"}
    assert known["three"].attributes == frozenset()


def test_lots(tmp_path: Path) -> None:
    """An item's lot is the one its offers name, otherwise its category."""
    assert built(tmp_path / "a").instance.lot_of == {"gloves": "consumables"}
    offers = "offer,supplier,item,lot,price_gbp\nO1,one,gloves,hands,1.50\nO2,two,gloves,hands,1.40\n"
    assert built(tmp_path / "b", offers=offers).instance.lot_of == {"gloves": "hands"}


def test_tiers_on_a_suppliers_total(tmp_path: Path) -> None:
    """Rows of several offers of one supplier make one schedule; at each break every offer has its own latest terms."""
    items = ITEMS + "    masks,Masks,consumables,box,price\n"
    lines = LINES + "    L4,AAA,2025/26,masks,one,10,box,30.00\n"
    offers = "offer,supplier,item,price_gbp\nO1,one,gloves,2.00\nO2,one,masks,3.00\n"
    tiers = TIERS + "O1,10,gbp,supplier,all_units,1.90,,\nO1,20,gbp,supplier,all_units,1.80,,\n"
    tiers += "O2,20,gbp,supplier,all_units,,0.1,\n"
    (schedule,) = built(tmp_path, items=items, spend_lines=lines, offers=offers, offer_tiers=tiers).instance.schedules
    assert (schedule.supplier, schedule.kind, schedule.measure) == ("one", "all_units", "pence")
    assert schedule.tiers == (
        Tier(0),
        Tier(1000, prices=(("O1", Fraction(190)),)),
        Tier(2000, prices=(("O1", Fraction(180)), ("O2", Fraction(270)))),
    )


@pytest.mark.parametrize(
    ("row", "tiers"),
    [
        ("O1,15,units,offer,incremental,1.20,,", (Tier(0), Tier(15_000_000, prices=(("O1", Fraction(120)),)))),
        ("O1,15,gbp,offer,incremental,,0.2,", (Tier(0), Tier(1500, discount=Fraction(1, 5)))),
        ("O1,15,gbp,lot,rebate_share,,0.05,", (Tier(0), Tier(1500, discount=Fraction(1, 20)))),
        ("O1,15,gbp,supplier,rebate_lump,,,8.00", (Tier(1500, lump=800),)),
        ("O1,0,units,offer,all_units,1.20,,", (Tier(0, prices=(("O1", Fraction(120)),)),)),
    ],
)
def test_kinds_of_tiers(tmp_path: Path, row: str, tiers: tuple[Tier, ...]) -> None:
    """Each kind of tier comes into the model as what it is, measured in millionths of a unit or in pence."""
    (schedule,) = built(tmp_path, offer_tiers=TIERS + row + "\n").instance.schedules
    assert schedule.tiers == tiers


def test_a_bundle_is_all_that_is_needed(tmp_path: Path) -> None:
    """A bundle holds the whole need of every trust of all its items, at its prices, and can only be had whole."""
    offers = "offer,supplier,item,bundle,price_gbp\nB1,two,gloves,kit,1.00\n"
    (bundle,) = built(tmp_path / "a", offers=offers).instance.bundles
    assert (bundle.name, bundle.price, len(bundle.contents)) == ("kit", 3000, 3)
    short = "offer,supplier,item,bundle,price_gbp,capacity\nO1,one,gloves,,1.50,\nB1,two,gloves,kit,1.00,29\n"
    large = short.replace("capacity", "minimum_order").replace(",29", ",31")
    for place, refused in enumerate((short, large)):
        given = built(tmp_path / f"b{place}", offers=refused)
        assert given.instance.bundles == ()
        assert given.terms.unused == [("B1", "bundle_other_volume")]


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ("price_gbp\nO2,two,gloves,", "no_price"),
        ("price_gbp,valid_to\nO2,two,gloves,1.00,2026-11-21", "not_open"),
        ("price_gbp,valid_from\nO2,two,gloves,1.00,2026-11-23", "not_open"),
        ("price_gbp,framework_end\nO2,two,gloves,1.00,2026-11-21", "framework_ended"),
        ("price_gbp\nO2,own,gloves,1.00", "internal"),
        ("price_gbp\nO2,two,masks,1.00", "no_need"),
    ],
)
def test_offers_that_take_no_part(tmp_path: Path, columns: str, reason: str) -> None:
    """An offer that cannot be taken up is left out with its reason, and the others stand."""
    suppliers = SUPPLIERS + "    own,Own Company,AAA,,,\n"
    items = ITEMS + "    masks,Masks,consumables,box,price\n"
    columns, row = columns.split("\n")
    usable = "O1,one,gloves,1.50" + "," * columns.count(",")
    offers = f"offer,supplier,item,{columns}\n{usable}\n{row}\n"
    given = built(tmp_path, offers=offers, suppliers=suppliers, items=items)
    assert given.terms.unused == [("O2", reason)]
    assert [offer.name for offer in given.instance.offers if not offer.present] == ["O1"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("L4,AAA,2025/26,gloves,one,-1,box,-5.00", "credit"),
        ("L4,AAA,2025/26,gloves,own,5,box,9.00", "internal"),
        ("L4,AAA,2025/26,food,one,5,box,9.00", "not_a_price"),
        ("L4,AAA,2025/26,linen,one,5,box,9.00", "in_plan"),
        ("L4,AAA,2025/26,gloves,one,,,9.00", "no_quantity"),
        ("L4,AAA,2025/26,gloves,one,5,box,0.00", "zero"),
    ],
)
def test_lines_that_are_no_need(tmp_path: Path, line: str, reason: str) -> None:
    """A line that cannot be awarded is left out with its reason and its pounds, and changes no need."""
    suppliers = SUPPLIERS + "    own,Own Company,AAA,,,\n"
    items = ITEMS + "    food,Food,food,box,investigate\n    linen,Linen,laundry,box,price\n"
    lines = LINES + f"    {line.replace(',-1,', ',1,')}\n"
    offers = OFFERS + "    O3,one,food,1.00,,,,,\n    O4,one,linen,1.00,,,,,\n"
    more = {"items": items, "spend_lines": lines, "suppliers": suppliers, "offers": offers}
    given = built(tmp_path, frozenset({("AAA", "laundry")}), **more)
    assert [(why, row.key) for why, row in given.needs.left_out] == [(reason, "L4")]
    assert dict(given.instance.baselines)["AAA"] == 1000


def test_expected_demand_is_a_need(tmp_path: Path) -> None:
    """A row of expected demand stands where there is no line, with its own volume and today's cost."""
    demand = "demand,trust,item,quantity,amount_gbp,supplier\nD1,BBB,masks,20,50.00,three\n"
    items = ITEMS + "    masks,Masks,consumables,box,price\n"
    offers = OFFERS + "    O3,one,masks,2.00,,,,,\n"
    given = built(tmp_path, items=items, offers=offers, demand=demand)
    assert given.needs.baseline("BBB", "masks") == 5000
    assert given.instance.offer_of["present:BBB:masks:three"].price == 250


def test_short_keys_are_rules(tmp_path: Path) -> None:
    """The four short keys become rules of the same name; limits are then about the trusts that do not stay out."""
    given = ruled(tmp_path, max_suppliers_per_lot=1, min_sme_share=0.25, no_trust_worse_off=True, trusts_out=["CCC"])
    others = frozenset({"AAA", "BBB"})
    winners, share, worse, out = given.instance.rules
    assert isinstance(winners, WinnerLimit)
    assert (winners.name, winners.most, winners.each, winners.where.trusts) == (
        "max_suppliers_per_lot",
        1,
        "lot",
        others,
    )
    assert isinstance(share, ShareLimit)
    assert (share.least, share.of, share.where) == (Fraction(1, 4), "spend", only(attributes={"sme"}, trusts=others))
    assert isinstance(worse, NoTrustWorseOff)
    assert isinstance(out, TrustsOut)
    assert out.where == only(trusts={"CCC"})


def test_a_rule_about_something_unknown(tmp_path: Path) -> None:
    """A rule about a trust that the case does not have is refused, with the one that was probably meant."""
    with pytest.raises(ScenarioError) as caught:
        ruled(tmp_path, trusts_out=["AAB"])
    assert caught.value.message == "Rule 'trusts_out' is about trusts 'AAB', which the case does not have."
    assert caught.value.remedy == "Did you mean 'AAA'?"


def test_nothing_to_award(tmp_path: Path) -> None:
    """Without offers, without needs or without offers for what is needed there is no award."""
    empty = "offer,supplier,item,price_gbp\nO1,one,masks,1.00\n"
    masks = ITEMS + "    masks,Masks,consumables,box,price\n"
    tables = {"items": masks, "spend_lines": LINES, "suppliers": SUPPLIERS}
    assert award_input(small_case(tmp_path / "a", tables), scenario(), frozenset()) is None
    offered = small_case(tmp_path / "b", {**tables, "offers": empty})
    assert award_input(offered, scenario(), frozenset()) is None
    needless = small_case(tmp_path / "c", {"items": masks, "suppliers": SUPPLIERS, "offers": empty})
    assert award_input(needless, scenario(), frozenset()) is None
