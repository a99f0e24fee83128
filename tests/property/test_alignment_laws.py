"""The sweep over contract ends against networkx and against the definition."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from models.procurement.alignment import ContractInterval, alignment_groups, contract_alignment_graph

WINDOWS = st.integers(0, 12)
TRUST_SETS = st.sampled_from(["A", "B", "C", "AB", "BC", "ABC"])
CONTRACTS = st.lists(
    st.tuples(TRUST_SETS, st.sampled_from(["waste", "laundry"]), st.integers(0, 40), st.integers(0, 10)), max_size=9
).map(
    lambda rows: [
        ContractInterval(f"c{place}", tuple(trusts), category, earliest, earliest + extension)
        for place, (trusts, category, earliest, extension) in enumerate(rows)
    ]
)
ONE_EACH = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 10)), max_size=9).map(
    lambda rows: [
        ContractInterval(f"c{place}", (f"T{place}",), "waste", earliest, earliest + extension)
        for place, (earliest, extension) in enumerate(rows)
    ]
)


def within(contracts: tuple[ContractInterval, ...], window: int) -> bool:
    """Tell whether each pair is of one category and can end within the window."""
    return all(
        a.category == b.category and max(a.earliest, b.earliest) - min(a.latest, b.latest) <= window
        for a, b in combinations(contracts, 2)
    )


def names_of_groups(contracts: list[ContractInterval], window: int) -> list[frozenset[str]]:
    """Return the contracts of each group that the sweep finds."""
    return [frozenset(group.contracts) for group in alignment_groups(contract_alignment_graph(contracts, window))]


@given(contracts=ONE_EACH, window=WINDOWS)
def test_groups_are_the_maximal_cliques_of_the_graph(contracts: list[ContractInterval], window: int) -> None:
    """Where every contract has trusts of its own, the groups are networkx's maximal cliques of two or more."""
    graph = contract_alignment_graph(contracts, window)
    cliques = [frozenset(graph.nodes[node]["name"] for node in clique) for clique in nx.find_cliques(graph)]
    found = names_of_groups(contracts, window)
    assert len(found) == len(set(found))
    assert set(found) == {clique for clique in cliques if len(clique) > 1}


@given(contracts=CONTRACTS, window=WINDOWS)
def test_groups_are_maximal_cliques_once_the_same_trusts_are_joined(
    contracts: list[ContractInterval], window: int
) -> None:
    """With contracts of the same trusts joined too, groups are the maximal cliques in which trusts differ."""
    overlaps: nx.Graph[str] = nx.Graph()
    overlaps.add_nodes_from(row.contract for row in contracts)
    overlaps.add_edges_from((a.contract, b.contract) for a, b in combinations(contracts, 2) if within((a, b), window))
    trusts = {row.contract: row.trusts for row in contracts}
    differing = {
        frozenset(clique) for clique in nx.find_cliques(overlaps) if len({trusts[contract] for contract in clique}) > 1
    }
    found = names_of_groups(contracts, window)
    assert len(found) == len(set(found))
    assert set(found) == differing


@given(contracts=st.one_of(CONTRACTS, ONE_EACH), window=WINDOWS)
def test_groups_are_what_trying_every_set_finds(contracts: list[ContractInterval], window: int) -> None:
    """Of all sets of contracts of differing trusts that fit, exactly those are found that cannot grow."""
    fitting = [
        frozenset(row.contract for row in chosen)
        for size in range(1, len(contracts) + 1)
        for chosen in combinations(contracts, size)
        if within(chosen, window)
    ]
    trusts = {row.contract: row.trusts for row in contracts}
    largest = {
        chosen
        for chosen in fitting
        if len({trusts[contract] for contract in chosen}) > 1 and not any(chosen < other for other in fitting)
    }
    assert set(names_of_groups(contracts, window)) == largest


@given(contracts=CONTRACTS, window=WINDOWS)
def test_edges_are_the_definition(contracts: list[ContractInterval], window: int) -> None:
    """Two contracts are joined exactly where they fit and their trusts differ, whatever order they are given in."""
    graph = contract_alignment_graph(contracts, window)
    assert {frozenset((graph.nodes[a]["name"], graph.nodes[b]["name"])) for a, b in graph.edges} == {
        frozenset((a.contract, b.contract))
        for a, b in combinations(contracts, 2)
        if within((a, b), window) and a.trusts != b.trusts
    }
    backwards = contract_alignment_graph(reversed(contracts), window)
    assert nx.node_link_data(backwards, edges="edges") == nx.node_link_data(graph, edges="edges")


@given(contracts=CONTRACTS, window=WINDOWS)
def test_the_common_days_are_reached_as_stated(contracts: list[ContractInterval], window: int) -> None:
    """By the common days every contract is over or extendable, but for those named for a bridge."""
    by_name = {row.contract: row for row in contracts}
    for group in alignment_groups(contract_alignment_graph(contracts, window)):
        members = [by_name[contract] for contract in group.contracts]
        assert 0 <= group.gap_days <= window
        assert group.common_from <= group.common_to
        for row in members:
            assert row.earliest <= group.common_from
            assert (row.contract in group.needs_bridge) == (row.latest < group.common_from)
            assert (row.contract in group.needs_extension) == (row.earliest < group.common_from <= row.latest)
            assert row.latest + group.gap_days >= group.common_to
        assert any(row.earliest == group.common_from for row in members)
        assert bool(group.needs_bridge) == (group.gap_days > 0)
        assert group.trusts == tuple(sorted({trust for row in members for trust in row.trusts}))
