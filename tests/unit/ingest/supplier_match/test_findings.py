"""The tables of chains, questions and cuts."""

from __future__ import annotations

from optimiser.ingest.supplier_match.components import Cut, name_graph
from optimiser.ingest.supplier_match.entities import Paid
from optimiser.ingest.supplier_match.findings import link_table, review_table, split_table, without_idle_reference
from optimiser.ingest.supplier_match.links import Link
from optimiser.ingest.supplier_match.names import Name, gather_names
from optimiser.ingest.supplier_match.spelling import read_spelling

ASKED = Link(0, 1, "alike", 0.9, "review", "likeness")
MERGED = Link(0, 1, "alike", 0.95, "auto", "likeness")


def _names() -> list[Name]:
    return gather_names([read_spelling(text) for text in ("Acorn", "ACORN", "Birch")], [], {})


def test_every_merge_is_a_row() -> None:
    """Spellings of the same words and linked names both stand in the chain."""
    names = _names()
    table = link_table(name_graph(names, [MERGED]), names, {"ACORN": "a", "Acorn": "a", "Birch": "a"})
    assert table[["left", "right", "reason"]].to_numpy().tolist() == [
        ["ACORN", "Acorn", "same name"],
        ["ACORN", "Birch", "alike"],
    ]


def test_a_question_carries_the_smaller_of_the_two_sums() -> None:
    """A cut link is asked about as well, once for two suppliers, with what was cut said."""
    names = _names()
    supplier_of = {"ACORN": "a", "Acorn": "a", "Birch": "b"}
    paid = {"ACORN": Paid(1, 500), "Acorn": Paid(1, 200), "Birch": Paid(1, 300)}
    table = review_table(names, [ASKED], [Cut(MERGED, (0, 1), "why")], supplier_of, paid)
    assert table[["left", "right", "reason", "pence"]].to_numpy().tolist() == [
        ["ACORN", "Birch", "alike; cut, why", 300]
    ]
    assert table["match"].str.match(r"s[0-9a-f]{10}").all()


def test_a_cut_names_its_link_and_its_ends() -> None:
    """What was cut, and which two names would have become one by it."""
    table = split_table(_names(), [Cut(MERGED, (0, 1), "why")])
    assert table.to_numpy().tolist() == [["ACORN", "Birch", "alike", 0.95, "ACORN", "Birch", "why"]]


def test_names_of_the_look_up_that_joined_nothing_are_not_shown() -> None:
    """Other names of a body that was found by its own name are no part of the chain."""
    names = gather_names([read_spelling("Acorn")], [read_spelling("Birch")], {})
    graph = name_graph(names, [Link(0, 1, "public body X", 1.0, "auto")])
    assert list(without_idle_reference(graph, names)) == [0]
