"""The tree of spend."""

from __future__ import annotations

from optimiser.ingest.categories.tree import path_of, spend_tree, words_of


def test_a_tree_of_three_levels() -> None:
    """Every category hangs under one that comes before it, in at most three levels; each but the top has words."""
    tree = spend_tree()
    seen: set[str] = set()
    for category, node in tree.items():
        assert node.parent in seen | {""}
        seen.add(category)
        assert node.name
        assert bool(node.parent) == bool(node.keywords or node.account_names)
    assert len(tree) > 100
    assert {len(path_of(category)) for category in tree} == {1, 2, 3}


def test_names_are_told_once() -> None:
    """No two categories have one name, and no phrase of account names is claimed by two."""
    nodes = spend_tree().values()
    names = [node.name for node in nodes]
    phrases = [phrase for node in nodes for phrase in set(node.account_names)]
    assert len(set(names)) == len(names)
    assert sorted({phrase for phrase in phrases if phrases.count(phrase) > 1}) == []


def test_words() -> None:
    """Signs, capitals, plurals and the stops of initials do not count."""
    assert words_of("M.R.I. Scans & X-Rays of the Hand") == ("mri", "scan", "x", "ray", "hand")


def test_paths() -> None:
    """A path runs from the top; an unknown category has none."""
    assert path_of("gloves") == ("care", "clinical", "gloves")
    assert path_of("nothing") == ()
