"""Why two descriptions cannot be, or are not certainly, the same item."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import Literal, NamedTuple

from optimiser.ingest.item_match.describe import ItemText
from optimiser.ingest.item_match.words import word_table

_NAMES = {
    "": "number",
    "mass": "weight",
    "volume": "volume",
    "length": "size",
    "percent": "strength",
    "french": "French size",
    "doses": "number of doses",
    "paper": "weight of paper",
}
_SHOWN = {"mass": ("mg", 1000), "volume": ("ml", 1000), "length": ("mm", 1000)}


class Difference(NamedTuple):
    """What stands between two descriptions.

    Parameters
    ----------
    verdict
        ``veto`` if they cannot be the same, ``doubt`` if one says what the other leaves open, ``none``.
    reason
        In words; empty if there is none.
    """

    verdict: Literal["veto", "doubt", "none"]
    reason: str


SAME = Difference("none", "")


def difference(left: ItemText, right: ItemText) -> Difference:
    """Compare measures, codes and the words that exclude one another; other words are left to the score.

    Parameters
    ----------
    left, right
        Two descriptions taken apart.
    """
    excluded = _opposites(left, right)
    if excluded:
        return Difference("veto", excluded)
    doubt = ""
    for kind in sorted({*left.measures, *right.measures}):
        found = _measure_difference(kind, left.measures.get(kind, ()), right.measures.get(kind, ()))
        if found.verdict == "veto":
            return found
        told_as_pack = kind == "doses" and found.verdict == "doubt" and _as_pack(left, right)
        doubt = doubt or ("" if told_as_pack else found.reason)
    if left.codes != right.codes:
        if set(left.codes) - set(right.codes) and set(right.codes) - set(left.codes):
            return Difference("veto", f"code {' '.join(left.codes)} and {' '.join(right.codes)}")
        doubt = doubt or "only one has the code " + " ".join(sorted({*left.codes} ^ {*right.codes}))
    doubt = doubt or _loose_difference(left, right)
    return Difference("doubt", doubt) if doubt else SAME


def _measure_difference(kind: str, left: tuple[Fraction, ...], right: tuple[Fraction, ...]) -> Difference:
    """Compare the values of one kind of measure."""
    if left == right:
        return SAME
    name = _NAMES.get(kind, kind)
    shown = f"{name} {_show(kind, left)} and {_show(kind, right)}"
    ours, theirs = Counter(left), Counter(right)
    if kind.startswith("told per"):
        return Difference("doubt", f"the strength is {shown}")
    if ours == theirs:
        return Difference("doubt", f"the {name}s stand in another order")
    if ours - theirs and theirs - ours:
        return Difference("veto", shown)
    return Difference(
        "doubt", f"only one tells {name} {_show(kind, tuple((ours - theirs or theirs - ours).elements()))}"
    )


def _as_pack(left: ItemText, right: ItemText) -> bool:
    """Whether the doses that only one text tells are the pack of the other."""
    ours, theirs = Counter(left.measures.get("doses", ())), Counter(right.measures.get("doses", ()))
    return all(
        {Fraction(level.count) for level in other.packs} >= set(only)
        for only, other in ((ours - theirs, right), (theirs - ours, left))
    )


def _show(kind: str, values: tuple[Fraction, ...]) -> str:
    """Write values for a person."""
    unit, factor = _SHOWN.get(kind, ("", 1))
    return " × ".join(f"{float(value / factor):g}{unit}" for value in values) or "none"


def _loose_difference(left: ItemText, right: ItemText) -> str:
    """Return the doubt about a bare number that one text has as a pack and the other not at all or otherwise."""
    if left.loose == right.loose:
        return ""
    for one, other in ((left, right), (right, left)):
        if one.loose is not None and one.loose not in {level.count for level in other.packs}:
            return f"the bare number {one.loose} may be a pack or a size"
    return ""


def _opposites(left: ItemText, right: ItemText) -> str:
    """Return two words that exclude one another, one from each text."""
    ours, theirs = {*left.words, *left.silent}, {*right.words, *right.silent}
    only_left, only_right = ours - theirs, theirs - ours
    if not (only_left and only_right):
        return ""
    for word in sorted(only_left):
        opposite = word[1:] if word.startswith("-") else f"-{word}"
        if opposite in only_right:
            return f"{_said(word)} and {_said(opposite)}"
    groups = word_table().groups
    for group in sorted({group for word in only_left for group in groups.get(word, ())}):
        one = sorted(word for word in ours if group in groups.get(word, ()))
        two = sorted(word for word in theirs if group in groups.get(word, ()))
        if one and two and not set(one) & set(two):
            return f"{' '.join(one)} and {' '.join(two)}"
    return _colours(ours, theirs)


def _colours(ours: set[str], theirs: set[str]) -> str:
    """Return two colours where the colour is a code of the thing."""
    table = word_table()
    one, two = ours & table.colours, theirs & table.colours
    if one and two and one != two and ours & theirs & table.colour_coded:
        return f"colour {' '.join(sorted(one))} and {' '.join(sorted(two))}"
    return ""


def _said(word: str) -> str:
    """Write a word, negated or not."""
    return f"not {word[1:]}" if word.startswith("-") else word
