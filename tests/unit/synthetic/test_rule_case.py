"""What rules in favour of some suppliers cost."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from optimiser.synthetic.offers import Terms
from optimiser.synthetic.planted import Need
from optimiser.synthetic.rows import MILLION
from optimiser.synthetic.rule_case import OFFERERS, SharingRule, make_rule_case

TERMS = Terms(dt.date(2026, 4, 1), dt.date(2027, 3, 31), "frame", dt.date(2028, 3, 31))
NEEDS = [
    Need(trust, item, lot, volume * MILLION, volume * pence)
    for trust, dearer in (("RAA", 0), ("RBB", 10), ("RCC", 20))
    for item, lot, volume, pence in (
        ("wash", "laundry", 2_000_000, 45 + dearer),
        ("burn", "healthcare_waste", 100, 95_000 + 1_000 * dearer),
        ("treat", "healthcare_waste", 200, 50_000 + 1_000 * dearer),
        ("bin", "non_healthcare_waste", 500, 14_000 + 100 * dearer),
    )
]
RULES = (
    SharingRule("local_first", "local", Fraction(2, 5)),
    SharingRule("social_value", "social_value", Fraction(1, 5)),
)
GROUP = make_rule_case(NEEDS, RULES, TERMS)


def test_six_invented_suppliers_some_of_them_favoured() -> None:
    """Some are local, small, socially minded or low in carbon, and those have no costs besides prices."""
    assert [who.name for who in OFFERERS] == [f"Supplier {number:03d}" for number in range(41, 47)]
    favoured = [who for who in OFFERERS if who.local or who.sme or who.attributes]
    assert len(favoured) == 4
    assert all((who.activation, who.delivery, who.switching) == (0, 0, 0) for who in favoured)


def test_whoever_is_low_in_carbon_emits_less() -> None:
    """For each item the offers marked low in carbon emit less than all others, and every offer says what it emits."""
    for item in ("wash", "burn", "treat", "bin"):
        emitted = {o.carbon_kg_millionths or 0: "low_carbon" in o.attributes for o in GROUP.offers if o.item == item}
        assert min(emitted) > 0
        assert [emitted[kg] for kg in sorted(emitted)] == sorted(emitted.values(), reverse=True)


def test_every_rule_is_planted_with_its_scenario() -> None:
    """Each rule has a row of its own: what it costs at most, above nought."""
    rows = {row.scenario: row for row in GROUP.planted if row.kind == "rule"}
    assert set(rows) == {"local_first", "social_value"}
    assert {row.expected for row in rows.values()} == {"costs_at_most"}
    assert all(row.value_pence > 0 for row in rows.values())


def test_a_tier_and_an_offer_without_a_price() -> None:
    """A tier of pooled laundry and one offer that is none are planted besides."""
    kinds = [row.kind for row in GROUP.planted]
    assert sorted(kinds) == ["no_price", "pooled_tier", "rule", "rule"]
    (unpriced,) = (offer.offer for offer in GROUP.offers if offer.price_gbp_millionths is None)
    assert unpriced == "045-burn"
