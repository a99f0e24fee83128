"""What in an award has nothing to do with each other: the graph that ties needs together, and its components."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import replace

import networkx as nx

from models.procurement.award.instance import AwardInstance
from models.procurement.award.rules import CarbonPrice, Exclusion, Preference, Rule, TrustsOut

_LOCAL = (Exclusion, TrustsOut, CarbonPrice, Preference)
"""Rules that ask something of each purchase alone and so tie nothing together."""


def award_graph(instance: AwardInstance) -> nx.Graph[Hashable]:
    """Return the graph of an award: needs, and whatever ties them together.

    A need is ``("need", trust, item)``. It is joined to its offers, and these to their schedules and to their supplier
    where it costs or can supply something in all; needs are joined by bundles, deliveries, costs of switching, and by
    every rule that adds anything up.

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
    tied = {s.name for s in instance.suppliers if s.activation or s.capacity is not None}
    delivering = {(one.supplier, one.trust) for one in instance.deliveries if one.pence}
    for offer in instance.offers:
        node = ("offer", offer.name)
        for trust in by_item.get(offer.item, ()):
            if offer.serves(trust):
                graph.add_edge(("need", trust, offer.item), node)
                if (offer.supplier, trust) in delivering:
                    graph.add_edge(("need", trust, offer.item), ("delivery", offer.supplier, trust))
        if offer.supplier in tied:
            graph.add_edge(node, ("supplier", offer.supplier))
    _tie_schedules(graph, instance)
    _tie_bundles(graph, instance, tied, delivering)
    for one in instance.incumbencies:
        if one.switching:
            here = [cell for cell in instance.need_of if cell[0] == one.trust and instance.lot_of[cell[1]] == one.lot]
            _tie(graph, ("switch", one.trust, one.lot), here)
    for rule in instance.rules:
        if not isinstance(rule, _LOCAL):
            _tie(graph, ("rule", rule.name), _cells_of(instance, rule))
    return graph


def _tie(graph: nx.Graph[Hashable], node: Hashable, cells: Iterable[tuple[str, str]]) -> None:
    graph.add_edges_from((node, ("need", *cell)) for cell in cells)


def _tie_schedules(graph: nx.Graph[Hashable], instance: AwardInstance) -> None:
    for schedule in instance.schedules:
        for offer in instance.offers_covered[schedule.name]:
            graph.add_edge(("offer", offer.name), ("schedule", schedule.name))


def _tie_bundles(
    graph: nx.Graph[Hashable], instance: AwardInstance, tied: set[str], delivering: set[tuple[str, str]]
) -> None:
    for bundle in instance.bundles:
        node = ("bundle", bundle.name)
        _tie(graph, node, [(trust, item) for trust, item, _ in bundle.contents])
        if bundle.supplier in tied:
            graph.add_edge(node, ("supplier", bundle.supplier))
        for trust in {trust for trust, *_ in bundle.contents}:
            if (bundle.supplier, trust) in delivering:
                graph.add_edge(node, ("delivery", bundle.supplier, trust))


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
    )
