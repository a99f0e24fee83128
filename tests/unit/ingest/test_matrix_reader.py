"""Matrices that routing servers export."""

from __future__ import annotations

import json
from typing import Any

import pytest

from optimiser.ingest import matrix_reader
from optimiser.ingest.matrix_reader import HEADER, read_matrix
from optimiser.ingest.raw_table import FileRefusedError

# As OSRM's table service answers, with `names` added.
OSRM: dict[str, Any] = {
    "code": "Ok",
    "durations": [[0, 100], [1320.5, 0]],
    "distances": [[0, 886.7], [1909.1, 0]],
    "sources": [{"location": [-1.5, 54.9], "name": "", "hint": ""}, {"location": [-1.4, 54.8], "name": "", "hint": ""}],
    "destinations": [],
    "names": ["A", "B"],
}
# As Valhalla's matrix service answers with `verbose`, and without.
CELLS: list[list[dict[str, Any]]] = [
    [{"time": 0, "distance": 0.0}, {"time": 100, "distance": 2.5}],
    [{"time": None}, {"time": 0, "distance": 0.0}],
]
INDEXED = [[{**cell, "from_index": at, "to_index": to} for to, cell in enumerate(row)] for at, row in enumerate(CELLS)]
VALHALLA: dict[str, Any] = {"sources_to_targets": INDEXED, "units": "kilometers", "names": ["A", "B"]}
CONCISE = {"durations": [[0, 100], [None, 0]], "distances": [[0, 2.5], [None, 0]]}


def rows_of(answer: Any) -> list[list[str]]:
    """Return the rows that an answer is read as."""
    return read_matrix(json.dumps(answer).encode()).rows


def test_osrm() -> None:
    """Seconds become minutes and metres kilometres; there is a row for each pair, numbered from 2."""
    table = read_matrix(json.dumps(OSRM).encode())
    assert table.header == HEADER
    assert table.rows == [
        ["A", "A", "0", "0"],
        ["A", "B", "1.666667", "0.8867"],
        ["B", "A", "22.008333", "1.9091"],
        ["B", "B", "0", "0"],
    ]
    assert (table.numbers, table.last_row) == ([2, 3, 4, 5], 5)


def test_osrm_without_distances_or_roads() -> None:
    """Distances may be absent; null is no road, and neither is what the server only estimated."""
    answer = {**OSRM, "durations": [[0, None], [9, 0]], "fallback_speed_cells": [[1, 0]]}
    assert rows_of({**answer, "distances": OSRM["distances"]})[1:3] == [["A", "B", "", ""], ["B", "A", "", ""]]
    del answer["distances"]
    assert rows_of(answer)[0] == ["A", "A", "0", ""]


@pytest.mark.parametrize("found", [INDEXED, CELLS, CONCISE], ids=["verbose", "no indices", "concise"])
def test_valhalla(found: Any) -> None:
    """Both forms of the answer say the same; a pair without a time has no road."""
    assert rows_of({**VALHALLA, "sources_to_targets": found}) == [
        ["A", "A", "0", "0"],
        ["A", "B", "1.666667", "2.5"],
        ["B", "A", "", ""],
        ["B", "B", "0", "0"],
    ]


def test_valhalla_in_miles() -> None:
    """Miles become kilometres exactly."""
    assert rows_of({**VALHALLA, "units": "miles"})[1] == ["A", "B", "1.666667", "4.02336"]


def test_other_destinations() -> None:
    """Sources and destinations may have names of their own."""
    names = {"source_names": ["A"], "destination_names": ["B", "C"]}
    assert rows_of({"code": "Ok", "durations": [[60, 120]], **names}) == [["A", "B", "1", ""], ["A", "C", "2", ""]]


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ([], "no answer"),
        ({"names": ["A"]}, "sources_to_targets"),
        ({**OSRM, "code": "NoTable"}, "error"),
        ({**OSRM, "durations": None}, "no matrix"),
        ({**OSRM, "durations": [[0, "1"], [1, 0]]}, "neither a number"),
        ({**OSRM, "durations": [[0, True], [1, 0]]}, "neither a number"),
        ({**OSRM, "durations": [[0, 1]]}, "1 by 2"),
        ({**OSRM, "durations": [[0, 1], [1]]}, "2 by 1/2"),
        ({**OSRM, "distances": [[0, 1, 2], [1, 0, 2]]}, "distances"),
        ({**OSRM, "fallback_speed_cells": [[5, 0]]}, "fallback_speed_cells"),
        ({**OSRM, "names": ["A"]}, "names for 1 by 1"),
        ({**OSRM, "names": ["A", ""]}, "codes of the places"),
        ({**OSRM, "names": ["A", 5]}, "codes of the places"),
        ({key: value for key, value in OSRM.items() if key != "names"}, "'names'"),
        ({**VALHALLA, "sources_to_targets": INDEXED[::-1]}, "order"),
    ],
)
def test_what_is_no_matrix(answer: Any, words: str) -> None:
    """Anything else is refused in words that say what is wrong, with a remedy."""
    with pytest.raises(FileRefusedError) as refused:
        rows_of(answer)
    assert refused.value.kind == "unreadable-file"
    assert words in refused.value.message
    assert refused.value.message.endswith(".")
    assert refused.value.remedy


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"{", "unreadable-file"),
        (b"", "unreadable-file"),
        (b'{"code": "Ok", "durations": [[NaN]], "names": ["A"]}', "unreadable-file"),
        (b'{"code": "Ok", "durations": [[1e999999999]], "names": ["A"]}', "unreadable-file"),
        (b"[" * 100_000, "unreadable-file"),
        ('{"names": ["Ä"]}'.encode("cp1252"), "wrong-encoding"),
    ],
)
def test_damaged_files(data: bytes, kind: str) -> None:
    """What is no JSON, or holds numbers that would fill the memory, is refused."""
    with pytest.raises(FileRefusedError) as refused:
        read_matrix(data)
    assert refused.value.kind == kind


def test_too_many_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A matrix larger than can be held is refused before its rows are made."""
    monkeypatch.setattr(matrix_reader, "MOST_PAIRS", 3)
    with pytest.raises(FileRefusedError) as refused:
        rows_of(OSRM)
    assert refused.value.kind == "hostile-file"
