"""Links between texts: by key, by the same words and sizes, and by likeness within blocks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from optimiser.ingest.item_match.keys import Keys, same_maker
from optimiser.ingest.item_match.texts import Texts
from optimiser.ingest.item_match.veto import difference

Band = Literal["auto", "review", "reject"]


@dataclass(frozen=True)
class Link:
    """Two texts that are, or may be, one item.

    Parameters
    ----------
    left, right
        Positions of the texts, the smaller first.
    reason
        In words.
    score
        How alike they are, 0 to 100; 100 for a key.
    band
        ``auto`` joins them, ``review`` asks a person.
    rank
        Links are taken in this order: 0 a decision, 1 GTIN, 2 NHS Supply Chain code, 3 part number, 4 description.
    """

    left: int
    right: int
    reason: str
    score: float
    band: Band
    rank: int


def key_links(texts: Texts) -> list[Link]:
    """Return the links of texts that share a key.

    Parameters
    ----------
    texts
        The distinct texts.
    """
    found: list[Link] = []
    for name, rank, groups in (
        ("GTIN", 1, _groups((at, keys.gtin.item) for at, keys in enumerate(texts.keys) if keys.gtin)),
        ("NHS Supply Chain code", 2, _groups((at, keys.npc) for at, keys in enumerate(texts.keys) if keys.npc)),
        ("maker and part number", 3, _groups((at, keys.part) for at, keys in enumerate(texts.keys) if keys.part)),
    ):
        for _, members in groups:
            found.extend(_group_links(texts, members, name, rank))
    return found


def _groups(keyed: Iterable[tuple[int, Hashable]]) -> Iterator[tuple[Hashable, list[int]]]:
    """Return the positions that share a key, where there are at least two."""
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for at, key in keyed:
        groups[key].append(at)
    return ((key, members) for key, members in groups.items() if len(members) > 1)


def _group_links(texts: Texts, members: Sequence[int], name: str, rank: int) -> Iterator[Link]:
    """Link each text to the first with the same key that its description does not contradict."""
    heads: list[int] = []
    for at in sorted(members, key=lambda at: (-texts.weight[at], at)):
        contradictions: list[tuple[int, str]] = []
        for head in heads:
            against = _against_key(texts, head, at, rank)
            if not against:
                yield _link(head, at, f"the same {name}{_level(texts, head, at, rank)}", 100, "auto", rank)
                break
            contradictions.append((head, against))
        else:
            heads.append(at)
            for head, against in contradictions[:1]:
                yield _link(head, at, f"the same {name}, but {against}", 100, "review", rank)


def _against_key(texts: Texts, left: int, right: int, rank: int) -> str:
    """Return what contradicts a shared key, or nothing."""
    found = difference(texts.read[left], texts.read[right])
    if found.verdict == "veto":
        return found.reason
    if rank == 3:
        same = same_maker(texts.keys[left].maker, texts.keys[right].maker)
        if same is None:
            return "not both name the maker"
        if not same:
            return f"the makers are {texts.keys[left].maker} and {texts.keys[right].maker}"
    return ""


def _level(texts: Texts, left: int, right: int, rank: int) -> str:
    """Say that two GTINs are of different pack levels."""
    one, two = texts.keys[left].gtin, texts.keys[right].gtin
    return " at another pack level" if rank == 1 and one and two and one.level != two.level else ""


def key_conflict(left: Keys, right: Keys) -> str:
    """Return how two texts' keys differ, which no likeness of descriptions overrides; nothing where they do not.

    Parameters
    ----------
    left, right
        Keys of two texts.
    """
    if left.gtin and right.gtin:
        return "" if left.gtin.item == right.gtin.item else "the GTINs differ"
    if left.npc and right.npc:
        return "" if left.npc == right.npc else "the NHS Supply Chain codes differ"
    if same_maker(left.maker, right.maker) is False:
        return "the makers differ"
    if left.part and right.part and left.part != right.part:
        return "the part numbers differ"
    return ""


def same_text_links(texts: Texts) -> list[Link]:
    """Return the links of texts with the same words, sizes and codes; where their keys differ, a person is asked.

    Parameters
    ----------
    texts
        The distinct texts.
    """
    found: list[Link] = []
    keyed = ((at, (*read.signature, read.loose)) for at, read in enumerate(texts.read) if read.words)
    for _, members in _groups(keyed):
        found.extend(_same_text(texts, members))
    return found


def _same_text(texts: Texts, members: Sequence[int]) -> Iterator[Link]:
    """Link texts that say the same: a text without keys joins those with keys only where these are of one item."""
    ordered = sorted(members, key=lambda at: (-texts.weight[at], at))
    keyed = [at for at in ordered if texts.keys[at].label]
    bare = [at for at in ordered if not texts.keys[at].label]
    heads: list[int] = []
    for at in keyed:
        head = next((head for head in heads if not key_conflict(texts.keys[head], texts.keys[at])), None)
        if head is not None:
            yield _same(head, at)
            continue
        if heads:
            reason = f"the same words and sizes, but {key_conflict(texts.keys[heads[0]], texts.keys[at])}"
            yield _link(heads[0], at, reason, 99, "review", 4)
        heads.append(at)
    if not bare:
        return
    first = heads[0] if len(heads) == 1 else bare[0]
    for at in bare:
        if at != first:
            yield _same(first, at)
    if len(heads) > 1:
        reason = "the same words and sizes as several items that their keys keep apart"
        yield _link(heads[0], bare[0], reason, 99, "review", 4)


def _same(left: int, right: int) -> Link:
    """Link two texts that say the same."""
    return _link(left, right, "the same words and sizes", 100, "auto", 4)


def _link(left: int, right: int, reason: str, score: float, band: Band, rank: int) -> Link:
    """Return a link with the smaller position first."""
    return Link(min(left, right), max(left, right), reason, score, band, rank)
