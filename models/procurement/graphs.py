"""Who buys what from whom: the supplier-item-trust graph, groups that could pool, and suppliers that trusts share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx
import numpy as np
import numpy.typing as npt

from models.procurement.cells import aggregate
from models.procurement.spend import PriceInstance


@dataclass(frozen=True)
class PoolingGroup:
    """Items tied together by the suppliers that sell them, and the trusts that buy them.

    Parameters
    ----------
    items, suppliers, trusts
        Names, sorted; at least two trusts.
    pence
        What the trusts paid for the items [pence].
    """

    items: tuple[str, ...]
    suppliers: tuple[str, ...]
    trusts: tuple[str, ...]
    pence: int


@dataclass(frozen=True)
class SharedSupplier:
    """A supplier that several trusts pay.

    Parameters
    ----------
    supplier
        Name.
    pence_of_trust
        What each trust paid, credits taken off [pence]; only trusts for which that is above 0, sorted by name.
    member
        Name of the trust that owns it, whose loss a lower price would be; "" where no member does.
    """

    supplier: str
    pence_of_trust: Mapping[str, int]
    member: str

    @property
    def pence(self) -> int:
        """What those trusts paid together [pence]."""
        return sum(self.pence_of_trust.values())


def supplier_item_trust_graph(instance: PriceInstance) -> nx.Graph[str]:
    r"""Draw which trusts buy which items from which suppliers.

    Nodes are ``supplier:NAME``, ``item:NAME`` and ``trust:NAME`` with ``kind`` and ``name``; edges join an item with
    its suppliers and with its trusts and carry ``pence``. Every line with a known item that is no credit, not internal
    and above zero is drawn, with or without a quantity. A supplier that is not known is no node: it ties nothing
    together. Node-link JSON holds the graph as it is, for all its attributes are text and whole numbers.

    Parameters
    ----------
    instance
        The spend lines.
    """
    graph: nx.Graph[str] = nx.Graph()
    cells = aggregate(instance, _drawn(instance), by_supplier=True)
    edges: dict[tuple[str, str], int] = {}
    for item, supplier, trust, pence, _, _ in cells.rows():
        ends = [("trust", instance.trusts[trust])]
        if instance.suppliers[supplier]:
            ends.append(("supplier", instance.suppliers[supplier]))
        item_node = f"item:{instance.items[item]}"
        graph.add_node(item_node, kind="item", name=instance.items[item])
        for kind, name in ends:
            graph.add_node(f"{kind}:{name}", kind=kind, name=name)
            edge = (item_node, f"{kind}:{name}")
            edges[edge] = edges.get(edge, 0) + pence
    for (left, right), pence in edges.items():
        graph.add_edge(left, right, pence=pence)
    return graph


def pooling_groups(graph: nx.Graph[str]) -> tuple[PoolingGroup, ...]:
    """Find the groups of items that at least two trusts buy: connected components over items and suppliers.

    Trusts do not connect: one trust buys nearly everything and would tie all items into one group that says nothing.
    Within a group any item can be reached from any other through suppliers that sell both; two groups share none, so
    they can be bargained for, and later optimised, apart. Largest spend first, then by first item.

    Parameters
    ----------
    graph
        As made by ``supplier_item_trust_graph``.
    """
    goods = graph.subgraph([node for node, data in graph.nodes(data=True) if data["kind"] != "trust"])
    groups = [group for component in nx.connected_components(goods) if (group := _group(graph, component)) is not None]
    return tuple(sorted(groups, key=lambda group: (-group.pence, group.items)))


def shared_suppliers(instance: PriceInstance, min_trusts: int = 2) -> tuple[SharedSupplier, ...]:
    r"""Find the suppliers that several trusts pay, largest first, then by name.

    .. math:: \{ s : |\{ t : m_{ts} > 0 \}| \ge n \}

    where :math:`m_{ts}` adds up all lines of the trust with the supplier, credits included, with or without an item.
    Suppliers that a member owns are among them, marked.

    Parameters
    ----------
    instance
        The spend lines.
    min_trusts
        Least number of paying trusts [trusts].
    """
    known = np.array([name != "" for name in instance.suppliers], dtype=bool)
    trusts = max(len(instance.trusts), 1)
    keep = known[instance.supplier]
    keys, place = np.unique(instance.supplier[keep] * trusts + instance.trust[keep], return_inverse=True)
    totals = np.zeros(len(keys), dtype=np.int64)
    np.add.at(totals, place, instance.pence[keep])
    payers: dict[int, dict[str, int]] = {}
    for key, pence in zip(keys.tolist(), totals.tolist(), strict=True):
        if pence > 0:
            payers.setdefault(key // trusts, {})[instance.trusts[key % trusts]] = pence
    owners = instance.owners
    shared = [
        SharedSupplier(name, dict(sorted(paid.items())), owners.get(name, ""))
        for name, paid in ((instance.suppliers[supplier], paid) for supplier, paid in payers.items())
        if len(paid) >= min_trusts
    ]
    return tuple(sorted(shared, key=lambda row: (-row.pence, row.supplier)))


def _drawn(instance: PriceInstance) -> npt.NDArray[np.bool_]:
    """Tell which lines stand in the graph."""
    known_item = np.array([name != "" for name in instance.items], dtype=bool)
    owned = instance.member_of_supplier >= 0
    drawn: npt.NDArray[np.bool_] = (instance.pence > 0) & known_item[instance.item] & ~owned[instance.supplier]
    return drawn


def _group(graph: nx.Graph[str], component: set[str]) -> PoolingGroup | None:
    """Name the parts of one component, or return None where fewer than two trusts buy in it."""
    items = sorted(node for node in component if graph.nodes[node]["kind"] == "item")
    bought: list[tuple[str, int]] = [
        (end, data["pence"]) for _, end, data in graph.edges(items, data=True) if graph.nodes[end]["kind"] == "trust"
    ]
    trusts = sorted({graph.nodes[trust]["name"] for trust, _ in bought})
    if len(trusts) < 2:
        return None
    return PoolingGroup(
        items=tuple(graph.nodes[node]["name"] for node in items),
        suppliers=tuple(
            sorted(graph.nodes[node]["name"] for node in component if graph.nodes[node]["kind"] == "supplier")
        ),
        trusts=tuple(trusts),
        pence=sum(pence for _, pence in bought),
    )
