"""The tree of spend that comes with the program: what NHS trusts buy, in three levels, with the words that tell it."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from optimiser.config.shipped import shipped_reference
from optimiser.ingest.item_match.words import singular

TREE_FILE = "spend_tree.csv"
_WORD = re.compile(r"[a-z0-9]+")
_INITIALS = re.compile(r"\b(?:[a-z]\.){2,}(?:[a-z]\b)?")


@dataclass(frozen=True)
class Node:
    """One category of spend.

    Parameters
    ----------
    category
        Its slug.
    parent
        Slug of the category above; empty at the top.
    name
        For people.
    keywords
        Phrases of descriptions that tell it, as words.
    account_names
        Phrases of expense types and account names that tell it, as words.
    general
        Whether it says little, so that another column of the line is asked first.
    """

    category: str
    parent: str
    name: str
    keywords: tuple[tuple[str, ...], ...]
    account_names: tuple[tuple[str, ...], ...]
    general: bool


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text as the tree compares them: small letters, singular, without signs.

    Parameters
    ----------
    text
        As it stands in the file.
    """
    plain = _INITIALS.sub(lambda match: match[0].replace(".", ""), text.lower())
    return tuple(singular(word) for word in _WORD.findall(plain) if word not in {"and", "of", "the", "for"})


@lru_cache(maxsize=1)
def spend_tree() -> Mapping[str, Node]:
    """Return the categories by slug, in the order of the file."""
    with shipped_reference(TREE_FILE).open(encoding="utf-8", newline="") as file:
        return {row["category"]: _node(row) for row in csv.DictReader(file)}


def _node(row: Mapping[str, str]) -> Node:
    """Return the category of one row."""
    keywords, names = (_phrases(row[column]) for column in ("keywords", "account_names"))
    return Node(row["category"], row["parent"], row["name"], keywords, names, row["general"] == "yes")


def _phrases(cell: str) -> tuple[tuple[str, ...], ...]:
    """Return the phrases of a cell as words."""
    return tuple(words_of(phrase) for phrase in cell.split(";") if words_of(phrase))


def path_of(category: str) -> tuple[str, ...]:
    """Return a category and those above it, the topmost first; nothing for one that is not in the tree.

    Parameters
    ----------
    category
        Slug of the category.
    """
    tree = spend_tree()
    way: list[str] = []
    while category in tree:
        way.append(category)
        category = tree[category].parent
    return tuple(reversed(way))
