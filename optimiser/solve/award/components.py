"""What in an award has nothing to do with each other: the graph that ties needs together, and its components."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import replace

import networkx as nx

from models.procurement.award.instance import AwardInstance
from models.procurement.award.offers import Supplier
from models.procurement.award.rules import CarbonPrice, Exclusion, Preference, Rule, TrustsOut
from models.procurement.award.variables import DeliveryKey, delivery_key

_LOCAL = (Exclusion, TrustsOut, CarbonPrice, Preference)
"""Rules that ask something of each purchase alone and so tie nothing together."""


def award_graph(instance: AwardInstance) -> nx.Graph[Hashable]:
    """Return the graph of an award: needs, and whatever ties them together.

    A need is ``("need", trust, item)``. It is joined to its offers, and these to their schedules and to their supplier
    where it can supply only so much in all or in a period, or costs something on new terms; needs are joined by
    bundles, deliveries, costs of switching, the choice of when to join, and by every rule that adds anything up.

    Parameters
    ----------
    instance
        The data.
    """
    graph: nx.Graph[Hashable] = nx.Graph()
    graph.add_nodes_from(("need", need.trust, need.item) for need in instance.needs)
    by_item: dict[str, list[str]] = {}
    for need in instance.needs:
        by_item.setdefault(need.item, []).append(need.trust)
    delivering = {delivery_key(one) for one in instance.deliveries if one.pence}
    for offer in instance.offers:
        node, period = ("offer", offer.name), instance.item_of[offer.item].period
        for trust in by_item.get(offer.item, ()):
            if offer.serves(trust):
                cell = ("need", trust, offer.item)
                graph.add_edge(cell, node)
                if not offer.present:
                    _tie_deliveries(graph, cell, delivering, (offer.supplier, trust, period))
        for tie in _ties_of(instance.supplier_of[offer.supplier], {period}, present=offer.present):
            graph.add_edge(node, tie)
    _tie_schedules(graph, instance)
    _tie_bundles(graph, instance, delivering)
    for one in instance.incumbencies:
        if one.switching:
            _tie(graph, ("switch", one.trust, one.lot), instance.cells_of_place.get((one.trust, one.lot), ()))
    for place in instance.joining_of:
        _tie(graph, ("joining", *place), instance.cells_of_place[place])
    for rule in instance.rules:
        if not isinstance(rule, _LOCAL):
            _tie(graph, ("rule", rule.name), _cells_of(instance, rule))
    return graph


def _tie(graph: nx.Graph[Hashable], node: Hashable, cells: Iterable[tuple[str, str]]) -> None:
    graph.add_edges_from((node, ("need", *cell)) for cell in cells)


def _ties_of(supplier: Supplier, periods: set[str], *, present: bool) -> Iterator[Hashable]:
    """Yield what ties everything bought of a supplier in some periods: its activation and what it can supply."""
    if (supplier.activation and not present) or supplier.capacity is not None:
        yield ("supplier", supplier.name)
    yield from (("supplier", supplier.name, named) for named, _ in supplier.capacities if named in periods)


def _tie_deliveries(
    graph: nx.Graph[Hashable], node: Hashable, delivering: set[DeliveryKey], key: tuple[str, str, str]
) -> None:
    supplier, trust, period = key
    for delivery in ((supplier, trust, None), (supplier, trust, period)):
        if delivery in delivering:
            graph.add_edge(node, ("delivery", *delivery))


def _tie_schedules(graph: nx.Graph[Hashable], instance: AwardInstance) -> None:
    for schedule in instance.schedules:
        for offer in instance.offers_covered[schedule.name]:
            graph.add_edge(("offer", offer.name), ("schedule", schedule.name))


def _tie_bundles(graph: nx.Graph[Hashable], instance: AwardInstance, delivering: set[DeliveryKey]) -> None:
    for bundle in instance.bundles:
        node = ("bundle", bundle.name)
        periods = {instance.item_of[item].period for _, item, _ in bundle.contents}
        _tie(graph, node, [(trust, item) for trust, item, _ in bundle.contents])
        for tie in _ties_of(instance.supplier_of[bundle.supplier], periods, present=False):
            graph.add_edge(node, tie)
        for trust, item, _ in bundle.contents:
            _tie_deliveries(graph, node, delivering, (bundle.supplier, trust, instance.item_of[item].period))


def _cells_of(instance: AwardInstance, rule: Rule) -> list[tuple[str, str]]:
    """Return the needs a rule adds anything up over; a rule that ignores its filter means all."""
    if type(rule).__name__ in {"Budget", "NoTrustWorseOff"}:
        return list(instance.need_of)
    return [cell for cell in instance.need_of if instance.is_about_need(rule.where, *cell)]


def components(instance: AwardInstance) -> list[AwardInstance]:
    """Split an award into parts that can be decided apart, in the order of their first needs.

    Parameters
    ----------
    instance
        The data.
    """
    graph = award_graph(instance)
    part_of = {node: at for at, nodes in enumerate(nx.connected_components(graph)) for node in nodes}
    order: dict[int, None] = {part_of["need", need.trust, need.item]: None for need in instance.needs}
    if len(order) <= 1:
        return [instance]
    return [_part(instance, part_of, at) for at in order]


def _part(instance: AwardInstance, part_of: dict[Hashable, int], at: int) -> AwardInstance:
    """Cut one component out."""
    needs = tuple(need for need in instance.needs if part_of["need", need.trust, need.item] == at)
    inside = {(need.trust, need.item) for need in needs}
    offers = tuple(offer for offer in instance.offers if part_of.get(("offer", offer.name)) == at)
    bundles = tuple(bundle for bundle in instance.bundles if part_of["bundle", bundle.name] == at)
    rules = tuple(
        rule
        for rule in instance.rules
        if isinstance(rule, _LOCAL) or inside.intersection(_cells_of(instance, rule)) or not _cells_of(instance, rule)
    )
    return replace(
        instance,
        needs=needs,
        offers=offers,
        schedules=tuple(s for s in instance.schedules if part_of.get(("schedule", s.name)) == at),
        bundles=bundles,
        rules=rules,
        joinings=tuple(one for one in instance.joinings if part_of["joining", one.trust, one.lot] == at),
    )
