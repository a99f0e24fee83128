"""What does not hold together is cut."""

from __future__ import annotations

import networkx as nx

from optimiser.ingest.supplier_match.components import Cut, cut_incoherent, name_graph
from optimiser.ingest.supplier_match.links import Ground, Link
from optimiser.ingest.supplier_match.names import Name, gather_names
from optimiser.ingest.supplier_match.spelling import read_spelling

CHAIN = ["Albion Castings", "Birchwood Foundry", "Cedar Millworks"]


def _names(texts: list[str]) -> list[Name]:
    return gather_names([read_spelling(text) for text in texts], [], {})


def _link(left: int, right: int, score: float, ground: Ground = "likeness") -> Link:
    return Link(left, right, "alike", score, "auto", ground)


def _cut(
    texts: list[str], links: list[Link], rejected: dict[str, frozenset[str]] | None = None
) -> tuple[list[list[int]], list[Cut]]:
    names = _names(texts)
    graph = name_graph(names, links)
    cuts = cut_incoherent(graph, names, rejected or {})
    return sorted(sorted(part) for part in nx.connected_components(graph)), cuts


def test_a_chain_of_likeness_with_unlike_ends_is_cut_at_its_weakest_link() -> None:
    """Growth from name to name until the ends have nothing in common is suspicious."""
    parts, cuts = _cut(CHAIN, [_link(0, 1, 0.97), _link(1, 2, 0.94)])
    assert parts == [[0, 1], [2]]
    assert [(cut.link.left, cut.link.right, cut.ends, cut.why) for cut in cuts] == [
        (1, 2, (0, 2), "the ends of the chain are unlike")
    ]


def test_a_number_or_a_code_carries_unlike_names() -> None:
    """A change of name is told by a company number, and is not suspicious."""
    parts, cuts = _cut(CHAIN, [_link(0, 1, 0.98, "exact"), _link(1, 2, 0.94)])
    assert (parts, cuts) == ([[0, 1, 2]], [])


def test_two_company_numbers_never_stay_together() -> None:
    """A likeness between them, through a spelling without a number, is cut."""
    texts = ["Acorn Joinery Ltd 02174990", "Acorn Joinrey Ltd", "Acorn Joinery Ltd 01659837"]
    parts, cuts = _cut(texts, [_link(0, 2, 0.95), _link(1, 2, 0.94)])
    assert len(parts) == 2
    assert [cut.why for cut in cuts] == ["company numbers differ: 01659837, 02174990"]


def test_a_rejection_parts_what_a_third_name_joins() -> None:
    """A person said that the ends are two: the weakest link between them goes."""
    rejected = {CHAIN[0]: frozenset({CHAIN[2]}), CHAIN[2]: frozenset({CHAIN[0]})}
    parts, cuts = _cut(CHAIN, [_link(0, 1, 1.0, "exact"), _link(1, 2, 0.97, "exact")], rejected)
    assert parts == [[0, 1], [2]]
    assert [cut.why for cut in cuts] == ["a person said they are two"]


def test_what_a_person_accepted_is_never_cut() -> None:
    """Where decisions contradict a number, nothing is cut, and that is said."""
    texts = ["Acorn Ltd 02174990", "Birch Ltd 01659837"]
    parts, cuts = _cut(texts, [_link(0, 1, 1.0, "decision")])
    assert parts == [[0, 1]]
    assert [cut.why for cut in cuts] == [
        "kept by a person's decision, although company numbers differ: 02174990, 01659837"
    ]


def test_a_code_outweighs_a_mere_difference_of_words() -> None:
    """Two names of one body may show two kinds or two points of the compass."""
    parts, cuts = _cut(["North Foundry", "South Foundry"], [_link(0, 1, 1.0, "exact")])
    assert (parts, cuts) == ([[0, 1]], [])
