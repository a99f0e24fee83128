"""Distinct purchase-order texts to items, with every link that was made, and those a person should look at."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx
import pandas as pd

from optimiser.ingest.decisions import Decision, match_id
from optimiser.ingest.item_match.alike import alike_links
from optimiser.ingest.item_match.clusters import join
from optimiser.ingest.item_match.equivalents import approved_equivalents
from optimiser.ingest.item_match.keys import read_gtin
from optimiser.ingest.item_match.links import Link, key_links, same_text_links
from optimiser.ingest.item_match.texts import Texts, read_texts

ITEM_COLUMNS = ("item", "name", "unit", "gtin", "nhssc_code", "maker", "maker_part_number", "texts", "lines")
LINK_COLUMNS = ("match", "left", "right", "reason", "score", "band")


@dataclass(frozen=True)
class ItemMatches:
    """What matching found.

    Parameters
    ----------
    items
        One row an item: identifier, name, unit (each), keys (several joined by a blank), number of texts and of lines.
    item_of
        Item of each row of the frame, under the frame's own index.
    text_of
        Text of each row as links and decisions name it.
    links
        Links by which texts were joined, and those a person rejected.
    review
        Links for a person to look at, the most lines first.
    refused_gtins
        GTINs that are none, each with the reason.
    mended
        Rare words that were read as usual ones.
    equivalents
        Items a person approved as clinically equivalent, and entries of that table that cannot be used, with why.
    """

    items: pd.DataFrame
    item_of: pd.Series
    text_of: pd.Series
    links: pd.DataFrame
    review: pd.DataFrame
    refused_gtins: pd.DataFrame
    mended: pd.DataFrame
    equivalents: pd.DataFrame

    def graph(self) -> nx.Graph[str]:
        """Return the graph of texts and the links that joined them; its components are the items."""
        graph: nx.Graph[str] = nx.Graph()
        graph.add_nodes_from(sorted(set(self.text_of)))
        joined = self.links[self.links["band"] == "auto"]
        for left, right, reason in zip(joined["left"], joined["right"], joined["reason"], strict=True):
            graph.add_edge(str(left), str(right), reason=reason)
        return graph

    def chain(self, left: str, right: str) -> list[str]:
        """Return the texts by which two texts came to be one item, and the reason of each step between them.

        Parameters
        ----------
        left, right
            Two texts; the shortest way between them is told. Empty where they are not one item.
        """
        graph = self.graph()
        if left not in graph or right not in graph or not nx.has_path(graph, left, right):
            return []
        way = nx.shortest_path(graph, left, right)
        steps = [part for one, two in pairwise(way) for part in (graph[one][two]["reason"], two)]
        return [left, *steps]


def match_items(
    frame: pd.DataFrame, decisions: Sequence[Decision] = (), equivalents: pd.DataFrame | None = None
) -> ItemMatches:
    """Match purchase-order texts to items: exact keys first, then descriptions with a veto on sizes and strengths.

    Parameters
    ----------
    frame
        Distinct texts, or lines: ``description`` and, where there are any, ``item_code``, ``gtin``, ``maker``, ``mpc``,
        ``unit``, ``pack_size``, ``lines``.
    decisions
        What a person decided about pairs of texts; it stands above everything else.
    equivalents
        Table of clinically equivalent products: ``left``, ``right`` (items or texts), ``approved_by``, ``approved_on``.
        Nothing is ever inferred from it about what is the same item.
    """
    texts = read_texts(frame)
    accepted, kept_apart = _decided(texts, decisions)
    found = [*accepted, *key_links(texts), *same_text_links(texts), *alike_links(texts)]
    apart = {(min(pair), max(pair)) for pair in kept_apart}
    home, links = join(texts, [link for link in found if (link.left, link.right) not in apart], kept_apart)
    rejected = [Link(left, right, "a person rejected it", 0, "reject", 0) for left, right in sorted(apart)]
    names, items = _items(texts, home)
    auto = [link for link in links if link.band == "auto"]
    item_of = pd.Series([names[home[at]] for at in texts.of_row], index=frame.index, dtype="object", name="item")
    text_of = pd.Series([texts.labels[at] for at in texts.of_row], index=frame.index, dtype="object", name="text")
    return ItemMatches(
        items=items,
        item_of=item_of,
        text_of=text_of,
        links=_link_frame(texts, [*auto, *rejected]),
        review=_link_frame(texts, _for_review(texts, links)),
        refused_gtins=_refused_gtins(frame),
        mended=pd.DataFrame(sorted(texts.mended.items()), columns=["word", "read_as"], dtype="object"),
        equivalents=approved_equivalents(equivalents, items, item_of, text_of),
    )


def _decided(texts: Texts, decisions: Sequence[Decision]) -> tuple[list[Link], list[tuple[int, int]]]:
    """Return the links a person accepted and the pairs a person rejected, as far as their texts are here."""
    place = {label: at for at, label in reversed(list(enumerate(texts.labels)))}
    accepted: list[Link] = []
    rejected: list[tuple[int, int]] = []
    for decision in decisions:
        left, right = place.get(decision.left), place.get(decision.right)
        if decision.subject != "item" or left is None or right is None or left == right:
            continue
        if decision.verdict == "accept":
            reason = f"accepted by {decision.who} on {decision.when[:10]}"
            accepted.append(Link(min(left, right), max(left, right), reason, 100, "auto", 0))
        else:
            rejected.append((left, right))
    return accepted, rejected


def _items(texts: Texts, home: Sequence[int]) -> tuple[dict[int, str], pd.DataFrame]:
    """Return the identifier of each item by its first text, and the table of items."""
    members: dict[int, list[int]] = defaultdict(list)
    for at, first in enumerate(home):
        members[first].append(at)
    # A row without description and keys is no item.
    names = {first: "" for first in members if not texts.labels[first]}
    rows: list[tuple[object, ...]] = []
    for first, inside in members.items():
        if first in names:
            continue
        keys = [texts.keys[at] for at in inside]
        gtins = sorted({key.gtin.digits for key in keys if key.gtin})
        npcs = sorted({key.npc for key in keys if key.npc})
        parts = sorted({(key.maker, key.part) for key in keys if key.part})
        named = max(inside, key=lambda at: (texts.weight[at], texts.labels[at]))
        names[first] = _identifier(texts, inside, gtins, npcs)
        makers = sorted({key.maker for key in keys if key.maker})
        rows.append(
            (
                names[first],
                texts.descriptions[named] or texts.labels[named],
                "each",
                " ".join(gtins),
                " ".join(npcs),
                ", ".join(makers),
                " ".join(dict.fromkeys(part for _, part in parts)),
                len(inside),
                sum(texts.weight[at] for at in inside),
            )
        )
    table = pd.DataFrame(rows, columns=list(ITEM_COLUMNS))
    return names, table.sort_values("item", ignore_index=True)


def _identifier(texts: Texts, inside: Sequence[int], gtins: Sequence[str], npcs: Sequence[str]) -> str:
    """Return an identifier that stays while the item's smallest text stays, however the rows are ordered."""
    strongest = min(texts.labels[at] for at in inside)
    digest = hashlib.blake2b(strongest.encode(), digest_size=6).hexdigest()
    return f"item_{(npcs[0].lower() + '_') if npcs else (gtins[0] + '_') if gtins else ''}{digest}"


def _for_review(texts: Texts, links: Sequence[Link]) -> list[Link]:
    """Return the links for a person, each pair once, the most lines first."""
    best: dict[tuple[int, int], Link] = {}
    for link in links:
        if link.band == "review":
            best.setdefault((link.left, link.right), link)
    weight = texts.weight
    return sorted(
        best.values(),
        key=lambda link: (-min(weight[link.left], weight[link.right]), -link.score, link.left, link.right),
    )


def _link_frame(texts: Texts, links: Sequence[Link]) -> pd.DataFrame:
    """Return links as a table, the sides in alphabetical order."""
    rows = []
    for link in links:
        left, right = sorted((texts.labels[link.left], texts.labels[link.right]))
        rows.append((match_id("item", left, right), left, right, link.reason, round(link.score, 1), link.band))
    return pd.DataFrame(rows, columns=list(LINK_COLUMNS))


def _refused_gtins(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the GTINs that are none, each once, with the reason."""
    cells = sorted({str(cell) for cell in frame["gtin"].dropna()}) if "gtin" in frame else []
    read = ((cell, read_gtin(cell)) for cell in cells)
    rows = [(cell, found) for cell, found in read if isinstance(found, str) and found]
    return pd.DataFrame(rows, columns=["gtin", "reason"], dtype="object")
