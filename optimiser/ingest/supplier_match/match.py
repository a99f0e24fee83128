"""One supplier from many spellings: the whole way from cells to suppliers, links, questions and cuts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import networkx as nx
import pandas as pd

from optimiser.ingest.decisions import Decision
from optimiser.ingest.supplier_match.components import cut_incoherent, name_graph
from optimiser.ingest.supplier_match.entities import Member, Paid, supplier_rows
from optimiser.ingest.supplier_match.findings import (
    link_table,
    review_table,
    spelling_graph,
    split_table,
    without_idle_reference,
)
from optimiser.ingest.supplier_match.identifiers import Identifiers
from optimiser.ingest.supplier_match.links import link_names
from optimiser.ingest.supplier_match.names import gather_names
from optimiser.ingest.supplier_match.reference import bodies
from optimiser.ingest.supplier_match.spelling import Spelling, read_spelling

_COLUMNS = ("spelling", "company_number", "vat_number", "lines", "pence", "trusts")


@dataclass(frozen=True)
class SupplierMatches:
    """What the matching of suppliers found.

    Parameters
    ----------
    suppliers
        One row a supplier: supplier, name, kind, organisation, intra_group, company_number, vat_number, spellings,
        lines, pence [pence], trusts.
    supplier_of
        Supplier of each spelling.
    links
        One row for each link that merged, which together are the chains: left, right, reason, score, band, supplier.
    review
        One row for each pair that a person should decide, the most pounds first [pence].
    split
        One row for each link that was cut because what it joined did not hold together, with the two ends and why.
    graph
        The spellings as nodes, the links that merged as edges with reason and score; its components are the suppliers.
    """

    suppliers: pd.DataFrame
    supplier_of: dict[str, str]
    links: pd.DataFrame
    review: pd.DataFrame
    split: pd.DataFrame
    graph: nx.Graph[str] = field(repr=False, compare=False)


def match_suppliers(
    spellings: pd.DataFrame,
    decisions: Sequence[Decision] = (),
    members: Sequence[Member] = (),
    known: Mapping[str, str] | None = None,
) -> SupplierMatches:
    """Match suppliers.

    Parameters
    ----------
    spellings
        One row a spelling: spelling; where known company_number, vat_number, lines, pence [pence], trusts (codes joined
        by semicolons). A spelling may have several rows.
    decisions
        What persons decided; the last word on a pair counts and overrides every score. What is accepted is never cut.
    members
        The members of the collaborative: what is paid to one of them, or to a trust that merged into one, stays within
        the group.
    known
        Supplier of each spelling in an earlier run; a supplier keeps its identifier when more files come.
    """
    numbers, paid = _cells(spellings)
    accepted, rejected = _decided(decisions)
    names = gather_names(
        [read_spelling(text, *numbers[text]) for text in sorted(numbers)], _reference(members), rejected
    )
    links = link_names(names, accepted, rejected)
    graph = name_graph(names, links)
    cuts = cut_incoherent(graph, names, rejected)
    parts = [sorted(part) for part in nx.connected_components(graph)]
    parts = sorted(part for part in parts if any(names[place].spellings for place in part))
    table, supplier_of = supplier_rows([[names[place] for place in part] for part in parts], paid, members, known or {})
    shown = without_idle_reference(graph, names)
    return SupplierMatches(
        table,
        supplier_of,
        link_table(shown, names, supplier_of),
        review_table(names, links, cuts, supplier_of, paid),
        split_table(names, cuts),
        spelling_graph(shown, names),
    )


def _cells(frame: pd.DataFrame) -> tuple[dict[str, tuple[str, str]], dict[str, Paid]]:
    """Return by spelling the numbers beside it and what was paid; a spelling with two different numbers has none."""
    found: dict[str, tuple[set[str], set[str], Paid]] = {}
    columns = [frame[name] if name in frame else [""] * len(frame) for name in _COLUMNS]
    for text, company, vat, lines, pence, trusts in zip(*columns, strict=True):
        if pd.isna(text) or not str(text).strip():
            continue
        companies, vats, paid = found.setdefault(str(text), (set(), set(), Paid()))
        companies.update(_told(company))
        vats.update(_told(vat))
        paid.lines += int(lines or 0)
        paid.pence += int(pence or 0)
        paid.trusts.update(code for value in _told(trusts) for code in value.split(";") if code)
    numbers = {text: (_only(companies), _only(vats)) for text, (companies, vats, _) in found.items()}
    return numbers, {text: paid for text, (_, _, paid) in found.items()}


def _told(value: object) -> tuple[str, ...]:
    """Return what a cell tells, if it tells anything."""
    return () if value is None or value != value or not str(value).strip() else (str(value).strip(),)  # noqa: PLR0124


def _only(values: set[str]) -> str:
    return next(iter(values)) if len(values) == 1 else ""


def _decided(decisions: Sequence[Decision]) -> tuple[list[tuple[str, str]], dict[str, frozenset[str]]]:
    """Return the accepted pairs, and by spelling those that were rejected; the last word on a pair counts.

    What is rejected for one spelling is rejected for all that a person said are the same.
    """
    last = {decision.pair[1:]: decision.verdict for decision in decisions if decision.subject == "supplier"}
    accepted = sorted(pair for pair, verdict in last.items() if verdict == "accept")
    same: nx.Graph[str] = nx.Graph(accepted)
    same.add_nodes_from(text for pair in last for text in pair)
    group_of = {text: frozenset(group) for group in nx.connected_components(same) for text in group}
    rejected: dict[str, set[str]] = defaultdict(set)
    for (left, right), verdict in last.items():
        if verdict == "reject":
            for one, other in ((group_of[left], group_of[right]), (group_of[right], group_of[left])):
                for text in one:
                    rejected[text] |= other - {text}
    return accepted, {text: frozenset(others) for text, others in rejected.items()}


def _reference(members: Sequence[Member]) -> list[Spelling]:
    """Return the names of public bodies and of the members, each with its code."""
    codes = {member.trust for member in members}
    named = [(body.name, body.organisation, body.company_number, body.kind) for body in bodies()]
    taken = {name for name, code, _, _ in named if code in codes}
    named += [(member.name, member.trust, "", "nhs_trust") for member in members if member.name not in taken]
    return [
        replace(read_spelling(name), kind=kind, identifiers=Identifiers(number, "", code))
        for name, code, number, kind in sorted(named)
    ]
