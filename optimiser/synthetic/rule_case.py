"""A worked illustration of rules: suppliers who are local, do good or emit less, a little dearer than the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from optimiser.synthetic.group import REACHED, Group
from optimiser.synthetic.offers import Offerer, Terms, discounts
from optimiser.synthetic.planted import Need, list_prices, pool, told_of_pool
from optimiser.synthetic.rows import MILLION
from optimiser.synthetic.services import service_offers, whole_thousand_units
from optimiser.synthetic.sharing_rules import costs_at_most

LAUNDRY, HEALTHCARE_WASTE, OTHER_WASTE = "laundry", "healthcare_waste", "non_healthcare_waste"
_NATIONAL_LAUNDRY = Offerer(41, activation=2_500_000, delivery=300_000, switching=500_000)
_LOCAL_LAUNDRY = Offerer(42, local=True, attributes=("low_carbon",))
_SOCIAL_LAUNDRY = Offerer(43, sme=True, attributes=("social_value",))
_NATIONAL_WASTE = Offerer(44, activation=1_000_000, delivery=150_000)
_LOCAL_WASTE = Offerer(45, local=True, attributes=("social_value", "low_carbon"))
_SMALL_WASTE = Offerer(46, sme=True, local=True, attributes=("low_carbon",))
OFFERERS = (_NATIONAL_LAUNDRY, _LOCAL_LAUNDRY, _SOCIAL_LAUNDRY, _NATIONAL_WASTE, _LOCAL_WASTE, _SMALL_WASTE)
"""Those of the illustration."""
_SELLS = (
    (_NATIONAL_LAUNDRY, (LAUNDRY,), 9_900, 100),
    (_LOCAL_LAUNDRY, (LAUNDRY,), 10_150, 55),
    (_SOCIAL_LAUNDRY, (LAUNDRY,), 10_050, 90),
    (_NATIONAL_WASTE, (HEALTHCARE_WASTE, OTHER_WASTE), 9_500, 110),
    (_LOCAL_WASTE, (HEALTHCARE_WASTE,), 9_800, 60),
    (_SMALL_WASTE, (OTHER_WASTE,), 9_750, 65),
)
"""Supplier, its lots, its prices [hundredths of a per cent of the average], what it emits [per cent of the usual]."""
_USUAL_CARBON = {LAUNDRY: 420_000, HEALTHCARE_WASTE: 900 * MILLION, OTHER_WASTE: 120 * MILLION}
"""What a unit of each lot emits as a rule; invented [millionths of a kilogram of CO2e]."""
_TOP = Fraction(6, 100)


@dataclass(frozen=True)
class SharingRule:
    """A rule of a scenario: suppliers with an attribute get a share of the spend.

    Parameters
    ----------
    scenario
        The scenario it stands in.
    attribute
        Who is favoured.
    share
        What part of the spend they are to have [fraction].
    """

    scenario: str
    attribute: str
    share: Fraction


def make_rule_case(needs: Sequence[Need], rules: Sequence[SharingRule], terms: Terms) -> Group:
    """Make offers for laundry and waste, and the record of what rules in favour of some suppliers cost at most.

    Parameters
    ----------
    needs
        What is needed, in the lots of laundry and waste.
    rules
        The rules of the scenarios.
    terms
        What all offers have in common.
    """
    group = Group((LAUNDRY, HEALTHCARE_WASTE, OTHER_WASTE), [], OFFERERS, [])
    for who, lots, level, emits in _SELLS:
        inside = [need for need in needs if need.lot in lots]
        carbon = {need.item: _USUAL_CARBON[need.lot] * emits // 100 for need in inside}
        group.offers += service_offers(who, inside, level, terms, carbon)
    _plant_tier(group, [need for need in needs if need.lot == LAUNDRY])
    _plant_unpriced(group)
    for rule in rules:
        _plant_rule(group, needs, rule)
    return group


def _plant_tier(group: Group, needs: Sequence[Need]) -> None:
    """Hide a tier that only pooled laundry reaches."""
    own = group.offers_by(_NATIONAL_LAUNDRY, LAUNDRY)
    found = pool(needs, _NATIONAL_LAUNDRY, list_prices(own, _NATIONAL_LAUNDRY.code), _TOP)
    low, top = (whole_thousand_units(found.units * REACHED * part) for part in (Fraction(1, 2), Fraction(1)))
    steps = [(low, "0.03"), (top, str(float(_TOP)))]
    group.tiers += discounts(own, "supplier", "all_units", "units", steps)
    told = told_of_pool(found, _NATIONAL_LAUNDRY, "the second tier", f"{top // MILLION:,} units")
    group.plant("pooled_tier", ("saving_at_least", found.gain), told, who=_NATIONAL_LAUNDRY, lot=LAUNDRY)


def _plant_unpriced(group: Group) -> None:
    """Take the price off one offer."""
    (first, *_) = group.offers_by(_LOCAL_WASTE, HEALTHCARE_WASTE)
    unpriced = replace(first, price_gbp_millionths=None)
    group.offers = [unpriced if offer is first else offer for offer in group.offers]
    told = f"an offer of {_LOCAL_WASTE.name} without a price: no offer, and not a price of nought."
    group.plant("no_price", ("unused", 0), told, who=_LOCAL_WASTE, lot=HEALTHCARE_WASTE, offers=[unpriced])


def _plant_rule(group: Group, needs: Sequence[Need], rule: SharingRule) -> None:
    """Record what a rule costs at most."""
    most = costs_at_most(needs, group.offers, _best_discounts(group), rule.attribute, rule.share)
    told = (
        f"{rule.share * 100} % of the spend or more goes to suppliers marked {rule.attribute}. A choice made by hand "
        f"keeps to that; it is dearer by this than what no choice can undercut."
    )
    group.plant("rule", ("costs_at_most", most), told)
    group.planted[-1] = replace(group.planted[-1], planted=f"rule-{rule.scenario}", scenario=rule.scenario)


def _best_discounts(group: Group) -> Mapping[str, Fraction]:
    """Return the most that the tiers of each supplier take off."""
    supplier_of = {offer.offer: offer.supplier for offer in group.offers}
    found: dict[str, Fraction] = {}
    for tier in group.tiers:
        code = supplier_of[tier.offer]
        found[code] = max(found.get(code, Fraction(0)), Fraction(tier.discount or 0))
    return found
