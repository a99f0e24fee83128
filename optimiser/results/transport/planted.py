"""What the generator of a synthetic day planted, beside what overlap and plan found of it: a test of method."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import networkx as nx
import pandas as pd

from optimiser.case import Case
from optimiser.results.ledger import findings_frame

_EXPECTED = ("shareable", "not_shareable", "one_route")
"""What can be expected of transport; anything else planted is of the recommended award."""


def planted_transport(case: Case, graph: nx.Graph[str], tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return ``transport_planted``: each thing planted in transport, and whether it was found.

    Two that can share are found where the shareability network has them as an edge, two that may not where it has not;
    two that fit one after the other where one vehicle does both in the plan together. Where no plan was made, it is
    left empty whether those are found.

    Parameters
    ----------
    case
        With a table of what was planted.
    graph
        The shareability network; a node is a movement by its name, after its kind of day and a slash or without.
    tables
        Findings; the stops of the plan together are in ``transport_stops``, if there is one.
    """
    edges = {frozenset((_code(one), _code(other))) for one, other in graph.edges}
    known = {_code(node) for node in graph}
    routes = _routes(tables.get("transport_stops"))
    rows: list[dict[str, Any]] = []
    for _, planted in case.frame("planted").iterrows():
        if planted["expected"] not in _EXPECTED or not planted["requests"]:
            continue
        pair = frozenset(planted["requests"].split(";")[:2])
        together = None if routes is None or not pair <= set(routes) else _meet(routes, pair)
        found, how = _verdict(planted["expected"], pair in edges if pair <= known else None, together)
        facts = {name: planted[name] for name in ("planted", "kind", "detail")}
        rows.append({**facts, "found": found, "how": how})
    return findings_frame("transport_planted", rows)


def _verdict(expected: str, edge: bool | None, together: bool | None) -> tuple[bool | None, str]:
    """Say whether it was found, and where that shows."""
    used = {None: "", True: " One vehicle carries both in the plan together.", False: ""}[together]
    if expected == "one_route":
        if together is None:
            return None, "No plan has them both."
        told = "One vehicle does both in the plan together." if together else "Different vehicles do them."
        return together, told
    if edge is None:
        return None, "Not among the movements that were looked at."
    told = "They can share in the shareability network." if edge else "They cannot share in the shareability network."
    return edge == (expected == "shareable"), told + used


def _routes(stops: pd.DataFrame | None) -> dict[str, set[tuple[str, int]]] | None:
    """Return the routes of the plan together that each journey is on, by kind of day and number."""
    if stops is None:
        return None
    found: dict[str, set[tuple[str, int]]] = {}
    together = stops[stops["plan"] == "together"]
    for day, route, request in zip(together["day_type"], together["route"], together["request"], strict=True):
        found.setdefault(_code(str(request)), set()).add((str(day), int(route)))
    return found


def _meet(routes: Mapping[str, set[tuple[str, int]]], pair: frozenset[str]) -> bool:
    """Tell whether some route has both of a pair."""
    return bool(set.intersection(*(routes[code] for code in pair)))


def _code(name: str) -> str:
    """Return a movement's code in the case, from its name in the day: without the kind of day and the copy's number."""
    return name.rpartition("/")[2].partition("#")[0]
