"""The variables of the award model, made only where the data or a rule gives them a meaning."""

from __future__ import annotations

from dataclasses import dataclass, field

import pulp

from models.names import NameBook
from models.procurement.award.layout import NO_TIER, Layout
from models.procurement.award.offers import Bundle, Delivery
from models.procurement.award.rules import Each, SwitchLimit, WinnerLimit

Group = tuple[str, ...]
DeliveryKey = tuple[str, str, str | None]


@dataclass
class AwardVariables:
    """What is decided.

    Parameters
    ----------
    layout
        The columns behind ``share``.
    share
        How much of a need a column supplies, one entry a column [units of the column]; whole where steps are counted.
    tier
        Whether a schedule is in a tier, by place of the schedule and of the tier.
    bundle
        Whether a bundle is taken, by its place.
    used
        Whether an offer with a minimum order is used, by its place.
    active
        Whether a supplier is taken on for new terms, where that costs something.
    delivers
        Whether a supplier delivers to a trust on new terms, by supplier, trust and period, where that costs something.
    switches
        Whether a trust leaves its incumbents in a lot, where that costs something or is limited.
    joins
        Whether a trust chooses an option to join in a lot, by trust, lot and option.
    switching_trust
        Whether a trust switches in any lot a rule means, by rule and trust.
    wins
        Whether a supplier wins anything in a group, by rule, group and supplier.
    counts
        Whether a supplier has the share that counts as winning in a group, by rule, group and supplier.
    opens
        Whether anything is bought in a group in which nothing must be, by rule and group; where nothing is, nobody
        need win.
    """

    layout: Layout
    share: list[pulp.LpVariable] = field(default_factory=list)
    tier: dict[tuple[int, int], pulp.LpVariable] = field(default_factory=dict)
    bundle: list[pulp.LpVariable] = field(default_factory=list)
    used: dict[int, pulp.LpVariable] = field(default_factory=dict)
    active: dict[str, pulp.LpVariable] = field(default_factory=dict)
    delivers: dict[DeliveryKey, pulp.LpVariable] = field(default_factory=dict)
    switches: dict[tuple[str, str], pulp.LpVariable] = field(default_factory=dict)
    joins: dict[tuple[str, str, str], pulp.LpVariable] = field(default_factory=dict)
    switching_trust: dict[tuple[str, str], pulp.LpVariable] = field(default_factory=dict)
    wins: dict[tuple[str, Group, str], pulp.LpVariable] = field(default_factory=dict)
    counts: dict[tuple[str, Group, str], pulp.LpVariable] = field(default_factory=dict)
    opens: dict[tuple[str, Group], pulp.LpVariable] = field(default_factory=dict)


def make_variables(problem: pulp.LpProblem, layout: Layout, names: NameBook) -> AwardVariables:
    """Add the variables of an instance to a problem.

    Parameters
    ----------
    problem
        Where they are added.
    layout
        The columns of the instance.
    names
        The names of the model.
    """
    instance = layout.instance
    made = AwardVariables(layout)

    def binary(family: str, *parts: str | int) -> pulp.LpVariable:
        return problem.add_variable(names.name(family, *parts), 0, 1, pulp.LpBinary)

    for column in layout.columns:
        need, offer = instance.needs[column.need], instance.offers[column.offer]
        parts = (need.trust, offer.name) if column.tier == NO_TIER else (need.trust, offer.name, column.tier)
        counted = layout.whole and instance.step_of[need.item] > 1
        category = pulp.LpInteger if counted else pulp.LpContinuous
        made.share.append(problem.add_variable(names.name("share", *parts), 0, float(column.most), category))
    for place, schedule in enumerate(instance.schedules):
        for tier in range(len(schedule.tiers)):
            made.tier[place, tier] = binary("tier", schedule.name, tier)
    made.bundle = [binary("bundle", bundle.name) for bundle in instance.bundles]
    made.used = {place: binary("used", offer.name) for place, offer in enumerate(instance.offers) if offer.minimum}
    made.active = {s.name: binary("active", s.name) for s in instance.suppliers if s.activation}
    for one in instance.deliveries:
        if one.pence:
            made.delivers[delivery_key(one)] = binary("delivers", *filter(None, delivery_key(one)))
    for joining in instance.joinings:
        for option in joining.options:
            chosen = (joining.trust, joining.lot, option.name)
            made.joins[chosen] = binary("joins", *chosen)
    _make_rule_variables(made, binary)
    return made


def _make_rule_variables(made: AwardVariables, binary: object) -> None:
    """Add what only rules ask for."""
    assert callable(binary)
    instance = made.layout.instance
    limits = [rule for rule in instance.rules if isinstance(rule, SwitchLimit)]
    for one in instance.incumbencies:
        limiting = [
            rule
            for rule in limits
            if (rule.where.trusts is None or one.trust in rule.where.trusts)
            and (rule.where.lots is None or one.lot in rule.where.lots)
        ]
        if one.switching or limiting:
            made.switches[one.trust, one.lot] = binary("switches", one.trust, one.lot)
        for limit in limiting:
            key = (limit.name, one.trust)
            if key not in made.switching_trust:
                made.switching_trust[key] = binary("switching_trust", *key)
    for rule in instance.rules:
        if isinstance(rule, WinnerLimit):
            for group, needs in groups_of(made.layout, rule).items():
                if rule.least and not any(instance.needs[place].must_be_met for place in needs):
                    made.opens[rule.name, group] = binary("opens", rule.name, *group)
                for supplier in suppliers_in(made.layout, rule, needs):
                    if rule.most is not None:
                        made.wins[rule.name, group, supplier] = binary("wins", rule.name, *group, supplier)
                    if rule.least:
                        made.counts[rule.name, group, supplier] = binary("counts", rule.name, *group, supplier)


def delivery_key(delivery: Delivery) -> DeliveryKey:
    """Return what tells deliveries apart: supplier, trust and period.

    Parameters
    ----------
    delivery
        Any delivery.
    """
    return (delivery.supplier, delivery.trust, delivery.period)


def group_of(each: Each, trust: str, item: str, lot: str) -> Group:
    """Return the group in which a need is counted.

    Parameters
    ----------
    each
        What a rule counts in.
    trust, item, lot
        Of the need; of the item its product, which is the same in all periods.
    """
    groups: dict[Each, Group] = {
        "all": (),
        "lot": (lot,),
        "item": (item,),
        "trust": (trust,),
        "trust_and_lot": (trust, lot),
    }
    return groups[each]


def groups_of(layout: Layout, rule: WinnerLimit) -> dict[Group, list[int]]:
    """Return the needs that a rule means, by the group they are counted in.

    Parameters
    ----------
    layout
        The columns of the instance.
    rule
        A limit on winners.
    """
    instance = layout.instance
    groups: dict[Group, list[int]] = {}
    for place, need in enumerate(instance.needs):
        if instance.is_about_need(rule.where, need.trust, need.item):
            item = instance.item_of[need.item]
            group = group_of(rule.each, need.trust, item.product or item.name, item.lot)
            groups.setdefault(group, []).append(place)
    return groups


def suppliers_in(layout: Layout, rule: WinnerLimit, needs: list[int]) -> list[str]:
    """Return the suppliers a rule means that could sell anything for some needs, sorted.

    Parameters
    ----------
    layout
        The columns of the instance.
    rule
        A limit on winners.
    needs
        The places of the needs of one of its groups.
    """
    instance = layout.instance
    cells = {(instance.needs[place].trust, instance.needs[place].item) for place in needs}
    found = {
        instance.offers[layout.columns[column].offer].supplier
        for place in needs
        for column in layout.of_need.get(place, ())
    } | {bundle.supplier for bundle in instance.bundles if content_in(bundle, cells)}
    return sorted(name for name in found if instance.is_about_supplier(rule.where, name))


def content_in(bundle: Bundle, cells: set[tuple[str, str]]) -> int:
    """Return how much of a bundle is for some trusts and items [millionths].

    Parameters
    ----------
    bundle
        Any bundle.
    cells
        Trusts and items.
    """
    return sum(quantity for trust, item, quantity in bundle.contents if (trust, item) in cells)
