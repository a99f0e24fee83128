"""Overlap of transport: which movements of which trusts could share a vehicle, where and when; no optimiser."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import networkx as nx
import pandas as pd

from models.transport.shareability import shareability, shareability_graph
from optimiser.case import Case
from optimiser.config.scenario import Scenario
from optimiser.prepare.transport.build import transport_days
from optimiser.prepare.transport.day import TransportDay
from optimiser.prepare.transport.requests import Kinds
from optimiser.prepare.transport.travel import travel_model
from optimiser.results.ledger import findings_frame
from optimiser.results.transport.overlap_contracts import overlap_contracts
from optimiser.results.transport.overlap_day import DayOverlap, clique_rows, corridor_rows, overlap_rows, reason_rows
from optimiser.results.transport.overlap_rounds import round_days

_ROWS = {
    "overlap": overlap_rows,
    "overlap_reasons": reason_rows,
    "overlap_corridors": corridor_rows,
    "overlap_cliques": clique_rows,
}


@dataclass(frozen=True, eq=False)
class OverlapFindings:
    """What overlaps.

    Parameters
    ----------
    tables
        ``overlap``, ``overlap_reasons``, ``overlap_corridors``, ``overlap_cliques`` and ``overlap_contracts``; and
        ``travel_model`` where anything is moved. Complete: for sharing they pass through
        :func:`optimiser.report.privacy.shareable`.
    graph
        The shareability network of all kinds of day; a node is kind of day and movement.
    """

    tables: dict[str, pd.DataFrame] = field(default_factory=dict)
    graph: nx.Graph[str] = field(default_factory=nx.Graph)


def find_overlap(case: Case, scenario: Scenario) -> OverlapFindings:
    """Find the overlap of every kind of day.

    Parameters
    ----------
    case
        With journeys, consignments or rounds; without any of them only its contracts are looked at.
    scenario
        ``transport.overlap_minutes_added`` and what fills in windows and limits.

    Raises
    ------
    InputError
        If a movement cannot be made at all, or a place is not known.
    """
    days = overlap_days(case, scenario)
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in _ROWS}
    graph: nx.Graph[str] = nx.Graph()
    most_added = 60 * scenario.transport.overlap_minutes_added
    for day in days:
        found = shareability(day.instance, most_added)
        overlap = DayOverlap(day, found)
        for name, make in _ROWS.items():
            rows[name] += make(overlap)
        own = shareability_graph(day.instance, found)
        graph.update(nx.relabel_nodes(own, {node: f"{day.day_type}/{node}" for node in own}))
    tables = {name: findings_frame(name, found_rows) for name, found_rows in rows.items()}
    tables["overlap_contracts"] = overlap_contracts(case)
    places = sorted({place for day in days for place in day.instance.places})
    if places:
        tables["travel_model"] = travel_model(case, places).table
    return OverlapFindings(tables, graph)


def overlap_days(case: Case, scenario: Scenario) -> tuple[TransportDay, ...]:
    """Return the days that are looked at: journeys with consignments; and rounds, where nobody says what is on them.

    Parameters
    ----------
    case, scenario
        What is looked at.
    """
    kinds: Kinds = tuple(kind for kind in ("journeys", "consignments") if kind in case)
    days = transport_days(case, scenario, kinds)
    if "consignments" not in case and {"rounds", "round_stops"} <= set(case.tables):
        days = (*days, *round_days(case))
    return days
