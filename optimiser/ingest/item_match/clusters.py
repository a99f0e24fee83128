"""Texts joined to items: strongest links first, and never two texts that a veto or a person keeps apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from optimiser.ingest.item_match.keys import same_maker
from optimiser.ingest.item_match.links import Link
from optimiser.ingest.item_match.texts import Texts
from optimiser.ingest.item_match.veto import difference

MOST_DESCRIPTIONS = 40
_DECIDED = 0
_BY_DESCRIPTION = 4


@dataclass
class _Cluster:
    """Texts joined so far."""

    members: list[int]
    says: dict[tuple[object, ...], int]
    gtins: set[str] = field(default_factory=set)
    npcs: set[str] = field(default_factory=set)
    makers: set[str] = field(default_factory=set)
    apart: set[int] = field(default_factory=set)


def join(texts: Texts, links: Sequence[Link], kept_apart: Sequence[tuple[int, int]]) -> tuple[list[int], list[Link]]:
    """Join texts by their certain links; a link that would bring together what does not belong goes to a person.

    Parameters
    ----------
    texts
        The distinct texts.
    links
        All links; those of band auto are tried from the strongest down.
    kept_apart
        Pairs that a person rejected.

    Returns
    -------
    tuple of list of int and list of Link
        The first text of the item of each text; and the links with the band they ended in.
    """
    linked = {at for link in links for at in (link.left, link.right)} | {at for pair in kept_apart for at in pair}
    clusters = {at: _cluster(texts, at) for at in sorted(linked)}
    home = list(range(len(texts.labels)))
    for left, right in kept_apart:
        clusters[left].apart.add(right)
        clusters[right].apart.add(left)
    told: list[Link] = []
    for link in sorted(links, key=lambda link: (link.rank, -link.score, link.left, link.right)):
        ours, theirs = home[link.left], home[link.right]
        if link.band != "auto":
            told.append(link)
            continue
        if ours != theirs:
            against = "" if link.rank == _DECIDED else _against(texts, clusters[ours], clusters[theirs], link.rank)
            if against:
                told.append(replace(link, band="review", reason=f"{link.reason}, but joined with others: {against}"))
                continue
            _merge(clusters, home, ours, theirs)
        told.append(link)
    return home, [link for link in told if link.band != "review" or home[link.left] != home[link.right]]


def _cluster(texts: Texts, at: int) -> _Cluster:
    """Return a cluster of one text."""
    keys = texts.keys[at]
    return _Cluster(
        [at],
        {texts.read[at].signature: at},
        {keys.gtin.item} if keys.gtin else set(),
        {keys.npc} if keys.npc else set(),
        {keys.maker} if keys.maker else set(),
    )


def _against(texts: Texts, left: _Cluster, right: _Cluster, rank: int) -> str:
    """Return why two clusters must not become one, or nothing."""
    small, large = sorted((left, right), key=lambda cluster: len(cluster.members))
    if any(member in large.apart for member in small.members):
        return "a person keeps two of them apart"
    if len(left.says) + len(right.says) > MOST_DESCRIPTIONS:
        return f"more than {MOST_DESCRIPTIONS} different descriptions, which is suspicious"
    if rank == _BY_DESCRIPTION:
        for name, ours, theirs in (
            ("GTINs", left.gtins, right.gtins),
            ("NHS Supply Chain codes", left.npcs, right.npcs),
        ):
            if ours and theirs and not ours & theirs:
                return f"the {name} differ"
        if any(same_maker(one, two) is False for one in left.makers for two in right.makers):
            return "the makers differ"
    if left.says.keys() <= right.says.keys() or right.says.keys() <= left.says.keys():
        return ""
    for says, at in left.says.items():
        for other, there in right.says.items():
            if says != other:
                found = difference(texts.read[at], texts.read[there])
                if found.verdict == "veto":
                    return found.reason
    return ""


def _merge(clusters: dict[int, _Cluster], home: list[int], ours: int, theirs: int) -> None:
    """Join two clusters under the one whose first text comes first."""
    keep, gone = min(ours, theirs), max(ours, theirs)
    one, two = clusters[keep], clusters[gone]
    one.members += two.members
    for says, at in two.says.items():
        one.says.setdefault(says, at)
    one.gtins |= two.gtins
    one.npcs |= two.npcs
    one.makers |= two.makers
    one.apart |= two.apart
    for member in two.members:
        home[member] = keep
