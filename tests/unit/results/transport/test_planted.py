"""What was planted in transport, beside what overlap and plan found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd

from optimiser.case import Case
from optimiser.results.transport.planted import planted_transport
from tests.unit.small_case import small_case

PLANTED = """\
    planted,kind,expected,trusts,requests,value_gbp,detail
    pair,shared_corridor,shareable,,J1;J2,5,In words.
    apart,must_not_share,not_shareable,,J1;J3,0,In words.
    back,dead_return,one_route,,J2;J3,5,In words.
    rounds,duplicate_round,shareable,,C1;C2;R1;R2,5,In words.
    offers,no_price,unused,,,0,In words.
    """


def case_of(folder: Path) -> Case:
    """Return a case of nothing but what was planted."""
    return small_case(folder, {"planted": PLANTED}, basis={"planted": "synthetic"})


def network(*edges: tuple[str, str]) -> nx.Graph[str]:
    """Return a shareability network of three journeys and two consignments."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(["weekday/J1", "weekday/J2", "weekday/J3", "weekday/C1", "weekday/C2"])
    graph.add_edges_from((f"weekday/{one}", f"weekday/{other}") for one, other in edges)
    return graph


def found(frame: pd.DataFrame) -> dict[str, Any]:
    """Return what was found, by what was planted."""
    return dict(zip(frame["planted"], frame["found"], strict=True))


def stops(*routes: tuple[int, str], plan: str = "together") -> dict[str, pd.DataFrame]:
    """Return the stops of a plan, one a request."""
    rows = [{"day_type": "weekday", "plan": plan, "route": route, "request": name} for route, name in routes]
    return {"transport_stops": pd.DataFrame(rows, columns=["day_type", "plan", "route", "request"])}


def test_pairs_are_found_as_edges_and_lookalikes_as_none(tmp_path: Path) -> None:
    """An edge finds what can share; without one, what may not share is found; of the award nothing is told."""
    graph = network(("J1", "J2"), ("C1", "C2"))
    frame = planted_transport(case_of(tmp_path), graph, {})
    assert found(frame) == {"pair": True, "apart": True, "back": None, "rounds": True}
    how = dict(zip(frame["planted"], frame["how"], strict=True))
    assert how["pair"] == "They can share in the shareability network."
    assert how["back"] == "No plan has them both."


def test_what_is_missed_is_said(tmp_path: Path) -> None:
    """A pair without an edge is not found, and a lookalike with one is a mistake of the method."""
    frame = planted_transport(case_of(tmp_path), network(("J1", "J3")), {})
    assert found(frame) == {"pair": False, "apart": False, "back": None, "rounds": False}


def test_the_plan_together_decides_on_what_is_done_in_turn(tmp_path: Path) -> None:
    """One route for both finds it, two do not; copies of a journey count as the journey, other plans not at all."""
    case, graph = case_of(tmp_path), network(("J1", "J2"))
    one = planted_transport(case, graph, stops((1, "J1"), (1, "J2#2"), (1, "J3"), (2, "J1#2")))
    assert found(one)["back"] is True
    assert dict(zip(one["planted"], one["how"], strict=True))["pair"] == (
        "They can share in the shareability network. One vehicle carries both in the plan together."
    )
    two = planted_transport(case, graph, stops((1, "J2"), (2, "J3")))
    assert found(two)["back"] is False
    alone = planted_transport(case, graph, stops((1, "J2"), (1, "J3"), plan="alone"))
    assert found(alone)["back"] is None


def test_what_was_not_looked_at_is_neither(tmp_path: Path) -> None:
    """Where goods are left out, it stays open whether their overlap would be found."""
    graph = network(("J1", "J2"))
    graph.remove_nodes_from(["weekday/C1", "weekday/C2"])
    frame = planted_transport(case_of(tmp_path), graph, {})
    assert found(frame)["rounds"] is None
    assert set(frame["how"]) >= {"Not among the movements that were looked at."}
