"""The category of each line by rules, with the reason told, and how far the rules carry in lines and pounds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Literal, NamedTuple

import pandas as pd

from optimiser.ingest.categories.tree import path_of, spend_tree, words_of
from optimiser.issues import IssueLog

# The order in which the columns of a line are asked.
FIELDS = ("category", "account_name", "description", "supplier_kind", "area")
OVERRIDE_COLUMNS = ("field", "text", "category")
UNCLASSIFIED = ""
_UNTOLD = "no column tells it"
_ACCOUNT_FIELDS = frozenset({"category", "account_name"})
_SHORTEST_ACCOUNT_IN_TEXT = 4
_SUPPLIER_KINDS: Mapping[str, str] = {"nhs": "nhs_services", "council": "community_care", "individual": "other"}

_Source = Literal["keywords", "account_names"]


class Found(NamedTuple):
    """What one text tells.

    Parameters
    ----------
    category
        Slug; empty where nothing is told.
    phrase
        The words that told it.
    """

    category: str
    phrase: str


class _Rule(NamedTuple):
    phrase: tuple[str, ...]
    category: str
    place: int


def classify(lines: pd.DataFrame, overrides: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return the category of each line and the reason, by the first of its columns that tells more than generalities.

    Parameters
    ----------
    lines
        Any of the columns of FIELDS: ``category`` is the expense type, ``supplier_kind`` is nhs, council or individual.
    overrides
        The case's own word: ``field``, ``text``, ``category``; a line whose field says that text, whatever its capitals
        and signs, has that category.

    Returns
    -------
    pandas.DataFrame
        ``category`` (slug, empty where nothing is told) and ``category_reason``, under the lines' own index.

    Raises
    ------
    InputError
        If an override names a column or a category that does not exist.
    """
    present = [field for field in FIELDS if field in lines]
    stated = _stated(overrides)
    texts = lines[present].fillna("").astype(str)
    distinct = texts.drop_duplicates()
    rows = [_category(dict(zip(present, cells, strict=True)), stated) for cells in distinct.itertuples(index=False)]
    told = distinct.assign(found=[row[0] for row in rows], category_reason=[row[1] for row in rows])
    merged = (
        texts.merge(told, on=present, how="left")
        if present
        else texts.assign(found=UNCLASSIFIED, category_reason=_UNTOLD)
    )
    found = pd.DataFrame({"category": merged["found"], "category_reason": merged["category_reason"]}, dtype="object")
    return found.set_axis(lines.index, axis="index")


def coverage(sums: pd.DataFrame) -> pd.DataFrame:
    """Return lines and pounds of each category, those without one last.

    Parameters
    ----------
    sums
        ``category`` (slug, empty where nothing is told), ``lines``, ``pence`` and ``absolute``, the pounds without
        their signs [pence]; a category may have several rows.

    Returns
    -------
    pandas.DataFrame
        ``category``, ``name``, ``lines``, ``pence``, and the shares of all lines and of the absolute pounds.
    """
    table = sums.groupby("category", as_index=False)[["lines", "pence", "absolute"]].sum()
    order = {category: place for place, category in enumerate((*spend_tree(), UNCLASSIFIED))}
    table = table.sort_values("category", key=lambda column: column.map(order), ignore_index=True)
    names = {category: node.name for category, node in spend_tree().items()}
    table.insert(1, "name", [names.get(category, "not classified") for category in table["category"]])
    table["share_of_lines"] = table["lines"] / max(int(table["lines"].sum()), 1)
    table["share_of_pounds"] = [part / max(int(table["absolute"].sum()), 1) for part in table["absolute"]]
    return table.drop(columns="absolute")


def _stated(overrides: pd.DataFrame | None) -> dict[tuple[str, tuple[str, ...]], str]:
    """Return the case's own word by field and text."""
    if overrides is None:
        return {}
    log = IssueLog()
    stated: dict[tuple[str, tuple[str, ...]], str] = {}
    for row, (field, text, category) in enumerate(
        overrides[list(OVERRIDE_COLUMNS)].fillna("").astype(str).itertuples(index=False), start=2
    ):
        for column, value, known in (("field", field, FIELDS), ("category", category, tuple(spend_tree()))):
            if value not in known:
                message = f"'{value}' is not one of the {len(known)} that are known."
                log.add("not-a-choice", message, table="category_overrides", row=row, column=column, value=value)
        stated[field, words_of(text)] = category
    log.raise_if_errors()
    return stated


def _category(cells: Mapping[str, str], stated: Mapping[tuple[str, tuple[str, ...]], str]) -> tuple[str, str]:
    """Return the category of one line, and why."""
    for field, text in cells.items():
        said = stated.get((field, words_of(text)))
        if said is not None:
            return said, f"the case says so of {field} '{text}'"
    general = (UNCLASSIFIED, _UNTOLD)
    tree = spend_tree()
    for field, text in cells.items():
        found = _told(field, text)
        if not found.category:
            continue
        answer = (found.category, f"{field} says '{found.phrase}'")
        if not tree[found.category].general:
            # A column that says no more than another's parent does not make it less exact.
            return answer
        if not general[0] or general[0] in path_of(found.category):
            general = answer
    return general


def _told(field: str, text: str) -> Found:
    """Return what one column tells."""
    if field == "supplier_kind":
        return Found(_SUPPLIER_KINDS.get(text, ""), text)
    return told_by(text, account=field in _ACCOUNT_FIELDS)


@lru_cache(maxsize=200_000)
def told_by(text: str, *, account: bool) -> Found:
    """Return what a text tells: its longest known phrase.

    Parameters
    ----------
    text
        As it stands in the file.
    account
        Whether it is an expense type or account name, and not a description.
    """
    words = words_of(text)
    first: _Source = "account_names" if account else "keywords"
    second: _Source = "keywords" if account else "account_names"
    candidates = [
        (len(rule.phrase), source == first, sum(map(len, rule.phrase)), -rule.place, rule)
        for source in (first, second)
        for rule in _matching(words, source)
        if account or source == first or _safe(rule.phrase, words)
    ]
    if not candidates:
        return Found(UNCLASSIFIED, "")
    best = max(candidates)[-1]
    return Found(best.category, " ".join(best.phrase))


def _safe(phrase: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether an account name may be read in a description: not where it is one short word among others."""
    return phrase == words or sum(map(len, phrase)) >= _SHORTEST_ACCOUNT_IN_TEXT


def _matching(words: tuple[str, ...], source: _Source) -> Iterator[_Rule]:
    """Return the rules whose phrase stands in a text."""
    index = _index(source)
    for at, word in enumerate(words):
        for rule in index.get(word, ()):
            if words[at : at + len(rule.phrase)] == rule.phrase:
                yield rule


@lru_cache(maxsize=2)
def _index(source: _Source) -> Mapping[str, tuple[_Rule, ...]]:
    """Return the rules by the first word of their phrase."""
    found: dict[str, tuple[_Rule, ...]] = {}
    for place, node in enumerate(spend_tree().values()):
        phrases = node.keywords if source == "keywords" else node.account_names
        for phrase in phrases:
            found[phrase[0]] = (*found.get(phrase[0], ()), _Rule(phrase, node.category, place))
    return found
