"""Contracts of several trusts that could end together: an interval graph and its maximal cliques."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

import networkx as nx


@dataclass(frozen=True)
class ContractInterval:
    """The days on which one contract can come to its end.

    Parameters
    ----------
    contract
        Name.
    trusts
        Names of the trusts that buy under it, at least one; kept sorted and each once.
    category
        Category of spend; only contracts of one category are aligned.
    earliest
        Day it ends without extension [day number].
    latest
        Day it ends with every extension it allows [day number], not before ``earliest``.

    Raises
    ------
    ValueError
        If there is no trust or the latest end is before the earliest.
    """

    contract: str
    trusts: tuple[str, ...]
    category: str
    earliest: int
    latest: int

    def __post_init__(self) -> None:
        object.__setattr__(self, "trusts", tuple(sorted(set(self.trusts))))
        if not self.trusts:
            msg = f"contract {self.contract}: no trust buys under it"
            raise ValueError(msg)
        if self.latest < self.earliest:
            msg = f"contract {self.contract}: the latest end is before the earliest"
            raise ValueError(msg)


@dataclass(frozen=True)
class AlignmentGroup:
    """Contracts of one category, of at least two different sets of trusts, that could be replaced by one purchase.

    Parameters
    ----------
    category
        Category of spend.
    contracts, trusts
        Names, sorted.
    common_from
        First day on which none of them is still bound: the latest of their ends without extension [day number].
    common_to
        Last day up to which all of them can be kept running: the earliest of their ends with every extension, or
        ``common_from`` where that is before it [day number].
    gap_days
        How far the earliest end with every extension falls short of ``common_from`` [days]; 0 where a day is common.
    needs_extension
        Contracts that end before ``common_from`` and reach it by an extension they allow.
    needs_bridge
        Contracts that end before ``common_from`` even with every extension: a short agreement of their own has to
        bridge the gap.
    """

    category: str
    contracts: tuple[str, ...]
    trusts: tuple[str, ...]
    common_from: int
    common_to: int
    gap_days: int
    needs_extension: tuple[str, ...]
    needs_bridge: tuple[str, ...]


def contract_alignment_graph(intervals: Iterable[ContractInterval], window_days: int) -> nx.Graph[str]:
    r"""Join contracts of one category and of different sets of trusts that can end within a window of each other.

    .. math::
        \{c, d\} \in E \iff \text{category}_c = \text{category}_d,\ T_c \ne T_d,\
        \max(a_c, a_d) - \min(z_c, z_d) \le w

    where :math:`[a_c, z_c]` runs from the end without extension to the end with every extension and :math:`w` is the
    window. Nodes are ``contract:NAME`` with ``kind``, ``name``, ``trusts``, ``category``, ``earliest`` and ``latest``;
    edges carry ``gap_days``, 0 where the intervals meet; the graph carries ``window_days``. Node-link JSON holds it as
    it is.

    Parameters
    ----------
    intervals
        The contracts, each name once.
    window_days
        How far apart two ends may lie [days], at least 0.

    Raises
    ------
    ValueError
        If the window is negative or a contract stands twice.
    """
    rows = sorted(intervals, key=lambda row: (row.category, row.earliest, row.contract))
    if window_days < 0 or len({row.contract for row in rows}) < len(rows):
        msg = "contracts are named once and the window is at least 0 days"
        raise ValueError(msg)
    graph: nx.Graph[str] = nx.Graph(window_days=window_days)
    for row in sorted(rows, key=lambda row: row.contract):
        graph.add_node(
            _node(row),
            kind="contract",
            name=row.contract,
            trusts=list(row.trusts),
            category=row.category,
            earliest=row.earliest,
            latest=row.latest,
        )
    for _, of_category in groupby(rows, key=lambda row: row.category):
        open_rows: list[ContractInterval] = []
        for row in of_category:
            # Rows come by their earliest end, so an interval that this one has left behind meets no later one either.
            open_rows = [other for other in open_rows if row.earliest - other.latest <= window_days]
            for other in open_rows:
                if other.trusts != row.trusts:
                    gap = max(0, row.earliest - other.latest)
                    graph.add_edge(_node(other), _node(row), gap_days=gap)
            open_rows.append(row)
    return graph


def alignment_groups(graph: nx.Graph[str]) -> tuple[AlignmentGroup, ...]:
    r"""Find the largest groups of contracts that can all end within the window, by category and day.

    A group is a set of contracts of one category, at least two of them of different sets of trusts, each pair of which
    can end within the window, and to which no contract of the category can be added. Contracts of the same trusts are
    not joined in the graph, for aligning them is no shared purchase, but they stand in a group together: picking one of
    them for each group would give as many groups as there are ways to pick. Where no two contracts of a category have
    the same trusts, the groups are the maximal cliques of the graph with at least two contracts.

    The groups are found by one sweep over end points. Lengthen each interval at its late end by the window,
    :math:`[a_c, z_c + w]`; two contracts can end within the window exactly if these meet. Intervals on a line have the
    Helly property: where each pair meets, all have a day in common. So every group is the set of contracts open on some
    day, and the largest ones are those open when an interval closes and one has opened since the last closing: at most
    one group for each contract, in :math:`O(n \log n)` and the size of the answer, where cliques of a general graph
    can be exponentially many.

    The common days are :math:`[\max_c a_c, \min_c z_c]` where that is an interval; otherwise :math:`\max_c a_c`, the
    first day on which no contract binds, is given alone, with the gap :math:`\max_c a_c - \min_c z_c` to be bridged.

    Parameters
    ----------
    graph
        As made by ``contract_alignment_graph``.
    """
    window: int = graph.graph["window_days"]
    rows = sorted(
        (
            ContractInterval(data["name"], tuple(data["trusts"]), data["category"], data["earliest"], data["latest"])
            for _, data in graph.nodes(data=True)
        ),
        key=lambda row: (row.category, row.contract),
    )
    groups = [
        _describe(members)
        for _, of_category in groupby(rows, key=lambda row: row.category)
        for members in _maximal_sets(list(of_category), window)
        if len({row.trusts for row in members}) > 1
    ]
    return tuple(sorted(groups, key=lambda group: (group.category, group.common_from, group.contracts)))


def _maximal_sets(rows: Sequence[ContractInterval], window: int) -> list[list[ContractInterval]]:
    """Return the maximal sets of lengthened intervals that share a day, each in the order of the rows."""
    # Closed intervals: on one day openings (0) come before closings (1).
    events = sorted(
        event for place, row in enumerate(rows) for event in ((row.earliest, 0, place), (row.latest + window, 1, place))
    )
    found: list[list[ContractInterval]] = []
    open_places: set[int] = set()
    opened = False
    for _, closing, place in events:
        if not closing:
            open_places.add(place)
            opened = True
            continue
        if opened:
            found.append([rows[member] for member in sorted(open_places)])
            opened = False
        open_places.remove(place)
    return found


def _describe(members: Sequence[ContractInterval]) -> AlignmentGroup:
    """Work out the common days of a group and what it takes to reach them."""
    common_from = max(row.earliest for row in members)
    last = min(row.latest for row in members)
    return AlignmentGroup(
        category=members[0].category,
        contracts=tuple(row.contract for row in members),
        trusts=tuple(sorted({trust for row in members for trust in row.trusts})),
        common_from=common_from,
        common_to=max(common_from, last),
        gap_days=max(0, common_from - last),
        needs_extension=tuple(row.contract for row in members if row.earliest < common_from <= row.latest),
        needs_bridge=tuple(row.contract for row in members if row.latest < common_from),
    )


def _node(row: ContractInterval) -> str:
    """Name the node of a contract."""
    return f"contract:{row.contract}"
