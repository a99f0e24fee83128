"""The duty network."""

from __future__ import annotations

import json

import networkx as nx
import numpy as np

from models.fleet.instance import NO_ROAD
from models.fleet.network import DEPOT, DRIVE, HOME, OUT, TASK, WAIT, duty_network, time_space
from tests.unit.models.fleet.drawn import drawn, with_van


def test_the_points_and_arcs_of_a_day() -> None:
    """Each place has its moments; of the ways to a beginning only the latest has an arc."""
    network = time_space(drawn(), 0)
    assert list(zip(network.place.tolist(), network.time.tolist(), strict=True)) == [
        *((0, 60), (0, 100), (0, 110), (0, 130)),
        *((1, 80), (1, 90)),
    ]
    kinds = network.word.tolist()
    assert [kinds.count(word) for word in (TASK, WAIT, DRIVE, OUT, HOME)] == [3, 4, 1, 2, 2]
    (drive,) = np.flatnonzero(network.word == DRIVE)
    assert (network.tail[drive], network.head[drive], network.cost[drive]) == (4, 1, 10)


def test_where_time_costs_every_beginning_and_end_has_an_arc() -> None:
    """Leaving early and waiting costs more than leaving late, so the depot is joined to each beginning."""
    kinds = time_space(with_van(cost_tick=1), 0).word.tolist()
    assert (kinds.count(OUT), kinds.count(HOME)) == (3, 3)


def test_no_road_no_arc() -> None:
    """Where no road leads back nothing is driven empty, and what ends far away is not done."""
    way = np.array([[0, 10], [NO_ROAD, 0]], dtype=np.int64)
    network = time_space(drawn(travel=way), 0)
    assert network.task[network.word == TASK].tolist() == [1, 2]
    assert DRIVE not in network.word


def test_a_vehicle_without_tasks() -> None:
    """A shift in which nothing can be done makes an empty network."""
    network = time_space(with_van(shift=(0, 1)), 0)
    assert (network.nodes, network.arcs) == (0, 0)


def test_the_graph_says_the_same() -> None:
    """Nodes with place and time, edges with what they do; it goes through node-link JSON and back."""
    graph = duty_network(drawn(), 0)
    assert graph.name == "van"
    assert (len(graph), graph.number_of_edges()) == (7, 12)
    assert graph.nodes[DEPOT] == {"place": "base"}
    assert graph.nodes[4] == {"place": "far", "time": 80}
    assert graph.edges[0, 4, 0] == {"does": "task", "cost": 10, "task": "early"}
    again = nx.node_link_graph(json.loads(json.dumps(nx.node_link_data(graph, edges="edges"))), edges="edges")
    assert nx.utils.graphs_equal(again, graph)
