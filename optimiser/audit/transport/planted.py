"""What a generator planted in transport beside what was found of it, recomputed from the network and the stops."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

from optimiser.audit.comparison import Comparison
from optimiser.audit.reading import Row, RunRecord

PLACE = "record/findings/transport_planted.csv"
_GRAPH = Path("record") / "graphs" / "shareability.json"
_EXPECTED = ("shareable", "not_shareable", "one_route")
_Pair = frozenset[str]


def check_planted_transport(run: RunRecord, found: Comparison) -> None:
    """Recompute what was found of all that was planted in transport.

    Parameters
    ----------
    run
        The run.
    found
        Takes the differences.
    """
    meant = {row["planted"]: row for row in run.rows("planted") if row["requests"] and row["expected"] in _EXPECTED}
    published = run.findings.get("transport_planted", [])
    if "transport" not in run.levers or not (run.folder / _GRAPH).is_file():
        found.require(not published, PLACE, "", "There is nothing that it could have been found in.")
        return
    by_name = {row["planted"]: row for row in published}
    found.require(len(by_name) == len(published), PLACE, "", "Something planted is listed twice.")
    found.same_keys(PLACE, by_name, meant, "What was planted as")
    known, edges = _network(run)
    routes = _routes(run)
    for name in sorted(by_name.keys() & meant.keys()):
        row = meant[name]
        pair = frozenset(row["requests"].split(";")[:2])
        told = {"kind": row["kind"], "detail": row["detail"]}
        if row["expected"] == "one_route":
            both = pair <= routes.keys()
            due = bool(frozenset.intersection(*(frozenset(routes[code]) for code in pair))) if both else None
        else:
            due = (pair in edges) == (row["expected"] == "shareable") if pair <= known else None
        found.same_columns(PLACE, name, by_name[name], {**told, "found": due})


def _network(run: RunRecord) -> tuple[set[str], set[_Pair]]:
    """Return the movements of the shareability network, and which of them can share, by their codes."""
    graph = json.loads((run.folder / _GRAPH).read_text(encoding="utf-8"))
    known = {_code(node["id"]) for node in graph["nodes"]}
    return known, {frozenset((_code(edge["source"]), _code(edge["target"]))) for edge in graph["edges"]}


def _routes(run: RunRecord) -> dict[str, set[tuple[str, int]]]:
    """Return the routes of the plan together that each journey is on."""
    found: dict[str, set[tuple[str, int]]] = defaultdict(set)
    stops: list[Row] = run.findings.get("transport_stops", [])
    for stop in stops:
        if stop["plan"] == "together":
            found[_code(stop["request"])].add((stop["day_type"], stop["route"]))
    return found


def _code(name: str) -> str:
    """Return the code of a movement in the case."""
    return name.rpartition("/")[2].partition("#")[0]
