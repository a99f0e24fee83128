"""The supplier-item-trust graph, pooling groups and shared suppliers."""

from __future__ import annotations

import json

import networkx as nx

from models.procurement.graphs import pooling_groups, shared_suppliers, supplier_item_trust_graph
from models.procurement.spend import price_instance
from tests.unit.models.procurement.drawn import lines

# s1 ties gloves to masks; gowns have a supplier and a trust of their own; lamps are bought by two, supplier not known.
TABLE = """
    A gloves s1  1 100
    B gloves s1  1 200
    B gloves s2  - 50
    A masks  s1  1 30
    C gowns  s3  1 900
    A lamps  -   1 7
    B lamps  -   1 8
"""
NOT_DRAWN = """
    D gloves s1  1 -100
    D gloves own 1 100
    D -      s1  1 100
    D gloves s1  1 0
"""


def test_edges_join_items_with_suppliers_and_trusts() -> None:
    """Each edge carries what flows over it: 300 pence for gloves from s1, 250 pence for gloves by trust B."""
    graph = supplier_item_trust_graph(lines(TABLE))
    assert {frozenset(edge): data["pence"] for *edge, data in graph.edges(data=True)} == {
        frozenset({"item:gloves", "supplier:s1"}): 300,
        frozenset({"item:gloves", "supplier:s2"}): 50,
        frozenset({"item:masks", "supplier:s1"}): 30,
        frozenset({"item:gowns", "supplier:s3"}): 900,
        frozenset({"item:gloves", "trust:A"}): 100,
        frozenset({"item:gloves", "trust:B"}): 250,
        frozenset({"item:masks", "trust:A"}): 30,
        frozenset({"item:gowns", "trust:C"}): 900,
        frozenset({"item:lamps", "trust:A"}): 7,
        frozenset({"item:lamps", "trust:B"}): 8,
    }
    assert graph.nodes["item:gloves"] == {"kind": "item", "name": "gloves"}
    assert {data["kind"] for _, data in graph.nodes(data=True)} == {"item", "supplier", "trust"}


def test_credits_internal_unmatched_and_empty_lines_are_not_drawn() -> None:
    """Lines of the four kinds change nothing in the graph."""
    with_more = supplier_item_trust_graph(lines(TABLE + NOT_DRAWN.lstrip("\n"), owners={"own": "A"}))
    without = supplier_item_trust_graph(lines(TABLE))
    assert nx.node_link_data(with_more, edges="edges") == nx.node_link_data(without, edges="edges")


def test_the_graph_survives_json() -> None:
    """Node-link JSON holds the graph: written and read again it is the same."""
    graph = supplier_item_trust_graph(lines(TABLE))
    text = json.dumps(nx.node_link_data(graph, edges="edges"))
    again = nx.node_link_graph(json.loads(text), edges="edges")
    assert nx.utils.graphs_equal(graph, again)


def test_groups_are_tied_by_suppliers_and_bought_by_two_trusts() -> None:
    """Gloves and masks share s1; lamps stand alone; gowns have one trust only; trust A does not tie lamps to gloves."""
    groups = pooling_groups(supplier_item_trust_graph(lines(TABLE)))
    assert [(group.items, group.suppliers, group.trusts, group.pence) for group in groups] == [
        (("gloves", "masks"), ("s1", "s2"), ("A", "B"), 380),
        (("lamps",), (), ("A", "B"), 15),
    ]


def test_two_trusts_that_share_a_supplier_but_no_item_are_a_group() -> None:
    """A buys gloves and B masks from the one supplier: their volume with it can be pooled."""
    (group,) = pooling_groups(supplier_item_trust_graph(lines("A gloves s 1 10\nB masks s 1 10")))
    assert (group.items, group.trusts) == (("gloves", "masks"), ("A", "B"))


def test_suppliers_that_two_trusts_pay_largest_first() -> None:
    """Credits are taken off, a trust paid back in full pays nothing, lines without an item or a quantity count."""
    shared = shared_suppliers(
        lines(
            """
            A gloves s1  1 100
            B -      s1  - 200
            B -      s1  - -50
            A -      s2  - 500
            B -      s2  - 500
            B -      s2  - -500
            A -      own - 400
            C -      own - 600
            A -      s0  - 125
            C -      s0  - 125
            A -      -   - 999
            B -      -   - 999
            """,
            owners={"own": "C"},
        )
    )
    assert [(row.supplier, dict(row.pence_of_trust), row.pence, row.member) for row in shared] == [
        ("own", {"A": 400, "C": 600}, 1000, "C"),
        ("s0", {"A": 125, "C": 125}, 250, ""),
        ("s1", {"A": 100, "B": 150}, 250, ""),
    ]


def test_more_trusts_may_be_asked_for() -> None:
    """With at least three paying trusts, a supplier of two is not listed."""
    table = "A - s1 - 1\nB - s1 - 1\nC - s1 - 1\nA - s2 - 9\nB - s2 - 9"
    assert [row.supplier for row in shared_suppliers(lines(table), min_trusts=3)] == ["s1"]


def test_no_lines_give_nothing() -> None:
    """Without lines there is an empty graph, no group and no supplier."""
    empty = price_instance(trust=[], item=[], supplier=[], millionths=[], pence=[])
    graph = supplier_item_trust_graph(empty)
    assert (len(graph), pooling_groups(graph), shared_suppliers(empty)) == (0, (), ())
