"""Road graphs in GraphML."""

from __future__ import annotations

import io

import networkx as nx
import pytest

from optimiser.ingest import graphml_reader
from optimiser.ingest.graphml_reader import HEADER, read_graphml
from optimiser.ingest.raw_table import FileRefusedError


def graphml(graph: nx.Graph) -> bytes:
    """Return a graph as networkx writes it."""
    stream = io.BytesIO()
    nx.write_graphml(graph, stream)
    return stream.getvalue()


def street() -> nx.MultiDiGraph:
    """Return two junctions as OSMnx describes them, with two links there and none back."""
    graph: nx.MultiDiGraph = nx.MultiDiGraph()
    graph.add_node(11, y=54.9, x=-1.5)
    graph.add_node(12, y=54.91, x=-1.51)
    graph.add_edge(11, 12, length=250.5, travel_time=30, name="High Street", highway="residential")
    graph.add_edge(11, 12, length=300.0, speed_kph=45.0, ref="A1", name="Bypass")
    return graph


def test_as_osmnx_writes_it() -> None:
    """Metres become kilometres, seconds or a speed minutes; parallel links have names of their own."""
    table = read_graphml(graphml(street()))
    assert table.header == HEADER
    ends = ["11", "12", "54.9", "-1.5", "54.91", "-1.51"]
    assert table.rows == [
        ["11>12", *ends, "High Street", "0.2505", "0.5"],
        ["11>12#2", *ends, "A1", "0.3", "0.4"],
    ]
    assert table.numbers == [2, 3]


def test_our_own_names_and_both_ways() -> None:
    """The dictionary's own names are read too; a graph without directions has each link both ways."""
    graph: nx.Graph = nx.Graph()
    graph.add_node("A", latitude=54.0, longitude=-1.0)
    graph.add_edge("A", "B", km=12, minutes=10, road="A1")
    assert read_graphml(graphml(graph)).rows == [
        ["A>B", "A", "B", "54", "-1", "", "", "A1", "12", "10"],
        ["B>A", "B", "A", "", "", "54", "-1", "A1", "12", "10"],
    ]


def test_what_is_missing_or_no_number() -> None:
    """A link without a time has none; what is no number is left for the table's own checks to refuse."""
    graph: nx.DiGraph = nx.DiGraph()
    graph.add_edge("A", "B", length="long")
    graph.add_edge("B", "A", length="1e999999999", travel_time="")
    assert [row[-2:] for row in read_graphml(graphml(graph)).rows] == [["long", ""], ["1e999999999", ""]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("declared", ['<!DOCTYPE x [<!ENTITY a "aaa">]>', "<!doctype x>"])
def test_document_types_are_refused(declared: str, encoding: str) -> None:
    """A declaration that could make few bytes many is refused before the file is parsed, in any encoding."""
    data = f'<?xml version="1.0" encoding="{encoding}"?>{declared}<graphml/>'.encode(encoding)
    with pytest.raises(FileRefusedError) as refused:
        read_graphml(data)
    assert refused.value.kind == "hostile-file"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "unreadable-file"),
        (b"<graphml", "unreadable-file"),
        (b"link,origin\n", "unreadable-file"),
        (b"<graphml/>", "unreadable-file"),
        (graphml(nx.DiGraph()), "empty-table"),
    ],
)
def test_what_is_no_graph(data: bytes, kind: str) -> None:
    """Damaged files, other files and graphs without a link are refused."""
    with pytest.raises(FileRefusedError) as refused:
        read_graphml(data)
    assert refused.value.kind == kind


@pytest.mark.parametrize(("limit", "most"), [("MOST_BYTES", 10), ("MOST_LINKS", 1)])
def test_too_large(limit: str, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A graph larger than can be held is refused."""
    monkeypatch.setattr(graphml_reader, limit, most)
    with pytest.raises(FileRefusedError) as refused:
        read_graphml(graphml(street()))
    assert refused.value.kind == "hostile-file"
