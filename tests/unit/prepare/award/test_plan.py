"""A recommended award on its way into the plan over financial years."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from models.procurement.award.repricing import Repricing, reprice
from models.procurement.award.solution import AwardSolution
from optimiser.case import Case
from optimiser.prepare.award.build import AwardInput, award_input
from optimiser.prepare.award.plan import NEVER, Plan, financial_year_of, plan_of
from tests.unit.small_case import scenario, small_case

ITEMS = """\
    item,name,category,unit,comparison
    gloves,Gloves,consumables,box,price
    masks,Masks,consumables,box,price
    """
LINES = """\
    line_id,trust,financial_year,item,supplier,quantity,unit,amount_gbp
    L1,AAA,2025/26,gloves,three,10,box,40.00
    L2,AAA,2025/26,masks,three,30,box,60.00
    L3,BBB,2025/26,gloves,three,20,box,60.00
    """
OFFERS = """\
    offer,supplier,item,price_gbp,switching_gbp,delivery_gbp
    O1,one,gloves,2.00,5.00,1.00
    O2,one,masks,1.00,,
    """
TIERS = """\
    offer,threshold,threshold_unit,scope,kind,price_gbp,discount
    O1,25,units,supplier,all_units,,0.1
    O2,25,units,supplier,all_units,,0.2
    """
ALL_NEW = (("AAA", "O1", 10_000_000), ("AAA", "O2", 30_000_000), ("BBB", "O1", 20_000_000))


def prepared(
    folder: Path, purchases: tuple[tuple[str, str, int], ...], **tables: str
) -> tuple[Case, AwardInput, Repricing]:
    """Return the case, what was built from it, and an award of it."""
    usual = {"items": ITEMS, "spend_lines": LINES, "offers": OFFERS, "offer_tiers": TIERS}
    case = small_case(folder, {**usual, **tables})
    given = award_input(case, scenario(), frozenset())
    assert given is not None
    return case, given, reprice(given.instance, AwardSolution(purchases))


def planned(folder: Path, purchases: tuple[tuple[str, str, int], ...] = ALL_NEW, **tables: str) -> Plan:
    """Return the plan of an award."""
    case, given, done = prepared(folder, purchases, **tables)
    plan = plan_of(case, scenario(), given, done)
    assert plan is not None
    return plan


@pytest.mark.parametrize(("month", "year"), [("2027-03", "2026/27"), ("2027-04", "2027/28"), ("2099-12", "2099/00")])
def test_the_year_of_a_month(month: str, year: str) -> None:
    """A financial year begins in April."""
    assert financial_year_of(month) == year


def test_a_basket_for_each_trust_and_supplier(tmp_path: Path) -> None:
    """What AAA buys of one supplier is one basket: forty boxes, at 1.25 in all and 1.05 in the tier; today at 2.50."""
    instance = planned(tmp_path).instance
    offers = {offer.name: offer for offer in instance.offers}
    assert offers["consumables/one:AAA@2027/28"].price == 125
    assert offers["present:AAA:consumables/one@2027/28"].price == 250
    schedule = next(one for one in instance.schedules if one.period == "2027/28")
    assert schedule.tiers[1].least == 25_000_000
    assert schedule.tiers[1].quoted["consumables/one:AAA@2027/28"] == Fraction(10 * 180 + 30 * 80, 40)
    needs = {(need.trust, need.item): need.quantity for need in instance.needs}
    assert needs["AAA", "consumables/one@2026/27"] == pytest.approx(40_000_000 * 4 / 12, abs=1)
    assert needs["AAA", "consumables/one@2027/28"] == 40_000_000


def test_what_stays_is_no_part_of_the_plan(tmp_path: Path) -> None:
    """A trust that buys nothing new has nothing to join, and its lines stand in no basket."""
    kept = ("BBB", "present:BBB:gloves:three", 20_000_000)
    plan = planned(tmp_path, (*ALL_NEW[:2], kept))
    assert {need.trust for need in plan.instance.needs} == {"AAA"}
    assert set(plan.facts) == {("AAA", "consumables")}


def test_what_is_paid_once_belongs_to_joining(tmp_path: Path) -> None:
    """A trust pays to move when it joins, whenever that is, and nothing where it never does."""
    choices = planned(tmp_path).choices["AAA", "consumables"]
    assert (choices[NEVER].pence, choices[NEVER].first_month_index) == (0, None)
    assert (choices["2027-09"].pence, choices["2027-09"].first_month_index) == (500, 9)


def test_an_offer_with_tiers_of_its_own_stands_alone(tmp_path: Path) -> None:
    """Its volume counts for it alone, over all trusts."""
    tiers = TIERS.replace("supplier", "offer")
    plan = planned(tmp_path, offer_tiers=tiers)
    assert {item.product for item in plan.instance.items} == {"O1", "O2"}
    own = next(one for one in plan.instance.schedules if one.period == "2027/28" and one.offer == "O1@2027/28")
    assert own.tiers[1].quoted == {"O1@2027/28": Fraction(180)}


def test_a_bundle_stays_whole(tmp_path: Path) -> None:
    """A bundle that was taken is a bundle in every year of the plan."""
    offers = "offer,supplier,item,bundle,price_gbp\nB1,one,gloves,kit,1.00\nB2,one,masks,kit,1.00\n"
    case = small_case(tmp_path, {"items": ITEMS, "spend_lines": LINES, "offers": offers})
    given = award_input(case, scenario(), frozenset())
    assert given is not None
    plan = plan_of(case, scenario(), given, reprice(given.instance, AwardSolution(bundles=("kit",))))
    assert plan is not None
    assert [bundle.name for bundle in plan.instance.bundles] == ["kit@2026/27", "kit@2027/28"]
    assert plan.instance.bundles[1].price == 6000


def test_under_rules_everybody_joins(tmp_path: Path) -> None:
    """An award keeps its rules as a whole, so never is no choice where there is a month to join."""
    case = small_case(tmp_path, {"items": ITEMS, "spend_lines": LINES, "offers": OFFERS, "offer_tiers": TIERS})
    ruled = scenario(buying={"max_suppliers_per_lot": 1})
    given = award_input(case, ruled, frozenset())
    assert given is not None
    plan = plan_of(case, ruled, given, reprice(given.instance, AwardSolution(ALL_NEW)))
    assert plan is not None
    assert {name for named in plan.choices.values() for name in named} == {"2027-09"}
    assert all(joining.moves for joining in plan.instance.joinings)


def test_nothing_new_needs_no_plan(tmp_path: Path) -> None:
    """Where all stay on present terms there is nothing to plan."""
    names = ("present:AAA:gloves:three", "present:AAA:masks:three", "present:BBB:gloves:three")
    kept = tuple((name.split(":")[1], name, quantity) for name, (*_, quantity) in zip(names, ALL_NEW, strict=True))
    case, given, done = prepared(tmp_path, kept)
    assert plan_of(case, scenario(), given, done) is None


@pytest.mark.parametrize(("months", "waits"), [("", False), ("12", True)])
def test_who_can_extend_may_wait_for_others(tmp_path: Path, months: str, waits: bool) -> None:
    """BBB is held until January 2028; AAA may join with it only where its own contract can be extended so far."""
    contracts = (
        "contract,trust,participants,category,lever,title,status,start,end,extension_months,grade\n"
        f"C1,AAA,AAA,consumables,buying,One,awarded,2025-01-01,2027-06-30,{months},A\n"
        "C2,BBB,BBB,consumables,buying,Two,awarded,2025-01-01,2028-01-31,,A\n"
    )
    plan = planned(tmp_path, contracts=contracts)
    assert set(plan.choices["BBB", "consumables"]) == {NEVER, "2028-02"}
    assert ("2028-02" in plan.choices["AAA", "consumables"]) is waits
