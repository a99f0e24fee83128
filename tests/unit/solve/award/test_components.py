"""What belongs together stays together, and what does not is solved apart."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from models.procurement.award.instance import AwardInstance
from models.procurement.award.joining import Joining, JoiningOption
from models.procurement.award.offers import Bundle, Delivery, Incumbency, Schedule, Supplier, Tier
from models.procurement.award.rules import Budget, Exclusion, Rule, WinnerLimit, only
from optimiser.solve.award.components import award_graph, components
from tests.unit.models.procurement.award.drawn_award import award, units

# Two items, two trusts and one supplier: four needs that only what is added below ties together.
DRAWN = award({"A gloves": 1, "A masks": 1, "B gloves": 1, "B masks": 1}, {"norse gloves": 10, "norse masks": 20})


def sizes(instance: AwardInstance) -> list[int]:
    """Return the number of needs of each part, largest first."""
    return sorted((len(part.needs) for part in components(instance)), reverse=True)


def test_an_offer_ties_its_needs() -> None:
    """The needs of one item share an offer, those of another item have nothing to do with them."""
    assert sizes(DRAWN) == [2, 2]
    assert [need.item for need in components(DRAWN)[0].needs] == ["gloves", "gloves"]


BUNDLE = Bundle("b", "norse", 1, (("A", "gloves", units(1)), ("B", "masks", units(1))))


@pytest.mark.parametrize(
    ("part", "value", "expected"),
    [
        ("schedules", (Schedule("n", "norse", "all_units", "units", (Tier(0),)),), [4]),
        ("schedules", (Schedule("n", "norse", "all_units", "units", (Tier(0),), lot="gloves"),), [2, 2]),
        ("suppliers", (Supplier("norse", activation=5),), [4]),
        ("suppliers", (Supplier("norse", capacity=units(9)),), [4]),
        ("suppliers", (Supplier("norse", capacities=(("", units(9)),)),), [4]),
        ("suppliers", (Supplier("norse", capacities=(("27", units(9)),)),), [2, 2]),
        ("deliveries", (Delivery("norse", "A", 5),), [4]),
        ("deliveries", (Delivery("norse", "A", 5, ""),), [4]),
        ("deliveries", (Delivery("norse", "A", 5, "27"),), [2, 2]),
        ("deliveries", (Delivery("norse", "A", 0),), [2, 2]),
        ("bundles", (BUNDLE,), [4]),
        ("incumbencies", (Incumbency("A", "gloves", frozenset({"norse"}), 5),), [2, 2]),
        ("joinings", (Joining("A", "gloves", (JoiningOption("never"),)),), [2, 2]),
        ("rules", (Budget("r", most=99),), [4]),
        ("rules", (WinnerLimit("r", where=only(items=["gloves"]), most=1),), [2, 2]),
        ("rules", (Exclusion("r", where=only(trusts=["A"])),), [2, 2]),
    ],
)
def test_what_ties_needs_together(part: str, value: object, expected: list[int]) -> None:
    """Schedules, fixed costs, bundles and rules that add up tie the needs they are about, and only these."""
    assert sizes(replace(DRAWN, **{part: value})) == expected  # type: ignore[arg-type]


def test_present_terms_tie_only_what_a_supplier_can_supply_in_all() -> None:
    """Neither its activation nor deliveries have to do with what is bought at present terms; its capacity has."""
    offers = tuple(replace(offer, trusts=frozenset("AB"), present=True) for offer in DRAWN.offers)
    present = replace(DRAWN, offers=offers, deliveries=(Delivery("norse", "A", 5),))
    assert sizes(replace(present, suppliers=(Supplier("norse", activation=5),))) == [2, 2]
    assert sizes(replace(present, suppliers=(Supplier("norse", capacity=units(9)),))) == [4]


def test_joining_ties_the_items_of_a_lot() -> None:
    """Gloves and masks in one lot are decided together by the trust that chooses when to join there."""
    one_lot = replace(DRAWN, items=tuple(replace(item, lot="hands") for item in DRAWN.items))
    joining = Joining("A", "hands", (JoiningOption("never"),))
    assert sizes(one_lot) == [2, 2]
    assert sizes(replace(one_lot, joinings=(joining,))) == [4]
    gloves, masks = components(replace(DRAWN, joinings=(replace(joining, lot="masks"),)))
    assert (gloves.joinings, [one.lot for one in masks.joinings]) == ((), ["masks"])


def test_a_part_keeps_what_is_about_it() -> None:
    """A rule goes with the needs it is about; one that asks something of each purchase goes everywhere."""
    rules: tuple[Rule, ...] = (WinnerLimit("few", where=only(items=["masks"]), most=1), Exclusion("not"))
    gloves, masks = components(replace(DRAWN, rules=rules))
    assert [rule.name for rule in gloves.rules] == ["not"]
    assert [rule.name for rule in masks.rules] == ["few", "not"]
    assert [offer.item for offer in masks.offers] == ["masks"]


def test_the_graph_names_what_ties() -> None:
    """The graph has a node for each need and offer, and for the schedule that ties them."""
    schedule = Schedule("n", "norse", "all_units", "units", (Tier(0), Tier(5, Fraction(1, 9))))
    graph = award_graph(replace(DRAWN, schedules=(schedule,)))
    assert set(graph["schedule", "n"]) == {("offer", "norse gloves"), ("offer", "norse masks")}
    assert ("need", "A", "gloves") in graph["offer", "norse gloves"]
