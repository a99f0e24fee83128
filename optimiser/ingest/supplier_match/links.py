"""Why two names may be one supplier: a number, a code, another name, a likeness, or a person's word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from optimiser.ingest.supplier_match.blocks import candidate_pairs
from optimiser.ingest.supplier_match.names import Name, compare
from optimiser.ingest.supplier_match.score import AUTO, REVIEW, Band, other_identity

Ground = Literal["decision", "exact", "likeness"]
_MOST_NAMES_OF_A_NUMBER = 5
_LEAST_TELLING = 8


@dataclass(frozen=True)
class Link:
    """Two names that may be one supplier.

    Parameters
    ----------
    left, right
        Places of the names, the smaller first.
    reason
        Why, for a person.
    score
        From 0 to 1.
    band
        ``auto`` merges; ``review`` asks.
    ground
        What it rests on; a link that rests on a person's word is never cut.
    """

    left: int
    right: int
    reason: str
    score: float
    band: Band
    ground: Ground = "exact"


def link_names(
    names: Sequence[Name], accepted: Sequence[tuple[str, str]], rejected: Mapping[str, frozenset[str]]
) -> list[Link]:
    """Return the links between names, the strongest one of each pair, in order.

    Parameters
    ----------
    names
        All names.
    accepted
        Pairs of spellings that a person said are one supplier.
    rejected
        By spelling, the spellings that a person said are another supplier.
    """
    found = [
        *_by_decision(names, accepted),
        *_by_number(names),
        *_by_shared(names, "public body", lambda name: name.read.identifiers.ods_code),
        *_by_vat(names),
        *_by_other_names(names),
        *_by_doubt(names),
        *_by_likeness(names),
    ]
    best: dict[tuple[int, int], Link] = {}
    for link in found:
        pair = (link.left, link.right)
        if link.ground != "decision" and _is_rejected(names[link.left], names[link.right], rejected):
            continue
        if pair not in best or _strength(link) > _strength(best[pair]):
            best[pair] = link
    return [best[pair] for pair in sorted(best)]


def _strength(link: Link) -> tuple[bool, bool, float]:
    return link.ground == "decision", link.band == "auto", link.score


def _is_rejected(left: Name, right: Name, rejected: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether a person said that a spelling of one is not a spelling of the other."""
    others = {spelling.text for spelling in right.spellings}
    return any(spelling.text in rejected and rejected[spelling.text] & others for spelling in left.spellings)


def _link(left: int, right: int, reason: str, score: float, ground: Ground = "exact") -> Link:
    band: Band = "auto" if score >= AUTO else "review" if score >= REVIEW else "reject"
    return Link(min(left, right), max(left, right), reason, round(score, 4), band, ground)


def _by_decision(names: Sequence[Name], accepted: Sequence[tuple[str, str]]) -> Iterator[Link]:
    """Link what a person said is one supplier."""
    place_of = {spelling.text: place for place, name in enumerate(names) for spelling in name.spellings}
    for left, right in accepted:
        if left in place_of and right in place_of and place_of[left] != place_of[right]:
            yield _link(place_of[left], place_of[right], "a person's decision", 1.0, "decision")


def _grouped(names: Sequence[Name], key: Callable[[Name], str]) -> list[tuple[str, list[int]]]:
    groups: dict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(names):
        if value := key(name):
            groups[value].append(place)
    return [(value, groups[value]) for value in sorted(groups) if len(groups[value]) > 1]


def _by_shared(names: Sequence[Name], what: str, key: Callable[[Name], str]) -> Iterator[Link]:
    """Link names that share a code, each to the first of them that a trust wrote."""
    for value, places in _grouped(names, key):
        first, *others = sorted(places, key=lambda place: (not names[place].spellings, place))
        for place in others:
            yield _link(first, place, f"{what} {value}", 1.0)


def _by_number(names: Sequence[Name]) -> Iterator[Link]:
    """Link names of one company number; a number that many unlike names share is probably none, and asked about."""
    for number, places in _grouped(names, lambda name: name.read.identifiers.company_number):
        unlike = [place for place in places[1:] if compare(names[places[0]], names[place]).score < REVIEW]
        for place in places[1:]:
            if place not in unlike:
                yield _link(places[0], place, f"company number {number}", 1.0)
            elif len(unlike) < _MOST_NAMES_OF_A_NUMBER:
                yield _link(places[0], place, f"company number {number}, though the names differ", 0.98)
            else:
                yield _link(places[0], place, f"number {number} stands with {len(places)} unlike names", 0.76)


def _by_vat(names: Sequence[Name]) -> Iterator[Link]:
    """Link names of one VAT number; a group of companies may share one, so unlike names are asked about."""
    for number, places in _grouped(names, lambda name: name.read.identifiers.vat_number):
        for place in places[1:]:
            found = compare(names[places[0]], names[place])
            if not found.veto:
                alike = found.score >= REVIEW
                yield _link(places[0], place, f"VAT number {number}", 0.97 if alike else 0.8)


def _by_other_names(names: Sequence[Name]) -> Iterator[Link]:
    """Link a name to those that trade under it or had it; a trading name that several use is asked about."""
    own: dict[str, list[int]] = defaultdict(list)
    traders: dict[str, set[int]] = defaultdict(set)
    for place, name in enumerate(names):
        own[name.read.key].append(place)
        for trading in name.read.trading:
            traders[trading].add(place)
    for place, name in enumerate(names):
        for former in name.read.former:
            for other in _others(former, place, names, own):
                yield _link(place, other, "former name", 0.97)
        for trading in name.read.trading:
            sole = len(traders[trading]) == 1
            for other in _others(trading, place, names, own):
                plain = sole and not names[other].read.form and len(trading) >= _LEAST_TELLING
                yield _link(place, other, "trading name", 0.95 if plain else 0.85 if sole else 0.8)


def _others(key: str, place: int, names: Sequence[Name], own: Mapping[str, list[int]]) -> list[int]:
    """Return the other names that are these words, unless their numbers or codes differ."""
    return [
        other
        for other in own.get(key, ())
        if other != place and not other_identity(names[place].read, names[other].read)
    ]


def _by_doubt(names: Sequence[Name]) -> Iterator[Link]:
    """Ask about a name that fits several others of the same words."""
    place_of = {id(name): place for place, name in enumerate(names)}
    for place, name in enumerate(names):
        for other in name.doubtful:
            yield _link(place, place_of[id(other)], "the same words as several suppliers", 0.9)


def _by_likeness(names: Sequence[Name]) -> Iterator[Link]:
    """Link names that are alike; names of the same words were told apart before, and stay so."""
    for left, right in candidate_pairs([name.read.words for name in names]):
        found = compare(names[left], names[right])
        apart = names[left].read.key == names[right].read.key and found.band == "auto"
        looked_up = not (names[left].spellings or names[right].spellings)
        if found.band != "reject" and not apart and not looked_up:
            yield _link(left, right, found.reason, found.score, "likeness")
