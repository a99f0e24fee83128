"""Contracts that could end together."""

from __future__ import annotations

import json

import networkx as nx
import pytest

from models.procurement.alignment import AlignmentGroup, ContractInterval, alignment_groups, contract_alignment_graph


def contract(name: str, trusts: str, earliest: int, latest: int, category: str = "waste") -> ContractInterval:
    """Make a contract; each letter is a trust."""
    return ContractInterval(name, tuple(trusts), category, earliest, latest)


def groups(window: int, *contracts: ContractInterval) -> tuple[AlignmentGroup, ...]:
    """Find the groups of some contracts."""
    return alignment_groups(contract_alignment_graph(contracts, window))


def test_contracts_within_the_window_are_joined() -> None:
    """One that ends by day 100 and one from day 130 are joined by a window of 30 days and not by one of 29."""
    pair = (contract("c1", "A", 90, 100), contract("c2", "B", 130, 140))
    assert contract_alignment_graph(pair, 29).number_of_edges() == 0
    graph = contract_alignment_graph(pair, 30)
    assert list(graph.edges(data=True)) == [("contract:c1", "contract:c2", {"gap_days": 30})]


def test_other_categories_and_the_same_trusts_are_not_joined() -> None:
    """Of five contracts that end on one day, only those of one category and of different trusts are joined."""
    same_day = (
        contract("c1", "A", 5, 5),
        contract("c2", "A", 5, 5),
        contract("c3", "AB", 5, 5),
        contract("c4", "BA", 5, 5),
        contract("c5", "B", 5, 5, category="laundry"),
    )
    graph = contract_alignment_graph(same_day, 0)
    assert {frozenset(node[-2:] for node in edge) for edge in graph.edges} == {
        frozenset(pair) for pair in (("c1", "c3"), ("c1", "c4"), ("c2", "c3"), ("c2", "c4"))
    }


def test_a_common_day_within_every_contract() -> None:
    """One can end from 100 to 200, one from 150 to 180: together from 150 to 180, if c1 is extended."""
    (group,) = groups(0, contract("c1", "A", 100, 200), contract("c2", "BC", 150, 180))
    assert group == AlignmentGroup(
        category="waste",
        contracts=("c1", "c2"),
        trusts=("A", "B", "C"),
        common_from=150,
        common_to=180,
        gap_days=0,
        needs_extension=("c1",),
        needs_bridge=(),
    )


def test_no_common_day_but_a_gap_within_the_window() -> None:
    """c1 can run to 110, c3 binds until 140: that day is the first free of all; c2 extends, c1 needs a bridge."""
    (group,) = groups(30, contract("c1", "A", 100, 110), contract("c2", "B", 105, 150), contract("c3", "C", 140, 140))
    assert (group.common_from, group.common_to, group.gap_days) == (140, 140, 30)
    assert (group.needs_extension, group.needs_bridge) == (("c2",), ("c1",))


def test_groups_overlap_where_contracts_reach_both_ways() -> None:
    """c2 can end with c1 or with c3, which cannot end together: two groups, by day."""
    found = groups(0, contract("c1", "A", 10, 20), contract("c2", "B", 15, 40), contract("c3", "C", 30, 50))
    assert [(group.contracts, group.common_from, group.common_to) for group in found] == [
        (("c1", "c2"), 15, 20),
        (("c2", "c3"), 30, 40),
    ]


def test_contracts_of_one_trust_stand_in_the_group_together() -> None:
    """Two contracts of A and one of B that end on one day are one group of three, not two of two."""
    (group,) = groups(0, contract("c1", "A", 5, 5), contract("c2", "A", 5, 5), contract("c3", "B", 5, 5))
    assert (group.contracts, group.trusts) == (("c1", "c2", "c3"), ("A", "B"))


def test_one_set_of_trusts_is_no_group() -> None:
    """Joint contracts of the same two trusts, or a single contract, need no aligning between trusts."""
    assert groups(9, contract("c1", "AB", 5, 5), contract("c2", "BA", 5, 5)) == ()
    assert groups(9, contract("c1", "AB", 5, 5)) == ()
    assert groups(9) == ()


def test_the_graph_survives_json() -> None:
    """The graph written as node-link JSON and read again gives the same groups."""
    graph = contract_alignment_graph((contract("c1", "A", 5, 9), contract("c2", "BC", 7, 8)), 3)
    again = nx.node_link_graph(json.loads(json.dumps(nx.node_link_data(graph, edges="edges"))), edges="edges")
    assert nx.utils.graphs_equal(graph, again)
    assert alignment_groups(again) == alignment_groups(graph)


def test_what_is_no_contract_is_refused() -> None:
    """A contract without trusts, with an extension backwards, named twice, or a window below zero is refused."""
    with pytest.raises(ValueError, match="no trust"):
        contract("c1", "", 5, 5)
    with pytest.raises(ValueError, match="before the earliest"):
        contract("c1", "A", 5, 4)
    with pytest.raises(ValueError, match="named once"):
        contract_alignment_graph([contract("c1", "A", 5, 5), contract("c1", "B", 5, 5)], 0)
    with pytest.raises(ValueError, match="at least 0 days"):
        contract_alignment_graph([], -1)
